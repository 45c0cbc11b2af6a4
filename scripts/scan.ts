import { parseArgs } from 'node:util'
import { controlAims, shopAims } from '../test/scan/aims.ts'
import { startTarget } from '../test/scan/target.ts'
import { type Aim, type Findings, isInstalled, sqlmap, wapiti } from '../test/scan/tools.ts'

const HELP = `Lets sqlmap and wapiti loose on the built shop, and on a weak site that both must find.

  npm run scan

All of it is on loopback and before a database made for this: nothing else is touched. It takes some minutes. It ends
with 1 when something is found in the shop, or when a scanner did not find the weak site, which would prove nothing.`

const INSTALL = 'Install the scanners first: apt-get install sqlmap wapiti'

interface Scan {
  tool: 'sqlmap' | 'wapiti'
  site: 'shop' | 'control'
  name: string
  /** What must be found, where something must. */
  expected: readonly string[]
  run: () => Promise<Findings>
}

const { values } = parseArgs({ options: { help: { type: 'boolean' } } })
if (values.help) {
  console.log(HELP)
} else if (!(await isInstalled('sqlmap')) || !(await isInstalled('wapiti'))) {
  console.error(INSTALL)
  process.exitCode = 2
} else {
  process.exitCode = await main()
}

async function main(): Promise<number> {
  const started = performance.now()
  const target = await startTarget()
  try {
    const shop = await shopAims(target.shop, target.pool)
    const control = controlAims(target.control)
    const scans: Scan[] = [
      ...control.map((aim) => bySqlmap('control', aim)),
      byWapiti('control', [control[0]]),
      ...inGroups(shop).map((aims) => byWapiti('shop', aims)),
      ...shop.map((aim) => bySqlmap('shop', aim)),
    ]
    const results = await inPairs(scans)
    const lines = target.log().split('\n')
    const errors = lines.filter((line) => /"status":5\d\d/.test(line))
    for (const line of errors.slice(0, 10)) console.log(line)
    console.log(`The shop answered ${statusesIn(lines)}`)
    const found = results.filter(({ scan }) => scan.site === 'shop').flatMap(({ findings }) => findings ?? [])
    const missed = results.filter(
      ({ scan, findings }) =>
        !findings || !scan.expected.every((name) => findings.some((finding) => finding.startsWith(name))),
    )
    const seconds = Math.round((performance.now() - started) / 1000)
    const verdict = missed.length > 0 ? `MISSED OR UNFINISHED in ${missed.length} scans` : 'found'
    console.log(
      `${scans.length} scans, ${seconds} s. Findings: shop ${found.length}, server errors ${errors.length}, control ${verdict}`,
    )
    return found.length === 0 && errors.length === 0 && missed.length === 0 ? 0 : 1
  } finally {
    await target.stop()
  }
}

function bySqlmap(site: Scan['site'], aim: Aim): Scan {
  const expected = site === 'control' ? ['injection'] : []
  return { tool: 'sqlmap', site, name: aim.name, expected, run: () => sqlmap(aim) }
}

function byWapiti(site: Scan['site'], aims: readonly [Aim, ...Aim[]]): Scan {
  const name = aims.map((aim) => aim.name).join(', ')
  const expected = site === 'control' ? ['SQL Injection', 'Cross Site Scripting'] : []
  return { tool: 'wapiti', site, name, expected, run: () => wapiti(aims) }
}

/** What can be asked for by its address alone, for guests and for each token apart. */
function inGroups(aims: readonly Aim[]): [Aim, ...Aim[]][] {
  const groups = new Map<string | undefined, [Aim, ...Aim[]]>()
  for (const aim of aims.filter(({ json }) => !json)) {
    const plain = { ...aim, url: aim.url.replace('*', '') }
    const group = groups.get(aim.token)
    if (group) group.push(plain)
    else groups.set(aim.token, [plain])
  }
  return [...groups.values()]
}

/** How often each status stands in the log, which shows that the scanners got past sign-in and validation. */
function statusesIn(lines: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const line of lines) {
    const status = /"status":(\d+)/.exec(line)?.[1]
    if (status) counts.set(status, (counts.get(status) ?? 0) + 1)
  }
  return Array.from(counts, ([status, times]) => `${times} x ${status}`)
    .sort((a, b) => a.slice(-3).localeCompare(b.slice(-3)))
    .join(', ')
}

/** Runs the scans two at a time and tells of each as it ends. */
async function inPairs(scans: readonly Scan[]): Promise<{ scan: Scan; findings: Findings }[]> {
  const queue = [...scans]
  const results: { scan: Scan; findings: Findings }[] = []
  const worker = async () => {
    for (let scan = queue.shift(); scan; scan = queue.shift()) {
      const started = performance.now()
      const findings = await scan.run()
      const seconds = ((performance.now() - started) / 1000).toFixed(0).padStart(4)
      const told = findings === undefined ? 'did not get through' : findings.join('; ') || 'nothing'
      console.log(`${scan.tool} ${scan.site.padEnd(7)} ${seconds} s  ${scan.name}: ${told}`)
      results.push({ scan, findings })
    }
  }
  await Promise.all([worker(), worker()])
  return results
}
