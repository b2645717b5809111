/** Filters, searches and sorts rows. */
import { bare } from '../../contract/bare.ts'
import { compare, measureOf, valueAt, written } from '../filters/comparing.ts'
import { type Comparison, comparisonOf } from '../filters/comparisons.ts'
import { expressionOf } from '../filters/expressions.ts'
import { type Members, memberCalled } from '../filters/members.ts'
import { fieldTest, labelTest } from '../filters/selectors.ts'
import { at } from '../model/rows-places.ts'
import { isRow, type Row } from '../rows/row.ts'
import type { Filter, ListQuery } from './query.ts'

export type RowTest = (row: Row) => boolean

type Query = Record<string, unknown>

/** Returns the test of rows that the query implies; undefined where it takes them all. */
export function testOf({ filters, asked }: ListQuery, query: Query, members: Members): RowTest | undefined {
  const tests: RowTest[] = []
  for (const filter of filters) {
    const value = query[filter.parameter.name]
    if (value !== undefined && value !== '' && !isAny(filter, value)) tests.push(testBy(filter, value))
  }
  const text = asked.search === undefined ? undefined : query[asked.search.name]
  if (typeof text === 'string' && text.trim() !== '') tests.push(search(text, members))
  for (const [ask, read] of expressions) {
    const expression = query[asked[ask]?.name ?? '']
    const test = typeof expression === 'string' ? read(expression, members) : undefined
    if (test !== undefined) tests.push(test)
  }
  return tests.length <= 1 ? tests[0] : (row) => tests.every((test) => test(row))
}

/** The parameters that hold a text of conditions, and the function that reads it. */
const expressions = [
  ['expression', expressionOf],
  ['labels', labelTest],
  ['members', fieldTest]
] as const

/** True for a value that stands for all: `state=all`, where rows are open or closed. */
const isAny = ({ all }: Filter, value: unknown): boolean => all !== undefined && value === all

export function testBy({ path, comparison }: Filter, value: unknown): RowTest {
  // `created[gte]=1` comes as an object: each of its members compares.
  if (isRow(value)) {
    const parts = Object.entries(value).map(([word, one]) => compare(comparisonOf(word), one))
    return (row) => parts.every((part) => part(valueAt(row, path)))
  }
  // A text may have a comma of its own.
  const isList = typeof value === 'string' && comparison === 'equals' && value.includes(',')
  const test = compare(comparison, isList ? [value, ...value.split(',').map((one) => one.trim())] : value)
  const [name = '', ...deeper] = path
  return deeper.length === 0 ? (row) => test(row[name]) : (row) => test(valueAt(row, path))
}

/** The terms of a search: `status:open`, `name~'Ann Lee'`, `price>7`, `stars:>7`, or a word. */
const terms = /(-?)([\w.]+)(:?[<>]=?|[:~])("[^"]*"|'[^']*'|\S+)|\S+/g

/** The comparisons of their signs. */
const signs = new Map<string, Comparison>([
  [':', 'equals'],
  ['~', 'contains'],
  ['<', 'below'],
  ['<=', 'most'],
  ['>', 'above'],
  ['>=', 'least']
])

/** Looks for every word in the texts of a row, also in inner objects and lists. A term may name the member of its value. */
function search(text: string, members: Members): RowTest {
  const words: string[] = []
  const tests: RowTest[] = []
  for (const [term, minus, name, sign, value] of text.toLowerCase().matchAll(terms)) {
    const path = name === undefined ? undefined : memberCalled(bare(name), members)
    if (path === undefined) words.push(term)
    else {
      const comparison = minus === '-' ? 'unlike' : (signs.get((sign as string).replace(/^:(?=.)/, '')) as Comparison)
      tests.push(termOf(path, (value as string).replaceAll(/^["']|["']$/g, ''), comparison))
    }
  }
  const all = tests.length === 0 ? words : words.filter((word) => word !== 'and')
  const within = (value: unknown, word: string): boolean =>
    typeof value === 'string'
      ? value.toLowerCase().includes(word)
      : typeof value === 'object' && value !== null && Object.values(value).some((inner) => within(inner, word))
  return (row) => tests.every((test) => test(row)) && all.every((word) => within(row, word))
}

/** Returns the test of a term, whose value has no capitals. */
function termOf(path: string[], wanted: string, comparison: Comparison): RowTest {
  const small = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : value)
  const test = compare(comparison, wanted)
  return (row) => {
    const value = valueAt(row, path)
    return test(Array.isArray(value) ? value.map(small) : small(value))
  }
}

/** Returns the comparison that sorts rows; undefined if the query asks for none. */
export function orderOf(
  { asked }: ListQuery,
  query: Query,
  members: Members
): ((one: Row, other: Row) => number) | undefined {
  const { sort, direction } = asked
  const by = sort === undefined ? undefined : query[sort.name]
  if (by === undefined) return undefined
  const way = direction === undefined ? undefined : query[direction.name]
  const down = isDown(direction?.name ?? '', way) ? -1 : 1
  const keys = sortKeys(by).flatMap(({ name, up }) => {
    const path = memberCalled(bare(name), members)
    return path === undefined ? [] : [{ path, sign: up ? down : -down }]
  })
  return keys.length === 0 ? undefined : orderBy(keys)
}

/** Returns the comparison of rows by members; a sign of -1 sorts downwards. */
export const orderBy =
  (keys: readonly { path: string[]; sign: number }[]) =>
  (one: Row, other: Row): number => {
    for (const { path, sign } of keys) {
      const found = byValue(measureOf(at(one, path)), measureOf(at(other, path)))
      if (found !== 0) return found === missing ? 1 : found === -missing ? -1 : found * sign
    }
    return 0
  }

/** Tells whether a direction is downwards: `dir=desc`, `descending=true`, `ascending=false`. */
function isDown(name: string, way: unknown): boolean {
  const text = String(way)
  if (/asc/i.test(name)) return text === 'false'
  return /^(desc|-1|true|down|reverse)/i.test(text)
}

/** Reads an object that sorts: `sort[name]=desc`, and `{ field: name, order: desc }` of a body. */
function sortsIn(sort: Row): string[] {
  const by = Object.entries(sort).find(([name]) => /^(field|by|column|property|key)$/i.test(name))?.[1]
  if (by === undefined) return Object.entries(sort).map(([name, word]) => `${name}:${written(word)}`)
  const way = Object.entries(sort).find(([name]) => /^(order|direction|dir)$/i.test(name))?.[1] ?? 'asc'
  return [`${written(by)}:${written(way)}`]
}

/** Reads the members that a query names to sort by, each with its direction. */
const sortKeys = (by: unknown): { name: string; up: boolean }[] =>
  (by === undefined ? [] : [by].flat())
    .flatMap((one) => (isRow(one) ? sortsIn(one) : [one]))
    .join(',')
    .replaceAll(/\b(asc|desc)\(([^()]+)\)/gi, '$2:$1')
    // Spring: `sort=price,desc`.
    .replaceAll(/,\s*(asc|desc)(?=,|$)/gi, ':$1')
    .split(',')
    .map((one) => {
      const [, minus = '', name = '', after = ''] =
        /^\s*([+-]?)\s*([^\s:]+?)(?:[\s:]+(\w+)|_(asc|desc))?\s*$/i.exec(one) ?? []
      const word = after || (/_(asc|desc)$/i.exec(one)?.[1] ?? '')
      return { name, up: minus !== '-' && !/^desc/i.test(word) }
    })

const mostNamed = 10

/** Says that a query sorts by what no row has. Undefined where rows have it, or the document names such an order. */
export function sortHint({ asked: { sort }, orders }: ListQuery, query: Query, members: Members): string | undefined {
  const keys = sort === undefined || orders ? [] : sortKeys(query[sort.name])
  const [unknown] = keys.filter(({ name }) => name !== '' && memberCalled(bare(name), members) === undefined)
  if (unknown === undefined) return undefined
  const names = [...members.values()].slice(0, mostNamed).map((path) => path.join('.'))
  const shown = JSON.stringify(unknown.name.slice(0, 60))
  return `${sort?.name} names no member of the rows: ${shown}; they have ${names.join(', ')}`
}

/** Says that a query filters by an expression that cannot be read; undefined for one that can. */
export function filterHint({ asked: { expression } }: ListQuery, query: Query, members: Members): string | undefined {
  const text = expression === undefined ? undefined : query[expression.name]
  if (typeof text !== 'string' || text.trim() === '' || expressionOf(text, members) !== undefined) return undefined
  const shown = JSON.stringify(text.slice(0, 60))
  return `${expression?.name} filters nothing: ${shown} is not read; write it as NAME eq 'value', with a member of the rows`
}

/** Marks a missing value: rows without one come last in both directions. */
const missing = 2

function byValue(one: unknown, other: unknown): number {
  const [none, neither] = [one === null || one === undefined, other === null || other === undefined]
  if (none || neither) return none && neither ? 0 : none ? missing : -missing
  if (typeof one === 'number' && typeof other === 'number') return Math.sign(one - other)
  return String(one) < String(other) ? -1 : String(one) > String(other) ? 1 : 0
}

/** Reads the names of the members that a reply is to show; undefined for all of them. */
export function namesIn(asked: unknown): Set<string> | undefined {
  const names = [asked ?? []]
    .flat()
    .flatMap((one) => written(one).split(/[\s,;]+/))
    .filter((name) => /^[\w.-]+$/.test(name))
  return names.length === 0 ? undefined : new Set(names.map((name) => bare(name.split('.')[0] as string)))
}
