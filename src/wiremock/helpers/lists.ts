/** Helpers for lists and forms. */

import { decodedPairs, type NamedValues } from '../../control/matching/request-view.ts'
import { countSteps } from '../../control/matching/steps.ts'
import { addTo } from '../../document/grouped.ts'
import { isObject } from '../../document/json/is-object.ts'
import { asList, type HelperOptions, items, keepNamed, most, number, text } from './arguments.ts'
import { listed } from './named-values.ts'

export const lists = {
  join(...given: unknown[]) {
    const [first, separator] = given.slice(0, -1)
    if (Array.isArray(first)) return first.map(text).join(text(separator))
    const parts = given.slice(0, -1).map(text)
    return parts.slice(0, -1).join(parts.at(-1))
  },
  size: (value: unknown) =>
    Array.isArray(value) ? value.length : isObject(value) ? Object.keys(value).length : text(value).length,
  array: (...given: unknown[]) => asList(given.slice(0, -1)),
  range(low: unknown, high: unknown) {
    const [from, to] = [number(low), number(high)]
    return asList(Array.from({ length: Math.min(most, Math.max(0, to - from + 1)) }, (_, at) => from + at))
  },
  arrayAdd(list: unknown, item: unknown, { hash }: HelperOptions) {
    const all = items(list, 'arrayAdd')
    return asList(all.toSpliced(placeOf(hash.position, all.length, all.length), 0, item))
  },
  arrayRemove(list: unknown, { hash }: HelperOptions) {
    const all = items(list, 'arrayRemove')
    return asList(all.toSpliced(placeOf(hash.position, all.length - 1, all.length), 1))
  },
  arrayJoin(separator: unknown, list: unknown, { hash, fn }: HelperOptions) {
    const all = items(list, 'arrayJoin')
    countSteps(all.length)
    const written = all.map((one) => fn?.(one, { blockParams: [one] }) ?? text(one))
    return text(hash.prefix) + written.join(text(separator)) + text(hash.suffix)
  },
  formData(this: unknown, source: unknown, ...given: unknown[]) {
    const { hash } = given.at(-1) as HelperOptions
    const form = listed(hash.urlDecode === true ? decodedPairs(text(source)) : pairsAsSent(text(source)))
    return given.length === 1 ? form : keepNamed(this, given[0], form)
  }
}

/** Returns the place at which an item is added or removed. */
function placeOf(position: unknown, end: number, length: number): number {
  if (position === undefined || position === 'end') return end
  const at = position === 'start' ? 0 : number(position)
  if (!Number.isInteger(at) || at < 0 || at > length)
    throw new Error(`position is start, end, or a number from 0 to ${length}`)
  return at
}

/** The pairs of a form, not decoded. */
function pairsAsSent(form: string): NamedValues {
  const values: NamedValues = new Map()
  for (const [, name, value] of form.matchAll(/([^&=]+)=([^&]*)/g)) addTo(values, name as string, value as string)
  return values
}
