/** Filters that are written as an expression: `price gt 10 and startswith(name,'A')` of OData, `userName eq "x"` of SCIM. */

import { bare } from '../../contract/bare.ts'
import type { Row } from '../rows/row.ts'
import { compare, valueAt } from './comparing.ts'
import type { Comparison } from './comparisons.ts'
import { type Members, memberCalled } from './members.ts'

type Test = (row: Row) => boolean

/** The comparisons of OData and SCIM. */
const comparisons = new Map<string, Comparison>([
  ['eq', 'equals'],
  ['ne', 'unlike'],
  ['gt', 'above'],
  ['ge', 'least'],
  ['lt', 'below'],
  ['le', 'most'],
  ['co', 'contains'],
  ['sw', 'starts'],
  ['ew', 'ends'],
  ['contains', 'contains'],
  ['startswith', 'starts'],
  ['endswith', 'ends'],
  ['=', 'equals'],
  ['==', 'equals'],
  ['!=', 'unlike'],
  ['<>', 'unlike'],
  ['>', 'above'],
  ['>=', 'least'],
  ['<', 'below'],
  ['<=', 'most']
])

/** The most parts in parentheses or brackets, or behind a `not`, of an expression that is read. */
const mostInner = 50

/** A text in quotes, a sign, or a word. */
const tokens = /\s*('(?:[^']|'')*'|"(?:[^"\\]|\\.)*"|[(),[\]]|[<>=!]+|[^\s(),'"<>=![\]]+)/gy

/** Reads an expression; undefined for a text that is none, or that names what no row has. */
export function expressionOf(text: string, members: Members): Test | undefined {
  const found = [...text.trimEnd().matchAll(tokens)]
  const words = found.map(([, word]) => word as string)
  const isWhole = found.map(([whole]) => whole).join('') === text.trimEnd()
  if (!isWhole || words.filter((word) => /^([([]|not)$/i.test(word)).length > mostInner) return undefined
  let index = 0
  let scope = members
  const test = either()
  return index === words.length ? test : undefined

  function either(): Test | undefined {
    const tests = joined('or', both)
    return tests && ((row) => tests.some((test) => test(row)))
  }

  function both(): Test | undefined {
    const tests = joined('and', single)
    return tests && ((row) => tests.every((test) => test(row)))
  }

  function joined(word: string, part: () => Test | undefined): Test[] | undefined {
    const tests: Test[] = []
    do {
      const test = part()
      if (test === undefined) return undefined
      tests.push(test)
    } while (is(word))
    return tests
  }

  function single(): Test | undefined {
    if (is('not')) {
      const test = single()
      return test && ((row) => !test(row))
    }
    if (is('(')) {
      const test = either()
      return is(')') ? test : undefined
    }
    const word = words[index++] ?? ''
    if (is('(')) return called(word)
    return is('[') ? someOf(memberOf(word)) : compared(memberOf(word))
  }

  /** Reads the rest of a test of a list's items: `type eq "work"].value co "x"`. */
  function someOf(path: string[] | undefined): Test | undefined {
    if (path === undefined) return undefined
    const outer = scope
    scope = membersWithin(outer, path)
    const test = either()
    const isWhole = is(']')
    const more = isWhole && words[index]?.startsWith('.') === true ? compared(memberOf(words[index++])) : test
    scope = outer
    if (!isWhole || test === undefined || more === undefined) return undefined
    return (row) => [valueAt(row, path) ?? []].flat().some((item) => test(item as Row) && more(item as Row))
  }

  /** Reads the rest of a function: `contains(name,'x')`. */
  function called(word: string): Test | undefined {
    const path = memberOf(words[index++])
    const comparison = comparisons.get(word.toLowerCase())
    const value = is(',') ? literal(words[index++]) : undefined
    if (!is(')') || path === undefined || comparison === undefined || value === undefined) return undefined
    return testOf(path, comparison, value)
  }

  /** Reads the rest of a comparison: `eq 'x'`, `in ('a','b')`, `pr`. */
  function compared(path: string[] | undefined): Test | undefined {
    const word = words[index++]?.toLowerCase() ?? ''
    if (word === 'pr') return path && ((row) => isPresent(valueAt(row, path)))
    const comparison = comparisons.get(word)
    const value = word === 'in' ? valuesOf() : literal(words[index++])
    if (path === undefined || value === undefined || (comparison === undefined && word !== 'in')) return undefined
    return testOf(path, comparison ?? 'equals', value)
  }

  function valuesOf(): unknown[] | undefined {
    const values: unknown[] = []
    if (!is('(')) return undefined
    do values.push(literal(words[index++]))
    while (is(','))
    return is(')') && !values.includes(undefined) ? values : undefined
  }

  function memberOf(word = ''): string[] | undefined {
    if (bare(word) === '' || /^['"]/.test(word)) return undefined
    // SCIM: the schema of an attribute may stand before its name.
    return memberCalled(bare(word), scope) ?? memberCalled(bare(word.replace(/^urn:.*:/i, '')), scope)
  }

  /** Reads the next word if it is this one. */
  function is(word: string): boolean {
    const found = words[index]?.toLowerCase() === word
    if (found) index++
    return found
  }
}

/** Returns the members of the items of a list by their own names; a text is its own `value`. */
function membersWithin(members: Members, path: readonly string[]): Members {
  const inner = [...members.values()].filter((one) => path.every((name, at) => one[at] === name))
  const within: [string, string[]][] = inner.map((one) => {
    const rest = one.slice(path.length)
    return [bare(rest.join('.')) || 'value', rest]
  })
  return new Map(within)
}

function testOf(path: string[], comparison: Comparison, wanted: unknown): Test {
  const check = compare(comparison, wanted)
  return (row) => check(valueAt(row, path))
}

/** True for a value that SCIM's `pr` takes for present. */
const isPresent = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)

/** Reads a value: a text in quotes, a number, `true`, or a word such as a date; undefined for a sign, and at the end. */
function literal(word: string | undefined): unknown {
  if (word === undefined || /^[(),<>=!]/.test(word)) return undefined
  if (word.startsWith("'")) return word.slice(1, -1).replaceAll("''", "'")
  if (word.startsWith('"')) return word.slice(1, -1).replaceAll(/\\(.)/g, '$1')
  return /^(true|false)$/i.test(word) ? word.toLowerCase() === 'true' : word
}
