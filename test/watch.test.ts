import { EventEmitter, once } from 'node:events'
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import t, { type Test } from 'tap'
import type { Reloaded } from '../src/watch.ts'
import { ask, documentOf, json, start } from './fixtures/start.ts'

const document = (example: unknown, more: object = {}) =>
  JSON.stringify(documentOf({ '/x': { get: { responses: { 200: json({}, { example }) } } } }, more))

/** As editors do it: the new text takes the place of the old. */
function replace(file: string, text: string) {
  writeFileSync(`${file}.new`, text)
  renameSync(`${file}.new`, file)
}

/** A server that watches, and what it says of a change. */
async function watching(t: Test, file: string) {
  const told = new EventEmitter<{ reload: [Reloaded] }>()
  const all: Reloaded[] = []
  told.on('reload', (reloaded) => all.push(reloaded))
  const mock = await start(t, { document: file, watch: (reloaded) => told.emit('reload', reloaded) })
  const after = async (change: () => void): Promise<Reloaded> => {
    const reload = once(told, 'reload')
    change()
    return (await reload)[0]
  }
  return { mock, all, after }
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
  const source = async () => (await ask(mock, '/things')).headers.get('standin-source')
  const list = async () => (await ask(mock, '/things')).json()
  const make = (rows: string) => {
    mkdirSync(`${dir}/fixtures`)
    writeFileSync(`${dir}/fixtures/things.json`, rows)
  }
  t.equal(await source(), 'generated')
  for (const rows of ['[{"id":1}]', '[{"id":2}]']) {
    t.match(await after(() => make(rows)), { file: `${dir}/fixtures`, error: undefined })
    t.same(await list(), JSON.parse(rows))
    t.equal((await ask(mock, '/things', { method: 'POST' })).status, 201)
    await after(() => rmSync(`${dir}/fixtures`, { recursive: true }))
    t.equal(await source(), 'generated')
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
  await after(() => replace(`${dir}/api.json`, apart))
  t.match(mock.contracts[0]?.findings, [{ message: /row\.json/ }, {}])
  t.match(await after(() => writeFileSync(`${dir}/row.json`, JSON.stringify(row))), { error: undefined })
  t.same(mock.contracts[0]?.findings, [])
})

t.test('one edit is one reload, however many steps it has', async (t) => {
  const dir = t.testdir({ 'api.json': things, fixtures: { 'things.json': '[]' } })
  const { mock, all, after } = await watching(t, `${dir}/api.json`)
  const fixture = `${dir}/fixtures/things.json`
  await after(() => replace(fixture, '[7]'))
  await sleep(600)
  t.match(all, [{ file: fixture, error: /a row was expected/ }])
  t.equal(all.length, 1)
  await mock.close()
  replace(fixture, '[]')
  await sleep(400)
  t.equal(all.length, 1, 'a server that is closed looks no more')
})

t.test('a server that is closed while it reloads says nothing', async (t) => {
  const dir = t.testdir({ 'api.json': things })
  const { all, mock } = await watching(t, `${dir}/api.json`)
  replace(`${dir}/api.json`, '{')
  await mock.close()
  await sleep(400)
  t.same(all, [])
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
