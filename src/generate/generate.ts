/** Makes a value from a JSON Schema and a seed: valid, believable, and the same each time. */

import type { Paging } from '../contract/paging.ts'
import type { Period } from '../contract/series.ts'
import type { Schema } from '../document/openapi.ts'
import { NoValue } from '../schema/meaning/no-value.ts'
import type { Resources } from '../schema/meaning/schema-resources.ts'
import type { Wish } from './context/context.ts'
import { seedOf } from './lexicon/entity/random.ts'
import { localeFor } from './search/faker.ts'
import { folkAt } from './search/inhabitants.ts'
import { localeOf } from './search/locales.ts'
import { type Found, find } from './search/search.ts'
import { surveyOf } from './shapes/survey.ts'

export { binary } from './binary/binary.ts'
export { padded } from './binary/padded.ts'
export { agree } from './context/agree.ts'
export { REFERENCE_DATE } from './lexicon/entity/entity.ts'
export { formulasIn } from './lexicon/relations/formulas.ts'
export { reversedEnds } from './lexicon/relations/spans.ts'
export { NoValue }

export interface GenerateOptions {
  /** JSON Schema 2020-12; boolean schemas too. */
  schema: Schema
  /** The resources of the schema's document. */
  resources: Resources
  /** The seed, the only source of variation: `1 listInvites /v2/organizations/acme/invites`. */
  seed: string
  /** The property name that the value stands under, a hint. */
  name?: string
  /** The position in a list, from 0: ids count up with it. */
  index?: number
  /** Values to take over by property name where the schema accepts them; the rest of the object agrees with them. */
  known?: Record<string, unknown>
  /** The known values that the objects of lists and inner objects take over too. */
  shared?: Record<string, unknown>
  /** The page of a list that a request asks for. */
  paging?: Paging
  /** The period that a request asks for. */
  period?: Period | undefined
  /** The values of the path around the value: links to things of the API lead to paths of the document. */
  links?: Record<string, unknown>
  /** The path of the operation that answers with the value: `/things/{id}`. */
  path?: string
  /** Texts of the operation, which may promise an order of the list. */
  hint?: string
  /** A noun for the value, where its schema has no name: `user`. */
  subject?: string
  /** A response leaves `writeOnly` properties out (the default), a request `readOnly` ones. */
  direction?: 'response' | 'request'
  /**
   * The longest chain of references that leads to the value: 0 for an order, 1 for the customer that it refers to. A
   * higher age makes older times.
   */
  age?: number
  /** The languages of the value, the preferred one first. Of those that faker has none of, the document's counts. */
  languages?: readonly string[]
  /** True: defaults are taken over, as for a client that leaves members out. */
  defaults?: boolean
  /** An example of the whole value, for `fromExamples`. Its fitting parts are kept. */
  example?: unknown
  /** The least number of items in the top-level array, if the schema permits it. */
  minItems?: number
}

const none: readonly string[] = []

/** Returns a value that fits, else the nearest one. Throws NoValue if the schema admits no value at all. */
export function generate(ask: GenerateOptions): unknown {
  return search(wishOf(ask, false)).value
}

/** Makes the same value as `generate`. `sure`: it certainly fits, so it need not be validated. */
export function generateSurely(ask: GenerateOptions): { value: unknown; sure: boolean } {
  const { value, nearest } = search(wishOf(ask, false))
  return { value, sure: !nearest && surveyOf(ask.resources, ask.schema).plain }
}

/**
 * Returns a value from the schema's examples and defaults, with generated values for the rest. With `example`, returns
 * that example, with other values in place of those that do not fit. Returns undefined without a useful example. Throws
 * NoValue as `generate` does, unless no schema has an example.
 */
export function fromExamples(ask: GenerateOptions): unknown {
  if (ask.example === undefined && !surveyOf(ask.resources, ask.schema).examples) return undefined
  const { value, exemplary } = search(wishOf(ask, true))
  return exemplary || isEmpty(ask.example) ? value : undefined
}

/** Tells whether an example is empty, so that any other value is as good. */
function isEmpty(example: unknown): boolean {
  return typeof example === 'object' && example !== null && Object.keys(example).length === 0
}

/** Runs the search. Throws NoValue for a schema that is nested deeper than calls can be. */
function search(wish: Wish): Found {
  try {
    return find(wish)
  } catch (error) {
    if (error instanceof RangeError) throw new NoValue('it is nested too deeply', '')
    throw error
  }
}

function wishOf(ask: GenerateOptions, examples: boolean): Wish {
  const locale = localeFor(ask.languages ?? none) ?? localeOf(ask.resources)
  return {
    schema: ask.schema,
    resources: ask.resources,
    seed: seedOf(ask.seed),
    name: ask.name ?? '',
    index: ask.index,
    known: ask.known ?? {},
    shared: ask.shared ?? {},
    paging: ask.paging ?? {},
    period: ask.period,
    hint: ask.hint ?? '',
    links: ask.links,
    path: ask.path ?? '',
    subject: ask.subject ?? '',
    age: ask.age ?? 0,
    locale: locale ?? 'en',
    folk: folkAt(locale),
    direction: ask.direction ?? 'response',
    minItems: ask.minItems ?? 0,
    examples,
    defaults: ask.defaults ?? false,
    example: ask.example
  }
}
