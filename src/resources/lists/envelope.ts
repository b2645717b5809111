/** What a reply says beside its rows: totals, pages, cursors and links, wherever they stand. */
import type { Schema, SchemaObject } from '../../document/openapi.ts'
import { type SchemaLookup, shapeOf } from '../../schema/merged-view.ts'
import { bare } from '../infer/names.ts'
import { admitsNull, solid } from '../infer/places.ts'
import { isRow, type Row } from '../rows/row.ts'
import type { Page } from './page.ts'
import { type Tell, tells } from './words.ts'

/** What is known of a list when its reply is written. */
export interface Facts {
  page: Page
  /** The URL of the list with other query parameters. */
  url: (change: Record<string, string> | undefined) => string
}

/** A word of an envelope: where it stands, what it tells and in which types. */
interface Word {
  path: string[]
  tell: Tell
  types: Set<string>
  uri: boolean
  nullable: boolean
  required: boolean
}

const deepest = 5

/** Finds the words of an envelope once, by its schema. */
export function wordsOf(schemas: SchemaLookup, schema: Schema, rows: readonly string[]): Word[] {
  const words: Word[] = []
  look(schema, [], undefined)
  const counted = words.some(({ tell }) => tell === 'total')
  // A count alone is that of all rows.
  return counted ? words : words.map((word) => (word.tell === 'count' ? { ...word, tell: 'total' } : word))

  function look(part: Schema | undefined, path: string[], outer: Tell | undefined): void {
    const { properties = {}, required = [] } = solid(schemas, part)
    for (const [name, property] of Object.entries(properties)) {
      const at = [...path, name]
      if (at.join('\0') === rows.join('\0')) continue
      const shape = solid(schemas, property)
      if (shape.items !== undefined) continue
      const tell =
        tells.get(bare(name)) ??
        (/^(href|url|uri|link|cursor|page|offset|token|path)$/.test(bare(name)) ? outer : undefined)
      const must = required.includes(name)
      if (shape.properties !== undefined || shape.type === 'object') {
        if (tell !== undefined && isLink(tell))
          words.push({ ...wordOf(property, at, tell, must), types: new Set(['object']) })
        if (at.length < deepest) look(property, at, tell !== undefined && isLink(tell) ? tell : undefined)
      } else if (tell !== undefined) words.push(wordOf(property, at, tell, must))
    }
  }

  function wordOf(property: Schema, path: string[], tell: Tell, required: boolean): Word {
    const shape = shapeOf(schemas, property)
    const parts: SchemaObject[] = [
      shape,
      ...[shape.anyOf, shape.oneOf]
        .flatMap((list) => (Array.isArray(list) ? list : []))
        .map((part) => shapeOf(schemas, part))
    ]
    const types = new Set(parts.flatMap(({ type }) => type ?? []))
    return {
      path,
      tell,
      types,
      uri: parts.some(({ format }) => /^(uri|url|iri)/.test(String(format ?? ''))),
      nullable: admitsNull(schemas, property),
      required
    }
  }
}

const isLink = (tell: Tell): boolean => /^(next|previous|first|last|self)/.test(tell)

/** What a word says; undefined to leave what stands there, `none` where there is nothing to tell. */
const none = Symbol('none')

/** An envelope whose words say what is so. */
export function told(envelope: unknown, words: readonly Word[], facts: Facts): unknown {
  if (!isRow(envelope) || words.length === 0) return envelope
  const whole = structuredCloneShallow(envelope, words)
  for (const word of words) {
    const holder = holderOf(whole, word.path)
    if (holder === undefined) continue
    const name = word.path.at(-1) as string
    const value = saidBy(word, holder[name], facts)
    if (value === undefined) continue
    if (value !== none) holder[name] = value
    else if (word.nullable) holder[name] = null
    else if (!word.required) delete holder[name]
    else if (word.types.has('string')) holder[name] = ''
  }
  return whole
}

/** A copy of the objects that words stand in. */
function structuredCloneShallow(envelope: Row, words: readonly Word[]): Row {
  const whole = { ...envelope }
  const copied = new Set<string>()
  for (const { path } of words) {
    let here = whole
    for (const [index, name] of path.slice(0, -1).entries()) {
      const key = path.slice(0, index + 1).join('\0')
      if (!isRow(here[name])) break
      if (!copied.has(key)) {
        here[name] = { ...(here[name] as Row) }
        copied.add(key)
      }
      here = here[name] as Row
    }
  }
  return whole
}

function holderOf(whole: Row, path: string[]): Row | undefined {
  let here: unknown = whole
  for (const name of path.slice(0, -1)) here = isRow(here) ? here[name] : undefined
  return isRow(here) ? here : undefined
}

function saidBy({ tell, types, uri, nullable, required }: Word, present: unknown, { page, url }: Facts): unknown {
  const last = page.firstNumber + page.pages - 1
  const link = (change: Record<string, string> | undefined) => (change === undefined ? none : url(change))
  if (types.has('object')) {
    // A link that is an object is gone, or is filled by the words inside.
    const gone = linkOf(tell, page) === undefined && tell !== 'self'
    if (!gone) return isRow(present) ? undefined : {}
    return nullable || !required ? none : undefined
  }
  if (types.has('boolean') && types.size <= 2) {
    const more = page.next !== undefined || page.nextCursor !== undefined
    const less = page.previous !== undefined || page.previousCursor !== undefined
    if (tell === 'more' || tell === 'next') return more
    if (tell === 'less' || tell === 'previous') return less
    if (tell === 'isLast' || tell === 'last') return !more
    return tell === 'isFirst' || tell === 'first' ? !less : undefined
  }
  const numeric = types.has('integer') || types.has('number') || (types.size === 0 && typeof present === 'number')
  const digits = typeof present === 'string' && /^\d+$/.test(present)
  const number = (value: number) => (numeric ? value : digits ? String(value) : undefined)
  switch (tell) {
    case 'total':
      return number(page.total)
    case 'count':
      return number(page.items.length)
    case 'size':
      return number(page.size)
    case 'page':
      return number(page.number)
    case 'pages':
      return number(page.pages)
    case 'offset':
      return number(page.from)
    case 'isFirst':
      return numeric ? page.firstNumber : uri ? link(page.first) : undefined
    case 'isLast':
      return numeric ? last : uri ? link(page.last) : undefined
    case 'nextPage':
    case 'previousPage': {
      const on = tell === 'nextPage' ? page.next : page.previous
      if (numeric) return on === undefined ? none : page.number + (tell === 'nextPage' ? 1 : -1)
      return uri || isUrl(present) || page.style !== 'cursor'
        ? link(on)
        : ((tell === 'nextPage' ? page.nextCursor : page.previousCursor) ?? none)
    }
    case 'nextOffset':
      return numeric ? (page.next === undefined ? none : page.from + page.size) : link(page.next)
    case 'nextCursor':
      return uri ? link(page.next) : cursor(page.nextCursor)
    case 'previousCursor':
      return cursor(page.previousCursor)
    case 'startCursor':
      return cursor(page.startCursor)
    case 'self':
      return uri || isUrl(present) ? url({}) : undefined
    case 'first':
    case 'last':
      if (numeric) return tell === 'first' ? page.firstNumber : last
      return link(tell === 'first' ? (page.first ?? {}) : page.last)
    case 'next':
    case 'previous': {
      const on = tell === 'next' ? page.next : page.previous
      if (numeric && !types.has('string')) return on === undefined ? none : page.number + (tell === 'next' ? 1 : -1)
      const opaque = page.style === 'cursor' && !uri && !isUrl(present)
      return opaque ? cursor(tell === 'next' ? page.nextCursor : page.previousCursor) : link(on)
    }
    case 'more':
    case 'less':
      return undefined
    default:
      return link(linkOf(tell, page))
  }

  function cursor(text: string | undefined): unknown {
    if (text === undefined) return none
    return numeric && !types.has('string') ? (Number.isNaN(Number(text)) ? none : Number(text)) : text
  }
}

const isUrl = (value: unknown): boolean => typeof value === 'string' && /^(https?:\/)?\//.test(value)

const linkOf = (tell: Tell, page: Page): Record<string, string> | undefined =>
  (
    ({
      next: page.next,
      nextUrl: page.next,
      nextPage: page.next,
      nextCursor: page.next,
      previous: page.previous,
      previousUrl: page.previous,
      previousPage: page.previous,
      previousCursor: page.previous,
      first: page.first,
      firstUrl: page.first,
      last: page.last,
      lastUrl: page.last
    }) as Partial<Record<Tell, Record<string, string> | undefined>>
  )[tell]

/** The headers of a list, of those that the response declares, by lower-case name. */
export function listHeaders(declared: readonly string[], { page, url }: Facts): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const name of declared) {
    const value = headerOf(name, page, url)
    if (value !== undefined) headers[name.toLowerCase()] = value
  }
  return headers
}

function headerOf(name: string, page: Page, url: Facts['url']): string | undefined {
  const plain = bare(name)
  if (plain === 'link') return linkHeader(page, url)
  if (plain === 'contentrange') {
    const { from, items, total, unit } = page
    return items.length === 0 ? `${unit} */${total}` : `${unit} ${from}-${from + items.length - 1}/${total}`
  }
  const tell = tells.get(plain.replace(/^(x|pagination|paging)+/, '')) ?? tells.get(plain)
  switch (tell) {
    case 'total':
    case 'count':
      return String(page.total)
    case 'pages':
      return String(page.pages)
    case 'page':
      return String(page.number)
    case 'size':
      return String(page.size)
    case 'offset':
      return String(page.from)
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

/** Web Linking (RFC 8288). */
function linkHeader({ first, previous, next, last }: Page, url: Facts['url']): string {
  const links: [string, Record<string, string> | undefined][] = [
    ['first', first],
    ['prev', previous],
    ['next', next],
    ['last', last]
  ]
  return links
    .flatMap(([relation, change]) => (change === undefined ? [] : [`<${url(change)}>; rel="${relation}"`]))
    .join(', ')
}
