import { projectFiles } from './upkeep/files.ts'
import { lockfileFaults } from './upkeep/lockfile.ts'
import { readProject, report, ROOT } from './upkeep/project.ts'
import { registryFaults } from './upkeep/registries.ts'

// The lockfile of a folder, else of this project, and no registry's address in any file of it.
const folder = process.argv[2] ?? ROOT
const [project, files] = await Promise.all([readProject(folder), projectFiles(folder)])
report([...lockfileFaults(project), ...registryFaults(files)])
