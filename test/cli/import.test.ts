import { existsSync, readFileSync } from 'node:fs'
import t from 'tap'
import { run } from '../../src/cli/run.ts'
import { documentOf, json } from '../fixtures/start.ts'
import { said } from './fixtures/say.ts'

const row = { type: 'object', properties: { id: { type: 'integer' } } }
const document = JSON.stringify(
  documentOf({ '/things': { get: { responses: { 200: json({ type: 'array', items: row }) } } } })
)
const har = (url: string) =>
  JSON.stringify({
    log: {
      entries: [
        {
          request: { method: 'GET', url },
          response: { status: 200, content: { mimeType: 'application/json', text: '[{"id":1}]' } }
        },
        { request: { method: 'GET', url: 'http://a/page' }, response: { status: 200, content: {} } }
      ]
    }
  })

async function imported(...args: string[]) {
  const kept = said()
  return { code: await run(['import', ...args], {}, false, kept.say), out: kept.out, err: kept.err }
}

t.test('a HAR becomes fixtures, and what is left out is said', async (t) => {
  const dir = t.testdir({ 'api.json': document, 'a.har': har('http://a/things'), 'b.har': har('http://a/none') })
  const out = `${dir}/new/fixtures`
  const { code, out: lines } = await imported(`${dir}/a.har`, `${dir}/api.json`, '--out', out)
  t.equal(code, 0)
  t.equal(lines, `left out GET /page 200: the document has no such operation\nwrote ${out}/things.yaml\n`)
  t.equal(readFileSync(`${out}/things.yaml`, 'utf8'), '- id: 1\n')

  const none = await imported(`${dir}/b.har`, `${dir}/api.json`, '--out', `${dir}/none`)
  t.equal(none.code, 1)
  t.match(none.err, /b\.har has nothing that the document describes/)
  t.notOk(existsSync(`${dir}/none`))
})

t.test('a command line that lacks something is refused', async (t) => {
  for (const args of [[], ['a.har'], ['a.har', 'b.yaml'], ['a.har', 'b.yaml', 'c', '--out', 'x']]) {
    const { code, err } = await imported(...args)
    t.equal(code, 2)
    t.match(err, /standin import takes a file, a document and a folder/)
  }
  t.equal((await imported('none.har', 'b.yaml', '--out', 'x')).code, 1)
})
