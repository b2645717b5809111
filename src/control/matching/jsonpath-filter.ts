/** The filters of a JSONPath: `[?(@.price < 10 && @.name =~ /x/i)]`. */
import { isNumber, plainText, sameJson } from './exact-json.ts'
import { type Reader, readLiteral } from './jsonpath-reader.ts'
import { expressionOf } from './regular-expression.ts'
import { countSteps } from './steps.ts'

export type FilterTest = (value: unknown, root: unknown) => boolean
/** A filter's operand; undefined where a path finds nothing. */
export type Operand = (value: unknown, root: unknown) => unknown
/** Reads a path that stands in a filter, behind its `$` or `@`. */
type ReadPath = (reader: Reader, fromRoot: boolean) => Operand

export function readFilter(reader: Reader, readPath: ReadPath): FilterTest {
  let test = readAnd(reader, readPath)
  for (reader.skip(); reader.take('||'); reader.skip()) {
    const [left, right] = [test, readAnd(reader, readPath)]
    test = (value, root) => left(value, root) || right(value, root)
  }
  return test
}

function readAnd(reader: Reader, readPath: ReadPath): FilterTest {
  let test = readNot(reader, readPath)
  for (reader.skip(); reader.take('&&'); reader.skip()) {
    const [left, right] = [test, readNot(reader, readPath)]
    test = (value, root) => left(value, root) && right(value, root)
  }
  return test
}

function readNot(reader: Reader, readPath: ReadPath): FilterTest {
  reader.skip()
  if (reader.take('!')) {
    const test = readNot(reader, readPath)
    return (value, root) => !test(value, root)
  }
  if (reader.take('(')) {
    const test = readFilter(reader, readPath)
    reader.skip()
    if (!reader.take(')')) reader.fail('")" is missing')
    return test
  }
  return readComparison(reader, readPath)
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

const same = (one: unknown, other: unknown): boolean => one !== undefined && other !== undefined && sameJson(one, other)

const isScalar = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number'
/** Jayway takes a text of digits for the number. */
const alike = (one: unknown, other: unknown): boolean =>
  same(one, other) ||
  (isNumber(one) !== isNumber(other) && isScalar(one) && isScalar(other) && plainText(one) === plainText(other))
const isIn = (one: unknown, list: unknown): boolean => listOf(list).some((other) => same(one, other))
const sizeOf = (value: unknown): number | undefined =>
  Array.isArray(value) || typeof value === 'string' ? value.length : undefined

/** Below 0, 0 or above 0; NaN for values that have no order. */
function ordered(one: unknown, other: unknown): number {
  if (isNumber(one) && isNumber(other)) return Number(plainText(one)) - Number(plainText(other))
  if (typeof one === 'string' && typeof other === 'string') return one < other ? -1 : one > other ? 1 : 0
  return Number.NaN
}

/** Comparisons of two operands. To teach standin another, add a line here and to `comparison`. */
const comparisons: Record<string, (one: unknown, other: unknown) => boolean> = {
  '===': same,
  '!==': (one, other) => !same(one, other),
  '==': alike,
  '!=': (one, other) => !alike(one, other),
  '<=': (one, other) => ordered(one, other) <= 0,
  '>=': (one, other) => ordered(one, other) >= 0,
  '<': (one, other) => ordered(one, other) < 0,
  '>': (one, other) => ordered(one, other) > 0,
  subsetof: (one, other) => Array.isArray(one) && one.every((item) => isIn(item, other)),
  noneof: (one, other) => Array.isArray(one) && !one.some((item) => isIn(item, other)),
  anyof: (one, other) => Array.isArray(one) && one.some((item) => isIn(item, other)),
  nin: (one, other) => one !== undefined && !isIn(one, other),
  in: isIn,
  contains: (one, other) => (typeof one === 'string' ? one.includes(String(other)) : isIn(other, one)),
  size: (one, other) => sizeOf(one) !== undefined && sizeOf(one) === other,
  empty: (one, other) => sizeOf(one) !== undefined && (sizeOf(one) === 0) === other
}

/** The longer signs first. */
const comparison = /===|!==|==|!=|=~|<=|>=|<|>|(?:subsetof|noneof|anyof|nin|in|contains|size|empty)\b/iy

function readComparison(reader: Reader, readPath: ReadPath): FilterTest {
  const { operand: left, isPath } = readOperand(reader, readPath)
  reader.skip()
  const sign = reader.match(comparison)?.[0].toLowerCase()
  if (sign === undefined) {
    if (!isPath) reader.fail('a comparison is missing')
    return (value, root) => left(value, root) !== undefined
  }
  reader.skip()
  if (sign === '=~') {
    const [, source = '', flags = ''] =
      reader.match(/\/((?:[^/\\]|\\.)*)\/([a-z]*)/y) ?? reader.fail('=~ wants /an expression/')
    const { test } = wholly(reader, source, flags)
    const fits = (one: unknown) => {
      countSteps()
      return one !== undefined && one !== null && typeof one !== 'object' && test(plainText(one))
    }
    return (value, root) => {
      const found = left(value, root)
      // As in Jayway, one item of a list is enough.
      return Array.isArray(found) ? found.some(fits) : fits(found)
    }
  }
  const compare = comparisons[sign] as (one: unknown, other: unknown) => boolean
  const { operand: right } = readOperand(reader, readPath)
  return (value, root) => compare(left(value, root), right(value, root))
}

/** Jayway matches the whole text. */
function wholly(reader: Reader, source: string, flags: string) {
  try {
    const own = flags.replaceAll(/[^ims]/g, '')
    return expressionOf(own === '' ? source : `(?${own})${source}`)
  } catch (error) {
    return reader.fail((error as Error).message)
  }
}

/** Reads an operand: a path, or a value that is written out. */
export function readOperand(reader: Reader, readPath: ReadPath): { operand: Operand; isPath: boolean } {
  reader.skip()
  const fromRoot = reader.at('$')
  if (fromRoot || reader.at('@')) {
    reader.next()
    return { operand: readPath(reader, fromRoot), isPath: true }
  }
  const literal = readLiteral(reader)
  return { operand: () => literal, isPath: false }
}
