/** Addresses in rows: they name the row, the things that its members name, and the lists of what belongs to it. */
import { bare } from '../../contract/bare.ts'
import type { Contract } from '../../contract/contract.ts'
import { ownOrigin } from '../../contract/own-origin.ts'
import { withParts } from '../../document/json/texts.ts'
import { keptFor } from '../../document/memoized.ts'
import { percentEncoded } from '../../document/url.ts'
import { linkEnd, pageNames, selves, wrappers } from '../../generate/links/link-names.ts'
import { nounIn } from '../infer/related.ts'
import { keyAt } from '../model/keys.ts'
import { keyPathOf, type Resource } from '../model/model.ts'
import { nounOf, wordsOf } from '../model/names.ts'
import { at } from '../model/rows-places.ts'
import { isRow, type Row } from './row.ts'

/** A thing that addresses in a row may name: the row itself, or one that it names by a member. */
interface Named {
  /** The segment before its key: `keepers` of `/keepers/4`. */
  place: string | undefined
  /** The nouns by which links to it go. */
  nouns: string[]
  /** The bare names of parameters that take its key. */
  parameters: string[]
  keyIn: (row: Row) => unknown
}

/** A row whose addresses are read, with what is known of them. */
interface Addressed {
  row: Row
  /** The members whose addresses stay as they are. */
  stay: Row
  /** The row that the addresses named until now. Those with one of its keys follow, whatever their links are called. */
  from?: Row | undefined
  /** True for a row that was shown before: nothing but what names the keys of `from` changes. */
  isKnown?: boolean
}

/** Returns a row whose addresses name what its members name. */
export function addressed(contract: Contract, resource: Resource, { row, stay, from = {}, isKnown }: Addressed): Row {
  const { own, all } = namedBy(resource)
  const { fixed, filters } = pathsOf(contract)
  return withParts(row, (value, name) =>
    Object.hasOwn(stay, name) || !mayAddress(value)
      ? value
      : withAddresses(value, linkOf(name, ''), (text, link) => listed(named(text, link)))
  )

  /** Puts keys behind their segments, and into a query. */
  function named(text: string, link: string): string {
    const end = text.search(/[?#]|$/)
    const segments = text.slice(0, end).split('/')
    const filled = segments.map((segment, index) => {
      const place = segments[index - 1]
      const there = place ? all.filter((one) => one.place === place && mayName(one, segment)) : []
      if (there.length === 0 || segment === '' || fixed.has(`${place}/${segment}`)) return segment
      const isOwn = there[0] === own
      const isPlain = index === segments.length - 1 ? isOwn && link === '' : isOwn || there.length === 1
      const one =
        there.find(({ nouns }) => nouns.includes(link)) ??
        there.find((one) => keyOf(one, from) === segment) ??
        (isPlain ? there[0] : undefined)
      return (one && keyOf(one, row)) ?? segment
    })
    const query = text.slice(end).replaceAll(/(?<=[?&])([^=&#]*)=([^&#]*)/g, (_, name: string, value: string) => {
      const one = all.find((one) => one.parameters.includes(bare(name)) && mayName(one, value))
      return `${name}=${(one && keyOf(one, row)) ?? value}`
    })
    return filled.join('/') + query
  }

  function mayName(one: Named, key: string): boolean {
    return !isKnown || keyOf(one, from) === key
  }

  /** Lets the address of a list lead to the rows that belong to this one. */
  function listed(text: string): string {
    const path = text.replace(ownOrigin, '')
    const isOther = !isKnown && path !== resource.list
    const filter = isOther ? filters.get(path)?.find((name) => own.parameters.includes(bare(name))) : undefined
    const key = filter && keyOf(own, row)
    return key === undefined ? text : `${text}?${filter}=${key}`
  }
}

function keyOf({ keyIn }: Named, row: Row): string | undefined {
  const key = keyIn(row)
  return key === undefined || key === null || typeof key === 'object' ? undefined : percentEncoded(String(key))
}

/** Tells whether a value may be an address or hold one. */
const mayAddress = (value: unknown): boolean =>
  typeof value === 'string' ? value.includes('/') : typeof value === 'object' && value !== null

/** Returns a value with its addresses changed. Parts in which nothing changes stay themselves. */
function withAddresses(value: unknown, link: string, change: (text: string, link: string) => string): unknown {
  if (typeof value === 'string') return value.includes('/') && !/\s/.test(value) ? change(value, link) : value
  if (Array.isArray(value)) return withParts(value, (one) => withAddresses(one, link || 'item', change))
  if (!isRow(value)) return value
  const relation = value.rel ?? value.relation
  const outer = typeof relation === 'string' ? linkOf(relation, '') : link
  return withParts(value, (one, name) => (mayAddress(one) ? withAddresses(one, linkOf(name, outer), change) : one))
}

/** Returns the noun of a link by its name; the outer one where the name says nothing of where it leads. */
function linkOf(name: string, outer: string): string {
  const word = wordsOf(name).join('_')
  const relation = word.replace(linkEnd, '')
  return wrappers.test(relation) || selves.test(relation) || pageNames.test(word) ? outer : nounOf(relation)
}

const namedBy = keptFor((resource: Resource): { own: Named; all: Named[] } => {
  const { key, noun, item, parents, owners, references } = resource
  const own: Named = {
    place: placeIn(item),
    nouns: [noun],
    parameters: [noun, `${noun}id`, ...(key.parameter === undefined ? [] : [bare(key.parameter)])].filter(
      (name) => name !== 'id'
    ),
    keyIn: (row) => keyAt(key, row)
  }
  const single = references.filter(({ many }) => !many)
  const paths = [
    ...single.map((one) => ({ of: one.of, path: one.path, key: keyPathOf(one) })),
    ...[...parents, ...owners].flatMap(({ of, property }) =>
      of === undefined || property === undefined ? [] : [{ of, path: property, key: property }]
    )
  ]
  const others = paths.map(({ of, path, key }): Named => {
    const isOnly = paths.every((one) => one.of !== of || one.key.join('.') === key.join('.'))
    const place = placeIn(of)
    return {
      place,
      nouns: [nounIn({ path }), ...(isOnly && place !== undefined ? [nounOf(place)] : [])],
      parameters: [bare(path.at(-1) as string)],
      keyIn: (row) => at(row, key)
    }
  })
  return { own, all: [own, ...others] }
})

/** Returns the part of an item's path before its key: `orders` of `/orders/{id}`. */
const placeIn = (path: string | undefined): string | undefined =>
  /(?<=\/)([^/{}]+)\/\{[^{}]+\}[^/]*$/.exec(path ?? '')?.[1]

/** The words that paths of a document have behind others, and the parameters of those that are read. */
const pathsOf = keptFor(({ operations }: Contract) => {
  const fixed = new Set<string>()
  const filters = new Map<string, string[]>()
  for (const { path, method, parameters } of operations) {
    const segments = path.split('/')
    for (const [index, segment] of segments.entries()) fixed.add(`${segments[index - 1]}/${segment}`)
    if (method === 'GET')
      filters.set(
        path,
        parameters.flatMap((one) => (one.in === 'query' ? [one.name] : []))
      )
  }
  return { fixed, filters }
})
