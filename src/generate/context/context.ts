/** The state of one search, and the place in the value where it is. */

import type { Paging } from '../../contract/paging.ts'
import type { Period } from '../../contract/series.ts'
import { keptFor } from '../../document/memoized.ts'
import type { Schema } from '../../document/openapi.ts'
import type { Interpreter } from '../../schema/interpreter.ts'
import { NoValue } from '../../schema/meaning/no-value.ts'
import type { Resources } from '../../schema/meaning/schema-resources.ts'
import type { Located } from '../../schema/meaning/scope.ts'
import type { Entity, Known } from '../lexicon/entity/entity.ts'
import type { Folk } from '../lexicon/entity/folk.ts'
import { random, type Seed } from '../lexicon/entity/random.ts'
import { type Scene, snake } from '../lexicon/entity/scene.ts'
import { inEnglish } from '../lexicon/words/languages.ts'
import type { Plans } from '../shapes/plans.ts'
import type { Shape } from '../shapes/shape.ts'
import type { Made } from './agree.ts'
import { documentLanguage } from './document-language.ts'
import { wordsElsewhere } from './words-elsewhere.ts'

/** A request for a value. */
export interface Wish {
  schema: Schema
  resources: Resources
  seed: Seed
  name: string
  index: number | undefined
  known: Known
  /** The values of `known` that inner objects take over too. */
  shared: Known
  paging: Paging
  period: Period | undefined
  /** Texts that may promise an order of the list. */
  hint: string
  /** The values of the path around, if links are to lead to paths of the document. */
  links: Known | undefined
  /** The path of the operation, as the document writes it; '' for a value of no operation. */
  path: string
  /** A noun for the whole value, where its name is empty. */
  subject: string
  /** The age of its times, in spans that follow one another. */
  age: number
  /** The locale of faker, and the people of it. */
  locale: string
  folk: Folk
  direction: 'response' | 'request'
  minItems: number
  /** True: examples and defaults are taken over. */
  examples: boolean
  /** True: defaults are taken over, but no examples. */
  defaults: boolean
  /** An example of the whole value, in place of the schema's own. */
  example: unknown
}

/** The bounds of a search, and the work done so far. */
export interface Effort {
  /** The number of values made. */
  nodes: number
  /** The number of values after which optional members are left out; the deeper, the sooner. */
  soft: number
  /** The most values that may be made. */
  mostNodes: number
  /** The number of further tries left, after the first one of each value. */
  tries: number
  /**
   * True: the search takes the smallest alternatives, leaves out optional members, and returns the nearest value if
   * none fits.
   */
  thrifty: boolean
}

/** Given values, found by their names in any spelling. */
export interface GivenValues {
  exact: Known
  plain: Map<string, unknown>
}

export interface Context {
  wish: Wish
  plans: Plans
  check: Interpreter
  /** The checks of values as they are meant, made when they are needed: alternatives of `oneOf` may overlap. */
  lax?: Interpreter
  /** Names of members that the direction leaves out; they are not missed where they are required. */
  omitted: Set<string>
  effort: Effort
  shared: GivenValues
  /** The envelopes made so far. They may still change, to agree with the lists beside them. */
  made: Map<unknown, Made> | undefined
  /** Texts that may be links, each with the places that it was made for. */
  links: Map<string, Link[]> | undefined
  /** Lists that may be links. */
  linkLists: Map<unknown, LinkList> | undefined
  /** Schemas for which no value was found that fits them as they are written. */
  loose: Set<readonly Located[]> | undefined
  /** The number of values made for loose schemas. */
  widened: number
  /** True if the value holds an example of the schema. */
  exemplary: boolean
  /** The number of kept values that do not fit. */
  misfits: number
  /** Makes a value that fits schemas which hold together. Throws NoValue where none is found. */
  valueOf(conjuncts: Located[], at: Place): unknown
  /** The shape that the first try of a value has. */
  firstShape(conjuncts: Located[], at: Place): Shape
}

/** A place in the value. */
export interface Place {
  parent: Place | undefined
  /** The part of the schema's path that leads here from the parent. */
  step: string
  name: string
  subject: string
  seed: Seed
  /** The seed without the positions in lists: the same for all of a list. */
  common: Seed
  turn: number
  count: number | undefined
  depth: number
  /** The least number of values at this place: the product of the lengths of the lists around it. */
  many: number
  /** True inside an object of a list. */
  listed: boolean
  /** The names of the members beside it. */
  beside: readonly string[]
  entity: Entity
  /** The schemas that references led to on the way. */
  trail: Trail | undefined
  known: GivenValues
  /** The keys of the object around, by their examples. */
  keys: ReadonlyMap<string, string> | undefined
  /** The part of an example that stands here. */
  example: unknown
}

/** A made text that may be a link, and the place that it was made for. */
export interface Link {
  at: Place
  shape: Shape
}

/** A made list of links. */
export interface LinkList {
  at: Place
  /** The schemas of its items. */
  items: readonly Located[]
  least: number
  most: number
}

export interface Trail {
  schema: object
  outer: Trail | undefined
}

/** The neighbours of a value without neighbours. */
export const alone: readonly string[] = []

/** The most items or members that a schema may ask of one value. */
export const mostParts = 8000

/** Thrown where a schema asks for more than any search makes. */
export class TooLarge extends NoValue {
  constructor(reason: string, at: Place) {
    super(reason, schemaPath(at), true)
  }
}

export function schemaPath(at: Place | undefined): string {
  return at === undefined ? '' : schemaPath(at.parent) + at.step
}

export function failure(reason: string, at: Place): NoValue {
  return new NoValue(reason, schemaPath(at))
}

/** From this depth on, half as many values are made for each level. */
const shallow = 3

/** True for a place so deep that the values made so far leave no room for what may be missing there. */
export const isCrowded = ({ effort: { nodes, soft } }: Context, { depth }: Place): boolean =>
  nodes > soft / 2 ** Math.max(0, depth - shallow)

/** Counts how often a schema is on the trail. */
export function timesOn(trail: Trail | undefined, schema: unknown): number {
  let count = 0
  for (let one = trail; one !== undefined; one = one.outer) if (one.schema === schema) count++
  return count
}

export function fitsAll({ check }: Pick<Context, 'check'>, conjuncts: readonly Located[], value: unknown): boolean {
  for (const one of conjuncts) if (!check.fits(one, value)) return false
  return true
}

/** Tells whether the n-th try leaves optional members out: always in a thrifty search, else one in four. */
export function lean({ effort }: Context, n: number): boolean {
  return effort.thrifty || n % 4 === 2
}

/** Tells whether the value would hold another value of its kind, more often than a reader wants. */
export function recursive(context: Context, rules: Located[], at: Place): boolean {
  const only = context.plans.onlyShapeOf(rules)
  return only === undefined ? orElse(false, () => holds(context.firstShape(rules, at), at)) : holds(only, at)
}

function holds({ targets }: Shape, { trail }: Place): boolean {
  for (const schema of targets) {
    const times = timesOn(trail, schema)
    if (times > 1 || (times > 0 && isWide(schema))) return true
  }
  return false
}

/** The most members of an object that is made more than once inside itself. */
const widest = 40

const isWide = keptFor(
  ({ properties }: { properties?: unknown }) => Object.keys({ ...(properties as object) }).length > widest
)

/** Returns the made value, or `otherwise` if none is found. Throws the end of the whole search on. */
export function orElse<T>(otherwise: T, make: () => T): T {
  try {
    return make()
  } catch (error) {
    if (!(error instanceof NoValue) || error.final) throw error
    return otherwise
  }
}

export const noPaging: Paging = {}

const nothing: GivenValues = { exact: {}, plain: new Map() }

export function givenValues(known: Known): GivenValues {
  const names = Object.keys(known)
  if (names.length === 0) return nothing
  const plain = new Map<string, unknown>()
  for (const name of names) if (!plain.has(snake(name))) plain.set(snake(name), known[name])
  return { exact: known, plain }
}

/** Returns the value that is given for a member, or undefined. */
export function givenMember(known: GivenValues, name: string, plain: string): unknown {
  if (known === nothing) return undefined
  return Object.hasOwn(known.exact, name) ? known.exact[name] : known.plain.get(plain)
}

export function sceneOf({ wish }: Context, shape: Shape, at: Place, seed: Seed): Scene {
  // A text in a list is one of the object that has the list.
  const owner = at.step === '/items' && at.name !== '' && at.parent !== undefined ? at.parent : at
  const { nameOf, beside } = inEnglish(owner.beside, owner.subject, documentLanguage(wish.resources))
  return {
    name: nameOf(at.name),
    subject: nameOf(owner.subject),
    hint: shape.hint,
    random: random(seed),
    turn: at.turn,
    start: at.common >>> 8,
    count: at.count,
    beside,
    paging: at.listed ? noPaging : wish.paging,
    entity: at.entity,
    wordsElsewhere: () => wordsElsewhere(wish.resources, at.name, owner.subject)
  }
}
