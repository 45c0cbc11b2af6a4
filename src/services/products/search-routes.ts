import { Hono } from 'hono'
import { json, notModified } from '../../http/answers.ts'
import { tagged } from '../../http/cache-tags.ts'
import { cached } from '../../http/cached.ts'
import { input } from '../../http/input.ts'
import { operation } from '../../http/openapi.ts'
import type { ServiceEnv } from '../../http/service.ts'
import type { ProductsDeps } from './app.ts'
import { SuggestProducts, Suggestions } from './schemas.ts'
import { suggestProducts } from './suggest.ts'
import { tagsOfSuggestions } from './tags.ts'

export const searchRoutes = ({ db, ...deps }: ProductsDeps) =>
  new Hono<ServiceEnv>().get(
    '/api/products/suggest',
    operation({
      id: 'suggestProducts',
      tag: 'products',
      summary: 'Suggests products while a search is typed',
      description:
        'At most eight active products whose names go on from `q`: its last word may be the beginning of one. The best come first.',
      answers: { 200: json('The suggestions.', Suggestions, ['ETag']), 304: notModified },
    }),
    cached(deps, SuggestProducts),
    input('query', SuggestProducts),
    async (c) => {
      const suggestions = await suggestProducts(db, c.req.valid('query').q)
      return c.json({ suggestions }, 200, tagged(tagsOfSuggestions(suggestions)))
    },
  )
