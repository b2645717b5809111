import Fastify from 'fastify'
import t from 'tap'
import type { Handlers } from '../../src/handlers/handler.ts'
import standin from '../../src/index.ts'
import { documentOf, json, start } from '../fixtures/start.ts'

const user = {
  type: 'object',
  required: ['id', 'avatar_url'],
  properties: { id: { type: 'string' }, avatar_url: { type: 'string', format: 'uri' } }
}
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } }
const document = documentOf(
  {
    '/users': {
      get: { operationId: 'listUsers', responses: { 200: json({ type: 'array', minItems: 1, items: user }) } }
    },
    '/users/{id}': { get: { operationId: 'getUser', parameters: [id], responses: { 200: json(user) } } }
  },
  { servers: [{ url: '/v2' }] }
)

/** Asks for the first user below a URL, and for its picture. */
async function picture(base: string) {
  const [first] = (await (await fetch(`${base}/users`)).json()) as [{ avatar_url: string }]
  return { link: first.avatar_url, reply: await fetch(first.avatar_url) }
}

t.test('the pictures of values are there, for pages of any origin', async (t) => {
  const mock = await start(t, { document })
  const bases = [mock.url, `${mock.url}/v2`, `${mock.url}/__world/a`, `${mock.url}/__world/a/v2`]
  for (const base of bases) {
    const { link, reply } = await picture(base)
    t.ok(link.startsWith(`${base}/__standin/pictures/`), link)
    t.equal(reply.status, 200, link)
    t.match(Object.fromEntries(reply.headers), {
      'content-type': 'image/png',
      'cache-control': 'public, max-age=86400',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'cross-origin',
      'access-control-allow-origin': '*'
    })
    const bytes = Buffer.from(await reply.arrayBuffer())
    t.equal(bytes.toString('latin1', 1, 4), 'PNG')
    t.same(Buffer.from(await (await fetch(link)).arrayBuffer()), bytes)
    const head = await fetch(link, { method: 'HEAD' })
    t.same([head.status, head.headers.get('content-length')], [200, String(bytes.length)])
  }
  t.equal(
    mock.requests().every(({ url }) => url.endsWith('/users')),
    true,
    'no journal has them'
  )
})

t.test('a picture has the type that its extension tells', async (t) => {
  const mock = await start(t, { document, admin: false, cors: false })
  const at = (name: string, init: RequestInit = {}) => fetch(`${mock.url}/__standin/pictures/${name}`, init)
  for (const [name, type] of [
    ['a.svg', 'image/svg+xml'],
    ['a-9x9.jpg?x=1', 'image/jpeg'],
    ['a.jpeg', 'image/jpeg'],
    ['a.gif', 'image/gif'],
    ['a.webp', 'image/webp'],
    ['a.avif', 'image/avif'],
    ['a.bmp', 'image/bmp'],
    ['a.ico', 'image/x-icon']
  ] as const) {
    const reply = await at(name)
    t.same([reply.status, reply.headers.get('content-type')], [200, type], name)
    t.equal(reply.headers.get('access-control-allow-origin'), null)
  }
  for (const name of ['', 'a', 'a.txt', '.png', 'a/b.png', '%3Cscript%3E.svg', `${'a'.repeat(101)}.png`])
    t.equal((await at(name)).status, 404, name)
  t.equal((await at('a.png', { method: 'POST' })).status, 404)
})

t.test('operations and stubs come before pictures', async (t) => {
  const wide = documentOf({ '/{a}/{b}/{c}': { get: { responses: { 200: json(user) } } } })
  const taken = await start(t, { document: wide })
  const reply = await fetch(`${taken.url}/__standin/pictures/a.png`)
  t.match(reply.headers.get('content-type'), /json/)
  t.match(((await reply.json()) as { avatar_url: string }).avatar_url, /^https:\/\/images\.example\.com\//)
  const mock = await start(t, { document })
  mock.stub({ request: { method: 'GET', urlPathPattern: '/__standin/.*' }, response: { status: 410 } })
  const { reply: gone } = await picture(mock.url)
  t.equal(gone.status, 410)
})

t.test('a plugin with a prefix has its pictures below it', async (t) => {
  const app = Fastify()
  await app.register(standin, { document, prefix: '/api' })
  t.teardown(() => app.close())
  const base = await app.listen({ port: 0, host: '127.0.0.1' })
  const { link, reply } = await picture(`${base}/api`)
  t.ok(link.startsWith(`${base}/api/__standin/pictures/`))
  t.equal(reply.status, 200)
})

t.test('a handler that answers with rows links to pictures of this server', async (t) => {
  const handlers: Handlers = { listUsers: (_request, { rows }) => ({ body: rows('users') }) }
  const mock = await start(t, { document, handlers })
  const { link, reply } = await picture(`${mock.url}/v2`)
  t.ok(link.startsWith(`${mock.url}/__standin/pictures/`), link)
  t.equal(reply.status, 200)
})

t.test('the picture of a thing with an encoded key stands under the same prefix', async (t) => {
  const mock = await start(t, { document })
  for (const base of [mock.url, `${mock.url}/v2`]) {
    const { avatar_url: link } = (await (await fetch(`${base}/users/a%3D%3D`)).json()) as { avatar_url: string }
    t.ok(link.startsWith(`${base}/__standin/pictures/`), link)
  }
})
