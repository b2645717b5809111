/** The constraints of one place, from all schemas that hold there. */

import type { Located } from '../../schema/meaning/scope.ts'
import type { MergedView, Part } from '../../schema/views/merged-view.ts'

/** A member of an object, as the schemas describe it. */
export interface Member {
  name: string
  /** The part of the schema's path that leads to it. */
  step: string
  /** The name in small letters with underscores. */
  plain: string
  /** The hash of the name, for the seed of its value. */
  hash: number
  rules: Located[]
  /** Required, or the tag of a discriminator. */
  must: boolean
  /** Excluded by `propertyNames` or by a dependency. */
  barred: boolean
  /** Excluded by a schema that is `false`, or left out since its schema is lost. */
  excluded: boolean
  /** True for an object for which the example of the whole has null: further objects have none either. */
  blank: boolean
  /** True for a name of envelopes, which says nothing about the value: `data`, `items`. */
  wraps: boolean
}

/** The members of an object in one direction of the message. */
export interface ShapeMembers {
  list: Member[]
  /** Names that the direction leaves out: `writeOnly` in a response, `readOnly` in a request. */
  omitted: string[]
  /** The plain names of all declared members. */
  plain: readonly string[]
  mandatory: number
  optional: number
}

/** Ways of searching: a format's text with the pattern over it, the patterns as meant, and as written too. */
export type SearchWay = 'overlay' | 'patterns' | 'untranslated'

/** Facts about a shape that are worked out once, when first asked for. */
export interface Derived {
  members?: Record<'response' | 'request', ShapeMembers | undefined>
  items?: Located[][]
  rules?: Map<string, Located[]>
  subject?: string
  patterns?: string[]
  open?: boolean
  /** Tells for each way of searching for a text of the patterns whether it finds any. */
  found?: Partial<Record<SearchWay, boolean>>
  /** The values of an `enum` that are made, and whether they fit. */
  chosen?: { values: unknown[]; fit: boolean }
}

export interface Shape
  extends Pick<
    MergedView,
    | 'types'
    | 'typed'
    | 'values'
    | 'number'
    | 'text'
    | 'content'
    | 'title'
    | 'hint'
    | 'description'
    | 'examples'
    | 'defaults'
  > {
  array: MergedView['array'] & { parts: Part[] }
  object: MergedView['object'] & {
    parts: Part[]
    absent: Set<string>
    /** Names that a closed schema admits as it is meant, though not as it is written. */
    lent: Set<string>
    /** True if a closed schema does not admit required names as it is written, or lacks names that it requires. */
    widened: boolean
    /** Values of discriminators, by property. */
    wanted: Map<string, unknown>
  }
  /**
   * Schemas that must not hold: the number of the choice that says how each is avoided, and that of the choice of the
   * alternative whose rival it is.
   */
  nots: { at: Located; choice: number; among: number | undefined }[]
  /** Alternatives that the value should not fit, since `oneOf` as written admits only one. */
  rivals: Located[]
  /** The sizes of the choices made, in order. */
  choices: number[]
  /** True if a value of this shape may not fit, so that it is checked. */
  uncertain: boolean
  /** True if an alternative of the value is a thing with a key, for which a text stands. */
  keyed: boolean
  faker: unknown
  /** The schemas that references led to, and the references. */
  targets: object[]
  refs: string[]
  derived: Derived
}
