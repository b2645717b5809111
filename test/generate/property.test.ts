import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import t from 'tap'
import type { Schema } from '../../src/document/openapi.ts'
import { generate } from '../../src/generate/generate.ts'
import { resourcesOf } from '../../src/schema/meaning/schema-resources.ts'
import { checkerOf } from '../../src/schema/validator.ts'

const ajv = new Ajv2020({ strict: false, validateFormats: true, logger: false })
addFormats.default(ajv)

const names = fc.constantFrom('id', 'name', 'email', 'created_at', 'total', 'tags', 'a', 'b')
const least = fc.integer({ min: 0, max: 3 })
/** Keywords of which some are there. */
const some = <T extends Record<string, fc.Arbitrary<unknown>>>(keywords: T) => fc.record(keywords, { requiredKeys: [] })

const text = some({
  minLength: least,
  maxLength: fc.integer({ min: 3, max: 40 }),
  pattern: fc.constantFrom('^[a-z]{3,}$', '^\\d+-\\d+$', 'x'),
  format: fc.constantFrom('date', 'date-time', 'email', 'uuid', 'uri', 'ipv4')
}).map((keywords) => ({
  type: 'string',
  // A format and a pattern or a length rarely have a text in common.
  ...('format' in keywords
    ? { format: keywords.format }
    : 'pattern' in keywords
      ? { pattern: keywords.pattern }
      : keywords)
}))
const number = fc
  .record({
    type: fc.constantFrom('integer', 'number'),
    minimum: fc.integer({ min: -50, max: 50 }),
    room: fc.integer({ min: 10, max: 1000 }),
    multipleOf: fc.constantFrom(1, 2, 5),
    stepped: fc.boolean()
  })
  .map(({ type, minimum, room, multipleOf, stepped }) => ({
    type,
    minimum,
    exclusiveMaximum: minimum + room,
    ...(stepped && { multipleOf })
  }))
const scalar: fc.Arbitrary<Schema> = fc.oneof(
  text,
  number,
  fc.constant<Schema>({ type: 'boolean' }),
  fc.constant<Schema>({ type: ['string', 'null'] }),
  fc.array(fc.oneof(fc.string(), fc.integer(), fc.constant(null)), { minLength: 1, maxLength: 4 }).map((values) => ({
    enum: values
  }))
)

const { schema } = fc.letrec<{ schema: Schema; array: Schema; object: Schema; choice: Schema }>((tie) => ({
  schema: fc.oneof({ depthSize: 'small', withCrossShrink: true }, scalar, tie('array'), tie('object'), tie('choice')),
  array: fc.record({ items: tie('schema'), minItems: least, room: least }).map(({ items, minItems, room }) => ({
    type: 'array',
    items,
    minItems,
    maxItems: minItems + room
  })),
  object: fc
    .record({
      properties: fc.dictionary(names, tie('schema'), { maxKeys: 5 }),
      closed: fc.boolean(),
      all: fc.boolean(),
      ref: fc.boolean()
    })
    .map(({ properties, closed, all, ref }) => ({
      type: 'object',
      properties: { ...properties, ...(ref && { next: { $ref: '#/components/schemas/Node' } }) },
      required: all ? Object.keys(properties) : [],
      ...(closed && { additionalProperties: false })
    })),
  choice: fc
    .record({ keyword: fc.constantFrom('anyOf', 'allOf'), one: tie('object'), other: tie('object') })
    .map(({ keyword, one, other }) =>
      // Parts of one value that are closed each for itself admit nothing, by the letter.
      keyword === 'anyOf' ? { anyOf: [one, other] } : { allOf: [{ ...(one as object), additionalProperties: true }] }
    )
}))

const Node = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'integer' }, children: { type: 'array', items: { $ref: '#/components/schemas/Node' } } }
}
const document = { components: { schemas: { Node } } }

t.test('values of random schemas are admitted by the validator, and by Ajv', async (t) => {
  const resources = resourcesOf(document)
  const { check } = checkerOf(resources)
  fc.assert(
    fc.property(schema, fc.string(), (schema, seed) => {
      const value = generate({ schema, resources, seed })
      const violations = check(schema, value, 'response')
      if (violations.length > 0) throw new Error(`${JSON.stringify(value)}: ${JSON.stringify(violations)}`)
      const oracle = ajv.compile({ ...document, allOf: [schema] })
      if (!oracle(value)) throw new Error(`Ajv: ${JSON.stringify(value)}: ${ajv.errorsText(oracle.errors)}`)
    }),
    { numRuns: 300, seed: 20 }
  )
  t.pass()
})

t.test('the same schema and seed make the same value, whatever was made before', async (t) => {
  fc.assert(
    fc.property(schema, schema, fc.string(), (schema, other, seed) => {
      const first = generate({ schema, resources: resourcesOf(document), seed })
      const resources = resourcesOf(document)
      generate({ schema: other, resources, seed: `${seed} other` })
      generate({ schema, resources, seed: `${seed} too` })
      return JSON.stringify(generate({ schema, resources, seed })) === JSON.stringify(first)
    }),
    { numRuns: 100, seed: 20 }
  )
  t.pass()
})
