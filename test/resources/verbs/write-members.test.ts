import t from 'tap'
import { arr, body, obj, path, replies, server, str } from '../../fixtures/rows.ts'

const shown = obj({ id: str, e: str })
const written = obj({ id: str, n: str })
const sentSchema = obj({ n: str })

for (const method of ['PUT', 'PATCH'] as const) {
  for (const listed of [true, false]) {
    t.test(`what a ${method} sent is shown by its reply, though no GET shows it, listed: ${listed}`, async (t) => {
      const ask = server(t, {
        ...(listed ? { '/things': { get: replies(arr(shown)) } } : {}),
        '/things/{id}': {
          parameters: [path('id', str)],
          get: replies(shown),
          [method.toLowerCase()]: { ...body(sentSchema), ...replies(written) }
        }
      })
      const id = listed ? (await ask('GET', '/things')).body[0].id : 'a'
      const before = (await ask('GET', `/things/${id}`)).body
      t.same((await ask(method, `/things/${id}`, { n: 'sent' })).body, { id, n: 'sent' })
      const after = (await ask('GET', `/things/${id}`)).body
      t.same(Object.keys(after), ['id', 'e'])
      if (listed) t.same(after, before)
      t.same((await ask(method, '/things/b', { n: 'other' })).body, { id: 'b', n: 'other' })
      t.same((await ask(method, '/things/b', { n: 'again' })).body, { id: 'b', n: 'again' })
    })
  }
}

t.test('a member that only a reply shows stays while other members are written', async (t) => {
  const ask = server(t, {
    '/things/{id}': {
      parameters: [path('id', str)],
      get: replies(shown),
      put: { ...body(obj({ n: str, odd: str })), ...replies(written) },
      patch: { ...body(obj({ m: str })), ...replies(obj({ id: str, n: str, m: str })) }
    }
  })
  await ask('PUT', '/things/a', { n: 'sent', odd: 'x' })
  t.same((await ask('PATCH', '/things/a', { m: 'more' })).body, { id: 'a', n: 'sent', m: 'more' })
})
