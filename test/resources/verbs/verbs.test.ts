import t from 'tap'
import { arr, body, int, none, obj, path, query, replies, server, str } from '../../fixtures/rows.ts'
import { json } from '../../fixtures/start.ts'

const thing = obj({ id: int, name: str })
const missing = { 404: none }

t.test('PUT on a list names its row in the body, or in the query', async (t) => {
  const paths = {
    '/things': {
      get: replies(arr(thing)),
      put: {
        parameters: [query('id', int)],
        ...body(obj({ id: int, name: str }, ['name'])),
        responses: { 200: json(thing), ...missing }
      }
    }
  }
  const item = { '/things/{id}': { parameters: [path('id')], get: replies(thing) } }
  const ask = server(t, { ...paths, ...item })
  t.same((await ask('PUT', '/things', { id: 1, name: 'One' })).body, { id: 1, name: 'One' })
  t.same((await ask('PUT', '/things?id=2', { name: 'Two' })).body, { id: 2, name: 'Two' })
  t.equal((await ask('GET', '/things/1')).body.name, 'One')
  t.equal((await ask('GET', '/things/2')).body.name, 'Two')
  const before = (await ask('GET', '/things')).text
  t.equal((await ask('PUT', '/things', { name: 'Nobody' })).status, 200)
  t.equal((await ask('GET', '/things')).text, before, 'a request that names no row changes none')
  for (const closed of [server(t, { ...paths, ...item }, { closed: true }), server(t, paths, { closed: true })]) {
    const { status, text } = await closed('PUT', '/things', { id: 999, name: 'No' })
    t.equal(status, 404)
    t.match(text, /there is no thing with id \\?"999/)
  }
})

t.test('PUT on a list makes the row that is not there', async (t) => {
  const ask = server(
    t,
    {
      '/things': { get: replies(arr(thing)), put: { ...body(thing), ...replies(thing) } },
      '/things/{id}': { parameters: [path('id')], get: replies(thing) }
    },
    { closed: true }
  )
  t.same((await ask('PUT', '/things', { id: 99, name: 'New' })).body, { id: 99, name: 'New' })
  t.same((await ask('GET', '/things')).body.at(-1), { id: 99, name: 'New' })
})

t.test('PUT makes a row where the document does not refuse it', async (t) => {
  const cases: [responses: object, status: number][] = [
    [{ 200: json(thing), 201: json(thing) }, 201],
    [{ 200: json(thing) }, 200],
    [{ 201: json(thing), 204: none }, 201]
  ]
  for (const [responses, status] of cases) {
    const ask = server(t, {
      '/things': { get: replies(arr(thing)) },
      '/things/{id}': { parameters: [path('id')], get: replies(thing), put: { ...body(obj({ name: str })), responses } }
    })
    const made = await ask('PUT', '/things/98765', { name: 'New' })
    t.equal(made.status, status)
    t.same((await ask('GET', '/things')).body.at(-1), { id: 98765, name: 'New' })
    const again = await ask('PUT', '/things/98765', { name: 'Other' })
    t.equal(again.status, 204 in responses ? 204 : 200)
    t.equal((await ask('GET', '/things/98765')).body.name, 'Other')
  }
})

t.test('a new row takes the next key that nothing has', async (t) => {
  const article = obj({ slug: str, title: str })
  const ask = server(t, {
    '/articles': { get: replies(arr(article)), post: { ...body(obj({ title: str }, [])), ...replies(article, 201) } },
    '/articles/{slug}': { parameters: [path('slug', str)], get: replies(article) }
  })
  const slugs = []
  for (const title of ['Hello, World!', 'Hello World', 'Zum Löwen', '?!', undefined])
    slugs.push((await ask('POST', '/articles', { title })).body.slug)
  t.same(slugs.slice(0, 3), ['hello-world', 'hello-world-2', 'zum-lowen'])
  t.equal(new Set(slugs).size, 5)
  for (const slug of slugs) t.equal((await ask('GET', `/articles/${encodeURIComponent(slug)}`)).status, 200)
})

t.test('a number that a client took as a text is not given again', async (t) => {
  const row = obj({ id: str, name: str })
  const ask = server(t, {
    '/things': { get: replies(arr(row)), post: { ...body(obj({ id: str, name: str }, [])), ...replies(row, 201) } },
    '/things/{id}': { parameters: [path('id')], get: replies(row) }
  })
  t.equal((await ask('POST', '/things', { id: '19', name: 'Mine' })).body.id, '19')
  t.equal((await ask('POST', '/things', { name: 'Next' })).body.id, '20')
})

t.test('a key that is taken is a conflict where the document has one, or replaces', async (t) => {
  const row = obj({ name: str, size: int })
  const paths = (more: object) => ({
    '/things': { get: replies(arr(row)), post: { ...body(row), responses: { 201: json(row), 409: none }, ...more } },
    '/things/{name}': { parameters: [path('name', str)], get: replies(row) }
  })
  const ask = server(t, paths({}))
  await ask('POST', '/things', { name: 'a', size: 1 })
  const refused = await ask('POST', '/things', { name: 'a', size: 2 })
  t.equal(refused.status, 409)
  const other = server(t, paths({ 'x-standin-conflict': 'replace' }))
  await other('POST', '/things', { name: 'a', size: 1 })
  await other('POST', '/things', { name: 'b', size: 1 })
  t.equal((await other('POST', '/things', { name: 'a', size: 2 })).status, 201)
  t.same((await other('GET', '/things')).body.slice(-2), [
    { name: 'a', size: 2 },
    { name: 'b', size: 1 }
  ])
})

t.test('a refusal names its row with the article that it is spoken with', async (t) => {
  const nouns = { articles: 'an article', users: 'a user', orders: 'an order', hours: 'an hour', updates: 'an update' }
  const paths = Object.keys(nouns).map((name) => [
    `/${name}`,
    { get: replies(arr(thing)), post: { ...body(thing), responses: { 201: json(thing), 409: none } } }
  ])
  const ask = server(t, Object.fromEntries(paths))
  for (const [name, spoken] of Object.entries(nouns))
    t.match((await ask('POST', `/${name}`, { id: 1, name: 'x' })).text, `there is ${spoken} with id`)
})

t.test('a write that asks for no present row is refused where there is one', async (t) => {
  const put = (responses: object) => ({
    ...body(thing),
    responses: { 200: json(thing), 201: json(thing), ...responses }
  })
  const unless = { 'if-none-match': '*' }
  const ask = (responses: object) =>
    server(t, {
      '/articles': { get: replies(arr(thing)) },
      '/articles/{id}': { parameters: [path('id')], get: replies(thing), put: put(responses) }
    })
  const knows = ask({ 412: none })
  const before = (await knows('GET', '/articles/1')).text
  const refused = await knows('PUT', '/articles/1', { id: 1, name: 'x' }, unless)
  t.equal(refused.status, 412)
  t.match(refused.headers.etag, /^"\w+"$/)
  t.equal((await knows('GET', '/articles/1')).text, before)
  t.equal((await knows('PUT', '/articles/1', { id: 1, name: 'x' }, { 'if-none-match': '"other"' })).status, 200)
  t.equal((await knows('PUT', '/articles/999', { id: 999, name: 'x' }, unless)).status, 201)
  t.equal((await ask({})('PUT', '/articles/1', { id: 1, name: 'x' }, unless)).status, 200)
})

t.test('a row is found by the other name that its path admits', async (t) => {
  const project = obj({ id: int, name: str })
  const paths = {
    '/projects': { get: replies(arr(project)) },
    '/projects/{project_id_or_name}': { parameters: [path('project_id_or_name', str)], get: replies(project) }
  }
  const ask = server(t, paths, { closed: true })
  const [first] = (await ask('GET', '/projects')).body
  t.same((await ask('GET', `/projects/${first.id}`)).body, first)
  t.same((await ask('GET', `/projects/${encodeURIComponent(first.name)}`)).body, first)
  t.equal((await ask('GET', '/projects/nobody-has-this')).status, 404)
})

t.test('the server counts an id that is not the key', async (t) => {
  const user = (id: object) => obj({ login: str, id, name: str })
  const paths = (id: object, sent: object) => ({
    '/users': { get: replies(arr(user(id))), post: { ...body(sent), ...replies(user(id), 201) } },
    '/users/{login}': { parameters: [path('login', str)], get: replies(user(id)) }
  })
  const ask = server(t, paths(int, obj({ login: str })))
  const ids: number[] = []
  for (const login of ['a', 'b']) ids.push((await ask('POST', '/users', { login })).body.id)
  t.equal(ids[1], (ids[0] as number) + 1)
  t.notOk((await ask('GET', '/users')).body.slice(0, -2).some(({ id }: { id: number }) => ids.includes(id)))
  const said = server(t, paths(int, obj({ login: str, id: int })))
  t.equal((await said('POST', '/users', { login: 'a', id: 7000 })).body.id, 7000)
  const text = server(t, paths(str, obj({ login: str })))
  t.type((await text('POST', '/users', { login: 'a' })).body.id, 'string')
})

t.test('a new row goes where its body says, else under the first, else nowhere', async (t) => {
  const pet = obj({ id: int, name: str, owner_id: int })
  const owner = obj({ id: int, name: str })
  const paths = (owners: object) => ({
    '/owners': { get: { ...replies(arr(owner)), ...owners } },
    '/owners/{ownerId}': { parameters: [path('ownerId')], get: replies(owner) },
    '/owners/{ownerId}/pets/{petId}': { parameters: [path('ownerId'), path('petId')], get: replies(pet) },
    '/pets': { get: replies(arr(pet)), post: { ...body(obj({ name: str, owner_id: int }, [])), ...replies(pet, 201) } }
  })
  const ask = server(t, paths({}))
  const [first, second] = (await ask('GET', '/owners')).body
  const said = (await ask('POST', '/pets', { name: 'Rex', owner_id: second.id })).body
  t.match(said, { name: 'Rex', owner_id: second.id })
  t.same((await ask('GET', `/owners/${second.id}/pets/${said.id}`)).body, said)
  t.equal((await ask('POST', '/pets', { name: 'Tom' })).body.owner_id, first.id)
  const empty = server(t, paths({ 'x-standin': { rows: 0 } }))
  const refused = await empty('POST', '/pets', { name: 'Rex' })
  t.equal(refused.status, 404)
  t.match(refused.text, /nothing that this pet could belong to/)
})

t.test('a new row refers to things that are there', async (t) => {
  const thingOf = (more: object = {}) => ({ get: { ...replies(arr(thing)), ...more } })
  const item = { parameters: [path('id')], get: replies(thing) }
  const order = obj({ id: int, name: str, customer: thing, tags: arr(thing), shop_id: int, label_ids: arr(int) })
  const paths = (more: object) => ({
    '/customers': thingOf(more),
    '/customers/{id}': item,
    '/tags': thingOf(),
    '/tags/{id}': item,
    '/shops': thingOf(),
    '/shops/{id}': item,
    '/labels': thingOf(),
    '/labels/{id}': item,
    '/orders': { get: replies(arr(order)), post: { ...body(obj({ name: str })), ...replies(order, 201) } },
    '/orders/{id}': { parameters: [path('id')], get: replies(order) }
  })
  const ask = server(t, paths({}), { closed: true })
  const { body: made } = await ask('POST', '/orders', { name: 'x' })
  t.same((await ask('GET', `/customers/${made.customer.id}`)).body, made.customer)
  t.same((await ask('GET', `/tags/${made.tags[0].id}`)).body, made.tags[0])
  t.equal((await ask('GET', `/shops/${made.shop_id}`)).status, 200)
  t.equal((await ask('GET', `/labels/${made.label_ids[0]}`)).status, 200)
  const empty = server(t, paths({ 'x-standin': { rows: 0 } }))
  t.type((await empty('POST', '/orders', { name: 'x' })).body.customer.id, 'number')
})

t.test('an action sets the status that its name means', async (t) => {
  const cases: [verb: string, status: string][] = [
    ['cancel', 'cancelled'],
    ['publish', 'published'],
    ['archive', 'archived'],
    ['stop', 'stopped'],
    ['deny', 'denied'],
    ['pay', 'paid'],
    ['activate', 'active'],
    ['deactivate', 'inactive'],
    ['send', 'sent'],
    ['open', 'open'],
    ['check_in', 'checked_in'],
    ['check-out', 'checkedOut'],
    ['signOff', 'signed off'],
    ['send_back', 'sent_back']
  ]
  const job = obj({ id: int, status: { enum: ['draft', ...cases.map(([, status]) => status)] } })
  const actions = [...cases.map(([verb]) => verb), 'ping'].map((verb) => [
    `/jobs/{id}/${verb}`,
    { post: { parameters: [path('id')], ...replies(job) } }
  ])
  const ask = server(t, {
    '/jobs': { get: replies(arr(job)) },
    '/jobs/{id}': { parameters: [path('id')], get: replies(job) },
    ...Object.fromEntries(actions)
  })
  for (const [verb, status] of cases) {
    t.same((await ask('POST', `/jobs/1/${verb}`)).body, { id: 1, status }, verb)
    t.equal((await ask('GET', '/jobs/1')).body.status, status)
    t.same((await ask('POST', '/jobs/1/ping')).body, { id: 1, status }, 'another verb changes nothing')
  }
})

t.test('an action sets the status among attributes, also a text without a list', async (t) => {
  const of = (status: object) => obj({ type: { const: 'jobs' }, id: str, attributes: obj({ name: str, status }) })
  for (const [status, after] of [
    [{ enum: ['open', 'closed'] }, 'closed'],
    [str, 'closed'],
    [{ ...str, format: 'uuid' }, undefined]
  ] as const) {
    const job = of(status)
    const item = { parameters: [path('id', str)], get: replies(obj({ data: job })) }
    const ask = server(t, {
      '/jobs': { get: replies(obj({ data: arr(job) })) },
      '/jobs/{id}': item,
      '/jobs/{id}/close': { post: { parameters: [path('id', str)], ...replies(obj({ data: job })) } }
    })
    const before = (await ask('GET', '/jobs/1')).body.data.attributes
    const { attributes } = (await ask('POST', '/jobs/1/close')).body.data
    t.same(attributes, { ...before, status: after ?? before.status })
    t.same((await ask('GET', '/jobs/1')).body.data.attributes, attributes)
  }
})

t.test('an action keeps what it sends and its row has', async (t) => {
  const nullable = { type: ['string', 'null'] }
  const booking = obj({
    id: int,
    status: { enum: ['booked', 'cancelled'] },
    cancellation_reason: nullable,
    refund: { ...int, readOnly: true },
    cancelled_at: { type: 'string', format: 'date-time' },
    created_at: { type: 'string', format: 'date-time' }
  })
  const sent = obj(
    { id: int, cancellation_reason: nullable, refund: int, cancelled_at: str, created_at: str, notify: {} },
    []
  )
  const act = (more: object) => ({ post: { parameters: [path('id')], ...more, ...replies(booking) } })
  const ask = server(t, {
    '/bookings': { get: replies(arr(booking)) },
    '/bookings/{id}': { parameters: [path('id')], get: replies(booking) },
    '/bookings/{id}/cancel': act(body(sent)),
    '/bookings/{id}/rate': act(body(obj({ cancellation_reason: nullable }, [])))
  })
  const before = (await ask('GET', '/bookings/1')).body
  const said = { cancellation_reason: 'ill', cancelled_at: '2020-01-01T00:00:00Z' }
  const others = { id: 7, refund: before.refund + 1, created_at: '2020-01-01T00:00:00Z', notify: true }
  const { body: after } = await ask('POST', '/bookings/1/cancel', { ...said, ...others })
  t.same(after, { ...before, ...said, status: 'cancelled' })
  t.same((await ask('GET', '/bookings/1')).body, after)
  const unsaid = { cancellation_reason: null }
  t.same((await ask('POST', '/bookings/1/rate', unsaid)).body, { ...after, ...unsaid }, 'also where it means no state')
  t.same((await ask('POST', '/bookings/1/rate')).body, { ...after, ...unsaid })
})

t.test('an action keeps what it sends among attributes', async (t) => {
  const of = (attributes: object) => obj({ type: { const: 'jobs' }, id: str, attributes })
  const job = obj({ data: of(obj({ name: str, note: str })) })
  const sent = obj({ data: of(obj({ note: str, force: { type: 'boolean' } }, [])) })
  const ask = server(t, {
    '/jobs': { get: replies(obj({ data: arr(of(obj({ name: str, note: str }))) })) },
    '/jobs/{id}': { parameters: [path('id', str)], get: replies(job) },
    '/jobs/{id}/close': { post: { parameters: [path('id', str)], ...body(sent), ...replies(job) } }
  })
  const { attributes } = (await ask('GET', '/jobs/1')).body.data
  const data = { type: 'jobs', id: '1', attributes: { note: 'done', force: true } }
  t.same((await ask('POST', '/jobs/1/close', { data })).body.data.attributes, { ...attributes, note: 'done' })
})

t.test('a deletion that shows its row shows that it is gone', async (t) => {
  const row = obj({
    id: int,
    deleted: { type: 'boolean' },
    deleted_at: { type: 'string', format: 'date-time' },
    removed_on: int,
    updated_at: { type: 'string', format: 'date-time' }
  })
  const ask = server(t, {
    '/things': { get: replies(arr(row)) },
    '/things/{id}': { parameters: [path('id')], get: replies(row), delete: replies(row) }
  })
  const { body: gone } = await ask('DELETE', '/things/1')
  t.match(gone, { id: 1, deleted: true, deleted_at: /^\d{4}-/ })
  t.equal(gone.removed_on, Date.parse(gone.deleted_at) / 1000)
  t.equal(gone.updated_at, gone.deleted_at)
  t.equal((await ask('GET', '/things/1')).status, 404)
})

t.test('a list that is no JSON Patch changes nothing where the document has no refusal for it', async (t) => {
  for (const step of [{}, 7, { op: 'add' }, { op: 'rename', path: '/name' }]) {
    const ask = server(t, {
      '/things': { get: replies(arr(thing)) },
      '/things/{id}': { parameters: [path('id')], get: replies(thing), patch: { ...body(arr({})), ...replies(thing) } }
    })
    const { body: before } = await ask('GET', '/things/1')
    t.same(await ask('PATCH', '/things/1', [step]).then(({ status, body }) => ({ status, body })), {
      status: 200,
      body: before
    })
  }
})

t.test('a JSON Patch that cannot be done, or does not fit, is refused and changes nothing', async (t) => {
  const steps = arr(obj({ op: str, path: str, value: {} }, ['op', 'path']))
  const cases: [responses: object, op: object, status: number, why: RegExp][] = [
    [{}, { op: 'replace', path: '/nothing/there', value: 1 }, 422, /step 0 of the patch, replace \S*nothing\/there/],
    [{ 400: none }, { op: 'remove', path: '/nothing' }, 400, /./],
    [{}, { op: 'test', path: '/name', value: 'other' }, 409, /the value at \/name is another/],
    [{ 422: none }, { op: 'test', path: '/name', value: 'other' }, 422, /./],
    [{}, { op: 'replace', path: '/name', value: 5 }, 422, /the patched thing does not fit: \/name/],
    [{ 400: none }, { op: 'replace', path: '/name', value: 5 }, 400, /the patched thing does not fit: \/name/],
    [{ 400: none }, { op: 'rename', path: '/name' }, 400, /step 0 of the patch needs an `op` that JSON Patch has/]
  ]
  for (const [responses, step, status, why] of cases) {
    const ask = server(t, {
      '/things': { get: replies(arr(thing)) },
      '/things/{id}': {
        parameters: [path('id')],
        get: replies(thing),
        patch: { ...body(steps, 'application/json-patch+json'), responses: { 200: json(thing), ...responses } }
      }
    })
    const before = (await ask('GET', '/things/1')).text
    const refused = await ask('PATCH', '/things/1', [step], { 'content-type': 'application/json-patch+json' })
    t.equal(refused.status, status, JSON.stringify(step))
    t.match(refused.text, why)
    t.equal((await ask('GET', '/things/1')).text, before)
  }
})

t.test('a text that is no identifier names the slug of `{id_or_slug}`', async (t) => {
  const team = obj({ id: str, slug: str, name: str }, ['id', 'slug'])
  const parameters = [path('team_id_or_slug', str)]
  const ask = server(t, {
    '/teams': { get: replies(arr(team)), post: { ...body(obj({ slug: str })), ...replies(team, 201) } },
    '/teams/{team_id_or_slug}': { parameters, get: replies(team), delete: { responses: { 204: none, 404: none } } }
  })
  const { body: made } = await ask('POST', '/teams', { slug: 'zed' })
  t.same((await ask('GET', '/teams/zed')).body, made)
  t.same((await ask('GET', `/teams/${made.id}`)).body, made)
  const { body: unlisted } = await ask('GET', '/teams/nobody')
  t.equal(unlisted.slug, 'nobody')
  t.not(unlisted.id, 'nobody')
  t.equal((await ask('GET', '/teams/48531')).body.id, '48531')
  await ask('DELETE', '/teams/zed')
  t.equal((await ask('GET', '/teams/zed')).status, 404)
  t.equal((await ask('GET', `/teams/${made.id}`)).status, 404)
})

t.test('a row that stands alone in an array is found there', async (t) => {
  const contact = obj({ contact_id: int, name: str }, ['name'])
  const many = obj({ id: int, warnings: arr(str), contacts: arr(contact) }, ['contacts'])
  const one = { contacts: [{ name: 'Ada' }] }
  const paths = {
    '/contacts': { get: replies(many), post: { ...body(many), ...replies(many, 201) } },
    '/contacts/{contact_id}': { parameters: [path('contact_id')], get: replies(many) }
  }
  const ask = server(t, paths)
  const { body: made } = await ask('POST', '/contacts', one)
  t.match(made.contacts, [{ name: 'Ada' }])
  t.same((await ask('GET', `/contacts/${made.contacts[0].contact_id}`)).body.contacts, made.contacts)
  t.same((await ask('GET', '/contacts')).body.contacts.at(-1), made.contacts[0])
  const both = { contacts: [{ name: 'Bob' }, { name: 'Cat' }] }
  t.match((await ask('POST', '/contacts', both)).body, both)
  t.match((await ask('GET', '/contacts')).body.contacts.slice(-2), both.contacts)
})

t.test('of two templates of one shape the one that names the key is live', async (t) => {
  const thing = obj({ id: int, number: str }, ['id', 'number'])
  const ask = server(t, {
    '/things': { get: replies(arr(thing)) },
    '/things/{number}': { parameters: [path('number', str)], get: replies(thing) },
    '/things/{id}': { parameters: [path('id')], get: replies(thing) }
  })
  const [first] = (await ask('GET', '/things')).body
  t.same((await ask('GET', `/things/${first.id}`)).body, first)
})

t.test('templates of one shape may each name their parameters otherwise', async (t) => {
  const thing = obj({ id: int, name: str }, ['id', 'name'])
  const ask = server(t, {
    '/shops/{shop}/things': { parameters: [path('shop')], get: replies(arr(thing)) },
    '/shops/{shop}/things/{id}': { parameters: [path('shop'), path('id')], put: { ...body(thing), ...replies(thing) } },
    '/shops/{shopId}/things/{thingId}': {
      parameters: [path('shopId'), path('thingId')],
      get: replies(thing),
      delete: { responses: { 204: none } }
    }
  })
  const [first] = (await ask('GET', '/shops/1/things')).body
  const url = `/shops/1/things/${first.id}`
  t.same((await ask('GET', url)).body, first)
  t.equal((await ask('PUT', url, { ...first, name: 'Two' })).status, 200)
  t.equal((await ask('GET', url)).body.name, 'Two')
  t.equal((await ask('DELETE', url)).status, 204)
  t.equal((await ask('GET', url)).status, 404)
})

t.test('a view that has another name for the key shows it by that name', async (t) => {
  const short = obj({ id: str, arn: str, state: str })
  const whole = obj({ applicationId: str, arn: str, state: str, tags: obj({}) })
  const ask = server(t, {
    '/applications': {
      get: replies(obj({ applications: arr(short) })),
      post: { ...body(obj({ name: str })), ...replies(obj({ applicationId: str, arn: str })) }
    },
    '/applications/{applicationId}': {
      parameters: [path('applicationId', str)],
      get: replies(obj({ application: whole }))
    }
  })
  const [first] = (await ask('GET', '/applications')).body.applications
  const { application } = (await ask('GET', `/applications/${first.id}`)).body
  t.equal(application.applicationId, first.id)
  t.equal(application.arn, first.arn)
  const { applicationId } = (await ask('POST', '/applications', { name: 'new' })).body
  t.equal((await ask('GET', '/applications')).body.applications.at(-1).id, applicationId)
})

t.test('a POST that answers the new key in an array adds its row', async (t) => {
  const group = obj({ groupId: int, name: str })
  const ask = server(t, {
    '/groups': {
      get: replies(arr(group)),
      post: { ...body(obj({ name: str })), ...replies(arr(obj({ groupId: int }))) }
    },
    '/groups/{groupId}': { parameters: [path('groupId')], get: replies(group) },
    '/groups/search': {
      get: replies(obj({ groups: arr(group) })),
      post: { ...body(obj({ name: str })), ...replies(obj({ groups: arr(group) })) }
    }
  })
  const [{ groupId }] = (await ask('POST', '/groups', { name: 'Foo' })).body
  t.same((await ask('GET', '/groups')).body.at(-1), { groupId, name: 'Foo' })
  const before = (await ask('GET', '/groups')).text
  await ask('POST', '/groups/search', { name: 'Foo' })
  t.equal((await ask('GET', '/groups')).text, before, 'a search adds nothing')
})

t.test('a POST to the list itself adds a row, whatever it sends', async (t) => {
  const file = obj({ id: int, size: int, link: str })
  const shown = obj({ files: arr(file), meta: obj({ total: int, link: str }) })
  const ask = server(t, {
    '/files': { get: replies(shown), post: { ...body(obj({ upload: str })), ...replies(shown) } },
    '/files/{id}': { parameters: [path('id')], get: replies(file) }
  })
  const { files } = (await ask('POST', '/files', { upload: 'x' })).body
  t.equal(files.length, 1)
  t.same((await ask('GET', '/files')).body.files.at(-1), files[0])
})

t.test('an answer with the key alone has that of the new row', async (t) => {
  const message = obj({ id: str, text: str, status: str, author: obj({ id: str, status: str }) })
  const answer = obj({ status: str, service: str, data: obj({ id: str }) }, ['status', 'service', 'data'])
  const ask = server(t, {
    '/messages': { get: replies(arr(message)), post: { ...body(obj({ text: str })), ...replies(answer) } },
    '/messages/{id}': { parameters: [path('id')], get: replies(message) }
  })
  const { data } = (await ask('POST', '/messages', { text: 'Hi' })).body
  t.match((await ask('GET', `/messages/${data.id}`)).body, { id: data.id, text: 'Hi' })
})

t.test('a new row under `{id}` has a key of its own', async (t) => {
  const thing = obj({ Id: str, name: str })
  const ask = server(t, {
    '/spaces/{id}/things': {
      parameters: [path('id', str)],
      get: replies(arr(thing)),
      post: { ...body(obj({ name: str })), ...replies(thing) }
    },
    '/spaces/{id}/things/{thingId}': { parameters: [path('id', str), path('thingId', str)], get: replies(thing) }
  })
  t.not((await ask('POST', '/spaces/acme/things', { name: 'Foo' })).body.Id, 'acme')
})

t.test('a thing that is gone has no picture and no text', async (t) => {
  const file = obj({ name: str, size: int })
  const picture = { responses: { 200: { description: '', content: { 'image/png': {} } } } }
  const text = { responses: { 200: { description: '', content: { 'text/plain': { schema: str } } } } }
  for (const get of [picture, text, replies(obj({ other: str }))]) {
    const ask = server(t, {
      '/files': { get: replies(arr(file)) },
      '/files/{name}': { parameters: [path('name', str)], get, delete: { responses: { 204: none } } }
    })
    const [{ name }] = (await ask('GET', '/files')).body
    t.equal((await ask('GET', `/files/${name}`)).status, 200)
    t.equal((await ask('DELETE', `/files/${name}`)).status, 204)
    t.equal((await ask('GET', `/files/${name}`)).status, 404)
    t.equal((await ask('GET', '/files/other.txt')).status, 200)
  }
})

t.test('operations that share a path and differ in the query are live alike', async (t) => {
  const thing = obj({ id: int, name: str })
  const full = obj({ id: int, name: str, notes: str })
  const parameters = [path('id')]
  const ask = server(t, {
    '/things': { get: replies(arr(thing)), post: { ...body(obj({ name: str })), ...replies(thing, 201) } },
    '/things?from=upload': { post: { ...body(obj({ name: str, upload: str })), ...replies(thing, 201) } },
    '/things/{id}': { parameters, get: replies(thing) },
    '/things/{id}?full=true': { parameters, get: replies(full) },
    '/things/{id}?other=true': { parameters, get: replies(str) }
  })
  const { body: made } = await ask('POST', '/things?from=upload', { name: 'Ada', upload: 'x' })
  t.same((await ask('GET', `/things/${made.id}`)).body, made)
  t.match((await ask('GET', `/things/${made.id}?full=true`)).body, made)
  t.type((await ask('GET', `/things/${made.id}?other=true`)).body, 'string')
})

t.test('an example says what rows have, where the schema does not', async (t) => {
  const object = { type: 'object' }
  const shown = (example: unknown, status = 200) => ({ responses: { [status]: json(object, { example }) } })
  const things = { type: 'array', items: object }
  const ask = server(t, {
    '/things': {
      get: { responses: { 200: json(things, { example: '[{ "id": 7, "name": "Ada", "size": 3 }]' }) } },
      post: { ...body(object), ...shown({ id: 8, name: 'Bob', size: 4 }, 201) }
    },
    '/things/{thingId}': {
      parameters: [path('thingId')],
      // Some write `items` where they mean properties.
      get: { responses: { 200: json({ type: 'object', items: {} }, { example: { id: 7, name: 'Ada', size: 3 } }) } },
      put: { ...body(object), ...shown({ id: 7, name: 'Eve', size: 5 }) },
      delete: { responses: { 204: none, 404: none } }
    },
    '/pages': { get: { responses: { 200: json(object, { example: { pages: [{ id: 1 }], tags: ['a'] } }) } } },
    '/pages/{id}': { parameters: [path('id')], get: shown({ id: 1 }), delete: { responses: { 204: none, 404: none } } }
  })
  const { body: made } = await ask('POST', '/things', { name: 'Zed', size: 'large' })
  t.match(made, { id: 8, name: 'Zed', size: 'large' })
  t.same((await ask('GET', '/things')).body, [{ id: 7, name: 'Ada', size: 3 }, made])
  await ask('PUT', '/things/7', { name: 'Ada II' })
  t.match((await ask('GET', '/things/7')).body, { id: 7, name: 'Ada II' })
  t.equal((await ask('DELETE', '/things/8')).status, 204)
  t.equal((await ask('GET', '/things/8')).status, 404)
  await ask('DELETE', '/pages/1')
  t.same((await ask('GET', '/pages')).body, { pages: [], tags: ['a'] })
})

t.test('a path that ends in the thing above may list', async (t) => {
  const action = obj({ id: str, url: str, app: str })
  const ask = server(t, {
    '/actions/{app}': {
      parameters: [path('app', str)],
      get: replies(obj({ results: arr(action) })),
      post: { ...body(obj({ url: str })), ...replies(action, 201) }
    },
    '/actions/{app}/{action}': { parameters: [path('app', str), path('action', str)], get: replies(action) }
  })
  const { body: made } = await ask('POST', '/actions/mine', { url: '/here' })
  t.match(made, { url: '/here', app: 'mine' })
  t.same((await ask('GET', '/actions/mine')).body.results.at(-1), made)
  t.same((await ask('GET', `/actions/mine/${made.id}`)).body, made)
  t.notOk((await ask('GET', '/actions/other')).body.results.some(({ id }: { id: string }) => id === made.id))
})

t.test('a name is no other name for an id', async (t) => {
  const ask = server(t, {
    '/things': { get: replies(arr(obj({ Id: str, Arn: str }))) },
    '/things/{Id}': { parameters: [path('Id', str)], get: replies(obj({ Name: str, Arn: str })) }
  })
  const [{ Id, Arn }] = (await ask('GET', '/things')).body
  const { body: item } = await ask('GET', `/things/${Id}`)
  t.equal(item.Arn, Arn)
  t.not(item.Name, Id)
})

t.test('only a state begins a new row: another enum takes any of its values', async (t) => {
  const color = { type: 'string', enum: ['red', 'green', 'blue', 'open'] }
  const thing = obj({ id: int, color, status: { type: 'string', enum: ['closed', 'open'] } })
  const ask = server(t, {
    '/things': { get: replies(arr(thing)), post: { ...body(obj({}, [])), ...replies(thing, 201) } },
    '/things/{id}': { parameters: [path('id')], get: replies(thing) }
  })
  const made: { color: string; status: string }[] = []
  for (let i = 0; i < 12; i++) made.push((await ask('POST', '/things', {})).body)
  t.same([...new Set(made.map(({ status }) => status))], ['open'])
  t.ok(new Set(made.map(({ color }) => color)).size > 1)
})
