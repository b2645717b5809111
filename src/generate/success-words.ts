/** Members by which a reply says that its request succeeded: `ok` and `success` are true, `errors` are none. */

import { bare } from '../contract/bare.ts'
import { keptForBoth } from '../document/memoized.ts'
import type { Schema } from '../document/openapi.ts'
import { type SchemaLookup, shapeOf } from '../schema/views/merged-view.ts'

/** Flags that are set. To teach standin another word, add it here. */
const set = /^(ok|(is)?success(ful|fully)?|succeeded|(is)?ok(ay)?)$/
/** Flags that are not set. */
const unset = /^((is|has)?(error|failure|errors)|failed|(is)?err)$/
/** Lists that are empty. */
const empty = /^(errors?|failures|errormessages)$/

/** Returns the members of a successful reply that follow from its success, by its schema; undefined if it has none. */
export const successWords = keptForBoth(
  (schemas: SchemaLookup, schema: Schema): Record<string, unknown> | undefined => {
    const { properties } = shapeOf(schemas, schema)
    const known: Record<string, unknown> = {}
    for (const [name, property] of Object.entries({ ...properties })) {
      const { type, minItems, enum: values, example } = shapeOf(schemas, property)
      const word = bare(name)
      if (values !== undefined || example !== undefined) continue
      if (type === 'boolean' && set.test(word)) known[name] = true
      if (type === 'boolean' && unset.test(word)) known[name] = false
      if (type === 'array' && empty.test(word) && !(Number(minItems) > 0)) known[name] = []
    }
    return Object.keys(known).length === 0 ? undefined : known
  }
)
