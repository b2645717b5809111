/**
 * JSONPath as Jayway's library reads it, which WireMock's users write: `$.a['b'][0,1][1:2]..c[?(@.d =~ /x/i)]`, with
 * functions at the end (`length()`, `sum()` …). Nothing of it is ever run as code.
 */

import { isObject } from '../../document/json/is-object.ts'
import { memoized } from '../../document/memoized.ts'
import { type Operand, readFilter, readOperand } from './jsonpath-filter.ts'
import { type Fold, foldOf } from './jsonpath-functions.ts'
import { quoted, type Reader, textReaderOf } from './jsonpath-reader.ts'
import { type Budget, bounded, countSteps } from './steps.ts'

export interface PathFound {
  values: unknown[]
  /** True: the path finds one value at most. */
  definite: boolean
}

/** Finds values. Throws OutOfSteps where that takes too long. */
export type Path = (root: unknown, budget?: Budget) => PathFound

/** One step of a path, from a value to some of its members or items. */
interface Step {
  /** The names or places of the members and items. */
  keys: (value: unknown, root: unknown) => Key[]
  /** Returns true if a filter takes an object itself. */
  itself?: (value: unknown, root: unknown) => boolean
  /** It is taken from everything below the value too (`..`). */
  deep: boolean
  /** It may find several values. */
  many: boolean
  /** Names in brackets; several at the end of a path find one object with these members, as in Jayway. */
  names?: string[]
}

type Key = string | number
type Container = Record<Key, unknown>

interface Steps {
  steps: Step[]
  fold: Fold | undefined
}

/**
 * Reads a path; `$` may be left out. Throws an Error that names the place that cannot be read. Templates name a path
 * anew for each request.
 */
export const parsePath = memoized(pathIn, 1000, Number.POSITIVE_INFINITY)

function pathIn(text: string): Path {
  const path = readWhole(text)
  return (root, budget) => bounded(() => walk(path, root, root), budget)
}

/** Returns a function that removes what a path finds from a value. Throws an Error where the path cannot be read. */
export function removalOf(text: string): (root: unknown) => void {
  const { steps, fold } = readWhole(text)
  const last = steps.at(-1)
  if (last === undefined || fold !== undefined) throw new Error(`${JSON.stringify(text)} names nothing to remove`)
  return (root) =>
    bounded(() => {
      const { values } = walk({ steps: steps.slice(0, -1), fold: undefined }, root, root)
      for (const place of values.flatMap((value) => placesOf(last, value))) {
        // From the end, so that the places before it stay as they are.
        for (const key of last.keys(place, root).reverse()) {
          if (Array.isArray(place)) place.splice(Number(key), 1)
          else delete (place as Container)[key]
        }
      }
    })
}

function readWhole(text: string): Steps {
  const reader = textReaderOf(text.trim())
  if (!reader.at('$') && !reader.at('@')) return readWhole(`$${text.startsWith('[') ? '' : '.'}${text.trim()}`)
  reader.next()
  const path = readSteps(reader)
  if (!reader.done()) reader.fail('there is more than a path')
  return path
}

function walk({ steps, fold }: Steps, value: unknown, root: unknown): PathFound {
  let values = [value]
  for (const [at, step] of steps.entries()) {
    const find = at === steps.length - 1 && fold === undefined && isUnion(step) ? membersFound : found
    values = values.flatMap((one) => find(step, one, root))
    countSteps(values.length)
  }
  const last = steps.at(-1)
  const before = steps.slice(0, -1).some(({ many }) => many)
  const definite = !before && (last === undefined || !last.many || (isUnion(last) && fold === undefined && !last.deep))
  if (fold === undefined) return { values, definite }
  const folded = fold(values, definite, root)
  return { values: folded === undefined ? [] : [folded], definite: true }
}

const isUnion = ({ names = [] }: Step): boolean => names.length > 1

/** The values that a step is taken from. */
const placesOf = ({ deep }: Step, value: unknown): unknown[] => (deep ? everything(value) : [value])

function found(step: Step, value: unknown, root: unknown): unknown[] {
  const all = placesOf(step, value).flatMap((place) => [
    ...(step.itself?.(place, root) === true ? [place] : []),
    ...step.keys(place, root).map((key) => (place as Container)[key])
  ])
  return step.deep ? distinct(all) : all
}

/** One object of the named members for each place; below `..`, only for places that have all of them. */
function membersFound(step: Step, value: unknown, root: unknown): unknown[] {
  return placesOf(step, value).flatMap((place) => {
    const keys = step.keys(place, root)
    if (keys.length === 0 || (step.deep && keys.length < (step.names as string[]).length)) return []
    return [Object.fromEntries(keys.map((key) => [key, (place as Container)[key]]))]
  })
}

function readSteps(reader: Reader): Steps {
  const steps: Step[] = []
  for (;;) {
    if (reader.take('..')) {
      const step = reader.take('[') ? readBracket(reader) : readName(reader)
      steps.push({ ...step, deep: true, many: true })
    } else if (reader.take('.')) {
      const called = reader.match(/(\w+)\(/y)
      if (called !== undefined) return { steps, fold: foldOf(reader, called[1] as string, argumentsOf(reader)) }
      steps.push(reader.take('[') ? readBracket(reader) : readName(reader))
    } else if (reader.take('[')) steps.push(readBracket(reader))
    else return { steps, fold: undefined }
  }
}

function readName(reader: Reader): Step {
  if (reader.take('*')) return everyMember
  const name = reader.match(/[^\s.[\]()!=<>&|,?*'"]+/y)?.[0] ?? reader.fail('a name is missing')
  return { keys: memberOf(name), deep: false, many: false }
}

const memberOf = (name: string) => (value: unknown) => (isObject(value) && Object.hasOwn(value, name) ? [name] : [])

const everyMember: Step = { keys: keysOf, deep: false, many: true }

function keysOf(value: unknown): Key[] {
  if (Array.isArray(value)) return [...value.keys()]
  return isObject(value) ? Object.keys(value) : []
}

function readBracket(reader: Reader): Step {
  reader.skip()
  if (reader.take('*')) return closed(reader, everyMember)
  if (reader.take('?')) return closed(reader, filtering(reader))
  const takes: Step['keys'][] = []
  const names: string[] = []
  let many = false
  do {
    reader.skip()
    const name = quoted(reader)
    const slice = name === undefined ? reader.match(/(-?\d*)\s*:\s*(-?\d*)(?:\s*:\s*(-?\d*))?/y) : undefined
    if (name !== undefined) {
      names.push(name)
      takes.push(memberOf(name))
    } else if (slice !== undefined) {
      takes.push(sliceOf(slice[1] as string, slice[2] as string, slice[3] ?? ''))
      many = true
    } else {
      const index = reader.match(/-?\d+/y)?.[0] ?? reader.fail('a name in quotes, a number, * or ?( is missing')
      takes.push((value) => placesIn(value).slice(Number(index)).slice(0, 1))
    }
    reader.skip()
  } while (reader.take(','))
  return closed(reader, {
    keys: (value, root) => takes.flatMap((take) => take(value, root)),
    deep: false,
    many: many || takes.length > 1,
    ...(names.length === takes.length && { names })
  })
}

function filtering(reader: Reader): Step {
  reader.skip()
  const test = readFilter(reader, readPath)
  const passes = (one: unknown, root: unknown) => {
    countSteps()
    return test(one, root)
  }
  return {
    keys: (value, root) => placesIn(value).filter((at) => passes((value as unknown[])[at], root)),
    itself: (value, root) => isObject(value) && passes(value, root),
    deep: false,
    many: true
  }
}

function closed(reader: Reader, step: Step): Step {
  reader.skip()
  if (!reader.take(']')) reader.fail('"]" is missing')
  return step
}

const placesIn = (value: unknown): number[] => (Array.isArray(value) ? [...value.keys()] : [])

function sliceOf(from: string, to: string, step: string): Step['keys'] {
  const by = Math.max(1, Number(step || 1))
  const [start, end] = [from === '' ? undefined : Number(from), to === '' ? undefined : Number(to)]
  return (value) =>
    placesIn(value)
      .slice(start, end)
      .filter((_, at) => at % by === 0)
}

/** Drops objects that were found twice: a filter finds one by itself, and again as an item of its array. */
function distinct(found: unknown[]): unknown[] {
  const known = new Set<unknown>()
  return found.filter((one) => typeof one !== 'object' || one === null || (!known.has(one) && known.add(one)))
}

/** Lists a value and all below it. A loop, since a body may be nested as deeply as its sender likes. */
function everything(value: unknown): unknown[] {
  const found: unknown[] = []
  const open = [value]
  while (open.length > 0) {
    countSteps()
    const next = open.pop()
    found.push(next)
    const children = typeof next === 'object' && next !== null ? Object.values(next) : []
    for (let at = children.length - 1; at >= 0; at--) open.push(children[at])
  }
  return found
}

/** Reads a path inside a filter, or among a function's arguments. */
function readPath(reader: Reader, fromRoot: boolean): Operand {
  const path = readSteps(reader)
  return (value, root) => {
    const { values, definite } = walk(path, fromRoot ? root : value, root)
    return definite ? values[0] : values.length > 0 ? values : undefined
  }
}

function argumentsOf(reader: Reader): Operand[] {
  const operands: Operand[] = []
  for (reader.skip(); !reader.take(')'); reader.skip()) {
    operands.push(readOperand(reader, readPath).operand)
    reader.skip()
    if (!reader.take(',') && !reader.at(')')) reader.fail('")" is missing')
  }
  return operands
}
