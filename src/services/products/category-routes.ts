import { Hono } from 'hono'
import * as v from 'valibot'
import { ADMINS_ONLY, empty, json, notModified } from '../../http/answers.ts'
import { requireUser } from '../../http/auth.ts'
import { CATEGORIES, categoryTag, tagged } from '../../http/cache-tags.ts'
import { cached } from '../../http/cached.ts'
import { IdParam } from '../../http/fields.ts'
import { input } from '../../http/input.ts'
import { operation } from '../../http/openapi.ts'
import { purgeAfterAnswer } from '../../http/purge.ts'
import type { ServiceEnv } from '../../http/service.ts'
import { AppError } from '../../lib/errors.ts'
import type { ProductsDeps } from './app.ts'
import {
  deleteCategory,
  findCategory,
  insertCategory,
  listCategories,
  updateCategory,
} from './category-queries.ts'
import { Category, CreateCategory, UpdateCategory } from './schemas.ts'

const tag = 'categories'

const categoryNotFound = () => new AppError('not_found', 'Category not found')
const NOT_FOUND = { 404: 'There is no such category.' }
const NAME_TAKEN = { 400: 'The body is not well-formed JSON, or the name is taken.' }

export const categoryRoutes = ({ db, verifyToken, ...deps }: ProductsDeps) =>
  new Hono<ServiceEnv>()
    .get(
      '/api/categories',
      operation({
        id: 'listCategories',
        tag,
        summary: 'Lists all categories by name',
        answers: { 200: json('All categories.', v.array(Category), ['ETag']), 304: notModified },
      }),
      cached(deps),
      async (c) => c.json(await listCategories(db), 200, tagged([CATEGORIES])),
    )
    .post(
      '/api/categories',
      operation({
        id: 'createCategory',
        tag,
        summary: 'Adds a category (admin)',
        answers: { 201: json('The new category.', Category, ['Location']) },
        refusals: { ...ADMINS_ONLY, ...NAME_TAKEN },
      }),
      requireUser(verifyToken),
      input('json', CreateCategory),
      async (c) => {
        const category = await insertCategory(db, c.var.principal, c.req.valid('json'))
        if (!category) throw categoryNotFound()
        purgeAfterAnswer(c, deps, [CATEGORIES, categoryTag(category.id)])
        return c.json(category, 201, { Location: `/api/categories/${category.id}` })
      },
    )
    .get(
      '/api/categories/:id',
      operation({
        id: 'getCategory',
        tag,
        summary: 'Reads a category',
        answers: { 200: json('The category.', Category, ['ETag']), 304: notModified },
        refusals: NOT_FOUND,
      }),
      cached(deps),
      input('param', IdParam),
      async (c) => {
        const category = await findCategory(db, c.req.valid('param').id)
        if (!category) throw categoryNotFound()
        return c.json(category, 200, tagged([CATEGORIES, categoryTag(category.id)]))
      },
    )
    .put(
      '/api/categories/:id',
      operation({
        id: 'updateCategory',
        tag,
        summary: 'Changes a category (admin)',
        description: 'Keys left out keep their value.',
        answers: { 200: json('The changed category.', Category) },
        refusals: { ...ADMINS_ONLY, ...NAME_TAKEN, ...NOT_FOUND },
      }),
      requireUser(verifyToken),
      input('json', UpdateCategory),
      input('param', IdParam),
      async (c) => {
        const category = await updateCategory(
          db,
          c.var.principal,
          c.req.valid('param').id,
          c.req.valid('json'),
        )
        if (!category) throw categoryNotFound()
        purgeAfterAnswer(c, deps, [CATEGORIES, categoryTag(category.id)])
        return c.json(category, 200)
      },
    )
    .delete(
      '/api/categories/:id',
      operation({
        id: 'deleteCategory',
        tag,
        summary: 'Deletes a category that no product uses (admin)',
        answers: { 204: empty('It is gone.') },
        refusals: { ...ADMINS_ONLY, ...NOT_FOUND, 409: 'Products use it, inactive ones perhaps.' },
      }),
      requireUser(verifyToken),
      input('param', IdParam),
      async (c) => {
        const { id } = c.req.valid('param')
        if (!(await deleteCategory(db, c.var.principal, id))) throw categoryNotFound()
        purgeAfterAnswer(c, deps, [CATEGORIES, categoryTag(id)])
        return c.body(null, 204)
      },
    )
