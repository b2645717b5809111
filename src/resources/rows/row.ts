/** A row: all members that any view of a thing shows. */
export type Row = Record<string, unknown>

/** A row and its place in a list. */
export interface Item {
  key: string
  /** The place in the list, by which rows are ordered and cursors find their way; -1 for a row that no list shows. */
  ordinal: number
  /** Undefined until a request needs it. */
  row: Row | undefined
  added?: boolean
  /** The owners that the row does not show, by their parameters: the issue of a comment. Empty: it is under all. */
  under?: [parameter: string, key: string][]
  /** The name of the file that a request sent for it; null after one removed it. */
  file?: string | null
}

/** True for a value that can be a row: an object, and no list. */
export const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Returns the keys at a path of members, in every one of the lists on the way. */
export function keysAt(value: unknown, path: readonly string[]): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => keysAt(one, path))
  const [name, ...deeper] = path
  if (name !== undefined) return isRow(value) ? keysAt(value[name], deeper) : []
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' ? [String(value)] : []
}
