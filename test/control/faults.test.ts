import t from 'tap'
import { limitOf, shareOf } from '../../src/control/chance.ts'
import type { StandinOptions } from '../../src/standin.ts'
import { ask, start } from '../fixtures/start.ts'

const list = 'listOrganizationInvitesV2'

t.test('a share of the requests fails, the same in each run with a seed', async (t) => {
  const run = async (options: StandinOptions) => {
    const mock = await start(t, options)
    const statuses: number[] = []
    for (let n = 0; n < 60; n++) statuses.push((await ask(mock, `/v2/organizations/o${n % 7}/invites`)).status)
    return statuses
  }
  const first = await run({ failRate: 0.3 })
  t.same(await run({ failRate: 0.3 }), first)
  t.notSame(await run({ failRate: 0.3, seed: 2 }), first)
  const failed = first.filter((status) => status === 503).length
  t.ok(failed > 8 && failed < 30, `${failed} of 60`)
  t.ok(first.every((status) => status === 503 || status === 200))
})

t.test('a share is drawn for each request by itself, whatever comes between', (t) => {
  const [alone, among] = [shareOf(0.5), shareOf(0.5)]
  const draws = Array.from({ length: 20_000 }, () => alone('1', 'GET', '/a'))
  const others = draws.map((_, at) => {
    if (at < 5000) among('1', 'GET', `/${at % 9}`)
    return at < 5000 ? among('1', 'GET', '/a') : undefined
  })
  t.same(others.slice(0, 5000), draws.slice(0, 5000))
  t.ok(Math.abs(draws.filter(Boolean).length - 10_000) < 500)
  for (let n = 0; n < 10_001; n++) alone('1', 'GET', `/many/${n}`)
  t.end()
})

t.test('requests beyond a limit are told when to come again, and those of the next minute pass', async (t) => {
  const over = limitOf(2)
  t.same([over(0), over(10_000), over(20_000), over(60_001), over(60_002)], [0, 0, 40, 0, 10])
  t.equal(limitOf(0)(5), 60)
  const mock = await start(t, { rateLimit: 1 })
  t.equal((await ask(mock)).status, 200)
  const refused = await ask(mock)
  t.equal(refused.status, 429)
  const seconds = Number(refused.headers.get('retry-after'))
  t.ok(seconds > 0 && seconds <= 60)
})

t.test('requests to an operation fail as often, as late and as far as a test says', async (t) => {
  const mock = await start(t)
  mock.fail(list, { times: 1, status: 500 })
  t.same([(await ask(mock)).status, (await ask(mock)).status], [500, 200])
  mock.fail(list, { fault: 'CONNECTION_RESET_BY_PEER', times: 1 })
  await t.rejects(ask(mock))
  mock.fail(list, { cutAfter: 20, times: 1 })
  const cut = await ask(mock)
  t.equal(cut.status, 200)
  await t.rejects(cut.text())
  mock.fail(list, { bodyDelay: 30, times: 1 })
  const late = await ask(mock)
  t.match(await late.json(), { invites: [{ id: 1 }] })
  mock.fail('*', { limit: 0 })
  t.equal((await ask(mock)).status, 429)
  t.throws(() => mock.fail('nothing'), /no operation "nothing"/)
  const shown = (await (await fetch(`${mock.url}/__admin/mappings`)).json()) as { mappings: object[] }
  t.match(shown.mappings, [
    { response: { status: 429 }, metadata: { standin: { operationId: '*', limit: 0 } } },
    { metadata: { standin: { bodyDelay: 30, times: 1 } } },
    { metadata: { standin: { cutAfter: 20 } } },
    { response: { fault: 'CONNECTION_RESET_BY_PEER' } },
    { response: { status: 500 } }
  ])
})

t.test('the control API takes the same words', async (t) => {
  const mock = await start(t)
  const stub = async (standin: object, response: object = {}) =>
    fetch(`${mock.url}/__admin/mappings`, { method: 'POST', body: JSON.stringify({ response, metadata: { standin } }) })
  t.equal((await stub({ operationId: list, limit: 0 })).status, 201)
  t.equal((await ask(mock)).status, 429)
  t.equal((await stub({ operationId: list, rate: 1, bodyDelay: 1, cutAfter: 5 }, { status: 503 })).status, 201)
  const cut = await ask(mock)
  t.equal(cut.status, 503)
  await t.rejects(cut.text())
  for (const [word, value] of Object.entries({ rate: 2, limit: -1, bodyDelay: 'x', cutAfter: 0.5 })) {
    const refused = await stub({ operationId: list, [word]: value })
    t.equal(refused.status, 422)
    t.match(await refused.json(), { errors: [{ source: { pointer: `/metadata/standin/${word}` } }] })
  }
})

t.test('a request that nothing answers is told the nearest stub, and where it differs', async (t) => {
  const mock = await start(t)
  const missed = async (path: string, init?: RequestInit) =>
    ((await (await fetch(mock.url + path, init)).json()) as { error: string }).error
  mock.stub({
    name: 'the basket',
    request: { method: 'PUT', urlPath: '/basket', headers: { 'x-shop': { equalTo: 'a' } } },
    response: {},
    metadata: { standin: { times: 1 } }
  })
  mock.stub({ request: { url: '/something/else' }, response: {} })
  t.match(await missed('/basket'), /the nearest stub is the basket, which differs in method, header x-shop$/)
  t.match(await missed('/baskets', { method: 'PUT', headers: { 'x-shop': 'a' } }), /which differs in url$/)
  await fetch(`${mock.url}/basket`, { method: 'PUT', headers: { 'x-shop': 'a' } })
  t.match(
    await missed('/basket', { method: 'PUT', headers: { 'x-shop': 'a' } }),
    /differs in times, which are used up$/
  )
  mock.reset()
  mock.stub({ request: {}, response: {}, scenarioName: 's', requiredScenarioState: 'later' })
  t.match(await missed('/basket'), /the nearest stub is ANY any URL, which differs in the state of its scenario$/)
})
