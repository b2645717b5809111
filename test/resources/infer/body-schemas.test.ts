import t from 'tap'
import { contractOf } from '../../../src/contract/contract.ts'
import { load } from '../../../src/document/load.ts'
import type { MediaType, Schema } from '../../../src/document/openapi.ts'
import { bodySchema } from '../../../src/resources/model/body-schemas.ts'
import { exampleOf } from '../../../src/resources/model/examples.ts'
import { documentOf, json } from '../../fixtures/start.ts'

/** The schema of a body with a schema and an example. */
async function completed(schema: object, example: unknown): Promise<Schema | undefined> {
  const requestBody = { content: { 'application/json': { schema, example } } }
  const post = { requestBody, responses: { 200: json({}) } }
  const contract = contractOf(await load(documentOf({ '/things': { post } }), {}))
  return bodySchema(contract, contract.operations[0] as never)
}

t.test('an example says the members of an object that is not described', async (t) => {
  const leaf = (value: unknown, type?: string) => ({ ...(type === undefined ? {} : { type }), examples: [value] })
  const cases: [schema: object, example: unknown, completed: object][] = [
    [
      { type: 'object' },
      { id: 7, name: 'a', code: null, _: 1 },
      {
        type: 'object',
        properties: { id: leaf(7, 'integer'), name: leaf('a', 'string'), code: leaf(null), _: leaf(1) }
      }
    ],
    [
      { type: 'array' },
      [{ id: 7 }],
      { type: 'array', items: { type: 'object', properties: { id: leaf(7, 'integer') } } }
    ],
    // An example of another type says nothing.
    [{ type: 'string' }, [{ id: 7 }], { type: 'string' }],
    [{ type: 'string' }, { id: 7 }, { type: 'string' }],
    [{ type: 'array' }, ['a'], { type: 'array' }]
  ]
  for (const [schema, example, wanted] of cases)
    t.same(await completed(schema, example), wanted, JSON.stringify(example))
})

t.test('JSON that is written as text is read, where it can be', async (t) => {
  const contract = contractOf(await load(documentOf({}), {}))
  const read = (example: unknown, type = 'application/json') => exampleOf(contract, { example } as MediaType, type)
  t.same(read('{"id": 7}'), { id: 7 })
  t.equal(read('{"id": 7'), '{"id": 7')
  t.equal(read('text'), 'text')
  t.equal(read('{"id": 7}', 'text/plain'), '{"id": 7}')
  t.equal(exampleOf(contract, { example: '{}' } as MediaType, undefined), '{}')
  t.equal(exampleOf(contract, undefined, undefined), undefined)
})
