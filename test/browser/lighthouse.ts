import lighthouse, { desktopConfig } from 'lighthouse'
import { freePort } from '../../dev/free-port.ts'
import { chromiumFlags, findChromium } from './chromium.ts'
import { chromium } from 'playwright-core'

export type Category = 'performance' | 'accessibility' | 'best-practices' | 'seo'

export interface Score {
  category: Category
  /** 0 to 100. */
  score: number
  /** The audits that cost points, worst first. */
  lost: string[]
}

/** Judges a page with Lighthouse in a Chromium of its own, as a phone on a slow network or as a desktop. */
export async function judge(
  url: string,
  categories: readonly Category[],
  device: 'phone' | 'desktop' = 'phone',
): Promise<Score[]> {
  const port = await freePort()
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: [...chromiumFlags(), `--remote-debugging-port=${port}`],
  })
  try {
    const result = await lighthouse(
      url,
      { port, onlyCategories: [...categories], logLevel: 'silent', output: 'json' },
      device === 'desktop' ? desktopConfig : undefined,
    )
    if (!result) throw new Error(`Lighthouse could not judge ${url}`)
    const { lhr } = result
    return categories.map((category) => {
      const { score, auditRefs } = lhr.categories[category] ?? { score: 0, auditRefs: [] }
      const lost = auditRefs
        .filter(({ id, weight }) => weight > 0 && (lhr.audits[id]?.score ?? 1) < 1)
        .map(({ id }) => `${id} ${lhr.audits[id]?.displayValue ?? ''}`.trim())
      return { category, score: Math.round((score ?? 0) * 100), lost }
    })
  } finally {
    await browser.close()
  }
}
