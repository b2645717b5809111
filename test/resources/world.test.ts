import fc from 'fast-check'
import t, { type Test } from 'tap'
import { createStandin } from '../../src/standin.ts'
import { documentOf, json } from '../fixtures/start.ts'

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const body = (schema: object, type = 'application/json') => ({
  requestBody: { required: true, content: { [type]: { schema } } }
})
const path = (name: string, type = 'integer') => ({ name, in: 'path', required: true, schema: { type } })
const query = (name: string, schema: object) => ({ name, in: 'query', schema })
const missing = {
  404: json({ type: 'object', properties: { message: { type: 'string' } } })
}

const thing = {
  type: 'object',
  required: ['id', 'name', 'status', 'created_at', 'updated_at'],
  properties: {
    id: { type: 'integer', readOnly: true },
    name: { type: 'string' },
    status: { type: 'string', enum: ['draft', 'published', 'cancelled'], default: 'draft' },
    price: { type: 'number' },
    note: { type: ['string', 'null'] },
    owner_id: { type: 'integer' },
    created_at: { type: 'string', format: 'date-time', readOnly: true },
    updated_at: { type: 'string', format: 'date-time', readOnly: true }
  }
}
const input = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string' },
    status: thing.properties.status,
    price: { type: 'number' },
    note: thing.properties.note
  }
}

const document = documentOf(
  {
    '/things': {
      get: {
        parameters: [
          query('page', { type: 'integer', default: 1, minimum: 1 }),
          query('per_page', { type: 'integer', maximum: 500 }),
          query('status', { type: 'string' }),
          query('sort', { type: 'string' }),
          query('q', { type: 'string' }),
          query('price_gte', { type: 'number' })
        ],
        responses: {
          200: {
            ...json({
              type: 'object',
              required: ['items', 'total', 'next'],
              properties: {
                items: { type: 'array', items: ref('Thing') },
                total: { type: 'integer' },
                next: { type: ['string', 'null'], format: 'uri' }
              }
            }),
            headers: { Link: { schema: { type: 'string' } }, 'X-Total-Count': { schema: { type: 'integer' } } }
          }
        }
      },
      post: {
        ...body(input),
        responses: { 201: { ...json(ref('Thing')), headers: { Location: { schema: { type: 'string' } } } } }
      }
    },
    '/things/{id}': {
      parameters: [path('id')],
      get: { responses: { 200: json(ref('Thing')), ...missing } },
      put: { ...body(input), responses: { 200: json(ref('Thing')), ...missing } },
      patch: {
        ...body({ ...input, required: [] }, 'application/merge-patch+json'),
        responses: { 200: json(ref('Thing')), ...missing }
      },
      delete: { responses: { 204: { description: 'gone' }, ...missing } }
    },
    '/things/{id}/cancel': { post: { parameters: [path('id')], responses: { 200: json(ref('Thing')), ...missing } } },
    '/owners': { get: { responses: { 200: json({ type: 'array', items: ref('Owner') }) } } },
    '/owners/{ownerId}': {
      parameters: [path('ownerId')],
      get: { responses: { 200: json(ref('Owner')), ...missing } },
      delete: { responses: { 204: { description: 'gone' }, ...missing } }
    },
    '/owners/{ownerId}/pets': {
      parameters: [path('ownerId')],
      get: { responses: { 200: json({ type: 'array', items: ref('Pet') }), ...missing } },
      post: {
        ...body({ type: 'object', properties: { name: { type: 'string' } } }),
        responses: { 201: json(ref('Pet')) }
      }
    },
    '/owners/{ownerId}/pets/{petId}': {
      parameters: [path('ownerId'), path('petId')],
      get: { responses: { 200: json(ref('Pet')), ...missing } }
    },
    '/settings': {
      get: { responses: { 200: json(ref('Settings')) } },
      put: { ...body(ref('Settings')), responses: { 200: json(ref('Settings')) } },
      patch: {
        ...body({ type: 'object', properties: { language: { type: 'string' } } }),
        responses: { 200: json(ref('Settings')) }
      }
    }
  },
  {
    components: {
      schemas: {
        Thing: thing,
        Owner: {
          type: 'object',
          required: ['id', 'name'],
          properties: { id: { type: 'integer' }, name: { type: 'string' } }
        },
        Pet: {
          type: 'object',
          required: ['id', 'owner_id'],
          properties: { id: { type: 'integer' }, name: { type: 'string' }, owner_id: { type: 'integer' } }
        },
        Settings: {
          type: 'object',
          required: ['language', 'dark'],
          properties: { language: { type: 'string' }, dark: { type: 'boolean' } }
        }
      }
    }
  }
)

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

function server(t: Test, options: object = {}) {
  const app = createStandin({ document, fixtures: false, ...options })
  t.teardown(() => app.close())
  return async (method: Method, url: string, sent?: unknown, type = 'application/json', headers: object = {}) => {
    const answer = await app.inject({
      method,
      url,
      headers: { ...(sent === undefined ? {} : { 'content-type': type }), ...headers },
      ...(sent === undefined ? {} : { payload: typeof sent === 'string' ? sent : JSON.stringify(sent) })
    })
    return {
      status: answer.statusCode,
      headers: answer.headers,
      text: answer.payload,
      body:
        /json/.test(String(answer.headers['content-type'])) && answer.payload !== ''
          ? JSON.parse(answer.payload)
          : undefined
    }
  }
}

const merge = 'application/merge-patch+json'

t.test('random verbs, pages and resets do what they do to a map', async (t) => {
  const ask = server(t)
  const start = (await ask('GET', '/things?per_page=500')).body.items as Record<string, unknown>[]
  const step = fc.oneof(
    fc.record({ verb: fc.constant('post'), name: fc.string({ minLength: 1, maxLength: 5 }) }),
    fc.record({
      verb: fc.constantFrom('put', 'patch'),
      at: fc.nat(30),
      name: fc.string({ minLength: 1, maxLength: 5 })
    }),
    fc.record({ verb: fc.constantFrom('delete', 'cancel'), at: fc.nat(30) }),
    fc.record({ verb: fc.constant('page'), at: fc.nat(5), size: fc.integer({ min: 1, max: 7 }) }),
    fc.record({ verb: fc.constant('reset') })
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      await ask('POST', '/__admin/reset')
      const rows = new Map(start.map((row) => [row.id, row]))
      for (const { verb, ...one } of steps as { verb: string; name?: string; at?: number; size?: number }[]) {
        const id = [...rows.keys()][(one.at ?? 0) % Math.max(1, rows.size)]
        const name = one.name
        if (verb === 'post') {
          const { body } = await ask('POST', '/things', { name })
          if (rows.has(body.id) || body.name !== name || body.status !== 'draft') return false
          rows.set(body.id, body)
        } else if (verb === 'reset') {
          await ask('POST', '/__admin/reset')
          rows.clear()
          for (const row of start) rows.set(row.id, row)
        } else if (verb === 'page') {
          const { at = 0, size = 1 } = one
          const { body } = await ask('GET', `/things?page=${at + 1}&per_page=${size}`)
          const wanted = [...rows.values()].slice(at * size, (at + 1) * size)
          if (JSON.stringify(body.items) !== JSON.stringify(wanted) || body.total !== rows.size) return false
        } else if (id !== undefined) {
          const url = `/things/${id}`
          if (verb === 'delete') {
            if ((await ask('DELETE', url)).status !== 204 || (await ask('GET', url)).status !== 404) return false
            rows.delete(id)
          } else {
            const { body } =
              verb === 'put'
                ? await ask('PUT', url, { name })
                : verb === 'patch'
                  ? await ask('PATCH', url, { name }, merge)
                  : await ask('POST', `${url}/cancel`)
            const wanted = verb === 'cancel' ? body.status === 'cancelled' : body.name === name
            if (!wanted || body.id !== id) return false
            rows.set(id, body)
          }
        }
      }
      const { body } = await ask('GET', '/things?per_page=500')
      return JSON.stringify(body.items) === JSON.stringify([...rows.values()])
    }),
    { numRuns: 25, seed: 7 }
  )
  t.pass('no difference')
})

t.test('lists filter, search, sort, and lead on', async (t) => {
  const ask = server(t)
  for (const [name, price] of [
    ['Quixotic', 90_001],
    ['Bell', 90_003],
    ['Cup', 90_002]
  ]) {
    await ask('POST', '/things', { name, price, status: 'published' })
  }
  const names = async (url: string) => (await ask('GET', url)).body.items.map(({ name }: { name: string }) => name)
  t.same(await names('/things?price_gte=90000&sort=price'), ['Quixotic', 'Cup', 'Bell'])
  t.same(await names('/things?price_gte=90000&sort=-price'), ['Bell', 'Cup', 'Quixotic'])
  t.same(await names('/things?q=quixot'), ['Quixotic'])
  const page = await ask('GET', '/things?per_page=2&price_gte=90000', undefined, '', { host: 'mock.test' })
  t.equal(page.body.total, 3)
  t.match(page.body.next, 'http://mock.test/things?')
  t.match(page.headers.link, /rel="next"/)
  t.equal(page.headers['x-total-count'], '3')
  const last = await ask('GET', page.body.next.replace('http://mock.test', ''))
  t.equal(last.body.items.length, 1)
  t.equal(last.body.next, null)
  const byAddress = await ask('GET', '/things?per_page=2', undefined, '', { host: '[::1]:4010' })
  t.match(byAddress.body.next, 'http://[::1]:4010/things?')
})

t.test('rows under a thing name it, and go with it', async (t) => {
  const ask = server(t)
  const [owner, other] = (await ask('GET', '/owners')).body
  const pets = (await ask('GET', `/owners/${owner.id}/pets`)).body
  t.ok(pets.length > 1)
  for (const pet of pets) t.equal(pet.owner_id, owner.id)
  t.same((await ask('GET', `/owners/${owner.id}/pets/${pets[0].id}`)).body, pets[0])
  const { body } = await ask('POST', `/owners/${owner.id}/pets`, { name: 'Rex' })
  t.match(body, { name: 'Rex', owner_id: owner.id })
  t.equal((await ask('DELETE', `/owners/${owner.id}`)).status, 204)
  t.equal((await ask('GET', `/owners/${owner.id}/pets`)).status, 404)
  t.equal((await ask('GET', `/owners/${owner.id}/pets/${body.id}`)).status, 404)
  t.equal((await ask('GET', `/owners/${other.id}/pets`)).status, 200)
  const ids = new Set((await ask('GET', '/owners')).body.map(({ id }: { id: number }) => id))
  for (const { owner_id } of (await ask('GET', '/things')).body.items)
    t.ok(owner_id === undefined || ids.has(owner_id) || owner_id === owner.id)
})

t.test('a single thing keeps what is written to it', async (t) => {
  const ask = server(t)
  const before = (await ask('GET', '/settings')).body
  t.match((await ask('PATCH', '/settings', { language: 'xx' })).body, { language: 'xx', dark: before.dark })
  t.same((await ask('GET', '/settings')).body, { ...before, language: 'xx' })
  await ask('PUT', '/settings', { language: 'yy', dark: !before.dark })
  t.same((await ask('GET', '/settings')).body, { language: 'yy', dark: !before.dark })
  await ask('POST', '/__admin/reset')
  t.same((await ask('GET', '/settings')).body, before)
})

t.test('a key that no list shows is a thing, unless the server is closed', async (t) => {
  const ask = server(t)
  const { body } = await ask('GET', '/things/98765')
  t.equal(body.id, 98765)
  t.same((await ask('GET', '/things/98765')).body, body)
  t.equal((await ask('DELETE', '/things/98765')).status, 204)
  t.equal((await ask('GET', '/things/98765')).status, 404)
  const closed = server(t, { closed: true })
  t.equal((await closed('GET', '/things/98765')).status, 404)
  t.equal((await closed('GET', '/owners/98765/pets')).status, 404)
  t.equal((await closed('GET', '/things/1')).status, 200)
})

t.test('nothing is kept by a stateless server, and no more than it may by another', async (t) => {
  const stateless = server(t, { stateless: true })
  const before = (await stateless('GET', '/things')).text
  const { status, body } = await stateless('POST', '/things', { name: 'Zed' })
  t.equal(status, 201)
  t.equal(body.name, 'Zed')
  t.equal((await stateless('GET', '/things')).text, before)
  const small = server(t, { mostRows: 19 })
  t.equal((await small('POST', '/things', { name: 'Zed' })).status, 201)
  t.equal((await small('POST', '/things', { name: 'Zed' })).status, 507)
})

t.test('the state of a world is taken, put back and kept by name', async (t) => {
  const ask = server(t)
  const { id } = (await ask('POST', '/things', { name: 'Zed' })).body
  await ask('DELETE', '/things/1')
  await ask('PATCH', '/things/98765', { name: 'Unlisted' }, merge)
  await ask('PATCH', '/settings', { language: 'xx' })
  const [list, item] = [(await ask('GET', '/things')).text, (await ask('GET', `/things/${id}`)).text]
  const state = (await ask('GET', '/__admin/state')).text
  const yaml = await ask('GET', '/__admin/state', undefined, '', { accept: 'application/yaml' })
  t.match(yaml.headers['content-type'], /yaml/)
  t.equal((await ask('POST', '/__admin/snapshots/one')).status, 201)
  t.match((await ask('GET', '/__admin/snapshots')).body, { snapshots: [{ name: 'one' }] })
  const back = async (put: () => Promise<{ status: number }>) => {
    await ask('POST', '/__admin/reset')
    t.equal((await ask('GET', '/things/1')).status, 200)
    t.equal((await put()).status, 200)
    t.equal((await ask('GET', '/things')).text, list)
    t.equal((await ask('GET', `/things/${id}`)).text, item)
    t.equal((await ask('GET', '/things/1')).status, 404)
    t.match((await ask('GET', '/things/98765')).body, { name: 'Unlisted' })
    t.match((await ask('GET', '/settings')).body, { language: 'xx' })
  }
  await back(() => ask('PUT', '/__admin/state', state))
  await back(() => ask('PUT', '/__admin/state', yaml.text, 'application/yaml'))
  await back(() => ask('POST', '/__admin/snapshots/one/restore'))
  t.match((await ask('GET', '/__admin/snapshots/one')).text, /Zed/)
  t.equal((await ask('DELETE', '/__admin/snapshots/one')).status, 200)
  t.equal((await ask('POST', '/__admin/snapshots/one/restore')).status, 404)
  t.equal((await ask('PUT', '/__admin/state', { things: [{ id: 5, name: 'By hand' }] })).status, 200)
  t.same(
    (await ask('GET', '/things')).body.items.map(({ name }: { name: string }) => name),
    ['By hand']
  )
  t.match((await ask('PUT', '/__admin/state', { nothing: [] })).text, /no collection \\"nothing\\"/)
  t.equal((await ask('PUT', '/__admin/state', '5')).status, 422)
  t.equal((await ask('PUT', '/__admin/state', '{')).status, 422)
})
