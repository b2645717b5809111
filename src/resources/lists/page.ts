/** Which rows of a list a request sees, and where it goes on. */
import type { Item } from '../rows/row.ts'
import type { ListQuery } from './query.ts'

/** A part of a list. `next` and `previous` are the query parameters that lead on and back. */
export interface Page {
  items: readonly Item[]
  /** How many precede them. */
  from: number
  total: number
  /** How many there are at most on a page. */
  size: number
  style: 'page' | 'offset' | 'cursor' | 'range' | 'whole'
  number: number
  firstNumber: number
  pages: number
  next: Record<string, string> | undefined
  previous: Record<string, string> | undefined
  first: Record<string, string> | undefined
  last: Record<string, string> | undefined
  nextCursor: string | undefined
  previousCursor: string | undefined
  startCursor: string | undefined
  endCursor: string | undefined
  /** The unit of a `Range` that was asked for. */
  unit: string
}

/** Rows on a page where neither the request nor the document says how many. */
const usualSize = 100

/** Finds the index of the row after the one that a cursor names; undefined for a cursor that names none. */
export type Find = (cursor: string) => { index: number; found: boolean } | undefined

interface Asked {
  query: Record<string, unknown>
  range: string | undefined
}

export function pageOf(items: readonly Item[], query: ListQuery, asked: Asked, find: Find, bounded: number): Page {
  const { asked: names } = query
  const value = (name: { name: string } | undefined) => (name === undefined ? undefined : asked.query[name.name])
  const total = items.length
  const backwards = numberOf(value(query.backwards))
  const paged = names.page !== undefined
  const own = numberOf(value(names.size)) ?? backwards ?? query.size ?? (paged ? usualSize : undefined)
  const size = Math.min(own ?? Math.max(total, 1), query.most ?? Number.POSITIVE_INFINITY, bounded)
  const range = rangeOf(asked.range)
  const [after, before] = [textOf(value(names.after)), textOf(value(names.before))]
  const number = numberOf(value(names.page))
  const offset = numberOf(value(names.offset))
  // A chat begins with its latest rows, and goes on with those before.
  const upwards = names.before !== undefined && names.after === undefined && !paged && names.offset === undefined
  let style: Page['style'] = 'whole'
  let from = 0
  let to: number | undefined
  if (range !== undefined && names.range !== undefined) {
    style = 'range'
    from = range.from
    to = Math.min(total, range.to + 1)
  } else if (after !== undefined) {
    style = 'cursor'
    from = find(after)?.index ?? total
  } else if (
    before !== undefined ||
    upwards ||
    (backwards !== undefined && numberOf(value(names.size)) === undefined)
  ) {
    style = 'cursor'
    const at = before === undefined ? { index: total, found: false } : find(before)
    to = at === undefined ? 0 : at.found ? at.index - 1 : at.index
    from = Math.max(0, to - size)
  } else if (number !== undefined && paged) {
    style = 'page'
    from = Math.max(0, number - query.firstPage) * size
  } else if (offset !== undefined) {
    style = 'offset'
    from = offset
  } else if (paged) style = 'page'
  else if (names.offset !== undefined) style = 'offset'
  else if (names.after !== undefined) style = 'cursor'
  else if (names.range !== undefined) style = 'range'
  const end = Math.min(total, to ?? from + size)
  const shown = items.slice(Math.min(from, total), end)
  return { ...around(), items: shown, from, total, size, style, unit: range?.unit ?? 'items' }

  function around() {
    const pages = Math.max(1, Math.ceil(total / Math.max(1, size)))
    const [first, last] = [shown[0], shown.at(-1)]
    const onward = end < total ? last : undefined
    const back = from > 0 && (first !== undefined || style !== 'cursor')
    const set = (name: { name: string } | undefined, one: unknown) =>
      name === undefined ? undefined : { [name.name]: String(one) }
    const clear = (name: { name: string } | undefined) => (name === undefined ? {} : { [name.name]: '' })
    const current = Math.floor(from / Math.max(1, size)) + query.firstPage
    const previousKey = items[from - size - 1]?.key ?? ''
    const both = { number: current, firstNumber: query.firstPage, pages }
    const cursors = {
      nextCursor: onward?.key,
      previousCursor: back ? (names.before === undefined ? previousKey : first?.key) : undefined,
      startCursor: first?.key,
      endCursor: last?.key
    }
    const at = {
      page: (n: number) => set(names.page, n),
      offset: (n: number) => set(names.offset, Math.max(0, n))
    }
    const none = { next: undefined, previous: undefined, first: undefined, last: undefined }
    if (style === 'page') {
      const links = {
        next: onward && at.page(current + 1),
        previous: back ? at.page(Math.min(current - 1, query.firstPage + pages - 1)) : undefined,
        first: at.page(query.firstPage),
        last: at.page(query.firstPage + pages - 1)
      }
      return { ...both, ...cursors, ...links }
    }
    if (style === 'offset') {
      const links = {
        next: onward && at.offset(from + size),
        previous: back ? at.offset(from - size) : undefined,
        first: at.offset(0),
        last: at.offset((pages - 1) * size)
      }
      return { ...both, ...cursors, ...links }
    }
    if (style === 'cursor') {
      const up = back ? { ...set(names.before, first?.key), ...clear(names.after) } : undefined
      if (upwards) return { ...both, ...cursors, ...none, nextCursor: cursors.previousCursor, next: up, previous: up }
      return {
        ...both,
        ...cursors,
        ...none,
        next: onward && { ...set(names.after, onward.key), ...clear(names.before) },
        previous: back && names.before === undefined ? set(names.after, previousKey) : up,
        first: { ...clear(names.after), ...clear(names.before) }
      }
    }
    return { ...both, ...cursors, ...none }
  }
}

const numberOf = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  return Number.isInteger(number) && (number as number) >= 0 ? (number as number) : undefined
}

const textOf = (value: unknown): string | undefined =>
  value === undefined || value === null || value === '' ? undefined : String(value)

function rangeOf(text: string | undefined): { unit: string; from: number; to: number } | undefined {
  const [, unit, from, to] = /^\s*(?:([\w-]+)\s*=\s*)?(\d+)\s*-\s*(\d*)\s*$/.exec(text ?? '') ?? []
  if (from === undefined) return undefined
  return { unit: unit ?? 'items', from: Number(from), to: to === '' ? Number.MAX_SAFE_INTEGER - 1 : Number(to) }
}
