import t, { type Test } from 'tap'
import type { StandinOptions } from '../../../src/options.ts'
import { createStandin } from '../../../src/standin.ts'
import { documentOf, json } from '../../fixtures/start.ts'

const key = (name: string) => ({ name, in: 'path', required: true, schema: { type: 'string' } })
const thing = (more: object = {}, required: string[] = []) => ({
  type: 'object',
  required: ['id', ...required],
  properties: { id: { type: 'integer' }, name: { type: 'string' }, ...more }
})
const team = { type: 'object', required: ['slug'], properties: { slug: { type: 'string' }, name: { type: 'string' } } }
const collection = (row: object, list: string, keyName: string, above: string[] = []) => ({
  [list]: { parameters: above.map(key), get: { responses: { 200: json({ type: 'array', items: row }) } } },
  [`${list}/{${keyName}}`]: {
    parameters: [...above, keyName].map(key),
    get: { responses: { 200: json(row) } },
    put: {
      requestBody: { content: { 'application/json': { schema: row } } },
      responses: { 200: json(row) }
    }
  }
})
const document = documentOf({
  ...collection(thing({ price: { type: 'number' }, big: { type: 'integer' } }, ['price']), '/items', 'id'),
  ...collection(team, '/teams', 'slug'),
  ...collection(thing(), '/teams/{slug}/members', 'id', ['slug']),
  ...collection(thing(), '/rooms/{room}/seats', 'id', ['room']),
  '/version': { get: { responses: { 200: json({ type: 'object', properties: { major: { type: 'integer' } } }) } } }
})

const items = '[{"id":1,"name":"Anvil","price":80,"big":9007199254740993},{"id":2,"name":"Bellows","price":3}]'

const given = {
  'items.json': items,
  'teams.json': '[{"slug":"red","name":"Red"},{"slug":"blue","name":"Blue"}]',
  'members.json': '{"blue":[{"id":7,"name":"Ada"}]}'
}

function server(t: Test, { files = given, ...options }: { files?: Record<string, string> } & StandinOptions = {}) {
  const fixtures = t.testdir(files)
  const app = createStandin({ document, fixtures, ...options })
  const get = async (url: string) => {
    const { statusCode, body, headers } = await app.inject(url)
    return { status: statusCode, text: body, headers, json: /^[[{]/.test(body) ? JSON.parse(body) : {} }
  }
  const change = async (query: string, payload: string | object) => {
    const response = await app.inject({ method: 'POST', url: `/__admin/ui/rows?${query}`, payload })
    return { status: response.statusCode, json: response.json(), detail: response.json().errors?.[0].detail }
  }
  return { get, ui: (path: string) => get(`/__admin/ui/${path}`), change }
}

const here = 'path=/items'

t.test('the collections are listed, each with parents that have rows', async (t) => {
  const { collections } = (await server(t).ui('collections')).json
  t.match(collections, [
    { name: 'items', path: '/items', parameters: [], key: ['id'], parents: [] },
    { name: 'teams', path: '/teams', key: ['slug'] },
    { name: 'members', path: '/teams/{slug}/members', parameters: ['slug'], parents: ['blue'] },
    { name: 'seats', parameters: ['room'], parents: ['myroom'] }
  ])
  t.match(collections[0].schema, { required: ['id', 'price'], properties: { name: { type: 'string' } } })
})

t.test('without fixtures the parents are the first ones that there are', async (t) => {
  const { ui } = server(t, { fixtures: false })
  const teams = (await ui('rows?path=/teams')).json.rows
  const { collections } = (await ui('collections')).json
  t.same(collections[2].parents, [teams[0].slug])
})

t.test('the keys of parents are offered', async (t) => {
  const { ui } = server(t)
  t.same((await ui('parents?path=/teams/{slug}/members&parent=blue')).json.keys, [['red', 'blue']])
  t.same((await ui('parents?path=/rooms/{room}/seats&parent=x')).json.keys, [[]])
  t.equal((await ui('parents?path=/none')).status, 404)
  t.equal((await ui('parents')).status, 404)
})

t.test('rows are shown with all digits of their numbers', async (t) => {
  const { ui } = server(t)
  t.match((await ui(`rows?${here}`)).text, '9007199254740993')
  t.match((await ui(`row?${here}&index=0`)).json.text, /"big": 9007199254740993\n/)
  t.match((await ui(`row?${here}`)).json.text, 'Anvil')
  t.same((await ui('rows?path=/teams/{slug}/members&parent=blue')).json.rows, [{ id: 7, name: 'Ada' }])
  t.equal((await ui(`row?${here}&index=9`)).status, 404)
  t.equal((await ui('rows?path=/none')).status, 422)
})

t.test('a row is added, changed and deleted, and the others stay as they are', async (t) => {
  const { get, ui, change } = server(t)
  const added = await change(here, { row: { name: 'Chisel', price: 1 } })
  t.match(added.json, { index: 2, text: /"id": 3/ })
  const was = (await ui(`row?${here}&index=1`)).json.text
  t.match((await change(here, { was, row: { id: 2, name: 'Bellows', price: 99.25 }, index: 1 })).json, { index: 1 })
  t.same((await get('/items/2')).json, { id: 2, name: 'Bellows', price: 99.25 })
  const gone = (await ui(`row?${here}&index=0`)).json.text
  t.same((await change(here, { was: gone })).json, { index: 0 }, 'found without its place')
  t.same(
    (await get('/items')).json.map(({ id }: { id: number }) => id),
    [2, 3]
  )
  await change(here, `{"row":${gone},"index":0}`)
  t.match(
    (await get('/items')).text,
    /^\[{"id":1,"name":"Anvil","price":80,"big":9007199254740993},/,
    'put back in its place'
  )
  await change(here, { row: { id: 9, price: 1 }, index: 50 })
  t.equal((await get('/items')).json.at(-1).id, 9)
})

t.test('a row with another key stays in its place, and a removed one comes back to its own', async (t) => {
  const { get, ui, change } = server(t)
  const first = (await ui(`row?${here}&index=0`)).json.text
  t.match((await change(here, { was: first, row: { id: 5, price: 1 }, index: 0 })).json, { index: 0 })
  t.equal((await get('/items/1')).status, 404)
  t.match((await change(here, { row: { id: 1, price: 2 } })).json, { index: 2 }, 'its place is taken')
  const ids = async () => (await get('/items')).json.map(({ id }: { id: number }) => id)
  t.same(await ids(), [5, 2, 1])
  await change(here, { was: (await ui(`row?${here}&index=1`)).json.text })
  t.match((await change(here, { row: { id: 2, price: 2 } })).json, { index: 1 }, 'where it was removed')
  t.same(await ids(), [5, 2, 1])
  t.same((await change(here, {})).json, { index: 0 }, 'nothing is changed')
  t.equal((await get('/items')).json.length, 3)
})

t.test('rows without keys are changed by their places', async (t) => {
  const words = documentOf({
    '/words': {
      get: {
        responses: { 200: json({ type: 'array', items: { type: 'object', properties: { text: { type: 'string' } } } }) }
      },
      post: {
        requestBody: {
          content: { 'application/json': { schema: { type: 'object', properties: { text: { type: 'string' } } } } }
        },
        responses: { 201: { description: 'added' } }
      }
    }
  })
  const { ui, change } = server(t, {
    document: words,
    files: { 'words.json': '[{"text":"a"},{"text":"b"}]' }
  })
  t.equal((await ui('collections')).json.collections[0].key, null)
  const at = 'path=/words'
  await change(at, { row: { text: 'c' } })
  await change(at, { was: (await ui(`row?${at}&index=1`)).json.text, row: { text: 'B' }, index: 1 })
  t.same((await ui(`rows?${at}`)).json.rows, [{ text: 'a' }, { text: 'B' }, { text: 'c' }])
})

t.test('no more rows are added than a world may hold', async (t) => {
  const { ui, change } = server(t, { mostRows: 2 })
  const was = (await ui(`row?${here}&index=1`)).json.text
  t.equal((await change(here, { was, row: { id: 2, price: 7 } })).status, 200)
  t.match((await change(here, { row: { price: 1 } })).detail, /--most-rows/)
})

t.test('of several documents each has its own collections', async (t) => {
  const other = documentOf(collection(thing(), '/others', 'id'))
  const { ui, change } = server(t, { document: [document, other], prefix: ['/one', '/two'], fixtures: false })
  t.match((await ui('collections')).json.collections.at(-1), { path: '/others' })
  t.equal((await change('path=/others', { row: { name: 'mine' } })).status, 200)
  t.equal((await ui('rows?path=/others')).json.rows.at(-1).name, 'mine')
  t.match((await change('path=/none', { row: {} })).detail, /no collection/)
})

t.test('a row that has changed meanwhile is not written over', async (t) => {
  const { ui, change } = server(t)
  const was = (await ui(`row?${here}&index=0`)).json.text
  await change(here, { was, row: { id: 1, name: 'Hammer', price: 5 } })
  const second = await change(here, { was, row: { id: 1, name: 'Tongs', price: 5 }, index: 0 })
  t.equal(second.status, 409)
  t.match(second.detail, /changed meanwhile/)
  t.match((await ui(`row?${here}`)).json.text, 'Hammer')
})

t.test('a row that does not fit is refused by its member', async (t) => {
  const { change } = server(t)
  t.same((await change(here, { row: { name: 'x', price: 'dear' } })).detail, '/price: must be a number')
  t.match((await change(here, { row: { id: 1, price: 1 } })).detail, 'the key "1" is taken')
  t.equal((await change(here, { row: 5 })).status, 422)
  t.match(
    (await change(here, { row: { naem: 'x', price: 1 } })).detail,
    '/naem: items have no such member; did you mean "name"?'
  )
  t.match((await change(here, '{')).detail, /no JSON/)
  t.equal((await change('path=/none', { row: {} })).status, 422)
  t.equal((await change(here, { row: {}, index: -1 })).status, 422)
  t.equal((await change(here, { was: 5 })).status, 422)
  t.match((await server(t, { stateless: true }).change(here, { row: { price: 1 } })).detail, /stateless/)
})

t.test('rows are saved as a fixture', async (t) => {
  const { ui } = server(t)
  const { text, headers } = await ui(`fixture?${here}`)
  t.match(text, /^- id: 1\n {2}name: Anvil\n {2}price: 80\n {2}big: 9007199254740993\n/)
  t.match(headers, { 'content-type': /yaml/, 'content-disposition': "attachment; filename*=UTF-8''items.yaml" })
  t.same((await ui('fixture?path=/teams/{slug}/members&parent=blue')).text, 'blue:\n  - id: 7\n    name: Ada\n')
  t.equal((await ui('fixture?path=/none')).status, 404)
})

t.test('a schema is written without references, as deep as a person reads', async (t) => {
  const deep = documentOf(
    {
      ...collection({ $ref: '#/components/schemas/Node' }, '/nodes', 'id'),
      '/words': {
        get: { operationId: 'words', responses: { 200: json({ type: 'array', items: { type: 'string' } }) } }
      }
    },
    {
      components: {
        schemas: {
          Node: {
            allOf: [
              {
                type: 'object',
                required: ['id'],
                properties: { id: { type: 'integer', description: 'x'.repeat(300) } }
              },
              {
                properties: {
                  inner: { $ref: '#/components/schemas/Node' },
                  tags: { type: 'array', items: { enum: ['a'] } }
                }
              }
            ]
          }
        }
      }
    }
  )
  const { collections } = (await server(t, { document: deep, fixtures: false }).ui('collections')).json
  const { schema } = collections[0]
  t.match(schema.properties, {
    tags: { items: { enum: ['a'] } },
    inner: { properties: { inner: { required: ['id'] } } }
  })
  t.equal(schema.properties.id.description.length, 200)
  let depth = 0
  for (let at = schema; at !== undefined; at = at.properties?.inner) depth++
  t.equal(depth, 7)
})

t.test('a changed row keeps what is under it, and a new one begins without', async (t) => {
  const { get, change } = server(t, { files: { 'items.json': items } })
  const under = (await get('/teams')).json.map(({ slug }: { slug: string }) => `/teams/${slug}/members`)
  const before = (await get(under[0])).json
  t.not(before.length, 0)
  const was = JSON.stringify((await get('/teams')).json[0], null, 2)
  const row = { ...JSON.parse(was), name: 'Changed' }
  t.equal((await change('path=/teams', { was, row, index: 0 })).status, 200)
  t.same((await get(under[0])).json, before)
  t.equal((await change('path=/teams', { row: { slug: 'green', name: 'Green' } })).status, 200)
  t.same((await get('/teams/green/members')).json, [])
})
