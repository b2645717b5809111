import { EventEmitter, once } from 'node:events'
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import t from 'tap'
import { ask, documentOf, json, start } from './fixtures/start.ts'

const document = (example: unknown, more: object = {}) =>
  JSON.stringify(documentOf({ '/x': { get: { responses: { 200: json({}, { example }) } } } }, more))

t.test('a server takes up edits of its files, and goes on where one is broken', async (t) => {
  const dir = t.testdir({ 'api.json': document(1), fixtures: { 'other.yaml': '[]' } })
  const file = `${dir}/api.json`
  const told = new EventEmitter()
  const mock = await start(t, { document: file, watch: (reloaded) => told.emit('reload', reloaded) })
  t.match(mock.notices, [/no path that lists "other"/])
  const x = async () => (await ask(mock, '/x')).text()
  const change = async (text: string) => {
    const reload = once(told, 'reload')
    // As editors do it: the new text takes the place of the old.
    writeFileSync(`${file}.new`, text)
    renameSync(`${file}.new`, file)
    return (await reload)[0]
  }
  t.equal(await x(), '1')
  t.match(await change(document(2)), { file })
  t.equal(await x(), '2')
  const { error } = await change('{')
  t.match(error.message, /api\.json/)
  t.equal(await x(), '2')
  t.match(await change(document(3)), { file })
  t.equal(await x(), '3')
  const reload = once(told, 'reload')
  rmSync(`${dir}/fixtures`, { recursive: true })
  await reload
  t.same(mock.notices, [])
  t.equal((mock.samples as Map<string, string>).size, 0)
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
