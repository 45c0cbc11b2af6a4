import { spawn } from 'node:child_process'

/** What `npm run verify` holds to: no database, no network, nothing written. */
const CHECKS: readonly (readonly [title: string, command: string, ...args: string[]])[] = [
  ['format', 'oxfmt', '--check', '.'],
  ['lint', 'oxlint', '--type-aware', '--max-warnings', '0'],
  ['types', 'tsc', '--noEmit'],
  ['unused code', 'knip'],
  ['openapi.json is up to date', 'node', 'scripts/openapi.ts', '--check'],
  ['openapi.json by redocly', 'redocly', 'lint', 'openapi.json'],
  ['openapi.json by spectral', 'spectral', 'lint', 'openapi.json', '--fail-severity', 'hint'],
  ['contents of the functions', 'node', 'scripts/check-functions.ts'],
  ['first load of the storefront', 'node', 'scripts/check-storefront.ts'],
  ['licences of the packages', 'node', 'scripts/check-licences.ts'],
  ['lockfile', 'node', 'scripts/check-lockfile.ts'],
  ['no secrets', 'node', 'scripts/check-secrets.ts'],
]

/** Two at a time: more would only wait for each other on a small machine. */
const AT_ONCE = 2

const run = (command: string, args: readonly string[]) =>
  new Promise<{ ok: boolean; output: string }>((resolve) => {
    const child = spawn(command, args, {
      env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
    })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('error', (error) => resolve({ ok: false, output: `${output}${error.message}` }))
    child.on('close', (code) => resolve({ ok: code === 0, output }))
  })

let failed = 0
const queue = [...CHECKS]
const worker = async () => {
  for (let check = queue.shift(); check; check = queue.shift()) {
    const [title, command, ...args] = check
    const started = performance.now()
    const { ok, output } = await run(command, args)
    console.log(`${ok ? 'ok  ' : 'FAIL'} ${title} (${((performance.now() - started) / 1000).toFixed(1)} s)`)
    if (!ok) {
      failed += 1
      console.log(output)
    }
  }
}
await Promise.all(Array.from({ length: AT_ONCE }, worker))

console.log(failed === 0 ? 'Verified.' : `${failed} of ${CHECKS.length} checks failed.`)
process.exitCode = failed === 0 ? 0 : 1
