import t from 'tap'
import type { Contract } from '../../src/contract/contract.ts'
import type { Schema } from '../../src/document/openapi.ts'
import { contentType, encode } from '../../src/reply/body/encode.ts'

const contract = { schemaAt: () => true } as unknown as Contract

t.test('a value becomes what its media type is', async (t) => {
  const cases: [value: unknown, mediaType: string, body: string | Buffer, schema?: Schema][] = [
    [{ a: 1 }, 'application/json', '{"a":1}'],
    ['a', 'application/problem+json; charset=utf-8', '"a"'],
    [5, 'text/plain', '5'],
    [true, 'text/plain', 'true'],
    ['hello', 'text/plain', 'hello'],
    [Buffer.from('x'), 'application/json', Buffer.from('x')],
    ['<a/>', 'application/xml', '<a/>'],
    [{ b: 1 }, 'application/xml', '<?xml version="1.0" encoding="UTF-8"?><root><b>1</b></root>'],
    [{ b: 1 }, 'text/xml', '<?xml version="1.0" encoding="UTF-8"?><a><b>1</b></a>', { xml: { name: 'a' } }],
    [{ a: 'x y', b: [1, 2], c: { d: 1 } }, 'application/x-www-form-urlencoded', 'a=x+y&b=1&b=2&c=%7B%22d%22%3A1%7D'],
    ['a=1', 'application/x-www-form-urlencoded', 'a=1'],
    [{ a: 1, b: 'x,y' }, 'text/csv', 'a,b\r\n1,"x,y"\r\n'],
    [{ a: '<b>' }, 'text/html', '{"a":"\\u003cb>"}'],
    ['<b>', 'text/html', '<b>'],
    ['a,b', 'text/csv', 'a,b'],
    [[{ a: 1, b: 'x\ty' }, { a: null }], 'text/tab-separated-values', 'a\tb\n1\tx y\n\t\n'],
    [[{ a: 1, b: 'x, "y"' }, { a: null }], 'text/csv', 'a,b\r\n1,"x, ""y"""\r\n,\r\n'],
    [[[1, 2], 3], 'text/csv', '1,2\r\n3\r\n'],
    [[1], 'application/x-ndjson', '1\n']
  ]
  for (const [value, mediaType, body, schema] of cases) {
    t.same(await encode(value, mediaType, schema === undefined ? undefined : { schema }, contract), body, mediaType)
  }
})

t.test('text says that it is UTF-8', async (t) => {
  t.equal(contentType('application/json'), 'application/json')
  t.equal(contentType('text/html'), 'text/html; charset=utf-8')
  t.equal(contentType('application/json; version=1'), 'application/json; version=1')
  t.equal(contentType('image/png'), 'image/png')
})
