import { parentPort } from 'node:worker_threads'

/** A thread for `password-thread.test.ts` that knows no bcrypt: it fails or ends when the password says so. */
parentPort?.on('message', ({ password }: { password: string }) => {
  if (password === 'fail') throw new Error('out of order')
  if (password === 'end') process.exit(7)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage({ result: `hash of ${password}` })
})
