import t from 'tap'
import { contractOf } from '../../src/contract/contract.ts'
import { load } from '../../src/document/load.ts'
import { readText } from '../../src/document/yaml/yaml.ts'
import { type Exchange, partsOf } from '../../src/import/exchange.ts'
import { fixturesFrom } from '../../src/import/fixtures.ts'
import { checkerOf } from '../../src/schema/validator.ts'
import { documentOf, json } from '../fixtures/start.ts'

const thing = {
  type: 'object',
  required: ['id', 'name'],
  properties: { id: { type: 'integer' }, name: { type: 'string' }, note: { type: 'string' } }
}
const parameter = (name: string, type = 'string') => ({ name, in: 'path', required: true, schema: { type } })
const error = json({ type: 'object', properties: { error: { type: 'string' } } })
const body = { content: { 'application/json': { schema: thing } } }
const paths = {
  '/things': {
    get: { operationId: 'listThings', responses: { 200: json({ type: 'array', items: thing }) } },
    post: { operationId: 'createThing', requestBody: body, responses: { 201: json(thing), 422: error } }
  },
  '/things/{id}': {
    parameters: [parameter('id', 'integer')],
    get: { operationId: 'getThing', responses: { 200: json(thing), 404: error } },
    put: { operationId: 'putThing', requestBody: body, responses: { 200: json(thing) } },
    delete: { operationId: 'deleteThing', responses: { 204: { description: 'Gone' } } }
  },
  '/orgs/{org}/teams/{team}/members': {
    parameters: [parameter('org'), parameter('team')],
    get: {
      operationId: 'listMembers',
      responses: { 200: json({ type: 'object', properties: { members: { type: 'array', items: thing } } }) }
    }
  },
  '/search': { post: { operationId: 'search', responses: { 200: json({ type: 'object' }) } } },
  '/report': {
    get: {
      operationId: 'report',
      responses: { 200: { description: 'A table', content: { 'text/csv': { schema: { type: 'string' } } } } }
    }
  },
  '/gadgets': {
    post: { operationId: 'addGadget', requestBody: body, responses: { 201: { description: 'Added' } } },
    get: { operationId: 'listGadgets', responses: { 200: json({ type: 'object', additionalProperties: thing }) } }
  },
  '/gadgets/{id}': {
    parameters: [parameter('id', 'integer')],
    get: { operationId: 'getGadget', responses: { 200: json(thing) } },
    delete: { operationId: 'deleteGadget', responses: { 200: json({ type: 'object' }) } }
  },
  '/nodes': {
    get: {
      operationId: 'listNodes',
      responses: {
        200: json({
          type: 'object',
          properties: {
            edges: { type: 'array', items: { type: 'object', properties: { cursor: { type: 'string' }, node: thing } } }
          }
        })
      }
    }
  },
  '/account': {
    get: { operationId: 'account', responses: { 200: json(thing) } },
    put: { operationId: 'putAccount', requestBody: body, responses: { 200: json(thing) } }
  },
  '/logs': {
    get: {
      operationId: 'listLogs',
      responses: {
        200: json({ type: 'array', items: { type: 'object', properties: { line: { type: 'string' } } } })
      }
    }
  },
  '/keys': {
    get: { operationId: 'listKeys', responses: { 200: json({ type: 'array', items: { type: 'integer' } }) } }
  },
  '/keys/{id}': {
    parameters: [parameter('id', 'integer')],
    get: { operationId: 'getKey', responses: { 200: json(thing) } },
    delete: { operationId: 'deleteKey', responses: { 204: { description: 'Gone' } } }
  },
  '/free': {
    get: { operationId: 'free', responses: { 200: { description: '', content: { 'application/json': {} } } } }
  },
  '/odd': { get: { operationId: 'odd/one', responses: { 200: json({}) } } },
  '/bare': { get: { operationId: 'bare', responses: { 200: { description: 'Anything' } } } }
}

const answered = (
  request: string,
  status: number,
  value: unknown,
  more: Partial<Exchange> & { text?: string } = {}
): Exchange => {
  const [method = '', url = ''] = request.split(' ')
  const { text = value === undefined ? undefined : JSON.stringify(value), ...others } = more
  const usual = {
    sent: undefined,
    scheme: undefined,
    status,
    type: 'application/json',
    headers: [],
    requestHeaders: []
  }
  return { method, ...partsOf(url), ...usual, body: text === undefined ? undefined : Buffer.from(text), ...others }
}

async function made(exchanges: Exchange[], more: object = {}) {
  const contract = contractOf(await load(documentOf(paths, more), { allowRefs: false }))
  const { files, notes, kept } = await fixturesFrom(exchanges, contract, checkerOf(contract.resources))
  const values = [...files].map(([name, text]) => [name, readText(text, name).value])
  return { files: Object.fromEntries(values), notes, kept }
}

const [lamp, chair] = [
  { id: 1, name: 'Lamp' },
  { id: 2, name: 'Chair' }
]

t.test('lists and single things become rows, as they were first seen', async (t) => {
  const { files, notes } = await made([
    answered('GET /things?limit=1', 200, [lamp]),
    answered('GET /things/2', 200, chair),
    answered('PUT /things/1', 200, { id: 1, name: 'Changed' }),
    answered('POST /things', 201, { id: 3, name: 'New' }),
    answered('DELETE /things/2', 204, undefined),
    answered('GET /things/1', 200, { id: 1, name: 'Changed', note: 'more' }),
    answered('GET /things', 200, [{ id: 3, name: 'New' }])
  ])
  t.same(files, { 'things.yaml': [{ ...lamp, note: 'more' }, chair] })
  t.same(notes, [])
})

t.test('rows are grouped by their parents', async (t) => {
  const { files } = await made([
    answered('GET /orgs/acme/teams/a%20b/members', 200, { members: [lamp] }),
    answered('GET /orgs/acme/teams/c/members', 200, { members: [] }),
    answered('GET /orgs/other/teams/c/members', 200, { members: [chair] })
  ])
  t.same(files, { 'members.yaml': { acme: { 'a b': [lamp], c: [] }, other: { c: [chair] } } })
})

t.test('the names of parents may be any', async (t) => {
  const { files } = await made([
    answered('GET /orgs/__proto__/teams/polluted/members', 200, { members: [lamp] }),
    answered('GET /orgs/constructor/teams/__proto__/members', 200, { members: [chair] })
  ])
  const expected =
    '{"__proto__":{"polluted":[{"id":1,"name":"Lamp"}]},"constructor":{"__proto__":[{"id":2,"name":"Chair"}]}}'
  t.equal(JSON.stringify(files['members.yaml']), expected)
  t.notOk('polluted' in {})
})

t.test('rows stand in lists of every form', async (t) => {
  const { files, notes } = await made([
    answered('GET /gadgets', 200, { 1: lamp }),
    answered('GET /gadgets/2', 200, chair),
    answered('DELETE /gadgets/2', 200, {}),
    answered('GET /nodes', 200, { edges: [{ cursor: 'a', node: lamp }] }),
    answered('GET /logs', 200, [{ line: 'a' }, { line: 'b' }]),
    answered('GET /keys', 200, [1, 2]),
    answered('GET /free', 200, { any: 1 }),
    answered('GET /account', 200, lamp),
    answered('POST /gadgets', 201, undefined, { type: 'text/plain', text: 'added' })
  ])
  t.same(files, {
    'gadgets.yaml': [lamp, chair],
    'nodes.yaml': [lamp],
    'logs.yaml': [{ line: 'a' }, { line: 'b' }],
    'listKeys.json': [1, 2],
    'free.json': { any: 1 },
    'account.json': lamp
  })
  t.same(notes, [])
})

t.test('other answers are kept whole, the first of each status', async (t) => {
  const { files, notes } = await made([
    answered('GET /things/9', 404, { error: 'none' }),
    answered('GET /things/9', 404, { error: 'none' }),
    answered('GET /things/8', 404, { error: 'other' }),
    answered('POST /search', 200, { hits: 1 }),
    answered('GET /report', 200, undefined, { type: 'text/csv; charset=utf-8', text: 'a,b' }),
    answered('GET /bare', 200, undefined, { type: 'text/html', text: 'any' }),
    answered('POST /things', 422, { error: 'no' }),
    answered('GET /orgs/acme/teams/c/members', 200, { others: 1 })
  ])
  t.same(files, {
    'things.yaml': [],
    'getThing.404.json': { error: 'none' },
    'search.json': { hits: 1 },
    'report.json': 'a,b',
    'bare.json': 'any',
    'listMembers.json': { others: 1 }
  })
  t.same(notes, [])
})

t.test('a request with a variable in its path shows rows, and no stub compares it', async (t) => {
  const { files, kept } = await made([
    answered('GET /orgs/{{org}}/teams/:team/members', 200, { members: [lamp] }),
    answered('GET /search/x', 404, {}),
    answered('POST /search', 200, { hits: 1 })
  ])
  t.same(files['members.yaml'], { '{{org}}': { ':team': [lamp] } })
  t.same(
    kept.map(({ sent }) => sent),
    ['unread', undefined]
  )
})

t.test('bodies that nest too deep are not kept', async (t) => {
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
  const sent = (type: string) => ({ sent: { type, text: deep } })
  const { files, notes, kept } = await made([
    answered('POST /search', 200, undefined, { text: `{"a":${deep}}` }),
    answered('POST /search', 200, { a: 1 }, sent('application/json')),
    answered('POST /search', 200, { a: 2 }, sent('text/plain'))
  ])
  t.same(files, { 'search.json': { a: 1 } })
  t.same(notes, ['left out POST /search 200: its body nests too deep to keep'])
  t.match(kept, [{ sent: 'unread' }, { sent: { type: 'text/plain' } }])
})

t.test('what is not kept is named with its reason, without its query', async (t) => {
  const { files, notes } = await made([
    answered('GET /beacon?token=SECRET', 200, {}),
    answered('GET /beacon?token=OTHER', 200, {}),
    answered('GET /things', 200, [{ id: 'x', name: 'Lamp' }]),
    answered('GET /things', 500, {}),
    answered('GET /things', 200, undefined, { type: 'text/html', text: '<p>' }),
    answered('GET /things', 200, undefined, { text: '[' }),
    answered('GET /things/1', 200, lamp, { type: '' }),
    answered('GET /things', 200, undefined),
    answered('GET /things', 301, undefined),
    answered('GET /things', 101, undefined),
    answered('GET /things', 0, undefined),
    answered('GET /odd', 200, 1)
  ])
  t.same(files, {})
  t.match(notes, [
    'left out GET /beacon 200: the document has no such operation (2 times)',
    /GET \/things 200: it breaks the document: .*\/0\/id/,
    /GET \/things 500: it breaks the document: response the status 500 is not documented/,
    /GET \/things 200: it breaks the document: response the media type text\/html is not documented/,
    /GET \/things 200: it breaks the document: response the body is not/,
    /GET \/things\/1 200: .* media type application\/octet-stream is not documented/,
    /its body is not in the file/,
    /GET \/things 101: it has no answer/,
    'left out GET /things: it has no answer'
  ])
  t.equal(notes.length, 9)
})

t.test('only the API’s own origin counts', async (t) => {
  const exchanges = [
    answered('GET https://api.example/things', 200, [lamp]),
    answered('GET https://api.example/things/1', 200, lamp),
    answered('GET https://ads.example/things', 200, [chair])
  ]
  const usual = await made(exchanges)
  t.same(usual.files, { 'things.yaml': [lamp] })
  t.same(usual.notes, ['left out GET /things 200: https://ads.example is not the API'])
  const declared = await made(exchanges, { servers: [{ url: 'https://ads.example/' }, { url: '/relative' }] })
  t.same(declared.files, { 'things.yaml': [chair] })
})

t.test('a server’s path is taken off', async (t) => {
  const servers = [{ url: 'https://api.example/v1' }]
  const { files } = await made([answered('GET https://api.example/v1/things', 200, [lamp])], { servers })
  t.same(files, { 'things.yaml': [lamp] })
})
