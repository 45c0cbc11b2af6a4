import type { AdversarialCase, HonestCase } from './case.ts'
import { amountsInEnglish } from './outputs/amounts-english.ts'
import { amountsInRomanUrdu } from './outputs/amounts-roman-urdu.ts'
import { amountsInUrdu } from './outputs/amounts-urdu.ts'
import { discounts } from './outputs/discounts.ts'
import { honestOutputs } from './outputs/honest.ts'
import { injections } from './outputs/injections.ts'
import { links } from './outputs/links.ts'
import { mixtures } from './outputs/mixtures.ts'
import { products } from './outputs/products.ts'
import { secondHonest } from './outputs/second-honest.ts'
import { secondLook } from './outputs/second-look.ts'
import { stalePrices } from './outputs/stale-prices.ts'

/** All outputs of a model that break the rules, by theme. */
export const adversarialCases = (): readonly AdversarialCase[] => [
  ...amountsInEnglish,
  ...amountsInRomanUrdu,
  ...amountsInUrdu,
  ...stalePrices,
  ...discounts,
  ...links,
  ...products,
  ...mixtures,
  ...injections,
  ...secondLook,
]

/** All outputs of a model that keep to the rules. */
export const honestCases = (): readonly HonestCase[] => [...honestOutputs, ...secondHonest]
