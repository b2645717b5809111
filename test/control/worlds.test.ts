import t from 'tap'
import { createWorlds, mayBeOfPage, noName } from '../../src/control/worlds.ts'
import { createStandin } from '../../src/standin.ts'
import { startStandin } from '../../src/start.ts'
import { ask, documentOf, json, start } from '../fixtures/start.ts'

const invites = '/v2/organizations/mycompany/invites'
const list = 'listOrganizationInvitesV2'

t.test('four worlds used at once never see the rows, stubs or journal of another', async (t) => {
  const mock = await start(t)
  const emails = ['iku@turso.tech', undefined, undefined, undefined]
  await Promise.all(
    emails.map(async (email, index) => {
      const world = mock.world(`test-${index}`)
      const get = (path = invites, init: RequestInit = {}) => ask(mock, path, { ...init, headers: world.headers })
      for (let one = 0; one < index; one++) {
        const body = JSON.stringify({ email: `new${one}@example.org`, role: 'member' })
        const headers = { ...world.headers, 'content-type': 'application/json' }
        t.equal((await ask(mock, invites, { method: 'POST', headers, body })).status, 200)
      }
      if (email !== undefined) t.equal((await get(`${invites}/${email}`, { method: 'DELETE' })).status, 200)
      const { invites: rows } = (await (await get()).json()) as { invites: [] }
      t.equal(rows.length, email === undefined ? 12 + index : 11)
      world.stub(list, { status: 500 + index })
      t.equal((await get()).status, 500 + index)
      t.equal(world.requests().length, email === undefined ? index + 2 : 3)
    })
  )
  t.same(mock.requests(), [])
  t.equal(((await (await ask(mock)).json()) as { invites: [] }).invites.length, 12)
  mock.world('test-1').reset()
  t.equal((await ask(mock, invites, { headers: mock.world('test-1').headers })).status, 200)
  t.equal((await ask(mock, invites, { headers: mock.world('test-2').headers })).status, 502, 'the others stay')
})

t.test('a request says its world by header, cookie or path', async (t) => {
  const mock = await start(t)
  const world = mock.world('mine')
  world.stub(list, { status: 503 })
  t.equal((await ask(mock, invites, { headers: { 'Standin-World': 'mine' } })).status, 503)
  t.equal((await ask(mock, invites, { headers: { cookie: 'a=b; standin-world=mine' } })).status, 503)
  t.equal((await ask(mock, `/__world/mine${invites}`)).status, 503)
  t.equal((await ask(mock, invites, { headers: { cookie: 'a=b' } })).status, 200)
  t.equal((await ask(mock, '/__world/mine?a=b')).status, 404)
  t.same(
    world.requests().map(({ url }) => url),
    [invites, invites, invites, '/?a=b']
  )
  t.equal(mock.requests().length, 1)
  const admin = await fetch(`${mock.url}/__world/mine/__admin/mappings`)
  t.match(await admin.json(), { meta: { total: 1 } })
  world.end()
  t.equal((await ask(mock, `/__world/mine${invites}`)).status, 200, 'it is made anew')
})

t.test('the URL of a world is a base URL, for clients, pages and documents', async (t) => {
  const mock = await start(t)
  const world = mock.world('mine')
  t.equal(world.url, `${mock.url}/__world/mine`)
  t.equal(world.world('other').url, `${mock.url}/__world/other`)
  world.stub(list, { status: 503 })
  const origin = 'http://app.example'
  const asked = { origin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization' }
  const preflight = await fetch(world.url + invites, { method: 'OPTIONS', headers: asked })
  t.match([preflight.status, preflight.headers.get('access-control-allow-origin')], [204, origin])
  const answer = await fetch(world.url + invites, { headers: { authorization: 'Bearer T', origin } })
  t.match([answer.status, answer.headers.get('access-control-allow-origin')], [503, origin])
  t.match(world.requests(list), [{ url: invites }], 'the path is as the document has it')
  const document = await (await fetch(`${world.url}/openapi.json`)).json()
  t.match(document, { servers: [{ url: world.url }] })
  t.equal((await fetch(`${world.url}/documentation`)).status, 200)
  const app = createStandin()
  const { url } = (await app).standin.world('mine')
  t.equal(url, '/__world/mine')
  t.equal((await app.inject({ url: url + invites, headers: { authorization: 'Bearer T' } })).statusCode, 200)
})

t.test('a text that cannot name a world is refused, with the rule for names', async (t) => {
  const app = createStandin()
  await app.ready()
  const headers = { authorization: 'Bearer T', 'standin-world': 'a b' }
  const refused = await app.inject({ url: invites, headers })
  t.equal(refused.statusCode, 400)
  t.match(refused.body, /cannot name a world: a name is up to 100 letters/)
  const admin = await app.inject({ url: '/__admin/mappings', headers })
  t.match([admin.statusCode, admin.body], [400, /cannot name a world/])
  t.throws(() => app.standin.world('a/b'), /"a\/b" cannot name a world/)
})

t.test('a server that requires worlds refuses who names none, but answers preflights', async (t) => {
  const app = createStandin({ requireWorld: true })
  const headers = { authorization: 'Bearer T' }
  const refused = await app.inject({ url: invites, headers })
  t.match([refused.statusCode, refused.body], [400, /send the header Standin-World: NAME/])
  t.equal((await app.inject({ url: invites, headers: { ...headers, 'standin-world': 'x' } })).statusCode, 200)
  const preflight = { origin: 'http://a.example', 'access-control-request-method': 'GET' }
  t.equal((await app.inject({ method: 'OPTIONS', url: invites, headers: preflight })).statusCode, 204)
})

t.test('the control API lists worlds and ends them', async (t) => {
  const app = createStandin({ failRate: 0 })
  const admin = async (method: 'GET' | 'DELETE', path: string) =>
    (await app.inject({ method, url: `/__admin${path}` })).json()
  await app.ready()
  app.standin.world('a').stub(list, {})
  await app.inject({ url: invites, headers: { 'standin-world': 'b' } })
  t.same((await admin('GET', '/worlds')).worlds, [
    { name: 'a', requests: 0, stubs: 1, idleSeconds: 0 },
    { name: 'b', requests: 1, stubs: 0, idleSeconds: 0 }
  ])
  t.same(await admin('DELETE', '/worlds/a'), {})
  t.match((await admin('DELETE', '/worlds/a')).errors, [{ detail: 'there is no world a' }])
  t.same(await admin('DELETE', '/worlds'), {})
  t.same((await admin('GET', '/worlds')).worlds, [])
})

t.test('of more than a thousand worlds, the one longest unused ends', async (t) => {
  const worlds = createWorlds()
  for (let at = 0; at < 1000; at++) worlds.named(`w${at}`)
  worlds.named('w0')
  worlds.named('another')
  const names = worlds.list().map(({ name }) => name)
  t.equal(names.length, 1000)
  t.same([names.includes('w0'), names.includes('w1'), names.includes('another')], [true, false, true])
  t.equal(worlds.all().length, 1001)
})

t.test('worlds that nobody names any more end by themselves', async (t) => {
  const worlds = createWorlds(undefined, 200)
  worlds.named('idle')
  const busy = setInterval(() => worlds.named('busy'), 10)
  t.teardown(() => clearInterval(busy))
  while (worlds.list().some(({ name }) => name === 'idle')) await new Promise((resolve) => setTimeout(resolve, 20))
  t.same(
    worlds.list().map(({ name }) => name),
    ['busy']
  )
  clearInterval(busy)
  while (worlds.list().length > 0) await new Promise((resolve) => setTimeout(resolve, 20))
  t.ok(worlds.named('idle'), 'and may begin again')
})

t.test('a reload leaves the stubs of every world and renews its rows', async (t) => {
  const document = documentOf({ '/a': { get: { operationId: 'a', responses: { 200: json({ const: 1 }) } } } })
  const file = `${t.testdir({ 'openapi.json': JSON.stringify(document) })}/openapi.json`
  const { writeFile } = await import('node:fs/promises')
  let told = () => {}
  const reloaded = new Promise<void>((resolve) => {
    told = resolve
  })
  const mock = await startStandin({ document: file, watch: () => told() })
  t.teardown(() => mock.close())
  const { headers } = mock.world('w')
  const body = async () => (await fetch(`${mock.url}/a`, { headers })).text()
  t.equal(await body(), '1')
  await writeFile(file, JSON.stringify(document).replace('"const":1', '"const":2'))
  await reloaded
  t.equal(await body(), '2')
})

t.test('a world that holds something is ended by no new name, and web pages have a bound of their own', async (t) => {
  const worlds = createWorlds()
  const held = worlds.named('held')
  held?.stubs.add({ id: 'one' } as never)
  const taken = worlds.named('taken')
  taken?.snapshots.set('before', {})
  for (let at = 0; at < 1100; at++) worlds.named(`w${at}`)
  t.equal(worlds.named('held'), held)
  t.equal(worlds.named('taken'), taken)
  t.equal(worlds.list().length, 1000)
  for (let at = 100; at < 600; at++) worlds.remove(`w${at}`)
  for (let at = 0; at < 300; at++) t.ok(worlds.named(`page${at}`, true), String(at))
  t.equal(worlds.list().filter(({ name }) => name.startsWith('page')).length, 200)
  t.equal(worlds.named('held', true), held, 'a page may name a world that a test has made')
})

t.test('if no world is empty, another one is refused, and a page ends no world of a test', async (t) => {
  const worlds = createWorlds()
  for (let at = 0; at < 1000; at++) worlds.named(`w${at}`)
  t.equal(worlds.named('page', true), undefined, 'they are empty, but tests have made them')
  for (const { world } of worlds.list()) world.settings = { delay: {}, given: {} }
  t.equal(worlds.named('another'), undefined)
  t.match(noName('another'), /there are 1000 worlds, and each holds something/)
  const mock = createStandin({})
  await mock.ready()
  const pages = { 'standin-world': 'page', 'sec-fetch-site': 'cross-site' }
  for (let at = 0; at < 200; at++) {
    const headers = { ...pages, 'standin-world': `page${at}` }
    const world = mock.standin.world(`page${at}`)
    await mock.inject({ url: '/none', headers })
    world.stub({ request: { url: '/x' } })
  }
  t.equal((await mock.inject({ url: '/none', headers: pages })).statusCode, 404, 'a test named the others too')
})

t.test('a request of a browser may be that of a web page', async (t) => {
  const named = { 'standin-world': 'a' }
  for (const headers of [
    {},
    { ...named, origin: 'http://a' },
    { ...named, 'sec-fetch-site': 'none' },
    { ...named, 'user-agent': 'Mozilla/5.0 (X11)' }
  ])
    t.ok(mayBeOfPage(headers), JSON.stringify(headers))
  t.notOk(mayBeOfPage({ ...named, 'user-agent': 'axios/1' }))
  t.notOk(mayBeOfPage(named))
})

t.test('pages that fill their own worlds get no more of them', async (t) => {
  const worlds = createWorlds()
  for (let at = 0; at < 200; at++) {
    const world = worlds.named(`page${at}`, true)
    if (world !== undefined) world.rows.writes = 1
  }
  t.equal(worlds.named('more', true), undefined)
  for (const { world } of worlds.list()) world.rows.writes = 0
  const shared = worlds.named('page7')
  for (let at = 0; at < 300; at++) worlds.named(`later${at}`, true)
  t.equal(worlds.named('page7'), shared, 'a test has named it, so that no page ends it')
  t.ok(worlds.named('more'))
  t.notOk(mayBeOfPage({ 'standin-world': 'x' }))
  for (const headers of [
    { cookie: 'standin-world=x' },
    { 'standin-world': 'x', origin: 'http://a' },
    { 'standin-world': 'x', 'sec-fetch-site': 'none' }
  ])
    t.ok(mayBeOfPage(headers))
})
