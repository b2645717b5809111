import t from 'tap'
import { createStandin } from '../../src/standin.ts'
import { startStandin } from '../../src/start.ts'
import { ask, documentOf, json, start } from '../fixtures/start.ts'

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
  t.throws(() => mock.verify(list), /expected at least 1 request to listO.*, received 0; no request was received/)
  await ask(mock)
  await ask(mock, '/nowhere')
  mock.verify(list)
  mock.verify('*', 1)
  mock.verify(list, { atMost: 1 })
  mock.verify({ urlPath: '/nowhere' }, { atLeast: 1, atMost: 1 })
  t.equal(mock.requests({ urlPath: '/nowhere' }).length, 1)
  t.throws(() => mock.verify(list, 2), /^expected 2 requests to .*, received 1; these came:\nmethod +url/)
  t.throws(() => mock.verify(list, { atLeast: 2, atMost: 3 }), /^expected 2 to 3 requests/)
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
    /^method +url +status +source +time +operation +remarks\nGET +\/v2\S+ +200 +fixture +\S+ ms +listO/
  )
  mock.stub({ request: { urlPath: '/slow' }, response: { fixedDelayMilliseconds: 200 } })
  const slow = ask(mock, '/slow')
  while (mock.requests().length < 3) await new Promise((resolve) => setTimeout(resolve, 5))
  t.match(mock.journal(), /GET +\/slow +- +0\.0 ms/, 'one that waits has no status yet')
  await slow
})

const twoOperations = documentOf({
  '/a/{id}': {
    get: { operationId: 'getA', responses: { 200: json({ type: 'object' }) } },
    post: {
      requestBody: { content: { 'application/json': { schema: { type: 'object', required: ['n'] } } } },
      responses: { 200: json({ type: 'object' }) }
    }
  }
})

t.test('an operation may be named by method and path, whatever its variables are called', async (t) => {
  const mock = await start(t, { document: twoOperations })
  mock.stub('GET /a/{key}', { status: 418, outsideContract: true })
  mock.fail('get /a/{id}', { status: 503, times: 1 })
  t.equal((await fetch(`${mock.url}/a/1`)).status, 503)
  t.equal((await fetch(`${mock.url}/a/1`)).status, 418)
  t.equal(mock.requests('GET /a/{id}').length, 2)
  mock.verify('GET /a/{other}', 2)
  t.throws(() => mock.verify('GET /b'), { code: 'ERR_STANDIN_OPERATION', message: /no operation "GET \/b"/ })
  const mapping = { metadata: { standin: { operationId: 'GET /a/{x}' } }, response: { status: 204 } }
  const made = await fetch(`${mock.url}/__admin/mappings`, { method: 'POST', body: JSON.stringify(mapping) })
  t.equal(made.status, 201)
  t.equal((await fetch(`${mock.url}/a/1`)).status, 204)
})

t.test('verify shows in what the nearest requests differ, and no credentials', async (t) => {
  const mock = await start(t, { document: twoOperations })
  const headers = { 'content-type': 'application/json', 'x-api-key': 'hush', 'x-n': '1' }
  const body = JSON.stringify({ n: 1, list: [{ name: 'a' }, { name: 'b' }] })
  await fetch(`${mock.url}/a/1?api_key=hush`, { method: 'POST', headers, body })
  const why = (pattern: object): string => {
    try {
      mock.verify(pattern as Record<string, unknown>)
      return ''
    } catch (error) {
      t.equal((error as { code?: string }).code, 'ERR_STANDIN_VERIFY')
      t.notMatch((error as Error).message, /hush/)
      return (error as Error).message.split('differs in ')[1] ?? ''
    }
  }
  const equalToJson = { n: 1, list: [{ name: 'a' }, { name: 'c' }] }
  t.equal(why({ bodyPatterns: [{ equalToJson }] }), 'body/list/1/name (expected "c", received "b")')
  t.equal(
    why({ bodyPatterns: [{ equalToJson: '{"n":1}' }] }),
    'body/list (expected none, received [{"name":"a"},{"name":"b"}])'
  )
  t.equal(
    why({ bodyPatterns: [{ equalToJson: { m: 1 }, ignoreExtraElements: true }] }),
    'body/m (expected 1, received none)'
  )
  t.equal(
    why({
      bodyPatterns: [
        { equalToJson: { list: [{ name: 'c' }, { name: 'a' }] }, ignoreArrayOrder: true, ignoreExtraElements: true }
      ]
    }),
    'body/list (expected [{"name":"c"},{"name":"a"}], received [{"name":"a"},{"name":"b"}])'
  )
  t.match(
    why({ bodyPatterns: [{ matchesJsonPath: '$.x' }] }),
    /^body \(expected {"matchesJsonPath":"\$\.x"}, received {"n":1/
  )
  t.equal(
    why({ method: 'GET', headers: { 'X-N': { equalTo: '2' } } }),
    'method (expected GET, received POST), header X-N (expected 2, received 1)'
  )
  t.equal(
    why({ headers: { 'X-Api-Key': { equalTo: 'other' } } }),
    'header X-Api-Key (expected [redacted], received [redacted])'
  )
  t.match(
    why({ bodyPatterns: [{ equalToJson: '{}' }, { equalToJson: 5 }] }),
    /^body\/n \(expected none, received 1\), body \(expected 5,/
  )
  t.equal(why({ queryParameters: { q: { equalTo: '2' } } }), 'query q (expected 2, received none)')
  t.match(why({ basicAuth: { username: 'u', password: 'p' } }), /^basicAuth \(expected \[redacted\], received none/)
  await fetch(`${mock.url}/b`, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'no JSON' })
  t.equal(
    why({ urlPath: '/b', bodyPatterns: [{ equalToJson: '{}' }] }),
    'body (expected {}, received no JSON)\nPOST /a/1?api_key=[redacted] '
  )
  mock.verify({ headers: { 'X-Api-Key': { equalTo: 'hush' } } })
})

t.test('what was dropped still counts for an operation, and is said for a pattern', async (t) => {
  const app = createStandin({ document: twoOperations })
  await app.ready()
  for (let times = 0; times < 1002; times++) await app.inject('/a/1')
  const { standin: mock } = app
  mock.verify('getA', 1002)
  mock.verify('*', 1002)
  t.throws(
    () => mock.verify('getA', 1000),
    /received 1002 \(the journal keeps the latest requests; 2 older ones were dropped\)/
  )
  const pattern = { urlPath: '/a/1' }
  t.throws(() => mock.verify(pattern, 1000), /received 1000 \(.* 2 older ones were dropped/)
  mock.verify(pattern, { atLeast: 1000 })
  mock.verify(pattern, { atLeast: 1, atMost: 1002 })
  t.throws(() => mock.verify(pattern, { atMost: 1001 }))
})

t.test('requests that do not fit may be answered, by operation and by request', async (t) => {
  const validate = { 'POST /a/{id}': 'warn', '*': 'strict' } as const
  const post = (mock: { url: string }, headers: Record<string, string> = {}) =>
    fetch(`${mock.url}/a/1`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: '{}'
    })
  t.equal((await post(await start(t, { document: twoOperations, validate }))).status, 200)
  const strict = await start(t, { document: twoOperations, validate: { getA: 'off' } })
  t.equal((await post(strict)).status, 422)
  const answered = await post(strict, { prefer: 'handling=lenient' })
  t.equal(answered.status, 200)
  t.match(answered.headers.get('standin-violations'), /required/)
  t.equal((await post(strict, { prefer: 'handling=strict' })).status, 422)
  await t.rejects(startStandin({ document: twoOperations, validate: { getB: 'off' } }), /no operation "getB"/)
})

t.test('an option whose value makes no sense is refused by name', async (t) => {
  const wrong: object[] = [
    { validate: 'sometimes' },
    { validate: { '*': 'never' } },
    { token: 7 },
    { token: [] },
    { token: [''] },
    { seed: {} },
    { seed: Number.NaN },
    { delay: 'abc' },
    { delay: [5, 1] },
    { delay: [1, 2, 3] },
    { delay: -1 },
    { failRate: 2 },
    { rateLimit: 1.5 },
    { journalBytes: -1 },
    { admin: 'no' },
    { auth: 0 },
    { log: true },
    { port: 70_000 },
    { host: '' },
    { fixtures: true },
    { prefix: 5 },
    { prefix: 'a b' },
    { mostRows: 0 },
    { document: 5 },
    { adminToken: '' }
  ]
  for (const options of wrong) {
    const [name] = Object.keys(options)
    await t.rejects(startStandin(options), new RegExp(`^the option ${name} is .*, not `), JSON.stringify(options))
  }
  await t.rejects(startStandin({ sed: 1 } as object), /no option "sed"/)
})
