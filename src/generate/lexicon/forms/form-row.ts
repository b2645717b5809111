/** Words that the tables of forms are written with. */

import type { Maker } from '../entity/scene.ts'
import { capitals, digits } from '../words/makers.ts'

/**
 * Names that properties of a form have (written as `name-index.ts` says), a pattern of the words for it in a description
 * in small letters, and its maker. A format may have one of the names too.
 */
export type FormRow = readonly [names: string, described: RegExp, maker: Maker<string>]

export const lower =
  (template: Maker<string>): Maker<string> =>
  (scene) =>
    template(scene).toLowerCase()
export const year: Maker<string> = ({ random }) => String(random.int(2015, 2024))
export const joined =
  (...parts: readonly (string | Maker<string>)[]): Maker<string> =>
  (scene) =>
    parts.map((part) => (typeof part === 'string' ? part : part(scene))).join('')
export const letters =
  (length: number, alphabet = capitals): Maker<string> =>
  ({ random }) =>
    digits(random, length, alphabet)
