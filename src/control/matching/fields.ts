import { isObject } from '../../document/json/is-object.ts'
import { pointer } from '../../document/places/pointer.ts'
import { type ControlProblem, problemAt } from './control-problem.ts'

export type Members = Record<string, unknown>

/** Returns the members of an object, without the null ones. Throws a ControlProblem for another value. */
export function membersAt(value: unknown, at: string): Members {
  if (!isObject(value)) throw wrongKind(value, at, 'an object')
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== null))
}

/** Throws a ControlProblem for an unknown member. `hints` explain members of WireMock that standin lacks. */
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

/** Returns a text. Throws a ControlProblem for another value. */
export function textAt(value: unknown, at: string): string {
  if (typeof value !== 'string') throw wrongKind(value, at, 'a string')
  return value
}

/** Returns a whole number within bounds. Throws a ControlProblem for another value. */
export function wholeAt(value: unknown, at: string, least: number, most: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) {
    throw problemAt(at, `${nameOf(at)} has to be a whole number from ${least} to ${most}`)
  }
  return value
}

/** Returns a number within bounds. Throws a ControlProblem for another value. */
export function numberAt(value: unknown, at: string, least: number, most: number): number {
  // NaN is in no range.
  if (typeof value !== 'number' || !(value >= least && value <= most)) {
    throw problemAt(at, `${nameOf(at)} has to be a number from ${least} to ${most}`)
  }
  return value
}

/** Returns a boolean. Throws a ControlProblem for another value. */
export function flagAt(value: unknown, at: string): boolean {
  if (typeof value !== 'boolean') throw wrongKind(value, at, 'true or false')
  return value
}

/** Returns the items of an array. Throws a ControlProblem for another value. */
export function itemsAt(value: unknown, at: string): unknown[] {
  if (!Array.isArray(value)) throw wrongKind(value, at, 'an array')
  return value
}

/** Returns the bytes of a base64 text. Throws a ControlProblem for another value. */
export function bytesAt(value: unknown, at: string): Buffer {
  const text = textAt(value, at)
  if (!/^[\w+/-]*={0,2}$/.test(text.replaceAll(/\s/g, ''))) throw problemAt(at, `${nameOf(at)} is no base64`)
  return Buffer.from(text, 'base64')
}

function wrongKind(value: unknown, at: string, kind: string): ControlProblem {
  const wanted = `has to be ${kind}`
  return problemAt(
    at,
    value === undefined ? `${nameOf(at)} is missing; it ${wanted}` : `${nameOf(at)} ${wanted}, not ${kindOf(value)}`
  )
}

/** Returns the name of a field: the end of its pointer, since messages show the whole pointer anyway. */
const nameOf = (at: string): string => /[^/]*(?:\/\d+)*$/.exec(at)?.[0] || 'the body'

const kindOf = (value: unknown): string =>
  value === null
    ? 'null'
    : Array.isArray(value)
      ? 'an array'
      : typeof value === 'object'
        ? 'an object'
        : `a ${typeof value}`
