/** The states that the document lists for things. */

import { keptForBoth } from '../../document/memoized.ts'
import type { Schema, SchemaObject } from '../../document/openapi.ts'
import { textOf } from '../../document/places/text-of.ts'
import { snake } from '../../generate/lexicon/entity/scene.ts'
import { valuesSaid } from '../../generate/lexicon/vocabulary/vocabulary.ts'
import { type SchemaLookup, shapeOf } from '../../schema/views/merged-view.ts'
import { solid } from './rows-places.ts'

/** Members that hold the state of a thing. */
export const isState = (name: string): boolean => /(status|state|phase|stage)$/i.test(name)

/** Returns the states that a member may tell, by its schema or its description; none for a member that tells no state. */
export const statesOf = (schemas: SchemaLookup, name: string, property: Schema): readonly unknown[] =>
  isState(name) ? (shapeOf(schemas, property).enum ?? statesIn(solid(schemas, property), name)) : []

const statesIn = keptForBoth(
  ({ enum: values, description }: SchemaObject, name: string): readonly unknown[] =>
    values ?? valuesSaid(textOf(description ?? ''), { name: snake(name), beside: [] }) ?? []
)
