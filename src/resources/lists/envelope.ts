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
  if (types.has('boolean') && types.size <= 2) return flags[tell]?.(page)
  const numeric = types.has('integer') || types.has('number') || (types.size === 0 && typeof present === 'number')
  const told = numbers[tell]?.(page)
  // A page has room for more rows than it shows, also in an example without a schema.
  const room = types.size === 0 ? Number(present) : word.least
  const number = told !== undefined && tell === 'size' ? Math.max(told, room) : told
  if (number === undefined) {
    const pointing = { ...facts, word, present, numeric, linked: word.uri || isUrl(present) }
    return (places[tell] ?? otherPage)(pointing)
  }
  return numeric ? number : typeof present === 'string' && /^\d+$/.test(present) ? String(number) : undefined
}

/** A link that is an object is gone, or is filled in by the words inside. */
function linkObject({ tell, nullable, required }: Word, present: unknown, page: Page): unknown {
  if (linkOf(tell, page) !== undefined || tell === 'self') return isRow(present) ? undefined : {}
  return nullable || !required ? none : undefined
}

const hasMore = ({ next, nextCursor }: Page): boolean => next !== undefined || nextCursor !== undefined
const hasLess = ({ previous, previousCursor }: Page): boolean => previous !== undefined || previousCursor !== undefined
const isLast = (page: Page): boolean => !hasMore(page)
const isFirst = (page: Page): boolean => !hasLess(page)

/** The flags that words tell. */
const flags: Partial<Record<ListTell, (page: Page) => boolean>> = {
  more: hasMore,
  next: hasMore,
  less: hasLess,
  previous: hasLess,
  isLast,
  last: isLast,
  isFirst,
  first: isFirst,
  isEmpty: ({ items }) => items.length === 0,
  isPaged: ({ style }) => style !== 'whole',
  isUnpaged: ({ style }) => style === 'whole',
  isSorted: ({ sorted }) => sorted,
  isUnsorted: ({ sorted }) => !sorted
}

/** A word about another page or row, with the value that its member has. */
interface Pointing extends PageFacts {
  word: Word
  present: unknown
  /** True where the member is a number. */
  numeric: boolean
  /** True where the member is a URL. */
  linked: boolean
}

/** The places that words tell: undefined leaves the member as it is. */
const places: Partial<Record<ListTell, (word: Pointing) => unknown>> = {
  more: () => undefined,
  less: () => undefined,
  exactness: () => 'eq',
  self: ({ linked, present, url }) => {
    if (!linked) return undefined
    return String(present).startsWith('/') ? new URL(url({})).pathname : url({})
  },
  isFirst: (it) => (it.numeric ? it.page.firstNumber : it.word.uri ? linkTo(it, it.page.first) : undefined),
  isLast: (it) => (it.numeric ? lastNumber(it.page) : it.word.uri ? linkTo(it, it.page.last) : undefined),
  first: (it) => (it.numeric ? it.page.firstNumber : linkTo(it, it.page.first ?? {})),
  last: (it) => (it.numeric ? lastNumber(it.page) : linkTo(it, it.page.last)),
  next: neighbour,
  previous: neighbour,
  nextPage: neighbour,
  previousPage: neighbour,
  nextOffset: (it) => {
    const { next, style, nextCursor, offset, size } = it.page
    if (next === undefined || it.linked) return linkTo(it, next)
    if (style === 'cursor') return cursorOf(it, nextCursor)
    return it.numeric ? offset + size : String(offset + size)
  },
  nextCursor: (it) => (it.word.uri ? linkTo(it, it.page.next) : cursorOf(it, it.page.nextCursor)),
  previousCursor: (it) => cursorOf(it, it.page.previousCursor),
  startCursor: (it) => cursorOf(it, it.page.startCursor),
  endCursor: (it) => cursorOf(it, it.page.items.at(-1)?.key),
  lastKey: (it) => cursorOf(it, it.page.items.at(-1)?.key),
  firstItem: (it) => placeIn(it, 1),
  lastItem: (it) => placeIn(it, it.page.items.length)
}

/** Returns the next or the previous page: its number, cursor or URL. */
function neighbour(it: Pointing): unknown {
  const { word, page, numeric, linked } = it
  const isNext = word.tell.startsWith('next')
  const isPage = word.tell.endsWith('Page')
  const change = isNext ? page.next : page.previous
  const number = change && page.number + (isNext ? 1 : -1)
  if (numeric && (isPage || !word.types.has('string'))) return number ?? none
  if (isPage && page.textPages && !linked) return number === undefined ? none : String(number)
  if (page.style !== 'cursor' || linked) return linkTo(it, change)
  return cursorOf(it, isNext ? page.nextCursor : page.previousCursor)
}

const otherPage = (it: Pointing): unknown => linkTo(it, linkOf(it.word.tell, it.page))

const lastNumber = ({ firstNumber, pages }: Page): number => firstNumber + pages - 1

/** Returns the place of a row of a page in the whole list, from 1. The ends of a period are no places of rows. */
function placeIn({ numeric, present, page: { items, from } }: Pointing, nth: number): unknown {
  if (!numeric) return isTime(present) ? undefined : none
  return items.length === 0 ? none : from + nth
}

const linkTo = ({ url }: Pointing, change: Change): unknown => (change === undefined ? none : url(change))

/** Returns a cursor in the type of its member. */
function cursorOf({ numeric, word }: Pointing, text: string | undefined): unknown {
  if (text === undefined) return none
  if (!numeric || word.types.has('string')) return text
  return Number.isNaN(Number(text)) ? none : Number(text)
}

const isUrl = (value: unknown): boolean => typeof value === 'string' && /^(https?:\/)?\//.test(value)

function linkOf(tell: ListTell, page: Page): Change {
  const [, name] = /^(next|previous|first|last)(Url|Page|Cursor)?$/.exec(tell) ?? []
  return name === undefined ? undefined : page[name as 'next' | 'previous' | 'first' | 'last']
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
  return headerTexts[tell]?.(page)
}

const headerTexts: Partial<Record<ListTell, (page: Page) => string>> = {
  nextPage: ({ next, number }) => (next === undefined ? '' : String(number + 1)),
  previousPage: ({ previous, number }) => (previous === undefined ? '' : String(number - 1)),
  nextCursor: ({ nextCursor }) => nextCursor ?? '',
  more: ({ next }) => String(next !== undefined)
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
