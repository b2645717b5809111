import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import { type Hooks, mockFor } from '../../src/kit/kit.ts'
import { startStandin } from '../../src/start.ts'
import { ask, list } from './projects/ask.ts'

/** A test runner: what it was asked to do, to be done at will. */
function runner() {
  const asked: {
    start?: () => Promise<void>
    begin?: (test: object) => (failed: boolean) => void
    stop?: () => Promise<void>
  } = {}
  const hooks: Hooks = {
    beforeAll: (start) => Object.assign(asked, { start }),
    beforeEach: (begin) => Object.assign(asked, { begin }),
    afterAll: (stop) => Object.assign(asked, { stop })
  }
  return { hooks, asked: asked as Required<typeof asked> }
}

t.test('a server runs while tests do, and each test begins anew', async (t) => {
  const { hooks, asked } = runner()
  const mock = mockFor(startStandin, hooks)
  t.throws(() => mock.url, /use it within one/)
  asked.begin({})(false)
  await asked.stop()
  await asked.start()
  const end = asked.begin({})
  t.equal(await ask(mock.url), 200)
  end(false)
  t.same(mock.requests(), [])
  const { url } = mock
  await asked.stop()
  await t.rejects(ask(url))
})

t.test('tests trust the certificate of a server for HTTPS', async (t) => {
  const { hooks, asked } = runner()
  const mock = mockFor(startStandin, hooks, { https: true })
  await asked.start()
  const end = asked.begin({})
  t.match(mock.url, /^https:/)
  t.equal(await ask(mock.url), 200)
  end(false)
  await asked.stop()
})

t.test('a test that leaves something unclean fails, unless that was allowed', async (t) => {
  for (const clean of [true, false]) {
    const { hooks, asked } = runner()
    const mock = mockFor(startStandin, hooks, { clean })
    await asked.start()
    const end = asked.begin({})
    await fetch(`${mock.url}/nowhere`)
    if (clean) t.throws(() => end(false), /unmatched +GET \/nowhere/)
    else t.doesNotThrow(() => end(false))
    t.same(mock.requests(), [], 'it is reset all the same')
    await asked.stop()
  }
})

t.test('a test that failed is shown the journal', async (t) => {
  const { hooks, asked } = runner()
  const mock = mockFor(startStandin, hooks)
  await asked.start()
  const end = asked.begin({})
  await fetch(`${mock.url}/nowhere`)
  const written = t.capture(process.stderr, 'write', () => true)
  end(true)
  t.match(written(), [{ args: [/standin received:\nmethod[^\n]*\nGET +\/nowhere +404/] }])
  await asked.stop()
})

t.test('tests that run at once have the server until the last ends, or a world each', async (t) => {
  const { hooks, asked } = runner()
  const mock = mockFor(startStandin, hooks)
  await asked.start()
  const [one, other] = [{}, {}]
  const [endOne, endOther] = [asked.begin(one), asked.begin(other)]
  mock.stub(list, { status: 503 })
  const world = mock.forTest(one)
  world.stub(list, { status: 402 })
  t.not(world.url, mock.forTest(other).url)
  t.equal(await ask(world.url), 402)
  t.equal(await ask(mock.forTest(one).url), 402)
  endOne(false)
  t.throws(() => mock.forTest(one), /wants what the function of a running test is given/)
  t.equal(await ask(mock.url), 503, 'the stub is there as long as the other runs')
  mock.forTest(other).stub(list, { status: 401 })
  t.throws(() => endOther(false), /unused stub/)
  t.equal(await ask(mock.url), 200)
  await asked.stop()
})

t.test("a test's own world ends with it", async (t) => {
  const { hooks, asked } = runner()
  const mock = mockFor(startStandin, hooks)
  await asked.start()
  const [one, other] = [{}, {}]
  const [endOne, endOther] = [asked.begin(one), asked.begin(other)]
  const world = mock.forTest(one)
  world.stub(list, { status: 402 })
  t.equal(await ask(world.url), 402)
  endOne(false)
  t.not(await ask(world.url), 402)
  endOther(true)
  await asked.stop()
})

t.test('of tests that run at once one that fails explains the others, until all have ended', async (t) => {
  const { hooks, asked } = runner()
  const mock = mockFor(startStandin, hooks)
  await asked.start()
  t.capture(process.stderr, 'write', () => true)
  const [endOne, endOther] = [asked.begin({}), asked.begin({})]
  await fetch(`${mock.url}/nowhere`)
  endOne(true)
  t.doesNotThrow(() => endOther(false))
  const end = asked.begin({})
  await fetch(`${mock.url}/nowhere`)
  t.throws(() => end(false), /unmatched/)
  await asked.stop()
})

/** Returns the report of a runner on the tests in a file of `projects`. */
async function said(file: string, ...options: string[]): Promise<{ stdout: string; stderr: string }> {
  // It is nobody's subtest.
  const { TAP: _, NODE_TEST_CONTEXT: __, ...env } = process.env
  const args = ['--import=./test/fixtures/typescript.mjs', ...options, join(import.meta.dirname, 'projects', file)]
  return promisify(execFile)(process.execPath, args, { env }).catch((error) => error)
}

for (const [file, ...options] of [['node-test.ts', '--test-reporter=tap'], ['tap.ts']] as [string, ...string[]][]) {
  t.test(`${file}: subtests belong to their test, and what is unclean fails where it was`, async (t) => {
    const { stdout, stderr } = await said(file, ...options)
    t.same(
      [...stdout.matchAll(/^ *(ok|not ok) \d+ - ((?:has|skips|leaves|is|at|fails|begins|first|second)[\w ]*)/gm)].map(
        ([, ok, name]) => `${ok} ${name?.trim()}`
      ),
      [
        'ok first',
        'ok second',
        'ok has subtests',
        'ok skips itself',
        'not ok leaves a stub unused',
        'ok is told 401',
        'ok is told 402',
        'ok is told 403',
        'not ok leaves its world unclean',
        'not ok at once',
        'not ok fails',
        'ok begins anew'
      ]
    )
    t.match(stdout, /not clean:\n.*what +request +status +why\n(.*\n)?.*unused stub +listOrganizationInvitesV2/)
    t.match(stderr + stdout, /standin received:\n.*\n.*GET +\/v2\/organizations\/mycompany\/invites +200/)
  })
}

t.test("Jest's kit is CommonJS, has Node load standin, and finds in Jest's own state that a test failed", async (t) => {
  // It is the built one, which is not what coverage is asked of.
  const env = { ...process.env, _TAPJS_PROCESSINFO_COVERAGE_: '0' }
  const run = promisify(execFile)(process.execPath, [join(import.meta.dirname, 'projects/jest.cjs')], { env })
  const { stdout, stderr } = await run
  const { clean, unclean, failed } = JSON.parse(stdout)
  t.match(clean, /unmatched +GET \/nowhere/)
  t.match(unclean, /unmatched +GET \/nowhere/)
  t.equal(failed, undefined)
  t.match(stderr, /standin received:\n.*\nGET +\/nowhere/)
})

t.test('stubs that were made before the first test last for the file, and need not be used by each test', async (t) => {
  const { hooks, asked } = runner()
  const mock = mockFor(startStandin, hooks)
  await asked.start()
  mock.stub(list, { status: 503, times: 1 })
  for (let times = 0; times < 2; times++) {
    const end = asked.begin({})
    t.equal(await ask(mock.url), 503)
    t.equal(await ask(mock.url), 200)
    mock.stub(list, { status: 418 })
    t.equal(await ask(mock.url), 418)
    end(false)
  }
  asked.begin({})(false)
  await asked.stop()
})
