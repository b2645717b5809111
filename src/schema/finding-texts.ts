/** The findings of `standin check` about schemas that are read differently from how they are written. */
import type { SchemaObject } from '../document/openapi.ts'
import { propertyOf } from './keywords/discriminators.ts'
import { overlap } from './keywords/overlap.ts'
import { isEndless } from './meaning/heights.ts'
import { list, pairs } from './meaning/json-values.ts'
import { meaningOf } from './meaning/meaning.ts'
import { isSchema } from './meaning/schema.ts'
import type { Resources } from './meaning/schema-resources.ts'
import { scopeOf } from './meaning/scope.ts'
import { viewOf } from './views/merged-view.ts'

const mostCompared = 20

/** Returns a sentence for each way in which a schema is read differently from how it is written. */
export function findingTextsOf(schema: SchemaObject, resources: Resources): string[] {
  const meaning = meaningOf(schema, resources.of(schema, resources.document), resources)
  const notes = [...meaning.notes, ...endless(meaning.schema, resources)]
  const pair = propertyOf(meaning.schema) === undefined ? overlapping(meaning.schema, resources) : undefined
  if (pair === undefined) return notes
  const [one, other] = pair
  return [...notes, `alternatives ${one + 1} and ${other + 1} of its oneOf overlap, so it is read as anyOf`]
}

/** Returns a sentence for each required property that nobody can send. */
function endless({ properties, required }: SchemaObject, resources: Resources): string[] {
  const scope = scopeOf(resources)
  const names = pairs(properties).filter(([name, one]) => {
    return list(required).includes(name) && isSchema(one) && isEndless(scope, scope.start(one))
  })
  return names.map(([name]) => `its property ${name} requires itself without end; requests may leave it out`)
}

/** Returns the first two alternatives that overlap. */
function overlapping(schema: SchemaObject, resources: Resources): [number, number] | undefined {
  const scope = scopeOf(resources)
  const at = scope.start(schema)
  const views = (schema.oneOf ?? []).slice(0, mostCompared).map((way) => viewOf(scope, [scope.inside(at, way)]))
  for (const [i, one] of views.entries()) {
    for (let j = i + 1; j < views.length; j++) if (overlap(scope, one, views[j]!)) return [i, j]
  }
  return undefined
}
