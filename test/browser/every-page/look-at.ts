import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { overPool } from '../../../db/seed/database.ts'
import { seedCatalogue } from '../../../db/seed/seed.ts'
import { type Account, expectAccessible } from '../browser.ts'
import { test as base } from '../buying.ts'
import type { Shown } from './pages.ts'

/** Where the screenshots are kept, one for each page, width and colour scheme. */
const SCREENSHOTS = path.join(import.meta.dirname, '..', '..', '..', 'artifacts', 'screenshots')

const WIDTHS = [320, 768, 1440]
const SCHEMES = ['light', 'dark'] as const

/** What axe looks at: the narrowest pages and the widest, each in colours of their own. */
const BY_AXE = new Set(['320 light', '1440 dark'])

interface Stage {
  people: Record<Shown['as'], Account | undefined>
  ids: Record<string, string>
}

const test = base.extend(
  'stage',
  { scope: 'file' },
  async ({ database, account, admin, behind, buy, fill }): Promise<Stage> => {
    await seedCatalogue(overPool(database.pool))
    const [bag] = await behind.sql<{ id: string }>(`select id from products where name = 'Zari Potli Bag'`)
    const [customer, owner] = [await account(), await admin()]
    const order = await buy(customer, Number(bag?.id))
    await fill(customer, Number(bag?.id), 2)
    return {
      people: { guest: undefined, customer, owner },
      ids: { bag: String(bag?.id), order: String(order) },
    }
  },
)

/** Looks at each of these pages as this person, at every width and in both colour schemes. */
export function lookAt(who: Shown['as'], pages: readonly Shown[]): void {
  describe.each(SCHEMES)(`for a ${who}, in %s colours`, (scheme) => {
    test.for(WIDTHS)('every page fits %i px', { timeout: 240_000 }, async (width, { visitor, stage }) => {
      const as = stage.people[who]
      const page = await visitor({ width, scheme, ...(as && { as }) })
      for (const { name, path: written, heading } of pages) {
        await page.goto(written.replaceAll(/\{(\w+)\}/g, (_, id: string) => stage.ids[id] ?? ''))
        await page.getByRole('heading', { level: 1, name: heading }).waitFor()
        await page.waitForLoadState('networkidle')

        await expectNoSidewaysScrolling(page, name)
        if (BY_AXE.has(`${width} ${scheme}`)) await expectAccessible(page)
        await keepScreenshot(page, `${name}-${width}-${scheme}`)
      }
    })
  })
}

async function expectNoSidewaysScrolling(page: Page, name: string): Promise<void> {
  const { content, window } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }))
  expect(content, `${name} at ${window} px`).toBeLessThanOrEqual(window)
}

async function keepScreenshot(page: Page, name: string): Promise<void> {
  await mkdir(SCREENSHOTS, { recursive: true })
  await page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`), fullPage: true })
}
