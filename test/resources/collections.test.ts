import t from 'tap'
import { contractOf } from '../../src/contract/contract.ts'
import { load } from '../../src/document/load.ts'
import { collectionsOf } from '../../src/resources/collections.ts'
import { shapeOf } from '../../src/schema/merged-view.ts'
import { documentOf, json } from '../fixtures/start.ts'

const row = {
  type: 'object',
  properties: { id: { type: 'integer' }, name: { type: 'string' }, userId: { type: 'string' } }
}
const list = { type: 'array', items: row }
const get = (schema?: object) => ({
  get: { responses: { 200: schema === undefined ? { description: 'x' } : json(schema) } }
})

async function found(paths: object, more: object = {}) {
  return collectionsOf(contractOf(await load(documentOf(paths, more), {})))
}

t.test('a collection is a path that lists objects', async (t) => {
  const cases: [schema: object | undefined, list: string | false][] = [
    [list, ''],
    [{ type: 'object', properties: { things: list, total: { type: 'integer' } } }, 'things'],
    [{ allOf: [{ properties: { things: list } }, { properties: { next: { type: 'string' } } }] }, 'things'],
    [{ $ref: '#/components/schemas/Page' }, 'things'],
    [{ type: 'object', properties: { one: list, two: list } }, false],
    [{ type: 'object', properties: { names: { type: 'array', items: { type: 'string' } } } }, false],
    [{ $ref: '#/nowhere' }, false],
    [undefined, false]
  ]
  const components = { schemas: { Page: { properties: { things: list } } } }
  for (const [schema, name] of cases) {
    const collections = await found({ '/things': get(schema) }, { components })
    if (name === false) t.same(collections, [], JSON.stringify(schema))
    else t.match(collections, [{ name: 'things', path: '/things' }], JSON.stringify(schema))
  }
  t.same(await found({ '/things/{id}': get(list) }), [])
  const any = { get: { responses: { 200: { description: 'x', content: { '*/*': { schema: list } } } } } }
  t.match(await found({ '/things': any }), [{ name: 'things', rowPointer: /application~1json/ }])
})

t.test('the key of a row follows from the name of the path parameter', async (t) => {
  const cases: [parameter: string, property: string][] = [
    ['name', 'name'],
    ['user_id', 'userId'],
    ['thingId', 'id'],
    ['thing_name', 'name'],
    ['other', 'name']
  ]
  for (const [parameter, property] of cases) {
    const [collection] = await found({ '/things': get(list), [`/things/{${parameter}}`]: get(row) })
    t.same(collection?.key, [property], parameter)
  }
})

t.test('a schema that goes in circles has the shape that it has so far', async (t) => {
  const circle = { allOf: [{ $ref: '#/components/schemas/A' }], properties: { a: {} } }
  const contract = contractOf(await load(documentOf({ '/x': get() }, { components: { schemas: { A: circle } } }), {}))
  t.same(Object.keys(shapeOf(contract, { $ref: '#/components/schemas/A' }).properties ?? {}), ['a'])
  t.same(shapeOf(contract, true), {})
})
