import { expect, test } from 'vitest'
import { isMet } from './licence-expression.ts'

const isPermissive = (licence: string) => ['MIT', 'ISC', 'Apache-2.0 WITH LLVM-exception'].includes(licence)

test.for([
  'MIT',
  '(MIT)',
  'GPL-3.0-only OR MIT',
  'MIT AND ISC',
  '(MIT OR GPL-3.0-only) AND ISC',
  'GPL-3.0-only OR MIT AND ISC',
  'Apache-2.0 WITH LLVM-exception',
] as const)('%s can be met by permissive licences', (expression) => {
  expect(isMet(expression, isPermissive)).toBe(true)
})

test.for([
  'GPL-3.0-only',
  'MIT AND GPL-3.0-only',
  '(MIT OR ISC) AND GPL-3.0-only',
  'MIT AND GPL-3.0-only OR LGPL-3.0-only',
  'Apache-2.0',
  'MIT WITH LLVM-exception',
  '',
  'MIT ISC',
  '(MIT',
  'MIT)',
  'MIT OR',
  'OR MIT',
  'MIT OR (ISC',
  'SEE LICENSE IN LICENSE.md',
  'mit',
] as const)('%j cannot, or is no expression', (expression) => {
  expect(isMet(expression, isPermissive)).toBe(false)
})
