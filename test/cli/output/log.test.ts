import t from 'tap'
import { inColors, json, pretty } from '../../../src/cli/output/log.ts'
import { createJournal } from '../../../src/control/journal/journal.ts'

function entry(url: string, status = 200) {
  const opened = createJournal().open('GET', url, ['authorization', 'Bearer SECRET'])
  return Object.assign(opened, { status, source: 'generated' as const, ms: 1.23456 })
}

t.test('a line for programs', async (t) => {
  t.match(JSON.parse(json(entry('/pets?token=SECRET'))), {
    time: /^\d{4}-\d\d-\d\dT[\d:.]+Z$/,
    method: 'GET',
    path: '/pets',
    status: 200,
    ms: 1.235,
    source: 'generated'
  })
})

t.test('a line for programs names the trace, and the span of a tracer', async (t) => {
  const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`
  const opened = createJournal().open('GET', '/pets', ['traceparent', traceparent])
  const traced = Object.assign(opened, { status: 200, source: 'generated' as const, ms: 1 })
  const line = JSON.parse(json(traced))
  t.same([line.trace_id, line.span_id], ['a'.repeat(32), undefined])
  const trace = { traceId: 'c'.repeat(32), spanId: 'd'.repeat(16) }
  t.match(JSON.parse(json({ ...traced, trace })), { trace_id: trace.traceId, span_id: trace.spanId })
  t.notMatch(json(entry('/pets')), 'trace')
})

t.test('a line for people, in the color of its status', async (t) => {
  t.equal(pretty(entry('/pets'), false), 'GET     /pets  200  1.2 ms  generated')
  const colored = [200, 404, 500].map((status) => pretty(entry('/pets', status), true))
  t.same(
    colored.map((line) => line.includes('\x1b')),
    [true, true, true]
  )
  t.equal(new Set(colored.map((line) => line.replace(/\d{3}/, ''))).size, 3)
})

t.test('a refusal says why, on one short line', async (t) => {
  const refused = Object.assign(entry('/pets', 401), { reason: 'no \x1b[31m"token"' })
  t.equal(JSON.parse(json(refused)).reason, refused.reason)
  t.equal(pretty(refused, false), 'GET     /pets  401  1.2 ms  generated  no ?[31m"token"')
  t.notMatch(json(entry('/pets')), 'reason')
  t.match(json(Object.assign(entry('/pets', 422), { reason: 'é\u2028\x9b' })), /^[\x20-\x7e]*$/)
  const long = Object.assign(entry('/pets', 422), { reason: `${'a'.repeat(300)}bc` })
  t.match(JSON.parse(json(long)).reason, /^a{300}…$/)
})

t.test('what a request brought neither steers a terminal nor tells a secret', async (t) => {
  const path = '/a\x1b[31m\x9b\u2028\r\nb'
  for (const line of [json(entry(path)), pretty(entry(path), false)]) t.match(line, /^[\x20-\x7e]*$/)
  t.equal(JSON.parse(json(entry(path))).path, path)
  const urls = [
    'http://user:SECRET@host/pets',
    '/pets?key=SECRET',
    '/pets#SECRET',
    'http://host?key=SECRET',
    '/a;token=SECRET;n=1/b'
  ]
  t.equal(JSON.parse(json(entry('/a;n=1/b'))).path, '/a;n=1/b')
  for (const url of urls) {
    t.notMatch(json(entry(url)), 'SECRET')
    t.notMatch(pretty(entry(url), false), 'SECRET')
  }
  t.ok(json(entry(`/${'a'.repeat(50_000)}`)).length < 1200)
})

t.test('colors are for terminals, and for who wants them', async (t) => {
  t.equal(inColors({ isTTY: true }, {}), true)
  t.equal(inColors({ isTTY: true }, { NO_COLOR: '1' }), false)
  t.equal(inColors({}, {}), false)
})
