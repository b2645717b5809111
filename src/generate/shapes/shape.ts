/** The constraints that hold at one place, gathered from all the schemas that speak of it. */

import type { SchemaObject } from '../../document/openapi.ts'
import type { Located } from '../../schema/scope.ts'

export type Type = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null'

export const allTypes: readonly Type[] = ['object', 'array', 'string', 'number', 'boolean', 'null']

/** The bounds and the grid of a number. */
export interface Bounds {
  min: number
  max: number
  minOpen: boolean
  maxOpen: boolean
  steps: number[]
  whole: boolean
}

/** A schema that is no boolean. */
export interface Part extends Located {
  schema: SchemaObject
}

/** The content keywords of a text; empty where they are missing. */
export interface Content {
  encoding: string
  mediaType: string
  schema: Located | undefined
}

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
  /** Excluded by a schema that is `false`. */
  excluded: boolean
  /** Says how the value is packed, not what it is: `data`, `items`. */
  wraps: boolean
}

/** The members of an object in one direction of the message. */
export interface Members {
  list: Member[]
  /** Names that the direction leaves out: `writeOnly` in a response, `readOnly` in a request. */
  omitted: string[]
  /** The plain names of all declared members. */
  plain: readonly string[]
  mandatory: number
  optional: number
}

/** Facts about a shape that are worked out once, when first asked for. */
export interface Derived {
  members?: Record<'response' | 'request', Members | undefined>
  items?: Located[][]
  rules?: Map<string, Located[]>
  subject?: string
  patterns?: string[]
  open?: boolean
  /** The values of an `enum` that are made, and whether they fit. */
  chosen?: { values: unknown[]; fit: boolean }
}

export interface Shape {
  types: readonly Type[]
  /** A schema says the type, or the other keywords imply it. */
  typed: boolean
  values: unknown[] | undefined
  number: Bounds
  text: { min: number; max: number; patterns: string[]; formats: string[] }
  content: Content
  array: { min: number; max: number; unique: boolean; parts: Part[] }
  object: {
    min: number
    max: number
    parts: Part[]
    required: Set<string>
    absent: Set<string>
    /** Names that a closed schema admits as it is meant, though not as it is written. */
    lent: Set<string>
    names: Located[]
    /** Values of discriminators, by property. */
    wanted: Map<string, unknown>
  }
  /** Schemas that must not hold, with the number of the choice that says how each is avoided. */
  nots: { at: Located; choice: number }[]
  /** The sizes of the choices made, in order. */
  choices: number[]
  /** A value made by this shape may still not fit, so it is checked. */
  uncertain: boolean
  title: string
  hint: string
  examples: unknown[]
  defaults: unknown[]
  faker: unknown
  /** The schemas that references led to, and the references. */
  targets: object[]
  refs: string[]
  derived: Derived
}

export function emptyShape(): Shape {
  return {
    types: allTypes,
    typed: false,
    values: undefined,
    number: { min: -Infinity, max: Infinity, minOpen: false, maxOpen: false, steps: [], whole: false },
    text: { min: 0, max: Infinity, patterns: [], formats: [] },
    content: { encoding: '', mediaType: '', schema: undefined },
    array: { min: 0, max: Infinity, unique: false, parts: [] },
    object: {
      min: 0,
      max: Infinity,
      parts: [],
      required: new Set(),
      absent: new Set(),
      lent: new Set(),
      names: [],
      wanted: new Map()
    },
    nots: [],
    choices: [],
    uncertain: false,
    title: '',
    hint: '',
    examples: [],
    defaults: [],
    faker: undefined,
    targets: [],
    refs: [],
    derived: {}
  }
}
