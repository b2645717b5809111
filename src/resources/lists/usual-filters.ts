/** Filters that a list has without being asked: those of its parameters' defaults, such as `state=open`. */
import { keptFor } from '../../document/memoized.ts'
import type { Schema } from '../../document/openapi.ts'
import { type SchemaLookup, shapeOf } from '../../schema/views/merged-view.ts'
import type { Role } from '../model/model.ts'
import { schemaAt, solid } from '../model/rows-places.ts'
import { isEndFlag } from '../rows/lifecycle.ts'
import type { Api } from '../rows/start.ts'
import type { Filter, ListQuery } from './query.ts'
import { testBy } from './select.ts'

/**
 * Returns the defaults of the parameters that filter a list; undefined where it has none. A default that rows cannot
 * have, or that the document's own examples do not heed, filters nothing.
 */
export const usualIn = keptFor(({ filters }: ListQuery, { resource }: Role, api: Api) => {
  const { contract } = api
  const shown = api.byHand.has(resource) ? [] : (api.givenFor(resource, [])?.rows ?? [])
  const usual = filters.flatMap((filter): [string, unknown][] => {
    const value = usualOf(filter)
    if (value === undefined) return []
    const admitted = resource.rows.flatMap((row) => valuesIn(contract, schemaAt(contract, row, filter.path)))
    if (filter.comparison !== 'ended' && ![value].flat().every((one) => admitted.includes(one))) return []
    return shown.every(testBy(filter, value)) ? [[filter.parameter.name, value]] : []
  })
  return usual.length === 0 ? undefined : Object.fromEntries(usual)

  function usualOf({ parameter, path, comparison, all }: Filter): unknown {
    const value = shapeOf(contract, parameter.schema).default
    if (comparison === 'ended') return value ?? false
    if (comparison !== 'equals' || value === null || value === all) return undefined
    // An empty list asks for nothing.
    if (Array.isArray(value) && value.length === 0) return undefined
    // `starred=false` takes all things, `archived=false` those that are there.
    return value === false && !isEndFlag(path.at(-1) as string) ? undefined : value
  }
})

function valuesIn(schemas: SchemaLookup, schema: Schema | undefined): readonly unknown[] {
  const { type, enum: values = [] } = solid(schemas, schema)
  return [type].flat().includes('boolean') ? [true, false] : values
}
