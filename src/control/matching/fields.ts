import { pointer } from '../../document/places/pointer.ts'
import { type ControlProblem, problemAt } from './control-problem.ts'

/** Members by name. */
export type Members = Record<string, unknown>

/** True for a JSON object. */
export const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The members of what has to be an object; those that are null count as left out. Throws a ControlProblem. */
export function membersOf(value: unknown, at: string): Members {
  if (!isObject(value)) throw wrongKind(value, at, 'an object')
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== null))
}

/** Refuses a member that is not among the known ones; `hints` are words for those that are known and not served. */
export function onlyKnown(
  members: Members,
  at: string,
  known: Iterable<string>,
  hints: Record<string, string> = {}
): void {
  const names = [...known]
  for (const name of Object.keys(members)) {
    if (names.includes(name)) continue
    const hint = Object.hasOwn(hints, name) ? hints[name] : `there is ${names.join(', ')}`
    throw problemAt(pointer(at, name), `"${name}" is not known here; ${hint}`)
  }
}

/** A member that has to be a text, if given. Throws a ControlProblem. */
export function textOf(value: unknown, at: string): string {
  if (typeof value !== 'string') throw wrongKind(value, at, 'a string')
  return value
}

/** A member that has to be a whole number within bounds. Throws a ControlProblem. */
export function wholeOf(value: unknown, at: string, least: number, most: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) {
    throw problemAt(at, `${nameOf(at)} has to be a whole number from ${least} to ${most}`)
  }
  return value
}

/** A member that has to be a number within bounds. Throws a ControlProblem. */
export function numberOf(value: unknown, at: string, least: number, most: number): number {
  // NaN is in no range.
  if (typeof value !== 'number' || !(value >= least && value <= most)) {
    throw problemAt(at, `${nameOf(at)} has to be a number from ${least} to ${most}`)
  }
  return value
}

/** A member that has to be true or false. Throws a ControlProblem. */
export function flagOf(value: unknown, at: string): boolean {
  if (typeof value !== 'boolean') throw wrongKind(value, at, 'true or false')
  return value
}

/** The items of what has to be an array. Throws a ControlProblem. */
export function itemsOf(value: unknown, at: string): unknown[] {
  if (!Array.isArray(value)) throw wrongKind(value, at, 'an array')
  return value
}

/** The bytes of a member that has to be base64. Throws a ControlProblem. */
export function bytesOf(value: unknown, at: string): Buffer {
  const text = textOf(value, at)
  if (!/^[\w+/-]*={0,2}$/.test(text.replaceAll(/\s/g, ''))) throw problemAt(at, `${nameOf(at)} is no base64`)
  return Buffer.from(text, 'base64')
}

/** Refuses a value for not being of a kind. */
function wrongKind(value: unknown, at: string, kind: string): ControlProblem {
  const wanted = `has to be ${kind}`
  return problemAt(
    at,
    value === undefined ? `${nameOf(at)} is missing; it ${wanted}` : `${nameOf(at)} ${wanted}, not ${kindOf(value)}`
  )
}

/** How a field is called, by the end of its place: the whole stands beside what is said of it. */
const nameOf = (at: string): string => /[^/]*(?:\/\d+)*$/.exec(at)?.[0] || 'the body'

const kindOf = (value: unknown): string =>
  value === null
    ? 'null'
    : Array.isArray(value)
      ? 'an array'
      : typeof value === 'object'
        ? 'an object'
        : `a ${typeof value}`
