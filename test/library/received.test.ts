import t from 'tap'
import { createWorld, tellWaiting } from '../../src/control/world.ts'
import { connectStandin } from '../../src/library/connect.ts'
import { whenFound } from '../../src/library/waiting.ts'
import { ask, start } from '../fixtures/start.ts'

const list = 'listOrganizationInvitesV2'

t.test('a test waits for requests, in the server’s process and elsewhere', async (t) => {
  const mock = await start(t)
  for (const words of [mock, connectStandin(mock.url)]) {
    const waiting = words.received(list, { count: 2 })
    await ask(mock)
    await ask(mock)
    t.match(await waiting, [
      { operationId: list, status: 200 },
      { operationId: list, status: 200 }
    ])
    // They are there already.
    t.equal((await words.received(list, { count: 2, timeout: 0 })).length, 2)
    t.equal((await words.received({ urlPath: '/v2/organizations/mycompany/invites' })).length, 2)
    await words.reset()
  }
})

t.test('a request counts once its body is there, though its answer waits', async (t) => {
  const mock = await start(t)
  mock.stub('inviteOrganizationMemberV2', { status: 503, delay: 60_000 })
  const path = '/v2/organizations/mycompany/invites'
  const waiting = mock.received('inviteOrganizationMemberV2')
  const controller = new AbortController()
  const body = JSON.stringify({ email: 'a@example.com', role: 'admin' })
  const asking = ask(mock, path, { method: 'POST', body, signal: controller.signal }).catch(() => {})
  t.match(await waiting, [{ status: 0, body: { email: 'a@example.com' } }])
  controller.abort()
  await asking
})

t.test('what does not come in time is told with what came', async (t) => {
  const mock = await start(t)
  await ask(mock)
  await t.rejects(mock.received(list, { count: 2, timeout: 1 }), {
    code: 'ERR_STANDIN_VERIFY',
    message: /^within 1 ms expected at least 2 requests to listOrganizationInvitesV2, received 1; these came:\n/
  })
  await t.rejects(mock.received(undefined, { count: 3, timeout: 0 }), { message: /at least 3 requests to the server/ })
  const elsewhere = connectStandin(mock.url)
  await t.rejects(elsewhere.received(list, { count: 2, timeout: 1 }), { code: 'ERR_STANDIN_VERIFY' })
})

t.test('a request without an operation is waited for without a name', async (t) => {
  const mock = await start(t)
  const waiting = mock.received()
  await ask(mock, '/nowhere')
  t.match(await waiting, [{ url: '/nowhere', status: 404 }])
})

t.test('a wait that makes no sense is refused', async (t) => {
  const mock = await start(t)
  for (const wait of [
    { count: 0 },
    { count: 1.5 },
    { timeout: -1 },
    { timeout: '1' },
    { timeout: 1e7 },
    { times: 2 }
  ]) {
    await t.rejects(mock.received(list, wait as never), { code: 'ERR_STANDIN_TIMES', message: /a wait is \{ count/ })
  }
  await t.rejects(mock.received('lst'), { code: 'ERR_STANDIN_OPERATION' })
})

t.test('an error while it looks ends the wait, and no request', async (t) => {
  const world = createWorld()
  let looks = 0
  const waiting = whenFound(
    world,
    () => {
      if (++looks > 1) throw new Error('no such world')
    },
    60_000
  )
  tellWaiting(world)
  await t.rejects(waiting, { message: 'no such world' })
  t.equal(world.waiting.size, 0)
})

t.test('a wait ends with the server', async (t) => {
  const mock = await start(t)
  const waiting = mock.received('inviteOrganizationMemberV2', { timeout: 600_000 })
  const refused = t.rejects(waiting, { code: 'ERR_STANDIN_VERIFY' })
  await mock.close()
  await refused
})
