import t from 'tap'
import { contractOf } from '../../../src/contract/contract.ts'
import { load } from '../../../src/document/load.ts'
import { livenessOf, phraseOf } from '../../../src/resources/infer/describe.ts'
import { modelOf } from '../../../src/resources/infer/infer.ts'
import { createStandin } from '../../../src/standin.ts'
import { documentOf, json } from '../../fixtures/start.ts'

const object = (...names: string[]) => ({
  type: 'object',
  properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }]))
})
const thing = object('id', 'name', 'color')
const list = (items: object) => ({ type: 'array', items })
const answers = (schema: object) => ({ responses: { 200: json(schema) } })
const empty = { responses: { 204: { description: 'Done' } } }
const takes = (schema: object, more: object = empty) => ({
  requestBody: { content: { 'application/json': { schema } } },
  ...more
})
const things = { '/things': { get: answers(list(thing)) } }

/** Tells for each operation of a document which rows it shows or writes, as `standin routes` does. */
async function told(paths: object): Promise<Record<string, string>> {
  const contract = contractOf(await load(documentOf(paths), {}))
  const model = modelOf(contract)
  return Object.fromEntries(
    contract.operations.map((one) => [`${one.method} ${one.path}`, phraseOf(livenessOf(model, one))])
  )
}

const noList = 'not live: its reply holds no list of rows, and nothing writes what it shows'
const noRow = (path: string) => `not live: no list or item of ${path} shows what it writes`

t.test('an operation that a document calls stateless keeps nothing, and says so', async (t) => {
  t.same(await told({ '/things': { get: { ...answers(list(thing)), 'x-standin': { stateless: true } } } }), {
    'GET /things': 'not live: the document says so'
  })
})

t.test('an operation that shows nothing at all keeps nothing', async (t) => {
  t.same(
    await told({ '/things': { get: {}, post: {} }, '/moved': { get: { responses: { 404: json(list(thing)) } } } }),
    {
      'GET /things': noList,
      'POST /things': noRow('/things'),
      'GET /moved': noList
    }
  )
})

t.test('an item that answers without a body is the one that its list shows', async (t) => {
  const items = [takes(thing), empty]
  for (const put of items) {
    t.match(await told({ ...things, '/things/{id}': { put } }), {
      'GET /things': 'list things by id',
      'PUT /things/{id}': 'replace things by id'
    })
  }
  t.match(await told({ ...things, '/things/{id}': { patch: empty } }), {
    'PATCH /things/{id}': 'merge things by id'
  })
})

t.test('an item that shares nothing with the list before it is another thing', async (t) => {
  const item = { get: answers(object('code', 'label')) }
  t.same(await told({ ...things, '/things/{code}': item }), {
    'GET /things': 'list things by id',
    'GET /things/{code}': noList
  })
})

t.test('a search beside an item lists the rows of that item', async (t) => {
  const item = { get: answers(thing), delete: empty }
  t.same(await told({ '/things/search': { get: answers(list(thing)) }, '/things/{id}': item }), {
    'GET /things/search': 'list search by id',
    'GET /things/{id}': 'read search by id',
    'DELETE /things/{id}': 'delete search by id'
  })
})

t.test('a list below another thing shows the rows of an item elsewhere, and no others', async (t) => {
  const item = { get: answers(object('id', 'name', 'color', 'userId')), delete: empty }
  t.same(
    await told({
      '/users/{userId}/teams/{teamId}/things': { get: answers(list(object('id', 'name', 'color', 'userId'))) },
      '/things/{id}': item
    }),
    {
      'GET /users/{userId}/teams/{teamId}/things': 'list things by id',
      'GET /things/{id}': 'read things by id',
      'DELETE /things/{id}': 'delete things by id'
    }
  )
})

t.test('a list whose rows another item shows leaves the item below it to itself', async (t) => {
  const post = takes(object('id', 'name', 'code'), answers(object('id', 'name', 'code', 'label')))
  const phrases = await told({
    '/things': { get: answers(list(thing)), post },
    '/archive/things/{id}': { get: answers(thing) },
    '/old/things/{id}': { delete: empty },
    '/things/{code}': { get: answers(object('code', 'label')), delete: empty }
  })
  t.same(phrases, {
    'GET /things': 'list things by id',
    'POST /things': 'create things by id',
    'GET /archive/things/{id}': 'read things by id',
    'DELETE /old/things/{id}': noRow('/old/things/{id}'),
    'GET /things/{code}': 'read things by code',
    'DELETE /things/{code}': 'delete things by code'
  })
})

t.test('an item that nothing lists is live once something writes it, and shows an object', async (t) => {
  const item = { get: answers(thing), put: takes(thing, answers(thing)) }
  t.same(await told({ '/things/{id}': item }), {
    'GET /things/{id}': 'read things by id',
    'PUT /things/{id}': 'replace things by id'
  })
  const text = { type: 'string' }
  t.same(await told({ '/notes/{id}': { get: answers(text), put: takes(text) } }), {
    'GET /notes/{id}': noList,
    'PUT /notes/{id}': noRow('/notes/{id}')
  })
  t.same(await told({ '/things/{id}': { put: takes(thing) } }), { 'PUT /things/{id}': noRow('/things/{id}') })
})

t.test('rows that stand by their keys are found by them', async (t) => {
  const map = (row: object) => ({ type: 'object', additionalProperties: row })
  const code = { name: 'code', in: 'path', required: true }
  const paths = (row: object) => ({
    '/things': { get: answers(map(row)) },
    '/things/{code}': {
      parameters: [code],
      get: answers(row),
      put: takes(row, answers(row))
    }
  })
  for (const row of [object('name', 'color'), object('code', 'name')]) {
    const mock = createStandin({ document: documentOf(paths(row)) })
    t.teardown(() => mock.close())
    const url = '/things/one'
    const put = await mock.inject({ method: 'PUT', url, payload: { name: 'One' } })
    t.equal(put.statusCode < 300, true, put.body)
    t.match((await mock.inject({ url: '/things' })).json(), { one: { name: 'One' } })
    t.match((await mock.inject({ url })).json(), { name: 'One' })
  }
  t.match(await told(paths({ type: 'object' })), { 'GET /things': noList })
})

t.test('a POST on an item merges where it shows the row, or is the only write and sends members of it', async (t) => {
  const paths = (post: object) => ({ ...things, '/things/{id}': { get: answers(thing), post } })
  t.match(await told(paths(takes(thing))), { 'POST /things/{id}': 'merge things by id' })
  t.match(await told(paths(takes(object('color', 'other')))), { 'POST /things/{id}': noRow('/things/{id}') })
  t.match(await told(paths(takes({ type: 'object' }))), { 'POST /things/{id}': noRow('/things/{id}') })
  t.match(await told(paths(empty)), { 'POST /things/{id}': noRow('/things/{id}') })
  for (const method of ['put', 'patch']) {
    const both = { ...paths(takes(thing))['/things/{id}'], [method]: takes(thing) }
    t.match(await told({ ...things, '/things/{id}': both }), { 'POST /things/{id}': noRow('/things/{id}') })
  }
  t.match(await told(paths(takes(thing, answers(thing)))), { 'POST /things/{id}': 'merge things by id' })
})

t.test('a list has its own rows where its items are only stopped, though others of the noun look alike', async (t) => {
  const paths = (stop: object) => ({
    '/jobs': { get: answers(list(object('id', 'name', 'state'))) },
    '/jobs/{id}': { get: answers(object('id', 'name', 'state')) },
    '/farms/{farm}/jobs': { get: answers(list(object('id', 'name', 'state', 'farm'))) },
    '/farms/{farm}/jobs/{id}': { patch: stop }
  })
  const resources = async (stop: object) =>
    [...modelOf(contractOf(await load(documentOf(paths(stop)), {}))).resources.keys()].sort()
  t.same(await resources(takes(object('action'))), ['/farms/{farm}/jobs/{id}', '/jobs/{id}'])
  t.same(await resources(takes(object('action'), answers(object('action')))), ['/jobs/{id}'], 'it shows another thing')
})

t.test('a list that is written as a whole writes the row that its body names', async (t) => {
  const item = { get: answers(thing) }
  const write = takes(thing, answers(thing))
  t.match(await told({ '/things': { ...things['/things'], put: write, patch: write }, '/things/{id}': item }), {
    'PUT /things': 'replace things by id',
    'PATCH /things': 'merge things by id'
  })
  const unnamed = takes(object('name', 'color'), answers(thing))
  t.match(await told({ '/things': { ...things['/things'], put: unnamed }, '/things/{id}': item }), {
    'PUT /things': noRow('/things')
  })
  const keyless = object('color', 'size')
  t.match(await told({ '/things': { get: answers(list(keyless)), put: takes(keyless, answers(keyless)) } }), {
    'GET /things': 'list things',
    'PUT /things': noRow('/things')
  })
})

t.test('a POST that only takes a row makes one', async (t) => {
  t.match(
    await told({ '/things': { ...things['/things'], post: takes(thing) }, '/things/{id}': { get: answers(thing) } }),
    {
      'POST /things': 'create things by id'
    }
  )
})

t.test('a path below an item is an action where it shows the row, or is one POST that shows nothing', async (t) => {
  const item = { '/things/{id}': { get: answers(thing) } }
  t.match(
    await told({
      ...things,
      ...item,
      '/things/{id}/paint': { post: takes(object('color'), answers(thing)) },
      '/things/{id}/cancel': { post: empty },
      '/things/{id}/flag': { put: empty },
      '/things/{id}/star': { post: empty, put: empty },
      '/things/{id}/price': { post: takes(object('color'), answers(object('amount'))) }
    }),
    {
      'POST /things/{id}/paint': 'act things by id',
      'POST /things/{id}/cancel': 'act things by id',
      'PUT /things/{id}/flag': noRow('/things/{id}/flag'),
      'POST /things/{id}/star': noRow('/things/{id}/star'),
      'POST /things/{id}/price': noRow('/things/{id}/price')
    }
  )
})

t.test('a single thing is live where a write takes or shows what it reads', async (t) => {
  const get = answers(object('language', 'theme'))
  t.same(await told({ '/settings': { get, patch: takes(object('theme')) } }), {
    'GET /settings': 'read settings',
    'PATCH /settings': 'merge settings'
  })
  const post = takes(object('theme'))
  t.same(await told({ '/settings': { get, post } }), { 'GET /settings': noList, 'POST /settings': noRow('/settings') })
  t.match(await told({ '/settings': { get, post: { ...post, ...get } } }), { 'POST /settings': 'merge settings' })
  t.match(await told({ '/settings': { get, put: takes(object('other')) } }), { 'GET /settings': noList })
})
