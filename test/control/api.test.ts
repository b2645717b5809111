import Fastify from 'fastify'
import t from 'tap'
import { addAdmin } from '../../src/control/api.ts'
import { createWorld } from '../../src/control/world.ts'

t.test('the control API tells health, requests and their count, and resets', async (t) => {
  const world = createWorld()
  const app = Fastify()
  addAdmin(app, world, '1.2.3')
  const admin = async (method: 'GET' | 'POST' | 'DELETE', path: string) =>
    (await app.inject({ method, url: `/__admin${path}` })).json()
  t.match(await admin('GET', '/health'), { status: 'healthy', version: '1.2.3', uptimeInSeconds: 0, timestamp: String })
  for (const [method, path] of [
    ['DELETE', '/requests'],
    ['POST', '/requests/reset'],
    ['POST', '/reset']
  ] as const) {
    world.journal.open('GET', '/first', [])
    world.journal.open('POST', '/second', ['authorization', 'x']).body = Buffer.from('hello')
    t.match(await admin('GET', '/requests'), {
      requests: [
        { request: { url: '/second', method: 'POST', body: 'hello', headers: { authorization: '[redacted]' } } },
        { request: { url: '/first', body: '' }, wasMatched: false, responseDefinition: { status: 0 } }
      ],
      meta: { total: 2 }
    })
    t.match(await admin('POST', '/requests/count'), { count: 2 })
    t.same(await admin(method, path), {})
    t.match(await admin('POST', '/requests/count'), { count: 0 })
  }
})

t.test('a document that describes such an API itself is served in its place', async (t) => {
  const app = Fastify()
  app.get('/__admin/requests', async () => ({ own: true }))
  addAdmin(app, createWorld(), '1', new Set(['GET /__admin/requests']))
  t.same((await app.inject('/__admin/requests')).json(), { own: true })
  t.equal((await app.inject('/__admin/health')).json().status, 'healthy')
})
