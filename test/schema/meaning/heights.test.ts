import t from 'tap'
import type { Schema } from '../../../src/document/openapi.ts'
import { heightsIn } from '../../../src/schema/meaning/heights.ts'
import { resourcesOf } from '../../../src/schema/meaning/schema-resources.ts'
import { scopeOf } from '../../../src/schema/meaning/scope.ts'

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const holds = (inner: Schema): Schema => ({ type: 'object', required: ['a', 'b'], properties: { a: inner, c: inner } })

t.test('the height of a schema is the depth of its smallest value', async (t) => {
  const schemas: Record<string, Schema> = {
    Endless: holds(ref('Endless')),
    Either: { oneOf: [ref('Endless'), holds({ type: 'string' })] },
    List: { type: 'array', items: ref('List') },
    Filled: { type: 'array', minItems: 1, items: ref('Either') },
    Null: { type: ['object', 'null'], required: ['a'], properties: { a: ref('Null') } }
  }
  const scope = scopeOf(resourcesOf({ components: { schemas } }))
  const height = heightsIn(scope)
  const cases: [schema: Schema, height: number][] = [
    [true, 0],
    [false, Infinity],
    [{ type: 'string' }, 0],
    [ref('Endless'), Infinity],
    [ref('Ghost'), Infinity],
    [ref('Either'), 1],
    [ref('List'), 0],
    [ref('Filled'), 2],
    [ref('Null'), 0],
    [holds(holds(true)), 2],
    [holds(false), Infinity],
    [{ allOf: [ref('Either'), ref('Filled')] }, 2],
    [{ type: 'array', minItems: 1 }, 0]
  ]
  for (const [schema, expected] of cases) t.equal(height(scope.start(schema)), expected, JSON.stringify(schema))
  const many = Array.from({ length: 20_000 }, () => ({ type: 'string' }))
  t.equal(height(scope.start({ allOf: [...many, holds(false)] })), 0, 'what is too much to look at counts as a scalar')
})
