import { projectFiles } from './upkeep/files.ts'
import { report, ROOT } from './upkeep/project.ts'
import { findSecrets } from './upkeep/secrets.ts'

// The files of a folder, else of this project.
const folder = process.argv[2]
const { faults, unused } = await findSecrets(await projectFiles(folder ?? ROOT))
const superfluous = unused.map((password) => `No file has the made-up password ${password} any more.`)
report([...faults, ...(folder === undefined ? superfluous : [])])
