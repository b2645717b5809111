import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { assemble, worldsOf } from '../../src/assemble.ts'
import type { StartOptions } from '../../src/options.ts'
import { stubOf } from '../../src/wiremock/mapping.ts'
import { documentOf, json, start } from '../fixtures/start.ts'
import { api, send, sendJson } from '../fixtures/upstream.ts'

const document = documentOf({
  '/a': { get: { operationId: 'a', responses: { 200: json({ type: 'integer' }) } } }
})
const id = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}`

async function server(t: Test, folder: string, options: StartOptions = {}) {
  const mock = await start(t, { document, mappings: folder, ...options })
  const call = async (method: string, path: string, body?: unknown) => {
    const came = await send(mock.url, `/__admin${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) })
    })
    return { ...came, json: JSON.parse(came.text) }
  }
  return { mock, call, ask: async (path: string) => (await send(mock.url, path)).text }
}

/** Returns the files of mappings by name, as JSON. */
const filesIn = (folder: string): Record<string, { name?: string; mappings?: object[]; request: { url: string } }> =>
  Object.fromEntries(
    readdirSync(join(folder, 'mappings')).map((name) => [
      name,
      JSON.parse(readFileSync(join(folder, 'mappings', name), 'utf8'))
    ])
  )

const text = (url: string, body: string, more: object = {}) => ({ request: { url }, response: { body }, ...more })

t.test('the stubs of a folder answer, and a reset goes back to them', async (t) => {
  const folder = t.testdir({
    mappings: {
      'b.json': JSON.stringify({ id: id(1), ...text('/b', 'B') }),
      deep: { er: { 'c.JSON': JSON.stringify({ mappings: [text('/c', 'C'), text('/d', 'D')], meta: { total: 2 } }) } },
      'notes.txt': 'none'
    }
  })
  const { mock, call, ask } = await server(t, folder)
  const world = mock.world('w')
  for (const [path, body] of [
    ['/b', 'B'],
    ['/c', 'C'],
    ['/d', 'D']
  ] as const)
    t.equal(await ask(path), body)
  t.equal((await send(`${mock.url}/__world/w`, '/__world/w/b')).text, 'B', 'in every world')
  t.equal(world.requests().length, 1)
  const before = (await call('GET', '/mappings')).json.mappings
  t.equal(before.length, 3)
  await call('PUT', `/mappings/${id(1)}`, text('/b', 'changed'))
  await call('POST', '/mappings', text('/e', 'E'))
  t.same([await ask('/b'), await ask('/e')], ['changed', 'E'])
  await call('POST', '/mappings/reset')
  t.equal(await ask('/b'), 'B')
  t.same((await call('GET', '/mappings')).json.mappings, before, 'ids and all')
  const again = await server(t, folder)
  t.same((await again.call('GET', '/mappings')).json.mappings, before, 'also after a restart')
})

t.test('stubs are saved when asked for, and persistent ones at once', async (t) => {
  const folder = t.testdir({
    mappings: {
      'one.json': JSON.stringify({ id: id(1), ...text('/one', '1') }),
      'many.json': JSON.stringify({
        mappings: [
          { id: id(2), ...text('/two', '2') },
          { id: id(3), ...text('/three', '3') }
        ]
      })
    }
  })
  const written = readFileSync(join(folder, 'mappings/one.json'), 'utf8')
  const { call } = await server(t, folder)
  await call('POST', '/mappings', { id: id(4), name: 'Made: One!', ...text('/four', '4') })
  await call('PUT', `/mappings/${id(3)}`, text('/three', 'changed'))
  t.equal(Object.keys(filesIn(folder)).length, 2)
  await call('POST', '/mappings/save')
  const files = filesIn(folder)
  t.same(Object.keys(files).sort(), [`made-one-${id(4)}.json`, 'many.json', 'one.json'])
  t.match(files['many.json']?.mappings, [{ id: id(2) }, { id: id(3), response: { body: 'changed' } }])
  t.equal(readFileSync(join(folder, 'mappings/one.json'), 'utf8'), written, 'a file without a change stays as it is')
  await call('POST', '/mappings', { id: id(5), persistent: true, ...text('/five', '5') })
  t.match(filesIn(folder)[`${id(5)}.json`], { request: { url: '/five' } })
  await call('PUT', `/mappings/${id(5)}`, { persistent: true, ...text('/five', '12345678901234567890') })
  t.match(filesIn(folder)[`${id(5)}.json`], { response: { body: '12345678901234567890' } })
  await call('POST', '/mappings/import', {
    mappings: [{ id: id(6), persistent: true, ...text('/six', '6') }, text('/no', '')]
  })
  t.ok(existsSync(join(folder, 'mappings', `${id(6)}.json`)))
  await call('DELETE', `/mappings/${id(6)}`)
  await call('DELETE', `/mappings/${id(1)}`)
  t.notOk(existsSync(join(folder, 'mappings', `${id(6)}.json`)))
  t.ok(existsSync(join(folder, 'mappings/one.json')), 'one that does not say persistent stays')
  await call('PUT', `/mappings/${id(2)}`, { persistent: true, ...text('/two', '2') })
  await call('DELETE', `/mappings/${id(2)}`)
  t.ok(existsSync(join(folder, 'mappings/many.json')), 'a file that holds others stays')
  const big = { id: id(7), persistent: true, request: { url: '/big' }, response: { jsonBody: 1 } }
  const sent = JSON.stringify(big).replace('"jsonBody":1', '"jsonBody":12345678901234567890')
  await send((await server(t, folder)).mock.url, '/__admin/mappings', { method: 'POST', body: sent })
  t.match(readFileSync(join(folder, 'mappings', `${id(7)}.json`), 'utf8'), '12345678901234567890')
  const bare = await start(t, { document })
  const { status, headers } = await send(bare.url, '/__admin/mappings/save', { method: 'POST' })
  t.same([status, headers['standin-reason']], [200, 'nothing is saved without --mappings DIR'])
})

t.test('a reset goes back to what was saved since the start', async (t) => {
  const folder = t.testdir({ mappings: { 'one.json': JSON.stringify({ id: id(1), ...text('/one', '1') }) } })
  const { mock, call, ask } = await server(t, folder)
  const other = mock.world('other')
  other.stub({ id: id(2), ...text('/two', 'another test') })
  const ids = async () => (await call('GET', '/mappings')).json.mappings.map((one: { id: string }) => one.id).sort()
  const own = { request: { url: '/own' }, response: { body: 'own' }, metadata: { standin: { times: 1 } } }
  await call('POST', '/mappings', { id: id(2), persistent: true, ...text('/two', '2') })
  await call('POST', '/mappings', { id: id(3), ...own })
  t.equal(await ask('/own'), 'own')
  await call('POST', '/mappings/reset')
  t.same(await ids(), [id(1), id(2)])
  await call('POST', '/mappings', { id: id(3), ...own })
  t.equal(await ask('/own'), 'own')
  await call('POST', '/mappings/save')
  t.not(await ask('/own'), 'own', 'saving begins nothing anew')
  await call('PUT', `/mappings/${id(1)}`, { persistent: true, ...text('/one', 'changed') })
  await call('PUT', `/mappings/${id(2)}`, text('/two', 'for a while'))
  mock.reset()
  t.same([await ask('/one'), await ask('/two'), await ask('/own')], ['changed', '2', 'own'])
  await call('DELETE', `/mappings/${id(2)}`)
  await call('POST', '/reset')
  t.same(await ids(), [id(1), id(3)])
  t.equal((await send(`${mock.url}/__world/other`, '/__world/other/two')).text, 'another test')
  t.equal((await send(`${mock.url}/__world/later`, '/__world/later/one')).text, 'changed')
})

t.test('a call that writes while the folder is read loses nothing', async (t) => {
  const folder = t.testdir({ mappings: { 'one.json': JSON.stringify({ id: id(1), ...text('/one', '1') }) } })
  const worlds = worldsOf({})
  const { readStubs, documents } = await assemble({ document, mappings: folder }, worlds)
  const [stub] = [stubOf({ id: id(2), ...text('/two', '2') }, id(2))]
  let reads = 0
  await readStubs({
    note(file) {
      if (!file.endsWith('one.json') || ++reads > 1) return
      const opened = documents.folder()
      t.ok(opened?.save([stub]))
      worlds.give(opened?.stubs() ?? [], worlds.main)
    }
  })
  t.equal(reads, 2)
  t.same(
    worlds.main.stubs.all().map((one) => one.id),
    [id(2), id(1)]
  )
  t.notOk(documents.folder()?.save([stub]), 'it is known')
})

t.test('recorded stubs are saved, unless the recording says otherwise', async (t) => {
  const real = await api(t, (_, to) => sendJson(to, 200, {}))
  const folder = t.testdir({})
  const { call, ask } = await server(t, folder)
  for (const persist of [false, true]) {
    await call('POST', '/recordings/start', { targetBaseUrl: real.url, persist })
    await ask('/some/thing')
    await call('POST', '/recordings/stop')
    t.equal(existsSync(join(folder, 'mappings')), persist)
  }
  t.match(Object.keys(filesIn(folder))[0], /^some-thing-[\da-f-]{36}\.json$/)
})

t.test('bodies are files of the folder, and templates where the stub says so', async (t) => {
  const folder = t.testdir({
    mappings: {
      'x.json': JSON.stringify({
        mappings: [
          { request: { url: '/bytes' }, response: { bodyFileName: 'x.bin', transformers: ['response-template'] } },
          {
            request: { urlPath: '/named' },
            response: { bodyFileName: '{{request.query.f}}', transformers: ['response-template'] }
          },
          { request: { url: '/plain' }, response: { bodyFileName: 'sub/t.txt' } },
          {
            request: { url: '/a' },
            response: { status: 200, bodyFileName: 'sub/n.json', headers: { 'Content-Type': 'application/json' } }
          }
        ]
      })
    },
    __files: { sub: { 't.txt': 'q is {{request.query.q}}', 'bad.txt': '{{#each}}', 'n.json': '1' } },
    'secret.txt': 'SECRET'
  })
  writeFileSync(join(folder, '__files/x.bin'), Buffer.from([255, 0]))
  symlinkSync(join(folder, 'secret.txt'), join(folder, '__files/link.txt'))
  mkdirSync(join(folder, '__files_other'))
  writeFileSync(join(folder, '__files_other/x.txt'), 'SECRET')
  const { mock, ask, call } = await server(t, folder)
  t.same((await send(mock.url, '/bytes')).body, Buffer.from([255, 0]))
  t.equal(await ask('/named?f=sub/t.txt&q=7'), 'q is 7')
  t.equal(await ask('/plain'), 'q is {{request.query.q}}')
  t.equal(await ask('/a'), '1')
  writeFileSync(join(folder, '__files/sub/n.json'), '"no number"')
  t.match(await ask('/a'), /answers what the document forbids/, 'read anew, and held to the document')
  t.match(await ask('/named?f=sub/bad.txt'), /the template in sub\/bad.txt failed/)
  const outside = [
    '../secret.txt',
    join(folder, 'secret.txt'),
    'link.txt',
    '../__files_other/x.txt',
    '',
    '.',
    'sub',
    'none',
    '%00'
  ]
  for (const name of outside) {
    t.match(
      await ask(`/named?f=${encodeURIComponent(name)}`),
      /the stub names the body file .*, and there is none in __files/
    )
  }
  t.equal((await call('POST', '/mappings', { response: { bodyFileName: 'x', body: 'y' } })).status, 422)
  const bare = await start(t, { document })
  const body = JSON.stringify({ response: { bodyFileName: 'x' } })
  const refused = await send(bare.url, '/__admin/mappings', { method: 'POST', body })
  t.match([refused.status, refused.text], [422, /there is no folder of files: start with --mappings DIR/])
})

t.test('a folder that cannot be used is refused, with each mistake', async (t) => {
  await t.rejects(server(t, '/no/such/folder'), { message: /cannot read the mappings .*there is no such folder/ })
  const folder = t.testdir({
    mappings: {
      'a.json': '{',
      'b.json': JSON.stringify({ request: { urll: '/' } }),
      'c.json': JSON.stringify({
        mappings: [text('/x', ''), { request: { url: '/a', method: 'GET' }, response: { jsonBody: 'x' } }]
      })
    }
  })
  await t.rejects(server(t, folder), {
    message:
      /a\.json: .*JSON.*\n.*b\.json: \/request\/urll: .*\n.*c\.json: \/mappings\/1\/response\/jsonBody: the document forbids/
  })
})

t.test('under --watch, an edit of a file is taken up, and other stubs stay', async (t) => {
  const folder = t.testdir({ mappings: { 'a.json': JSON.stringify(text('/b', '1')) } })
  let reloaded = () => {}
  const { mock, ask } = await server(t, folder, { watch: () => reloaded() })
  mock.stub({ request: { url: '/own' }, response: { body: 'own' } })
  const change = (name: string, mapping: object) => {
    const done = new Promise<void>((resolve) => {
      reloaded = resolve
    })
    writeFileSync(join(folder, 'mappings', name), JSON.stringify(mapping))
    return done
  }
  await change('a.json', text('/b', 'another'))
  t.same([await ask('/b'), await ask('/own')], ['another', 'own'])
  const once = { metadata: { standin: { times: 1 } } }
  await change('b.json', text('/c', '3', once))
  t.equal(await ask('/c'), '3')
  await change('a.json', text('/b', 'more'))
  t.not(await ask('/c'), '3', 'an edit of another file begins nothing anew')
  t.equal(await ask('/b'), 'more')
  await change('b.json', text('/c', '4', once))
  t.equal(await ask('/c'), '4')
})

t.test('stubs of files do not keep a world alive', async (t) => {
  const { mock } = await server(t, t.testdir({ mappings: { 'a.json': JSON.stringify(text('/b', '1')) } }))
  for (let i = 0; i < 1001; i++) mock.world(`w${i}`).requests()
  t.pass('the oldest made room')
})
