import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { startProcess } from '../../../test/processes.ts'
import { passwordThread } from './password-thread.ts'

const COST = 4

const failingThread = () => passwordThread(new URL('password-thread.fixture.ts', import.meta.url).href)

describe('passwordThread', () => {
  test('answers each of many at once with what it asked for', async () => {
    const thread = passwordThread()
    const names = Array.from({ length: 20 }, (_, index) => `password number ${index}`)
    const hashes = await Promise.all(names.map((name) => thread.hash(name, COST)))

    const right = await Promise.all(names.map((name, index) => thread.compare(name, hashes[index] ?? '')))
    const wrong = await Promise.all(
      names.map((name, index) => thread.compare(name, hashes[19 - index] ?? '')),
    )

    expect(right).toEqual(names.map(() => true))
    expect(wrong).toEqual(names.map(() => false))
  })

  test('refuses what bcrypt cannot do, and goes on', async () => {
    const thread = passwordThread()
    const hash = thread.hash('correct horse', COST)
    const impossible = thread.compare('correct horse', 'x'.repeat(60))
    const next = thread.hash('correct horse', COST)

    await expect(impossible).rejects.toThrow(/salt/i)
    expect(await hash).toMatch(/^\$2b\$04\$/)
    expect(await next).toMatch(/^\$2b\$04\$/)
  })

  test.for([
    ['fails', 'fail', /failed/],
    ['ends', 'end', /ended \(7\)/],
  ] as const)('refuses all who wait when it %s, and starts anew for the next', async ([, word, message]) => {
    const thread = failingThread()
    expect(await thread.hash('first', COST)).toBe('hash of first')

    const waiting = [word, 'late'].map((password) => thread.hash(password, COST))
    const outcomes = await Promise.allSettled(waiting)

    for (const outcome of outcomes) {
      expect(outcome).toEqual({ status: 'rejected', reason: expect.any(Error) })
      expect(String(outcome.status === 'rejected' && outcome.reason)).toMatch(message)
    }
    expect(await thread.hash('next', COST)).toBe('hash of next')
  })

  test('keeps a process alive while it works, and no longer', async ({ onTestFinished }) => {
    const program = `
      import { passwordThread } from './password-thread.ts'
      const thread = passwordThread()
      thread.start()
      console.log(await thread.hash('correct horse', ${COST}))`
    const child = startProcess(process.execPath, ['--input-type=module', '--eval', program], {
      cwd: path.dirname(import.meta.filename),
    })
    onTestFinished(() => child.stop())

    expect(await child.ended()).toBe(0)
    expect(child.output()).toMatch(/^\$2b\$04\$/)
  })
})
