import { expect, test } from 'vitest'
import { grounded } from './grounded.fixture.ts'

test.each([
  'https://example.com',
  'http://a.b/c?d=e&f=g#h',
  'HTTPS://EXAMPLE.COM/ABC',
  'hxxps://example.com',
  'https:/example.com',
  'h t t p s : / / example.com',
  'ftp://example.com',
  '//example.com/x',
  'www.example.com',
  'www.example',
  'example.com',
  'example.com/path',
  'example.com:8080',
  'EXAMPLE.COM',
  'shop.example.co.uk/x',
  'our-shop.store',
  'FatimaZehra.Shop',
  'bit.ly/abc',
  't.me/shop',
  'example[.]com',
  'example (dot) com',
  'example dot com',
  'example。com',
  'exam\u200Bple.com',
  'exаmple.com',
  'me@example.com',
  'info @ shop.pk',
  'name (at) example (dot) com',
  'info at shop dot pk',
  'mailto:me@example.com',
  'tel:+923001234567',
  '<https://example.com>',
  '192.168.0.1:8080/x',
  'localhost:8888/api',
  '/products/12',
  '/sale/eid/2',
  '+92 300 1234567',
  '0300-1234567',
  '۰۳۰۰۱۲۳۴۵۶۷',
  '00923001234567',
  '@fz_boutique',
])('replaces %s', (link) => {
  expect(grounded(`Well, see ${link}, please.`)).toBe('Well, see our shop, please.')
})

test.each([
  ['See [our page](https://example.com/x) now', 'See our page now'],
  ['See [our page](https://example.com "20% off")', 'See our page'],
  ['See ![it](https://example.com/x.png)', 'See it'],
  ['[Rs 4999 only](https://example.com)', 'the price in our catalogue only'],
  ['<a href="https://x.y">click</a> it', 'click it'],
  [`See [${'long '.repeat(30)}](https://example.com)`, `See [${'long '.repeat(30)}]`],
])('keeps the label of %s', (text, said) => {
  expect(grounded(text)).toBe(said)
})

test('takes a link of any length as one', () => {
  expect(grounded(`See https://example.com/${'a/b.c?d&'.repeat(150)}.`)).toBe('See our shop.')
})

test.each([
  'It is Rs.11500, e.g. in silk, i.e. soft, at 9 a.m. etc.and so on: 2.5 m.',
  'Salam.Kya haal hai? Ok.Thanks.',
  'S/M/L, 24/7, and/or, A/C halls, he/she',
])('trips over nothing in %j', (text) => {
  expect(grounded(text)).toBe(text)
})
