import t, { type Test } from 'tap'
import { createStandin } from '../../../src/standin.ts'
import { documentOf, json } from '../../fixtures/start.ts'

type Row = Record<string, unknown>
type Params = Record<string, object>
interface Seen {
  body: Row & Row[]
  headers: Record<string, unknown>
}
/** The next request of a client: query parameters, a URL, a header; undefined at the end of the list. */
type Next = Record<string, string | number> | string | { range: string } | undefined

const count = 11
const size = 4
const text = { type: 'string' }
const integer = { type: 'integer' }
const flag = { type: 'boolean' }
const link = { type: ['string', 'null'], format: 'uri' }
const row = { type: 'object', required: ['id', 'name'], properties: { id: integer, name: text } }
const rows = { type: 'array', items: row }
const object = (properties: object, required = Object.keys(properties)) => ({ type: 'object', required, properties })
const limit = { limit: { ...integer, default: size, maximum: 50 } }

/** A server of eleven things whose list has these parameters and this reply. */
async function listOf(t: Test, params: Params, schema: object, headers: string[] = []) {
  const parameters = Object.entries(params).map(([name, one]) => ({
    in: name === 'Range' ? 'header' : 'query',
    name,
    schema: one
  }))
  const reply = { ...json(schema), headers: Object.fromEntries(headers.map((name) => [name, { schema: text }])) }
  const get = { 'x-standin': { rows: count }, parameters, responses: { 200: reply, 206: reply } }
  const id = { name: 'id', in: 'path', required: true, schema: integer }
  const item = { parameters: [id], get: { responses: { 200: json(row) } }, delete: { responses: { 204: {} } } }
  const app = createStandin({
    document: documentOf({ '/things': { get }, '/things/{id}': item }),
    fixtures: false
  })
  t.teardown(() => app.close())
  return async (next: Next = {}): Promise<Seen> => {
    const asked =
      typeof next === 'string'
        ? { url: next }
        : 'range' in next
          ? { url: '/things', headers: { range: String(next.range) } }
          : {
              url: `/things?${Object.entries(next)
                .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
                .join('&')}`
            }
    const reply = await app.inject(asked)
    if (reply.statusCode >= 300) throw new Error(`${JSON.stringify(next)}: ${reply.body}`)
    return { body: reply.json(), headers: reply.headers }
  }
}

interface Style {
  name: string
  params: Params
  reply: object
  headers?: string[]
  rowsOf: (body: Seen['body']) => Row[]
  first: Next
  next: (seen: Seen, page: number, rows: Row[]) => Next
  /** The members of each page, by its number from 0. */
  says?: (seen: Seen, page: number) => unknown
  wanted?: unknown[]
}

const lastOf = (rows: Row[]) => String(rows.at(-1)?.id)
const relation = (seen: Seen, name: string) =>
  new RegExp(`<([^>]+)>; rel="${name}"`).exec(String(seen.headers.link))?.[1]

const styles: Style[] = [
  {
    name: 'limit, offset and a total',
    params: { ...limit, offset: { ...integer, default: 0 } },
    reply: object({ data: rows, total: integer, limit: integer, offset: integer, count: integer }),
    rowsOf: (body) => body.data as Row[],
    first: { limit: size, offset: 0 },
    next: ({ body }, page) =>
      (page + 1) * size < Number(body.total) ? { limit: size, offset: (page + 1) * size } : undefined,
    says: ({ body }) => [body.total, body.limit, body.offset, body.count],
    wanted: [
      [11, 4, 0, 4],
      [11, 4, 4, 4],
      [11, 4, 8, 3]
    ]
  },
  {
    name: 'skip and take until a short page, a bare array',
    params: { skip: integer, take: integer },
    reply: rows,
    rowsOf: (body) => body,
    first: { take: size },
    next: ({ body }, page) => (body.length < size ? undefined : { take: size, skip: (page + 1) * size })
  },
  {
    name: 'an offset and links inside',
    params: { ...limit, offset: integer },
    reply: object({
      items: rows,
      links: object({ next: { type: 'string' }, prev: { type: 'string' }, first: text, last: text }, [])
    }),
    rowsOf: (body) => body.items as Row[],
    first: {},
    next: ({ body }) => (body.links as Row).next as Next,
    says: ({ body }) =>
      ['prev', 'first', 'last'].map((name) => /offset=(\d+)/.exec(String((body.links as Row)[name]))?.[1]),
    wanted: [
      [undefined, '0', '8'],
      ['0', '0', '8'],
      ['4', '0', '8']
    ]
  },
  {
    name: 'next_offset',
    params: { ...limit, offset: integer },
    reply: object({ items: rows, next_offset: { type: ['integer', 'null'] } }),
    rowsOf: (body) => body.items as Row[],
    first: {},
    next: ({ body }) => (body.next_offset === null ? undefined : { offset: Number(body.next_offset) })
  },
  {
    name: 'an offset that is a text, in replies too',
    params: { ...limit, offset: text },
    reply: object({ records: rows, offset: text }, ['records']),
    rowsOf: (body) => body.records as Row[],
    first: {},
    next: ({ body }) => (body.offset === undefined ? undefined : { offset: String(body.offset) }),
    says: ({ body }, page) => body.offset === lastOf(body.records as Row[]) || page === 2,
    wanted: [true, true, true]
  },
  {
    name: 'an offset that is a text, and a number in replies',
    params: { ...limit, offset: text },
    reply: object({ records: rows, offset: integer }),
    rowsOf: (body) => body.records as Row[],
    first: {},
    next: (_, page) => (page === 2 ? undefined : { offset: String((page + 1) * size) }),
    says: ({ body }) => body.offset,
    wanted: [0, 4, 8]
  },
  {
    name: 'the offset of the next page inside of an object',
    params: { ...limit, offset: text },
    reply: object({ data: rows, next_page: { type: ['object', 'null'], properties: { offset: text, uri: link } } }),
    rowsOf: (body) => body.data as Row[],
    first: {},
    next: ({ body }) => {
      const next = body.next_page as Row | null
      return next === null ? undefined : { offset: String(next.offset) }
    },
    says: ({ body }) => typeof (body.next_page as Row | null)?.uri,
    wanted: ['string', 'string', 'undefined']
  },
  {
    name: 'page and per_page',
    params: { page: { ...integer, default: 1, minimum: 1 }, per_page: integer },
    reply: object({
      items: rows,
      meta: object({
        page: integer,
        per_page: integer,
        total_pages: integer,
        next_page: { type: ['integer', 'null'] },
        prev_page: { type: ['integer', 'null'] },
        first_page: integer,
        last_page: integer
      })
    }),
    rowsOf: (body) => body.items as Row[],
    first: { per_page: size },
    next: ({ body }) => {
      const page = (body.meta as Row).next_page
      return page === null ? undefined : { page: Number(page), per_page: size }
    },
    says: ({ body }) => Object.values(body.meta as Row),
    wanted: [
      [1, 4, 3, 2, null, 1, 3],
      [2, 4, 3, 3, 1, 1, 3],
      [3, 4, 3, null, 2, 1, 3]
    ]
  },
  {
    name: 'Spring',
    params: { page: { ...integer, default: 0 }, size: { ...integer, default: size } },
    reply: object({
      content: rows,
      totalElements: integer,
      totalPages: integer,
      number: integer,
      numberOfElements: integer,
      first: flag,
      last: flag,
      empty: flag
    }),
    rowsOf: (body) => body.content as Row[],
    first: {},
    next: ({ body }, page) => (body.last === true ? undefined : { page: page + 1 }),
    says: ({ body }) => [
      body.totalElements,
      body.totalPages,
      body.number,
      body.numberOfElements,
      body.first,
      body.last
    ],
    wanted: [
      [11, 3, 0, 4, true, false],
      [11, 3, 1, 4, false, false],
      [11, 3, 2, 3, false, true]
    ]
  },
  {
    name: 'next and previous as URLs (Django)',
    params: { page: integer, page_size: integer },
    reply: object({ count: integer, next: link, previous: link, results: rows }),
    rowsOf: (body) => body.results as Row[],
    first: { page_size: size },
    next: ({ body }) => (body.next as string | null) ?? undefined,
    says: ({ body }) => [body.count, /page=(\d+)/.exec(String(body.previous))?.[1]],
    wanted: [
      [11, undefined],
      [11, '1'],
      [11, '2']
    ]
  },
  {
    name: 'addresses of pages beside that of the page (Laravel)',
    params: { page: integer, per_page: integer },
    reply: object({ data: rows, next_page_url: link, path: link, total: integer }),
    rowsOf: (body) => body.data as Row[],
    first: { per_page: size },
    next: ({ body }) => (body.next_page_url as string | null) ?? undefined,
    says: ({ body }) => /\/things\?/.test(String(body.path)),
    wanted: [true, true, true]
  },
  {
    name: 'the address and the total of Hydra, and the numbers of pages from 0 (HATEOAS)',
    params: { page: integer, size: { ...integer, default: size } },
    reply: object({
      '@id': text,
      'hydra:member': rows,
      'hydra:totalItems': integer,
      page: object({ size: integer, totalElements: integer, totalPages: integer, number: integer })
    }),
    rowsOf: (body) => body['hydra:member'] as Row[],
    first: {},
    next: ({ body }, page) => (page < 2 ? { page: Number((body.page as Row).number) + 1 } : undefined),
    says: ({ body }) => [/\/things/.test(String(body['@id'])), body['hydra:totalItems'], (body.page as Row).number],
    wanted: [
      [true, 11, 0],
      [true, 11, 1],
      [true, 11, 2]
    ]
  },
  {
    name: 'the page itself as an object, and the start of the next one',
    params: { start: { ...integer, default: 0 }, limit: { ...integer, default: size } },
    reply: object({
      things: rows,
      start: integer,
      nextPageStart: { type: ['integer', 'null'] },
      pagination: object({
        current: object({ number: integer, href: link }),
        next: { type: ['object', 'null'], properties: { number: integer } }
      })
    }),
    rowsOf: (body) => body.things as Row[],
    first: {},
    next: ({ body }) => (body.nextPageStart === null ? undefined : { start: Number(body.nextPageStart) }),
    says: ({ body }) => {
      const { number, href } = (body.pagination as Record<string, Row>).current as Row
      return [body.start, number, /\/things/.test(String(href))]
    },
    wanted: [
      [0, 1, true],
      [4, 2, true],
      [8, 3, true]
    ]
  },
  {
    name: 'next and previous as numbers',
    params: { page: integer, page_size: { ...integer, default: size } },
    reply: object({
      next: { type: ['integer', 'null'] },
      previous: { type: ['integer', 'null'] },
      first: integer,
      last: integer,
      results: rows
    }),
    rowsOf: (body) => body.results as Row[],
    first: {},
    next: ({ body }) => (body.next === null ? undefined : { page: Number(body.next) }),
    says: ({ body }) => [body.previous, body.first, body.last],
    wanted: [
      [null, 1, 3],
      [1, 1, 3],
      [2, 1, 3]
    ]
  },
  {
    name: 'JSON:API',
    params: { 'page[number]': integer, 'page[size]': { ...integer, default: size } },
    reply: object({
      data: {
        type: 'array',
        items: object({ type: text, id: text, attributes: object({ name: text }) })
      },
      links: object(
        {
          self: link,
          next: { anyOf: [{ type: 'null' }, object({ href: { type: 'string', format: 'uri' } })] },
          prev: object({ href: link }),
          first: link,
          last: link
        },
        ['self', 'next', 'first', 'last']
      ),
      meta: object({ total: integer })
    }),
    rowsOf: (body) => body.data as Row[],
    first: {},
    next: ({ body }) => ((body.links as Row).next as { href: string } | null)?.href,
    says: ({ body }) => {
      const { self, prev, first, last } = body.links as Record<string, never>
      const number = (url: unknown) => /number%5D=(\d+)/.exec(String(url))?.[1]
      return [number(self), number((prev as { href: string } | undefined)?.href), number(first), number(last)]
    },
    wanted: [
      [undefined, undefined, '1', '3'],
      ['2', '1', '1', '3'],
      ['3', '2', '1', '3']
    ]
  },
  {
    name: 'Link and X-Total-Count (GitHub)',
    params: { page: integer, per_page: integer },
    reply: rows,
    headers: ['Link', 'X-Total-Count', 'X-Page', 'X-Per-Page', 'X-Total-Pages', 'X-Next-Page', 'X-Prev-Page', 'X-Odd'],
    rowsOf: (body) => body,
    first: { per_page: size },
    next: (seen) => relation(seen, 'next'),
    says: (seen) => [
      ...['total-count', 'page', 'per-page', 'total-pages', 'next-page', 'prev-page'].map(
        (name) => seen.headers[`x-${name}`]
      ),
      ...['first', 'prev', 'last'].map((name) => /[?&]page=(\d+)/.exec(relation(seen, name) ?? '')?.[1])
    ],
    wanted: [
      ['11', '1', '4', '3', '2', '', '1', undefined, '3'],
      ['11', '2', '4', '3', '3', '1', '1', '1', '3'],
      ['11', '3', '4', '3', '', '2', '1', '2', '3']
    ]
  },
  {
    name: 'cursor, has_more and next_cursor',
    params: { cursor: text, ...limit },
    reply: object({ data: rows, has_more: flag, next_cursor: { type: ['string', 'null'] } }),
    rowsOf: (body) => body.data as Row[],
    first: {},
    next: ({ body }) => (body.has_more === true ? { cursor: String(body.next_cursor) } : undefined),
    says: ({ body }) => body.next_cursor === null,
    wanted: [false, false, true]
  },
  {
    name: 'a cursor in headers',
    params: { cursor: text, ...limit },
    reply: rows,
    headers: ['X-Next-Cursor', 'X-Has-More', 'X-Offset'],
    rowsOf: (body) => body,
    first: {},
    next: ({ headers }) =>
      headers['x-has-more'] === 'true' ? { cursor: String(headers['x-next-cursor']) } : undefined,
    says: ({ headers }) => [headers['x-next-cursor'] === '', headers['x-offset']],
    wanted: [
      [false, '0'],
      [false, '4'],
      [true, '8']
    ]
  },
  {
    name: 'page_token and next_page_token (Google)',
    params: { page_token: text, page_size: { ...integer, default: size } },
    reply: object({ things: rows, next_page_token: text }),
    rowsOf: (body) => body.things as Row[],
    first: {},
    next: ({ body }) => (body.next_page_token === '' ? undefined : { page_token: String(body.next_page_token) })
  },
  {
    name: 'pages whose numbers are texts',
    params: { page: text, ...limit },
    reply: object({ things: rows, next_page: { type: 'string' } }, ['things']),
    rowsOf: (body) => body.things as Row[],
    first: {},
    next: ({ body }) => (body.next_page === undefined ? undefined : { page: String(body.next_page) }),
    says: ({ body }) => body.next_page,
    wanted: ['2', '3', undefined]
  },
  {
    name: 'a page that is a cursor',
    params: { page: { ...text, description: 'The cursor of a page' }, ...limit },
    reply: object({ things: rows, next_page: { type: 'string' } }, ['things']),
    rowsOf: (body) => body.things as Row[],
    first: {},
    next: ({ body }) => (body.next_page === undefined ? undefined : { page: String(body.next_page) })
  },
  {
    name: 'numbers that are texts',
    params: { offset: text, limit: { ...text, default: String(size) } },
    reply: object({ things: rows, total: integer }),
    rowsOf: (body) => body.things as Row[],
    first: {},
    next: ({ body }, page) => ((page + 1) * size < (body.total as number) ? { offset: (page + 1) * size } : undefined)
  },
  {
    name: 'marker and a link',
    params: { marker: text, ...limit },
    reply: object({ things: rows, next: { type: ['string', 'null'], format: 'uri' }, previous: link, first: link }),
    rowsOf: (body) => body.things as Row[],
    first: {},
    next: ({ body }) => (body.next as string | null) ?? undefined,
    says: ({ body }) => [body.previous === null, /marker=(\w*)/.exec(String(body.first))?.[1]],
    wanted: [
      [true, undefined],
      [false, undefined],
      [false, undefined]
    ]
  },
  {
    name: 'starting_after (Stripe)',
    params: { starting_after: text, ending_before: text, ...limit },
    reply: object({ data: rows, has_more: flag }),
    rowsOf: (body) => body.data as Row[],
    first: {},
    next: ({ body }, _, rows) => (body.has_more === true ? { starting_after: lastOf(rows) } : undefined)
  },
  {
    name: 'first, after and edges (Relay)',
    params: { first: integer, after: text, last: integer, before: text },
    reply: object({
      edges: { type: 'array', items: object({ cursor: text, node: row }) },
      pageInfo: object({ hasNextPage: flag, hasPreviousPage: flag, startCursor: text, endCursor: text }),
      totalCount: integer
    }),
    rowsOf: (body) => (body.edges as { node: Row }[]).map(({ node }) => node),
    first: { first: size },
    next: ({ body }) => {
      const { hasNextPage, endCursor } = body.pageInfo as Row
      return hasNextPage === true ? { first: size, after: String(endCursor) } : undefined
    },
    says: ({ body }) => {
      const edges = body.edges as { cursor: string; node: Row }[]
      const { startCursor, hasPreviousPage } = body.pageInfo as Row
      return [body.totalCount, hasPreviousPage, edges[0]?.cursor === startCursor]
    },
    wanted: [
      [11, false, true],
      [11, true, true],
      [11, true, true]
    ]
  },
  {
    name: 'Range and Content-Range',
    params: { Range: text },
    reply: rows,
    headers: ['Content-Range'],
    rowsOf: (body) => body,
    first: { range: `items=0-${size - 1}` },
    next: ({ headers }, page) => {
      const total = Number(String(headers['content-range']).split('/')[1])
      const from = (page + 1) * size
      return from < total ? { range: `items=${from}-${from + size - 1}` } : undefined
    },
    says: ({ headers }) => headers['content-range'],
    wanted: ['items 0-3/11', 'items 4-7/11', 'items 8-10/11']
  }
]

t.test('a chat begins with its latest rows, and leads to those before until there are none', async (t) => {
  const reply = object({ data: rows, has_more: flag, next_cursor: { type: ['string', 'null'] } })
  const list = await listOf(t, { before: text, ...limit }, reply)
  let keys: unknown[] = []
  let pages = 0
  for (let asked: Next = {}; asked !== undefined && pages < 5; pages++) {
    const { body } = await list(asked)
    const here = (body.data as Row[]).map(({ id }) => id)
    keys = [...here, ...keys]
    t.equal(body.next_cursor, body.has_more ? String(here[0]) : null)
    asked = body.has_more ? { before: String(here[0]) } : undefined
  }
  t.equal(pages, 3)
  t.same(keys, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
})

t.test('a list with max_id begins with its newest rows', async (t) => {
  const params = { max_id: text, since_id: text, ...limit }
  const reply = object({ data: rows, next_max_id: { type: ['string', 'null'] } })
  const list = await listOf(t, params, reply, ['Link'])
  const ids = async (asked: Next) => ((await list(asked)).body.data as Row[]).map(({ id }) => id)
  t.same(await ids({}), [11, 10, 9, 8])
  t.same(await ids({ max_id: 8 }), [7, 6, 5, 4])
  t.same(await ids({ max_id: 4 }), [3, 2, 1])
  t.equal((await list({ max_id: 8 })).body.next_max_id, '4')
  t.equal((await list({ max_id: 4 })).body.next_max_id, null)
  t.match((await list({})).headers.link, 'max_id=8>; rel="next"')
  t.same(await ids({ since_id: 9 }), [11, 10])
  t.same(await ids({ since_id: 3 }), [11, 10, 9, 8], 'the newest of those since')
  t.same(await ids({ since_id: 5, max_id: 9 }), [8, 7, 6])
  t.same(await ids({ max_id: 1 }), [])
  t.same(await ids({ max_id: 'x' }), [])
  t.same(await ids({ since_id: 99 }), [], 'nothing is newer')
  t.same(await ids({ since_id: 'x' }), [11, 10, 9, 8])
  t.same(await ids({ max_id: 999 }), [11, 10, 9, 8], 'a key that no row has is a bound')
  const after = await listOf(t, { max_id: text, min_id: text, ...limit }, rows)
  const shown = async (asked: Next) => (await after(asked)).body.map(({ id }) => id)
  t.same(await shown({ min_id: 3 }), [7, 6, 5, 4], 'the rows that follow it')
})

t.test('rows without numbers are shown from the newest by their places', async (t) => {
  const word = { type: 'object', required: ['code'], properties: { code: { ...text, pattern: '^[a-z]{4}$' } } }
  const parameters = [{ name: 'max_id', in: 'query', schema: text }]
  const get = (more: object) => ({ ...more, responses: { 200: json({ type: 'array', items: word }) } })
  const code = { name: 'code', in: 'path', required: true, schema: text }
  const app = createStandin({
    document: documentOf({
      '/old': { get: get({}) },
      '/words': { get: get({ parameters, 'x-standin': { rows: 5 } }) },
      '/words/{code}': {
        parameters: [code],
        get: { responses: { 200: json(word) } },
        delete: { responses: { 204: {} } }
      }
    }),
    fixtures: false
  })
  t.teardown(() => app.close())
  const list = async (url: string) => ((await app.inject(url)).json() as Row[]).map((one) => String(one.code))
  const all = await list('/words')
  t.equal(all.length, 5)
  t.same(await list(`/words?max_id=${all[1]}`), all.slice(2))
  await app.inject({ method: 'DELETE', url: `/words/${all[1]}` })
  t.same(await list(`/words?max_id=${all[1]}`), all.slice(2), 'a row that is gone still has its place')
})

t.test('an object in the query pages, and leads on', async (t) => {
  const parameters = [
    { in: 'query', name: 'page', style: 'deepObject', explode: true, schema: { type: 'object' } },
    { in: 'query', name: 'filter', style: 'deepObject', explode: true, schema: object({ name: text }, []) }
  ]
  const get = { parameters, responses: { 200: json(object({ data: rows, links: object({ next: link }, []) })) } }
  const app = createStandin({ document: documentOf({ '/things': { get } }), fixtures: false })
  t.teardown(() => app.close())
  const ask = async (url: string) => (await app.inject(url)).json()
  const all = (await ask('/things')).data
  const first = await ask('/things?page[number]=1&page[size]=2')
  t.same(first.data, all.slice(0, 2))
  t.same((await ask(first.links.next)).data, all.slice(2, 4))
  t.same((await ask(`/things?filter[name]=${encodeURIComponent(all[3].name)}`)).data, [all[3]])
  t.same((await ask('/things?page[other]=1')).data, all, 'what the document does not say asks nothing')
})

t.test('the members of an object in the query are not the parameters beside it', async (t) => {
  const parameters = [
    { in: 'query', name: 'page', style: 'deepObject', explode: true, schema: { type: 'object' } },
    { in: 'query', name: 'sort', explode: false, schema: { type: 'object' } },
    { in: 'query', name: 'name', schema: text },
    { in: 'query', name: 'number', schema: integer }
  ]
  const bills = { type: 'array', items: object({ id: integer, name: text, number: integer }) }
  const get = { parameters, responses: { 200: json(bills) } }
  const app = createStandin({ document: documentOf({ '/bills': { get } }), fixtures: false })
  t.teardown(() => app.close())
  const payload = ['a', 'b', 'c'].map((name, index) => ({ id: index + 1, name, number: 71 + index }))
  await app.inject({ method: 'PUT', url: '/__admin/rows/bills', payload })
  const namesOf = async (query: string): Promise<string> =>
    (await app.inject(`/bills?${query}`))
      .json()
      .map(({ name }: { name: string }) => name)
      .join('')
  t.equal(await namesOf('number=72'), 'b')
  t.equal(await namesOf('page[number]=2&page[size]=1'), 'b')
  t.equal(await namesOf('sort=name,desc'), 'cba')
})

for (const { name, params, reply, headers, rowsOf, first, next, says, wanted } of styles)
  t.test(`a client sees each row once, in order, and stops: ${name}`, async (t) => {
    const list = await listOf(t, params, reply, headers)
    const pages: Seen[] = []
    const keys: string[] = []
    for (let asked: Next = first; asked !== undefined; ) {
      const seen = await list(asked)
      const here = rowsOf(seen.body)
      keys.push(...here.map(({ id }) => String(id)))
      pages.push(seen)
      if (pages.length > 5) return t.fail('the list does not end')
      asked = next(seen, pages.length - 1, here)
    }
    t.same(
      keys,
      [...Array(count).keys()].map((n) => String(n + 1))
    )
    t.same(
      pages.map((seen) => rowsOf(seen.body).length),
      [4, 4, 3]
    )
    if (says !== undefined) t.same(pages.map(says), wanted)
  })

t.test('a range that begins after the last row is 416 where the document has it', async (t) => {
  const range = { in: 'header', name: 'Range', schema: text }
  const reply = { ...json(rows), headers: { 'Content-Range': { schema: text } } }
  const refusal = json({ type: 'object', properties: { message: text } })
  const get = (more: object) => ({
    get: { 'x-standin': { rows: count }, parameters: [range], responses: { 200: reply, 206: reply, ...more } }
  })
  const app = createStandin({
    document: documentOf({
      '/things': get({ 416: refusal }),
      '/others': get({}),
      '/parts': get({ 200: json(rows) })
    }),
    fixtures: false
  })
  t.teardown(() => app.close())
  const ask = async (url: string, range: string) => {
    const { statusCode, headers, payload } = await app.inject({ url, headers: { range } })
    return { status: statusCode, range: headers['content-range'], body: JSON.parse(payload) }
  }
  t.same(await ask('/things', 'rows=11-20'), {
    status: 416,
    range: 'rows */11',
    body: { message: 'the list has 11 rows, and the Range begins after them' }
  })
  t.match(await ask('/things', 'rows=10-20'), { status: 206, range: 'rows 10-10/11' })
  t.match(await ask('/things', 'rows=0-20'), { status: 200, range: 'rows 0-10/11' })
  t.match(await ask('/others', 'rows=11-20'), { status: 206, range: 'rows */11', body: [] })
  t.match(await ask('/parts', 'rows=1-2'), { status: 206, range: 'rows 1-2/11' }, 'only the 206 declares the header')
})

t.test('a list with two ways to page follows the one that a request takes', async (t) => {
  const params = { page: integer, size: integer, offset: integer, limit: integer, cursor: text }
  const ask = await listOf(t, params, object({ data: rows, next_cursor: { type: ['string', 'null'] } }))
  const ids = async (next: Next) => ((await ask(next)).body.data as Row[]).map(({ id }) => id)
  t.strictSame(await ids({ size: 4, page: 2 }), [5, 6, 7, 8])
  t.strictSame(await ids({ limit: 3, offset: 4 }), [5, 6, 7])
  const first = (await ask({ limit: 3 })).body
  t.strictSame(await ids({ limit: 3, cursor: first.next_cursor as string }), [4, 5, 6])
  t.strictSame(await ids({ size: 2, limit: 3 }), [1, 2], 'the first that the document names')
})
