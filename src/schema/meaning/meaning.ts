/**
 * Schemas as their authors meant them. A schema that breaks a rule or contradicts itself is repaired if it can mean
 * only one thing. Validator and generator both read it so, since both enter schemas through `scope.ts`.
 */
import { keptFor } from '../../document/memoized.ts'
import type { SchemaObject } from '../../document/openapi.ts'
import { widen } from './closed-parts.ts'
import { consistent } from './contradictions.ts'
import { repaired } from './repairs.ts'
import type { Resources, SchemaResource } from './schema-resources.ts'

/** A schema as it is meant, with a note for each difference from how it is written. */
export interface Meaning {
  schema: SchemaObject
  notes: string[]
}

const meaningsIn = keptFor((_resources: Resources) => new WeakMap<SchemaObject, Meaning>())

/** Returns the meaning of a schema; a schema without mistakes is its own meaning. */
export function meaningOf(schema: SchemaObject, resource: SchemaResource, resources: Resources): Meaning {
  const meanings = meaningsIn(resources)
  const remembered = meanings.get(schema)
  if (remembered !== undefined) return remembered
  const notes: string[] = []
  const sound = consistent(repaired(schema, notes), resource, resources, notes)
  const meaning = { schema: widen(sound, resource, resources, notes), notes }
  meanings.set(schema, meaning)
  // A repaired schema is its own meaning.
  if (meaning.schema !== schema) meanings.set(meaning.schema, { schema: meaning.schema, notes: [] })
  return meaning
}
