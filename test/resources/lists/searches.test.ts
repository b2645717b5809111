import t, { type Test } from 'tap'
import { arr, body, int, obj, path, query, replies, server, str } from '../../fixtures/rows.ts'

const state = { ...str, enum: ['todo', 'done'] }
const item = obj({ id: int, title: str, state, rank: int }, ['id', 'title'])
const found = obj({ items: arr(item), total: int })
const search = obj(
  {
    query: str,
    filters: obj({ state, rank: obj({ gte: int, lte: int }, []) }, []),
    where: { type: 'object' },
    sort: {},
    limit: int,
    offset: int,
    fields: arr(str)
  },
  []
)

interface Found {
  items: { id: number; title: string; rank: number }[]
  total: number
}

/** A server with three items that a test made, and how to search them by POST. */
async function items(t: Test, url: string) {
  const ask = server(t, {
    '/items': {
      get: replies(arr(item)),
      post: { ...body(obj({ title: str, state, rank: int }, ['title'])), ...replies(item, 201) }
    },
    '/items/{id}': { parameters: [path('id')], get: replies(item) },
    [url]: { post: { parameters: [query('rank', int)], ...body(search), ...replies(found) } }
  })
  for (const [title, state, rank] of [
    ['Zed B', 'done', 9001],
    ['Zed A', 'done', 9003],
    ['Zed C', 'todo', 9002]
  ])
    await ask('POST', '/items', { title, state, rank })
  return async (sent: object, more = ''): Promise<Found> => (await ask('POST', url + more, sent)).body
}

t.test('a search by POST shows the rows of the list, by its body', async (t) => {
  for (const url of ['/items/search', '/items/_search']) {
    const find = await items(t, url)
    const titles = async (sent: object, more?: string) =>
      (await find(sent, more)).items.map(({ title }) => title.slice(4)).join('')
    t.equal((await find({})).total, 21, url)
    t.equal(await titles({ query: 'zed' }), 'BAC')
    t.match(await find({ query: 'zed', limit: 2, offset: 1 }), { total: 3, items: [{ rank: 9003 }, { rank: 9002 }] })
    t.equal(await titles({ filters: { state: 'done', rank: { gte: 9001 } } }), 'BA')
    t.equal(await titles({ filters: { rank: { gte: 9001, lte: 9002 } } }), 'BC')
    t.equal(await titles({ where: { rank: 9002 } }), 'C')
    t.equal(await titles({}, '?rank=9003'), 'A')
    t.equal(await titles({ query: 'zed', sort: '-title' }), 'CBA')
    t.equal(await titles({ query: 'zed', sort: { field: 'rank', order: 'desc' } }), 'ACB')
    t.equal(await titles({ query: 'zed', sort: [{ by: 'state' }, { column: 'title', direction: 'asc' }] }), 'ABC')
    t.equal(await titles({ query: 'zed', sort: { title: 'asc' } }), 'ABC')
    t.equal(await titles({ query: 'rank>9001' }), 'AC')
    t.equal(await titles({ query: 'rank:>=9002 rank<9003' }), 'C')
    t.equal(await titles({ query: 'rank:<=9001 AND title~"zed"' }), 'B')
    t.equal(await titles({ query: 'title~"d a" -state:todo' }), 'A')
    t.same((await find({ query: 'zed', limit: 1, fields: ['title'] })).items, [{ id: 19, title: 'Zed B' }])
  }
})

t.test('a search by POST that shows the rows of no list has none', async (t) => {
  const other = obj({ id: int, color: str, size: int })
  const ask = server(t, {
    '/items': { get: replies(arr(item)) },
    '/items/{id}': { parameters: [path('id')], get: replies(item) },
    '/shades/search': { post: { ...body(search), ...replies(arr(other)) } }
  })
  const reply = await ask('POST', '/shades/search', {})
  t.equal(reply.status, 200)
  t.equal(reply.headers['standin-source'], 'generated')
})

t.test('a single row is cut to the members that were asked for, and the required ones', async (t) => {
  const attributes = obj({ name: str, note: str }, [])
  const article = obj({ data: obj({ type: str, id: str, attributes }) })
  const ask = server(t, {
    '/items': { get: replies(arr(item)) },
    '/items/{id}': { get: { parameters: [path('id'), query('fields', str)], ...replies(item) } },
    '/articles': { get: replies(obj({ data: arr(article.properties.data as object) })) },
    '/articles/{id}': {
      get: { parameters: [path('id', str), query('fields[articles]', str)], ...replies(article) }
    }
  })
  const names = async (url: string) => Object.keys((await ask('GET', url)).body)
  t.same(await names('/items/1?fields=rank'), ['id', 'title', 'rank'])
  t.same(await names('/items/1?fields=*'), ['id', 'title', 'state', 'rank'])
  t.same(await names('/items/1'), ['id', 'title', 'state', 'rank'])
  const { data } = (await ask('GET', '/articles/1?fields[articles]=note')).body
  t.same(Object.keys(data.attributes), ['note'])
})
