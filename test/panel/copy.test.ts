import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import t, { type Test } from 'tap'
import { stubMapping } from '../../src/library/shorthand.ts'
import { arrangedBy, arrangedLike, asCurl, asFetch, asTest, bodyAs, mappingCurl } from '../../src/panel/logic/copy.ts'
import { literal, quoted } from '../../src/panel/logic/literal.ts'
import type { Detail } from '../../src/panel/logic/types.ts'
import { line } from './line.ts'

const run = promisify(execFile)

const detail = (more: Partial<Detail> = {}): Detail => ({
  ...line(),
  sent: { size: 0, headers: [], parameters: {} },
  answered: { size: 2, headers: [['Content-Type', 'application/json']], text: '[]' },
  why: {
    operation: { id: 'listItems', method: 'GET', path: '/items', summary: '' },
    source: 'row',
    violations: [],
    reason: '',
    nearest: ''
  },
  ...more
})
const sent = (headers: [string, string][], text?: string, base64?: string): Detail['sent'] => ({
  headers,
  size: 1,
  parameters: {},
  ...(text === undefined ? {} : { text }),
  ...(base64 === undefined ? {} : { base64 })
})

interface Received {
  method: string
  url: string
  headers: IncomingHttpHeaders
  body: string
}

/** A server that notes requests. */
async function noted(t: Test) {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { method = '', url = '', headers } = request
    received.push({ method, url, headers, body: Buffer.concat(chunks).toString('latin1') })
    response.end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => server.close())
  return { received, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

const tricky = 'O\'Hara "of" $HOME `x` \\n\n\u00e9 !'
const asBytes = (text: string) => Buffer.from(text).toString('latin1')

const requests: [name: string, detail: Detail, expected: Partial<Received>][] = [
  ['a GET with a query', detail(), { method: 'GET', url: '/items?limit=2', body: '' }],
  [
    "a body and a header of one's own",
    detail({
      method: 'POST',
      sent: sent(
        [
          ['X-Trace', "a'b"],
          ['Content-Type', 'application/json']
        ],
        tricky
      )
    }),
    { method: 'POST', body: asBytes(tricky), headers: { 'x-trace': "a'b", 'content-type': 'application/json' } }
  ],
  [
    'a body that begins with @',
    detail({ method: 'PUT', sent: sent([], '@/etc/hosts') }),
    { method: 'PUT', body: '@/etc/hosts' }
  ],
  ['bytes', detail({ method: 'POST', sent: sent([], undefined, '//4A') }), { body: '\xff\xfe\0' }],
  ['a text with a NUL', detail({ method: 'PATCH', sent: sent([], 'a\0b') }), { body: 'a\0b' }],
  ['brackets', detail({ url: '/a?b[c]=1&d={e}' }), { url: '/a?b[c]=1&d={e}' }],
  ['a world', detail({ world: 'mine' }), { headers: { 'standin-world': 'mine' } }],
  [
    'a world by header',
    detail({ world: 'mine', sent: sent([['Standin-World', 'mine']]) }),
    { headers: { 'standin-world': 'mine' } }
  ],
  [
    'credentials as words in their places',
    detail({
      url: '/a?key=[redacted]',
      sent: sent([
        ['Authorization', 'Bearer [redacted]'],
        ['x-key', '[redacted]']
      ])
    }),
    { url: '/a?key=TOKEN', headers: { authorization: 'Bearer TOKEN', 'x-key': 'TOKEN' } }
  ],
  [
    'headers sent twice',
    detail({
      sent: sent([
        ['x-a', '1'],
        ['x-a', '2']
      ])
    }),
    { headers: { 'x-a': '1, 2' } }
  ],
  [
    'bytes of a header',
    detail({ sent: sent([['x-a', 'caf\u00c3\u00a9']]) }),
    { headers: { 'x-a': 'caf\u00c3\u00a9' } }
  ],
  ['a header without a value', detail({ sent: sent([['x-a', '']]) }), { headers: { 'x-a': '' } }]
]

t.test('a request that is copied as curl comes again', async (t) => {
  const { received, origin } = await noted(t)
  for (const [name, one, expected] of requests) {
    await run('bash', ['-c', asCurl(origin, one)])
    t.match(received.pop(), expected, name)
  }
  await run('bash', ['-c', asCurl(origin, detail({ method: 'HEAD' }))])
  t.equal(received.pop()?.method, 'HEAD')
  await run('bash', ['-c', asCurl(origin, detail({ url: '/a/../b' }))])
  t.equal(received.pop()?.url, '/a/../b')
  await run('bash', ['-c', asCurl(origin, detail({ method: 'POST', sent: sent([], 'x') }))])
  t.equal(received.pop()?.headers['content-type'], undefined, 'no media type is added')
  t.equal(
    asCurl(
      'http://h',
      detail({
        sent: sent([
          ['Host', 'x'],
          ['User-Agent', 'y'],
          ['Sec-Fetch-Mode', 'z']
        ])
      })
    ),
    "curl 'http://h/items?limit=2'"
  )
})

t.test('a request that is copied as fetch comes again', async (t) => {
  const { received, origin } = await noted(t)
  for (const [name, one, expected] of requests) {
    await run(process.execPath, ['--input-type=module', '-e', asFetch(origin, one)])
    t.match(received.pop(), expected, name)
  }
  await run(process.execPath, [
    '--input-type=module',
    '-e',
    asFetch(origin, detail({ method: 'POST', sent: sent([], 'x') }))
  ])
  t.equal(received.pop()?.headers['content-type'], undefined, 'no media type is added')
  t.match(asFetch('http://h', detail({ sent: sent([], 'x') })), /^\/\/ fetch sends no body/)
  t.equal(asFetch('http://h', detail()), "const response = await fetch('http://h/items?limit=2')")
})

t.test('the answer of a request is copied as a test', async (t) => {
  const like = (more: Partial<Detail> = {}) => asTest(arrangedLike(detail(more)))
  t.equal(like(), "mock.stub('listItems', { status: 200, body: [] })")
  t.equal(like({ fault: 'EMPTY_RESPONSE' }), "mock.fail('listItems', { fault: 'EMPTY_RESPONSE' })")
  const { operation: _, ...why } = detail().why
  t.equal(
    like({ why, status: 404, answered: { size: 0, headers: [] } }),
    "mock.stub({ method: 'GET', url: '/items?limit=2' }, { status: 404 })"
  )
  t.equal(
    like({ why, url: '/a?key=[redacted]', answered: { size: 0, headers: [], text: '' } }),
    "mock.stub({ method: 'GET', urlPath: '/a' }, { status: 200 })"
  )
  t.same(arrangedLike(detail({ answered: { size: 1, headers: [], text: '5' } })).body, 5)
})

t.test('a body is arranged by its media type', async (t) => {
  t.same(bodyAs('{"a":1}', 'application/json; charset=utf-8'), { body: { a: 1 } })
  t.same(bodyAs('{"a":1}', 'application/problem+json'), {
    body: { a: 1 },
    headers: { 'content-type': 'application/problem+json' }
  })
  t.same(bodyAs('"a"', 'application/json'), { body: '"a"', headers: { 'content-type': 'application/json' } })
  t.same(bodyAs('"a"', ''), { body: '"a"', headers: { 'content-type': 'application/json' } })
  t.same(bodyAs('{', 'application/json'), { body: '{', headers: { 'content-type': 'application/json' } })
  t.same(bodyAs('a', 'text/plain'), { body: 'a', headers: { 'content-type': 'text/plain' } })
  t.same(bodyAs('a', ''), { body: 'a' })
})

t.test("an arranged answer is written in the library's words, which are understood again", async (t) => {
  t.equal(asTest({ target: 'a', patch: { b: 1 } }), "mock.patch('a', { b: 1 })")
  t.equal(asTest({ target: 'a', patch: 1, times: 2 }), "mock.patch('a', 1, { times: 2 })")
  t.equal(asTest({ target: 'a', rate: 0.5 }), "mock.fail('a', { rate: 0.5 })")
  t.equal(asTest({ target: 'a', limit: 5 }), "mock.fail('a', { limit: 5 })")
  const mapping = stubMapping('a', { status: 404, body: { b: 1 }, delay: 5, times: 2 })
  const arranged = arrangedBy(mapping)
  t.match(arranged, { target: 'a', status: 404, body: { b: 1 }, delay: 5, times: 2 })
  t.match(arrangedBy({ request: { urlPath: '/x' }, response: { body: 'x' } }), { target: { urlPath: '/x' }, body: 'x' })
  t.match(arrangedBy({ metadata: { standin: { operationId: 'a', code: 404 } } }), { status: 404 })
  t.equal(arrangedBy({ response: { proxyBaseUrl: 'http://h' } }), undefined)
  t.equal(arrangedBy({ metadata: { standin: { outsideContract: true } } }), undefined)
  t.equal(arrangedBy({ metadata: { standin: { example: 'a' } } }), undefined)
})

t.test('a mapping is copied as the call that makes it', async (t) => {
  t.equal(
    mappingCurl('http://h', '{"a":"\'"}', ''),
    `curl -X POST 'http://h/__admin/mappings' \\\n  --data-raw '{"a":"'\\''"}'`
  )
  t.match(mappingCurl('http://h', '{}', 'mine'), "-H 'standin-world: mine'")
})

t.test('values are written as people write them', async (t) => {
  t.equal(
    literal({ a: [1, 'b'], 'c-d': null, e: {}, f: [], g: true }),
    "{ a: [1, 'b'], 'c-d': null, e: {}, f: [], g: true }"
  )
  t.equal(
    literal({ words: ['x'.repeat(60), 'y'.repeat(60)] }),
    `{\n  words: [\n    '${'x'.repeat(60)}',\n    '${'y'.repeat(60)}'\n  ]\n}`
  )
  t.equal(quoted('a\'b"c\\d\ne\u2028\u202e'), `'a\\'b"c\\\\d\\ne\\u2028\\u202e'`)
  for (const value of [JSON.parse('{"__proto__":{"a":1},"b":"\\u0000\'\\\\"}'), ['\u2028'], 'x', 1.5, {}]) {
    const made: unknown = new Function(`return (${literal(value)})`)()
    t.equal(JSON.stringify(made), JSON.stringify(value))
  }
})
