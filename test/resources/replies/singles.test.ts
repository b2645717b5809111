import t from 'tap'
import { body, obj, path, replies, server, str } from '../../fixtures/rows.ts'
import { json } from '../../fixtures/start.ts'

const settings = obj({ language: str, theme: str })

t.test('a single thing is written for its parent, and for the seed that was asked for', async (t) => {
  const ask = server(t, {
    '/users/{user}/settings': {
      parameters: [path('user', str)],
      get: replies(settings),
      patch: { ...body(obj({ language: str }, [])), ...replies(settings) }
    }
  })
  const seeded = { prefer: 'seed=5' }
  const language = async (user: string, headers?: Record<string, string>) =>
    (await ask('GET', `/users/${user}/settings`, undefined, headers)).body.language
  const before = await language('b')
  await ask('PATCH', '/users/a/settings', { language: 'one' })
  await ask('PATCH', '/users/a/settings', { language: 'two' }, seeded)
  t.equal(await language('a'), 'one')
  t.equal(await language('a', seeded), 'two')
  t.equal(await language('b'), before)
})

t.test('a single thing that is nothing at the start is answered as the document says', async (t) => {
  const maybe = { ...settings, type: ['object', 'null'] }
  const reply = { 200: { description: 'Settings', content: { 'application/json': { schema: maybe, example: null } } } }
  const example = { language: 'en', theme: 'dark' }
  const written = { ...json(settings), content: { 'application/json': { schema: settings, example } } }
  const ask = server(t, {
    '/settings': { get: { responses: reply }, put: { ...body(settings), responses: { 200: written } } }
  })
  t.equal((await ask('GET', '/settings')).text, 'null')
  t.same((await ask('PUT', '/settings', { language: 'xx', theme: 'light' })).body, example)
})

t.test('a single thing that cannot be read is answered as the document says', async (t) => {
  const example = { language: 'en', theme: 'dark' }
  const written = { description: 'Settings', content: { 'application/json': { schema: settings, example } } }
  const put = { ...body(settings), responses: { 200: written } }
  const readers = [
    { ...replies(settings), 'x-standin': { stateless: true } },
    { responses: { 200: { description: 'Settings', content: { '*/*': { schema: settings } } } } }
  ]
  for (const get of readers) {
    const ask = server(t, { '/settings': { get, put } })
    t.same((await ask('PUT', '/settings', { language: 'xx', theme: 'light' })).body, example)
  }
})

t.test('writes to a single thing that come while it is read are all kept', async (t) => {
  // An example that lacks a member is completed, which takes a turn.
  const get = { responses: { 200: json(settings, { example: { language: 'en' } }) } }
  const patch = { ...body(obj({ language: str, theme: str }, [])), ...replies(settings) }
  const ask = server(t, { '/settings': { get, patch } })
  await Promise.all([ask('PATCH', '/settings', { language: 'xx' }), ask('PATCH', '/settings', { theme: 'light' })])
  t.same((await ask('GET', '/settings')).body, { language: 'xx', theme: 'light' })
})

t.test('a write answers a single thing in its envelope', async (t) => {
  const shown = obj({ settings })
  const ask = server(t, {
    '/settings': { get: replies(shown), patch: { ...body(obj({ theme: str }, [])), ...replies(shown) } }
  })
  const before = (await ask('GET', '/settings')).body.settings
  const { body: answer } = await ask('PATCH', '/settings', { theme: 'dark' })
  t.same(answer, { settings: { ...before, theme: 'dark' } })
})
