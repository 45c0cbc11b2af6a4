import { describe, expect, test } from 'vitest'
import { characters } from '../../http/fields.ts'
import { isCommonPassword } from './common-passwords.ts'
import { COMMON_PASSWORDS } from './common-passwords-list.ts'

describe('isCommonPassword', () => {
  test.for(['password', 'password123', '12345678', 'qwertyuiop', 'iloveyou', '1qaz2wsx', 'trustno1'])(
    'knows %s, in whatever case',
    async (password) => {
      expect(await isCommonPassword(password)).toBe(true)
      expect(await isCommonPassword(password.toUpperCase())).toBe(true)
      expect(await isCommonPassword(`${password.slice(0, 1).toUpperCase()}${password.slice(1)}`)).toBe(true)
    },
  )

  test.for([
    [
      'a passphrase of 64 characters',
      'an evening of silk and cardamom under the old gate of Lahore 1877'.slice(0, 64),
    ],
    ['a passphrase that holds a common one', 'my password123 is longer'],
    ['one of them with a space after it', 'password '],
    ['letters outside ASCII', 'پاس‌ورڈ جو کوئی نہیں جانتا'],
    ['nothing', ''],
  ] as const)('lets %s pass', async ([, password]) => {
    expect(await isCommonPassword(password)).toBe(false)
  })

  test('has a list of exactly 3,000 different passwords, each long enough to be set', () => {
    const list = COMMON_PASSWORDS.split(' ')

    expect(list).toHaveLength(3_000)
    expect(new Set(list).size).toBe(3_000)
    expect(list.filter((password) => characters(password) < 8)).toEqual([])
    expect(list.filter((password) => password !== password.normalize('NFC').toLowerCase())).toEqual([])
  })
})
