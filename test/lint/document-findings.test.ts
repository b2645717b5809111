import t from 'tap'
import { contractOf } from '../../src/contract/contract.ts'
import { load } from '../../src/document/load.ts'
import { findingsIn } from '../../src/lint/document-findings.ts'
import { checkerOf } from '../../src/schema/validator.ts'
import { documentOf, json } from '../fixtures/start.ts'

t.test('a schema that does not mean what it says is found, and one that is only old-fashioned is not', async (t) => {
  const told = async (schema: object) => {
    const loaded = await load(documentOf({ '/x': { get: { responses: { 200: json(schema) } } } }), {})
    const contract = contractOf(loaded)
    const findings = await findingsIn(contract, checkerOf(contract.resources), loaded.locate)
    return findings.map(({ message }) => message)
  }
  t.same(await told({ type: 'object', dependencies: { a: ['b'] } }), [])
  t.match(await told({ type: 'object', dependencies: { a: ['b'], c: { type: 'string', const: 5 } } }), [
    'its const is read as values of type string'
  ])
  const closed = (name: string) => ({ type: 'object', properties: { [name]: {} }, additionalProperties: false })
  t.match(await told({ allOf: [closed('a'), closed('b')] }), [/the properties of all its parts count together/])
  const open = (name: string) => ({ type: 'object', properties: { [name]: {} } })
  t.same(await told({ oneOf: [{ type: 'string' }, open('a'), open('b')] }), [
    'alternatives 2 and 3 of its oneOf overlap, so it is read as anyOf'
  ])
  t.same(await told({ oneOf: [open('a'), open('b')], discriminator: { propertyName: 'a' } }), [])
  t.same(await told({ oneOf: [{ type: 'string' }, { type: 'integer' }] }), [])
  const at = '#/paths/~1x/get/responses/200/content/application~1json/schema'
  const properties = { next: { $ref: at }, own: { type: 'string' }, never: false }
  t.same(await told({ type: 'object', required: ['next', 'own', 'never', 'none'], properties }), [
    'its property next requires itself without end; requests may leave it out'
  ])
  t.same(await told({ type: 'object', required: ['own'], properties }), [])
})

t.test('an example within a schema that does not fit it is found', async (t) => {
  const schema = {
    type: 'object',
    required: ['note', 'id'],
    example: { amount: 500 },
    properties: {
      note: { type: 'string', example: 'x', examples: ['a', { b: 1 }] },
      id: { type: 'integer', minimum: 1, example: 0 },
      more: { examples: 5 }
    }
  }
  const loaded = await load(documentOf({ '/x': { get: { responses: { 200: json(schema) } } } }))
  const contract = contractOf(loaded)
  const findings = await findingsIn(contract, checkerOf(contract.resources), loaded.locate)
  const at = '/paths/~1x/get/responses/200/content/application~1json/schema'
  const why = 'the example does not fit the schema that it stands in'
  t.same(
    findings.map(({ pointer, message }) => [pointer, message]),
    [
      [`${at}/example`, `${why}: /note is required (and 1 more)`],
      [`${at}/properties/note/examples/1`, `${why}: must be a string`],
      [`${at}/properties/id/example`, `${why}: must be at least 1`]
    ]
  )
})
