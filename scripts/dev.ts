import { spawn } from 'node:child_process'

// `netlify dev` as the shop wants it: `--offline` asks nothing of Netlify, and without edge functions, of which there
// are none, nothing is fetched for them.
const FLAGS = ['--offline', '--internal-disable-edge-functions']

const PARENT_CHECKED_EVERY_MS = 500

const netlify = spawn('netlify', ['dev', ...FLAGS, ...process.argv.slice(2)], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
})
netlify.on('error', (error) => {
  console.error(`netlify dev did not start: ${error.message}`)
  process.exitCode = 1
})
netlify.on('exit', (code) => {
  process.exitCode = code ?? 0
})

// A terminal sends Ctrl-C to netlify too, which then ends by itself.
process.on('SIGINT', () => {})
for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => netlify.kill('SIGTERM'))

// npm ends the shell between itself and this script, not the script: being left alone is a signal as well.
const parent = process.ppid
setInterval(() => process.ppid !== parent && netlify.kill('SIGTERM'), PARENT_CHECKED_EVERY_MS).unref()
