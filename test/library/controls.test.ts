import t from 'tap'
import { ask, start } from '../fixtures/start.ts'

const list = 'listOrganizationInvitesV2'

t.test('a test arranges answers and sees what was asked, by the operation', async (t) => {
  const mock = await start(t)
  mock.stub(list, { status: 503, times: 1 })
  t.equal((await ask(mock)).status, 503)
  t.equal((await ask(mock)).status, 200)
  await ask(mock, '/nowhere')
  t.same(
    mock.requests(list).map(({ status, source }) => [status, source]),
    [
      [503, 'stub'],
      [200, 'fixture']
    ]
  )
  t.equal(mock.requests().length, 3)
  mock.reset()
  t.same(mock.requests(), [])
})

t.test('an operation that the document lacks is told at once', async (t) => {
  const mock = await start(t)
  t.throws(() => mock.stub('lst', {}), /no operation "lst"; it has listOrganizationInvitesV2/)
  t.throws(() => mock.requests('lst'), /no operation "lst"/)
})

t.test('several answers come in their order, and then the usual', async (t) => {
  const mock = await start(t)
  mock.stub(list, [{ status: 500 }, { status: 502, times: 2 }])
  const all: number[] = []
  for (let at = 0; at < 4; at++) all.push((await ask(mock)).status)
  t.same(all, [500, 502, 502, 200])
  t.throws(() => mock.stub(list, []), /a stub wants an answer at least/)
})

t.test('a mapping of WireMock is a stub, unless it is wrong', async (t) => {
  const mock = await start(t)
  const id = mock.stub({ request: { urlPath: '/free' }, response: { status: 418 } })
  t.equal((await ask(mock, '/free')).status, 418)
  mock.unstub(id)
  mock.unstub('no such id')
  t.equal((await ask(mock, '/free')).status, 404)
  const given = '57a4d140-0000-4000-8000-0000000000ff'
  t.equal(mock.stub({ id: given }), given)
  t.throws(() => mock.stub({ request: { urll: '/x' } }), /^\/request\/urll: /)
  t.throws(() => mock.stub({ metadata: { standin: { operationId: 'lst' } } }), /no operation "lst"/)
  t.throws(() => mock.stub(null as never), /must|has|is/)
})

t.test('a patch changes some of the usual answer', async (t) => {
  const mock = await start(t)
  mock.patch(list, { invites: [{ role: 'viewer', id: 99 }] }, { times: 1 })
  const rows = async () => ((await (await ask(mock)).json()) as { invites: { role: string; id: number }[] }).invites
  const [first, ...rest] = await rows()
  t.match(first, { role: 'viewer', id: 99, email: 'iku@turso.tech' })
  t.same((await rows()).slice(1), rest)
})

t.test('what the document forbids is refused, unless it is meant', async (t) => {
  const mock = await start(t)
  const king = { invites: [{ role: 'king' }] }
  const wrong = /invites\/0\/role must be one of .*outsideContract/
  t.throws(() => mock.stub(list, { status: 200, body: king }), wrong)
  mock.stub(list, { status: 200, body: king, outsideContract: true })
  t.same(await (await ask(mock)).json(), king)
  mock.reset()
  mock.patch(list, king)
  const refused = await ask(mock)
  t.equal(refused.status, 500)
  t.match(((await refused.json()) as { error: string }).error, wrong)
  mock.reset()
  mock.patch(list, king, { outsideContract: true })
  t.match(await (await ask(mock)).json(), king)
  t.equal((await ask(mock)).headers.get('standin-source'), 'stub')
})

t.test('a stub is for some of the path parameters, if it says so', async (t) => {
  const mock = await start(t)
  mock.stub(list, { parameters: { organizationSlug: 'closed' }, status: 403 })
  mock.stub(list, { parameters: { organizationSlug: { matches: 'slow-.*' } }, status: 429 })
  const status = async (slug: string) => (await ask(mock, `/v2/organizations/${slug}/invites`)).status
  t.same(await Promise.all(['closed', 'slow-one', 'mycompany'].map(status)), [403, 429, 200])
  t.throws(() => mock.stub(list, { parameters: { slug: 'x' } }), /has no path parameter slug/)
})

t.test('requests fail as a test says, of one operation or of all', async (t) => {
  const mock = await start(t)
  mock.fail(list)
  t.equal((await ask(mock)).status, 503)
  mock.reset()
  mock.fail('*', { status: 500, body: { error: 'x' }, delay: 1, times: 1 })
  t.equal((await ask(mock)).status, 500)
  t.equal((await ask(mock)).status, 200)
  mock.fail(list, { fault: 'CONNECTION_RESET_BY_PEER' })
  await t.rejects(ask(mock))
  t.throws(() => mock.fail('lst'), /no operation "lst"/)
  t.throws(() => mock.patch('lst', {}), /no operation "lst"/)
})

t.test('a test says how many requests it expects, and is shown those that came instead', async (t) => {
  const mock = await start(t)
  t.throws(() => mock.verify(list), /at least 1 request was expected to listO.*, there were 0; no request was received/)
  await ask(mock)
  await ask(mock, '/nowhere')
  mock.verify(list)
  mock.verify('*', 1)
  mock.verify(list, { atMost: 1 })
  mock.verify({ urlPath: '/nowhere' }, { atLeast: 1, atMost: 1 })
  t.equal(mock.requests({ urlPath: '/nowhere' }).length, 1)
  t.throws(() => mock.verify(list, 2), /^2 requests were expected .* there were 1; received were:\nmethod +url/)
  t.throws(() => mock.verify(list, { atLeast: 2, atMost: 3 }), /^2 to 3 requests/)
  t.throws(
    () => mock.verify({ urlPath: '/nowher' }),
    /to \{"urlPath":"\/nowher"\}, .*nearest were:\n.*\nGET +\/nowhere/
  )
  t.throws(() => mock.verify({ urll: 'x' }), /^\/urll: /)
})

t.test('the journal is a table of what was received', async (t) => {
  const mock = await start(t)
  await ask(mock)
  await ask(mock, '/v2/organizations/mycompany/invites', { method: 'POST', body: '{}' })
  t.match(
    mock.journal(),
    /^method +url +status +source +time +operation +violations\nGET +\/v2\S+ +200 +fixture +\S+ ms +listO/
  )
  mock.stub({ request: { urlPath: '/slow' }, response: { fixedDelayMilliseconds: 200 } })
  const slow = ask(mock, '/slow')
  while (mock.requests().length < 3) await new Promise((resolve) => setTimeout(resolve, 5))
  t.match(mock.journal(), /GET +\/slow +- +0\.0 ms/, 'one that waits has no status yet')
  await slow
})
