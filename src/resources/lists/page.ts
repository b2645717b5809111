/** Pages of lists, and the ways from one to the next. */
import type { Item } from '../rows/row.ts'
import { type ListQuery, numberOf } from './query.ts'

/** A part of a list. `next` and `previous` are the query parameters that lead on and back. */
export interface Page {
  items: readonly Item[]
  /** The number of rows before the page. */
  from: number
  total: number
  /** The most rows of a page. */
  size: number
  style: 'page' | 'offset' | 'cursor' | 'range' | 'whole'
  /** The number of the first row of the page, as the query and the reply count it. */
  offset: number
  number: number
  /** True if the query takes the number of a page as a text. */
  textPages: boolean
  firstNumber: number
  pages: number
  next: Record<string, string> | undefined
  previous: Record<string, string> | undefined
  first: Record<string, string> | undefined
  last: Record<string, string> | undefined
  nextCursor: string | undefined
  previousCursor: string | undefined
  startCursor: string | undefined
  /** True where the request asks for an order. */
  sorted: boolean
  /** The unit of the `Range` that was asked for. */
  unit: string
}

const usualSize = 100

/** Finds the index of the row after the one that a cursor names; undefined for a cursor that names none. */
export type Find = (cursor: string) => { index: number; found: boolean } | undefined

interface Asked {
  query: Record<string, unknown>
  range: string | undefined
}

/** The part of a list that a page shows; `to` is left out where only the size bounds it. */
interface Window {
  style: Page['style']
  from: number
  to?: number
}

/** A query that leads to another page: the parameters that change. */
export type Change = Record<string, string> | undefined

/** A page, and the way to write the URL of another one. */
export interface PageFacts {
  page: Page
  url: (change: Change) => string
}

/** Cuts a list into the page that a request asks for. */
export function pageOf(items: readonly Item[], query: ListQuery, asked: Asked, find: Find, bounded: number): Page {
  const total = items.length
  const size = sizeOf(query, asked, total, bounded)
  const { style, from, to } = windowOf(query, asked, total, size, find)
  const end = Math.min(total, to ?? from + size)
  const shown = items.slice(Math.min(from, total), end)
  const page: Page = {
    items: shown,
    from,
    total,
    size,
    style,
    offset: from + query.firstOffset,
    number: Math.floor(from / Math.max(1, size)) + query.firstPage,
    textPages: query.textPages,
    firstNumber: query.firstPage,
    pages: Math.max(1, Math.ceil(total / Math.max(1, size))),
    next: undefined,
    previous: undefined,
    first: undefined,
    last: undefined,
    nextCursor: undefined,
    previousCursor: undefined,
    startCursor: shown[0]?.key,
    sorted: valueIn(asked, query.asked.sort) !== undefined,
    unit: rangeOf(asked.range)?.unit ?? query.unit
  }
  addLinks(page, query, end < total ? shown.at(-1) : undefined, items[from - size - 1]?.key ?? '')
  return page
}

const valueIn = ({ query }: Asked, parameter: { name: string } | undefined): unknown =>
  parameter === undefined ? undefined : query[parameter.name]

/** Returns the most rows of a page. */
function sizeOf(
  { asked: names, backwards, ...query }: ListQuery,
  asked: Asked,
  total: number,
  bounded: number
): number {
  const own =
    numberOf(valueIn(asked, names.size)) ??
    numberOf(valueIn(asked, backwards)) ??
    query.size ??
    (names.page === undefined ? Math.max(total, 1) : usualSize)
  return Math.min(own, query.most ?? Number.POSITIVE_INFINITY, bounded)
}

/** True for a list that begins with its latest rows, and goes on with those before: a chat. */
const isUpwards = ({ asked: { before, after, page, offset } }: ListQuery): boolean =>
  before !== undefined && after === undefined && page === undefined && offset === undefined

function windowOf(query: ListQuery, asked: Asked, total: number, size: number, find: Find): Window {
  const { asked: names, backwards } = query
  const range = names.range === undefined ? undefined : rangeOf(asked.range)
  if (range !== undefined) {
    const from = range.last === undefined ? range.from : Math.max(0, total - range.last)
    return { style: 'range', from, to: Math.min(total, range.to + 1) }
  }
  const after = textOf(valueIn(asked, names.after))
  const before = textOf(valueIn(asked, names.before))
  if (query.newestFirst) return newestFirst(names, after, before, total, size, find)
  if (after !== undefined) return { style: 'cursor', from: find(after)?.index ?? total }
  const last = numberOf(valueIn(asked, backwards)) !== undefined && numberOf(valueIn(asked, names.size)) === undefined
  if (before !== undefined || isUpwards(query) || last) {
    const at = before === undefined ? { index: total, found: false } : find(before)
    const to = at === undefined ? 0 : at.found ? at.index - 1 : at.index
    return { style: 'cursor', from: Math.max(0, to - size), to }
  }
  const number = numberOf(valueIn(asked, names.page))
  if (number !== undefined) return { style: 'page', from: Math.max(0, number - query.firstPage) * size }
  const offset = numberOf(valueIn(asked, names.offset))
  if (offset !== undefined) return { style: 'offset', from: Math.max(0, offset - query.firstOffset) }
  return { style: styleOf(names), from: 0 }
}

/**
 * Returns the part of a list with its newest rows first: `max_id` goes on with older rows, `since_id` bounds the page
 * by newer ones.
 */
function newestFirst(
  { after: newer }: ListQuery['asked'],
  since: string | undefined,
  max: string | undefined,
  total: number,
  size: number,
  find: Find
): Window {
  const from = max === undefined ? 0 : (find(max)?.index ?? total)
  const bound = since === undefined ? undefined : find(since)
  const end = bound === undefined ? total : bound.found ? bound.index - 1 : bound.index
  // `min_id` asks for the rows that follow it, `since_id` for the newest.
  const isMin = newer !== undefined && /min/i.test(newer.name)
  const start = isMin && since !== undefined ? Math.max(from, end - size) : from
  return { style: 'cursor', from: start, to: Math.max(start, Math.min(end, start + size)) }
}

/** Returns the style of paging of a list, for a request without a page. */
function styleOf({ page, offset, after, range }: ListQuery['asked']): Page['style'] {
  if (page !== undefined) return 'page'
  if (offset !== undefined) return 'offset'
  if (after !== undefined) return 'cursor'
  return range === undefined ? 'whole' : 'range'
}

/** Adds the ways to other pages. `onward`: the last row of a page that is not the last. */
function addLinks(page: Page, query: ListQuery, onward: Item | undefined, previousKey: string): void {
  const { items, from, size, style } = page
  const { asked: names, firstPage, firstOffset } = query
  const [first] = items
  const back = from > 0 && (first !== undefined || style !== 'cursor')
  page.nextCursor = onward?.key
  if (back) page.previousCursor = names.before === undefined ? previousKey : first?.key
  if (style === 'page') {
    const last = firstPage + page.pages - 1
    page.next = onward && set(names.page, page.number + 1)
    page.previous = back ? set(names.page, Math.min(page.number - 1, last)) : undefined
    page.first = set(names.page, firstPage)
    page.last = set(names.page, last)
  } else if (style === 'offset') {
    page.next = onward && set(names.offset, firstOffset + from + size)
    page.previous = back ? set(names.offset, firstOffset + Math.max(0, from - size)) : undefined
    page.first = set(names.offset, firstOffset)
    page.last = set(names.offset, firstOffset + (page.pages - 1) * size)
  } else if (style === 'cursor') {
    const up = back ? { ...set(names.before, first?.key), ...clear(names.after) } : undefined
    if (query.newestFirst) {
      page.next = onward && { ...set(names.before, onward.key), ...clear(names.after) }
      page.previous = back ? { ...set(names.after, first?.key), ...clear(names.before) } : undefined
    } else if (isUpwards(query)) {
      page.nextCursor = page.previousCursor
      page.next = up
      page.previous = up
    } else {
      page.next = onward && { ...set(names.after, onward.key), ...clear(names.before) }
      page.previous = back && names.before === undefined ? set(names.after, previousKey) : up
      page.first = { ...clear(names.after), ...clear(names.before) }
    }
  }
}

const set = (parameter: { name: string } | undefined, value: unknown): Change =>
  parameter === undefined ? undefined : { [parameter.name]: String(value) }

const clear = (parameter: { name: string } | undefined): Change =>
  parameter === undefined ? {} : { [parameter.name]: '' }

const textOf = (value: unknown): string | undefined =>
  typeof value === 'object' || value === undefined || value === '' ? undefined : String(value)

/** A `Range` of rows: from one to another, or the last ones. */
interface Range {
  unit: string | undefined
  from: number
  to: number
  last: number | undefined
}

/** Reads a `Range`: `items=0-9`, `items=20-`, `items=-5`; undefined for one that cannot be read, which is passed over. */
function rangeOf(text: string | undefined): Range | undefined {
  if (text === undefined) return undefined
  const [whole, unit, first = '', second = ''] = /^\s*(?:([\w-]+)\s*=\s*)?(\d*)\s*-\s*(\d*)\s*$/.exec(text) ?? []
  if (whole === undefined || (first === '' && second === '')) return undefined
  const to = first === '' || second === '' ? Number.MAX_SAFE_INTEGER - 1 : Number(second)
  if (to < Number(first)) return undefined
  return { unit, from: Number(first), to, last: first === '' ? Number(second) : undefined }
}
