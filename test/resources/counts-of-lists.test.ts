import t from 'tap'
import { createStandin } from '../../src/standin.ts'
import { documentOf, json } from '../fixtures/start.ts'

const text = { type: 'string' }
const integer = { type: 'integer' }
const row = { type: 'object', required: ['name'], properties: { id: integer, name: text, color: text } }
const shop = { type: 'object', required: ['id'], properties: { id: integer, city: text } }
const rows = { type: 'array', items: row }
const count = { type: 'object', required: ['count'], properties: { count: integer } }
const color = { in: 'query', name: 'color', schema: text }
const path = (name: string) => ({ in: 'path', name, required: true, schema: integer })
const body = { content: { 'application/json': { schema: row } } }
const get = (schema: object, parameters: object[] = []) => ({ get: { parameters, responses: { 200: json(schema) } } })
const as = (type: string, schema: object) => ({
  get: { responses: { 200: { description: 'The count.', content: { [type]: { schema } } } } }
})

function serve(t: { teardown: (end: () => unknown) => void }, paths: object) {
  const app = createStandin({ document: documentOf(paths as Record<string, object>), fixtures: false })
  t.teardown(() => app.close())
  return app
}

const list = { ...get(rows, [color]), post: { requestBody: body, responses: { 201: json(row) } } }
const item = { parameters: [path('id')], ...get(row), delete: { responses: { 204: {} } } }

t.test('the path below a list counts its rows', async (t) => {
  const app = serve(t, {
    '/cups.json': list,
    '/cups/{id}.json': item,
    '/cups/count.json': get(count, [color]),
    '/cups/$count': as('text/plain', integer),
    '/cups/_count': get({ type: 'number' }),
    '/cups/total': as('application/xml', count)
  })
  const rowsNow = async () => (await app.inject('/cups.json')).json().length
  const counted = async (query = '') => (await app.inject(`/cups/count.json${query}`)).json()
  const start = await rowsNow()
  t.same(await counted(), { count: start })
  const made = await app.inject({ method: 'POST', url: '/cups.json', payload: { name: 'a', color: 'of one cup' } })
  t.same(await counted(), { count: start + 1 }, 'also after an answer that was kept')
  t.same(await counted('?color=of+one+cup'), { count: 1 })
  t.equal((await app.inject('/cups/$count')).body, String(start + 1))
  t.equal((await app.inject('/cups/_count')).json(), start + 1)
  await app.inject({ method: 'DELETE', url: `/cups/${made.json().id}.json` })
  t.same(await counted(), { count: start })
  t.equal((await app.inject('/cups/count.json')).headers['standin-source'], 'row')
  t.not((await app.inject('/cups/total')).headers['standin-source'], 'row', 'XML is left to the other sources')
})

t.test('a list as XML is left to the other sources', async (t) => {
  const content = { 'application/json': { schema: rows }, 'application/xml': { schema: rows } }
  const app = serve(t, {
    '/cups': { get: { responses: { 200: { description: 'Cups.', content } } } },
    '/cups/{id}': item
  })
  const sourceOf = async (accept: string) =>
    (await app.inject({ url: '/cups', headers: { accept } })).headers['standin-source']
  t.equal(await sourceOf('application/json'), 'row')
  t.equal(await sourceOf('application/xml'), 'generated')
})

t.test('rows are counted below their owner', async (t) => {
  const one = [path('shopId')]
  const app = serve(t, {
    '/shops': get({ type: 'array', items: shop }),
    '/shops/{shopId}': { parameters: one, ...get(shop), delete: { responses: { 204: {} } } },
    '/shops/{shopId}/cups': { parameters: one, ...list },
    '/shops/{shopId}/cups/{id}': { ...item, parameters: [path('shopId'), path('id')] },
    '/shops/{shopId}/cups/count': { parameters: one, ...get(count) }
  })
  const { id } = (await app.inject('/shops')).json()[0]
  const there = (await app.inject(`/shops/${id}/cups`)).json().length
  t.same((await app.inject(`/shops/${id}/cups/count`)).json(), { count: there })
  await app.inject({ method: 'DELETE', url: `/shops/${id}` })
  t.equal((await app.inject(`/shops/${id}/cups/count`)).statusCode, 404)
})

t.test('a path that shows something else counts nothing', async (t) => {
  const two = { type: 'object', properties: { count: integer, total: integer } }
  const app = serve(t, {
    '/cups': list,
    '/cups/{id}': item,
    '/cups/count': get(two),
    '/cups/total': get({ type: 'object', properties: { sum: integer } }),
    '/cups/num': { get: { responses: { 204: { description: 'Nothing.' } } } },
    '/cups/_count': { get: { responses: { 200: { description: 'Any.', content: { 'application/json': {} } } } } },
    '/cups/size': get(count),
    '/mugs/count': get(count)
  })
  for (const url of ['/cups/count', '/cups/total', '/cups/_count', '/cups/size', '/mugs/count'])
    t.equal((await app.inject(url)).headers['standin-source'], 'generated', url)
  t.equal((await app.inject('/cups/num')).statusCode, 204)
})

t.test('statistics of a list agree with its rows', async (t) => {
  const flag = { type: 'boolean' }
  const number = { type: 'number' }
  const size = { type: 'string', enum: ['small', 'extra-large'] }
  const properties = { id: integer, size, is_archived: flag, price: number, weight: integer, kind: text }
  const jug = { type: 'object', required: Object.keys(properties), properties }
  const object = (members: object) => ({ type: 'object', required: Object.keys(members), properties: members })
  const shown = object({
    total: integer,
    jugs: integer,
    small_count: integer,
    archived: integer,
    average_price: number,
    total_weight: integer,
    mean_weight: integer,
    min_price: number,
    maxPrice: number,
    revenue: number,
    by_size: object({ small: integer, extraLarge: integer, other: integer }),
    sizes: { type: 'object', additionalProperties: integer },
    data: object({ num_small: integer, more: object({ total: integer, deep: object({ total: integer }) }) }),
    visitors: integer,
    growth: number,
    note: text
  })
  const jugs = { type: 'array', items: jug }
  const made = { requestBody: { content: { 'application/json': { schema: jug } } }, responses: { 201: json(jug) } }
  const app = serve(t, {
    '/jugs': { ...get(jugs, [{ in: 'query', name: 'size', schema: size }]), post: made },
    '/jugs/stats': get(shown, [{ in: 'query', name: 'size', schema: size }]),
    '/jugs/metrics': get(object({ uptime: integer })),
    '/mugs/stats': get(shown)
  })
  type Jug = { size: string; is_archived: boolean; price: number; weight: number }
  const sum = (all: number[]) => Math.round(all.reduce((one, other) => one + other, 0) * 100) / 100
  const agree = async (query = '') => {
    const rows: Jug[] = (await app.inject(`/jugs${query}`)).json()
    const stats = (await app.inject(`/jugs/stats${query}`)).json()
    const [prices, weights] = [rows.map(({ price }) => price), rows.map(({ weight }) => weight)]
    const [small, large] = ['small', 'extra-large'].map((one) => rows.filter((row) => row.size === one).length)
    const { visitors, growth, note, by_size, ...told } = stats
    t.match(by_size, { small, extraLarge: large })
    t.match(told.data.more, { total: rows.length })
    t.match(told, {
      total: rows.length,
      jugs: rows.length,
      small_count: small,
      archived: rows.filter((row) => row.is_archived).length,
      average_price: rows.length === 0 ? 0 : Math.round((prices.reduce((a, b) => a + b) / rows.length) * 100) / 100,
      total_weight: sum(weights),
      min_price: rows.length === 0 ? 0 : Math.min(...prices),
      maxPrice: rows.length === 0 ? 0 : Math.max(...prices),
      revenue: sum(prices),
      sizes: { small, 'extra-large': large },
      data: { num_small: small }
    })
    t.type(growth, 'number')
    t.ok(Number.isInteger(told.mean_weight))
  }
  await agree()
  const payload = { id: 99, size: 'small', is_archived: true, price: 7.25, weight: 3, kind: 'x' }
  await app.inject({ method: 'POST', url: '/jugs', payload })
  await agree()
  await agree('?size=extra-large')
  for (const url of ['/jugs/metrics', '/mugs/stats'])
    t.equal((await app.inject(url)).headers['standin-source'], 'generated', url)
})

t.test('numbers of no rows are zero', async (t) => {
  const cups = { type: 'object', required: ['average_size'], properties: { average_size: integer } }
  const sized = { type: 'object', required: ['id'], properties: { id: integer, size: integer } }
  const app = serve(t, { '/cups': get({ type: 'array', items: sized, maxItems: 0 }), '/cups/stats': get(cups) })
  t.same((await app.inject('/cups/stats')).json(), { average_size: 0 })
})

t.test('states that a description lists are counted too', async (t) => {
  const status = { type: 'string', description: 'Where it stands, one of packed, sent or lost' }
  const parcel = { type: 'object', required: ['id', 'status'], properties: { id: integer, status } }
  const byStatus = { type: 'object', additionalProperties: integer }
  const stats = {
    type: 'object',
    required: ['total', 'sent', 'by_status'],
    properties: { total: integer, sent: integer, by_status: byStatus }
  }
  const app = serve(t, { '/parcels': get({ type: 'array', items: parcel }), '/parcels/stats': get(stats) })
  const rows: { status: string }[] = (await app.inject('/parcels')).json()
  const countOf = (word: string) => rows.filter((one) => one.status === word).length
  const [packed, sent, lost] = ['packed', 'sent', 'lost'].map(countOf)
  t.same((await app.inject('/parcels/stats')).json(), { total: rows.length, sent, by_status: { packed, sent, lost } })
})
