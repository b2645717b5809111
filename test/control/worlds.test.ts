import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { createWorlds } from '../../src/control/worlds.ts'
import { ask, start } from '../fixtures/start.ts'

const invites = '/v2/organizations/mycompany/invites'
const list = 'listOrganizationInvitesV2'
const headers = { authorization: 'Bearer TOKEN' }

t.test('requests in parallel worlds never see rows, stubs or journal of another', async (t) => {
  const mock = await start(t)
  const names = ['a', 'b', 'c', 'd']
  await Promise.all(
    names.map(async (name, at) => {
      const world = mock.world(name)
      world.stub(list, { status: 500 + at, times: 1 })
      const call = (init: RequestInit = {}) =>
        fetch(mock.url + invites, {
          ...init,
          headers: { ...headers, ...world.headers, 'content-type': 'application/json' }
        })
      t.equal((await call()).status, 500 + at)
      for (let n = 0; n <= at; n++) {
        await call({ method: 'POST', body: JSON.stringify({ email: `${n}@${name}.example` }) })
      }
      const { invites: rows } = (await (await call()).json()) as { invites: { email: string }[] }
      t.equal(rows.filter(({ email }) => email.endsWith(`@${name}.example`)).length, at + 1)
      t.equal(rows.length, 12 + at + 1)
      t.equal(world.requests().length, at + 3)
      t.doesNotThrow(() => world.assertClean())
    })
  )
  t.same(mock.requests(), [])
  const { invites: rows } = (await (await ask(mock)).json()) as { invites: unknown[] }
  t.equal(rows.length, 12)
  mock.world('a').reset()
  t.same(mock.world('a').requests(), [])
  t.equal(mock.world('b').requests().length, 4)
})

t.test('a world is named by header, cookie or path, and the control API acts on the one that is named', async (t) => {
  const mock = await start(t)
  const mapping = { request: { urlPath: '/x' }, response: { body: 'here' } }
  const made = await fetch(`${mock.url}/__world/shop/__admin/mappings`, {
    method: 'POST',
    body: JSON.stringify(mapping)
  })
  t.equal(made.status, 201)
  const inWorld = [
    fetch(`${mock.url}/__world/shop/x?a=1`),
    fetch(`${mock.url}/x`, { headers: { 'standin-world': 'shop' } }),
    fetch(`${mock.url}/x`, { headers: { cookie: 'a=b; standin-world=shop' } })
  ]
  for (const response of await Promise.all(inWorld)) t.equal(await response.text(), 'here')
  t.equal((await fetch(`${mock.url}/x`)).status, 404)
  t.equal((await fetch(`${mock.url}/x`, { headers: { cookie: 'a=b' } })).status, 404)
  t.equal((await fetch(`${mock.url}/__world/shop`)).status, 404)
  t.match((await (await fetch(`${mock.url}/__admin/worlds`)).json()) as object, {
    worlds: [{ name: 'shop', requests: 4, stubs: 1, idleSeconds: 0 }]
  })
  const end = (name: string) => fetch(`${mock.url}/__admin/worlds${name}`, { method: 'DELETE' })
  t.equal((await end('/shop')).status, 200)
  t.equal((await end('/shop')).status, 404)
  mock.world('other')
  t.equal((await end('')).status, 200)
  t.same(await (await fetch(`${mock.url}/__admin/worlds`)).json(), { worlds: [] })
})

t.test('what cannot name a world is refused, and so is who names none where worlds are required', async (t) => {
  const mock = await start(t, { requireWorld: true })
  t.match(await (await ask(mock)).json(), { error: /send the header Standin-World: NAME/ })
  for (const path of [invites, '/__admin/requests']) {
    const wrong = await fetch(mock.url + path, { headers: { ...headers, 'standin-world': 'a b' } })
    t.equal(wrong.status, 400)
    t.match(await wrong.text(), /cannot name a world/)
  }
  t.throws(() => mock.world('a/b'), /"a\/b" cannot name a world/)
  t.equal((await fetch(mock.url + invites, { headers: { ...headers, 'standin-world': 'a' } })).status, 200)
  const preflight = await fetch(mock.url + invites, {
    method: 'OPTIONS',
    headers: { origin: 'http://app.test', 'access-control-request-method': 'GET' }
  })
  t.equal(preflight.status, 204)
})

t.test('worlds end by themselves once nobody names them, and the oldest goes for the thousandth', async (t) => {
  const worlds = createWorlds(undefined, 100)
  const first = worlds.named('a')
  t.equal(worlds.named('a'), first)
  while (worlds.list().length > 0) await sleep(10)
  t.not(worlds.named('a'), first)
  const many = createWorlds()
  for (let n = 0; n < 1001; n++) many.named(`w${n}`)
  t.equal(many.list().length, 1000)
  t.notMatch(many.list(), [{ name: 'w0' }])
  t.equal(many.all().length, 1001)
  for (const { name } of [...many.list(), ...worlds.list()]) many.remove(name), worlds.remove(name)
})
