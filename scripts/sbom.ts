import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { readProject, ROOT } from './upkeep/project.ts'
import { billOfMaterials } from './upkeep/sbom.ts'
import { servedPackages } from './upkeep/served.ts'

const HELP = `Writes a software bill of materials (CycloneDX 1.5, JSON) of the packages that ship.

  npm run sbom [-- --out artifacts/sbom.cdx.json]

It names what is in dependencies and what that needs, with licence and hash, and for each package the functions and
pages that hold code of it. It reads the lockfile and needs no network.`

const { values } = parseArgs({ options: { out: { type: 'string' }, help: { type: 'boolean' } } })
if (values.help) {
  console.log(HELP)
} else {
  const out = path.resolve(values.out ?? path.join(ROOT, 'artifacts', 'sbom.cdx.json'))
  const [project, served] = await Promise.all([readProject(ROOT), servedPackages()])
  const bill = await billOfMaterials(project, served)
  await mkdir(path.dirname(out), { recursive: true })
  await writeFile(out, `${JSON.stringify(bill, null, 2)}\n`)
  console.log(
    `Wrote ${out}: ${bill.components.length} packages, ${served.size} of them in functions and pages.`,
  )
}
