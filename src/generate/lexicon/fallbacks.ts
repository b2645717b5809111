/** Makes values without any clue, or with a pattern alone. */

import { addressLetters } from './entity/entity.ts'
import type { Range } from './entity/range.ts'
import type { Maker } from './entity/scene.ts'
import { color, email, phone, row, semver, slug, slugOf, url, uuid } from './words/makers.ts'
import { thingName } from './words/names-of-things.ts'
import { nouns, settings } from './words/plain-words.ts'
import { dateOf, iso, timeOf } from './words/times.ts'

/** The ranges of numbers without a clue. */
export const anyInteger: Range = [1, 100, 0]
export const anyNumber: Range = [1, 100, 2]

/** Makes a word for texts without a clue. */
export const anyText: Maker<string> = (scene) => row(settings, scene)

/** Makers of texts that are tried for a pattern before one is written out from it. */
export const shapes: readonly Maker<string>[] = [
  thingName,
  slug,
  (scene) => slugOf(row(nouns, scene)),
  (scene) => row(nouns, scene),
  (scene) => addressLetters(row(nouns, scene)).toUpperCase(),
  uuid,
  phone,
  (scene) => dateOf(timeOf(scene)),
  (scene) => iso(timeOf(scene)),
  (scene) => dateOf(timeOf(scene)).replace(/(\d+)-(\d+)-(\d+)/, '$2/$3/$1'),
  semver,
  color,
  url,
  email
]
