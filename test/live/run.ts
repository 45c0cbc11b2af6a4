import { spawn } from 'node:child_process'
import path from 'node:path'

// Asks a real model the questions of test/live/. It costs money and its answers differ, so it is no part of `npm test`.

const CONFIG = path.join(import.meta.dirname, 'vitest.config.ts')

if (process.env.OPENAI_API_KEY) {
  const options = ['--config', CONFIG, '--root', '.', ...process.argv.slice(2)]
  const child = spawn('vitest', ['run', ...options], { stdio: 'inherit' })
  child.on('close', (code) => (process.exitCode = code ?? 1))
} else {
  console.log('Not run: the live tests ask a real model, and OPENAI_API_KEY is not set.')
}
