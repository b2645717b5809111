/** The place of a value, as the lexicon sees it. */

import { mostNames } from '../../../contract/bare.ts'
import type { Paging } from '../../../contract/paging.ts'
import { memoized } from '../../../document/memoized.ts'
import type { Entity } from './entity.ts'
import type { Random } from './random.ts'

/** The place of a value. */
export interface Scene {
  /** The name of the property in small letters with underscores: `createdAt` is `created_at`. */
  name: string
  /** The object that has the property, written alike: `user`. */
  subject: string
  /** Title and description in small letters. */
  hint: string
  random: Random
  /** Counts the objects of a list, so that neighbours differ. */
  turn: number
  /** A number that is the same for this member in all objects of a list: tables are walked from there. */
  start: number
  /** The number of the list's object that the value stands in, if it stands right in one. */
  count: number | undefined
  /** The names of the properties of the object, written alike. */
  beside: readonly string[]
  /** The page of a list that the request asks for. */
  paging: Paging
  /** The person, place and times that the properties of the object share. */
  entity: Entity
  /** Returns the words that the document lists for the property elsewhere; undefined where it lists none. */
  wordsElsewhere?: () => readonly string[] | undefined
}

export type Maker<T> = (scene: Scene) => T

/** The characters of a name that are read, its last ones: none has a meaning that is longer. */
const longestName = 200

/** Names in small letters with underscores: `createdAt`, `created-at` and `Created At` are `created_at`. */
export const snake: (name: string) => string = memoized(
  (name) =>
    latin(name.slice(-longestName))
      .replace(/([a-z\d])([A-Z])/g, '$1_$2')
      .replace(/([A-Z])(?=[A-Z][a-z])/g, '$1_')
      .replace(/[^A-Za-z\d]+/g, '_')
      .replace(/^_+|_+$/g, '')
      .toLowerCase(),
  mostNames
)

/** Letters that Unicode takes as no other letter with a mark. */
const spelled: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' }

/** Returns a text without marks on its letters: `Größe` is `Grosse`. */
export const latin = (text: string): string =>
  // Most texts are ASCII.
  /^[ -~]*$/.test(text)
    ? text
    : text
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .replace(/[ßæœøłđðþı]/gi, (letter) => spelled[letter.toLowerCase()]!)
