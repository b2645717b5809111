/** A row: the union of what every view of a thing shows. */
export type Row = Record<string, unknown>

/** A row in its place. */
export interface Item {
  key: string
  /** Its place in the list: rows are ordered by it, and cursors count by it. -1 for one that no list shows. */
  ordinal: number
  /** Undefined until it is first asked for. */
  row: Row | undefined
  /** True for one that a request added. */
  added?: boolean
}

/** True for what can be a row: an object that is no list. */
export const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
