import { EventEmitter, once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import t, { type Test } from 'tap'
import type { StartOptions } from '../src/options.ts'
import { type Reloaded, readsNoted, watchFiles } from '../src/watch.ts'
import { ask, documentOf, json, start } from './fixtures/start.ts'
import { api, sendJson } from './fixtures/upstream.ts'

const document = (example: unknown, more: object = {}) =>
  JSON.stringify(documentOf({ '/x': { get: { responses: { 200: json({}, { example }) } } } }, more))

/** As editors do it: the new text takes the place of the old. */
function replace(file: string, text: string) {
  writeFileSync(`${file}.new`, text)
  renameSync(`${file}.new`, file)
}

/** A server that watches, and what it says of a change. */
async function watching(t: Test, file: string, more: StartOptions = {}) {
  const told = new EventEmitter<{ reload: [Reloaded] }>()
  const mock = await start(t, { ...more, document: file, watch: (reloaded) => told.emit('reload', reloaded) })
  const after = async (change: () => void): Promise<Reloaded> => {
    const reload = once(told, 'reload')
    change()
    return (await reload)[0]
  }
  return { mock, after }
}

t.test('a server takes up edits of its files, and goes on where one is broken', async (t) => {
  const dir = t.testdir({ 'api.json': document(1), fixtures: { 'other.yaml': '[]' } })
  const file = `${dir}/api.json`
  const { mock, after } = await watching(t, file)
  t.match(mock.notices, [/no path that lists "other"/])
  const x = async () => (await ask(mock, '/x')).text()
  const change = (text: string) => after(() => replace(file, text))
  t.equal(await x(), '1')
  t.match(await change(document(2)), { file })
  t.equal(await x(), '2')
  const { error } = await change('{')
  t.match(error?.message, /api\.json/)
  t.equal(await x(), '2')
  t.match(await change(document(3)), { file })
  t.equal(await x(), '3')
  await after(() => rmSync(`${dir}/fixtures`, { recursive: true }))
  t.same(mock.notices, [])
  t.equal((mock.samples as Map<string, string>).size, 0)
})

t.test('a file behind a reference that breaks or goes leaves the last good one', async (t) => {
  const schema = (example: number) => JSON.stringify({ type: 'integer', example })
  const paths = { '/x': { get: { responses: { 200: json({ $ref: './x.json' }) } } } }
  const dir = t.testdir({ 'api.json': JSON.stringify(documentOf(paths)), 'x.json': schema(1) })
  const { mock, after } = await watching(t, `${dir}/api.json`)
  const x = async () => (await ask(mock, '/x')).text()
  const file = `${dir}/x.json`
  t.equal(await x(), '1')
  t.match((await after(() => replace(file, '{"type": '))).error?.message, /x\.json/)
  t.equal(await x(), '1')
  t.match(await after(() => replace(file, schema(2))), { error: undefined })
  t.equal(await x(), '2')
  t.match((await after(() => rmSync(file))).error?.message, /^cannot read .*x\.json: there is no such file/)
  t.equal(await x(), '2')
  t.match(await after(() => replace(file, schema(3))), { error: undefined })
  t.equal(await x(), '3')
  t.match((await after(() => replace(file, '"half"'))).error?.message, /api\.json:1:\d+: .* a string stands there/)
  t.equal(await x(), '3')
  t.match(await after(() => replace(file, schema(4))), { error: undefined })
  const api = (path: string) => replace(`${dir}/api.json`, JSON.stringify(documentOf(paths)).replace('x.json', path))
  t.match((await after(() => api('x.json#/none'))).error?.message, /api\.json:1:\d+: .* there is nothing at "#\/none"/)
  t.equal(await x(), '4')
})

t.test('a reference that never led anywhere stops no edit', async (t) => {
  const lost = { '/lost': { get: { responses: { 200: { $ref: '#/nowhere' } } } } }
  const own = (example: number) => ({ '/x': { get: { responses: { 200: json({}, { example }) } } } })
  const text = (example: number) => JSON.stringify(documentOf({ ...lost, ...own(example) }))
  const dir = t.testdir({ 'api.json': text(1) })
  const { mock, after } = await watching(t, `${dir}/api.json`)
  t.match(await after(() => replace(`${dir}/api.json`, text(2))), { error: undefined })
  t.equal(await (await ask(mock, '/x')).text(), '2')
})

const row = { type: 'object', properties: { id: { type: 'integer' } } }
const things = JSON.stringify(
  documentOf({
    '/things': {
      get: { responses: { 200: json({ type: 'array', items: row }) } },
      post: { responses: { 201: json(row) } }
    }
  })
)

t.test('fixtures may come later, go, and come back', async (t) => {
  const dir = t.testdir({ 'api.json': things })
  const { mock, after } = await watching(t, `${dir}/api.json`)
  const list = async () => (await ask(mock, '/things')).json()
  const make = (rows: string) => {
    mkdirSync(`${dir}/fixtures`)
    writeFileSync(`${dir}/fixtures/things.json`, rows)
  }
  const generated = await list()
  for (const rows of ['[{"id":1}]', '[{"id":2}]']) {
    t.match(await after(() => make(rows)), { file: `${dir}/fixtures`, error: undefined })
    t.same(await list(), JSON.parse(rows))
    t.equal((await ask(mock, '/things', { method: 'POST' })).status, 201)
    await after(() => rmSync(`${dir}/fixtures`, { recursive: true }))
    t.same(await list(), generated)
  }
})

t.test('a file that could not be used is looked at too, and so is one that is missing', async (t) => {
  const dir = t.testdir({ 'api.json': things, fixtures: {} })
  const { mock, after } = await watching(t, `${dir}/api.json`)
  const fixture = `${dir}/fixtures/things.json`
  t.match((await after(() => writeFileSync(fixture, '[7]'))).error?.message, /a row was expected/)
  t.match(await after(() => writeFileSync(fixture, '[{"id":1}]')), { file: fixture, error: undefined })
  t.same(await (await ask(mock, '/things')).json(), [{ id: 1 }])

  const apart = things.replaceAll(JSON.stringify(row), '{"$ref":"./row.json"}')
  t.match((await after(() => replace(`${dir}/api.json`, apart))).error?.message, /api\.json:1:\d+: .*row\.json/)
  t.same(await (await ask(mock, '/things')).json(), [{ id: 1 }])
  t.match(await after(() => writeFileSync(`${dir}/row.json`, JSON.stringify(row))), { error: undefined })
  t.same(mock.contracts[0]?.findings, [])
})

/** Watches a file by looks that the test takes; `waits` are the times between them. */
async function lookedAt(t: Test, reload = async () => {}) {
  const dir = t.testdir({ 'api.json': '1', 'part.json': '1' })
  const [file, part] = [`${dir}/api.json`, `${dir}/part.json`]
  const told: Reloaded[] = []
  const waits: number[] = []
  let pending: (() => Promise<void>) | undefined
  const first = readsNoted()
  first.note(file)
  first.note(part)
  const watching = watchFiles(
    first,
    async ({ note }) => {
      note(file)
      await reload()
      return undefined
    },
    (reloaded) => told.push(reloaded),
    (then, milliseconds) => {
      waits.push(milliseconds)
      pending = then
      return () => {
        pending = undefined
      }
    }
  )
  await first.states()
  await Promise.resolve()
  return {
    file,
    part,
    told,
    waits,
    look: () => pending?.(),
    isWaiting: () => pending !== undefined,
    stop: watching.stop
  }
}

t.test('one edit is one reload, however many steps it has', async (t) => {
  const { file, told, waits, look } = await lookedAt(t)
  await look()
  for (const text of ['22', '333', '4444']) {
    writeFileSync(file, text)
    await look()
    t.same(told, [], 'the edit may go on')
  }
  await look()
  t.same(told, [{ file }])
  await look()
  t.equal(told.length, 1)
  t.same(waits, [250, 250, 50, 50, 50, 250, 250], 'it looks more often while an edit goes on')
})

t.test('an edit that comes back to what it was is a change', async (t) => {
  const { file, told, look } = await lookedAt(t)
  replace(file, '2')
  await look()
  await look()
  replace(file, '1')
  await look()
  await look()
  t.equal(told.length, 2)
})

t.test('a reload that fails leaves what was read before watched, one that goes well does not', async (t) => {
  let broken = true
  const { file, part, told, look } = await lookedAt(t, async () => {
    if (broken) throw new Error('broken')
  })
  const change = async (path: string) => {
    replace(path, '2')
    await look()
    await look()
    return told.length
  }
  t.equal(await change(file), 1)
  t.equal(await change(part), 2)
  broken = false
  t.equal(await change(file), 3)
  t.equal(await change(part), 3, 'the document names it no more')
})

t.test('once stopped it looks no more, and says nothing of a reload that goes on', async (t) => {
  let go = () => {}
  const reload = () =>
    new Promise<void>((resolve) => {
      go = resolve
    })
  const { file, told, look, isWaiting, stop } = await lookedAt(t, reload)
  writeFileSync(file, '22')
  await look()
  const reloading = look()
  while (String(go) === '() => {}') await new Promise(setImmediate)
  stop()
  go()
  await reloading
  t.same(told, [])
  t.notOk(isWaiting())
  const other = await lookedAt(t)
  other.stop()
  t.notOk(other.isWaiting())
})

t.test('stopped before it looked, it never looks', async (t) => {
  const waits: number[] = []
  const reads = readsNoted()
  reads.note(t.testdir({ 'api.json': '1' }))
  const wait = (_then: () => Promise<void>, milliseconds: number) => {
    waits.push(milliseconds)
    return () => {}
  }
  watchFiles(
    reads,
    async () => undefined,
    () => {},
    wait
  ).stop()
  await reads.states()
  await new Promise(setImmediate)
  t.same(waits, [])
})

t.test('a server that is closed watches no more', async (t) => {
  const dir = t.testdir({ 'api.json': things })
  const closed: Reloaded[] = []
  const file = `${dir}/api.json`
  const one = await start(t, { document: file, watch: (reloaded) => closed.push(reloaded) })
  await one.close()
  // One that runs looks as often as the other would.
  const { after } = await watching(t, file)
  for (const text of ['{', things, '{']) await after(() => replace(file, text))
  t.same(closed, [])
})

t.test('an edit of a mapping keeps the rows, one of a document does not', async (t) => {
  const item = { type: 'object', properties: { id: { type: 'integer' } } }
  const paths = {
    '/things': {
      get: { operationId: 'list', responses: { 200: json({ type: 'array', items: item }) } },
      post: {
        operationId: 'create',
        requestBody: { content: { 'application/json': { schema: item } } },
        responses: { 201: json(item) }
      }
    }
  }
  const stub = (operationId: string, status: number) =>
    JSON.stringify({
      request: { headers: { who: { equalTo: operationId } } },
      response: { status },
      metadata: { standin: { operationId, outsideContract: true } }
    })
  const dir = t.testdir({
    'api.json': JSON.stringify(documentOf(paths)),
    fixtures: { mappings: { 'a.json': stub('list', 501) } },
    wire: { mappings: { 'b.json': stub('create', 501) } },
    handlers: { 'list.js': 'export default ({}, { next }) => next()' }
  })
  const { mock, after } = await watching(t, `${dir}/api.json`, { mappings: `${dir}/wire`, handlers: `${dir}/handlers` })
  const rows = mock.rows('things').length
  const post = () => ask(mock, '/things', { method: 'POST', body: '{}' })
  const statuses = async () => [
    (await ask(mock, '/things', { headers: { who: 'list' } })).status,
    (await ask(mock, '/things', { method: 'POST', headers: { who: 'create' }, body: '{}' })).status
  ]
  const [beside, wire] = [`${dir}/fixtures/mappings/a.json`, `${dir}/wire/mappings/b.json`]
  const changes: [file: string, text: string][] = [
    [beside, stub('list', 502)],
    [wire, stub('create', 502)],
    [`${dir}/handlers/list.js`, 'export default (_, { next }) => next()']
  ]
  t.same(await statuses(), [501, 501])
  await post()
  for (const [file, text] of changes) t.match(await after(() => replace(file, text)), { file, keepsRows: true })
  t.same(await statuses(), [502, 502])
  t.equal(mock.rows('things').length, rows + 1)
  const edited = JSON.stringify(documentOf({ ...paths, '/more': { get: { responses: { 200: json({}) } } } }))
  t.match(await after(() => replace(`${dir}/api.json`, edited)), { file: `${dir}/api.json`, keepsRows: undefined })
  t.equal(mock.rows('things').length, rows)
  await post()
  for (const [file, text] of changes) t.match(await after(() => replace(file, `${text} `)), { file, keepsRows: true })
  t.equal(mock.rows('things').length, rows + 1, 'also after an edit of the document')
  t.match((await after(() => replace(wire, stub('another', 503)))).error?.message, /b\.json.*another/)
  t.same(await statuses(), [502, 502])
  const renamed = edited.replaceAll('"create"', '"another"')
  t.match(await after(() => replace(`${dir}/api.json`, renamed)), { error: undefined })
  t.equal((await ask(mock, '/things', { method: 'POST', headers: { who: 'another' }, body: '{}' })).status, 503)
  await after(() => rmSync(`${dir}/fixtures/mappings`, { recursive: true }))
  t.equal((await ask(mock, '/things', { headers: { who: 'list' } })).status, 200)
})

t.test('a file that stubs and documents read belongs to the documents', async (t) => {
  const reads = readsNoted()
  for (const part of ['stubs', 'documents', 'stubs'] as const) reads.note('none', part)
  t.equal((await reads.states()).get('none')?.part, 'documents')
})

t.test('a change that could not be taken up is part of the next one', async (t) => {
  const dir = t.testdir({ a: '1', b: '1' })
  const first = readsNoted()
  first.note(`${dir}/a`, 'stubs')
  first.note(`${dir}/b`, 'handlers')
  const asked: string[][] = []
  let look = async () => {}
  watchFiles(
    first,
    async (_, parts) => {
      asked.push([...parts])
      if (asked.length === 1) throw new Error('broken')
      return undefined
    },
    () => {},
    (then) => {
      look = then
      return () => {}
    }
  )
  await first.states()
  await Promise.resolve()
  for (const name of ['a', 'b', 'a']) {
    replace(`${dir}/${name}`, '2')
    await look()
    await look()
  }
  t.same(asked, [['stubs'], ['stubs', 'handlers'], ['stubs']])
})

t.test('handlers are loaded anew when they change, and the rows stay', async (t) => {
  const things = { type: 'array', items: { type: 'object', properties: { id: { type: 'integer' } } } }
  const body = { content: { 'application/json': { schema: things.items } } }
  const paths = {
    '/things': {
      get: { operationId: 'list', responses: { 200: json(things) } },
      post: { operationId: 'create', requestBody: body, responses: { 201: json(things.items) } }
    },
    '/x': { get: { operationId: 'x', responses: { 200: json({}) } } }
  }
  const dir = t.testdir({
    'api.json': JSON.stringify(documentOf(paths)),
    handlers: { 'x.js': 'export default () => ({ body: 1 })' }
  })
  const { mock, after } = await watching(t, `${dir}/api.json`, { handlers: `${dir}/handlers` })
  const x = async () => (await ask(mock, '/x')).text()
  const rows = mock.rows('things').length
  await ask(mock, '/things', { method: 'POST', body: '{}' })
  t.equal(await x(), '1')
  const file = `${dir}/handlers/x.js`
  t.match(await after(() => replace(file, 'export default () => ({ body: 2 })')), {
    file,
    keepsRows: true,
    notices: []
  })
  t.equal(await x(), '2')
  t.match((await after(() => replace(file, 'export default 3'))).error?.message, /x\.js has no default export/)
  t.equal(await x(), '2')
  const { notices } = await after(() => {
    replace(file, 'export default () => ({ body: 3 })')
    writeFileSync(`${dir}/handlers/y.js`, 'export default () => ({})')
  })
  t.match(notices, [/y\.js is named for no operation/])
  t.equal(await x(), '3')
  t.equal(mock.rows('things').length, rows + 1)
})

t.test('by default it answers on both addresses of localhost, of which clients try either first', async (t) => {
  const mock = await start(t)
  const { port } = new URL(mock.url)
  const ipv6 = createServer().listen(0, '::1')
  const has = await once(ipv6, 'listening').then(
    () => true,
    () => false
  )
  ipv6.close()
  if (!has) return t.pass('the machine has no IPv6')
  t.equal((await ask({ url: `http://[::1]:${port}` })).status, 200)
  await mock.close()
  await t.rejects(ask({ url: `http://[::1]:${port}` }))
})

t.test('the address can be pasted, whatever it listens on', async (t) => {
  for (const [host, url] of [
    ['127.0.0.1', /^http:\/\/127\.0\.0\.1:\d+$/],
    ['0.0.0.0', /^http:\/\/127\.0\.0\.1:\d+$/],
    ['localhost', /^http:\/\/localhost:\d+$/],
    ['::1', /^http:\/\/\[::1\]:\d+$/]
  ] as const) {
    const mock = await start(t, { host }).catch(() => undefined)
    // A machine may have no IPv6.
    if (mock === undefined) continue
    t.match(mock.url, url)
    t.equal((await ask(mock)).status, 200)
  }
})

t.test('a recording keeps what came before the document was edited', async (t) => {
  const dir = t.testdir({ 'api.json': document(1) })
  const real = await api(t, ({ url }, to) => sendJson(to, 200, url))
  const { mock, after } = await watching(t, `${dir}/api.json`, {
    upstream: real.url,
    proxy: true,
    record: `${dir}/recorded`
  })
  for (const path of ['/x', '/x?page=2']) await ask(mock, path)
  await after(() => replace(`${dir}/api.json`, document(2)))
  await ask(mock, '/x?page=3')
  await mock.close()
  const [file] = readdirSync(`${dir}/recorded/mappings`)
  const stubs = readFileSync(`${dir}/recorded/mappings/${file}`, 'utf8')
  t.match(stubs, '/x?page=2')
  t.match(stubs, '/x?page=3')
})
