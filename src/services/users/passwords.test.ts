import { describe, expect, test } from 'vitest'
import { bcryptPasswords } from './passwords.ts'

/** The least of several measurements, which other work on the machine disturbs the least. */
async function leastMs(work: () => Promise<unknown>): Promise<number> {
  let least = Infinity
  for (let run = 0; run < 6; run += 1) {
    const started = performance.now()
    await work()
    least = Math.min(least, performance.now() - started)
  }
  return least
}

describe('bcryptPasswords', () => {
  const passwords = bcryptPasswords(4)

  test('hashes with its cost and a salt of its own, and knows the password again', async () => {
    const hash = await passwords.hash('correct horse')

    expect(hash).toMatch(/^\$2b\$04\$/)
    expect(await passwords.hash('correct horse')).not.toBe(hash)
    expect(await passwords.matches('correct horse', hash)).toBe(true)
    expect(await passwords.matches('correct horsE', hash)).toBe(false)
    expect(await passwords.matches('', hash)).toBe(false)
  })

  test('never cuts: a password that only shares the first 72 bytes does not match', async () => {
    const hash = await passwords.hash('é'.repeat(36))

    expect(await passwords.matches('é'.repeat(36), hash)).toBe(true)
    expect(await passwords.matches(`${'é'.repeat(36)}!`, hash)).toBe(false)
  })

  test('knows which hashes were made with another cost', async () => {
    const hash = await passwords.hash('correct horse')

    expect(passwords.isOutdated(hash)).toBe(false)
    expect(bcryptPasswords(5).isOutdated(hash)).toBe(true)
    expect(bcryptPasswords(10).isOutdated(hash)).toBe(true)
  })

  test('matches no password where there is no hash', async () => {
    for (const password of ['', 'correct horse', 'x'.repeat(500)]) {
      expect(await passwords.matches(password, undefined)).toBe(false)
    }
  })

  test('leaves the event loop to others while it works', async () => {
    const slow = bcryptPasswords(12)
    await passwords.hash('correct horse')
    let turns = 0
    let working = true
    const turn = () => {
      turns += 1
      if (working) setImmediate(turn)
    }
    setImmediate(turn)

    await slow.hash('correct horse')
    working = false

    expect(turns).toBeGreaterThan(1_000)
  })

  test('may be warmed more than once, before and while it works', async () => {
    passwords.warm()
    const hash = passwords.hash('correct horse')
    passwords.warm()

    expect(await passwords.matches('correct horse', await hash)).toBe(true)
  })

  test('works as long without a hash, or for a password that is too long, as with both', async () => {
    const slow = bcryptPasswords(9)
    const hash = await slow.hash('correct horse')
    const usual = await leastMs(() => slow.matches('incorrect horse', hash))

    for (const work of [
      () => slow.matches('incorrect horse', undefined),
      () => slow.matches('x'.repeat(73), hash),
    ]) {
      const ms = await leastMs(work)
      expect(ms).toBeGreaterThan(usual / 3)
      expect(ms).toBeLessThan(usual * 3)
    }
  })
})
