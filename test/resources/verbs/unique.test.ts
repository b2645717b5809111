import t from 'tap'
import { arr, body, int, obj, path, query, replies, server, str } from '../../fixtures/rows.ts'

const user = {
  id: { ...int, readOnly: true },
  username: str,
  email: str,
  name: str,
  size: { ...str, enum: ['s', 'm'] }
}
const sent = obj({ username: str, email: str, name: str, size: user.size, tags: arr(str) }, [])

/** A server of things whose POST and PATCH say when they refuse a row. */
function things(t: Parameters<typeof server>[0], refusals: object, name = 'users', row: object = sent) {
  const write = (status: number) => ({
    ...body(row),
    responses: { ...replies(obj(user), status).responses, ...refusals }
  })
  return server(t, {
    [`/${name}`]: { get: replies(arr(obj(user))), post: write(201) },
    [`/${name}/{id}`]: { parameters: [path('id', int)], get: replies(obj(user)), patch: write(200), put: write(200) }
  })
}

const zed = { username: 'zed', email: 'zed@example.com', name: 'Zed', size: 's' }

t.test('a value that another row has is refused where the document says that it is taken', async (t) => {
  for (const [description, members] of [
    ['Username or e-mail is taken', ['username', 'email']],
    ['A user with this email address already exists.', ['email']],
    ['The name must be unique', ['name']],
    ['User already exists', ['username', 'email']],
    ['Duplicate', ['username', 'email']],
    ['A row of this size exists', []],
    ['Conflict', []],
    ['Often returned if the name is not unique', []],
    ['The name is too long', []],
    ['The name does not exist', []],
    ["The name doesn't exist, or no longer exists", []],
    ['The name must exist', []],
    ['Something like this already exists in this place', []]
  ] as const) {
    const ask = things(t, { 409: { description } })
    const made = await ask('POST', '/users', zed)
    t.equal(made.status, 201, description)
    const count = (await ask('GET', '/users')).body.length
    for (const name of ['username', 'email', 'name', 'size'] as const) {
      const { status } = await ask('POST', '/users', { [name]: zed[name] })
      t.equal(status, (members as readonly string[]).includes(name) ? 409 : 201, `${description}: ${name}`)
    }
    t.equal((await ask('GET', '/users')).body.length, count + 4 - members.length, 'a refused one makes no row')
  }
})

t.test('examples of the refusal say it too, and other statuses where they name the member', async (t) => {
  const taken = { description: 'x', content: { 'application/json': { example: { message: 'Email already in use' } } } }
  const named = {
    description: 'x',
    content: { 'application/json': { examples: { one: { value: { code: 'EMAIL_TAKEN' } } } } }
  }
  for (const [refusals, status] of [
    [{ 409: taken }, 409],
    [{ 422: named }, 422],
    [{ 400: { description: 'Bad, or the email exists already' } }, 400],
    [{ 422: { description: 'User already exists' } }, 201]
  ] as const) {
    const ask = things(t, refusals)
    await ask('POST', '/users', zed)
    t.equal((await ask('POST', '/users', { email: zed.email })).status, status)
  }
})

t.test('things have a name of their own, unless they are people', async (t) => {
  const ask = things(t, { 409: { description: 'The tag already exists' } }, 'tags')
  await ask('POST', '/tags', zed)
  t.equal((await ask('POST', '/tags', { username: 'zed', email: zed.email })).status, 201)
  t.equal((await ask('POST', '/tags', { name: 'Zed' })).status, 409)
})

t.test('members that are unique together may be alike one by one', async (t) => {
  const ask = things(t, { 409: { description: 'A user with the same name and email already exists' } })
  await ask('POST', '/users', zed)
  t.equal((await ask('POST', '/users', { name: 'Zed', email: 'other@example.com' })).status, 201)
  t.equal((await ask('POST', '/users', { name: 'Zed' })).status, 201)
  t.equal((await ask('POST', '/users', { name: 'Zed', email: zed.email })).status, 409)
})

t.test('a change is refused that takes the value of another row', async (t) => {
  const ask = things(t, { 409: { description: 'The email is taken' } })
  const { id } = (await ask('POST', '/users', zed)).body
  const other = (await ask('POST', '/users', { email: 'other@example.com' })).body
  t.equal((await ask('PATCH', `/users/${other.id}`, { email: zed.email })).status, 409)
  t.equal((await ask('PUT', `/users/${other.id}`, zed)).status, 409)
  t.equal((await ask('PATCH', `/users/${id}`, { email: zed.email, name: 'Zee' })).status, 200, 'its own may stay')
  t.equal((await ask('PATCH', `/users/${id}`, { email: 'new@example.com' })).status, 200)
  t.equal((await ask('PATCH', `/users/${other.id}`, { email: zed.email })).status, 200, 'it is free again')
  t.equal((await ask('POST', '/users', { email: 'new@example.com' })).status, 409)
})

t.test('a value is taken while any row has it, and free after the last', async (t) => {
  const ask = things(t, { 409: { description: 'The email is taken' } })
  const rows = (await ask('GET', '/users')).body
  const [one, other] = [rows[0].id, rows[1].id]
  const has = async (id: number, email: string) => (await ask('PATCH', `/users/${id}`, { email })).status
  t.equal(await has(one, 'a'), 200)
  t.equal(await has(other, 'a'), 409)
  for (let n = 0; n < 150; n++) t.equal(await has(one, `${n}`), 200)
  t.equal(await has(other, 'a'), 200)
  t.equal(await has(one, 'a'), 409)
  t.equal(await has(one, '0'), 200, 'it had that before')
  t.equal(await has(other, '0'), 409)
  t.equal((await ask('POST', '/users', { name: 'Zed' })).status, 201, 'a row without a value')
  t.equal((await ask('POST', '/users', { email: '0' })).status, 409)
})

t.test('the refusal names the member', async (t) => {
  const error = obj({ message: str })
  const ask = things(t, { 409: { ...replies(error).responses[200], description: 'The email is taken' } })
  await ask('POST', '/users', zed)
  t.match((await ask('POST', '/users', zed)).body, { message: /email "zed@example.com"/ })
})

t.test('rows that a list begins with have their values too, and rows of another parent may have them', async (t) => {
  const label = obj({ id: int, name: str })
  const ask = server(t, {
    '/boards/{board}/labels': {
      parameters: [path('board', int), query('x', str)],
      get: replies(arr(label)),
      post: {
        ...body(obj({ name: str })),
        responses: { ...replies(label, 201).responses, 409: { description: 'The name exists' } }
      }
    }
  })
  const [first] = (await ask('GET', '/boards/1/labels')).body
  t.equal((await ask('POST', '/boards/1/labels', { name: first.name })).status, 409)
  await ask('POST', '/boards/1/labels', { name: 'new' })
  t.equal((await ask('POST', '/boards/2/labels', { name: 'new' })).status, 201)
})

t.test('a refusal that names no member means the key, where requests send it', async (t) => {
  const label = obj({ slug: str, name: str })
  const ask = server(t, {
    '/labels': {
      get: replies(arr(label)),
      post: { ...body(label), responses: { ...replies(label, 201).responses, 409: { description: 'Taken' } } }
    },
    '/labels/{slug}': { parameters: [path('slug', str)], get: replies(label) }
  })
  t.equal((await ask('POST', '/labels', { slug: 'a', name: 'New' })).status, 201)
  t.equal((await ask('POST', '/labels', { slug: 'b', name: 'New' })).status, 201)
  t.equal((await ask('POST', '/labels', { slug: 'b', name: 'Newer' })).status, 409)
})
