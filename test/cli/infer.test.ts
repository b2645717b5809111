import { readFileSync } from 'node:fs'
import t from 'tap'
import { run } from '../../src/cli/run.ts'
import { load } from '../../src/document/load.ts'
import { said } from './fixtures/say.ts'

const har = (...entries: [url: string, mimeType: string, text: string][]) =>
  JSON.stringify({
    log: {
      entries: entries.map(([url, mimeType, text]) => ({
        request: { method: 'GET', url },
        response: { status: 200, content: { mimeType, text } }
      }))
    }
  })

async function inferred(...args: string[]) {
  const kept = said()
  return { code: await run(['infer', ...args], {}, false, kept.say), out: kept.out, err: kept.err }
}

t.test('a HAR becomes a document, and each guess is said', async (t) => {
  const json = 'application/json'
  const dir = t.testdir({
    'one.har': har(['http://a/things/1', json, '{"id":1}']),
    'two.har': har(['http://a/things/1', json, '{}'], ['http://a/x', json, '{}'], ['http://a/', 'text/html', '<p>']),
    'page.har': har(['http://a/', 'text/html', '<p>'])
  })
  const guess = 'guess /paths/~1things~1{thingId}/parameters/0: {thingId} stands for 1, since it looks like a key\n'
  const printed = await inferred(`${dir}/one.har`)
  t.equal(printed.code, 0)
  t.match(printed.out, /^openapi: 3\.1\.0\ninfo:\n {2}title: a\n/)
  t.equal(printed.err, guess)

  const yaml = `${dir}/new/api.yaml`
  const written = await inferred(`${dir}/one.har`, '--out', yaml)
  t.equal(written.out, `${guess}wrote ${yaml} with 1 operation; look the guesses through\n`)
  t.equal(readFileSync(yaml, 'utf8'), printed.out)

  const again = await inferred(`${dir}/two.har`, '--out', yaml)
  t.equal(again.code, 1)
  t.match(again.err, /api\.yaml is there already, and may hold work of your own/)
  t.equal(readFileSync(yaml, 'utf8'), printed.out)

  const asJson = `${dir}/api.json`
  const both = await inferred(`${dir}/two.har`, '--out', asJson)
  t.match(both.out, /^left out GET \/ 200: it is a part of a page\nguess [^\n]*\nwrote [^\n]* with 2 operations;/)
  t.same(Object.keys((await load(asJson)).document.paths ?? {}), ['/things/{thingId}', '/x'])

  const none = await inferred(`${dir}/page.har`)
  t.equal(none.code, 1)
  t.match(none.err, /part of a page\n.*page\.har has no request to an API that answers JSON, so there is no document/)
})

t.test('a command line that lacks something is refused', async (t) => {
  for (const args of [[], ['a.har', 'b.har']]) {
    const { code, err } = await inferred(...args)
    t.equal(code, 2)
    t.match(err, /standin infer takes one file/)
  }
  t.equal((await inferred('none.har')).code, 1)
})
