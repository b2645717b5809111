import { join } from 'node:path'
import t from 'tap'
import { run } from '../../src/cli/run.ts'
import { documentOf, json, start } from '../fixtures/start.ts'
import { said } from './fixtures/say.ts'

const thing = { type: 'object', properties: { id: { type: 'integer' } } }
const document = documentOf({
  '/things': { get: { operationId: 'list', responses: { 200: json({ type: 'array', items: thing }) } } }
})
const overlay = {
  overlay: '1.0.0',
  info: {},
  actions: [{ target: '$.paths.*.get', update: { operationId: 'changed' } }]
}
const second = { ...overlay, actions: [{ target: '$.paths.*.get', update: { summary: 'Second' } }] }

t.test('every command that reads a document takes overlays, in their order', async (t) => {
  const dir = t.testdir({
    'api.json': JSON.stringify(document),
    'one.json': JSON.stringify(overlay),
    'two.json': JSON.stringify(second),
    'wrong.json': JSON.stringify({ ...overlay, actions: [{ target: '$.none', update: {} }] }),
    'a.har': JSON.stringify({
      log: {
        entries: [
          {
            request: { method: 'GET', url: 'http://a/things' },
            response: { status: 200, content: { mimeType: 'application/json', text: '[1]' } }
          }
        ]
      }
    })
  })
  const api = join(dir, 'api.json')
  const overlays = ['--overlay', join(dir, 'one.json'), '--overlay', join(dir, 'two.json')]
  const ran = async (...args: string[]) => {
    const kept = said()
    const code = await run(args, {}, false, kept.say)
    return { code, out: kept.out, err: kept.err }
  }
  t.match((await ran('routes', api, ...overlays)).out, /changed +Second/)
  t.match((await ran('types', api, ...overlays)).out, /changed: \{/)
  t.match(await ran('generate', api, 'changed', ...overlays), { code: 0, out: /^\[/ })
  t.match(
    (await ran('import', join(dir, 'a.har'), api, '--out', join(dir, 'out'), ...overlays)).out,
    /it breaks the document/
  )
  const nothing = /note: .*wrong\.json:1:\d+: \/: the target \$\.none of the overlay selects nothing/
  const har = ['import', join(dir, 'a.har'), api, '--out', join(dir, 'more')]
  for (const args of [['routes', api], ['types', api], ['generate', api, 'list'], har]) {
    t.match(await ran(...args, '--overlay', join(dir, 'wrong.json')), { err: nothing })
    t.notMatch((await ran(...args)).err, /note: /)
  }
  t.match(await ran('check', api, '--overlay', join(dir, 'wrong.json')), {
    code: 1,
    out: /wrong\.json:1:\d+: \/: the target \$\.none of the overlay selects nothing/
  })
})

t.test('a server has the overlays of its options', async (t) => {
  const mock = await start(t, { document, overlay: [overlay, second] })
  t.equal(mock.contracts[0]?.operations[0]?.id, 'changed')
  const single = await start(t, { document, overlay })
  t.equal(single.contracts[0]?.operations[0]?.id, 'changed')
  await t.rejects(
    start(t, { document, overlay: 7 as never }),
    /the option overlay is a path, a URL or a parsed overlay/
  )
})

t.test('of several documents, an overlay changes the one that it extends', async (t) => {
  const dir = t.testdir({ 'a.json': JSON.stringify(document), 'b.json': JSON.stringify(document) })
  const a = join(dir, 'a.json')
  const mock = await start(t, {
    document: [a, join(dir, 'b.json')],
    prefix: ['/a', '/b'],
    overlay: { ...overlay, extends: `file://${a}` }
  })
  t.same(
    mock.contracts.map(({ operations }) => operations[0]?.id),
    ['changed', 'list']
  )
})
