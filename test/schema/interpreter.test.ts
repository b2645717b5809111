import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import t from 'tap'
import type { Schema, SchemaObject } from '../../src/document/openapi.ts'
import { checker } from '../../src/schema/interpreter.ts'
import { NoValue } from '../../src/schema/meaning/no-value.ts'
import { resourcesOf } from '../../src/schema/meaning/schema-resources.ts'
import { scopeOf } from '../../src/schema/meaning/scope.ts'

const ajv = new Ajv2020({ strict: false, logger: false })
addFormats.default(ajv)

function fits(schema: Schema, value: unknown, steps?: number): boolean {
  const scope = scopeOf(resourcesOf(schema))
  return checker(scope, new Set(['omitted']), steps).fits(scope.start(schema), value)
}

const values = [
  null,
  true,
  0,
  5,
  -3,
  2.5,
  2 ** 31,
  '',
  'a',
  'abc',
  '2024-01-01',
  [],
  [1],
  [1, 1],
  ['a', 1, 2, 3],
  {},
  { a: 1 },
  { a: 'x', b: 2 },
  { abc: 3 },
  { b: null, a: 5, xy: [] }
]

/** `if` with what follows, as entries: an object with a `then` looks like a promise to the linter. */
const when = (test: Schema, then: Schema, otherwise: Schema): SchemaObject =>
  Object.fromEntries(Object.entries({ if: test, else: otherwise }).concat([['then', then]]))

const schemas: Schema[] = [
  true,
  false,
  { type: 'integer' },
  { type: ['array', 'null'] },
  { const: { b: 2, a: 'x' } },
  { enum: [5, [1], 'abc'] },
  { minimum: 0, maximum: 4 },
  { exclusiveMinimum: 0, exclusiveMaximum: 5 },
  { multipleOf: 2.5 },
  { format: 'int32', type: 'number' },
  { format: 'int64', type: 'number' },
  { format: 'date' },
  { minLength: 1, maxLength: 2, pattern: '^a' },
  { minItems: 1, maxItems: 3, uniqueItems: true },
  { prefixItems: [{ type: 'string' }], items: { type: 'integer' } },
  { contains: { const: 1 }, maxContains: 1 },
  { contains: { const: 1 }, minContains: 2 },
  { prefixItems: [true], unevaluatedItems: { type: 'integer', minimum: 2 } },
  { minProperties: 1, maxProperties: 2, required: ['a'] },
  { properties: { a: { type: 'integer' } }, additionalProperties: { type: 'integer' } },
  { patternProperties: { '^a': { type: 'integer' } }, additionalProperties: false },
  { propertyNames: { maxLength: 1 } },
  { dependentRequired: { a: ['b'] } },
  { dependentSchemas: { a: { required: ['b'] } } },
  { allOf: [{ properties: { a: true } }], unevaluatedProperties: { type: 'integer' } },
  { anyOf: [{ properties: { a: true } }, { properties: { b: true } }], unevaluatedProperties: false },
  { oneOf: [{ type: 'integer' }, { minimum: 3 }] },
  { not: { type: 'object' } },
  when({ type: 'string' }, { minLength: 3 }, { type: ['number', 'array'] }),
  { $ref: '#/$defs/a', $defs: { a: { type: 'string' } } }
]

t.test('the generator reads schemas as Ajv does', (t) => {
  for (const schema of schemas) {
    for (const value of values) {
      const expected = ajv.validate(schema, value)
      if (fits(schema, value) !== expected) t.fail(JSON.stringify(schema), { value, expected })
    }
  }
  t.end()
})

t.test('a dynamic reference is followed, where Ajv loses its way', (t) => {
  const schema: Schema = { $dynamicRef: '#here', $defs: { a: { $dynamicAnchor: 'here', type: 'number' } } }
  t.ok(fits(schema, 5))
  t.notOk(fits(schema, 'x'))
  t.end()
})

t.test('what the direction of a message leaves out is not missed', (t) => {
  t.ok(fits({ required: ['omitted'] }, {}))
  t.notOk(fits({ required: ['other'] }, {}))
  t.end()
})

t.test('a check that takes too long ends the search', (t) => {
  t.throws(() => fits({ items: { type: 'integer' } }, Array(50).fill(1), 20), NoValue)
  t.end()
})
