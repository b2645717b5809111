import t from 'tap'
import { at } from '../../src/resources/infer/rows-places.ts'
import { arr, body, int, obj, path, replies, server, str } from '../fixtures/rows.ts'

const bool = { type: 'boolean' }
const gone = { responses: { 204: { description: 'Deleted' } } }

t.test('the members of a thing may stand in an object beside its key', async (t) => {
  const inside = obj({ title: str, price: int }, [])
  const key = { sys: obj({ id: str, version: int }) }
  const rows: [name: string, row: object, key: string[]][] = [
    ['_source', obj({ _index: str, _id: str, _source: inside }), ['_id']],
    ['fields', obj({ ...key, fields: inside }), ['sys', 'id']],
    ['properties', obj({ id: str, properties: inside, archived: bool }), ['id']]
  ]
  for (const [name, row, keyPath] of rows) {
    const sent = name === '_source' ? inside : obj({ [name]: inside })
    const wrap = (value: object) => (name === '_source' ? value : { [name]: value })
    const ask = server(t, {
      '/records': { get: replies(obj({ items: arr(row) })), post: { ...body(sent), ...replies(row, 201) } },
      '/records/{id}': {
        parameters: [path('id', str)],
        get: replies(row),
        put: { ...body(sent), ...replies(row) },
        delete: gone
      }
    })
    const { body: made } = await ask('POST', '/records', wrap({ title: 'Zed', price: 3 }))
    const url = `/records/${at(made, keyPath)}`
    t.match((await ask('GET', url)).body, { [name]: { title: 'Zed', price: 3 } }, name)
    t.match((await ask('GET', '/records')).body.items.at(-1), { [name]: { title: 'Zed', price: 3 } })
    await ask('PUT', url, wrap({ title: 'Yew', price: 4 }))
    t.match((await ask('GET', url)).body, { [name]: { title: 'Yew', price: 4 } })
    t.equal((await ask('DELETE', url)).status, 204)
  }
})

t.test('a thing with other members of its own has no object of them', async (t) => {
  const form = obj({ id: int, name: str, fields: obj({ title: str }, []) })
  const ask = server(t, {
    '/forms': { get: replies(arr(form)), post: { ...body(obj({ title: str, name: str })), ...replies(form, 201) } },
    '/forms/{id}': { parameters: [path('id')], get: replies(form) }
  })
  t.not((await ask('POST', '/forms', { title: 'Zed', name: 'a' })).body.fields?.title, 'Zed')
})

t.test('a search shows the rows that stand beside it by another word, and a count beside it counts them', async (t) => {
  const source = obj({ title: str, price: int }, [])
  const hit = obj({ _index: str, _id: str, _score: int, _source: source })
  const found = obj({ _index: str, _id: str, _version: int, _source: source })
  const index = { parameters: [path('index', str)] }
  const ask = server(t, {
    '/{index}/_search': { ...index, get: replies(obj({ hits: obj({ hits: arr(hit) }) })) },
    '/{index}/_count': { ...index, get: replies(obj({ count: int })) },
    '/{index}/_doc': { ...index, post: { ...body(source), ...replies(found, 201) } },
    '/{index}/_doc/{id}': { parameters: [path('index', str), path('id', str)], get: replies(found) },
    '/total': { get: replies(obj({ count: int })) }
  })
  const before = (await ask('GET', '/books/_search')).body.hits.hits
  t.match((await ask('GET', `/books/_doc/${before[1]._id}`)).body, { _source: before[1]._source })
  const { body: made } = await ask('POST', '/books/_doc', { title: 'Zed' })
  t.equal((await ask('GET', '/books/_search')).body.hits.hits.at(-1)._id, made._id)
  t.same((await ask('GET', '/books/_count')).body, { count: before.length + 1 })
})

t.test('a search may be the only list of things that are made elsewhere', async (t) => {
  const issue = { $ref: '#/paths/~1issue~1{issueIdOrKey}/get/responses/200/content/application~1json/schema' }
  const made = obj({ id: str, key: str, self: { type: 'string', format: 'uri' } })
  const shown = obj({ ...made.properties, fields: obj({ summary: str }) })
  const ask = server(t, {
    '/project/search': { get: replies(obj({ values: arr(made) })) },
    '/project/{key}': { parameters: [path('key', str)], get: replies(made), delete: gone },
    '/issue': { post: { ...body(obj({ fields: obj({ summary: str }) })), ...replies(made, 201) } },
    '/issue/{issueIdOrKey}': { parameters: [path('issueIdOrKey', str)], get: replies(shown), delete: gone },
    '/search': { get: replies(obj({ total: int, issues: arr(issue) })) }
  })
  const { total } = (await ask('GET', '/search')).body
  const { body: one } = await ask('POST', '/issue', { fields: { summary: 'Zed' } })
  const { body: list } = await ask('GET', '/search')
  t.match(list, { total: total + 1 })
  t.match(list.issues.at(-1), { key: one.key, fields: { summary: 'Zed' } })
  t.match(await ask('GET', new URL(one.self).pathname), { status: 200, body: { key: one.key } })
})

t.test('a count may stand in an object', async (t) => {
  const ticket = obj({ id: int, subject: str })
  const ask = server(t, {
    '/tickets.json': { get: replies(obj({ tickets: arr(ticket) })) },
    '/tickets/{ticket_id}.json': { parameters: [path('ticket_id')], get: replies(obj({ ticket })), delete: gone },
    '/tickets/count.json': { get: replies(obj({ count: obj({ value: int, refreshed_at: str }) })) },
    '/tickets/num.json': { get: replies(obj({ count: obj({ note: str }) })) }
  })
  t.type((await ask('GET', '/tickets/num.json')).body.count.note, 'string')
  const { tickets } = (await ask('GET', '/tickets.json')).body
  t.equal((await ask('GET', '/tickets/count.json')).body.count.value, tickets.length)
})

t.test('a reply says that its request succeeded', async (t) => {
  const words = { success: bool, ok: bool, failed: bool, errors: arr(str) }
  const account = obj({ id: str, name: str })
  const others = { errors: arr(str, { minItems: 1 }), success: { ...bool, example: false }, ok: str, error: str }
  const ask = server(t, {
    '/accounts': {
      get: replies(obj({ ...words, accounts: arr(account) })),
      post: { ...body(obj({ name: str })), ...replies(obj({ id: str, ...words }), 201) }
    },
    '/accounts/{id}': { parameters: [path('id', str)], get: replies(account) },
    '/pings': { post: { ...body(obj({})), ...replies(obj(words)) } },
    '/checks': { get: replies(obj(others)) }
  })
  const fine = { success: true, ok: true, failed: false, errors: [] }
  t.match((await ask('GET', '/accounts')).body, fine)
  t.same((await ask('POST', '/accounts', { name: 'Zed' })).body.errors, [])
  t.match((await ask('POST', '/accounts', { name: 'Zed' })).body, fine)
  t.match((await ask('POST', '/pings', {})).body, fine)
  const { errors, success, ok } = (await ask('GET', '/checks')).body
  t.match([errors.length > 0, success, typeof ok], [true, false, 'string'])
})
