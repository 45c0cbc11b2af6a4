import { sql } from 'kysely'
import { decimalText, isoTime } from '../../db/expressions.ts'
import type { ShownProduct } from './schemas.ts'

const ref = (column: string) => sql.ref(`product.${column}`)

/**
 * The products of the cards that a row of `chat_messages` showed, in the order shown, as the catalogue has them now;
 * those on sale alone, and null where there are none.
 */
export const productsOfCards = sql<ShownProduct[] | null>`(
  select json_agg(json_build_object(
    'id', product.id, 'name', product.name, 'description', product.description,
    'price', ${decimalText(ref('price'))}, 'category_id', product.category_id,
    'category', (
      select json_build_object('id', c.id, 'name', c.name, 'description', c.description, 'image_url', c.image_url)
      from categories as c where c.id = product.category_id),
    'image_url', product.image_url, 'stock_quantity', product.stock_quantity, 'is_active', product.is_active,
    'featured', product.featured, 'created_at', ${isoTime(ref('created_at'))},
    'updated_at', ${isoTime(ref('updated_at'))}) order by card.place)
  from jsonb_array_elements_text(
      coalesce(chat_messages.metadata -> 'products', chat_messages.metadata -> 'again'))
      with ordinality as card (id, place)
    join products as product on product.id = card.id::integer and product.is_active)`
