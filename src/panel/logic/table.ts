/** Rows of a collection as a table: its columns, filtered and sorted. */
import { cellText } from './format.ts'
import { hasWords } from './lines.ts'
import type { PlainSchema, Row } from './types.ts'

const mostColumns = 8

/** Returns the columns of rows: the key, required members, plain ones before nested ones. */
export function columnsOf(schema: PlainSchema, rows: readonly Row[], key: readonly string[] | null): string[] {
  const properties = schema.properties ?? {}
  const there = new Set(rows.slice(0, 50).flatMap((row) => Object.keys(row)))
  const names = [...new Set([...Object.keys(properties), ...there])]
  const required = new Set(schema.required)
  const isNested = (name: string) =>
    rows.slice(0, 50).some((row) => typeof row[name] === 'object' && row[name] !== null)
  const rank = (name: string) =>
    (name === key?.[0] ? 0 : 4) + (isNested(name) ? 2 : 0) + (required.has(name) ? 0 : 1) + (there.has(name) ? 0 : 8)
  return names.sort((one, other) => rank(one) - rank(other)).slice(0, mostColumns)
}

export interface Order {
  column: string
  down: boolean
}

/** A row and its place in the collection. */
export interface Placed {
  row: Row
  index: number
}

/** Returns the rows that a search leaves, in an order. */
export function tableOf(rows: readonly Row[], search: string, order: Order | undefined): Placed[] {
  const placed = rows.map((row, index) => ({ row, index }))
  const left =
    search.trim() === '' ? placed : placed.filter(({ row }) => hasWords(Object.values(row).map(cellText), search))
  if (order === undefined) return left
  const { column, down } = order
  const sorted = left.sort((one, other) => compare(one.row[column], other.row[column]))
  return down ? sorted.reverse() : sorted
}

/** Compares numbers by size and all else as people read it; missing values come last. */
export function compare(one: unknown, other: unknown): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other
  const missing = Number(one === undefined || one === null) - Number(other === undefined || other === null)
  return missing !== 0 ? missing : collator.compare(cellText(one), cellText(other))
}

const collator = new Intl.Collator('en', { numeric: true })
