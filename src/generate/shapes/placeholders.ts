/** Examples that only stand for a value: `string`, `<id>`, `{{name}}`, `https://...`. */

import { keptFor } from '../../document/memoized.ts'

/** Tells whether an example stands for a value without being one. */
export const isPlaceholder = (example: unknown): boolean => typeof example === 'string' && placeholder.test(example)

const placeholder = /^(?:string|(?:https?:\/\/)?(?:\.{3}|…)|<[\w .-]{1,40}>|\{\{?[\w .-]{1,40}\}\}?|x{3,20})$/i

/** Tells whether a part of an example stands for a value without being one. */
export const holdsPlaceholder = (example: unknown): boolean =>
  typeof example === 'object' && example !== null ? partsHoldOne(example) : isPlaceholder(example)

const partsHoldOne = keptFor((example: object): boolean => Object.values(example).some(holdsPlaceholder))
