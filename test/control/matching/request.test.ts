import t from 'tap'
import { shifted } from '../../../src/control/matching/dates.ts'
import { requestPatternOf, takesRequest } from '../../../src/control/matching/request-pattern.ts'
import { requestViewOf } from '../../../src/control/matching/request-view.ts'

const view = (body: string | undefined, headers: Record<string, string> = {}) =>
  requestViewOf({
    method: 'POST',
    url: '/x',
    rawHeaders: Object.entries(headers).flat(),
    body: body === undefined ? undefined : Buffer.from(body),
    clientIp: ''
  })
const takes = (pattern: object, body?: string, headers?: Record<string, string>) =>
  takesRequest(requestPatternOf(pattern, ''), view(body, headers))

t.test('a missing part of a request is absent', (t) => {
  t.equal(takes({ basicAuth: { username: 'a', password: 'b' } }), false)
  t.equal(takes({ basicAuth: { username: 'a', password: 'b' } }, '', { authorization: 'Basic YTpi' }), true)
  t.equal(takes({ basicAuth: { username: 'a', password: 'b' } }, '', { authorization: 'basic YTpi' }), true)
  t.equal(takes({ basicAuth: { username: 'a', password: 'b' } }, '', { authorization: 'Bearer YTpi' }), false)
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  t.equal(takes({ formParameters: { a: { equalTo: '1' } } }, undefined, form), false)
  t.equal(takes({ formParameters: { a: { equalTo: '1' } } }, 'a=1', form), true)
  t.equal(takes({ bodyPatterns: [{ absent: true }] }, ''), true)
  t.end()
})

t.test('parts are told by name, file, headers and body', (t) => {
  const type = { 'content-type': 'multipart/form-data; boundary=b' }
  const body =
    '--b\r\nContent-Disposition: form-data; name="a"; filename="f"\r\nX-A: 1\r\n\r\n\r\n--b\r\nContent-Disposition: form-data; name="c"\r\n\r\nhi\r\n--b--\r\n'
  const part = (pattern: object) => takes({ multipartPatterns: [pattern] }, body, type)
  t.equal(part({ name: 'a', headers: { 'X-A': { equalTo: '1' } }, bodyPatterns: [{ absent: true }] }), true)
  t.equal(part({ name: 'c', headers: { 'X-A': { absent: true } }, bodyPatterns: [{ equalTo: 'hi' }] }), true)
  t.equal(part({ fileName: 'f' }), true)
  t.equal(part({ name: 'd' }), false)
  t.equal(part({ matchingType: 'ALL', headers: { 'X-A': { equalTo: '1' } } }), false)
  t.end()
})

t.test('JSON that is nested deeper than a thousand levels matches nothing, and is no operand', (t) => {
  const nested = (levels: number) => `${'{"a":['.repeat(levels / 2)}"]"${']}'.repeat(levels / 2)}`
  const row = (json: string) => ({ bodyPatterns: [{ equalToJson: json, ignoreArrayOrder: true }] })
  t.equal(takes(row(nested(1000)), nested(1000)), true)
  t.equal(takes({ bodyPatterns: [{ matchesJsonPath: '$.a' }] }, nested(1002)), false)
  t.equal(
    takes({ bodyPatterns: [{ matchesJsonPath: '$' }] }, `["${'['.repeat(2000)}\\\\", 1]`),
    true,
    'brackets in a text'
  )
  t.equal(takes({ bodyPatterns: [{ matchesJsonPath: '$' }] }, `["${'x'.repeat(2000)}`), false, 'a text without an end')
  t.throws(() => takes(row(nested(1002)), '1'), /nested more than 1000 levels deep/)
  t.end()
})

t.test('objects are compared by their own members', (t) => {
  const json = (expected: object, actual: string, more: object = {}) =>
    takes({ bodyPatterns: [{ equalToJson: expected, ...more }] }, actual)
  t.equal(json({ a: 1 }, '{"a":1,"b":2}'), false)
  t.equal(json({ a: 1 }, '{"a":1,"b":2}', { ignoreExtraElements: true }), true)
  t.equal(json({ a: 1 }, '{"b":2}', { ignoreExtraElements: true }), false)
  t.equal(takes({ bodyPatterns: [{ matchesJsonPath: '$.a.length()' }] }, '{"a":5}'), false)
  t.equal(takes({ bodyPatterns: [{ matchesJsonPath: '$[?(@.keys() == 1)]' }] }, '[5]'), false)
  t.end()
})

t.test('XML that differs in kind is different', (t) => {
  const xml = (expected: string, actual: string) => takes({ bodyPatterns: [{ equalToXml: expected }] }, actual)
  t.equal(xml('<a><b/></a>', '<a>b</a>'), false)
  t.equal(xml('<a>b</a>', '<a><b/></a>'), false)
  t.equal(xml('<a>b<![CDATA[c]]><!-- d --></a>', '<a>bc</a>'), true)
  t.equal(takes({ bodyPatterns: [{ matchesXPath: { expression: '/a/@id', equalTo: '1' } }] }, '<a id="1"/>'), true)
  t.equal(takes({ bodyPatterns: [{ matchesXPath: { expression: '/a/b', equalTo: '1' } }] }, '<a><b>1</b></a>'), true)
  t.end()
})

t.test('dates move by units', (t) => {
  const date = new Date('2024-01-31T00:00:00Z')
  t.equal(shifted(date, '1 days').toISOString(), '2024-02-01T00:00:00.000Z')
  t.equal(shifted(date, 'now - 1 Hour').toISOString(), '2024-01-30T23:00:00.000Z')
  t.equal(shifted(date, '+1 year').toISOString(), '2025-01-31T00:00:00.000Z')
  t.throws(() => shifted(date, '1 weeks'), /weeks is no unit of time/)
  t.throws(() => shifted(date, 'soon'), /"soon" is no offset/)
  t.end()
})

t.test('in a path template two asterisks stand for anything', (t) => {
  const yes = ['/x**', '/**', '/{a}**', '**x']
  const no = ['/x/**', '/*', '/**/{a}']
  for (const urlPathTemplate of yes) t.equal(takes({ urlPathTemplate }), true, urlPathTemplate)
  for (const urlPathTemplate of no) t.equal(takes({ urlPathTemplate }), false, urlPathTemplate)
  t.end()
})

t.test('path parameters are compared as they were sent', (t) => {
  const pattern = (a: string) => ({ urlPathTemplate: '/{a}', pathParameters: { a: { equalTo: a } } })
  t.equal(takes(pattern('x')), true)
  t.equal(takes(pattern('y')), false)
  t.same(requestPatternOf(pattern('x'), '').url?.variables?.('/x/y'), { a: '' })
  t.end()
})

t.test('functions of a path are asked of what has them', (t) => {
  const path = (expression: string) => takes({ bodyPatterns: [{ matchesJsonPath: expression }] }, '{"a":5,"b":[1,2]}')
  t.equal(path('$.a.sum()'), false)
  for (const name of ['length', 'size', 'sum', 'min', 'max', 'avg', 'first', 'last'])
    t.equal(path(`$.b.${name}()`), true, name)
  for (const wrong of ["$['a", '$[', '$.a.foo()']) t.throws(() => path(wrong), wrong)
  t.end()
})

t.test('the values of a path are compared one by one, as a whole, or as absent', (t) => {
  const at = (expression: string, more: object, body: string) =>
    takes({ bodyPatterns: [{ matchesJsonPath: { expression, ...more } }] }, body)
  t.equal(at('$..a', { equalToJson: '[1,2]' }, '{"a":1,"b":{"a":2}}'), true)
  t.equal(at('$..a', { equalToJson: '2' }, '{"a":1,"b":{"a":2}}'), true)
  t.equal(at('$.a', { equalToJson: '[1,2]' }, '{"a":[1,2]}'), true)
  t.equal(at('$.a', { equalToJson: '[3]' }, '{"a":[1,2]}'), false)
  t.equal(at('$.a', { equalTo: 'x' }, '{"a":[]}'), false)
  t.equal(at('$.a', { absent: true }, '{"a":[]}'), true)
  t.equal(at('$.a', { absent: true }, '{}'), true)
  t.equal(at('$..a', { absent: true }, '{}'), true)
  t.equal(at('$.a', { equalTo: 'x' }, '{}'), false)
  t.end()
})

t.test('a request in absolute form, from an IPv4 address on a socket of both kinds', async (t) => {
  const sent = { method: 'GET', rawHeaders: [], body: undefined }
  const view = requestViewOf({ ...sent, url: 'http://else.example/a?b=1', clientIp: '::ffff:10.0.0.7' })
  t.same([view.url, view.path, view.clientIp], ['/a?b=1', '/a', '10.0.0.7'])
  t.equal(requestViewOf({ ...sent, url: '/', clientIp: '::1' }).clientIp, '::1')
})
