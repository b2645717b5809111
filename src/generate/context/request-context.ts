import { bare } from '../../contract/bare.ts'
import type { Operation, Parameter, ParameterValues } from '../../contract/contract.ts'
import { asks, type ListAsk, pagingOf } from '../../contract/paging.ts'
import { isTime, periodIn } from '../../contract/series.ts'
import { keptFor } from '../../document/memoized.ts'
import { snake } from '../lexicon/entity/scene.ts'
import { singular } from '../lexicon/words/singular.ts'

export interface Request {
  operation: Operation
  parameters: Pick<ParameterValues, 'path' | 'query'>
}

/** The ways in which bodies take over the parameters of a path, worked out once for an operation. */
interface Echoes {
  parameters: Map<string, Echo>
  /** The noun that the path ends in. */
  subject: string
}

interface Echo {
  /** `organization` for `organizationSlug`, and for the `id` of an organization. */
  noun: string | undefined
  /** `organization_id` for that `id`. */
  key: string | undefined
  /** True if it ends the path, and so is the key of a row. */
  isId: boolean
  /** True for a readable name: `organizationSlug`, but not `userId`. */
  isName: boolean
}

/** Parts of paths that stand for one thing of those before them. */
const selves = /^(current|latest|active|default|mine|own|self|me|first|last|next|previous|random)$/i

const echoesFor = keptFor(({ path }: Operation): Echoes => {
  const named = path.split('/').filter((part) => part !== '' && !part.includes('{'))
  const last = named.findLast((part) => !selves.test(part)) ?? named.at(-1) ?? ''
  const noun = last.replace(/^(get|list|fetch|find|search|query|all)(?=[A-Z_-])/, '')
  return { parameters: new Map(), subject: path.endsWith('}') ? singular(noun) : noun }
})

function echoOf(operation: Operation, name: string): Echo {
  const { parameters } = echoesFor(operation)
  let found = parameters.get(name)
  if (found === undefined) {
    const thing = bareKeys.test(name) ? thingBefore(operation.path, name) : undefined
    found = {
      noun: namedThing(name) ?? thing,
      key: thing && `${thing}_${name}`,
      isId: operation.path.endsWith(`{${name}}`) && /^id$|[a-z]Id$|_id$|-id$/.test(name),
      isName: /(slug|name|key|code)$/i.test(name)
    }
    parameters.set(name, found)
  }
  return found
}

/** Names of keys that do not say of which thing they are. */
const bareKeys = /^(id|uuid|guid|key|slug)$/

/** Returns the noun of the thing that a parameter of a path names: `fridge` in `/fridges/{id}/readings`. */
function thingBefore(path: string, name: string): string | undefined {
  const [, noun] = new RegExp(`/(\\p{L}[^/{}]*)/\\{${name}\\}`, 'u').exec(path) ?? []
  return noun === undefined ? undefined : snake(singular(noun))
}

/**
 * Returns the values that a body takes over from the path: each parameter under its own name and under its noun
 * (`organizationSlug` → `organization`), and the last one, where it ends the path, as `id`.
 */
export function echoes({ operation, parameters }: Request): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const name in parameters.path) {
    const value = parameters.path[name]
    const { noun, key, isId } = echoOf(operation, name)
    values[name] = value
    for (const one of [noun, key]) if (one !== undefined) values[one] ??= value
    if (isId) values.id = value
  }
  return values
}

/** Returns the parts of a request that shape a value: path, query, the noun that the path ends in, and the order. */
export function asked(call: Request) {
  const { operation, parameters } = call
  return {
    known: { ...plainQuery(parameters.query), ...echoes(call) },
    period: periodIn(parameters.query),
    shared: shared(call),
    paging: pagingOf(parameters.query),
    subject: echoesFor(operation).subject,
    hint: orderedBy(call)
  }
}

/** Returns what a query asks for, which a report repeats: `{ from, to }`. Words for pages and orders mean no members. */
export const plainQuery = (query: ParameterValues['query']): ParameterValues['query'] =>
  Object.fromEntries(Object.entries(query).filter(([name, value]) => isTime(value) || !asks.has(bare(name))))

/** Returns the texts that may promise an order of the rows: what the query sorts by, and the operation's own words. */
function orderedBy({ operation, parameters: { query } }: Request): string {
  const { words, sort, direction } = sortingOf(operation)
  const by = sort && (query[sort.name] ?? defaultOf(sort))
  if (typeof by !== 'string' || by === '') return words
  const way = direction && (query[direction.name] ?? defaultOf(direction))
  const isDown = /^-|[^a-z](desc|descending)$/i.test(by) !== /^desc/i.test(String(way))
  const name = by.replace(/^[-+]/, '').replace(/[,:\s_]+(asc|desc)\w*$/i, '')
  return `sorted by ${snake(name)} ${isDown ? 'descending' : 'ascending'}. ${words}`
}

const sortingOf = keptFor(({ summary = '', description = '', parameters }: Operation) => {
  const all = (ask: ListAsk) => parameters.filter((one) => one.in === 'query' && asks.get(bare(one.name)) === ask)
  const sorts = all('sort')
  // Beside another one that sorts, `order` is the direction.
  const sort = sorts.find(({ name }) => bare(name) !== 'order') ?? sorts[0]
  return {
    words: `${summary}. ${description}`,
    sort,
    direction: [...all('direction'), ...sorts].find((one) => one !== sort)
  }
})

const defaultOf = ({ schema }: Parameter): unknown => (typeof schema === 'object' ? schema.default : undefined)

/** Returns the values that objects in lists take over too: `userId`, but not `id` or `name`, which are their own. */
function shared({ operation, parameters }: Request): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const name in parameters.path) {
    const { noun, key, isName } = echoOf(operation, name)
    const value = parameters.path[name]
    if (key !== undefined) values[key] = value
    if (own.test(name)) continue
    values[name] = value
    if (isName && noun !== undefined) values[noun] = value
  }
  for (const name of filtersOf(operation))
    if (parameters.query[name] !== undefined) values[name] = parameters.query[name]
  return values
}

/** Returns the query parameters that name one of a few values of the things of a list. */
const filtersOf = keptFor(({ parameters }: Operation): string[] =>
  parameters.flatMap(({ name, in: place, schema }) => {
    const isFew = typeof schema === 'object' && (schema.enum !== undefined || schema.type === 'boolean')
    return place === 'query' && isFew && !asks.has(bare(name)) ? [name] : []
  })
)

/** Names of parameters that name one thing, while the things of a list have others. */
const own =
  /^(id|uuid|guid|name|title|slug|key|code|number|index|version|date|path|file|url|query|q|order|position|line|page|type|status|state)$/i

/** `organizationSlug` → `organization`, `user_id` → `user`; undefined where the name is a noun already. */
export function namedThing(name: string): string | undefined {
  return /^(.+?)[_-]?(?:Slug|Name|Id|Key|Uuid|Code|(?<=[_-])(?:slug|name|id|key|uuid|code))$/.exec(name)?.[1]
}
