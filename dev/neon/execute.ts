import type pg from 'pg'
import { isDatabaseError, NoConnection } from './answer.ts'
import { keepCancelling } from './cancel.ts'
import type { SqlField, SqlRequest, SqlResult, Statement } from './protocol.ts'

/**
 * Type parsers that leave every value as PostgreSQL's text. An array, although it is empty, because pg also takes
 * a query's `types` for the list of its parameters' types, and PGlite's bridge walks that list.
 */
const rawText = Object.assign([], { getTypeParser: () => (value: string) => value })

/**
 * Runs a request on a connection of its own from `pool` and gives one result per statement. A batch takes effect
 * as a whole or not at all. The connection goes back without an open transaction, whatever the statements did; a
 * broken one, or one whose work was aborted, is discarded.
 */
export async function execute(
  pool: pg.Pool,
  request: SqlRequest,
  signal?: AbortSignal,
): Promise<SqlResult[]> {
  const client = await checkOut(pool)
  if (signal?.aborted) {
    client.release()
    throw signal.reason
  }
  let unusable: Error | undefined
  const onConnectionLost = (error: Error) => {
    unusable = error
  }
  client.on('error', onConnectionLost)
  let stopCancelling: (() => void) | undefined
  const onAbort = () => {
    stopCancelling = keepCancelling(client)
    if (stopCancelling) unusable = new Error('aborted')
  }
  signal?.addEventListener('abort', onAbort, { once: true })
  try {
    return request.begin === undefined
      ? await runEach(client, request.statements)
      : await runBatch(client, request.begin, request.statements)
  } catch (error) {
    if (error instanceof Error && isFatal(error)) unusable = error
    throw error
  } finally {
    signal?.removeEventListener('abort', onAbort)
    stopCancelling?.()
    unusable ??= await endStrayTransaction(client)
    client.off('error', onConnectionLost)
    client.release(unusable)
  }
}

async function checkOut(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect()
  } catch (cause) {
    throw new NoConnection(cause)
  }
}

/** The transaction is open before anything else is sent, so that no statement can ever run outside it. */
async function runBatch(client: pg.PoolClient, begin: string, statements: Statement[]): Promise<SqlResult[]> {
  await client.query(begin)
  const results = await runEach(client, [...statements, { text: 'COMMIT', values: [] }])
  return results.slice(0, -1)
}

/**
 * On a pipelining client all statements are sent at once. In a batch that is as safe as one by one: after an error
 * PostgreSQL refuses the rest of the transaction, and makes its COMMIT a rollback.
 */
async function runEach(client: pg.PoolClient, statements: Statement[]): Promise<SqlResult[]> {
  if (!client.pipeline) {
    const results: SqlResult[] = []
    for (const statement of statements) results.push(await run(client, statement))
    return results
  }
  const outcomes = await Promise.allSettled(statements.map((statement) => run(client, statement)))
  return outcomes.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason
    return outcome.value
  })
}

async function run(client: pg.PoolClient, { text, values }: Statement): Promise<SqlResult> {
  const query = { text, values, rowMode: 'array' as const, queryMode: 'extended', types: rawText }
  const { command, rowCount, fields, rows } = await client.query<(string | null)[], (string | null)[]>(query)
  return {
    command,
    rowCount,
    rowAsArray: true,
    fields: fields.map(asText),
    rows,
  }
}

const asText = ({
  name,
  tableID,
  columnID,
  dataTypeID,
  dataTypeSize,
  dataTypeModifier,
}: pg.FieldDef): SqlField => ({
  name,
  tableID,
  columnID,
  dataTypeID,
  dataTypeSize,
  dataTypeModifier,
  format: 'text',
})

async function endStrayTransaction(client: pg.PoolClient): Promise<Error | undefined> {
  if (client.getTransactionStatus() === 'I') return undefined
  try {
    await client.query('ROLLBACK')
    return undefined
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

const isFatal = (error: Error) =>
  !isDatabaseError(error) || error.severity === 'FATAL' || error.severity === 'PANIC'
