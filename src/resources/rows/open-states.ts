/** The states of things whose document has no list of them: those that made rows show. */

import { keptForBoth } from '../../document/memoized.ts'
import type { SchemaObject } from '../../document/openapi.ts'
import { snake } from '../../generate/lexicon/entity/scene.ts'
import { rankOf } from '../../generate/lexicon/words/stages.ts'
import type { Resource } from '../model/model.ts'
import { at, membersIn, solid } from '../model/rows-places.ts'
import { isState, statesOf } from '../model/states.ts'
import { firstState } from './lifecycle.ts'
import { rowOfSchemas, type Workshop } from './making.ts'

/** The number of rows that are made to see their states. */
const samples = 12

/** A text that tells the state of a row, and the states that made rows show there. */
export interface OpenState {
  path: string[]
  values: readonly string[]
  /** The state that a new row has. */
  first: string
}

/** Returns the texts of a resource's rows that tell a state of which the document has no list. */
export const openStatesOf = keptForBoth((resource: Resource, workshop: Workshop): readonly OpenState[] => {
  const { contract } = workshop
  const paths = membersIn(contract, resource)
    .filter(({ name, property }) => isState(name) && isText(solid(contract, property)))
    .filter(({ name, property }) => statesOf(contract, name, property).length === 0)
    .map(({ path }) => path)
  if (paths.length === 0) return []
  const rows = Array.from({ length: samples }, (_, index) =>
    rowOfSchemas(workshop, { resource, seed: 'states', index, known: {} })
  )
  return paths.flatMap((path): OpenState[] => {
    const values = [...new Set(rows.map((row) => at(row, path)))].filter(isString)
    const first = firstState(values)
    // The state of an address is none, and things that have all ended do not show how they begin.
    const tells = first !== undefined && values.some((one) => rankOf(snake(one)) !== undefined)
    return tells ? [{ path, values, first }] : []
  })
})

const isString = (value: unknown): value is string => typeof value === 'string'

const isText = ({ type, const: only, pattern, format }: SchemaObject): boolean =>
  [type].flat().includes('string') && only === undefined && pattern === undefined && format === undefined
