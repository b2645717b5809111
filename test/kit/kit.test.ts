import t from 'tap'
import { type Hooks, mockFor } from '../../src/kit/kit.ts'
import { useStandin } from '../../src/kit/tap.ts'

const invites = '/v2/organizations/mycompany/invites'
const headers = { authorization: 'Bearer TOKEN' }

/** A test runner: what it was asked to do, to be done at will. */
function runner() {
  const asked: { start?: () => Promise<void>; check?: (failed: boolean) => void; stop?: () => Promise<void> } = {}
  const hooks: Hooks = {
    beforeAll: (start) => Object.assign(asked, { start }),
    afterEach: (check) => Object.assign(asked, { check }),
    afterAll: (stop) => Object.assign(asked, { stop })
  }
  return { hooks, asked: asked as Required<typeof asked> }
}

t.test('a server runs while tests do, and each test begins anew', async (t) => {
  const { hooks, asked } = runner()
  const mock = mockFor(hooks)
  t.throws(() => mock.url, /use it within one/)
  asked.check(false)
  await asked.stop()
  await asked.start()
  t.equal((await fetch(mock.url + invites, { headers })).status, 200)
  asked.check(false)
  t.same(mock.requests(), [])
  await asked.stop()
  await t.rejects(fetch(mock.url + invites))
})

t.test('a test that leaves something unclean fails, unless that was allowed', async (t) => {
  for (const clean of [true, false]) {
    const { hooks, asked } = runner()
    const mock = mockFor(hooks, { clean })
    await asked.start()
    await fetch(`${mock.url}/nowhere`)
    if (clean) t.throws(() => asked.check(false), /unmatched +GET \/nowhere/)
    else t.doesNotThrow(() => asked.check(false))
    t.same(mock.requests(), [], 'it is reset all the same')
    await asked.stop()
  }
})

t.test('a test that failed is shown the journal', async (t) => {
  const { hooks, asked } = runner()
  const mock = mockFor(hooks)
  await asked.start()
  await fetch(`${mock.url}/nowhere`)
  const written = t.capture(process.stderr, 'write', () => true)
  asked.check(true)
  t.match(written(), [{ args: [/standin received:\nmethod[^\n]*\nGET +\/nowhere +404/] }])
  await asked.stop()
})

t.test('tap starts and ends it', async (t) => {
  const mock = useStandin(t)
  await t.test('a test', async (t) => {
    t.equal((await fetch(mock.url + invites, { headers })).status, 200)
  })
  await t.test('another', async (t) => {
    t.same(mock.requests(), [])
  })
})
