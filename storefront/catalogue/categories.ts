import { answerOf } from '../../src/client/answer.ts'
import type { Category } from '../../src/client/types.ts'
import { api } from '../api.ts'
import { type Load, useLoad } from '../use-load.ts'

/** The categories, by name. */
export const useCategories = (): Load<Category[]> =>
  useLoad('categories', (signal) => answerOf(api.categories.$get(undefined, { init: { signal } })))
