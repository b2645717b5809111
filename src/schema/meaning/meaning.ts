/**
 * Schemas as their authors meant them. A schema that breaks a rule, or contradicts itself, but means one thing is read
 * as that: by the validator and the generator alike, since both enter schemas through `scope.ts`. A schema that needs
 * no repair is returned itself.
 */
import { keptFor } from '../../document/memoized.ts'
import type { SchemaObject } from '../../document/openapi.ts'
import { widen } from './closed-parts.ts'
import { consistent } from './contradictions.ts'
import { repaired } from './repairs.ts'
import type { Resources, SchemaResource } from './schema-resources.ts'

/** A schema as it is meant, and for people what was read differently from how it is written. */
export interface Meaning {
  schema: SchemaObject
  notes: string[]
}

const meaningsIn = keptFor((_resources: Resources) => new WeakMap<SchemaObject, Meaning>())

/** Returns what a schema means; the same object for the same schema. */
export function meaningOf(schema: SchemaObject, resource: SchemaResource, resources: Resources): Meaning {
  const meanings = meaningsIn(resources)
  const remembered = meanings.get(schema)
  if (remembered !== undefined) return remembered
  const notes: string[] = []
  const sound = consistent(repaired(schema, notes), resource, resources, notes)
  const meaning = { schema: widen(sound, resource, resources, notes), notes }
  meanings.set(schema, meaning)
  // A meaning needs no second reading.
  if (meaning.schema !== schema) meanings.set(meaning.schema, { schema: meaning.schema, notes: [] })
  return meaning
}
