import t, { type Test } from 'tap'
import { arr, body, obj, path, query, replies, server, str } from '../fixtures/rows.ts'
import { documentOf } from '../fixtures/start.ts'

interface Linkage {
  type?: string
  id: string
}
interface Row extends Linkage {
  relationships: Record<string, { data: Linkage | Linkage[] | null }>
}

const typed = (type: string) => ({ type: 'string', enum: [type] })
const linkage = (type: object) => obj({ type, id: str })
const one = (type: object) => obj({ data: linkage(type) })
const many = (type: object) => obj({ data: arr(linkage(type)) })
const resource = (type: object, relationships: Record<string, object> = {}, required: string[] = []) =>
  obj({ type, id: str, attributes: obj({ title: str }), relationships: obj(relationships, required) }, [
    ...['type', 'id', 'attributes'],
    ...(required.length === 0 ? [] : ['relationships'])
  ])
const data = (schema: object, more: object = {}) => obj({ data: schema, ...more }, ['data'])

const person = resource(typed('people'))
const tag = resource({ const: 'labels' })
const team = resource(str)
const article = resource(
  typed('articles'),
  {
    author: one(typed('people')),
    tags: many(typed('labels')),
    editor: obj({ data: { anyOf: [linkage(typed('people')), { type: 'null' }] } }),
    team: one(str),
    owner: one({ enum: ['people', 'teams'] }),
    other: obj({ meta: obj({}) }),
    place: obj({ data: obj({ id: str }) })
  },
  ['author', 'tags', 'editor', 'team']
)
const comment = resource(typed('comments'), { post: one(typed('articles')), team: one(str) })

/** Returns the key that a relationship of a row names. */
const idAt = (row: Row | undefined, name: string) =>
  (row?.relationships[name]?.data as Linkage | undefined)?.id as string

const api = (t: Test, more: object = {}) => {
  const item = (schema: object) => ({ parameters: [path('id', str)], get: replies(data(schema)), delete: gone })
  return server(t, {
    '/people': { get: replies(data(arr(person))) },
    '/people/{id}': item(person),
    '/people/{id}/articles': { parameters: [path('id', str)], get: replies(data(arr(article))) },
    '/tags': { get: replies(data(arr(tag))) },
    '/tags/{id}': item(tag),
    '/teams': { get: replies(data(arr(team))) },
    '/teams/{id}': item(team),
    '/articles': {
      get: { parameters: [query('filter[team]', str), query('filter[tags]', str)], ...replies(data(arr(article))) },
      post: { ...body(data(obj({ type: str, relationships: {} }, []))), ...replies(data(article), 201) }
    },
    '/articles/{id}': item(article),
    '/articles/{id}/comments': { parameters: [path('id', str)], get: replies(data(arr(comment))) },
    '/comments': { get: replies(data(arr(comment))) },
    '/comments/{id}': item(comment),
    ...more
  })
}
const gone = { responses: { 204: { description: 'Gone' } } }

t.test('a relationship names a thing of the collection that its type or its name tells', async (t) => {
  const ask = api(t)
  const rows = async (url: string): Promise<Row[]> => (await ask('GET', url)).body.data
  const keys = async (url: string) => new Set((await rows(url)).map(({ id }) => id))
  const [people, tags, teams] = [await keys('/people'), await keys('/tags'), await keys('/teams')]
  for (const { relationships } of await rows('/articles')) {
    const { author, editor, team, tags: labels } = relationships as Record<string, { data: Linkage }>
    t.ok(people.has(author?.data.id as string), 'by the noun of its type')
    t.ok(people.has(editor?.data.id as string), 'where it may be null')
    t.ok(teams.has(team?.data.id as string), 'by its name, where any text is a type')
    const all = labels?.data as unknown as Linkage[]
    t.ok(all.length > 0 && all.every(({ id }) => tags.has(id)), 'every thing of a list, by the type of its rows')
    t.same([author?.data.type, editor?.data.type, all[0]?.type], ['people', 'people', 'labels'])
  }
})

t.test('a list under a parent shows the rows whose relationship names the parent', async (t) => {
  const ask = api(t)
  const rows = async (url: string): Promise<Row[]> => (await ask('GET', url)).body.data
  const [articles, comments] = [await rows('/articles'), await rows('/comments')]
  const [first] = articles
  t.same(
    await rows(`/people/${idAt(first, 'author')}/articles`),
    articles.filter((row) => idAt(row, 'author') === idAt(first, 'author'))
  )
  const own = await rows(`/articles/${first?.id}/comments`)
  t.ok(own.length > 0)
  t.same(
    own,
    comments.filter((row) => idAt(row, 'post') === first?.id)
  )
  t.type(own[0]?.relationships.team?.data, Object, 'the other relationships are made')
  await ask('DELETE', `/articles/${first?.id}`)
  t.equal((await ask('GET', `/comments/${own[0]?.id}`)).status, 404)
})

t.test('relationships that are sent are kept, and others name things that are there', async (t) => {
  const ask = api(t)
  const people = new Set((await ask('GET', '/people')).body.data.map(({ id }: Row) => id))
  const [team] = (await ask('GET', '/teams')).body.data
  const tags = (await ask('GET', '/tags')).body.data.map(({ type, id }: Row) => ({ type, id })).slice(2, 4)
  const sent = { team: { data: { type: team.type, id: team.id } }, tags: { data: tags }, editor: { data: null } }
  const { body } = await ask('POST', '/articles', { data: { type: 'articles', relationships: sent } })
  t.match(body.data.relationships, sent)
  const other = (await ask('POST', '/articles', { data: { type: 'articles' } })).body.data
  t.ok(people.has(other.relationships.author.data.id))
  for (const filter of [`team]=${team.id}`, `tags]=${tags[1].id}`]) {
    const found = (await ask('GET', `/articles?filter[${filter}`)).body.data
    t.ok(found.some(({ id }: Row) => id === body.data.id))
    t.notOk(found.some(({ id }: Row) => id === other.id && filter.startsWith('tags')))
  }
})

t.test('included are the rows that the relationships name which the request asks for', async (t) => {
  const shown = (name: string) => ({ $ref: `#/components/schemas/${name}` })
  const schemas = {
    Person: obj({ type: typed('people'), id: str, attributes: obj({ title: str }) }),
    Team: obj({ type: typed('teams'), id: str, attributes: obj({ title: str }) }),
    Article: resource(typed('articles'), { author: one(typed('people')), team: one(typed('teams')) }),
    Comment: resource(typed('comments'), { article: one(typed('articles')), author: one(typed('people')) })
  }
  const kinds = { type: 'array', items: { anyOf: [shown('Person'), resource(typed('articles'))] } }
  const list = (name: string, more: object = {}, required: string[] = []) =>
    replies(obj({ data: arr(shown(name)), ...more }, ['data', ...required]))
  const include = { parameters: [query('include', str)] }
  const paths = {
    '/people': { get: list('Person') },
    '/people/{id}': { parameters: [path('id', str)], get: replies(data(shown('Person'))), delete: gone },
    '/teams': { get: list('Team', { included: kinds }) },
    '/articles': { get: list('Article', { included: kinds }) },
    '/articles/{id}': { parameters: [path('id', str)], get: replies(data(shown('Article'))) },
    '/comments': {
      get: { ...include, ...list('Comment', { included: kinds }, ['included']) },
      post: {
        ...include,
        ...body(data(obj({ type: str, relationships: {} }, []))),
        ...replies(data(shown('Comment'), { included: kinds }), 201)
      }
    },
    '/comments/{id}': {
      parameters: [path('id', str)],
      get: { ...include, ...replies(data(shown('Comment'), { included: kinds })) }
    }
  }
  const ask = server(t, {}, { document: documentOf(paths, { components: { schemas } }) })
  const read = async (url: string) => (await ask('GET', url)).body
  const [people, articles] = [(await read('/people')).data, await read('/articles')]
  const named = (name: string, rows: Row[]) => [...new Set(rows.map((row) => idAt(row, name)))]
  const idsOf = (rows: Row[]) => rows.map(({ id }) => id)
  t.same(idsOf(articles.included), named('author', articles.data), 'all, without a parameter, that the list may show')
  t.ok(articles.included.every((row: Row) => people.some((one: Row) => JSON.stringify(one) === JSON.stringify(row))))

  const comments = await read('/comments')
  t.same(comments.included, [], 'none where none is asked for')
  const [first] = comments.data
  const url = `/comments/${first.id}`
  t.notOk('included' in (await read(url)))
  t.same(idsOf((await read(`${url}?include=author,author,none`)).included), named('author', [first]))
  const whole = (await read('/comments?include=article.author')).included
  const seen = named('article', comments.data)
  t.same(idsOf(whole.filter(({ type }: Row) => type === 'articles')), seen)
  const those = articles.data.filter(({ id }: Row) => seen.includes(id))
  t.same(new Set(idsOf(whole.filter(({ type }: Row) => type === 'people'))), new Set(named('author', those)))
  const made = await ask('POST', '/comments?include=author', {
    data: { type: 'comments', relationships: first.relationships }
  })
  t.same(idsOf(made.body.included), named('author', [first]))
  await ask('DELETE', `/people/${named('author', [first])[0]}`)
  t.same((await read(`${url}?include=author`)).included, [], 'none that is deleted')
})

t.test('a path below a row shows the thing that the row refers to', async (t) => {
  const pair = (name: string, row: object) => ({
    [`/${name}`]: { get: replies(arr(row)) },
    [`/${name}/{id}`]: { parameters: [path('id', str)], get: replies(row), delete: gone }
  })
  const below = (name: string, row: object, more: object = {}) => ({
    [`/orders/{id}/${name}`]: { parameters: [path('id', str)], get: replies(row), ...more }
  })
  const customer = obj({ id: str, name: str })
  const order = obj({ id: str, customer_id: { type: ['string', 'null'] }, shop: customer, item_ids: arr(str) })
  const ask = server(t, {
    ...pair('customers', customer),
    ...pair('shops', customer),
    ...pair('items', customer),
    '/orders': { get: replies(arr(order)), post: { ...body(order), ...replies(order, 201) } },
    '/orders/{id}': pair('orders', order)['/orders/{id}'],
    ...below('customer', customer),
    ...below('shop', obj({ shop: customer })),
    ...below('item', customer),
    '/articles': { get: replies(data(arr(article))) },
    '/articles/{id}': { parameters: [path('id', str)], get: replies(data(article)) },
    '/articles/{id}/author': {
      parameters: [path('id', str)],
      get: replies(obj({ data: person, included: arr(article) }, ['data']))
    },
    '/articles/{id}/editor': { parameters: [path('id', str)], get: replies(obj({ title: str })) },
    '/articles/{id}/team': { parameters: [path('id', str)], get: replies(obj({ color: str })) },
    ...pair('teams', team),
    '/people': { get: replies(data(arr(person))) },
    '/people/{id}': { parameters: [path('id', str)], get: replies(data(person)) }
  })
  const read = async (url: string) => (await ask('GET', url)).body
  const [{ id, customer_id, shop }] = await read('/orders')
  t.same(await read(`/orders/${id}/customer`), await read(`/customers/${customer_id}`))
  t.same(await read(`/orders/${id}/shop`), { shop: await read(`/shops/${shop.id}`) })
  t.same(await read(`/orders/${id}/item`), await read(`/orders/${id}/item`), 'none is meant by a list')
  const [first] = (await read('/articles')).data
  t.same((await read(`/articles/${first.id}/author`)).data, (await read(`/people/${idAt(first, 'author')}`)).data)
  t.same(Object.keys(await read('/articles/none/editor')), ['title'], 'a reply without a key shows no thing')
  t.same(Object.keys(await read('/articles/none/team')), ['color'])

  await ask('POST', '/orders', { id: 'new', customer_id: null, shop, item_ids: [] })
  const none = await ask('GET', '/orders/new/customer')
  t.equal(none.status, 404)
  t.match(none.body.detail, 'this order has no customer')
  await ask('DELETE', `/customers/${customer_id}`)
  t.equal((await ask('GET', `/orders/${id}/customer`)).status, 404)
  await ask('DELETE', `/orders/${id}`)
  t.equal((await ask('GET', `/orders/${id}/shop`)).status, 404)
})

t.test('a relationship lists the rows that name the row back', async (t) => {
  const [shops, products, tags, games] = ['shops', 'products', 'tags', 'games'].map(typed) as [
    object,
    object,
    object,
    object
  ]
  const rows = {
    shops: resource(shops, { products: many(products), games: many(games) }),
    products: resource(products, { shop: one(shops), tags: many(tags), maker: one(typed('makers')) }),
    tags: resource(tags, { products: many(products) }),
    games: resource(games, { home: one(shops), guest: one(shops) }),
    makers: resource(typed('makers'), { products: many(products) })
  }
  const pairs = Object.entries(rows).map(([name, row]) => ({
    [`/${name}`]: {
      get: replies(data(arr(row))),
      post: { ...body(data(obj({ relationships: obj({}) }, []))), ...replies(data(row), 201) }
    },
    [`/${name}/{id}`]: { parameters: [path('id', str)], get: replies(data(row)), delete: gone }
  }))
  const below = {
    '/makers/{id}/products': { parameters: [path('id', str)], get: replies(data(arr(rows.products))) }
  }
  const ask = server(t, Object.assign({}, ...pairs, below))
  const read = async (url: string) => (await ask('GET', url)).body.data
  const idsAt = (row: Row, name: string) =>
    (row.relationships[name]?.data as Linkage[] | undefined)?.map(({ id }) => id)
  const all: Row[] = await read('/products')
  const naming = (name: string, { id }: Row) => all.filter((row) => idAt(row, name) === id).map((row) => row.id)
  for (const shop of await read('/shops')) t.same(idsAt(shop, 'products'), naming('shop', shop))
  const makers = await read('/makers')
  for (const maker of makers) {
    t.same(idsAt(maker, 'products'), naming('maker', maker))
    t.ok(maker.relationships.products.data.every(({ type }: Linkage) => type === 'products'))
  }
  t.ok(
    (await read('/tags')).every((tag: Row) => (idsAt(tag, 'products') ?? []).length > 0),
    'lists on both sides are free'
  )
  t.ok(
    (await read('/shops')).every((shop: Row) => (idsAt(shop, 'games') ?? []).length > 0),
    'it is open which names the row'
  )

  const [{ id }] = makers
  const sent = { maker: { data: { type: 'makers', id } } }
  const made = (await ask('POST', '/products', { data: { relationships: sent } })).body.data
  t.same(idsAt(await read(`/makers/${id}`), 'products'), [...naming('maker', makers[0]), made.id])
  await ask('DELETE', `/products/${made.id}`)
  t.same(idsAt(await read(`/makers/${id}`), 'products'), naming('maker', makers[0]))
})
