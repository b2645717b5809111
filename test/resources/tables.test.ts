import t from 'tap'
import { arr, int, obj, path, replies, server, str } from '../fixtures/rows.ts'

const row = obj({ id: int, customer: str })
const page = obj({ orders: arr(row), total: int })
const types = (content: object) => ({ responses: { 200: { description: 'Orders', content } } })
const item = { '/orders/{id}': { parameters: [path('id')], get: replies(row) } }
const csvOf = (rows: { id: number; customer: string }[]) =>
  ['id,customer', ...rows.map(({ id, customer }) => `${id},${customer}`), ''].join('\r\n')

t.test('a list as a table, or as lines, has the rows that it has as JSON', async (t) => {
  const content = {
    'application/json': { schema: page },
    'text/csv': { schema: str },
    'application/x-ndjson': { schema: row },
    'text/tab-separated-values': {},
    'application/jsonl': { schema: obj({ other: str }) }
  }
  const orders = { get: types(content), post: replies(row, 201) }
  const ask = server(t, {
    '/orders': orders,
    ...item,
    '/orders/export': { get: types({ 'text/csv': { schema: str } }) }
  })
  await ask('POST', '/orders', { customer: 'Ann' })
  const as = async (accept: string) => (await ask('GET', '/orders', undefined, { accept })).text
  const { orders: rows } = (await ask('GET', '/orders')).body
  t.equal(await as('text/csv'), csvOf(rows))
  t.equal(await as('application/x-ndjson'), rows.map((one: object) => `${JSON.stringify(one)}\n`).join(''))
  t.match(await as('text/tab-separated-values'), `id\tcustomer\n${rows[0].id}\t`)
  t.match(await as('application/jsonl'), /^\{"other":/, 'lines of other members')
  const exported = await ask('GET', '/orders/export')
  t.match(
    [exported.text, exported.headers['content-type'], exported.headers['standin-source']],
    [csvOf(rows), /^text\/csv/, 'row']
  )
})

t.test('an example of a table is answered, and an export of another type', async (t) => {
  const example = { 'text/csv': { schema: str, example: 'a,b\r\n' } }
  const zip = { 'application/zip': {} }
  const ask = server(t, {
    '/orders': {
      get: {
        responses: {
          ...types({ 'application/json': { schema: arr(row) }, ...example }).responses,
          203: { description: 'A table', content: { 'text/csv': { schema: str } } }
        }
      }
    },
    ...item,
    '/orders/export': { get: types(zip) },
    '/orders/csv': { get: types(example) }
  })
  t.equal((await ask('GET', '/orders', undefined, { accept: 'text/csv' })).text, 'a,b\r\n')
  t.match((await ask('GET', '/orders', undefined, { prefer: 'code=203' })).text, /^id,title/, 'no JSON beside it')
  t.equal((await ask('GET', '/orders/csv')).text, 'a,b\r\n')
  t.match((await ask('GET', '/orders/export')).text, /^PK/)
})
