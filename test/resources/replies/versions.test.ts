import t, { type Test } from 'tap'
import { tagOfValue } from '../../../src/resources/verbs/tags.ts'
import { arr, body, int, none, obj, path, query, server, str } from '../../fixtures/rows.ts'
import { json } from '../../fixtures/start.ts'

const customer = obj({ id: int, name: str })
const order = obj({ id: int, title: str, customer }, ['id', 'title'])
const header = (name: string) => ({ name, in: 'header', schema: str })
const tagged = (schema: object, more: object = {}) => ({ ...json(schema), headers: { ETag: { schema: str } }, ...more })
const writes = { parameters: [header('If-Match'), header('If-None-Match')] }
const sent = body(obj({ title: str }, []))
const settings = obj({ language: str, theme: str })

/** A server of orders, their customers and the settings of the client, all with tags. */
const tags = (t: Test, options: object = {}) =>
  server(
    t,
    {
      '/orders': {
        get: { parameters: [query('limit', int)], responses: { 200: tagged(obj({ data: arr(order), total: int })) } },
        post: { ...sent, responses: { 201: tagged(order) } }
      },
      '/orders/{id}': {
        parameters: [path('id')],
        get: { responses: { 200: tagged(order), 404: none } },
        put: { ...writes, ...sent, responses: { 200: tagged(order), 201: tagged(order), 412: none } },
        delete: { responses: { 204: none } }
      },
      '/orders/{id}/cancel': {
        post: { parameters: [path('id'), header('If-Match')], responses: { 200: tagged(order), 412: none } }
      },
      '/customers': { get: { responses: { 200: json(arr(customer)), 304: none } } },
      '/customers/{id}': {
        parameters: [path('id')],
        get: { responses: { 200: json(customer) } },
        patch: { ...body(obj({ name: str }, [])), responses: { 200: json(customer) } }
      },
      '/settings': {
        get: { responses: { 200: tagged(settings), 304: none } },
        patch: { ...body(obj({ theme: str }, [])), responses: { 200: tagged(settings), 412: none } }
      },
      '/profile': {
        get: { responses: { 200: json(settings) } },
        put: { ...body(settings), responses: { 200: json(settings) } }
      }
    },
    options
  )

const known = (tag: unknown) => ({ 'if-none-match': String(tag) })
const match = (tag: unknown) => ({ 'if-match': String(tag) })

t.test('a list has the tag of what it shows, and is 304 for a client that has it', async (t) => {
  const ask = tags(t)
  for (const url of ['/orders?limit=2', '/orders?limit=99', '/customers']) {
    const { headers } = await ask('GET', url)
    t.match(headers.etag, /^"[0-9a-f]{16}"$/, url)
    const again = await ask('GET', url, undefined, known(`"x", W/${headers.etag}`))
    t.same([again.status, again.text, again.headers.etag], [304, '', headers.etag])
    t.equal((await ask('GET', url, undefined, known('*'))).status, 304)
    t.equal((await ask('GET', url, undefined, known('"x"'))).status, 200)
  }
  const { headers } = await ask('GET', '/orders?limit=2')
  t.not((await ask('GET', '/orders?limit=3')).headers.etag, headers.etag)
  await ask('POST', '/orders', { title: 'A' })
  t.equal((await ask('GET', '/orders?limit=2', undefined, known(headers.etag))).status, 200, 'its total is another')
})

t.test('a single thing has a tag, before and after it is written to', async (t) => {
  const ask = tags(t)
  const { headers } = await ask('GET', '/settings')
  t.equal((await ask('GET', '/settings', undefined, known(headers.etag))).status, 304)
  const late = await ask('PATCH', '/settings', { theme: 'dark' }, match('"x"'))
  t.equal(late.status, 412)
  t.match(late.headers['standin-reason'], /^the thing is at another version than If-Match says/)
  const { status, headers: after } = await ask('PATCH', '/settings', { theme: 'dark' }, match(headers.etag))
  t.equal(status, 200)
  const now = await ask('GET', '/settings')
  t.same([now.headers.etag, now.body.theme], [after.etag, 'dark'])
  t.not(after.etag, headers.etag)
  t.equal((await ask('GET', '/settings', undefined, known(after.etag))).status, 304)
  t.equal((await ask('GET', '/settings', undefined, known(headers.etag))).status, 200)
  const whole = { language: 'en', theme: 'light' }
  for (const one of [await ask('GET', '/profile'), await ask('PUT', '/profile', whole), await ask('GET', '/profile')])
    t.notOk('etag' in one.headers, 'the document has no tags of it')
})

t.test('the tag of a row is another when a thing that it shows is changed', async (t) => {
  const ask = tags(t)
  const { body: before, headers } = await ask('GET', '/orders/1')
  await ask('PATCH', `/customers/${before.customer.id}`, { name: 'Zed' })
  const after = await ask('GET', '/orders/1', undefined, known(headers.etag))
  t.match(after, { status: 200, body: { customer: { name: 'Zed' } } })
  t.not(after.headers.etag, headers.etag)
  t.equal((await ask('PUT', '/orders/1', { title: 'B' }, match(headers.etag))).status, 412)
})

t.test('no If-Match names a row that is not there', async (t) => {
  const ask = tags(t, { closed: true })
  for (const tag of ['*', '"x"']) {
    const refused = await ask('PUT', '/orders/998', { title: 'A' }, match(tag))
    t.equal(refused.status, 412)
    t.match(refused.headers['standin-reason'], /there is no order that If-Match could name/)
  }
  t.equal((await ask('PUT', '/orders/998', { title: 'A' }, known('*'))).status, 201)
  t.equal((await ask('PUT', '/orders/998', { title: 'B' }, match('*'))).status, 200)
  const open = tags(t)
  const { headers } = await open('GET', '/orders/998')
  t.equal((await open('PUT', '/orders/998', { title: 'A' }, match('"x"'))).status, 412)
  t.equal((await open('PUT', '/orders/998', { title: 'A' }, match(headers.etag))).status, 201, 'it was shown')
})

t.test('an action heeds If-Match', async (t) => {
  const ask = tags(t)
  const { headers } = await ask('GET', '/orders/1')
  t.equal((await ask('POST', '/orders/1/cancel', undefined, match('"x"'))).status, 412)
  t.equal((await ask('POST', '/orders/1/cancel', undefined, match(headers.etag))).status, 200)
})

t.test('links name the address that the client asked the first proxy for', async (t) => {
  const link = { ...json(arr(customer)), headers: { Link: { schema: str } } }
  const ask = server(t, {
    '/customers': { get: { parameters: [query('page', int), query('per_page', int)], responses: { 200: link } } },
    '/customers/{id}': { parameters: [path('id')], get: { responses: { 200: json(customer) } } }
  })
  const first = async (headers: Record<string, string>) => {
    const { link } = (await ask('GET', '/customers?per_page=5', undefined, headers)).headers
    return /^<(.+?)\/customers/.exec(String(link))?.[1]
  }
  const cases: [headers: Record<string, string>, wanted: string][] = [
    [{ forwarded: 'for=1.2.3.4;host=api.acme.test;proto=https' }, 'https://api.acme.test'],
    [{ 'x-forwarded-host': 'a.test:8443', 'x-forwarded-proto': 'https' }, 'https://a.test:8443'],
    [{ host: 'b.test' }, 'http://b.test'],
    [{ host: 'b.test', 'x-forwarded-proto': 'https' }, 'https://b.test'],
    [{ host: 'b.test' }, 'http://b.test']
  ]
  // Asked three times, since answers are remembered from the second.
  for (const [headers, wanted] of cases)
    for (const time of [1, 2, 3]) t.equal(await first(headers), wanted, `${wanted} ${time}`)
})

t.test('what shows nothing has a tag too', async (t) => {
  t.equal(tagOfValue(undefined), tagOfValue(null))
})
