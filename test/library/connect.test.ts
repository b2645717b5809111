import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import t from 'tap'
import { connectStandin, startStandin } from '../../src/index.ts'

const invites = '/v2/organizations/mycompany/invites'
const revived = (key: string, value: unknown) => (key === 'at' ? new Date(String(value)) : value)

t.test('a server in another place is driven in the same words', async (t) => {
  const server = await startStandin()
  t.teardown(() => server.close())
  const mock = connectStandin(`${server.url}/`)
  const get = async (path = invites, more: Record<string, string> = {}) => {
    const response = await fetch(mock.url + path, { headers: { authorization: 'Bearer TOKEN', ...more } })
    return { status: response.status, body: JSON.parse((await response.text()) || '{}') }
  }

  await mock.stub('listOrganizationInvitesV2', [{ status: 403 }, { status: 401 }])
  const id = await mock.fail('listOrganizationInvitesV2')
  t.equal((await get()).status, 503)
  await mock.unstub(id)
  t.equal((await get()).status, 403)
  t.equal((await get()).status, 401)
  t.equal((await get()).status, 200)
  await mock.patch('listOrganizationInvitesV2', { invites: [{ role: 'viewer' }] }, { times: 1 })
  t.match((await get()).body, { invites: [{ id: 1, role: 'viewer' }] })
  await mock.stub({ request: { urlPath: '/health' }, response: { jsonBody: { up: true } } })
  t.same((await get('/health?x=1')).body, { up: true })

  t.match(await mock.requests({ urlPath: '/health' }), [{ method: 'GET', url: '/health?x=1' }])
  t.equal((await mock.requests()).length, 6)
  const [first] = await mock.requests('listOrganizationInvitesV2')
  t.match(first, { url: invites, status: 503, source: 'stub', headers: { authorization: '[redacted]' }, at: Date })
  t.same(await mock.requests(), JSON.parse(JSON.stringify(server.requests()), revived), 'the same as in process')
  await mock.verify('listOrganizationInvitesV2')
  await mock.verify('listOrganizationInvitesV2', 5)
  await mock.verify('*', { atLeast: 2, atMost: 9 })
  await t.rejects(mock.verify('listOrganizationInvitesV2', 2), /expected 2 requests to .*, received 5/)
  await t.rejects(mock.verify({ urlPath: '/never' }), /expected at least 1 request to \{"urlPath":"\/never"\}/)
  await mock.assertClean()
  t.match(await mock.coverage(), { summary: { operations: { touched: 1, total: 3 } } })

  await mock.stub('listOrganizationInvitesV2', { status: 402 })
  t.match(await mock.clean(), { clean: false, unused: [{ about: 'listOrganizationInvitesV2' }] })
  await t.rejects(mock.assertClean(), /unused stub +listOrganizationInvitesV2/)
  await mock.reset()
  t.equal((await get()).status, 200)
  t.match(await mock.journal(), /listOrganizationInvitesV2|no requests/)

  const world = mock.world('checkout')
  await world.stub('listOrganizationInvitesV2', { status: 402 })
  t.equal((await get(invites, world.headers)).status, 402)
  t.same([mock.url, world.url], [server.url, server.world('checkout').url])
  t.equal((await fetch(world.url + invites, { headers: { authorization: 'Bearer TOKEN' } })).status, 402)
  t.equal((await get()).status, 200)
  await world.keepStubs()
  await world.reset()
  t.equal((await get(invites, world.headers)).status, 402, 'a stub that is kept outlasts a reset')
  await world.end()
  t.equal((await get(invites, world.headers)).status, 200)
})

t.test('what it refuses is told, and so is what is no standin', async (t) => {
  const server = await startStandin({ adminToken: 'secret' })
  t.teardown(() => server.close())
  await t.rejects(connectStandin(server.url).reset(), /wants its own token/)
  const mock = connectStandin(server.url, { adminToken: 'secret' })
  await t.rejects(mock.stub('nothing', {}), /\/metadata\/standin\/operationId: the document has no operation "nothing"/)
  await t.rejects(mock.stub('listOrganizationInvitesV2', []), /a stub wants an answer at least/)
  const closed = await startStandin({ admin: false })
  t.teardown(() => closed.close())
  await t.rejects(connectStandin(closed.url).reset(), /POST .*\/__admin\/reset answered 404/)
})

t.test('where nothing answers, or something else, it says where and what to do', async (t) => {
  const other = createServer((_request, response) => response.end('{"status":"healthy","message":"Wiremock is ok"}'))
  other.listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  const mock = connectStandin(url)
  await t.rejects(mock.reset(), new RegExp(`${url} is no standin .*Wiremock is ok.*: give connectStandin the address`))
  other.closeAllConnections()
  await new Promise((done) => other.close(done))
  await t.rejects(mock.reset(), new RegExp(`no standin answers at ${url} \\(ECONNREFUSED\\): start one there`))
  for (const address of ['nowhere', '', 'ftp://localhost', 'http://', 7, undefined])
    t.throws(() => connectStandin(address as string), {
      code: 'ERR_STANDIN_OPTION',
      message: /takes the address of a server/
    })

  await t.rejects(connectStandin('http://127.0.0.1:1').reset(), /no standin answers at \S+ \(bad port\)/)

  const late = await startStandin({ port })
  await mock.reset()
  await t.rejects(connectStandin(url, { adminToken: 'a\nb' }).reset(), /header/i)
  await late.close()
  await t.rejects(mock.world('w').reset(), /no standin answers at/)
})
