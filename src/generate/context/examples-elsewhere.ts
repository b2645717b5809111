/** Finds the examples of objects that stand beside the schemas of bodies, and not inside them. */

import { keptFor } from '../../document/memoized.ts'
import { list, pairs } from '../../schema/meaning/json-values.ts'
import type { Resources } from '../../schema/meaning/schema-resources.ts'

type Example = Record<string, unknown>

/** The depth to which an example is read: a row in `{ data: { things: [] } }`. */
const deepest = 5

/** Returns the first example that the document shows of each object schema, in a success or a request. */
export const examplesElsewhere = keptFor(({ document, target }: Resources): ReadonlyMap<unknown, Example> => {
  const known = new Map<unknown, Example>()
  // Schemas may refer to themselves, and to one another in many ways.
  const seen = new Set<Example>()
  const resolved = (value: unknown): Example => {
    const { $ref } = Object(value) as { $ref?: unknown }
    return Object(typeof $ref === 'string' ? target($ref, document)?.schema : value) as Example
  }
  const show = (at: unknown, value: unknown, depth: number): void => {
    const schema = resolved(at)
    const [first] = Array.isArray(value) ? value : [value]
    if (depth > deepest || typeof first !== 'object' || first === null || seen.has(schema)) return
    seen.add(schema)
    for (const part of list(schema.allOf)) show(part, value, depth + 1)
    if (first === value) known.set(schema, first)
    else show(schema.items, first, depth + 1)
    for (const [name, own] of pairs(schema.properties))
      if (Object.hasOwn(value as object, name)) show(own, (value as Example)[name], depth + 1)
  }
  const showIn = (body: unknown): void => {
    for (const [, media] of pairs(resolved(body).content)) {
      const { schema, example, examples } = Object(media) as Example
      const values = [example, ...pairs(examples).map(([, one]) => resolved(one).value)]
      for (const value of values) show(schema, value, 0)
    }
  }
  for (const [, item] of pairs(Object(document.root).paths))
    for (const [, operation] of pairs(item)) {
      const { responses, requestBody } = Object(operation) as Example
      for (const [status, response] of pairs(responses)) if (status.startsWith('2')) showIn(response)
      showIn(requestBody)
    }
  return known
})
