import t from 'tap'
import { connectStandin } from '../../src/index.ts'
import { ask, start } from '../fixtures/start.ts'

const list = 'listOrganizationInvitesV2'

t.test('requests are meant by a pattern, too', async (t) => {
  const mock = await start(t)
  mock.stub({ method: 'GET', urlPath: '/free' }, { body: { a: 1 } })
  t.same(await (await ask(mock, '/free')).json(), { a: 1 })
  mock.stub({ urlPath: '/free' }, [{ status: 503 }, { status: 418, body: new Uint8Array([104, 105]) }])
  t.equal((await ask(mock, '/free')).status, 503)
  t.equal(await (await ask(mock, '/free')).text(), 'hi')
  t.same(await (await ask(mock, '/free')).json(), { a: 1 })
  const invites = { urlPathPattern: '/v2/.*/invites' }
  mock.patch(invites, { invites: [] })
  t.same(await (await ask(mock)).json(), { invites: [] })
  mock.fail(invites, { times: 1 })
  t.equal((await ask(mock)).status, 503)
  mock.fail({ urlPath: '/free' })
  t.equal((await ask(mock, '/free')).status, 503)
})

t.test('bodies are bytes in any form, and null', async (t) => {
  const mock = await start(t)
  const pattern = { urlPath: '/free' }
  const bytes = new Uint8Array([104, 105, 106])
  for (const body of [bytes.subarray(1), new DataView(bytes.buffer, 1), bytes.slice(1).buffer]) {
    mock.stub(pattern, { body })
    const response = await ask(mock, '/free')
    t.same([await response.text(), response.headers.get('content-type')], ['ij', 'application/octet-stream'])
  }
  mock.stub(pattern, { body: null })
  const response = await ask(mock, '/free')
  t.same([await response.text(), response.headers.get('content-type')], ['null', 'application/json'])
  t.throws(() => mock.stub(list, { body: null }), { message: /the document forbids this answer/ })
})

t.test('a big integer in a stub keeps its digits', async (t) => {
  const mock = await start(t)
  const big = 9223372036854775807n
  mock.stub({ request: { urlPath: '/big' }, response: { jsonBody: { id: big } } })
  t.equal(await (await fetch(`${mock.url}/big`)).text(), `{"id":${big}}`)
  await connectStandin(mock.url).stub({ request: { urlPath: '/far' }, response: { jsonBody: { id: big } } })
  t.equal(await (await fetch(`${mock.url}/far`)).text(), `{"id":${big}}`)
})

t.test('what makes no sense is refused where it is written', async (t) => {
  const mock = await start(t)
  const nonsense: [(() => unknown) | undefined, RegExp][] = [
    [() => mock.fail(list, (() => ({ status: 418 })) as never), /a function stands in place of a whole answer/],
    [() => mock.stub(list, null as never), /a stub is an object/],
    [() => mock.stub(list, { statuss: 503 } as never), /a stub has no "statuss"; there is status, headers/],
    [() => mock.stub(list, { body: () => 1 }), /a function stands in place/],
    [() => mock.stub(list, { body: Symbol('x') }), /a body is text, bytes or a value of JSON, not Symbol\(x\)/],
    [() => mock.patch(list, undefined as never), /a patch is a value/],
    [() => mock.patch(list, (() => 1) as never), /a function stands in place/],
    [() => mock.stub({ request: { urlPath: '/x' } }, { status: 418 }), /a stub mapping says itself what is sent/],
    [() => mock.verify(list, { exactly: 5 } as never), /how often is a number, or \{ atLeast, atMost \}/],
    [() => mock.verify(list, 'once' as never), /not "once"/],
    [() => mock.verify(list, -1), /not -1/],
    [() => mock.verify(list, { atLeast: 0.5 }), /not \{"atLeast":0.5\}/],
    [() => mock.verify(list, null as never), /not null/],
    [() => mock.verify(list, { atLeast: 3, atMost: 1 }), /how often is a number, or/],
    [() => mock.verify(7 as never), /name an operation, or give a request pattern .*, not 7/],
    [() => mock.requests(null as never), /name an operation/],
    [() => mock.stub(list, [{ status: 503 }, 'x'] as never), /a stub is an object .* not "x"/],
    [() => mock.stub(list, { headers: 'x' } as never), /the headers of a stub are an object by their names, not "x"/],
    [() => mock.stub(list, { parameters: ['x'] } as never), /the parameters of a stub are an object/],
    [() => mock.fail(list, 7 as never), /a stub is an object .* not 7/],
    [() => mock.fail(list, { rate: Number.NaN }), /rate has to be a number from 0 to 1/],
    [() => mock.world(7 as never), /7 cannot name a world/]
  ]
  for (const [make, why] of nonsense) t.throws(make as () => unknown, why)
  const response = await fetch(`${mock.url}/__admin/verify`, {
    method: 'POST',
    body: JSON.stringify({ which: list, times: { exactly: 5 } })
  })
  t.equal(response.status, 422)
  const odd = await fetch(`${mock.url}/__admin/received`, { method: 'POST', body: '{"wich":"*"}' })
  t.match(await odd.json(), { errors: [{ source: { pointer: '/wich' } }] })
  t.match(mock.stub(list as never), /-/, 'one that changes nothing but the source')
  mock.reset()
  mock.verify(list, 0)
  mock.verify(list, { atMost: 1 })
})
