import t from 'tap'
import { at } from '../../src/resources/model/rows-places.ts'
import { arr, body, int, obj, path, query, replies, server, str } from '../fixtures/rows.ts'

const bool = { type: 'boolean' }
const gone = { responses: { 204: { description: 'Deleted' } } }

t.test('the members of a thing may stand in an object beside its key', async (t) => {
  const inside = obj({ title: str, price: int }, [])
  const key = { sys: obj({ id: str, version: int }) }
  const rows: [name: string, row: object, key: string[]][] = [
    ['_source', obj({ _index: str, _id: str, _source: inside }), ['_id']],
    ['fields', obj({ ...key, fields: inside }), ['sys', 'id']],
    ['properties', obj({ id: str, properties: inside, archived: bool }), ['id']],
    ['attributes', obj({ id: str, properties: int, rank: int, attributes: inside }), ['id']]
  ]
  for (const [name, row, keyPath] of rows) {
    const isFlat = name === '_source' || name === 'attributes'
    const sent = isFlat ? inside : obj({ [name]: inside })
    const wrap = (value: object) => (isFlat ? value : { [name]: value })
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

t.test('a member that holds a key or the thing shows the key, and the thing where a request expands it', async (t) => {
  const customer = { $ref: '#/paths/~1customers~1{id}/get/responses/200/content/application~1json/schema' }
  const either = { anyOf: [str, customer, { type: 'null' }] }
  const others = { tag: { anyOf: [str, obj({ text: str })] }, shops: arr({ anyOf: [str, customer] }) }
  const needed = { id: str, amount: int, customer: either, friends: arr({ oneOf: [str, customer] }), ...others }
  const charge = obj({ ...needed, agent: { anyOf: [str, customer] } }, Object.keys(needed))
  const expand = { ...query('expand', arr(str)), style: 'deepObject', explode: true }
  const ask = server(t, {
    '/customers': { get: replies(arr(customer)) },
    '/customers/{id}': {
      parameters: [path('id', str)],
      get: replies(obj({ id: str, name: str, email: str })),
      delete: gone
    },
    '/charges': {
      get: { parameters: [query('embed', str)], ...replies(obj({ data: arr(charge) })) },
      post: {
        ...body(obj({ amount: int, customer: { type: ['string', 'null'] }, agent: str }, ['amount'])),
        ...replies(charge, 201)
      }
    },
    '/charges/{id}': { parameters: [path('id', str), expand], get: replies(charge) }
  })
  const customers: { id: string }[] = (await ask('GET', '/customers')).body
  const [first] = (await ask('GET', '/charges')).body.data
  const whole = customers.find(({ id }) => id === first.customer)
  t.ok(whole)
  t.type(first.tag, 'string')
  const { body: shown } = await ask('GET', `/charges/${first.id}?expand[]=customer&expand[]=friends`)
  t.same(shown.customer, whole)
  t.ok(shown.friends.every((one: { name?: string }) => one.name !== undefined))
  t.same((await ask('GET', '/charges?embed=data.customer')).body.data[0].customer, whole)
  t.same((await ask('GET', '/charges?embed=customer')).body.data[0].customer, whole)
  const { body: made } = await ask('POST', '/charges', { amount: 3, customer: customers[1]?.id })
  t.equal(made.customer, customers[1]?.id)
  const { body: lone } = await ask('POST', '/charges', { amount: 3, customer: null })
  const { body: alone } = await ask('GET', `/charges/${lone.id}?expand[]=customer&expand[]=agent`)
  t.equal(alone.customer, null, 'no key is no thing')
  t.notOk('agent' in alone)
  await ask('DELETE', `/customers/${made.customer}`)
  t.equal((await ask('GET', `/charges/${made.id}?expand[]=customer`)).body.customer, made.customer, 'it is gone')
})

t.test('methods name a thing by the noun of its schema', async (t) => {
  const channel = { $ref: '#/components/schemas/Channel' }
  const Channel = obj({ id: str, name: str, is_archived: bool })
  const named = obj({ channel: str, name: str }, ['channel'])
  const ask = server(
    t,
    {
      '/conversations.list': {
        get: { parameters: [query('exclude_archived', bool)], ...replies(obj({ ok: bool, channels: arr(channel) })) }
      },
      '/conversations.info': {
        get: { parameters: [{ ...query('channel', str), required: true }], ...replies(obj({ channel })) }
      },
      '/conversations.rename': { post: { ...body(named), ...replies(obj({ channel })) } },
      '/conversations.archive': { post: { ...body(named), ...replies(obj({ ok: bool })) } }
    },
    {},
    { components: { schemas: { Channel } } }
  )
  const [, second] = (await ask('GET', '/conversations.list')).body.channels
  const url = `/conversations.info?channel=${second.id}`
  t.same((await ask('GET', url)).body.channel, second)
  await ask('POST', '/conversations.rename', { channel: second.id, name: 'Zed' })
  await ask('POST', '/conversations.archive', { channel: second.id })
  t.match((await ask('GET', url)).body.channel, { name: 'Zed', is_archived: true })
  const { channels } = (await ask('GET', '/conversations.list?exclude_archived=true')).body
  t.ok(channels.length > 0 && channels.every((one: { is_archived: boolean }) => !one.is_archived))
})

t.test('PUT and DELETE below a thing set and unset a flag, and its state has a time', async (t) => {
  const time = { type: ['string', 'null'], format: 'date-time' }
  const state = { enum: ['open', 'closed'] }
  const issue = obj({ id: int, state, locked: bool, pinned: bool, closed_at: time, close_date: int })
  const mark = { put: { responses: { 204: {} } }, delete: { responses: { 204: {} } } }
  const ask = server(t, {
    '/issues': { get: replies(arr(issue)), post: { ...body(obj({ state }, [])), ...replies(issue, 201) } },
    '/issues/{id}': {
      parameters: [path('id')],
      get: replies(issue),
      patch: { ...body(obj({ state, closed_at: time }, [])), ...replies(issue) }
    },
    '/issues/{id}/lock': { parameters: [path('id')], ...mark },
    '/issues/{id}/pinned': { parameters: [path('id')], put: replies(issue), delete: replies(issue) },
    '/issues/{id}/open': { parameters: [path('id')], post: replies(issue) },
    '/issues/{id}/constructor': { parameters: [path('id')], post: replies(issue) },
    '/issues/{id}/image': { parameters: [path('id')], put: { ...body(obj({ url: str })), ...replies(str) } },
    '/issues/{id}/cover': { parameters: [path('id')], put: replies(obj({ url: str })), delete: replies(str) }
  })
  const { body: made } = await ask('POST', '/issues', {})
  const url = `/issues/${made.id}`
  t.match(made, { state: 'open', closed_at: null })
  t.equal((await ask('PUT', `${url}/lock`)).status, 204)
  t.match((await ask('GET', url)).body, { locked: true })
  t.equal((await ask('DELETE', `${url}/lock`)).status, 204)
  t.match((await ask('GET', url)).body, { locked: false })
  t.match((await ask('PUT', `${url}/pinned`)).body, { id: made.id, pinned: true })
  t.match((await ask('DELETE', `${url}/pinned`)).body, { id: made.id, pinned: false })
  const { body: closed } = await ask('PATCH', url, { state: 'closed' })
  t.type(closed.closed_at, 'string')
  t.match((await ask('PATCH', url, { state: 'open' })).body, { closed_at: null })
  const sent = { state: 'closed', closed_at: '2020-01-01T00:00:00Z' }
  t.match((await ask('PATCH', url, sent)).body, sent)
  t.match((await ask('POST', `${url}/open`)).body, { state: 'open', closed_at: null })
  t.equal((await ask('POST', `${url}/constructor`)).status, 200)
  t.type((await ask('PUT', `${url}/cover`)).body.url, 'string')
})

t.test('the object that holds a key has what the server says: times, versions, ids', async (t) => {
  const ro = (schema: object) => ({ ...schema, readOnly: true })
  const said = { uid: { ...str, description: 'Populated by the system. Read-only.' }, generation: ro(int) }
  const times = { creationTimestamp: ro({ ...str, format: 'date-time' }), resourceVersion: ro(str) }
  const labels = { type: 'object', additionalProperties: str }
  const revision = ro({ ...str, enum: ['draft'] })
  const metadata = obj(
    { name: str, labels, revision, version: ro({ ...str, pattern: '^[0-9]+$' }), ...said, ...times },
    []
  )
  const widget = obj({ metadata, spec: obj({ size: int }, []) })
  const ask = server(t, {
    '/widgets': {
      parameters: [query('sort', str)],
      get: replies(obj({ items: arr(widget) })),
      post: { ...body(widget), ...replies(widget, 201) }
    },
    '/widgets/{name}': {
      parameters: [path('name', str)],
      get: replies(widget),
      put: { ...body(widget), ...replies(widget) }
    }
  })
  const { items } = (await ask('GET', '/widgets?sort=-metadata.creationTimestamp')).body
  const made = items.map((one: { metadata: { creationTimestamp: string } }) => one.metadata.creationTimestamp)
  t.same(made, [...made].sort().reverse())
  t.type(made[0], 'string')
  const first = (await ask('POST', '/widgets', { metadata: { name: 'zed' }, spec: { size: 1 } })).body.metadata
  t.match(first, { name: 'zed', resourceVersion: '1', generation: 1, version: '1', uid: /./, labels: undefined })
  const sent = { metadata: { name: 'zed', labels: { a: 'b' } }, spec: { size: 2 } }
  const second = (await ask('PUT', '/widgets/zed', sent)).body.metadata
  t.match(second, { uid: first.uid, creationTimestamp: first.creationTimestamp, labels: { a: 'b' } })
  t.match(second, { resourceVersion: '2', generation: 2, version: '2', revision: 'draft' })
  t.same((await ask('GET', '/widgets/zed')).body.metadata, second)
})

t.test('a list goes on behind a key by since_id, and since may be about changes', async (t) => {
  const time = { ...str, format: 'date-time' }
  const thing = obj({ id: int, created_at: time, updated_at: time })
  const since = { ...query('since', time), description: 'Only things that were updated after this time.' }
  const ask = server(t, {
    '/things': {
      get: { parameters: [query('page_info', str), query('since_id', int), since], ...replies(arr(thing)) }
    },
    '/things/{id}': { parameters: [path('id')], get: replies(thing), delete: gone }
  })
  const { body: all } = await ask('GET', '/things')
  const [, , third] = all
  const after = (await ask('GET', `/things?since_id=${third.id}`)).body
  t.same(after, all.slice(3))
  const changed = (await ask('GET', `/things?since=${third.updated_at}`)).body
  t.same(
    changed,
    all.filter((one: { updated_at: string }) => one.updated_at >= third.updated_at)
  )
})

t.test('a search may name the members of its values', async (t) => {
  const ticket = obj({ id: int, status: { enum: ['open', 'solved'] }, subject: str, tags: arr(str) })
  const ask = server(t, {
    '/tickets': {
      get: { parameters: [query('query', str)], ...replies(arr(ticket)) },
      post: { ...body(obj({ status: str, subject: str, tags: arr(str) })), ...replies(ticket, 201) }
    },
    '/tickets/{id}': { parameters: [path('id')], get: replies(ticket) }
  })
  await ask('POST', '/tickets', { status: 'solved', subject: 'Zyx and Wvu', tags: ['Red'] })
  await ask('POST', '/tickets', { status: 'open', subject: 'Zyx', tags: ['note:x'] })
  const found = async (text: string) =>
    (await ask('GET', `/tickets?query=${encodeURIComponent(text)}`)).body.map((one: { id: number }) => one.id)
  t.same(await found('status:solved zyx'), [19])
  t.same(await found("subject:'Zyx and Wvu' AND tags:red"), [19])
  t.same(await found('-status:solved Zyx'), [20])
  t.same(await found('id:20'), [20], 'a number')
  t.same(await found('note:x'), [20], 'no member is called so')
  t.same(await found('zyx and'), [19], 'a word of the text')
})
