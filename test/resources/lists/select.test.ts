import t, { type Test } from 'tap'
import type { Parameter } from '../../../src/contract/contract.ts'
import { namesIn, orderOf, testOf } from '../../../src/resources/lists/select.ts'
import { createStandin } from '../../../src/standin.ts'
import { documentOf, json } from '../../fixtures/start.ts'

type Row = Record<string, unknown>

const text = { type: 'string' }
const number = { type: 'number' }
const integer = { type: 'integer' }
const day = { type: 'string', format: 'date' }
const moment = { type: 'string', format: 'date-time' }
const texts = { type: 'array', items: text }
const order = {
  type: 'object',
  required: ['id'],
  properties: {
    id: integer,
    name: text,
    state: { type: 'string', enum: ['open', 'paid', 'sent'] },
    price: number,
    labels: texts,
    customer: { type: 'object', properties: { id: integer, name: text } },
    note: { type: ['string', 'null'] },
    due: day,
    created_at: moment,
    seen: integer,
    rank: { type: ['integer', 'null'] },
    urgent: { type: 'boolean' }
  }
}

const rows: Row[] = [
  {
    id: 1,
    name: 'Anvil, large',
    state: 'open',
    price: 30,
    labels: ['red', 'big'],
    customer: { id: 7, name: 'Ann' },
    note: 'a Quixotic thing',
    due: '2031-03-10',
    created_at: '2031-01-01T08:00:00Z',
    seen: 1_900_000_000,
    rank: 2,
    urgent: true
  },
  {
    id: 2,
    name: 'Bell',
    state: 'paid',
    price: 5.5,
    labels: ['blue'],
    customer: { id: 8, name: 'Bob' },
    note: null,
    due: '2031-03-20',
    created_at: '2031-01-02T20:00:00Z',
    seen: 1_900_086_400,
    rank: null,
    urgent: false
  },
  {
    id: 3,
    name: 'cup',
    state: 'sent',
    price: 100,
    labels: [],
    customer: { id: 7, name: 'Ann' },
    note: 'none',
    due: '2031-04-01',
    created_at: '2031-01-03T00:00:00Z',
    seen: 1_900_172_800,
    rank: 1,
    urgent: false
  },
  {
    id: 4,
    name: 'Door',
    state: 'open',
    price: 30,
    labels: ['red'],
    customer: { id: 9, name: 'Cid' },
    note: 'x',
    due: '2031-03-31',
    created_at: '2031-01-04T00:00:00Z',
    seen: 1_900_259_200_000,
    rank: null,
    urgent: true
  }
]

/** A list of the four orders whose parameters are these; what is no schema is a parameter's other fields. */
async function orders(t: Test, params: Record<string, object>, schema: object = { type: 'array', items: order }) {
  const parameters = Object.entries(params).map(([name, one]) => ({ in: 'query', name, schema: one, ...one }))
  const example = 'items' in schema ? rows : { data: rows }
  const get = { parameters, responses: { 200: json(schema, { example }) } }
  const app = createStandin({ document: documentOf({ '/orders': { get } }), fixtures: false })
  t.teardown(() => app.close())
  return async (query: string) => {
    const reply = await app.inject(`/orders?${query}`)
    if (reply.statusCode !== 200) throw new Error(reply.body)
    return reply.json()
  }
}

type Ask = [query: string, ids: number[]]

const annsOrders = rows.filter(({ customer }) => (customer as Row | null)?.name === 'Ann').map(({ id }) => Number(id))

const tables: [name: string, params: Record<string, object>, asks: Ask[]][] = [
  [
    'a member by its value',
    { state: text, urgent: { type: 'boolean' }, labels: text, customer: text, note: text, price: number },
    [
      ['', [1, 2, 3, 4]],
      ['state=', [1, 2, 3, 4]],
      ['state=open', [1, 4]],
      ['state=lost', []],
      ['state=sent,open', [1, 3, 4]],
      ['state=lost,%20sent', [3]],
      ['urgent=false', [2, 3]],
      ['labels=red', [1, 4]],
      ['labels=red,blue', [1, 2, 4]],
      ['customer=7', [1, 3]],
      ['customer=Bob', [2]],
      ['note=null', [2]],
      ['price=5.5', [2]],
      ['state=open&urgent=true&customer=9', [4]]
    ]
  ],
  [
    'a member of a list of values',
    {
      state: texts,
      state_in: text,
      'filter[name]': text,
      name_ne: text,
      not_state: text,
      label: text,
      customer_id: integer
    },
    [
      ['state=open&state=sent', [1, 3, 4]],
      ['state_in=paid,sent', [2, 3]],
      ['filter[name]=Bell', [2]],
      ['name_ne=Bell', [1, 3, 4]],
      ['not_state=open', [2, 3]]
    ]
  ],
  [
    'a text that a member holds',
    { name_contains: text, name_startswith: text, 'filter[note][contains]': text, note_like: text },
    [
      ['name_contains=L', [1, 2]],
      ['name_startswith=an', [1]],
      ['filter[note][contains]=quix', [1]],
      ['note_like=x', [1, 4]]
    ]
  ],
  [
    'numbers between bounds',
    {
      price_gte: number,
      price_lte: number,
      price_gt: number,
      price_lt: number,
      min_price: number,
      max_price: number,
      'price[max]': number,
      min: number
    },
    [
      ['price_gte=30', [1, 3, 4]],
      ['price_lte=30', [1, 2, 4]],
      ['price_gt=30', [3]],
      ['price_lt=30', [2]],
      ['min_price=30&max_price=50', [1, 4]],
      ['price[max]=29', [2]],
      ['min=1000', [1, 2, 3, 4]]
    ]
  ],
  [
    'texts between bounds, where nothing is between none',
    { note_gte: text, note_lte: text, note_gt: text, note_lt: text },
    [
      ['note_gte=none', [3, 4]],
      ['note_lte=none', [1, 3]],
      ['note_gt=none', [4]],
      ['note_lt=none', [1]]
    ]
  ],
  [
    'an object of comparisons',
    {
      price: {
        style: 'deepObject',
        explode: true,
        schema: { type: 'object', properties: { gte: number, lt: number, odd: number } }
      }
    },
    [
      ['price[gte]=30', [1, 3, 4]],
      ['price[gte]=30&price[lt]=100', [1, 4]],
      ['price[odd]=100', [3]]
    ]
  ],
  [
    'times between bounds',
    {
      due_from: day,
      due_to: day,
      created_after: text,
      created_before: moment,
      created_until: day,
      since: moment,
      seen_since: text,
      seen_before: integer
    },
    [
      ['due_from=2031-03-20', [2, 3, 4]],
      ['due_to=2031-03-31', [1, 2, 4]],
      ['created_after=2031-01-03T00:00:00Z', [4]],
      ['created_before=2031-01-02T21:00:00%2B01:00', [1]],
      // Until a day means until its end.
      ['created_until=2031-01-02', [1, 2]],
      ['since=2031-01-03T00:00:00Z', [3, 4]],
      // 1,900,086,400 seconds after 1970.
      ['seen_since=2030-03-18T17:46:40Z', [2, 3, 4]],
      ['seen_before=1900086400', [1]],
      // The third of January 2031, in seconds, and in milliseconds.
      ['created_after=1925200000', [4]],
      ['created_after=1925200000000', [4]],
      ['created_after=never', []],
      ['seen_since=never', []]
    ]
  ],
  [
    'words anywhere in a row',
    { q: text },
    [
      ['q=quixotic', [1]],
      ['q=%20', [1, 2, 3, 4]],
      ['q=ann+QUIXOTIC', [1]],
      ['q=ann+bob', []],
      ['q=blue', [2]]
    ]
  ],
  [
    'an order by a member',
    { sort: text, order: { type: 'string', enum: ['asc', 'desc'] } },
    [
      ['sort=price', [2, 1, 4, 3]],
      ['sort=-price', [3, 1, 4, 2]],
      ['sort=price&order=desc', [3, 1, 4, 2]],
      ['sort=%2Bname', [1, 2, 4, 3]],
      ['sort=name:desc', [3, 4, 2, 1]],
      ['sort=name%20desc', [3, 4, 2, 1]],
      ['sort=name_desc', [3, 4, 2, 1]],
      ['sort=price,-name', [2, 4, 1, 3]],
      ['sort=price,desc', [3, 1, 4, 2]],
      ['sort=price,asc,name,DESC', [2, 4, 1, 3]],
      ['sort=created', [1, 2, 3, 4]],
      ['sort=-created', [4, 3, 2, 1]],
      // Rows without a value come last, whichever way.
      ['sort=note', [1, 3, 4, 2]],
      ['sort=-note', [4, 3, 1, 2]],
      ['sort=rank', [3, 1, 2, 4]],
      ['sort=nothing', [1, 2, 3, 4]],
      ['order=desc', [1, 2, 3, 4]],
      ['sort=', [1, 2, 3, 4]]
    ]
  ],
  [
    'an order by a list of members, and a flag for its way',
    { order_by: texts, desc: { type: 'boolean' } },
    [
      ['order_by=state&order_by=name', [1, 4, 2, 3]],
      ['order_by=name&desc=true', [3, 4, 2, 1]],
      ['order_by=name&desc=false', [1, 2, 4, 3]]
    ]
  ],
  [
    'an order that goes up, or not',
    { sort_by: text, ascending: { type: 'boolean' } },
    [
      ['sort_by=name&ascending=false', [3, 4, 2, 1]],
      ['sort_by=name&ascending=true', [1, 2, 4, 3]],
      ['sort_by=desc(name)', [3, 4, 2, 1]],
      ['sort_by=asc(price),desc(name)', [2, 4, 1, 3]]
    ]
  ],
  [
    'an order by two texts',
    { sort: text, order: text },
    [
      ['sort=name&order=descending', [3, 4, 2, 1]],
      ['sort=name&order=down', [3, 4, 2, 1]],
      ['sort=name&order=up', [1, 2, 4, 3]]
    ]
  ],
  [
    'a member of an inner object, or of the things in a list',
    { 'filter[customer.name]': text, customer_name: text, customer_name_contains: text, sort: text },
    [
      ['filter[customer.name]=Ann', annsOrders],
      ['customer_name=Ann', annsOrders],
      ['customer_name_contains=NN', annsOrders]
    ]
  ],
  [
    'a moment by its day, or in another notation',
    { created_at: text, due: text, note: text },
    [
      ['created_at=2031-01-02', [2]],
      ['created_at=2031-01-01T09:00:00%2B01:00', [1]],
      ['created_at=2031-01-01T09:00:00Z', []],
      ['created_at=never', []],
      ['due=2031-03-10T00:00:00Z', []],
      ['note=null', [2]]
    ]
  ]
]

for (const [name, params, asks] of tables)
  t.test(`a list shows what was asked for: ${name}`, async (t) => {
    const list = await orders(t, params)
    for (const [query, ids] of asks) {
      const found: Row[] = await list(query)
      t.same(
        found.map(({ id }) => id),
        ids,
        query
      )
    }
  })

t.test('a list shows the members that were asked for, and the required ones', async (t) => {
  const list = await orders(t, { fields: text, 'fields[orders]': text })
  const names = async (query: string) => Object.keys((await list(query))[0])
  t.same(await names('fields=name,price'), ['id', 'name', 'price'])
  t.same(await names('fields=customer.name'), ['id', 'customer'])
  t.same(await names('fields=*'), Object.keys(order.properties))
  t.same(await names('fields='), Object.keys(order.properties))
})

t.test('objects in the query sort and choose members, and filter only by members', async (t) => {
  const parameter = (name: string) => ({ name }) as Parameter
  const compares = (comparison: 'equals' | 'contains' | 'most') => ({
    parameter: parameter(comparison),
    path: ['a'],
    comparison
  })
  const list = {
    asked: { sort: parameter('sort') },
    filters: (['equals', 'contains', 'most'] as const).map(compares),
    firstPage: 1,
    firstOffset: 0,
    size: undefined,
    most: undefined,
    backwards: undefined,
    newestFirst: false,
    others: [],
    textPages: false,
    unit: 'items',
    orders: false
  }
  const bare = (entries: object) => Object.assign(Object.create(null), entries)
  t.same(namesIn(['name,price', 'x']), new Set(['name', 'price', 'x']))
  t.same(namesIn(bare({ deep: 'y' })), undefined)
  const order = orderOf(list, { sort: bare({ a: 'desc' }) }, new Map([['a', ['a']]]))
  t.same([{ a: 1 }, { a: 2 }].sort(order), [{ a: 2 }, { a: 1 }])
  const object = bare({ gte: bare({ x: 1 }) })
  for (const name of ['equals', 'contains', 'most']) {
    const test = testOf(list, { [name]: name === 'equals' ? bare({ any: object }) : object }, new Map())
    t.same(
      [{ a: 1 }, { a: 'b' }, { a: bare({ c: 1 }) }].map((row) => test?.(row)),
      [false, false, false],
      name
    )
  }
})

t.test('a filter reads a member that stands deeper', async (t) => {
  const parameter = { name: 'color' } as Parameter
  const filters = [{ parameter, path: ['attributes', 'color'], comparison: 'equals' as const }]
  const query = { asked: {}, filters, firstPage: 1, size: undefined, most: undefined, backwards: undefined }
  const test = testOf(
    { ...query, newestFirst: false, others: [], textPages: false, unit: 'items', orders: false, firstOffset: 0 },
    { color: 'red' },
    new Map()
  )
  t.same(
    [{ attributes: { color: 'red' } }, { attributes: { color: 'blue' } }, {}].map((one) => test?.(one)),
    [true, false, false]
  )
})

t.test('the words of a filter are those of names, in brackets too', async (t) => {
  const row = {
    type: 'object',
    required: ['id', 'createdAt', 'dueOn'],
    properties: { id: integer, createdAt: moment, dueOn: day }
  }
  const document = documentOf({
    '/loans': {
      get: {
        parameters: [
          { name: 'createdAt', in: 'query', style: 'deepObject', explode: true, schema: { type: 'object' } },
          { name: 'dueBefore', in: 'query', schema: day },
          { name: 'sort', in: 'query', schema: text }
        ],
        responses: { 200: json({ type: 'array', items: row }) }
      }
    }
  })
  const dates = ['2024-01-01', '2024-02-02', '2024-03-03']
  const loans = dates.map((dueOn, index) => ({ id: index + 1, createdAt: `${dueOn}T00:00:00Z`, dueOn }))
  const app = createStandin({ document, fixtures: false })
  t.teardown(() => app.close())
  await app.inject({ method: 'PUT', url: '/__admin/rows/loans', payload: loans })
  const idsOf = async (query: string): Promise<number[]> =>
    (await app.inject(`/loans?${query}`)).json().map(({ id }: { id: number }) => id)
  const cases: [query: string, ids: number[]][] = [
    ['createdAt[gte]=2024-02-02', [2, 3]],
    ['createdAt[after]=2024-02-02T00:00:00Z', [3]],
    ['createdAt[before]=2024-02-02T00:00:00Z', [1]],
    ['createdAt[not]=2024-02-02T00:00:00Z', [1, 3]],
    ['createdAt[since]=2024-02-02&createdAt[until]=2024-02-28', [2]],
    ['createdAt[only]=2024-02-02T00:00:00Z', [2]],
    ['createdAt[newerThan]=2024-02-02T00:00:00Z', [3]],
    ['dueBefore=2024-02-02', [1]],
    ['sort=-due', [3, 2, 1]]
  ]
  for (const [query, ids] of cases) t.same(await idsOf(query), ids, query)
})

t.test('objects compare and sort by the value that they measure', async (t) => {
  const number = { type: 'integer' }
  const text = { type: 'string' }
  const object = (properties: object) => ({ type: 'object', properties })
  const row = object({
    id: number,
    price: object({ amount: number, currency: text }),
    start: object({ dateTime: text }),
    end: object({ dateTime: text }),
    kind: object({ name: text })
  })
  const names = [
    'min_price',
    'sort',
    'timeMin',
    'endDate',
    'date_from',
    'since',
    'since_id',
    'mintime',
    'ending',
    'min'
  ]
  const document = documentOf({
    '/shows': {
      get: {
        parameters: names.map((name) => ({ name, in: 'query', schema: text })),
        responses: { 200: json({ type: 'array', items: row }) }
      }
    }
  })
  const shows = [30, 5, 200].map((amount, index) => ({
    id: index + 1,
    price: { amount, currency: 'EUR' },
    start: { dateTime: `2024-0${index + 1}-01T10:00:00Z` },
    end: { dateTime: `2024-0${index + 1}-01T12:00:00Z` },
    kind: { name: 'play' }
  }))
  const app = createStandin({ document, fixtures: false })
  t.teardown(() => app.close())
  await app.inject({ method: 'PUT', url: '/__admin/rows/shows', payload: shows })
  const cases: [query: string, ids: number[]][] = [
    ['min_price=30', [1, 3]],
    ['sort=-price', [3, 1, 2]],
    ['sort=kind', [1, 2, 3]],
    ['timeMin=2024-02-01T00:00:00Z', [2, 3]],
    ['mintime=2024-03-01', [3]],
    ['endDate=2024-02-01', [1, 2]],
    ['date_from=2024-02-01', [2, 3]],
    ['since=2024-02-01', [1, 2, 3]],
    ['since_id=1', [2, 3]],
    ['ending=1&min=7', [1, 2, 3]]
  ]
  for (const [query, ids] of cases) {
    const rows: { id: number }[] = (await app.inject(`/shows?${query}`)).json()
    t.same(
      rows.map(({ id }) => id),
      ids,
      query
    )
  }
})
