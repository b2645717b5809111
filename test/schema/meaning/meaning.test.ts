import t from 'tap'
import type { Schema, SchemaObject } from '../../../src/document/openapi.ts'
import { meaningOf } from '../../../src/schema/meaning/meaning.ts'
import { resourcesOf } from '../../../src/schema/meaning/schema-resources.ts'
import { scopeOf } from '../../../src/schema/meaning/scope.ts'
import { checkerOf } from '../../../src/schema/validator.ts'
import { shapeOf, viewOf } from '../../../src/schema/views/merged-view.ts'

const closed = (properties: Record<string, Schema>, more: object = {}): SchemaObject => ({
  type: 'object',
  properties,
  additionalProperties: false,
  ...more
})
const text: Schema = { type: 'string' }
const number: Schema = { type: 'integer' }
const schemas: Record<string, Schema> = {
  Base: closed({ id: number }, { required: ['id'] }),
  Deep: { allOf: [{ $ref: '#/components/schemas/Base' }] },
  Named: closed({ name: text }, { patternProperties: { '^x-': text } }),
  Open: { type: 'object', properties: { note: text } },
  Loop: { allOf: [{ $ref: '#/components/schemas/Loop' }, closed({ a: text })], properties: { b: text } },
  Text: { type: 'string', enum: ['a', 'b'] },
  Whole: { allOf: [{ type: 'number' }, { type: 'integer' }] }
}
const ref = (name: string): SchemaObject => ({ $ref: `#/components/schemas/${name}` })
const resources = resourcesOf({ components: { schemas } })
const { check } = checkerOf(resources)
const found = (schema: SchemaObject, value: unknown) =>
  check(schema, value, 'request').map(({ at, message }) => `${at} ${message}`)
const meant = (schema: SchemaObject) => meaningOf(schema, resources.document, resources).schema
const notes = (schema: SchemaObject) => meaningOf(schema, resources.document, resources).notes.length

/** A schema, values that it means to admit, values that it means to refuse, and how many notes it is worth. */
type Row = [name: string, schema: Record<string, unknown>, admitted: unknown[], refused: unknown[], notes: number]

const table = (name: string, rows: Row[]) =>
  t.test(name, async (t) => {
    for (const [row, schema, admitted, refused, expected] of rows) {
      for (const value of admitted) t.same(found(schema, value), [], `${row}: ${JSON.stringify(value)}`)
      for (const value of refused) t.not(found(schema, value).length, 0, `${row}: not ${JSON.stringify(value)}`)
      t.equal(notes(schema), expected, `${row}: notes`)
      t.equal(shapeOf({ resources }, schema), shapeOf({ resources }, schema), 'a shape is made once')
    }
  })

const strange = ['/x is not allowed (no such property)']

table('the properties of closed parts count together', [
  ['two closed parts', { allOf: [ref('Base'), ref('Named')] }, [{ id: 1, name: 'a', 'x-a': '' }], [{ id: 1, x: 1 }], 1],
  ['an open one', { allOf: [ref('Base'), ref('Open')] }, [{ id: 1, note: '' }], [{ id: 1, x: 1 }, { note: '' }], 1],
  ['one behind others', { allOf: [ref('Deep'), closed({ a: text })] }, [{ id: 1, a: '' }], [{ id: 1, x: 1 }], 1],
  ['its own properties', closed({ a: text }, { allOf: [ref('Base')] }), [{ id: 1, a: '' }], [{ id: 1, x: 1 }], 1],
  ['beside a reference', { ...ref('Base'), properties: { a: text } }, [{ id: 1, a: '' }], [{ id: 1, x: 1 }], 1],
  [
    'one that the whole requires',
    { allOf: [ref('Base')], required: ['b'] },
    [{ id: 1, b: 1 }],
    [{ id: 1 }, { id: 1, b: 1, x: 1 }],
    1
  ],
  [
    'one that a closed whole requires',
    closed({ a: text }, { allOf: [ref('Open')], required: ['b'] }),
    [{ a: '', b: 1, note: '' }],
    [{ a: '' }, { b: 1, x: 1 }],
    1
  ],
  [
    'the tag of alternatives',
    { oneOf: [ref('Base'), closed({ kind: text })], discriminator: { propertyName: 'kind' } },
    [{ kind: 'Base', id: 1 }, { kind: '' }],
    [{ kind: 'Base', id: 1, x: 1 }],
    1
  ],
  ['required ones', { allOf: [ref('Base'), { required: ['b'] }] }, [{ id: 1, b: 1 }], [{ id: 1 }], 1],
  [
    'alternatives',
    { properties: { a: text }, oneOf: [ref('Base'), ref('Named')] },
    [
      { a: '', id: 1 },
      { a: '', name: '' }
    ],
    [{ a: '', id: 1, name: '' }],
    1
  ],
  ['alternatives by themselves', { oneOf: [ref('Base'), ref('Named')] }, [{ id: 1 }], [{ id: 1, name: '' }], 0],
  ['a circle', ref('Loop'), [{ a: '', b: '' }], [{ x: 1 }], 0],
  ['one part', { allOf: [ref('Base')] }, [{ id: 1 }], [{ id: 1, x: 1 }], 0],
  ['true and false', { allOf: [true, ref('Base')], properties: { id: {} } }, [{ id: 1 }], [{ x: 1 }], 0],
  [
    'text that is closed',
    { allOf: [{ type: 'string', additionalProperties: false }, { minLength: 1 }] },
    ['a'],
    [''],
    0
  ]
])

table('limits that leave no room are ignored', [
  ['exclusive ones at one number', { minimum: 5, exclusiveMaximum: 5 }, [5], [4, 6], 1],
  ['exclusive ones, turned round', { exclusiveMinimum: 9, exclusiveMaximum: 5 }, [4, 7, 10], [], 1],
  ['exclusive ones of integers', { exclusiveMinimum: 2n ** 60n, maximum: 2n ** 60n + 1n }, [], [1], 0],
  ['a step', { minimum: 1, maximum: 9, multipleOf: 10 }, [1, 9], [0, 10], 1],
  ['a step that fits', { minimum: 0.1, exclusiveMaximum: 0.31, multipleOf: 0.3 }, [0.3], [0.1], 0],
  ['a step beside one limit', { minimum: 1, multipleOf: 10 }, [10], [5], 0],
  ['names', closed({ a: text, b: false }, { minProperties: 2 }), [{}, { a: '' }], [{ b: 1 }, { x: 1 }], 1],
  ['names by pattern', closed({}, { minProperties: 1, patternProperties: { a: text } }), [{ a: '' }], [{}], 0],
  [
    'names of parts',
    closed({}, { minProperties: 2, allOf: [ref('Open'), ref('Base')] }),
    [{ id: 1, note: '' }],
    [{ id: 1 }],
    1
  ]
])

t.test('a property that no part has is told of once', async (t) => {
  t.same(found({ allOf: [ref('Base'), ref('Open')] }, { id: 1, x: 1 }), strange)
})

table('an enum is read in its type', [
  [
    'numbers for text',
    { type: 'string', enum: [1, 2.5, true, 'a'] },
    ['1', '2.5', 'true', 'a', 1, true],
    [3, 'b', false],
    1
  ],
  ['texts for integers', { type: 'integer', enum: ['1', '2', 'x', ''] }, [1, 2, '1'], ['3', 3, 'x', ''], 1],
  ['texts for numbers', { type: 'number', enum: ['1.5'] }, [1.5, '1.5'], ['1', 1], 1],
  [
    'texts for booleans',
    { type: ['boolean', 'null'], enum: ['true', 'false', 'null'] },
    [true, false, null, 'true', 'null'],
    ['yes'],
    1
  ],
  ['values for items', { type: 'array', items: text, enum: ['a', 'b'] }, [['a'], []], ['a', ['c'], [1]], 1],
  ['values for any items', { type: 'array', enum: [1] }, [[1]], [[2]], 1],
  ['values of no type at hand', { type: 'integer', enum: ['low', 'high'] }, ['low'], [1], 1],
  ['a constant', { type: 'string', const: 5 }, ['5'], [5], 1],
  ['a constant of another type', { type: 'object', const: 'a' }, ['a'], [{}], 1],
  ['the same value twice', { type: 'string', enum: [1, '1'] }, ['1', 1], ['2'], 1],
  ['as it should be', { type: 'string', enum: ['a'], const: 'a' }, ['a'], ['b'], 0]
])

table('what contradicts itself refuses nobody', [
  ['numbers', { minimum: 3, maximum: 2 }, [1, 5], [], 0],
  ['lengths', { minLength: 3, maxLength: 2, pattern: 'a' }, ['a', 'abcd'], ['b'], 0],
  ['sizes', { type: 'array', minItems: 2, maxItems: 1 }, [[]], ['x'], 0],
  ['properties', { type: 'object', minProperties: 2, maxProperties: 1 }, [{}], ['x'], 0],
  ['a format longer than its text', { type: 'string', format: 'uuid', maxLength: 5 }, ['abcde'], ['abcdef'], 1],
  ['a format shorter than its text', { type: 'string', format: 'date', minLength: 11 }, ['x'.repeat(11)], ['x'], 1],
  ['a format of smaller numbers', { type: 'integer', format: 'int32', minimum: 2 ** 31 }, [2 ** 40], [1], 1],
  ['a format of larger numbers', { format: 'int32', maximum: -(2 ** 40) }, [-(2 ** 41)], [1], 1],
  ['a format that fits', { type: 'string', format: 'ipv4', maxLength: 7 }, ['1.1.1.1'], ['abc'], 0],
  [
    'a required name that a closed object lacks',
    { properties: { a: {} }, required: ['a', 'b'], additionalProperties: false },
    [{ a: 1 }, { a: 1, b: 2 }],
    [{ b: 1 }, { a: 1, c: 1 }],
    1
  ],
  [
    'a required name that a pattern lists',
    { patternProperties: { '^x': {} }, required: ['x'], additionalProperties: false },
    [{ x: 1 }],
    [{}],
    0
  ],
  ['an object beside text', { type: 'object', allOf: [ref('Text')] }, ['a'], [{}, 'c'], 1],
  ['parts of other types', { allOf: [{ type: 'string' }, { type: 'integer' }] }, ['a'], [1], 1],
  ['only parts of other types', { type: 'integer', allOf: [text] }, [1], ['a'], 1],
  ['a part that contradicts itself', { allOf: [{ allOf: [text, number] }, text] }, ['a'], [1], 0],
  ['a reference to nothing', { allOf: [ref('None'), text] }, ['a'], [1], 0],
  ['an integer among numbers', { allOf: [ref('Whole'), { type: 'number' }] }, [1], ['a', 1.5], 0],
  ['types of references', { allOf: [ref('Text'), { type: ['string', 'null'] }] }, ['a'], [null], 0]
])

table('keywords of older versions hold', [
  ['a tuple', { items: [text], additionalItems: number }, [['a', 1]], [['a', 'b'], [1]], 0],
  ['a tuple beside nothing', { items: [text] }, [['a', 'b']], [[1]], 0],
  ['dependencies', { dependencies: { a: ['b'], c: { required: ['d'] }, e: 5 } }, [{ e: 1 }], [{ a: 1 }, { c: 1 }], 0],
  ['an unreadable pattern', { pattern: '(?R)' }, ['x'], [], 1],
  ['an unreadable name', { patternProperties: { '(': false, a: text } }, [{ a: 1 }], [], 1]
])

t.test('a view holds what all parts say', async (t) => {
  const scope = scopeOf(resources)
  const view = (...all: Schema[]) => viewOf(scope, all.map(scope.start))
  const range = view({ minimum: 1, exclusiveMinimum: 1, maximum: 5 }, { exclusiveMaximum: 5, format: 'int64' }).number
  t.match(range, { min: 1, minOpen: true, max: 5, maxOpen: true, whole: true })
  t.same(view({ multipleOf: 2 }, { multipleOf: 2 }, { multipleOf: 3 }).number.steps, [2, 3])
  t.same(view({ enum: [1, 2, 3] }, { enum: [3, 2] }).values, [3, 2])
  t.same(view({ enum: [3, 2] }, { enum: [1, 2, 3] }).values, [3, 2])
  t.match(view({ const: 1 }, { const: 2 }), { impossible: /values/, values: [1] })
  t.match(view({ type: 'string' }, { type: 'null' }).impossible, /types/)
  t.match(view(false).impossible, /nothing/)
  const [a, lost] = [{ const: 'a' }, { 'x-standin-unresolved': 'lost' }]
  t.match(meant({ oneOf: [a, lost] }), { oneOf: undefined, anyOf: [a, lost] }, 'a lost alternative may be any')
  t.match(meant({ oneOf: [lost], anyOf: [a], allOf: [{}] }), { anyOf: [a], allOf: [{}, { anyOf: [lost] }] })
  for (const lost of [ref('None'), { 'x-standin-unresolved': 'lost' }])
    t.match(view(lost, { type: 'string' }), { impossible: undefined, types: ['string'] }, 'a lost one asks for nothing')
  t.same(view({ type: ['integer', 'string'] }).types, ['number', 'string'])
  t.same(view({ format: 'int32' }).types[0], 'number')
  t.same(view({ format: 'date' }).types[0], 'string')
  t.same(view({ contentEncoding: 'base64', contentMediaType: 'Text/Plain; a=b', contentSchema: text }).content, {
    encoding: 'base64',
    mediaType: 'text/plain',
    schema: scope.start(text)
  })
  t.same(view({ contentEncoding: 'base64' }, { format: 'byte' }).text.formats, ['byte'])
  const asked = view({ dependentRequired: { a: ['b'] }, dependentSchemas: { a: text }, propertyNames: text })
  t.same([asked.dependents.length, asked.object.names.length], [2, 1])
  const long = view({ allOf: Array.from({ length: 50 }, () => ({ description: 'x'.repeat(3000) })) })
  t.equal(long.description, `${'x'.repeat(2000)}\n`, 'of the texts of many parts the first ones are read')
  t.equal(long.hint.length, 5 * 401)
  const said = view({ title: 'A', description: 'B', example: 1, examples: [2], default: 3 })
  t.match(said, { title: 'A', hint: 'a b ', examples: [1, 2], defaults: [3] })
  t.same(shapeOf({ resources }, { allOf: [{ properties: { a: true } }, { properties: { a: text } }] }).properties, {
    a: text
  })
  t.same(shapeOf({ resources }, { allOf: [{ properties: { a: true } }, {}] }).properties, { a: true })
})
