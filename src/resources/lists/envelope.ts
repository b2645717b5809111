/** Writes totals, pages, cursors and links into the bodies and headers of lists. */

import { bare } from '../../contract/bare.ts'
import { type ListTell, tells } from '../../contract/paging.ts'
import { isTime } from '../../contract/series.ts'
import { at } from '../model/rows-places.ts'
import { isRow, type Row } from '../rows/row.ts'
import type { EnvelopeWords, Word } from './envelope-words.ts'
import { linksOf } from './link-arrays.ts'
import type { Change, Page, PageFacts } from './page.ts'

/** Marks a word without a value; undefined leaves its value as it is. */
const none = Symbol('none')

/** Words for other pages, whose number is 0 where there is none, and the schema admits neither null nor a text. */
const pages = /^(next|previous)(Page)?$/

/** Returns an envelope with its words filled in. */
export function filledEnvelope(envelope: unknown, { words, holders }: EnvelopeWords, facts: PageFacts): unknown {
  if (!isRow(envelope) || words.length === 0) return envelope
  const whole = { ...envelope }
  for (const path of holders) copyAt(whole, path)
  for (const word of words) {
    const holder = at(whole, word.holder)
    if (!isRow(holder)) continue
    const { name } = word
    const value = saidBy(word, holder[name], facts)
    if (value === undefined) continue
    if (value !== none) holder[name] = value
    else if (word.nullable) holder[name] = null
    else if (!word.required) delete holder[name]
    else if (word.types.has('string')) holder[name] = ''
    else if (word.least <= 0 && pages.test(word.tell)) holder[name] = 0
  }
  return whole
}

/** Puts a copy in the place of an inner object; those around it are copies already. */
function copyAt(whole: Row, path: string[]): void {
  const outer = at(whole, path.slice(0, -1))
  const name = path.at(-1) as string
  if (isRow(outer) && isRow(outer[name])) outer[name] = { ...(outer[name] as Row) }
}

/** The numbers that words and headers tell. */
const numbers: Partial<Record<ListTell, (page: Page) => number>> = {
  total: ({ total }) => total,
  count: ({ items }) => items.length,
  size: ({ size }) => size,
  page: ({ number }) => number,
  pages: ({ pages }) => pages,
  offset: ({ offset }) => offset,
  remaining: ({ total, from, items }) => Math.max(0, total - from - items.length)
}

function saidBy(word: Word, present: unknown, facts: PageFacts): unknown {
  const { tell, types } = word
  const { page } = facts
  if (word.array !== undefined) return linksOf(word.array, present, facts)
  if (types.has('object')) return linkObject(word, present, page)
  if (types.has('boolean') && types.size <= 2) return flagOf(tell, page)
  const numeric = types.has('integer') || types.has('number') || (types.size === 0 && typeof present === 'number')
  const told = numbers[tell]?.(page)
  // A page has room for more rows than it shows.
  const number = told !== undefined && tell === 'size' ? Math.max(told, word.least) : told
  if (number === undefined) return placeOf(word, present, facts, numeric)
  return numeric ? number : typeof present === 'string' && /^\d+$/.test(present) ? String(number) : undefined
}

/** A link that is an object is gone, or is filled in by the words inside. */
function linkObject({ tell, nullable, required }: Word, present: unknown, page: Page): unknown {
  if (linkOf(tell, page) !== undefined || tell === 'self') return isRow(present) ? undefined : {}
  return nullable || !required ? none : undefined
}

function flagOf(tell: ListTell, page: Page): boolean | undefined {
  const more = page.next !== undefined || page.nextCursor !== undefined
  const less = page.previous !== undefined || page.previousCursor !== undefined
  if (tell === 'more' || tell === 'next') return more
  if (tell === 'less' || tell === 'previous') return less
  if (tell === 'isLast' || tell === 'last') return !more
  if (tell === 'isEmpty') return page.items.length === 0
  if (tell === 'isPaged' || tell === 'isUnpaged') return (tell === 'isPaged') === (page.style !== 'whole')
  if (tell === 'isSorted' || tell === 'isUnsorted') return (tell === 'isSorted') === page.sorted
  return tell === 'isFirst' || tell === 'first' ? !less : undefined
}

/** Returns the place of another page: its number, cursor or URL. */
function placeOf(word: Word, present: unknown, { page, url }: PageFacts, numeric: boolean): unknown {
  const { tell, types, uri } = word
  const last = page.firstNumber + page.pages - 1
  const link = (change: Change) => (change === undefined ? none : url(change))
  const cursor = (text: string | undefined) => cursorIn(text, numeric && !types.has('string'))
  switch (tell) {
    case 'more':
    case 'less':
      return undefined
    case 'exactness':
      return 'eq'
    case 'self':
      if (!uri && !isUrl(present)) return undefined
      return String(present).startsWith('/') ? new URL(url({})).pathname : url({})
    case 'isFirst':
    case 'isLast':
      if (numeric) return tell === 'isFirst' ? page.firstNumber : last
      return uri ? link(tell === 'isFirst' ? page.first : page.last) : undefined
    case 'first':
    case 'last':
      if (numeric) return tell === 'first' ? page.firstNumber : last
      return link(tell === 'first' ? (page.first ?? {}) : page.last)
    case 'nextPage':
    case 'previousPage': {
      const { change, step, cursor } = stepOf(tell === 'nextPage', page)
      if (numeric) return change === undefined ? none : page.number + step
      if (page.textPages && !uri && !isUrl(present)) return change === undefined ? none : String(page.number + step)
      return uri || isUrl(present) || page.style !== 'cursor' ? link(change) : (cursor ?? none)
    }
    case 'next':
    case 'previous': {
      const { change, step, cursor: text } = stepOf(tell === 'next', page)
      if (numeric && !types.has('string')) return change === undefined ? none : page.number + step
      return page.style === 'cursor' && !uri && !isUrl(present) ? cursor(text) : link(change)
    }
    case 'nextOffset':
      if (page.next === undefined) return none
      if (uri || isUrl(present)) return url(page.next)
      if (page.style === 'cursor') return cursor(page.nextCursor)
      return numeric ? page.offset + page.size : String(page.offset + page.size)
    case 'nextCursor':
      return uri ? link(page.next) : cursor(page.nextCursor)
    case 'previousCursor':
      return cursor(page.previousCursor)
    case 'startCursor':
      return cursor(page.startCursor)
    case 'endCursor':
      return cursor(page.items.at(-1)?.key)
    case 'lastKey':
      return cursor(page.items.at(-1)?.key)
    case 'firstItem':
      return numeric ? placeIn(page, 1) : unlessTime(present)
    case 'lastItem':
      return numeric ? placeIn(page, page.items.length) : unlessTime(present)
    default:
      return link(linkOf(tell, page))
  }
}

/** Returns the place of a row of a page in the whole list, from 1. */
const placeIn = ({ items, from }: Page, nth: number): unknown => (items.length === 0 ? none : from + nth)

/** Leaves the ends of a period, which are no places of rows. */
const unlessTime = (present: unknown): unknown => (isTime(present) ? undefined : none)

const stepOf = (on: boolean, page: Page): { change: Change; step: number; cursor: string | undefined } =>
  on
    ? { change: page.next, step: 1, cursor: page.nextCursor }
    : { change: page.previous, step: -1, cursor: page.previousCursor }

/** A cursor in the type of its member. */
function cursorIn(text: string | undefined, numeric: boolean): unknown {
  if (text === undefined) return none
  if (!numeric) return text
  return Number.isNaN(Number(text)) ? none : Number(text)
}

const isUrl = (value: unknown): boolean => typeof value === 'string' && /^(https?:\/)?\//.test(value)

const links: Partial<Record<ListTell, 'next' | 'previous' | 'first' | 'last'>> = {
  next: 'next',
  nextUrl: 'next',
  nextPage: 'next',
  nextCursor: 'next',
  previous: 'previous',
  previousUrl: 'previous',
  previousPage: 'previous',
  previousCursor: 'previous',
  first: 'first',
  firstUrl: 'first',
  last: 'last',
  lastUrl: 'last'
}

function linkOf(tell: ListTell, page: Page): Change {
  const name = links[tell]
  return name === undefined ? undefined : page[name]
}

/** Returns the headers that describe a list, among those that the response declares, by lower-case name. */
export function listHeaders(declared: readonly string[], facts: PageFacts): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const name of declared) {
    const value = headerOf(bare(name), facts)
    if (value !== undefined) headers[name.toLowerCase()] = value
  }
  return headers
}

function headerOf(name: string, { page, url }: PageFacts): string | undefined {
  if (name === 'link') return linkHeader(page, url)
  if (name === 'contentrange') {
    const { from, items, total, unit } = page
    return items.length === 0 ? `${unit} */${total}` : `${unit} ${from}-${from + items.length - 1}/${total}`
  }
  if (name === 'acceptranges' && page.style === 'range') return page.unit
  const tell = tells.get(name.replace(/^(x|pagination|paging)+/, '')) ?? tells.get(name)
  if (tell === undefined) return undefined
  // A count in a header counts all rows.
  const number = numbers[tell === 'count' ? 'total' : tell]?.(page)
  if (number !== undefined) return String(number)
  switch (tell) {
    case 'nextPage':
      return page.next === undefined ? '' : String(page.number + 1)
    case 'previousPage':
      return page.previous === undefined ? '' : String(page.number - 1)
    case 'nextCursor':
      return page.nextCursor ?? ''
    case 'more':
      return String(page.next !== undefined)
    default:
      return undefined
  }
}

/** Writes the header `Link` (RFC 8288). */
function linkHeader({ first, previous, next, last }: Page, url: PageFacts['url']): string {
  const links: [string, Change][] = [
    ['first', first],
    ['prev', previous],
    ['next', next],
    ['last', last]
  ]
  return links
    .flatMap(([relation, change]) => (change === undefined ? [] : [`<${url(change)}>; rel="${relation}"`]))
    .join(', ')
}
