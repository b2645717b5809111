/** The meaning of a list's query parameters, read once from the document. */

import { bare } from '../../contract/bare.ts'
import type { Contract, Operation, Parameter } from '../../contract/contract.ts'
import { asks, type ListAsk } from '../../contract/paging.ts'
import type { SchemaObject } from '../../document/openapi.ts'
import { textOf } from '../../document/places/text-of.ts'
import { shapeOf } from '../../schema/views/merged-view.ts'
import { type Comparison, comparisonOf, prefixes, suffixes } from '../filters/comparisons.ts'
import { hasOwn, isOwn, type Members, memberCalled, memberLike } from '../filters/members.ts'
import { isMomentName } from '../infer/moments.ts'
import { nounOf, referredBy, usualKeys, wordsOf } from '../model/names.ts'
import { solid } from '../model/rows-places.ts'
import { bodyParameters } from './body-parameters.ts'
import { innerParameters } from './inner-parameters.ts'

/** A parameter that compares a member of the rows. */
export interface Filter {
  parameter: Parameter
  /** The path to the member that is compared. */
  path: string[]
  comparison: Comparison
  /** The value of the parameter that takes all rows: `all`, where the document names it. */
  all?: string
}

/** The parameters that mean something for a list. */
export interface ListQuery {
  asked: { [Ask in ListAsk]?: Parameter | undefined }
  /** Further parameters for the same: the `limit` of an `offset`, where `size` goes with `page`. */
  others: [ask: ListAsk, parameter: Parameter][]
  filters: Filter[]
  /** True where the document itself names the orders that a client may sort by. */
  orders: boolean
  firstPage: number
  /** The number of the first row: 1 for an offset that is counted from 1, such as SCIM's `startIndex`. */
  firstOffset: number
  /** The usual size of a page: the parameter's default. */
  size: number | undefined
  most: number | undefined
  /** The parameter `last`, which pages backwards. */
  backwards: Parameter | undefined
  /** True if the number of a page is a text. */
  textPages: boolean
  /** The unit of a `Range`, as the document shows it: `items` unless it shows another. */
  unit: string
  /** True for a list that begins with its newest rows, and goes on by `max_id`. */
  newestFirst: boolean
}

const isTime = (contract: Contract, { schema }: Parameter): boolean =>
  /^date/.test(String(solid(contract, schema).format ?? ''))

/** True for a number, and for a text that is one, as far as the document tells. */
function isNumber(contract: Contract, parameter: Parameter): boolean {
  const schema = solid(contract, parameter.schema)
  const { type = 'integer', format } = schema
  const types = [type].flat()
  if (types.some((one) => one === 'integer' || one === 'number')) return true
  const isOpaque = /token|cursor|opaque/i.test(describedIn(parameter, schema))
  return types.includes('string') && format === undefined && !isOpaque
}

const describedIn = ({ object }: Parameter, schema: SchemaObject): string =>
  [object, schema].map(({ description }) => textOf(description ?? '')).join(' ')

/** Returns a whole number from 0, also one that is written as a text; undefined for anything else. */
export const numberOf = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  return Number.isInteger(number) && (number as number) >= 0 ? (number as number) : undefined
}

/** Reads the parameters of a list. `members`: the paths to the members of rows, by their bare names. */
export function listQueryOf(contract: Contract, operation: Operation, members: Members): ListQuery {
  const sorted = sortedParameters(contract, operation, members)
  const { page, size, offset, before, sort, range } = sorted.asked
  const orders = solid(contract, sort?.schema)
  const { default: usual, maximum } = shapeOf(contract, size?.schema)
  return {
    ...sorted,
    orders: (orders.items === undefined ? orders : solid(contract, orders.items)).enum !== undefined,
    firstPage: page === undefined ? 1 : firstPageOf(contract, page),
    firstOffset: offset !== undefined && isFromOne(contract, offset) ? 1 : 0,
    size: numberOf(usual) || undefined,
    most: typeof maximum === 'number' && maximum > 0 ? maximum : undefined,
    textPages: solid(contract, page?.schema).type === 'string',
    unit: unitOf(contract, range) ?? 'items',
    newestFirst: before !== undefined && bare(before.name) === 'maxid'
  }
}

/** Sorts the parameters of a list by what they ask. */
function sortedParameters(
  contract: Contract,
  operation: Operation,
  members: Members
): Pick<ListQuery, 'asked' | 'others' | 'filters' | 'backwards'> {
  const asked: ListQuery['asked'] = {}
  const others: ListQuery['others'] = []
  const filters: ListQuery['filters'] = []
  let backwards: Parameter | undefined
  const parameters = [...operation.parameters, ...bodyParameters(operation, contract)]
  const inner = parameters.flatMap((outer) =>
    innerParameters(contract, outer, members).map((parameter) => ({ parameter, outer }))
  )
  for (const { parameter, outer } of inner) {
    if (parameter.in === 'header' && bare(parameter.name) === 'range') asked.range = parameter
    if (parameter.in !== 'query') continue
    // The `number` of a `page` is no member of rows.
    const isOfPage = outer !== parameter && /^pag/.test(bare(outer.name))
    const ask = askOf(contract, parameter, !isOfPage && hasOwn(parameter.name, members), isOfPage)
    if (ask === 'size' && bare(parameter.name) === 'last') backwards = parameter
    else if (ask === 'sort' && asked.sort !== undefined) addSecondSort(asked, asked.sort, parameter)
    else if (ask !== undefined && asked[ask] === undefined) asked[ask] = parameter
    else {
      const filter = filterOf(contract, parameter, members)
      if (ask !== undefined && filter === undefined) others.push([ask, parameter])
      const all = allOf(contract, parameter)
      if (filter !== undefined) filters.push(all === undefined ? filter : { ...filter, all })
    }
  }
  return { asked, others, filters, backwards }
}

/** Returns the number of the first page: its default, its least, or 0 by the description. */
function firstPageOf(contract: Contract, page: Parameter): number {
  const { default: first, minimum = 1, exclusiveMinimum } = shapeOf(contract, page.schema)
  if (first === undefined && isFromZero(contract, page)) return 0
  return numberOf(first) ?? (exclusiveMinimum === 0 ? 1 : Number(minimum))
}

/** Returns the query of a list with the parameters that a request takes, where there are several for the same. */
export function takenBy(query: ListQuery, given: Record<string, unknown>): ListQuery {
  const isGiven = (one: Parameter | undefined) => one !== undefined && given[one.name] !== undefined
  const taken = query.others.filter(([ask, other]) => isGiven(other) && !isGiven(query.asked[ask]))
  return taken.length === 0 ? query : { ...query, asked: { ...query.asked, ...Object.fromEntries(taken) } }
}

/** Returns the value among those of a parameter that stands for all of them. */
function allOf(contract: Contract, { schema }: Parameter): string | undefined {
  const { enum: values, default: usual } = shapeOf(contract, schema)
  const named: unknown[] = Array.isArray(values) ? values : [usual]
  return named.find((value): value is string => typeof value === 'string' && /^(all|any|both|\*)$/i.test(value))
}

/** Returns the unit in the example, the default or the pattern of a `Range`: `rows` of `rows=0-24`. */
function unitOf(contract: Contract, range: Parameter | undefined): string | undefined {
  if (range === undefined) return undefined
  const { example, default: usual, pattern } = solid(contract, range.schema)
  const shown = [range.object.example, example, usual, pattern]
  return shown.flatMap((one) => /^\^?([A-Za-z][\w-]*)=/.exec(String(one))?.[1] ?? [])[0]
}

/** True for a page that is counted from 0, by its description. */
const isFromZero = (contract: Contract, parameter: Parameter): boolean =>
  zeroBased.test(describedIn(parameter, solid(contract, parameter.schema)))

/** True for an offset that is counted from 1: by its default, its minimum or its description. */
function isFromOne(contract: Contract, parameter: Parameter): boolean {
  const schema = shapeOf(contract, parameter.schema)
  if (schema.default !== undefined) return schema.default === 1
  return schema.minimum === 1 || /\b(1|one)[- ]?(based|indexed)\b/i.test(describedIn(parameter, schema))
}

/** Words for a count that begins with 0. */
export const zeroBased =
  /\b(zero|0)[- ]?(based|indexed)|\bfrom (0|zero)\b|\b(starts?|starting|begins?|counted|indexed) (at|with|from) (0|zero)\b|\(0\.\./i

/** True for a parameter that pages, though rows have a member of its name. */
const isSurely = (contract: Contract, ask: ListAsk, { name, schema }: Parameter): boolean =>
  /^(limit|offset)$/.test(name) || (ask === 'page' && solid(contract, schema).type !== 'string')

/** Returns what a parameter asks by its name, if its type agrees. */
function askOf(contract: Contract, parameter: Parameter, isMember: boolean, isOfPage: boolean): ListAsk | undefined {
  const ask = asks.get(bare(parameter.name)) ?? (isOfPage ? asks.get(bare(`page ${parameter.name}`)) : undefined)
  switch (ask) {
    case 'size':
    case 'offset':
    case 'page':
      if (isNumber(contract, parameter) && (!isMember || isSurely(contract, ask, parameter))) return ask
      return ask === 'size' || isMember || isTime(contract, parameter) ? undefined : 'after'
    case 'after':
    case 'before':
      return isTime(contract, parameter) || isMember ? undefined : ask
    case 'sort':
      return isDirection(contract, parameter) ? 'direction' : ask
    case 'direction':
    case 'search':
    case 'fields':
      return isMember && ask !== 'fields' ? undefined : ask
    case 'expression':
    case 'labels':
    case 'members':
      return isMember || !isText(contract, parameter) ? undefined : ask
    default:
      return /^fields\[/.test(parameter.name) ? 'fields' : undefined
  }
}

/** True for a text that the document leaves open. */
function isText(contract: Contract, { schema }: Parameter): boolean {
  const { type, enum: admitted } = solid(contract, schema)
  return [type].flat().includes('string') && admitted === undefined
}

/** Of two parameters that sort, `order` beside `sort`, and `sort` beside `sort_by`, is the direction. */
function addSecondSort(asked: ListQuery['asked'], first: Parameter, second: Parameter): void {
  const way = ['order', 'sort'].flatMap((name) => [first, second].filter((one) => bare(one.name) === name))[0]
  if (way === undefined || asked.direction !== undefined) return
  asked.direction = way
  asked.sort = way === first ? second : first
}

/** True for `order=asc`, which names a direction; `order=name` names a member. */
function isDirection(contract: Contract, { schema, object }: Parameter): boolean {
  const shape = solid(contract, schema)
  const shown = [shape.default, shape.example, object.example].filter((one) => one !== undefined)
  const values = shape.enum ?? (shown.length === 0 ? undefined : shown)
  return Array.isArray(values) && values.every((value) => /^(asc|desc)(ending)?$/i.test(String(value)))
}

/** A flag that shows the rows that have ended too: `include_deleted`, `showArchived`, `with_trashed`. */
const shown = /^(include|show|with|list)(deleted|removed|trashed|archived)$/

function filterOf(contract: Contract, parameter: Parameter, members: Members): Filter | undefined {
  const [, , ended] = shown.exec(bare(parameter.name)) ?? []
  if (ended !== undefined)
    return { parameter, path: memberCalled(ended, members) ?? [`${ended}_at`], comparison: 'ended' }
  const inner = /^filters?[[.](.+?)\]?(?:\[(\w+)\])?$/.exec(parameter.name)
  const name = bare(inner?.[1] ?? parameter.name)
  const direct = members.get(name)
  if (direct !== undefined)
    return {
      parameter,
      path: direct,
      comparison: comparisonOf(inner?.[2] ?? '')
    }
  const thing = thingCalled(inner?.[1] ?? parameter.name, members)
  if (thing !== undefined) return { parameter, path: thing, comparison: 'equals' }
  for (const [word, comparison] of suffixes) {
    const path = name.endsWith(word) ? memberOf(name.slice(0, -word.length), members, parameter.name, word) : undefined
    if (path !== undefined) return { parameter, path, comparison }
  }
  for (const [word, comparison] of prefixes) {
    const path = name.startsWith(word) ? memberOf(name.slice(word.length), members, parameter.name, word) : undefined
    if (path === undefined) continue
    // `since_id` goes on behind a row, `since` a time includes that.
    const isKey = word === 'since' && usualKeys.includes(bare(path.at(-1) as string))
    return { parameter, path, comparison: isKey ? 'above' : comparison }
  }
  const like = memberLike(inner?.[1] ?? parameter.name, members)
  if (like !== undefined) return { parameter, path: like, comparison: comparisonOf(inner?.[2] ?? '') }
  return periodOf(parameter, name, members, isTime(contract, parameter))
}

/** Times of making, and of what has a start, by their usual names. */
const madeTimes = ['createdat', 'created', 'createdtime', 'datecreated', 'timestamp', 'date']
const startTimes = [
  'startdatetime',
  'startsat',
  'startat',
  'startedat',
  'starttime',
  'startdate',
  'start',
  'scheduledat'
]
const changeTimes = ['updatedat', 'updated', 'modifiedat', 'lastmodified', 'changedat']

/**
 * Reads a parameter that names no member, but a time alone. `since` and `until` are about the time of making, unless the
 * description says that of a change; `from`, `timeMin` and `endDate` are about the start of things that have one.
 * Rows of another form have one moment alone.
 */
function periodOf(parameter: Parameter, name: string, members: Members, isMoment: boolean): Filter | undefined {
  const stem = name.replace(/date|time/, '')
  const found = suffixes.find(([word]) => word === stem)
  const isPeriod = /^(from|to|min|max|start|end)$/.test(stem)
  const isAlone = /^(since|until|after|before|from|to)$/.test(stem) || (isPeriod && (stem !== name || isMoment))
  if (found === undefined || !isAlone) return undefined
  const isOfChange = /\b(updated|modified|changed)\b/i.test(textOf(parameter.object.description ?? ''))
  const times = [...(isOfChange ? changeTimes : []), ...(isPeriod ? startTimes : []), ...madeTimes]
  const path = times.map((one) => members.get(one)).find((one) => one !== undefined) ?? momentAmong(members)
  return path && { parameter, path, comparison: found[1] }
}

/** Returns the member that says when rows were made, or the only one that says when something was. */
function momentAmong(members: Members): string[] | undefined {
  const [first, second] = [...members]
    .filter((one) => isOwn(one) && isMomentName(one[1].at(-1) as string))
    .map(([, path]) => path)
    .sort((one, other) => Number(isMade(other)) - Number(isMade(one)))
  return second === undefined || isMade(first as string[]) ? first : undefined
}

const isMade = (path: string[]): boolean => wordsOf(path.at(-1) as string).some((word) => word.startsWith('creat'))

/** Returns the member that holds the thing whose key a name means: `customer` of `customer_id`, `tags` of `tagId`. */
function thingCalled(name: string, members: Members): string[] | undefined {
  const noun = referredBy(name)?.noun
  return noun === undefined ? undefined : [...members.values()].find((path) => nounOf(path.at(-1) as string) === noun)
}

/** Returns the member that a part of a name means: `created` means `created_at` too, and `tag` means `tags`. */
function memberOf(name: string, members: Members, whole: string, word: string): string[] | undefined {
  // The comparison is a whole word of the name, or several: `total` does not end in `al`, nor `photo` in `to`.
  const words = wordsOf(whole)
  const ends = words.map((_, index) => words.slice(index))
  if (name === '' || !ends.some((end) => end.some((_, last) => end.slice(0, last + 1).join('') === word))) return
  return memberCalled(name, members)
}
