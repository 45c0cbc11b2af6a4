/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- elements that are laid out otherwise than as a table lose their roles, which are written out for that */
import './table.css'
import type { ComponentChildren } from 'preact'

export interface Column<Row> {
  title: string
  cell: (row: Row) => ComponentChildren
  /** Set to the end, in figures of one width. */
  numbers?: boolean
}

interface TableProps<Row> {
  /** What it lists, for screen readers. */
  caption: string
  /** The first one names the row. */
  columns: readonly Column<Row>[]
  keyOf: (row: Row) => string | number
  /** Undefined while they are loaded. */
  rows: readonly Row[] | undefined
  /** For how many room is kept meanwhile. */
  expected?: number
  /** Whether newer rows are under way. */
  loading?: boolean
}

/**
 * A table, which becomes a list of its rows where there is no room for its columns.
 */
export function Table<Row>({
  caption,
  columns,
  keyOf,
  rows,
  expected = 6,
  loading = false,
}: TableProps<Row>) {
  if (!rows) return <Room rows={expected} />
  const [naming, ...others] = columns
  return (
    <div class="owner-table" aria-busy={loading}>
      <table role="table">
        <caption class="unseen">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map(({ title, numbers }) => (
              <th key={title} role="columnheader" scope="col" class={numbers ? 'owner-table__numbers' : ''}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={keyOf(row)} role="row">
              <th role="rowheader" scope="row">
                {naming?.cell(row)}
              </th>
              {others.map(({ title, cell, numbers }) => (
                <td key={title} role="cell" data-title={title} class={numbers ? 'owner-table__numbers' : ''}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const Room = ({ rows }: { rows: number }) => (
  <div class="owner-table__room" aria-hidden="true">
    {Array.from({ length: rows }, (_, index) => (
      <div key={index} class="owner-table__line skeleton" />
    ))}
  </div>
)
