import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:https'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { documentOf } from './fixtures/start.ts'
import { api, sendJson } from './fixtures/upstream.ts'
import { playedRedis } from './replicas/played-redis.ts'

const root = join(import.meta.dirname, '..')

// A process takes a while to start, so that the tests run side by side.
t.jobs = 4

/** The command as people have it, which `npm test` builds first; what tap covers is the sources. */
const built = { args: [join(root, 'dist/cli/main.js')], env: { _TAPJS_PROCESSINFO_COVERAGE_: '0' } }
/** The same from its sources, which is slower to start: for what no other test covers. */
const written = {
  args: [...process.execArgv.map((arg) => arg.replace('=./', `=${root}/`)), join(root, 'src/cli/main.ts')],
  env: {}
}

function run(
  t: Test,
  args: string[],
  env: Record<string, string> = {},
  cwd = root,
  command: { args: string[]; env: Record<string, string> } = built
) {
  const child = spawn(process.execPath, [...command.args, ...args], {
    cwd,
    env: { ...process.env, NO_COLOR: '1', ...command.env, ...env }
  })
  const said = { out: '', err: '' }
  child.stdout.on('data', (text) => {
    said.out += text
  })
  child.stderr.on('data', (text) => {
    said.err += text
  })
  t.teardown(() => child.kill('SIGKILL'))
  const end = async (signal: NodeJS.Signals = 'SIGTERM') => {
    child.kill(signal)
    return once(child, 'exit')
  }
  return { child, said, end, until: (text: RegExp) => until(() => text.exec(said.out + said.err) ?? undefined, child) }
}

async function until<T>(found: () => T | undefined, child: ChildProcess): Promise<T> {
  for (;;) {
    const value = found()
    if (value !== undefined) return value
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`)
    await sleep(10)
  }
}

const todos = join(root, 'examples/todos/openapi.yaml')
const ready = /standin listening on (http:\S+)\n/
const invites = '/v2/organizations/mycompany/invites'
const headers = { authorization: 'Bearer TOKEN' }

t.test('it says where it listens, logs a line a request, and stops with 0 at a signal', async (t) => {
  const signals = ['SIGTERM', 'SIGINT'] as const
  await Promise.all(
    signals.map(async (signal) => {
      const { child, said, until } = run(t, ['mock', 'openapi.yaml', '--port', '0', '--log', 'json'], {}, root, written)
      const [, url] = await until(ready)
      t.equal((await fetch(`${url}${invites}?x=1`, { headers })).status, 200)
      const [line] = await until(/^\{.*\}$/m)
      t.match(JSON.parse(line), {
        method: 'GET',
        path: invites,
        status: 200,
        ms: Number,
        source: 'fixture',
        time: String
      })
      // Some send the signal to the whole group, and it comes twice.
      child.kill(signal)
      child.kill(signal)
      t.same(await once(child, 'exit'), [0, null], signal)
      t.equal(said.err, '')
    })
  )
})

t.test('it ends with the npm that runs it', { skip: process.platform === 'win32' }, async (t) => {
  const child = spawn('npm', ['start', '--silent', '--', '--port', '0', '--log', 'json'], {
    cwd: root,
    env: { ...process.env, ...built.env },
    stdio: ['ignore', 'pipe', 'ignore']
  })
  t.teardown(() => child.kill('SIGKILL'))
  let out = ''
  child.stdout.on('data', (text) => {
    out += text
  })
  await until(() => ready.exec(out) ?? undefined, child)
  child.kill()
  // Its output ends once the server has ended.
  await once(child.stdout, 'end')
})

t.test('a signal during the start ends it with 0', async (t) => {
  const { end, until } = run(t, ['-', '--multiprocess'], {}, root, written)
  await until(/standin: --multiprocess is passed over/)
  t.same(await end(), [0, null])
})

t.test('a save that fails at the end is told in a line, and ends it with 1', async (t) => {
  const dir = t.testdir({})
  const args = ['examples/todos/openapi.yaml', '--port', '0', '--log', 'json', '--save', join(dir, 'folder/state.json')]
  const { child, said, until } = run(t, args, {}, root, written)
  const [, url] = await until(ready)
  writeFileSync(join(dir, 'folder'), 'no folder')
  const sent = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"title":"x"}' }
  t.equal((await fetch(`${url}/todos`, sent)).status, 201)
  child.kill()
  t.same(await once(child, 'close'), [1, null])
  t.match(said.err, /^standin: .*state\.json cannot be written: .*\n$/m)
  t.notMatch(said.err, /\n {4}at /, 'no stack trace')
  t.match(said.out, /"path":"\/todos"/, 'the log is whole')
})

t.test('for people it shows the APIs, a curl to paste, and the docs', async (t) => {
  const { said, end, until } = run(
    t,
    ['openapi.yaml', 'openapi.yaml', '--prefix', '/a', '--prefix', '/b', '-p0'],
    {
      STANDIN_LOG: 'pretty'
    },
    root,
    written
  )
  const [, url] = await until(ready)
  await until(/ready in \d+ ms/)
  t.match(said.out, 'Turso Platform API 0.1.0')
  t.match(said.out, '  GET    /a/v2/organizations/{organizationSlug}/invites  List Invites')
  t.match(said.out, '  GET    /b/v2/organizations/{organizationSlug}/invites  List Invites')
  t.match(said.out, `curl ${url}/a/v2/organizations/mycompany/invites -H 'Authorization: Bearer TOKEN'`)
  t.match(said.out, `${url}/documentation`)
  for (const prefix of ['/a', '/b']) t.equal((await fetch(url + prefix + invites, { headers })).status, 200)
  await fetch(`${url}/nowhere`)
  await until(/GET +\/nowhere +404 +[\d.]+ ms +error/)
  await end()
})

t.test('what is doubtful is noted for those who read a log too', async (t) => {
  const dir = t.testdir({ 'odd.yaml': 'openapi: 3.1.0\npaths: {}\n' })
  const { said, end, until } = run(t, [join(dir, 'odd.yaml'), '-p0', '--log', 'json'], {}, root, written)
  await until(ready)
  await until(/odd\.yaml:\d+:\d+: /)
  t.match(said.err, /odd\.yaml:\d+:\d+: /)
  await end()
})

t.test('what is asked for without serving is printed, and the exit code says whether it went well', async (t) => {
  const document = JSON.stringify({ openapi: '3.1.0', info: { title: 'a', version: '1' }, paths: { pets: {} } })
  // Applied twice, it would find nothing to copy.
  const actions = [
    { target: '$.paths', copy: "$['x-more']" },
    { target: "$['x-more']", remove: true }
  ]
  const overlay = join(t.testdir({ o: JSON.stringify({ overlay: '1.1.0', actions }) }), 'o')
  const more = { '/more': { get: { operationId: 'more', responses: { 204: { description: 'x' } } } } }
  const piped = JSON.stringify({ openapi: '3.1.0', info: { title: 'a', version: '1' }, paths: {}, 'x-more': more })
  const cases: [args: string[], input: string, code: number, says: RegExp][] = [
    [['check', '-', '--overlay', overlay], piped, 0, /standard input: 1 operation, nothing to say\n$/],
    [['generate', '-', 'more', '--overlay', overlay], piped, 0, /^$/],
    [['--help'], '', 0, /--port N +the port/],
    [['--version'], '', 0, /^\d+\.\d+\.\d+\n$/],
    [
      ['check', 'openapi.yaml'],
      '',
      0,
      /^live: invites by email: list, create, delete\nopenapi\.yaml: 3 operations, nothing to say\n$/
    ],
    [['check', '-'], document, 1, /^standard input:1:\d+: \/paths\/pets: [\s\S]*findings\n$/],
    [['routes', 'openapi.yaml', '--json'], '', 0, /^\[[\s\S]*"operationId": "listOrganizationInvitesV2"[\s\S]*\]\n$/],
    [['generate', '-', 'listOrganizationInvitesV2'], readFileSync(join(root, 'openapi.yaml'), 'utf8'), 0, /^\{"inv/]
  ]
  await Promise.all(
    cases.map(async ([args, input, code, says]) => {
      const { child, said } = run(t, args, {}, root, args.includes('-') ? written : built)
      child.stdin.end(input)
      t.same(await once(child, 'close'), [code, null], args.join(' '))
      t.match(said.out, says)
      t.equal(said.err, '')
    })
  )
})

t.test('what cannot be played ends it with 1, what cannot be understood with 2', async (t) => {
  const missing = run(t, ['nothing.yaml', '--port', '0', '--multiprocess', '--log', 'silent'], {}, root, written)
  t.same(await once(missing.child, 'close'), [1, null])
  t.match(missing.said.err, /multiprocess is passed over[\s\S]*standin: .*nothing\.yaml/)
  const odd = run(t, ['--prot', '1'], {}, root, written)
  t.same(await once(odd.child, 'close'), [2, null])
})

t.test('what cannot be started is told in a paragraph, with an exit code that means something', async (t) => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  t.teardown(() => taken.close())
  const { port } = taken.address() as { port: number }
  const dir = t.testdir({
    'broken.yaml': 'openapi: 3.0.0\npaths:\n  - x\n :',
    'odd.yaml': 'openapi: 3.1.0\npaths: {}\n'
  })
  const cases: [args: string[], code: number, says: RegExp][] = [
    [['--bogus-flag'], 2, /^standin: there is no option --bogus-flag\nstandin --help lists the options\n$/],
    [['--port', String(port)], 1, new RegExp(`port ${port} is in use`)],
    [['--host', '192.0.2.1', '--port', '0'], 1, /cannot listen on 192\.0\.2\.1/],
    [[join(dir, 'nothing.yaml')], 1, /nothing\.yaml/],
    [[join(dir, 'broken.yaml')], 1, /broken\.yaml:\d+:\d+/],
    [[join(dir, 'odd.yaml'), '--strict'], 1, /odd\.yaml:\d+:\d+/]
  ]
  await Promise.all(
    cases.map(async ([args, code, says]) => {
      const { child, said } = run(t, args)
      const [exit] = await once(child, 'close')
      t.equal(exit, code, args.join(' '))
      t.match(said.err, says)
      t.notMatch(said.err, /\n {4}at /, 'no stack trace')
      t.ok(said.err.split('\n').length <= 21)
      t.equal(said.out, '')
    })
  )
})

t.test('options come from the environment too, and arguments win', async (t) => {
  const env = {
    PORT: '0',
    STANDIN_TOKENS: 'one,two',
    STANDIN_SEED: '7',
    STANDIN_DYNAMIC: 'true',
    STANDIN_LOG: 'silent'
  }
  const { said, end, until } = run(t, ['--token', 'three'], env)
  const [, url] = await until(ready)
  t.equal((await fetch(url + invites, { headers: { authorization: 'Bearer one' } })).status, 401)
  const response = await fetch(url + invites, { headers: { authorization: 'Bearer three' } })
  t.equal(response.headers.get('standin-source'), 'generated')
  t.equal(said.out, `standin listening on ${url}\n`)
  await end()
})

t.test('--watch takes up what changes, and goes on where an edit is broken', async (t) => {
  const dir = t.testdir({ fixtures: {} })
  cpSync(join(root, 'openapi.yaml'), join(dir, 'openapi.yaml'))
  const rows = (text: string) => writeFileSync(join(dir, 'fixtures/invites.yaml'), text)
  rows('mycompany: []\n')
  const { said, end, until } = run(t, ['openapi.yaml', '--port', '0', '--watch', '--log', 'json'], {}, dir, written)
  const [, url] = await until(ready)
  const list = async () => (await (await fetch(url + invites, { headers })).json()) as { invites: object[] }
  t.same(await list(), { invites: [] })
  rows('mycompany:\n  - { id: 1, role: admin }\n')
  await until(/standin reloaded .*invites\.yaml; rows are as at the start/)
  t.same(await list(), { invites: [{ id: 1, role: 'admin' }] })
  rows('mycompany:\n  - { id: 1, role: king }\n')
  await until(/invites\.yaml:2:\d+: \/mycompany\/0\/role: must be one of.*\n.*goes on/)
  t.same(await list(), { invites: [{ id: 1, role: 'admin' }] })
  said.out = ''
  rows('mycompany:\n  - { id: 2, role: member }\n')
  await until(/standin reloaded/)
  t.same(await list(), { invites: [{ id: 2, role: 'member' }] })
  await end()
})

t.test('--watch loads handlers anew, and keeps the rows', async (t) => {
  const dir = t.testdir({ handlers: {} })
  const handler = (name: string, body: string) =>
    writeFileSync(join(dir, `handlers/${name}.js`), `export default () => ({ body: { invites: ${body} } })`)
  handler('listOrganizationInvitesV2', '[]')
  const args = ['openapi.yaml', '--port', '0', '--watch', '--log', 'json', '--handlers', join(dir, 'handlers')]
  const { end, until } = run(t, args, {}, root, written)
  const [, url] = await until(ready)
  const list = async () => (await fetch(url + invites, { headers })).text()
  t.equal(await list(), '{"invites":[]}')
  handler('listOrganizationInvitesV2', '[{ id: 7 }]')
  await until(/standin reloaded .*listOrganizationInvitesV2\.js; rows are kept/)
  t.equal(await list(), '{"invites":[{"id":7}]}')
  handler('listOrganizationInvites', '[]')
  await until(/listOrganizationInvites\.js is named for no operation/)
  await end()
})

t.test('it serves on where nobody reads what it writes', async (t) => {
  const { child, end, until } = run(t, ['--port', '0', '--log', 'json', '--multiprocess'], {}, root, written)
  const [, url] = await until(ready)
  child.stdout.destroy()
  child.stderr.destroy()
  for (let i = 0; i < 20; i++) t.equal((await fetch(url + invites, { headers })).status, 200)
  t.same(await end(), [0, null])
})

t.test('a list that nobody reads to its end is no fault', async (t) => {
  const { child, said } = run(t, ['--help'], {}, root, written)
  child.stdout.destroy()
  t.same(await once(child, 'close'), [0, null])
  t.equal(said.err, '')
})

const flows = { clientCredentials: { tokenUrl: '/oauth/token', scopes: { read: 'to read', write: 'to write' } } }
const notes = JSON.stringify({
  openapi: '3.1.0',
  info: { title: 'Notes', version: '1' },
  paths: { '/notes': { get: { security: [{ oauth: ['read'] }], responses: { 204: { description: 'ok' } } } } },
  components: { securitySchemes: { oauth: { type: 'oauth2', flows } } }
})

t.test('the command has what it needs for metrics, HTTPS and a store, wherever it stands', async (t) => {
  // No folder above has packages.
  const place = mkdtempSync(join(tmpdir(), 'standin-'))
  t.teardown(() => rmSync(place, { recursive: true }))
  for (const part of ['dist', 'package.json']) cpSync(join(root, part), join(place, part), { recursive: true })
  const alone = { ...built, args: [join(place, 'dist/cli/main.js')] }
  const redis = await playedRedis()
  t.teardown(() => redis.close())
  const store = `redis://127.0.0.1:${redis.port}`
  const { until } = run(t, [todos, '--port', '0', '--https', '--store', store], {}, place, alone)
  const [, port] = (await until(/https:\/\/127\.0\.0\.1:(\d+)/)) as RegExpExecArray
  const [response] = await once(get({ port, path: '/__admin/metrics', rejectUnauthorized: false }), 'response')
  t.equal(response.statusCode, 200)
  response.resume()
  const [ready] = await once(get({ port, path: '/__admin/ready', rejectUnauthorized: false }), 'response')
  t.equal(ready.statusCode, 200)
  ready.resume()
})

t.test('workers share a port and answer as one, and a killed one is replaced', async (t) => {
  const { child, said, end, until } = run(
    t,
    ['--workers', '2', '--port', '0', '--log', 'silent', todos, join(t.testdir({ notes }), 'notes')],
    { STANDIN_WORKER: '2' },
    root,
    written
  )
  const [, url] = await until(ready)
  const add = (title: string) =>
    fetch(`${url}/todos`, { method: 'POST', headers: { connection: 'close' }, body: JSON.stringify({ title }) })
  const listed = async () =>
    JSON.parse(await (await fetch(`${url}/todos?limit=100`, { headers: { connection: 'close' } })).text()).todos.map(
      ({ title }: { title: string }) => title
    )
  for (const title of ['one', 'two', 'three']) t.equal((await add(title)).status, 201)
  for (let at = 0; at < 4; at++) t.same((await listed()).slice(-3), ['one', 'two', 'three'])
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: 'a',
    client_secret: 'b',
    scope: 'write'
  })
  const issued = await fetch(`${url}/oauth/token`, { method: 'POST', body: form, headers: { connection: 'close' } })
  const { access_token: token } = (await issued.json()) as { access_token: string }
  const headers = { authorization: `Bearer ${token}`, connection: 'close' }
  for (let at = 0; at < 4; at++) t.equal((await fetch(`${url}/notes`, { headers })).status, 403, 'of each worker')
  const pids = () => readdirSync('/proc').filter((entry) => /^\d+$/.test(entry) && parentOf(entry) === child.pid)
  if (existsSync('/proc')) {
    const [killed] = pids()
    process.kill(Number(killed), 'SIGKILL')
    while (pids().length < 2 || pids().includes(killed as string)) await sleep(20)
    t.same((await listed()).slice(-3), ['one', 'two', 'three'])
    const [frozen] = pids()
    process.kill(Number(frozen), 'SIGSTOP')
    let answered = 0
    const asked = Array.from({ length: 3 }, () => listed().finally(() => answered++))
    while (answered < 2) await sleep(20)
    process.kill(Number(frozen), 'SIGKILL')
    for (const titles of await Promise.all(asked)) t.same(titles.slice(-3), ['one', 'two', 'three'])
    while (pids().length < 2 || pids().includes(frozen as string)) await sleep(20)
    const all = pids()
    for (const pid of all) process.kill(Number(pid), 'SIGKILL')
    // Node hands connections to a worker until it knows that it is dead.
    while (pids().length < 2 || pids().some((pid) => all.includes(pid))) await sleep(20)
    let answer: string[] | undefined
    while (answer === undefined) answer = await listed().catch(() => undefined)
    t.same(answer.slice(-3), ['one', 'two', 'three'], 'at the same port, after all have died at once')
  }
  t.equal(said.out.match(/listening/g)?.length, 1)
  t.same(await end(), [0, null])
  t.match(said.err, /^standin: STANDIN_WORKER is no variable.*\n$/, 'once')
})

/** The process that started another; undefined if it has ended. */
function parentOf(pid: string): number | undefined {
  try {
    return Number(
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[1]
    )
  } catch {
    return undefined
  }
}

t.test('an error of the start is said once, however many workers there are', async (t) => {
  const { child, said } = run(
    t,
    ['--workers', '3', '--token-key', join(t.testdir({}), 'key'), 'nowhere.yaml'],
    {},
    root,
    written
  )
  t.same(await once(child, 'exit'), [1, null])
  t.equal(said.err.match(/cannot read/g)?.length, 1)
})

t.test('servers that name one store answer as one, and say when it is gone', async (t) => {
  const redis = await playedRedis()
  const store = ['--store', `redis://127.0.0.1:${redis.port}`, '--port', '0', '--log', 'silent', todos]
  const servers = [run(t, store, {}, root, written), run(t, ['--workers', '2', ...store], {}, root, written)] as const
  const [one, other] = await Promise.all(servers.map(async ({ until }) => (await until(ready))[1] as string))
  t.equal((await fetch(`${one}/todos`, { method: 'POST', body: '{"title":"shared"}' })).status, 201)
  t.match(await (await fetch(`${other}/todos?limit=100`)).text(), 'shared')
  for (let at = 0; at < 4; at++) {
    const metrics = await fetch(`${other}/__admin/metrics`, { headers: { connection: 'close' } })
    t.match(await metrics.text(), /_count\{operation="listTodos",.*\} 1$/m, 'of all workers of the server')
  }
  await redis.close()
  await Promise.all(servers.map(({ until }) => until(/standin: the store redis:\S+ cannot be reached/)))
  t.equal((await fetch(`${one}/todos`, { method: 'POST', body: '{"title":"lost"}' })).status, 503)
  t.equal((await fetch(`${one}/__admin/ready`)).status, 503)
  for (const [at, { child }] of servers.entries()) {
    const ended = once(child, 'exit')
    await fetch(`${[one, other][at]}/__admin/shutdown`, { method: 'POST', headers: { connection: 'close' } })
    t.same(await ended, [0, null])
  }
  for (const { said } of servers) t.equal(said.err.match(/cannot be reached/g)?.length, 1, 'once')
})

t.test('a proxy says at its end where API and document disagree', async (t) => {
  const real = await api(t, (_, to) => sendJson(to, 418, {}))
  const folder = t.testdir({
    'api.json': JSON.stringify(documentOf({ '/a': { get: { operationId: 'a', responses: {} } } }))
  })
  const styles: [style: string, says: RegExp][] = [
    ['json', /^\{"drift":\{"upstream":"http:.*"answers":1,/m],
    ['pretty', /^1 answer of http:.*\nThe API has, and the document lacks:\n {2}a 418 {2}1 time\n/m],
    ['silent', /^(?!.*drift)/]
  ]
  for (const [style, says] of styles) {
    const started = run(
      t,
      ['proxy', 'api.json', real.url, '--port', '0', '--log', style, '--record', 'kept'],
      {},
      folder,
      written
    )
    const [, url] = await started.until(ready)
    t.equal((await fetch(`${url}/a`)).status, 418)
    t.same(await started.end(), [0, null])
    t.match(started.said.out, says)
    t.match(started.said.err, 'standin: left out: GET /a 418, which breaks the document')
    if (style === 'pretty') t.match(started.said.out, `upstream  ${real.url}`)
  }
})
