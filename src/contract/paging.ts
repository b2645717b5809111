/** The names that documents give to the size of a page, the items passed over, and the number of the page. */
export const sizeNames = /^(limit|per_?page|page_?size|size|max_?results|top)$/i
export const skipNames = /^(offset|skip|start_?index)$/i
export const pageNames = /^(page|page_?(no|number|index))$/i

/** The part of a list that a request asks for. A field is undefined if the request does not say it. */
export interface Paging {
  size?: number | undefined
  /** The number of items before the page. */
  from?: number | undefined
  page?: number | undefined
}

/**
 * Reads the page of a list from the query parameters: `limit` and `offset`, `page` and `per_page`, and the like. Each
 * follows from the others where it can.
 */
export function pagingOf(query: Record<string, unknown>): Paging {
  const size = numberOf(query, sizeNames)
  const skipped = numberOf(query, skipNames)
  const number = numberOf(query, pageNames)
  if (size === undefined) return { from: skipped, page: number }
  const from = skipped ?? (number === undefined ? undefined : Math.max(0, number - 1) * size)
  return { size, from, page: number ?? (skipped && size && Math.floor(skipped / size) + 1) }
}

function numberOf(query: Record<string, unknown>, name: RegExp): number | undefined {
  const [, value] = Object.entries(query).find(([key]) => name.test(key)) ?? []
  return Number.isInteger(value) && (value as number) >= 0 ? (value as number) : undefined
}
