import { expect, test } from 'vitest'
import { systemPrompt } from './prompt.ts'

test('the prompt names the shop, its currency and its languages, and forbids inventing', () => {
  const prompt = systemPrompt({ shopName: 'Fatima Zehra Boutique', currency: 'PKR' })

  expect(prompt).toContain('Fatima Zehra Boutique')
  expect(prompt).toContain('PKR')
  expect(prompt).toMatch(/English, Urdu, or Roman Urdu/)
  expect(prompt).toMatch(/never do\n- Invent or guess a product, price, discount/i)
  expect(prompt).toContain('[[p:12]]')
  expect(prompt.length).toBeLessThan(2500)
})
