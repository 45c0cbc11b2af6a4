import { expect, test } from 'vitest'
import { PAGES } from '../../../storefront/routes.ts'
import { lookAt } from './look-at.ts'
import { CUSTOMER, GUEST, OWNER } from './pages.ts'

test('every page of the shop is among those looked at', () => {
  const routes = new Set([...GUEST, ...CUSTOMER, ...OWNER].map(({ route }) => route))
  for (const { path } of PAGES) expect(routes).toContain(path)
})

lookAt('guest', GUEST)
