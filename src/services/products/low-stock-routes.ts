import { Hono } from 'hono'
import { ADMINS_ONLY, json } from '../../http/answers.ts'
import { requireUser } from '../../http/auth.ts'
import { input } from '../../http/input.ts'
import { operation } from '../../http/openapi.ts'
import type { ServiceEnv } from '../../http/service.ts'
import type { ProductsDeps } from './app.ts'
import { listLowStock } from './low-stock.ts'
import { ListLowStock, LowStock } from './schemas.ts'

export const lowStockRoutes = ({ db, verifyToken }: ProductsDeps) =>
  new Hono<ServiceEnv>().get(
    '/api/products/low-stock',
    operation({
      id: 'listLowStock',
      tag: 'products',
      summary: 'Lists the products that run out (admin)',
      description: 'Active products of which fewer than `below` are left, the emptiest first.',
      answers: { 200: json('The first of these products, and how many there are.', LowStock) },
      refusals: ADMINS_ONLY,
    }),
    requireUser(verifyToken),
    input('query', ListLowStock),
    async (c) => c.json(await listLowStock(db, c.var.principal, c.req.valid('query')), 200),
  )
