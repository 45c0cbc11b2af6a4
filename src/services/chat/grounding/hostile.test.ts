import fc from 'fast-check'
import { expect, test } from 'vitest'
import { grounded, groundingOf } from './grounded.fixture.ts'

test('never holds back more than 200 characters, whatever comes', () => {
  const hostile = fc.array(
    fc.constantFrom(
      '[[',
      '[',
      '[[p:1,',
      'p:1 and ',
      '1,1',
      '1 ',
      'no ',
      'Rs. ',
      'Rs ',
      'one ',
      'hundred ',
      'five thousand and ',
      'A ',
      'A-',
      'Velvet ',
      'Gown ',
      'a.',
      'a-',
      'a@',
      'special ',
      'buy ',
      'discount ya ',
      'رعایت کوئی ',
      'چار ',
      'up to ',
      '20% ',
      '+9 ',
      '[a](',
      '"',
      '(',
      '\u200B',
      '*',
      'd i s c o u n ',
    ),
    { minLength: 1, maxLength: 4 },
  )
  fc.assert(
    fc.property(hostile, fc.integer({ min: 1, max: 60 }), (units, times) => {
      const grounding = groundingOf()
      grounding.push(units.join('').repeat(times))

      expect(grounding.flush().length).toBeLessThanOrEqual(200)
    }),
    { numRuns: 300 },
  )
})

test('takes 20,000 characters of hostile repetition', () => {
  for (const unit of [
    '[[',
    '1,1',
    'no ',
    'Rs. ',
    'A ',
    'one hundred ',
    '[a](',
    'a.',
    'discount ya ',
    '4\u200B',
  ]) {
    const grounding = groundingOf()
    for (let fed = 0; fed < 20_000; fed += unit.length) grounding.push(unit)

    expect(grounding.flush().length).toBeLessThanOrEqual(200)
  }
})

const unread = fc.integer({ min: 300, max: 99_999 })
const wrap = (core: string) =>
  fc
    .tuple(
      fc.constantFrom('', '**', '`', '"', '“', '(', '_', '« ', 'see ', 'yeh ', 'یہ '),
      fc.constantFrom('', '**', '`', '"', '”', ')', '_', ' »', '.', '!', ' hai', ' ہے'),
    )
    .map(([before, after]) => `${before}${core}${after}`)
const inDigits = (digits: string, zero: number) =>
  digits.replaceAll(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)))
const visible = (said: string) => said.normalize('NFKC').replaceAll(/[\p{Cf}\p{M}*_`]/gu, '')

test('lets no reference to what was not read, no amount and no link through, whatever they are wrapped in', () => {
  const digits = fc.constantFrom(0x30, 0xff10, 0x660, 0x6f0, 0x966, 0x1d7ce)
  const reference = fc
    .tuple(
      unread,
      digits,
      fc.constantFrom(
        ['[[p:', ']]'],
        ['[p:', ']'],
        ['【p:', '】'],
        ['[[product#', ']]'],
        ['[[p:', '|x]]'],
        ['[[p:', ''],
      ),
    )
    .map(([id, zero, [open = '', close = '']]) => open + inDigits(String(id), zero) + close)
  const amount = fc
    .tuple(
      unread,
      digits,
      fc.constantFrom(
        ['Rs. ', ''],
        ['', ' rupees'],
        ['₨', '/-'],
        ['PKR ', '.00'],
        ['costs ', ''],
        ['', ''],
        ['صرف ', ' روپے'],
      ),
    )
    .map(([value, zero, [before = '', after = '']]) => before + inDigits(String(value), zero) + after)
  const link = fc
    .tuple(
      fc.constantFrom('https://', 'http://', 'www.', '', 'hxxp://'),
      fc.domain(),
      fc.constantFrom('', '/a/b', '?q=1'),
    )
    .map(([scheme, , path]) => `${scheme}evil-shop.com${path}`)

  fc.assert(
    fc.property(fc.oneof(reference, amount, link).chain(wrap), (core) => {
      const said = visible(grounded(`Well now, ${core} then`))

      expect(said).not.toMatch(/\p{Nd}{3}|evil|:\/\/|www|\[\[|p:/u)
    }),
    { numRuns: 500 },
  )
})
