import t from 'tap'
import { arr, body, int, none, obj, path, query, replies, server, str } from '../fixtures/rows.ts'
import { json } from '../fixtures/start.ts'

t.test('a member names a thing of another collection only where it could be its key', async (t) => {
  const customer = obj({ id: { description: 'Any text' }, name: str })
  const order = obj({ id: int, customer_id: str, shop_id: { type: 'boolean' }, badge_id: str })
  const ask = server(t, {
    '/customers': { get: replies(arr(customer)) },
    '/customers/{id}': { parameters: [path('id', str)], get: replies(customer) },
    '/shops': { get: replies(arr(obj({ id: int, name: str }))) },
    '/shops/{id}': { parameters: [path('id')], get: replies(obj({ id: int, name: str })) },
    '/badges': { get: replies(arr(obj({ color: str }))) },
    '/orders': { get: replies(arr(order)) },
    '/orders/{id}': { parameters: [path('id')], get: replies(order) }
  })
  const keys = (await ask('GET', '/customers')).body.map(({ id }: { id: string }) => id)
  const [first] = (await ask('GET', '/orders')).body
  t.ok(keys.includes(first.customer_id), 'a key without a type may be a text')
  t.type(first.shop_id, 'boolean')
  t.type(first.badge_id, 'string')
})

t.test('a list of rows by another name of their parent is that of the parent', async (t) => {
  const repo = obj({ name: str, stars: int })
  const ask = server(t, {
    '/orgs/{org}/repos': {
      parameters: [path('org', str)],
      get: replies(arr(repo)),
      post: { ...body(repo), ...replies(repo, 201) }
    },
    '/repos/{owner}/{repo}': { parameters: [path('owner', str), path('repo', str)], get: replies(repo) }
  })
  await ask('POST', '/orgs/acme/repos', { name: 'tool', stars: 3 })
  t.same((await ask('GET', '/repos/acme/tool')).body, { name: 'tool', stars: 3 })
})

t.test('the key of a thing and the thing beside it name the same, and the one that is sent wins', async (t) => {
  const named = () => obj({ id: int, name: str })
  const person = { $ref: '#/paths/~1authors~1{id}/get/responses/200/content/application~1json/schema' }
  const members = {
    authorId: { type: ['integer', 'null'] },
    author: { anyOf: [obj({ id: int, name: str, code: str }), { type: 'null' }] },
    authorCode: str,
    editor_id: { type: ['integer', 'null'] },
    editor: named(),
    assigneeId: int,
    assignee: person,
    reviewerName: str,
    reviewer: obj({ name: str }),
    tagIds: { type: 'array', items: int },
    tags: arr(named())
  }
  const book = obj({ id: int, title: str, ...members }, ['id', 'title', 'assigneeId', 'tagIds', 'tags'])
  const ask = server(t, {
    '/authors': { get: replies(arr(person)) },
    '/authors/{id}': { parameters: [path('id')], get: replies(obj({ id: int, name: str, code: str })) },
    '/tags': { get: replies(arr(named())) },
    '/books': { get: replies(arr(book)), post: { ...body(obj(members, [])), ...replies(book, 201) } },
    '/books/{id}': {
      parameters: [path('id')],
      get: replies(book),
      patch: { ...body(obj(members, [])), ...replies(book) }
    }
  })
  const authors = new Map<number, unknown>()
  for (const author of (await ask('GET', '/authors')).body) authors.set(author.id, author)
  for (const one of (await ask('GET', '/books')).body) {
    t.equal(one.author.id, one.authorId)
    t.same(one.author, authors.get(one.authorId))
    t.equal(one.editor.id, one.editor_id)
    t.equal(one.assignee.id, one.assigneeId)
    t.ok(authors.has(one.assigneeId), 'the key follows a thing that is there')
    t.same(
      one.tags.map(({ id }: { id: number }) => id),
      one.tagIds
    )
  }
  const made = (
    await ask('POST', '/books', {
      authorId: 3,
      tagIds: [2, 5],
      tags: [],
      editor: { id: 8, name: 'E' },
      editor_id: 9
    })
  ).body
  t.same(made.author, undefined, 'a member that the request leaves out is not added')
  t.same(
    made.tags.map(({ id }: { id: number }) => id),
    [2, 5]
  )
  t.same(made.editor, { id: 9, name: 'E' }, 'the key wins over the thing')
  const row = '/books/1'
  const patched = async (body: object) => (await ask('PATCH', row, body)).body
  t.same((await patched({ authorId: 3 })).author, authors.get(3))
  t.same((await patched({ authorCode: 'x' })).author, authors.get(3), 'a thing has one key')
  t.equal((await patched({ author: { id: 4, name: 'x', code: 'x' } })).authorId, 4)
  const [first] = (await patched({ tags: [{ id: 6, name: 'x' }] })).tagIds
  t.equal(first, 6)
  t.equal((await patched({ authorId: null })).author, null)
  t.same((await patched({ authorId: 5 })).author, authors.get(5))
  const { editor, editor_id } = await patched({ editor_id: null })
  t.same([editor, editor_id], [undefined, null], 'a thing that may not be null is gone')
})

t.test('a key follows the thing that the path names, and only a thing of its own kind', async (t) => {
  const writer = obj({ id: int, name: str })
  const attributes = {
    writerId: {},
    writer: obj({ id: int, name: str }),
    tagId: int,
    tags: arr(obj({ id: int })),
    shopId: { type: 'number' },
    shop: obj({ id: str }),
    boxId: { type: ['integer', 'null'] },
    box: obj({ box_id: {}, name: str }),
    lidId: { type: ['integer', 'null'] },
    lid: obj({ id: int })
  }
  const book = obj({ id: int, ...attributes }, ['id', 'writerId', 'writer'])
  const item = obj({ id: str, type: str, attributes: obj(attributes, ['box']) })
  const lists = { parameters: [path('writer')], get: replies(arr(book)) }
  const change = body(obj({ attributes: obj(attributes, []) }))
  const ask = server(t, {
    '/writers': { get: replies(arr(writer)) },
    '/writers/{writer}': { parameters: [path('writer')], get: replies(writer) },
    '/writers/{writer}/books': lists,
    '/lids/{lidId}/boxes': {
      parameters: [path('lidId')],
      get: replies(arr(obj({ id: int, lidId: int, lid: obj({ id: int }) })))
    },
    '/items': { get: replies(arr(item)) },
    '/items/{id}': { parameters: [path('id', str)], get: replies(item), patch: { ...change, ...replies(item) } }
  })
  for (const { writerId, writer, shopId, shop, box, boxId } of (await ask('GET', '/writers/7/books')).body) {
    t.same([writerId, writer.id], [7, 7])
    t.equal(box.box_id, boxId)
    t.type(shopId, 'number')
    t.type(shop.id, 'string')
  }
  const [{ lid }] = (await ask('GET', '/lids/9/boxes')).body
  t.same(lid, { id: 9 })
  const [{ id }] = (await ask('GET', '/items')).body
  const changed = (await ask('PATCH', `/items/${id}`, { attributes: { boxId: null, lidId: null } })).body
  t.same([changed.attributes.lidId, changed.attributes.lid], [null, undefined])
  t.type(changed.attributes.box.name, 'string', 'a thing that is required stays')
})

t.test('whoever asks is the first of the rows of one schema', async (t) => {
  const member = { $ref: '#/paths/~1members~1{id}/get/responses/200/content/application~1json/schema' }
  const shown = obj({ id: int, name: str })
  const change = { ...body(obj({ name: str })), ...replies(member) }
  const ask = server(t, {
    '/members': { get: replies(arr(member)) },
    '/members/{id}': { parameters: [path('id')], get: replies(shown), delete: { responses: { 204: none } } },
    '/me': { get: replies(member), patch: change, put: change },
    '/viewer': { get: replies(obj({ id: int, theme: str })) },
    '/self': { get: { responses: { 200: json(member, { example: { id: 70, name: 'Own' } }) } } },
    '/teams/{team}/me': { parameters: [path('team')], get: replies(member) }
  })
  const read = async (url: string) => (await ask('GET', url)).body
  const [first] = await read('/members')
  t.same(await read('/me'), first)
  t.same(await read('/members/1'), first)
  t.type((await read('/viewer')).theme, 'string')
  t.same(await read('/self'), { id: 70, name: 'Own' }, 'its author shows another one')
  t.equal((await ask('PATCH', '/me', { name: 'Ann' })).body.name, 'Ann')
  t.equal((await read('/members/1')).name, 'Ann')
  t.equal((await ask('PUT', '/me', { name: 'Bob' })).body.name, 'Bob')
  await ask('DELETE', '/members/1')
  t.equal((await ask('GET', '/me')).status, 404)
  await ask('PUT', '/__admin/rows/members', [{ id: 9, name: 'Eve' }])
  t.same(await read('/me'), { id: 9, name: 'Eve' })
  await ask('PUT', '/__admin/rows/members', [])
  t.match(await ask('GET', '/me'), { status: 404, body: { detail: 'there is no member' } })
})

t.test('a search of its own path finds the rows of the one list of its schema', async (t) => {
  const book = { $ref: '#/paths/~1kind/get/responses/200/content/application~1json/schema' }
  const search = { parameters: [query('q', str)], get: replies(obj({ total: int, results: arr(book) })) }
  const ask = server(t, {
    '/books': { get: replies(arr(book)), post: { ...body(obj({ title: str })), ...replies(book, 201) } },
    '/books/{id}': { parameters: [path('id')], get: replies(book) },
    '/kind': { get: replies(obj({ id: int, title: str })) },
    '/shops/{shop}/books': { parameters: [path('shop')], get: replies(arr(book)) },
    '/search': search,
    '/find': { get: replies(arr(obj({ id: int, title: str }))) }
  })
  const [, second] = (await ask('GET', '/books')).body
  const { total, results } = (await ask('GET', '/search')).body
  t.equal(total, (await ask('GET', '/books')).body.length)
  t.same(results[1], second)
  await ask('POST', '/books', { title: 'Notes on the Zyx Engine' })
  t.match((await ask('GET', '/search?q=Zyx')).body, { total: 1, results: [{ title: 'Notes on the Zyx Engine' }] })
  t.not((await ask('GET', '/find')).body.length, total + 1, 'rows of another schema are others')
})

t.test('the lists below whoever asks show what is theirs', async (t) => {
  const member = { $ref: '#/paths/~1kind/get/responses/200/content/application~1json/schema' }
  const loan = obj({ id: int, memberId: int, book: str })
  const note = obj({ id: int, member: obj({ id: int }), text: str })
  const add = (row: object, sent: object) => ({ ...body(obj({ ...sent })), ...replies(row, 201) })
  const ask = server(t, {
    '/kind': { get: replies(obj({ id: int, name: str })) },
    '/me': { get: replies(member) },
    '/members/{id}': { parameters: [path('id')], get: replies(member) },
    '/loans': { get: replies(arr(loan)) },
    '/loans/{id}': { parameters: [path('id')], get: replies(loan) },
    '/me/loans': { get: { parameters: [query('sort', str)], ...replies(arr(loan)) }, post: add(loan, { book: str }) },
    '/notes/{id}': { parameters: [path('id')], get: replies(note) },
    '/notes': { get: replies(arr(note)) },
    '/me/notes': { get: replies(arr(note)) },
    '/me/places': { get: replies(arr(obj({ id: int, memberId: int }))) }
  })
  const read = async (url: string) => (await ask('GET', url)).body
  const me = await read('/me')
  t.same(await read(`/members/${me.id}`), me)
  const all = await read('/loans')
  const mine = all.filter(({ memberId }: { memberId: number }) => memberId === me.id)
  t.ok(mine.length > 0 && mine.length < all.length)
  t.same(await read('/me/loans'), mine)
  t.same(await read('/me/loans?sort=-id'), mine.reverse())
  for (const { member } of await read('/me/notes')) t.equal(member.id, me.id)
  t.ok((await read('/me/places')).length > 0, 'a list of its own shows all')
  const made = (await ask('POST', '/me/loans', { book: 'A' })).body
  t.equal(made.memberId, me.id)
  t.same((await read('/me/loans')).at(-1), made)
})

t.test('a body may name a thing otherwise than the rows do', async (t) => {
  const owner = obj({ id: int, name: str })
  const task = obj({ id: int, owner, tags: arr(obj({ slug: str, hue: str })), teamId: int })
  const said = { ownerId: int, ownerRef: int, owner: {}, tag_slugs: arr(str), tags: {}, team: {} }
  const ask = server(t, {
    '/owners': { get: replies(arr(owner)) },
    '/owners/{id}': { parameters: [path('id')], get: replies(owner) },
    '/owners/{ownerId}/tasks': { parameters: [path('ownerId')], get: replies(arr(task)) },
    '/tags': { get: replies(arr(obj({ slug: str, hue: str }))) },
    '/tags/{slug}': { parameters: [path('slug', str)], get: replies(obj({ slug: str, hue: str })) },
    '/teams': { get: replies(arr(obj({ id: int, motto: str }))) },
    '/teams/{id}': { parameters: [path('id')], get: replies(obj({ id: int, motto: str })) },
    '/tasks': {
      get: { parameters: [query('owner_id', int), query('tagSlug', str)], ...replies(arr(task)) },
      post: { ...body(obj(said, [])), ...replies(task, 201) }
    },
    '/tasks/{id}': {
      parameters: [path('id')],
      get: replies(task),
      patch: { ...body(obj(said, [])), ...replies(task) }
    }
  })
  const owners = (await ask('GET', '/owners')).body
  const tags = (await ask('GET', '/tags')).body
  const teams = (await ask('GET', '/teams')).body.map(({ id }: { id: number }) => id)
  for (const one of (await ask('GET', '/tasks')).body) t.same(one.owner, owners[one.owner.id - 1])
  const own = (await ask('GET', '/tasks?owner_id=2')).body
  t.ok(own.length > 0 && own.every((one: { owner: { id: number } }) => one.owner.id === 2))
  const tagged = (await ask('GET', `/tasks?tagSlug=${tags[1].slug}`)).body
  t.ok(tagged.every((one: { tags: { slug: string }[] }) => one.tags.some(({ slug }) => slug === tags[1].slug)))
  const { body: made } = await ask('POST', '/tasks', {
    ownerId: 4,
    tag_slugs: [tags[2].slug, tags[1].slug],
    team: { id: 6 }
  })
  t.match(made, { owner: owners[3], tags: [tags[2], tags[1]], teamId: 6 })
  t.same((await ask('POST', '/tasks', { ownerRef: 6 })).body.owner, owners[5])
  const { body: other } = await ask('POST', '/tasks', { owner: 5, tags: [tags[0].slug, tags[3]] })
  t.same(other.owner, owners[4])
  t.same(other.tags, [tags[0], tags[3]])
  t.ok(teams.includes(other.teamId), 'a thing that nobody named is there')
  const { body: silent } = await ask('POST', '/tasks', {})
  t.same(silent.owner, owners[silent.owner.id - 1])
  t.same((await ask('PATCH', `/tasks/${made.id}`, { ownerId: 9 })).body.owner, owners[8])
  t.match((await ask('PATCH', `/tasks/${made.id}`, { owner: { id: 900 } })).body.owner, { id: 900 })
  t.same((await ask('GET', `/tasks/${made.id}`)).body.owner, (await ask('GET', '/owners/900')).body)
  t.same((await ask('POST', '/tasks', { owner: null, team: 4 })).body.teamId, 4, 'a key under the name of a thing')
  t.ok(tags.some(({ slug }: { slug: string }) => slug === silent.tags[0].slug))
  const { body: odd } = await ask('POST', '/tasks', { team: { name: 'no key' }, tags: 'no list' })
  t.ok(teams.includes(odd.teamId), 'words that name nothing count for nothing')
})

t.test('a body may name an owner by its noun, also in attributes', async (t) => {
  const shelf = obj({ id: int, name: str })
  const book = (members: object) => obj({ id: str, attributes: obj({ title: str, ...members }, []) }, ['id'])
  const nest = obj({ id: int, owl: str, tree: str }, ['id', 'owl'])
  const ask = server(t, {
    '/shelves': { get: replies(arr(shelf)) },
    '/shelves/{shelfId}': { parameters: [path('shelfId')], get: replies(shelf) },
    '/shelves/{shelfId}/books': { parameters: [path('shelfId')], get: replies(arr(book({ shelfId: int }))) },
    '/books': {
      get: replies(arr(book({ shelfId: int }))),
      post: { ...body(obj({ attributes: obj({ shelf: int }, []) }, [])), ...replies(book({ shelfId: int }), 201) }
    },
    '/books/{id}': { parameters: [path('id', str)], get: replies(book({ shelfId: int })) },
    '/owls': { get: replies(arr(obj({ login: str }))) },
    '/owls/{owl}': { parameters: [path('owl', str)], get: replies(obj({ login: str })) },
    '/owls/{owl}/nests': { parameters: [path('owl', str)], get: replies(arr(nest)) },
    '/nests': {
      get: replies(arr(nest)),
      post: { ...body(obj({ owl: str })), ...replies(nest, 201) }
    },
    '/trees/{tree}/leaves': {
      parameters: [path('tree', str)],
      get: replies(arr(nest)),
      post: { ...body(obj({ owl: str })), ...replies(nest, 201) }
    },
    '/nests/{id}': { parameters: [path('id')], get: replies(nest) }
  })
  t.equal((await ask('POST', '/books', { attributes: { shelf: 4 } })).body.attributes.shelfId, 4)
  t.equal((await ask('POST', '/books', {})).status, 201)
  t.equal((await ask('POST', '/nests', { owl: 'hoot' })).body.owl, 'hoot')
  t.equal((await ask('POST', '/trees/elm/leaves', { owl: 'hoot' })).body.tree, 'elm')
})

t.test('nouns agree in all their forms', async (t) => {
  const thing = obj({ id: int, name: str })
  const names = ['houses', 'shelves', 'purchases', 'children', 'movies', 'caches', 'statuses', 'analyses', 'menus']
  const singulars = ['house', 'shelf', 'purchase', 'child', 'movie', 'cache', 'status', 'analysis', 'menu']
  const paths = names.map((name) => [
    [`/${name}`, { get: replies(arr(thing)) }],
    [`/${name}/{id}`, { parameters: [path('id')], get: replies(thing) }]
  ])
  const note = obj({ id: int, ...Object.fromEntries(singulars.map((one) => [`${one}_id`, int])) })
  const ask = server(t, {
    ...Object.fromEntries(paths.flat()),
    '/notes': { get: replies(arr(note)) },
    '/notes/{id}': { parameters: [path('id')], get: replies(note) }
  })
  for (const row of (await ask('GET', '/notes')).body) {
    for (const one of singulars) t.ok(row[`${one}_id`] >= 1 && row[`${one}_id`] <= 18, `${one} ${row[`${one}_id`]}`)
  }
})

t.test('what an embedded thing embeds is shown as it is too', async (t) => {
  const company = obj({ id: int, name: str })
  const customer = obj({ id: int, name: str, company })
  const order = obj({ id: int, customer })
  const paths = (name: string, row: object) => ({
    [`/${name}`]: { get: replies(arr(row)) },
    [`/${name}/{id}`]: { parameters: [path('id')], get: replies(row), patch: { ...body(row), ...replies(row) } }
  })
  const ask = server(t, { ...paths('companies', company), ...paths('customers', customer), ...paths('orders', order) })
  const [first] = (await ask('GET', '/orders')).body
  t.same((await ask('GET', `/customers/${first.customer.id}`)).body, first.customer)
  const url = `/companies/${first.customer.company.id}`
  t.same((await ask('GET', url)).body, first.customer.company)
  await ask('PATCH', url, { ...first.customer.company, name: 'Now' })
  t.equal((await ask('GET', `/orders/${first.id}`)).body.customer.company.name, 'Now')
})

t.test('things in a circle are shown a few levels deep', async (t) => {
  const chain = ([noun, ...others]: string[]): object =>
    obj({ id: int, name: str, ...(noun === undefined ? {} : { [noun]: chain(others) }) })
  const rows = {
    clubs: chain(['band', 'city', 'club', 'band']),
    bands: chain(['city', 'club', 'band', 'city']),
    cities: chain(['club', 'band', 'city', 'club'])
  }
  const paths = Object.entries(rows).map(([noun, row]) => ({
    [`/${noun}`]: { get: replies(arr(row)) },
    [`/${noun}/{id}`]: { parameters: [path('id')], get: replies(row) }
  }))
  const ask = server(t, Object.assign({}, ...paths))
  const { band } = (await ask('GET', '/clubs/3')).body
  const { city } = (await ask('GET', `/bands/${band.id}`)).body
  t.equal(band.city.id, city.id)
  t.equal(band.city.name, (await ask('GET', `/cities/${city.id}`)).body.name)
  t.type(band.city.club.band.name, 'string')
})

t.test('lists in lists show all rows that requests wrote', async (t) => {
  const kinds = { order: 'line', line: 'note', note: undefined }
  const schemas: Record<string, object> = {}
  const paths: Record<string, object> = {}
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
  let at = ''
  for (const [name, inner] of Object.entries(kinds)) {
    const keys = [...at.matchAll(/\{(\w+)\}/g)].map(([, key]) => path(key as string))
    const lists = inner === undefined ? {} : { [`${inner}s`]: arr(ref(inner)) }
    schemas[name] = obj({ id: int, text: str, extra: true as never, ...lists }, ['id', 'text'])
    paths[`${at}/${name}s`] = {
      parameters: keys,
      post: { ...body(obj({ text: str }, ['text'])), ...replies(ref(name), 201) },
      get: replies(arr(ref(name)))
    }
    at += `/${name}s/{${name}Id}`
    paths[at] = { parameters: [...keys, path(`${name}Id`)], get: replies(ref(name)) }
  }
  const ask = server(t, paths, {}, { components: { schemas } })
  const extra = { any: { thing: 1 } }
  const [{ id, lines }] = (await ask('GET', '/orders')).body
  const url = `/orders/${id}/lines/${lines[0].id}/notes`
  for (let index = 0; index < 150; index++) await ask('POST', url, { text: `n${index}`, extra })
  const [line] = (await ask('GET', `/orders/${id}`)).body.lines
  t.equal(line.notes.filter(({ text }: { text: string }) => /^n\d+$/.test(text)).length, 150)
  t.same(line.notes.at(-1).extra, extra)
})

t.test('lists in lists of a large document end after a hundred rows that are made', async (t) => {
  const schemas: Record<string, object> = {}
  const paths: Record<string, object> = {}
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
  // Each thing holds eight lists of things that hold eight lists.
  const add = (name: string, at: string, depth: number) => {
    const inner =
      depth < 3 ? ['oak', 'elm', 'ash', 'fir', 'yew', 'bay', 'fig', 'box'].map((one) => `${name}${one}`) : []
    schemas[name] = obj({ id: int, name: str, ...Object.fromEntries(inner.map((one) => [`${one}s`, arr(ref(one))])) }, [
      'id',
      'name'
    ])
    paths[at] = { get: replies(arr(ref(name))) }
    const item = `${at}/{${name}Id}`
    const keys = [...item.matchAll(/\{(\w+)\}/g)].map(([, key]) => path(key as string))
    paths[item] = { parameters: keys, get: replies(ref(name)) }
    if (depth > 0) paths[at] = { parameters: keys.slice(0, -1), get: replies(arr(ref(name))) }
    for (const one of inner) add(one, `${item}/${one}s`, depth + 1)
  }
  add('tree', '/trees', 0)
  const ask = server(t, paths, {}, { components: { schemas } })
  const { status, body: tree } = await ask('GET', '/trees/1')
  t.equal(status, 200)
  const rows = (thing: object): number =>
    Object.values(thing)
      .filter(Array.isArray)
      .flat()
      .reduce((sum: number, one: object) => sum + 1 + rows(one), 0)
  t.ok(rows(tree) > 100, 'lists show rows')
  t.ok(rows(tree) < 200, String(rows(tree)))
})

t.test('a member of the schema of its own row is no thing of another collection with that schema', async (t) => {
  const item = { $ref: '#/components/schemas/Item' }
  const row = obj({ id: str, title: str, extra: item }, ['id', 'title'])
  const collection = (name: string) => ({
    [`/${name}`]: { get: replies(arr(item)) },
    [`/${name}/{id}`]: { parameters: [path('id', str)], get: replies(item) }
  })
  const paths = { ...collection('films'), ...collection('songs') }
  const ask = server(t, paths, {}, { components: { schemas: { Item: row } } })
  const { body: films } = await ask('GET', '/films')
  const songs = (await ask('GET', '/songs')).body.map(({ id }: { id: string }) => id)
  for (const { extra } of films) t.notOk(extra !== undefined && songs.includes(extra.id))
})

t.test('a member that names someone by a role names one of the people', async (t) => {
  const person = obj({ id: int, name: str })
  const task = obj({ id: int, assignee_id: int, reviewerIds: arr(int), owner: person, color_id: int, pet_id: int })
  const paths = (more: object) => ({
    '/tasks': { get: replies(arr(task)) },
    '/tasks/{id}': { parameters: [path('id')], get: replies(task) },
    ...more
  })
  const list = { get: replies(arr(person)) }
  const ask = server(t, paths({ '/users': list, '/customers': list }))
  const users: { id: number; name: string }[] = (await ask('GET', '/users')).body
  const ids = users.map(({ id }) => id)
  for (const { assignee_id, reviewerIds, owner, pet_id } of (await ask('GET', '/tasks')).body) {
    t.ok(ids.includes(assignee_id), 'an assignee is a user')
    for (const id of reviewerIds) t.ok(ids.includes(id))
    t.same(owner, users[ids.indexOf(owner.id)])
    t.type(pet_id, 'number')
  }
  const pets = server(t, paths({ '/customers': list, '/pets': list }))
  const known = (await pets('GET', '/customers')).body.map(({ id }: { id: number }) => id)
  const tasks = (await pets('GET', '/tasks')).body
  t.notOk(
    tasks.every((one: { assignee_id: number }) => known.includes(one.assignee_id)),
    'no customer does tasks'
  )
})
