import t from 'tap'
import { arr, body, int, obj, path, replies, server, str } from '../fixtures/rows.ts'

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
