/** Finds the members of envelopes that describe a list: totals, pages, cursors and links. */
import { bare } from '../../contract/bare.ts'
import { type ListTell, tells } from '../../contract/paging.ts'
import type { Schema } from '../../document/openapi.ts'
import { type SchemaLookup, shapeOf } from '../../schema/views/merged-view.ts'
import { admitsNull, alternativesOf, solid } from '../model/rows-places.ts'
import { type LinkArray, linkArrayOf } from './link-arrays.ts'
import type { ListQuery } from './query.ts'

/** A member of an envelope that describes the list. */
export interface Word {
  /** The members that lead to the object that it stands in. */
  holder: string[]
  name: string
  tell: ListTell
  types: Set<string>
  uri: boolean
  nullable: boolean
  /** The least number that its schema admits. */
  least: number
  required: boolean
  /** The form of a list of links: `link: [{ relation: 'next', url }]`. */
  array?: LinkArray
}

/** The words of an envelope, and the objects that they stand in, outermost first. */
export interface EnvelopeWords {
  words: Word[]
  holders: string[][]
}

const deepest = 5

/** Finds the words of an envelope by its schema. `rows`: the members that lead to the rows. */
export function envelopeWords(
  schemas: SchemaLookup,
  schema: Schema,
  rows: readonly string[],
  asked: ListQuery['asked'] = {}
): EnvelopeWords {
  const words: Word[] = []
  look(schema, [], undefined)
  // A count without a total counts all rows, unless only cursors lead to the other pages.
  const isCursor = asked.after !== undefined && asked.page === undefined && asked.offset === undefined
  if (!isCursor && !words.some(({ tell }) => tell === 'total'))
    for (const word of words) if (word.tell === 'count') word.tell = 'total'
  // Beside a flag that says whether there is more, the cursor of Relay is that of the last row.
  if (words.some(({ tell, types }) => tell === 'more' && types.has('boolean')))
    for (const word of words) if (bare(word.name) === 'endcursor') word.tell = 'endCursor'
  const holders = new Map(words.flatMap(({ holder }) => holder.map((_, end) => holder.slice(0, end + 1))).map(keyed))
  return { words, holders: [...holders.values()].sort((one, other) => one.length - other.length) }

  function look(part: Schema | undefined, path: string[], outer: ListTell | undefined): void {
    const { properties = {}, required = [] } = solid(schemas, part)
    const siblings = new Set(Object.keys(properties).map(bare))
    for (const [name, property] of Object.entries(properties)) {
      const inner = [...path, name]
      if (keyed(inner)[0] === keyed([...rows])[0]) continue
      const shape = solid(schemas, property)
      if (shape.items !== undefined) {
        const array = linkArrayOf(schemas, shape.items)
        if (array !== undefined)
          words.push({ ...typesOf(schemas, property), holder: path, name, tell: 'links', required: true, array })
        continue
      }
      const tell = name === '@id' ? 'self' : tellOf(bare(name), outer, siblings, asked)
      const word = tell && {
        ...typesOf(schemas, property),
        holder: path,
        name,
        tell,
        required: required.includes(name),
        ...(name === '@id' && { uri: true })
      }
      if (shape.properties !== undefined || shape.type === 'object') {
        const link = tell !== undefined && isLink(tell)
        const total = tell === 'total'
        if (word !== undefined && link) words.push({ ...word, types: new Set(['object']) })
        const isOwn = bare(name) === 'current' && siblings.has('next')
        if (inner.length < deepest) look(property, inner, isOwn ? 'self' : link || total ? tell : undefined)
      } else if (word !== undefined) words.push(word)
    }
  }
}

/** Returns the meaning of a member. `outer`: that of the link which it stands in. */
function tellOf(
  name: string,
  outer: ListTell | undefined,
  siblings: ReadonlySet<string>,
  asked: ListQuery['asked']
): ListTell | undefined {
  // The pages of SCIM say how many rows they have.
  if (name === 'itemsperpage' && siblings.has('resources')) return 'count'
  if (name === 'empty' && siblings.has('sorted')) return 'isUnsorted'
  const within = outer === undefined ? undefined : tellWithin(name, outer)
  if (within !== undefined) return within
  // Pages by number say the places of their first and last row, from 1.
  if (asked.offset === undefined && siblings.has('from') && siblings.has('to')) {
    if (name === 'from') return 'firstItem'
    if (name === 'to') return 'lastItem'
  }
  const told = tells.get(name) ?? tells.get(name.replace(/^hydra/, '')) ?? tellByParameter(name, asked)
  // The address beside those of other pages is that of the page, and Stripe has it beside a flag.
  const isOwn = told === undefined && /^(url|uri|href|path)$/.test(name)
  return isOwn && [...siblings].some((one) => /(Url|^more)$/.test(tells.get(one) ?? '')) ? 'self' : told
}

/** Words inside of a link. */
const parts: Partial<Record<ListTell, string>> = {
  nextCursor: 'cursor token after marker startingafter pagetoken',
  nextOffset: 'offset skip start from startat',
  nextPage: 'page number pagenumber'
}

function tellWithin(name: string, outer: ListTell): ListTell | undefined {
  // Elasticsearch: `total: { value: 20, relation: 'eq' }`.
  if (outer === 'total') return /^(value|count)$/.test(name) ? 'total' : name === 'relation' ? 'exactness' : undefined
  if (/^(href|url|uri|link|path)$/.test(name)) return outer
  if (outer === 'self' && name === 'number') return 'page'
  if (/^(page|offset|cursor|token)$/.test(name) && !/^(next|previous)/.test(outer)) return outer
  if (/^previous/.test(outer)) {
    if (/^(cursor|token|before|endingbefore)$/.test(name)) return 'previousCursor'
    return /^(page|number|pagenumber)$/.test(name) ? 'previousPage' : undefined
  }
  if (!/^next/.test(outer)) return undefined
  return (Object.keys(parts) as ListTell[]).find((tell) => parts[tell]?.split(' ').includes(name))
}

/** Returns the meaning of a member that is called by a parameter: `next_since_id` of `since_id`. */
function tellByParameter(name: string, { after, before, offset, page }: ListQuery['asked']): ListTell | undefined {
  const is = (prefix: string, parameter: { name: string } | undefined) =>
    parameter !== undefined && name === prefix + bare(parameter.name)
  if (is('', after) || is('next', after)) return 'nextCursor'
  if (is('prev', after) || is('previous', after) || is('', before)) return 'previousCursor'
  if (is('next', offset)) return 'nextOffset'
  if (is('next', page)) return 'nextPage'
  return is('prev', page) || is('previous', page) ? 'previousPage' : undefined
}

const keyed = (path: string[]): [key: string, path: string[]] => [path.join('\0'), path]

function typesOf(schemas: SchemaLookup, property: Schema): Pick<Word, 'types' | 'uri' | 'nullable' | 'least'> {
  const shape = shapeOf(schemas, property)
  const parts = [shape, ...alternativesOf(shape).map((part) => shapeOf(schemas, part))]
  return {
    types: new Set(parts.flatMap(({ type }) => type ?? [])),
    uri: parts.some(({ format }) => /^(uri|url|iri)/.test(String(format ?? ''))),
    nullable: admitsNull(schemas, property) || shape.examples?.[0] === null,
    least: Math.max(...parts.map(({ minimum }) => (typeof minimum === 'number' ? minimum : -Infinity)))
  }
}

export const isLink = (tell: ListTell): boolean => /^(next|previous|first|last|self)/.test(tell)
