/** Members by which a reply says that its request succeeded: `ok` and `success` are true, `errors` are none. */

import { bare } from '../contract/bare.ts'
import { keptForBoth } from '../document/memoized.ts'
import type { Schema, SchemaObject } from '../document/openapi.ts'
import { type SchemaLookup, shapeOf } from '../schema/views/merged-view.ts'

/** Flags that are set. To teach standin another word, add it here. */
const set = /^(ok|(is)?success(ful|fully)?|succeeded|(is)?ok(ay)?)$/
/** Flags that are not set. */
const unset = /^((is|has)?(error|failure|errors)|failed|(is)?err)$/
/** Lists that are empty. */
const empty = /^(errors?|failures|errormessages)$/

/** Members about what went wrong: a number, which is zero where nothing did, and a text, which is none. */
const errorCode = /^err(or)?(code|no|number)$/
const errorText = /^err(or)?(message|msg|text|description|details?|reason)?$/
/** Members of the envelope of an answer, and those of a thing such as a job, which may have failed itself. */
const answers = /^(data|results?|payload|items|response|records|rows)$/
const ofThings = /^(id|status|state)$/

/** Returns the members of a successful reply that follow from its success, by its schema; undefined if it has none. */
export const successWords = keptForBoth(
  (schemas: SchemaLookup, schema: Schema): Record<string, unknown> | undefined => {
    const { properties = {} } = shapeOf(schemas, schema)
    const words = Object.keys(properties).map(bare)
    const isEnvelope = words.some((word) => answers.test(word)) && !words.some((word) => ofThings.test(word))
    const known = Object.entries(properties).flatMap(([name, property]) => {
      const value = toldBySuccess(bare(name), shapeOf(schemas, property), isEnvelope)
      return value === undefined ? [] : [[name, value]]
    })
    return known.length === 0 ? undefined : Object.fromEntries(known)
  }
)

/** Returns what a member is where a request succeeded; undefined for one that says nothing of that. */
function toldBySuccess(
  word: string,
  { type, minItems, enum: values, example }: SchemaObject,
  isEnvelope: boolean
): unknown {
  const types = [type].flat()
  const isCode = errorCode.test(word)
  if (isEnvelope && (isCode || errorText.test(word)) && values?.includes(0)) return 0
  if (values !== undefined || example !== undefined) return undefined
  if (type === 'boolean') return set.test(word) ? true : unset.test(word) ? false : undefined
  if (type === 'array') return empty.test(word) && !(Number(minItems) > 0) ? [] : undefined
  if (!isEnvelope) return undefined
  if (isCode && types.includes('integer')) return 0
  return errorText.test(word) && types.includes('string') ? (types.includes('null') ? null : '') : undefined
}
