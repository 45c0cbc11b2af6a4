import type { Shop } from '../shop.ts'

/**
 * Keeps, behind the API's back, every change of a product's stock and every order that is placed or cancelled, each
 * with its transaction: so that the books can be checked move by move, whatever stock an admin sets in between.
 */
export async function keepJournal(shop: Shop): Promise<void> {
  await shop.sql(`
    create table stock_moves (
      seq bigint generated always as identity, tx xid8 not null default pg_current_xact_id(),
      product_id int, before int, after int);
    create index on stock_moves (product_id);
    create table order_moves (tx xid8 not null default pg_current_xact_id(), order_id int, cancelled boolean);
    create index on order_moves (order_id);
    create function journal_stock() returns trigger language plpgsql as $$ begin
      insert into stock_moves (product_id, before, after) values (old.id, old.stock_quantity, new.stock_quantity);
      return null; end $$;
    create function journal_orders() returns trigger language plpgsql as $$ begin
      insert into order_moves (order_id, cancelled) values (new.id, tg_op = 'UPDATE'); return null; end $$;
    create trigger journal after update of stock_quantity on products
      for each row execute function journal_stock();
    create trigger journal_placed after insert on orders for each row execute function journal_orders();
    create trigger journal_cancelled after update of status on orders for each row
      when (new.status = 'cancelled' and old.status <> 'cancelled') execute function journal_orders()`)
}

export interface StockMove {
  tx: string
  product: number
  before: number
  after: number
}

/** What orders took from a product's stock in a transaction (negative) or brought back to it. */
export interface OrderMove {
  tx: string
  product: number
  order: number
  pieces: number
}

/** The moves of these products in their order, and what orders account for. */
export async function readJournal(shop: Shop, products: readonly number[]) {
  const stockMoves = await shop.sql<StockMove>(
    `select tx::text, product_id as product, before, after from stock_moves
     where product_id = any ($1::int[]) order by seq`,
    [products],
  )
  const orderMoves = await shop.sql<OrderMove>(
    `select tx::text, product_id as product, order_id as order,
       case when cancelled then quantity else -quantity end as pieces
     from order_moves join order_items using (order_id) where product_id = any ($1::int[])`,
    [products],
  )
  return { stockMoves, orderMoves }
}
