import t from 'tap'
import type { Schema, SchemaObject } from '../../../src/document/openapi.ts'
import { overlap } from '../../../src/schema/keywords/overlap.ts'
import { resourcesOf } from '../../../src/schema/meaning/schema-resources.ts'
import { scopeOf } from '../../../src/schema/meaning/scope.ts'
import { checkerOf, judgeOf } from '../../../src/schema/validator.ts'
import { viewOf } from '../../../src/schema/views/merged-view.ts'

const object = (properties: Record<string, Schema>, required: string[] = [], more: object = {}): SchemaObject => ({
  type: 'object',
  properties,
  required,
  ...more
})
const text: Schema = { type: 'string' }
const number: Schema = { type: 'integer' }
const ref = (name: string): SchemaObject => ({ $ref: `#/components/schemas/${name}` })
const schemas: Record<string, Schema> = {
  X: object({ t: text, x: number }, ['t']),
  Y: object({ t: text, y: number }, ['t']),
  Other: object({ t: text, z: number }, ['t', 'z']),
  Tagged: object({ t: { const: 'tag' }, v: number }),
  Pet: object({ name: text }, ['name']),
  Dog: { allOf: [ref('Pet'), object({ bark: number }, ['bark'])] }
}
const resources = resourcesOf({ components: { schemas } })
const { check, fits } = checkerOf(resources)
const found = (schema: Schema, value: unknown) =>
  check(schema, value, 'request').map(({ at, message }) => `${at} ${message}`)

const both = [ref('X'), ref('Y')]
const mapping = { x: '#/components/schemas/X', y: 'Y', other: 'Other', lost: 'Lost', odd: 5 as unknown as string }

type Row = [schema: SchemaObject, value: unknown, ...found: string[]]

const table = (name: string, rows: Row[]) =>
  t.test(name, async (t) => {
    for (const [schema, value, ...expected] of rows) {
      t.same(found(schema, value), expected, `${JSON.stringify(schema)} of ${JSON.stringify(value)}`)
      t.equal(fits(schema, value, 'request'), expected.length === 0)
    }
  })

const mapped = { oneOf: both, discriminator: { propertyName: 't', mapping } }
const named = { anyOf: [...both, ref('Tagged'), text], discriminator: { propertyName: 't' } }

table('a discriminator picks the alternative that judges', [
  [mapped, { t: 'x', x: 1 }],
  [mapped, { t: 'x', x: 'a' }, '/x must be an integer'],
  [mapped, { t: 'y', x: 'a', y: 1 }],
  [mapped, { t: 'other' }, '/z is required'],
  [mapped, { t: 'X' }, '/t must be one of x, y, other'],
  [mapped, { t: 'lost' }, '/t must be one of x, y, other'],
  [mapped, {}, '/t is required'],
  [mapped, { t: null }, '/t must be a string'],
  [mapped, 5, ' must be an object'],
  [named, { t: 'X', x: 'a' }, '/x must be an integer'],
  [named, { t: 'y', y: 'a' }, '/y must be an integer'],
  [named, { t: 'tag', v: 'a' }, '/v must be an integer'],
  [named, { t: 'strange', x: 1 }],
  [named, 'text'],
  [
    { oneOf: both, discriminator: {} as never },
    { t: 'x', x: 1 }
  ]
])

table('alternatives that overlap count as anyOf, those that exclude each other do not', [
  [{ oneOf: [ref('Pet'), ref('Dog')] }, { name: 'a', bark: 1 }],
  [{ oneOf: both }, { t: 'x', x: 1 }],
  [{ oneOf: [text, { type: 'string', format: 'date' }] }, '2024-01-01'],
  [{ oneOf: [number, { type: 'number' }] }, 1],
  [
    {
      oneOf: [
        { multipleOf: 3, type: 'integer' },
        { multipleOf: 5, type: 'integer' }
      ]
    },
    15,
    ' must fit exactly one of 2 alternatives, but fits numbers 1 and 2'
  ],
  [
    { oneOf: [object({ a: text }, ['a']), object({ b: text }, ['b'])] },
    { a: '', b: '' },
    ' must fit exactly one of 2 alternatives, but fits numbers 1 and 2'
  ],
  [{ oneOf: [{ required: ['a'] }, { required: ['b'] }] }, { a: 1, b: 1 }, ' exactly one of a, b must be given'],
  [
    { anyOf: both, unevaluatedProperties: false },
    { t: 'x', x: 1, y: 1 }
  ],
  [{ oneOf: both, unevaluatedProperties: false }, { t: 'x', z: 1 }, '/z is not allowed (no such property)']
])

t.test('two schemas overlap where an ordinary value of one fits the other', async (t) => {
  const scope = scopeOf(resources)
  const rows: [one: Schema, other: Schema, verdict: boolean][] = [
    [object({ a: text }), object({ a: number }), false],
    [object({ a: { const: 1 } }), object({ a: { const: 2 } }), false],
    [object({ a: object({ b: { const: 1 } }, ['b']) }), object({ a: object({ b: { const: 2 } }, ['b']) }), false],
    [object({ a: text }, [], { additionalProperties: false }), object({ a: text, b: text }), true],
    [object({ a: text }), object({}, [], { minProperties: 2 }), true],
    [object({ a: text }), object({ a: text }, [], { maxProperties: 1 }), true],
    [object({ a: text }), object({ b: text }, [], { propertyNames: { maxLength: 1 } }), true],
    [object({}, ['b'], { propertyNames: text }), object({ a: text }, ['a'], { propertyNames: text }), false],
    [object({ a: text }, ['a'], { not: text }), object({ b: text }, ['b'], { not: text }), false],
    [{ type: 'array', minItems: 1 }, { type: 'array', maxItems: 3 }, false],
    [{ type: 'array', uniqueItems: true }, { type: 'array', uniqueItems: true }, false],
    [{ type: 'array' }, { type: 'array', items: text }, true],
    [{ enum: ['a'], type: 'string' }, text, true],
    [{ enum: ['a'], type: 'string' }, { enum: ['b'], type: 'string' }, false],
    [{ enum: ['a', 'b'], type: 'string' }, { enum: ['b'], type: 'string' }, true],
    [{ type: 'string', pattern: '^a' }, { type: 'string', pattern: '^b' }, false],
    [{ type: 'string', minLength: 2 }, { type: 'string', maxLength: 2 }, false],
    [{ type: 'number', minimum: 2 }, { type: 'integer', maximum: 2 }, false],
    [number, { type: 'number', minimum: 2 }, false],
    [{}, text, false],
    [text, number, false],
    [object({ a: text }, [], { oneOf: both }), object({ a: text }, [], { oneOf: both }), false]
  ]
  const view = (schema: Schema) => viewOf(scope, [scope.start(schema)])
  for (const [one, other, verdict] of rows) {
    const name = `${JSON.stringify(one)} and ${JSON.stringify(other)}`
    t.equal(overlap(scope, view(one), view(other)), verdict, name)
    t.equal(overlap(scope, view(other), view(one)), verdict, name)
  }
  let one: SchemaObject = object({})
  let other: SchemaObject = object({})
  for (let i = 0; i < 8; i++) [one, other] = [object({ a: one }, ['a']), object({ a: other, b: text }, ['a'])]
  t.equal(overlap(scope, view(one), view(other)), true, 'as far as is looked')
})

t.test('the generator may ask for exactly one', async (t) => {
  const scope = scopeOf(resources)
  const dogs = scope.start({ oneOf: [ref('Pet'), ref('Dog')] })
  const dog = { name: 'a', bark: 1 }
  t.equal(judgeOf(resources, new Set(), 1000, true).fits(dogs, dog), false)
  t.equal(judgeOf(resources, new Set(), 1000, false).fits(dogs, dog), true)
})

const filter = (kind: 'oneOf' | 'anyOf', tag: (name: string) => Schema): Record<string, Schema> => {
  const filters = { type: 'array', items: ref('Filter') }
  const named = (name: string) => object({ op: tag(name), filters }, ['op', 'filters'])
  return {
    Filter: {
      [kind]: [named('and'), named('or'), named('not'), object({ op: tag('eq'), field: text }, ['op', 'field'])]
    }
  }
}

const nested = (depth: number, last: unknown): unknown => {
  let value = last
  for (let i = 0; i < depth; i++) value = { op: 'or', filters: [value] }
  return value
}

t.test('alternatives that recur take no exponential time', async (t) => {
  for (const kind of ['oneOf', 'anyOf'] as const) {
    const told = checkerOf(resourcesOf({ components: { schemas: filter(kind, (name) => ({ const: name })) } }))
    t.same(told.check(ref('Filter'), nested(40, { op: 'eq', field: 'a' }), 'request'), [])
    t.match(told.check(ref('Filter'), nested(40, { op: 'eq' }), 'request'), [{ keyword: 'required', at: /\/field$/ }])
    t.match(told.check(ref('Filter'), nested(2, { op: 'x' }), 'request'), [
      { message: 'must be one of and, or, not, eq' }
    ])
    const untold = checkerOf(resourcesOf({ components: { schemas: filter(kind, () => text) } }))
    const deep = nested(14, { op: 'eq', field: 'a' })
    t.equal(
      untold.fits(ref('Filter'), deep, 'request'),
      kind === 'anyOf' || untold.check(ref('Filter'), deep, 'request').length === 0
    )
    t.equal(untold.fits(ref('Filter'), nested(40, { op: 'eq' }), 'request'), false)
    t.equal(untold.check(ref('Filter'), nested(40, { op: 'eq' }), 'request').length, 1)
  }
})

t.test('what was seen of a value is remembered in long validations', async (t) => {
  const items = { type: 'array', items: { ...ref('Seen'), unevaluatedProperties: false } }
  const document = { components: { schemas: { Seen: object({ a: ref('Leaf') }), Leaf: text, Items: items } } }
  const { check } = checkerOf(resourcesOf(document))
  const rows = Array.from({ length: 3000 }, () => ({ a: 'same' }))
  t.same(check(items, rows, 'request'), [])
  t.match(check(items, [...rows, { b: 1 }], 'request'), [{ at: '/3000/b' }])
})

t.test('a validation that takes too many steps is refused, and says so', async (t) => {
  const tree = { components: { schemas: { Tree: { type: 'array', items: ref('Tree') } } } }
  const wide = Array.from({ length: 50 }, () => new Array(50).fill([]))
  const { check, fits } = checkerOf(resourcesOf(tree), 1000)
  t.match(check(ref('Tree'), wide, 'request'), [{ at: '', keyword: 'depth', message: /long/ }])
  t.equal(fits(ref('Tree'), wide, 'request'), false)
  t.equal(fits(ref('Tree'), wide[0], 'request'), true)
})

t.test('properties of a failed branch are not called strange', async (t) => {
  const schema = { oneOf: [ref('Pet'), ref('Other')], properties: { own: text }, unevaluatedProperties: false }
  t.same(found(schema, { own: 1, name: 'a', z: 1, odd: 1 }), [
    '/own must be a string',
    '/odd is not allowed (no such property)'
  ])
  const tuple = { allOf: [{ prefixItems: [text] }], unevaluatedItems: false }
  t.same(found(tuple, [1, 2]), ['/0 must be a string'])
  t.same(found({ ...tuple, unevaluatedItems: number }, ['', 'a', 2]), ['/1 must be an integer'])
  t.same(found({ unevaluatedProperties: number }, { a: 'x', b: 1 }), ['/a must be an integer'])
})

t.test('numbers beyond the doubles keep their digits', async (t) => {
  const rows: [schema: SchemaObject, value: bigint | number, fits: boolean][] = [
    [{ type: 'integer', format: 'int64' }, 9223372036854775807n, true],
    [{ type: 'integer', format: 'int64' }, 9223372036854775808n, false],
    [{ type: 'number', format: 'int64' }, -9223372036854775808n, true],
    [{ format: 'int64' }, 1.5, false],
    [{ format: 'int32' }, 2147483648, false],
    [{ format: 'int32' }, 2147483647n, true],
    [{ type: 'string' }, 1n, false],
    [{ type: ['number', 'null'] }, 1n, true],
    [{ maximum: 9007199254740992 }, 9007199254740993n, false],
    [{ exclusiveMinimum: 9007199254740992 }, 9007199254740993n, true],
    [{ multipleOf: 3 }, 9007199254740993n, true],
    [{ multipleOf: 2 }, 9007199254740993n, false],
    [{ multipleOf: 1e-8 }, 12391239123, true],
    [{ multipleOf: 0.123456789 }, 1e308, false],
    [{ multipleOf: 2 }, Number.POSITIVE_INFINITY, false],
    [{ enum: [1, 2] }, 2n, true],
    [{ const: 9007199254740993n }, 9007199254740993n, true],
    [{ const: 9007199254740993n }, 9007199254740992, false],
    [{ const: 1e21 }, 1000000000000000000000n, true],
    [{ maximum: 9223372036854775807n as never }, 9223372036854775807n, true]
  ]
  for (const [schema, value, expected] of rows) {
    t.equal(fits(schema, value, 'request'), expected, `${Object.entries(schema)} of ${value}`)
  }
  t.same(found({ const: 9007199254740993n }, 1), [' must be 9007199254740993'])
  t.same(found({ uniqueItems: true }, [1n, 2n]), [])
})
