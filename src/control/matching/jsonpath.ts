/**
 * JSONPath as Jayway's library reads it, which is what WireMock's users write: `$.a['b'][0,1][1:2]..c[?(@.d =~ /x/i)]`,
 * functions at the end (`length()`, `sum()` …). Nothing of it is ever run as code.
 */

import { equalJson, exactly, isNumber, plainText } from './exact-json.ts'
import { isObject } from './fields.ts'
import { expressionOf } from './regular-expression.ts'

/** What a path finds. */
export interface Found {
  values: unknown[]
  /** True where the path can find no more than one value. */
  definite: boolean
}

export type Path = (root: unknown) => Found

/** What one step finds in a value. */
type Step = { find: (value: unknown, root: unknown) => unknown[]; many: boolean }

/** Reads a path; `$` may be left out. Throws an Error that says where it cannot be read. */
export function pathOf(text: string): Path {
  const reader = readerOf(text.trim())
  if (!reader.at('$') && !reader.at('@')) return pathOf(`$${text.startsWith('[') ? '' : '.'}${text.trim()}`)
  reader.next()
  const { steps, fold } = readSteps(reader)
  if (!reader.done()) reader.fail('there is more than a path')
  return (root) => walk(steps, fold, root, root)
}

/** What a function at the end makes of what was found before it. */
type Fold = (values: unknown[], definite: boolean, root: unknown) => unknown

function walk(steps: Step[], fold: Fold | undefined, value: unknown, root: unknown): Found {
  let values = [value]
  for (const { find } of steps) values = values.flatMap((one) => find(one, root))
  const definite = !steps.some(({ many }) => many)
  if (fold === undefined) return { values, definite }
  const folded = fold(values, definite, root)
  return { values: folded === undefined ? [] : [folded], definite: true }
}

/** Reads a text from left to right. */
interface Reader {
  at: (text: string) => boolean
  take: (text: string) => boolean
  match: (expression: RegExp) => RegExpExecArray | undefined
  next: () => string
  skip: () => void
  done: () => boolean
  fail: (why: string) => never
}

function readerOf(text: string): Reader {
  let place = 0
  const reader: Reader = {
    at: (sign) => text.startsWith(sign, place),
    take(sign) {
      const found = reader.at(sign)
      if (found) place += sign.length
      return found
    },
    match(expression) {
      expression.lastIndex = place
      const found = expression.exec(text) ?? undefined
      if (found !== undefined) place += found[0].length
      return found
    },
    next: () => text.charAt(place++),
    skip: () => void reader.match(/\s*/y),
    done: () => place >= text.length,
    fail(why) {
      throw new Error(`${JSON.stringify(text)} is no JSONPath: ${why} at character ${place + 1}`)
    }
  }
  return reader
}

function readSteps(reader: Reader): { steps: Step[]; fold: Fold | undefined } {
  const steps: Step[] = []
  for (;;) {
    if (reader.take('..')) {
      const step = reader.take('[') ? readBracket(reader) : readName(reader)
      steps.push({
        find: (value, root) => distinct(everything(value).flatMap((one) => step.find(one, root))),
        many: true
      })
    } else if (reader.take('.')) {
      const called = reader.match(/(\w+)\(/y)
      if (called !== undefined) return { steps, fold: foldOf(reader, called[1] as string) }
      steps.push(reader.take('[') ? readBracket(reader) : readName(reader))
    } else if (reader.take('[')) steps.push(readBracket(reader))
    else return { steps, fold: undefined }
  }
}

function readName(reader: Reader): Step {
  if (reader.take('*')) return { find: childrenOf, many: true }
  const name = reader.match(/[^\s.[\]()!=<>&|,?*'"]+/y)?.[0]
  if (name === undefined) reader.fail('a name is missing')
  return { find: memberOf(name as string), many: false }
}

const memberOf = (name: string) => (value: unknown) =>
  isObject(value) && Object.hasOwn(value, name) ? [value[name]] : []

function readBracket(reader: Reader): Step {
  reader.skip()
  if (reader.take('*')) return closed(reader, { find: childrenOf, many: true })
  if (reader.take('?')) {
    reader.skip()
    const test = readOr(reader)
    const find = (value: unknown, root: unknown) =>
      (Array.isArray(value) ? value : isObject(value) ? [value] : []).filter((one) => test(one, root))
    return closed(reader, { find, many: true })
  }
  const finds: Step['find'][] = []
  let many = false
  do {
    reader.skip()
    const name = quoted(reader)
    const slice = name === undefined ? reader.match(/(-?\d*)\s*:\s*(-?\d*)(?:\s*:\s*(-?\d*))?/y) : undefined
    if (name !== undefined) finds.push(memberOf(name))
    else if (slice !== undefined) {
      finds.push(sliceOf(slice[1] as string, slice[2] as string, slice[3] ?? ''))
      many = true
    } else {
      const index = reader.match(/-?\d+/y)?.[0]
      if (index === undefined) reader.fail('a name in quotes, a number, * or ?( is missing')
      finds.push((value) => (Array.isArray(value) ? value.slice(Number(index)).slice(0, 1) : []))
    }
    reader.skip()
  } while (reader.take(','))
  return closed(reader, {
    find: (value, root) => finds.flatMap((find) => find(value, root)),
    many: many || finds.length > 1
  })
}

function closed(reader: Reader, step: Step): Step {
  reader.skip()
  if (!reader.take(']')) reader.fail('"]" is missing')
  return step
}

function sliceOf(from: string, to: string, step: string): Step['find'] {
  const by = Math.max(1, Number(step || 1))
  const [start, end] = [from === '' ? undefined : Number(from), to === '' ? undefined : Number(to)]
  return (value) => (Array.isArray(value) ? value.slice(start, end).filter((_, at) => at % by === 0) : [])
}

function childrenOf(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : []
}

/** A filter finds an object by itself, and again as an item of its array. */
function distinct(found: unknown[]): unknown[] {
  const known = new Set<unknown>()
  return found.filter((one) => typeof one !== 'object' || one === null || (!known.has(one) && known.add(one)))
}

/** A value and all below it. It is a loop, since what is sent may be nested as deeply as anybody likes. */
function everything(value: unknown): unknown[] {
  const found: unknown[] = []
  const open = [value]
  while (open.length > 0) {
    const next = open.pop()
    found.push(next)
    open.push(...childrenOf(next).reverse())
  }
  return found
}

/** Of numbers the functions make doubles, whole ones written with a point as Java does. */
const reckoned =
  (reckon: (numbers: number[]) => number) =>
  (list: unknown[]): unknown => {
    const numbers = list.filter(isNumber).map((one) => Number(plainText(one)))
    if (numbers.length === 0) return undefined
    const result = reckon(numbers)
    return Number.isInteger(result) ? exactly(`${result}.0`) : result
  }

const sum = (numbers: number[]): number => numbers.reduce((all, one) => all + one, 0)

/** What a function makes of numbers, those that it is given besides among them. */
const reckoners: Record<string, (list: unknown[]) => unknown> = {
  min: reckoned((numbers) => numbers.reduce((one, other) => Math.min(one, other))),
  max: reckoned((numbers) => numbers.reduce((one, other) => Math.max(one, other))),
  sum: reckoned(sum),
  avg: reckoned((numbers) => sum(numbers) / numbers.length)
}

/** What a function makes of a list; to teach standin another, add a line here. */
const folds: Record<string, (list: unknown[]) => unknown> = {
  ...reckoners,
  length: (list) => list.length,
  size: (list) => list.length,
  first: (list) => list[0],
  last: (list) => list.at(-1)
}

function foldOf(reader: Reader, name: string): Fold {
  if (name !== 'keys' && !Object.hasOwn(folds, name)) reader.fail(`there is no function ${name}()`)
  const operands = argumentsOf(reader)
  if (operands.length > 0 && !Object.hasOwn(reckoners, name)) reader.fail(`${name}() takes nothing`)
  return (values, definite, root) => {
    const [value] = values
    const more = operands.flatMap((operand) => operand(root, root))
    if (!definite) return folds[name]?.([...values, ...more])
    if (name === 'keys') return isObject(value) ? Object.keys(value) : undefined
    if (Array.isArray(value) || more.length > 0) return folds[name]?.([...listOf(value), ...more])
    if (!/^(length|size)$/.test(name)) return undefined
    return typeof value === 'string' ? value.length : isObject(value) ? Object.keys(value).length : undefined
  }
}

function argumentsOf(reader: Reader): Operand[] {
  const operands: Operand[] = []
  for (reader.skip(); !reader.take(')'); reader.skip()) {
    operands.push(readOperand(reader).operand)
    reader.skip()
    if (!reader.take(',') && !reader.at(')')) reader.fail('")" is missing')
  }
  return operands
}

/** A filter's condition. */
type Test = (value: unknown, root: unknown) => boolean
/** A filter's operand; undefined where a path finds nothing. */
type Operand = (value: unknown, root: unknown) => unknown

function readOr(reader: Reader): Test {
  let test = readAnd(reader)
  for (reader.skip(); reader.take('||'); reader.skip()) {
    const [left, right] = [test, readAnd(reader)]
    test = (value, root) => left(value, root) || right(value, root)
  }
  return test
}

function readAnd(reader: Reader): Test {
  let test = readNot(reader)
  for (reader.skip(); reader.take('&&'); reader.skip()) {
    const [left, right] = [test, readNot(reader)]
    test = (value, root) => left(value, root) && right(value, root)
  }
  return test
}

function readNot(reader: Reader): Test {
  reader.skip()
  if (reader.take('!')) {
    const test = readNot(reader)
    return (value, root) => !test(value, root)
  }
  if (reader.take('(')) {
    const test = readOr(reader)
    reader.skip()
    if (!reader.take(')')) reader.fail('")" is missing')
    return test
  }
  return readComparison(reader)
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const same = (one: unknown, other: unknown): boolean =>
  one !== undefined &&
  other !== undefined &&
  equalJson(one, other, { ignoreArrayOrder: false, ignoreExtraElements: false })
/** Jayway takes a text of digits for the number. */
const alike = (one: unknown, other: unknown): boolean =>
  same(one, other) ||
  (isNumber(one) !== isNumber(other) && isScalar(one) && isScalar(other) && plainText(one) === plainText(other))
const isScalar = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number'
const isIn = (one: unknown, list: unknown): boolean => listOf(list).some((other) => same(one, other))
const sizeOf = (value: unknown): number | undefined =>
  Array.isArray(value) || typeof value === 'string' ? value.length : undefined

function ordered(one: unknown, other: unknown): number {
  if (isNumber(one) && isNumber(other)) return Number(plainText(one)) - Number(plainText(other))
  if (typeof one === 'string' && typeof other === 'string') return one < other ? -1 : one > other ? 1 : 0
  return Number.NaN
}

/** How two operands are compared, the longer signs first; to teach standin another comparison, add a line here. */
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

const comparison = /===|!==|==|!=|=~|<=|>=|<|>|(?:subsetof|noneof|anyof|nin|in|contains|size|empty)\b/iy

function readComparison(reader: Reader): Test {
  const { operand: left, isPath } = readOperand(reader)
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
    return (value, root) => {
      const found = left(value, root)
      return found !== undefined && found !== null && typeof found !== 'object' && test(plainText(found))
    }
  }
  const compare = comparisons[sign] as (one: unknown, other: unknown) => boolean
  const { operand: right } = readOperand(reader)
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

function readOperand(reader: Reader): { operand: Operand; isPath: boolean } {
  reader.skip()
  const fromRoot = reader.at('$')
  if (fromRoot || reader.at('@')) {
    reader.next()
    const { steps, fold } = readSteps(reader)
    const operand: Operand = (value, root) => {
      const { values, definite } = walk(steps, fold, fromRoot ? root : value, root)
      return definite ? values[0] : values.length > 0 ? values : undefined
    }
    return { operand, isPath: true }
  }
  const literal = readLiteral(reader)
  return { operand: () => literal, isPath: false }
}

function readLiteral(reader: Reader): unknown {
  reader.skip()
  const text = quoted(reader)
  if (text !== undefined) return text
  if (reader.take('[')) {
    const list: unknown[] = []
    for (reader.skip(); !reader.take(']'); reader.skip()) {
      list.push(readLiteral(reader))
      reader.skip()
      if (!reader.take(',') && !reader.at(']')) reader.fail('"]" is missing')
    }
    return list
  }
  const word = reader.match(/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|(?:true|false|null)\b/y)?.[0]
  return word === undefined ? reader.fail('a value is missing') : JSON.parse(word)
}

function quoted(reader: Reader): string | undefined {
  const [, single, double] = reader.match(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/sy) ?? []
  return (single ?? double)?.replaceAll(/\\(.)/gs, '$1')
}
