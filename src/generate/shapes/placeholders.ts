/** Examples that only stand for a value: `string`, `<id>`, `{{name}}`, `https://...`. */

import { keptFor } from '../../document/memoized.ts'
import { snake } from '../lexicon/entity/scene.ts'

/**
 * Tells whether an example stands for a value without being one, also by the name of its member: `sample phone`. The
 * type of a column may be `string`.
 */
export const isPlaceholder = (example: unknown, name = ''): boolean =>
  typeof example === 'string' &&
  ((placeholder.test(example) && !(example === 'string' && typed.test(name))) ||
    (samples.test(example) && snake(example.slice(example.search(/[ _-]/) + 1)) === snake(name)))

/** Words before a name by which an example says no more than that. */
const samples = /^(sample|example|dummy|placeholder)[ _-].{1,60}$/i

const typed = /type|kind|format/i

const placeholder =
  /^(?:string|example|placeholder|(?:https?:\/\/)?(?:\.{3}|…)|<[\w .-]{1,40}>|\{\{?[\w .-]{1,40}\}\}?|x{3,20})$/i

/** Tells whether a part of an example stands for a value without being one. */
export const holdsPlaceholder = (example: unknown, name?: string): boolean =>
  typeof example === 'object' && example !== null ? partsHoldOne(example) : isPlaceholder(example, name)

const partsHoldOne = keptFor((example: object): boolean =>
  Object.entries(example).some(([name, part]) => holdsPlaceholder(part, name))
)
