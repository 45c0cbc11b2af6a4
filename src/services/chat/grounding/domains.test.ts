import { expect, test } from 'vitest'
import { grounded, groundingOf } from './grounded.fixture.ts'

test.each([
  'zaribazar.pk',
  'ZariBazar.com/eid',
  'pay.zaribazar.example',
  'pay.zaribazar.test?order=1042',
  'orders.zaribazar.unknownending',
  'zari.qqq:8080/x',
  'zari.qqq?ref=1',
  'زری‌بازار.پاکستان',
  'zaribazar.پاکستان',
  'زری‌بازار.com',
  'магазин.рф',
  'zaribazar dot com',
  'zaribazar daat kaam',
  'zaribazar nuqta com',
  'zaribazar ڈاٹ کام',
  'زری‌بازار ڈاٹ کام',
  'data:text/html;base64,PGI+',
  'javascript:alert(1)',
])('replaces %s, whatever stands around it', (host) => {
  expect(grounded(`See ${host} now`)).toBe('See our shop now')
  expect(grounded(`Aap ${host} par dein`)).toMatch(/^Aap (?:hamari|our) shop par dein$/)
  expect(grounded(`آپ ${host} پر دیں`)).toBe('آپ ہماری دکان پر دیں')
  expect(grounded(`${host} kholein`)).toMatch(/shop kholein$/)
})

test('takes an address whole where the text begins with it, however it is cut', () => {
  for (const host of ['zaribazar.pk', 'herzari.com', 'here.zari.com', 'istore.pk']) {
    const grounding = groundingOf()
    const said = Array.from(`${host} is it`, (piece) => grounding.push(piece)).join('') + grounding.flush()

    expect(said).toBe(grounded(`${host} is it`))
    expect(said).not.toMatch(/zari|store|\./)
  }
})

test.each(['Zaribazar', 'Gulbahar', 'زری'])('lets the first word %s wait for what follows', (word) => {
  const grounding = groundingOf()

  expect(grounding.push(word)).toBe('')
  expect(grounding.push(' is it')).toBe(`${word} is `)
})

test.each([
  'DM us on Instagram: zari.bazar',
  'DM us on Instagram zari_bazar',
  'Hamari insta id zaribazar dekhein',
  'Instagram zari_bazar dekhein',
  'انسٹاگرام پر zari.bazar دیکھیں',
  'Telegram @zaribazar',
])('leaves no account in %j', (text) => {
  expect(grounded(text)).not.toMatch(/zari/i)
})

test.each([
  'We are on Instagram and WhatsApp too.',
  'یہ لباس اچھا ہے۔پاکستان میں بنا ہے۔',
  'یہ اچھا ہے۔ کام عمدہ ہے۔',
  'It is lovely.And soft. Ok.Test it, e.g. at home.',
  'ڈاٹ والا کپڑا اور polka dot compact print.',
])('trips over nothing in %j', (text) => {
  expect(grounded(text)).toBe(text)
})
