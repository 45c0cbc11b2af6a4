import { licenceFaults } from './upkeep/licences.ts'
import { readProject, report, ROOT } from './upkeep/project.ts'
import { servedPackages } from './upkeep/served.ts'

// The packages of a folder's lockfile, else of this project's, against what this project's bundles hold.
const [{ lockfile }, served] = await Promise.all([readProject(process.argv[2] ?? ROOT), servedPackages()])
report(licenceFaults(lockfile, served))
