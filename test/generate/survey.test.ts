import t from 'tap'
import type { Schema } from '../../src/document/openapi.ts'
import { fromExamples, generateSurely } from '../../src/generate/generate.ts'
import { surveyOf } from '../../src/generate/shapes/survey.ts'
import { resourcesOf } from '../../src/schema/meaning/schema-resources.ts'

const row = { type: 'object', properties: { id: { type: 'integer', minimum: 1 }, at: { format: 'date-time' } } }
const document = {
  components: {
    schemas: {
      Row: row,
      Tree: { type: 'object', properties: { inner: { $ref: '#/components/schemas/Tree' } } },
      Shown: { type: 'object', properties: { id: { type: 'integer', example: 7 } } }
    }
  }
}
const resources = resourcesOf(document)
const listOf = (items: Schema): Schema => ({ type: 'array', items })

t.test('a value of plain keywords fits for certain', async (t) => {
  const plain: Schema[] = [
    { $ref: '#/components/schemas/Row' },
    listOf({ $ref: '#/components/schemas/Tree' }),
    { type: 'string', format: 'of-our-own' },
    { type: 'object', description: 'x', 'x-group': [{ allOf: [] }], properties: { allOf: { enum: [{ oneOf: 1 }] } } }
  ]
  for (const schema of plain)
    t.equal(generateSurely({ schema, resources, seed: '1' }).sure, true, JSON.stringify(schema))
})

t.test('a value that another look may find wanting does not', async (t) => {
  const others: Schema[] = [
    true,
    listOf({ allOf: [{ $ref: '#/components/schemas/Row' }] }),
    { type: 'object', properties: { secret: { type: 'string', writeOnly: true } } },
    { type: 'object', additionalProperties: { not: {} } },
    { type: 'string', format: 'iso-duration-of-nobody', allOf: [{ type: 'string' }] },
    { type: 'integer', enum: ['1', '2'] },
    { type: 'object', discriminator: { propertyName: 'kind' } },
    { prefixItems: [{ type: 'string' }] }
  ]
  for (const schema of others)
    t.equal(generateSurely({ schema, resources, seed: '1' }).sure, false, JSON.stringify(schema))
})

t.test('nor does the nearest value of a schema that nothing fits', async (t) => {
  const schema: Schema = {
    type: 'object',
    required: ['a'],
    properties: { a: false }
  }
  t.strictSame(generateSurely({ schema, resources, seed: '1' }), { value: {}, sure: false })
  t.equal(surveyOf(resources, schema).plain, true)
  const long: Schema = { ...schema, properties: { a: { type: 'string', enum: ['abc'], maxLength: 2 } } }
  t.strictSame(generateSurely({ schema: long, resources, seed: '1' }), { value: { a: 'abc' }, sure: false })
})

t.test('no value is made by examples where no schema has one', async (t) => {
  t.strictSame(surveyOf(resources, { $ref: '#/components/schemas/Row' }), { examples: false, plain: true })
  t.equal(fromExamples({ schema: { not: {} }, resources, seed: '1' }), undefined, 'not even tried')
  t.strictSame(fromExamples({ schema: { $ref: '#/components/schemas/Shown' }, resources, seed: '1' }), { id: 7 })
  for (const keyword of ['allOf', 'anyOf', 'prefixItems']) {
    const schema = { [keyword]: [{ $ref: '#/components/schemas/Shown' }] }
    t.equal(surveyOf(resources, schema).examples, true, keyword)
  }
  for (const keyword of ['properties', '$defs']) {
    t.equal(surveyOf(resources, { [keyword]: { a: { examples: [1] } } }).examples, true, keyword)
  }
  t.equal(surveyOf(resources, true).examples, true)
  t.equal(surveyOf(resources, { $dynamicRef: '#x' }).examples, true, 'it may lead anywhere')
  t.equal(surveyOf(resources, { $ref: '#/nowhere' }).examples, false)
})

t.test('a document of very many schemas may have whatever a schema can have', async (t) => {
  const properties = Object.fromEntries(Array.from({ length: 5001 }, (_, i) => [`p${i}`, { type: 'string' }]))
  t.strictSame(surveyOf(resources, { type: 'object', properties }), { examples: true, plain: false })
})
