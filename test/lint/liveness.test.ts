import t from 'tap'
import { contractOf } from '../../src/contract/contract.ts'
import { load } from '../../src/document/load.ts'
import { livenessLines } from '../../src/lint/liveness.ts'
import { documentOf, json } from '../fixtures/start.ts'

const lines = async (paths: object) =>
  livenessLines(contractOf(await load(documentOf(paths) as never, { allowRefs: false })))

const row = { type: 'object', properties: { id: { type: 'integer' } } }
const list = { get: { responses: { 200: json({ type: 'array', items: row }) } } }
const item = { get: { responses: { 200: json(row) } }, delete: { responses: { 204: {} } } }
const ping = { get: { responses: { 200: json({ type: 'string' }) } } }
const many = (count: number, path: (at: number) => string, operations: object) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [path(at), operations]))

t.test('collections are named with their key and what operations do', async (t) => {
  t.same(
    await lines({
      '/things': list,
      '/things/{id}': item,
      '/ping': ping,
      '/marks': { post: { responses: { 204: {} } } }
    }),
    [
      'live: things by id: list, read, delete',
      'not live: GET /ping: its reply holds no list of rows, and nothing writes what it shows',
      'not live: POST /marks: no list or item of /marks shows what it writes'
    ]
  )
})

t.test('a collection whose rows have no key has none named', async (t) => {
  const words = {
    get: {
      responses: { 200: json({ type: 'array', items: { type: 'object', properties: { text: { type: 'string' } } } }) }
    }
  }
  t.same(await lines({ '/words': words }), ['live: words: list'])
})

t.test('long lists are cut, and their rest is counted', async (t) => {
  const found = await lines({ ...many(21, (at) => `/things${at}`, list), ...many(23, (at) => `/ping${at}`, ping) })
  t.equal(found.length, 42)
  t.equal(found[20], '… and 1 more live collections; `standin routes` lists them')
  t.equal(found[41], '… and 3 more operations that are not live; `standin routes` lists them')
  t.same(await lines(many(20, (at) => `/ping${at}`, ping)).then((all) => all.length), 20)
})
