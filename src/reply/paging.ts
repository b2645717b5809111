/** How many there are to be, how many are passed over, and which page it is, by the names that documents give them. */
const [size, skipped, page] = [
  /^(limit|per_?page|page_?size|size|max_?results|top)$/i,
  /^(offset|skip|start_?index)$/i,
  /^(page|page_?(no|number|index))$/i
]

/**
 * The part of a list that a request asks for, by the query parameters of its operation that mean that: `limit` and
 * `offset`, `page` and `per_page`, and the like. All of it where it asks for none.
 */
export function pageOf<Row>(rows: Row[], query: Record<string, unknown>): Row[] {
  const count = numberOf(query, size)
  const number = numberOf(query, page)
  const from =
    numberOf(query, skipped) ?? (number === undefined || count === undefined ? 0 : Math.max(0, number - 1) * count)
  return from === 0 && count === undefined ? rows : rows.slice(from, count === undefined ? undefined : from + count)
}

function numberOf(query: Record<string, unknown>, name: RegExp): number | undefined {
  const [, value] = Object.entries(query).find(([key]) => name.test(key)) ?? []
  return Number.isInteger(value) && (value as number) >= 0 ? (value as number) : undefined
}
