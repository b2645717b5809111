import t from 'tap'
import type { Reply } from '../../src/reply/reply.ts'
import { bufferOf, defaultHeaders, toWire } from '../../src/reply/wire.ts'

const reply = (more: Partial<Reply> = {}): Reply => ({
  status: 200,
  headers: {},
  body: 'ü',
  source: 'example',
  ...more
})

const open = ['access-control-allow-origin', '*']

t.test('a reply says its source and its length, and what it varies by', async (t) => {
  const cases: [reply: Reply, cors: boolean, head: string[], body: string | undefined][] = [
    [reply(), false, ['standin-source', 'example', 'content-length', '2'], 'ü'],
    [reply(), true, ['standin-source', 'example', 'vary', 'Origin', 'content-length', '2', ...open], 'ü'],
    [
      reply({ headers: { vary: 'Accept' } }),
      true,
      ['vary', 'Accept, Origin', 'standin-source', 'example', 'content-length', '2', ...open],
      'ü'
    ],
    [
      reply({ headers: { vary: 'accept, Cookie' }, vary: ['Accept', 'Prefer'] }),
      true,
      ['vary', 'Accept, Cookie, Prefer, Origin', 'standin-source', 'example', 'content-length', '2', ...open],
      'ü'
    ],
    [reply({ vary: ['Prefer'] }), false, ['standin-source', 'example', 'vary', 'Prefer', 'content-length', '2'], 'ü'],
    [
      reply({ headers: { vary: '*' } }),
      true,
      ['vary', '*', 'standin-source', 'example', 'content-length', '2', ...open],
      'ü'
    ],
    [reply({ body: Buffer.from('ü') }), false, ['standin-source', 'example', 'content-length', '2'], 'ü'],
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
  for (const [given, cors, head, body] of cases) {
    const wire = toWire(given, cors)
    t.match(wire, { status: given.status, head: [...fenced, ...head] })
    t.equal(wire.body && bufferOf(wire.body).toString(), body)
  }
})

t.test('texts and bytes of any length are sent whole', async (t) => {
  for (const text of ['', 'a', 'aü', 'a'.repeat(9000), 'aü'.repeat(9000)]) {
    for (const body of [text, Buffer.from(text)]) {
      const wire = toWire(reply({ body }), false)
      t.equal(bufferOf(wire.body).toString(), text)
      t.equal(wire.head.at(-1), String(Buffer.byteLength(text)))
    }
  }
  t.equal(bufferOf(['data: ü\n\n', 'data: b\n\n']).toString(), 'data: ü\n\ndata: b\n\n')
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
  for (const name of ['location', 'content-location', 'operation-location']) {
    t.equal(toWire(reply({ headers: { [name]: '/x' } }), false).ofRequest, true, name)
  }
})

t.test('replies with the same headers share a head for each length, and every length is its own', async (t) => {
  const heads = { sized: new Map(), unsized: new Map() }
  const headOf = (length: number) => toWire(reply({ body: 'x'.repeat(length), heads }), true).head
  for (let length = 0; length < 200; length++) {
    const head = headOf(length)
    t.equal(head[head.indexOf('content-length') + 1], String(length))
  }
  t.equal(headOf(7), headOf(7))
  t.not(headOf(199), headOf(199), 'many lengths would take much room')
})
