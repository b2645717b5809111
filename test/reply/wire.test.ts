import t from 'tap'
import type { Reply } from '../../src/reply/reply.ts'
import { defaultHeaders, toWire } from '../../src/reply/wire.ts'

const reply = (more: Partial<Reply> = {}): Reply => ({
  status: 200,
  headers: {},
  body: 'ü',
  source: 'example',
  ...more
})

/** The two bytes of ü in UTF-8, a character each. */
const bytes = '\u00c3\u00bc'

const open = ['access-control-allow-origin', '*']

t.test('a reply says its source and its length, and what it varies by', async (t) => {
  const cases: [reply: Reply, cors: boolean, head: string[], body: string | undefined][] = [
    [reply(), false, ['standin-source', 'example', 'content-length', '2'], bytes],
    [reply(), true, ['standin-source', 'example', 'vary', 'Origin', 'content-length', '2', ...open], bytes],
    [
      reply({ headers: { vary: 'Accept' } }),
      true,
      ['vary', 'Accept, Origin', 'standin-source', 'example', 'content-length', '2', ...open],
      bytes
    ],
    [
      reply({ headers: { vary: 'accept, Cookie' }, vary: ['Accept', 'Prefer'] }),
      true,
      ['vary', 'Accept, Cookie, Prefer, Origin', 'standin-source', 'example', 'content-length', '2', ...open],
      bytes
    ],
    [reply({ vary: ['Prefer'] }), false, ['standin-source', 'example', 'vary', 'Prefer', 'content-length', '2'], bytes],
    [
      reply({ headers: { vary: '*' } }),
      true,
      ['vary', '*', 'standin-source', 'example', 'content-length', '2', ...open],
      bytes
    ],
    [reply({ body: Buffer.from('ü') }), false, ['standin-source', 'example', 'content-length', '2'], bytes],
    [reply({ body: undefined }), false, ['standin-source', 'example', 'content-length', '0'], undefined],
    [reply({ status: 204 }), false, ['standin-source', 'example'], undefined],
    [
      reply({ status: 204, headers: { 'content-type': 'application/json', etag: 'a' } }),
      false,
      ['etag', 'a', 'standin-source', 'example'],
      undefined
    ],
    [
      reply({ status: 205, headers: { 'content-type': 'application/json' } }),
      false,
      ['standin-source', 'example', 'content-length', '0'],
      undefined
    ],
    [reply({ status: 304 }), false, ['standin-source', 'example'], undefined],
    [reply({ status: 103 }), false, ['standin-source', 'example'], undefined]
  ]
  const fenced = Object.entries(defaultHeaders).flat()
  for (const [given, cors, head, body] of cases)
    t.match(toWire(given, cors), { status: given.status, head: [...fenced, ...head], body })
})

t.test('the headers of a reply replace the usual ones', async (t) => {
  const headers = {
    'cache-control': 'max-age=9',
    'content-security-policy': "default-src 'self'",
    'set-cookie': ['a=1', 'b=2']
  }
  const { head, ofRequest } = toWire(reply({ headers }), false)
  const pairs = head.flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${head[at + 1]}`] : []))
  t.same(pairs.slice(0, 5), [
    'cache-control: max-age=9',
    'x-content-type-options: nosniff',
    "content-security-policy: default-src 'self'",
    'set-cookie: a=1',
    'set-cookie: b=2'
  ])
  t.equal(ofRequest, undefined)
  for (const name of ['location', 'content-location']) {
    t.equal(toWire(reply({ headers: { [name]: '/x' } }), false).ofRequest, true, name)
  }
})
