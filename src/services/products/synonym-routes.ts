import { Hono } from 'hono'
import { ADMINS_ONLY, empty, json } from '../../http/answers.ts'
import { requireUser } from '../../http/auth.ts'
import { PRODUCTS } from '../../http/cache-tags.ts'
import { input } from '../../http/input.ts'
import { operation } from '../../http/openapi.ts'
import { purgeAfterAnswer } from '../../http/purge.ts'
import type { ServiceEnv } from '../../http/service.ts'
import { AppError } from '../../lib/errors.ts'
import type { ProductsDeps } from './app.ts'
import { deleteSynonym, listSynonyms, putSynonym } from './synonym-queries.ts'
import { ListSynonyms, PutSynonym, Synonym, SynonymPage, TermParam } from './synonym-schemas.ts'

const tag = 'products'

const synonymNotFound = () => new AppError('not_found', 'Synonym not found')

export const synonymRoutes = ({ db, verifyToken, ...deps }: ProductsDeps) =>
  new Hono<ServiceEnv>()
    .get(
      '/api/products/synonyms',
      operation({
        id: 'listSynonyms',
        tag,
        summary: 'Lists the synonyms of the search by term (admin)',
        description: '`search` looks in terms and words.',
        answers: { 200: json('A page of synonyms.', SynonymPage) },
        refusals: ADMINS_ONLY,
      }),
      requireUser(verifyToken),
      input('query', ListSynonyms),
      async (c) => c.json(await listSynonyms(db, c.var.principal, c.req.valid('query')), 200),
    )
    .put(
      '/api/products/synonyms/:term',
      operation({
        id: 'putSynonym',
        tag,
        summary: 'Says what a word of a search also means (admin)',
        description:
          'A search for the term then finds what has one of the words, too, behind what has the term itself; not the other way round. ' +
          'Without words, the term only carries a wish, as "please" does, and a search leaves it out. Words are kept in lower case and without accents.',
        answers: { 200: json('The synonym, new or changed.', Synonym) },
        refusals: ADMINS_ONLY,
      }),
      requireUser(verifyToken),
      input('json', PutSynonym),
      input('param', TermParam),
      async (c) => {
        const { term } = c.req.valid('param')
        const synonym = await putSynonym(db, c.var.principal, term, c.req.valid('json').words)
        if (!synonym) throw synonymNotFound()
        purgeAfterAnswer(c, deps, [PRODUCTS])
        return c.json(synonym, 200)
      },
    )
    .delete(
      '/api/products/synonyms/:term',
      operation({
        id: 'deleteSynonym',
        tag,
        summary: 'Takes a term out of the synonyms of the search (admin)',
        answers: { 204: empty('The term means only itself now.') },
        refusals: { ...ADMINS_ONLY, 404: 'The term has no synonyms.' },
      }),
      requireUser(verifyToken),
      input('param', TermParam),
      async (c) => {
        if (!(await deleteSynonym(db, c.var.principal, c.req.valid('param').term))) throw synonymNotFound()
        purgeAfterAnswer(c, deps, [PRODUCTS])
        return c.body(null, 204)
      },
    )
