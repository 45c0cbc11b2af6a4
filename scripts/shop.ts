import { backup } from './shop/backup.ts'
import { exportProducts } from './shop/export-products.ts'
import { importProducts } from './shop/import-products.ts'
import { listOrders, showOrder } from './shop/orders.ts'
import { restore } from './shop/restore.ts'
import { runShop } from './shop/run.ts'
import { deactivate, promote } from './shop/users.ts'

process.exitCode = await runShop(
  [promote, deactivate, importProducts, exportProducts, listOrders, showOrder, backup, restore],
  process.argv.slice(2),
)
