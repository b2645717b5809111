import t from 'tap'
import { arr, body, int, obj, path, query, replies, server, str } from '../../fixtures/rows.ts'
import { json } from '../../fixtures/start.ts'

const links = { self: str, also: arr(str) }
const order = obj({ id: int, name: str, url: str, links: obj(links) })
const example = {
  id: 7,
  name: 'orders/7x',
  url: 'https://api.example.com/v1/orders/7',
  links: { self: '/orders/7/lines?page=7', also: ['orders/7', 'https://api.example.com/carts/7', '/orders/71'] }
}
const reply = (status: number) => ({
  [status]: { ...json(order), content: { 'application/json': { schema: order, example } } }
})

t.test('a row that is made from an example has addresses of its own', async (t) => {
  const ask = server(t, {
    '/orders': {
      get: replies(arr(order)),
      post: { ...body(obj({ name: str })), responses: reply(201) }
    },
    '/orders/{id}': { parameters: [path('id')], get: { responses: reply(200) } }
  })
  const own = (id: number) => ({
    url: `https://api.example.com/v1/orders/${id}`,
    links: {
      self: `/orders/${id}/lines?page=7`,
      also: [`orders/${id}`, 'https://api.example.com/carts/7', '/orders/71']
    }
  })
  t.same((await ask('GET', '/orders/900')).body, { id: 900, name: 'orders/7x', ...own(900) })
  t.same((await ask('GET', '/orders/7')).body, example)
  const { body: made } = await ask('POST', '/orders', { name: 'Mine' })
  t.not(made.id, 7)
  t.same(made, { id: made.id, name: 'Mine', ...own(made.id) })
  t.same((await ask('GET', `/orders/${made.id}`)).body, made)
})

t.test('a row of a collection whose items have no path keeps the addresses of its example', async (t) => {
  const ask = server(t, {
    '/orders': { get: replies(arr(order)), post: { ...body(obj({ name: str })), responses: reply(201) } }
  })
  await ask('POST', '/orders', { name: 'Mine' })
  t.equal((await ask('POST', '/orders', { name: 'Mine' })).body.url, example.url)
})

/** A document of plants in houses, whose rows link to these and to their keepers. */
function garden(plant: object, house: object = obj({ id: int, name: str })) {
  const change = body(obj({ species: str, house_id: int, keeper_id: int, _links: {} }, []))
  return {
    '/houses': { get: replies(arr(house)), post: { ...body(obj({ name: str })), ...replies(house, 201) } },
    '/houses/{house_id}': { parameters: [path('house_id')], get: replies(house) },
    '/keepers': { get: replies(arr(obj({ id: int, name: str }))) },
    '/keepers/{keeper_id}': { parameters: [path('keeper_id')], get: replies(obj({ id: int, name: str })) },
    '/plants': {
      get: { parameters: [query('house_id', int)], ...replies(arr(plant)) },
      post: { ...change, ...replies(plant, 201) }
    },
    '/plants/search': { get: replies(obj({ found: int })) },
    '/plants/{plant_id}': {
      parameters: [path('plant_id')],
      get: replies(plant),
      patch: { ...change, ...replies(plant) },
      put: { ...change, ...replies(plant) }
    }
  }
}

const link = (href: string) => ({ ...obj({ href: str }), example: { href } })
const plant = obj({
  id: { ...int, example: 301 },
  species: str,
  house_id: { ...int, example: 12 },
  keeper_id: { ...int, example: 4 },
  _links: obj({
    self: link('https://api.example.com/plants/301'),
    house: link('https://api.example.com/houses/12'),
    keeper: link('/keepers/4')
  })
})
const wide = obj({
  id: { ...int, example: 301 },
  house_id: { ...int, example: 12 },
  keeper_id: { ...int, example: 4 },
  links: {
    ...obj({ plant: str, found: str, beside: str, pictures: str, mates: str, odd: str, site: str }),
    example: {
      plant: '/plants/301',
      found: '/plants/search',
      beside: '/plants?house_id=12&page=2',
      pictures: '/plants/301/pictures',
      mates: '/keepers/4/mates',
      odd: '/keepers/',
      site: 'https://example.org/a/b'
    }
  }
})

t.test('longer addresses and queries name what the members name, and those of other things stay', async (t) => {
  const ask = server(t, garden(wide))
  const { id, house_id, keeper_id, links } = (await ask('GET', '/plants')).body[0]
  t.notMatch([id, house_id, keeper_id], [301, 12, 4])
  t.same(links, {
    plant: `/plants/${id}`,
    found: '/plants/search',
    beside: `/plants?house_id=${house_id}&page=2`,
    pictures: `/plants/${id}/pictures`,
    mates: `/keepers/${keeper_id}/mates`,
    odd: '/keepers/',
    site: 'https://example.org/a/b'
  })
})

const linksOf = ({ id, house_id, keeper_id }: Record<string, number>) => [
  `/plants/${id}`,
  `/houses/${house_id}`,
  `/keepers/${keeper_id}`
]
const shown = ({ _links }: { _links: Record<string, { href: string }> }) =>
  ['self', 'house', 'keeper'].map((name) => _links[name]?.href.replace(/^https?:\/\/[^/]+/, ''))

t.test('the links of a row lead to what its members name, and follow them', async (t) => {
  const ask = server(t, garden(plant))
  const { body: rows } = await ask('GET', '/plants')
  for (const row of rows) t.same(shown(row), linksOf(row))
  t.notMatch(rows[0]._links.self.href, 'api.example.com')
  const { id, house_id, keeper_id, _links } = rows[1]
  const other = { house_id: house_id + 1, keeper_id: keeper_id + 1 }
  const { body: moved } = await ask('PATCH', `/plants/${id}`, other)
  t.same(shown(moved), linksOf({ id, ...other }))
  const { body: put } = await ask('PUT', `/plants/${id}`, {
    species: 'Fern',
    house_id,
    keeper_id,
    _links: moved._links
  })
  t.same(shown(put), linksOf({ id, house_id, keeper_id }), 'links that are sent back follow')
  const own = { ..._links, keeper: { href: '/keepers/99' } }
  t.same(
    (await ask('PATCH', `/plants/${id}`, { _links: own })).body._links.keeper,
    own.keeper,
    'a link that is sent stays'
  )
  const { body: made } = await ask('POST', '/plants', { species: 'Moss', house_id, keeper_id })
  t.same(shown(made), linksOf(made))
})

t.test('links follow by their names where several members name things of one kind', async (t) => {
  const users = { get: replies(arr(obj({ id: int, name: str }))) }
  const note = obj({
    id: int,
    parent_id: { type: ['integer', 'null'] },
    author_id: int,
    reviewer_id: int,
    url: { ...str, example: '/notes/1' },
    parent_url: { ...str, example: '/notes/2' },
    links: {
      ...arr(obj({ rel: str, href: str })),
      example: [
        { rel: 'self', href: '/notes/1' },
        { rel: 'author', href: '/users/1' },
        { rel: 'reviewer', href: '/users/2' }
      ]
    },
    people: { ...arr(str), example: ['/users/1', '/users/9'] },
    user_url: { ...str, example: '/users/8' }
  })
  const change = body(obj({ author_id: int, reviewer_id: int, parent_id: int }, []))
  const ask = server(t, {
    '/users': users,
    '/users/{id}': { parameters: [path('id')], get: replies(obj({ id: int, name: str })) },
    '/notes': { get: replies(arr(note)), post: { ...change, ...replies(note, 201) } },
    '/notes/{id}': { parameters: [path('id')], get: replies(note), patch: { ...change, ...replies(note) } }
  })
  await ask('PATCH', '/notes/1', { author_id: 5, reviewer_id: 5, parent_id: 4 })
  const { body: row } = await ask('PATCH', '/notes/1', { reviewer_id: 6, parent_id: 3 })
  const ends = (text: string) => text.replace(/^https?:\/\/[^/]+/, '')
  t.same([row.url, row.parent_url].map(ends), ['/notes/1', '/notes/3'])
  const hrefs = row.links.map(({ href }: { href: string }) => ends(href))
  t.same(hrefs, ['/notes/1', '/users/5', '/users/6'])
  t.same(
    [...row.people, row.user_url].map(ends).slice(1),
    ['/users/9', '/users/8'],
    'a link that no member names stays'
  )
})

t.test('the link of a row to a list leads to the rows that belong to it', async (t) => {
  const house = obj({ id: int, name: str, links: obj({ plants: str, houses: str, map: str }) })
  const ask = server(t, garden(plant, house))
  const { body: made } = await ask('POST', '/houses', { name: 'Palms' })
  t.match(made.links.plants, new RegExp(`/plants\\?house_id=${made.id}$`))
  for (const { id, links } of (await ask('GET', '/houses')).body)
    t.match(links.plants, new RegExp(`\\?house_id=${id}$`))
  t.notMatch(made.links.houses, '?')
})

t.test('addresses that requests sent stay in later changes, unless they name what changes', async (t) => {
  const photo = obj({ id: int, title: str, url: str, list: str, keeper_id: int, keeper_url: str })
  const { requestBody } = body(obj({ title: str, keeper_id: int, url: str, list: str, keeper_url: str }, []))
  const patched = { content: { ...requestBody.content, 'application/json-patch+json': { schema: arr({}) } } }
  const ask = server(t, {
    '/keepers': { get: replies(arr(obj({ id: int, name: str }))) },
    '/keepers/{id}': { parameters: [path('id')], get: replies(obj({ id: int, name: str })) },
    '/notes': { get: { parameters: [query('photo_id', int)], ...replies(arr(obj({ id: int }))) } },
    '/photos': { get: replies(arr(photo)), post: { requestBody, ...replies(photo, 201) } },
    '/photos/{id}': {
      parameters: [path('id')],
      get: replies(photo),
      patch: { requestBody: patched, ...replies(photo) }
    }
  })
  const sent = {
    url: 'https://cdn.example.com/photos/lamp.jpg?photo_id=a',
    list: '/notes',
    keeper_url: 'https://x.example/keepers/ann'
  }
  const { body: made } = await ask('POST', '/photos', { title: 'A', keeper_id: 1, ...sent })
  const at = `/photos/${made.id}`
  t.match((await ask('PATCH', at, { title: 'B', keeper_id: 2 })).body, { title: 'B', keeper_id: 2, ...sent })
  const steps = [
    { op: 'replace', path: '/url', value: `/photos/${made.id}/a` },
    { op: 'replace', path: '/keeper_url', value: '/keepers/2' },
    { op: 'replace', path: '/keeper_id', value: 3 }
  ]
  const { body: moved } = await ask('PATCH', at, steps, { 'content-type': 'application/json-patch+json' })
  t.match(moved, { url: `/photos/${made.id}/a`, keeper_url: '/keepers/2', keeper_id: 3 })
  await ask('PATCH', at, { keeper_url: '/keepers/3?photo_id=7' })
  t.match((await ask('PATCH', at, { keeper_id: 4 })).body, { keeper_url: '/keepers/4?photo_id=7' })
})
