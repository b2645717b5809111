import t from 'tap'
import { connectStandin } from '../../src/library/connect.ts'
import { ask, start } from '../fixtures/start.ts'

const list = 'listOrganizationInvitesV2'
const fiveInvites = () => ({ body: { invites: [] } })

t.test('functions answer operations until a reset, and stubs win over them', async (t) => {
  const mock = await start(t)
  await ask(mock)
  t.match((await ask(mock)).headers.get('standin-source'), 'fixture')
  mock.handle({ [list]: fiveInvites })
  const handled = await ask(mock)
  t.same([handled.headers.get('standin-source'), await handled.json()], ['handler', { invites: [] }])
  mock.stub(list, { status: 503, times: 1 })
  t.equal((await ask(mock)).status, 503)
  mock.reset()
  t.equal((await ask(mock)).headers.get('standin-source'), 'fixture')
})

t.test('a world has handlers of its own', async (t) => {
  const mock = await start(t)
  const world = mock.world('mine')
  world.handle({ 'GET /v2/organizations/{organizationSlug}/invites': fiveInvites })
  t.equal((await ask(mock, undefined, { headers: world.headers })).headers.get('standin-source'), 'handler')
  t.equal((await ask(mock)).headers.get('standin-source'), 'fixture')
})

t.test('a handler of no operation, and one that is no function, are refused; nothing is taken over', async (t) => {
  const mock = await start(t)
  t.throws(() => mock.handle({ [list]: fiveInvites, lst: fiveInvites }), { code: 'ERR_STANDIN_OPERATION' })
  t.throws(() => mock.handle({ [list]: { status: 200 } as never }), {
    code: 'ERR_STANDIN_STUB',
    message: /the handler of listOrganizationInvitesV2 is a function, not \{"status":200\}/
  })
  t.equal((await ask(mock)).headers.get('standin-source'), 'fixture')
})

t.test('a function cannot be sent to another process', async (t) => {
  const mock = await start(t)
  const elsewhere = connectStandin(mock.url)
  await t.rejects(elsewhere.stub(list, (() => ({})) as never), { code: 'ERR_STANDIN_STUB', message: /--handlers/ })
})

t.test('an option handlers that is none is refused', async (t) => {
  for (const handlers of ['', 1, { x: 1 }]) {
    await t.rejects(start(t, { handlers: handlers as never }), { code: 'ERR_STANDIN_OPTION' })
  }
})
