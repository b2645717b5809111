import t from 'tap'
import { ask, start } from '../fixtures/start.ts'

const invites = '/v2/organizations/mycompany/invites'
const list = 'listOrganizationInvitesV2'

t.test('answers are arranged in order, merged over the usual one, or given in WireMock form', async (t) => {
  const mock = await start(t)
  const id = mock.stub(list, [{ status: 503 }, { status: 401, times: 2 }])
  t.match(id, /^[0-9a-f-]{36}$/)
  const statuses: number[] = []
  for (let n = 0; n < 4; n++) statuses.push((await ask(mock)).status)
  t.same(statuses, [503, 401, 401, 200])
  mock.patch(list, { invites: [{ role: 'viewer' }] }, { times: 1 })
  t.match(await (await ask(mock)).json(), { invites: [{ id: 1, role: 'viewer' }, { id: 2 }] })
  const own = mock.stub({
    id: 'a1b2c3d4-0000-4000-8000-00000000000a',
    request: { urlPath: '/x' },
    response: { body: 'x' }
  })
  t.equal(own, 'a1b2c3d4-0000-4000-8000-00000000000a')
  t.equal(await (await fetch(`${mock.url}/x`)).text(), 'x')
  mock.unstub(own)
  mock.unstub(own)
  t.equal((await fetch(`${mock.url}/x`)).status, 404)
  t.throws(() => mock.stub(list, []), /wants an answer at least/)
  t.throws(() => mock.patch('nothing', {}), /no operation "nothing"/)
  t.throws(
    () => mock.stub({ request: { url: '/a', urlPath: '/a' } }),
    /^\/request\/urlPath: url and urlPath are both given/
  )
  t.throws(
    () =>
      mock.stub({ response: { status: 200, jsonBody: { invites: 1 } }, metadata: { standin: { operationId: list } } }),
    /\/response\/jsonBody\/invites: .*promises for 200/
  )
})

t.test('requests are counted by operation or pattern, and what came nearest is told', async (t) => {
  const mock = await start(t)
  t.throws(
    () => mock.verify(list),
    /at least 1 requests were expected to listOrganizationInvitesV2, there were 0; no request/
  )
  await ask(mock, `${invites}?page=1`)
  await ask(mock, `${invites}?page=2`)
  mock.verify(list)
  mock.verify(list, 2)
  mock.verify('*', { atMost: 2 })
  mock.verify({ urlPath: invites, queryParameters: { page: { equalTo: '2' } } }, 1)
  t.equal(mock.requests({ url: `${invites}?page=1` }).length, 1)
  t.throws(
    () => mock.verify(list, { atLeast: 3, atMost: 4 }),
    /3 to 4 requests .* there were 2; received were:\nmethod +url/
  )
  t.throws(() => mock.verify({ urlPath: '/v2/organizations/mycompany/invite' }), /received nearest were:\n.*\n.*page=1/)
  t.throws(() => mock.requests({ methods: 'GET' }), /\/methods: "methods" is not known here/)
  t.match(mock.journal(), /GET +\/v2\/organizations\/mycompany\/invites\?page=1 +200 +fixture +[\d.]+ ms +listOrg/)
})

t.test('what was not clean is told as a table', async (t) => {
  const mock = await start(t)
  mock.assertClean()
  await ask(mock, invites, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } })
  for (let n = 0; n < 22; n++) await ask(mock, `/nowhere/${n}`)
  mock.stub({ name: 'the basket', request: { method: 'GET', urlPath: '/basket' } })
  mock.stub({ request: {} })
  for (const line of [
    /unmatched +GET \/nowhere\/0 +404 +neither a stub nor the document answers it/,
    /unmatched +… and 2 more/,
    /invalid +POST \/v2\/organizations\/mycompany\/invites +4\d\d +body\S* /,
    /unused stub +GET \/basket +the basket/,
    /unused stub +ANY any URL +[0-9a-f-]{36}/
  ]) {
    t.throws(() => mock.assertClean(), line)
  }
  t.match(mock.journal(), /POST .* body\S* /)
  mock.reset()
  mock.assertClean()
})

t.test('a run tells what it has touched, whatever was reset', async (t) => {
  const mock = await start(t)
  await ask(mock, `${invites}?__code=401`)
  mock.stub(list, { status: 418 })
  await ask(mock)
  mock.reset()
  await ask(mock)
  const { operations, summary } = mock.coverage()
  t.match(operations, [
    {
      operationId: list,
      requests: 3,
      statuses: { 200: 1, 401: 1, 403: 0, 418: 1 },
      parameters: { organizationSlug: true }
    },
    { requests: 0, parameters: { organizationSlug: false } },
    { operationId: 'deleteOrganizationInviteByEmailV2', requests: 0 }
  ])
  t.match(summary, { operations: { touched: 1, total: 3 }, parameters: { touched: 1, total: 4 } })
  const text = async (path: string) =>
    (await fetch(`${mock.url}/__admin${path}`, { headers: { accept: 'text/plain' } })).text()
  t.match(await text('/coverage'), /^3 +GET \/v2\/.* 200 1, 401 1, 403 -/m)
  t.match(await text('/clean'), /^clean: every request was matched/)
  t.equal((await fetch(`${mock.url}/__admin/coverage`, { method: 'DELETE' })).status, 200)
  t.match(await (await fetch(`${mock.url}/__admin/coverage`)).json(), { summary: { operations: { touched: 0 } } })
  t.same(await (await fetch(`${mock.url}/__admin/clean`)).json(), {
    clean: true,
    unmatched: { count: 0, requests: [] },
    invalid: { count: 0, requests: [] },
    unused: []
  })
})

t.test('the control API answers to a token, to a name that is ours, or not at all', async (t) => {
  const guarded = await start(t, { adminToken: 'secret' })
  const admin = (url: string, headers: Record<string, string> = {}) => fetch(`${url}/__admin/mappings`, { headers })
  const refused = await admin(guarded.url)
  t.equal(refused.status, 401)
  t.equal(refused.headers.get('www-authenticate'), 'Bearer')
  t.equal((await admin(guarded.url, { authorization: 'Bearer wrong' })).status, 401)
  t.equal((await admin(guarded.url, { authorization: 'Bearer secret', origin: 'http://any.example' })).status, 200)
  t.equal((await fetch(`${guarded.url}/__admin/health`)).status, 200)

  const closed = await start(t, { admin: false })
  t.equal((await admin(closed.url)).status, 404)
  t.equal((await fetch(`${closed.url}/__admin/health`)).status, 200)
})
