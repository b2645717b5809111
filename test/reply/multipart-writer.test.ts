import t from 'tap'
import type { MediaType } from '../../src/document/openapi.ts'
import { contentType, encode } from '../../src/reply/body/encode.ts'
import { withBoundary, writeMultipart } from '../../src/reply/body/multipart-writer.ts'
import { isFile, partTypesOf } from '../../src/reply/body/part-types.ts'
import { multipartParts } from '../../src/request/multipart.ts'

const anyType = partTypesOf(undefined, () => true)

const read = (value: unknown, type: string) => {
  const parts = multipartParts(withBoundary(type), writeMultipart(value, type, anyType))
  return 'malformed' in parts ? parts : parts.map(({ name, type, bytes }) => [name, type, `${bytes}`])
}

t.test('a value has a part for each member or item', async (t) => {
  const form = 'multipart/form-data'
  t.same(read({ a: 'x', 'b"': { c: 1 }, d: ['y', 2] }, form), [
    ['a', 'text/plain', 'x'],
    ['b%22', 'application/json', '{"c":1}'],
    ['d', 'text/plain', 'y'],
    ['d', 'text/plain', '2']
  ])
  t.same(read([{ a: 1 }, 'x'], 'multipart/mixed; boundary="own"'), [
    [undefined, 'application/json', '{"a":1}'],
    [undefined, 'text/plain', 'x']
  ])
  t.same(read('x', form), [['value', 'text/plain', 'x']])
  t.same(read(null, form), [['value', 'application/json', 'null']])
  t.same(read({ f: Buffer.from('x') }, form), [['f', 'application/octet-stream', 'x']])
})

t.test('a part has the type that its encoding or its schema says', async (t) => {
  const schema = {
    type: 'object',
    properties: {
      own: { type: 'string' },
      range: { type: 'string' },
      odd: { type: 'string' },
      file: { type: 'string', format: 'binary' },
      files: { type: 'array', items: { type: 'string', format: 'binary' } },
      page: { type: 'string', contentMediaType: 'text/html' },
      text: { type: 'string', contentMediaType: 'image/png', contentEncoding: 'base64' }
    }
  }
  const encoding = {
    own: { contentType: 'image/gif, image/png' },
    range: { contentType: 'image/*' },
    odd: { contentType: 'model/*' }
  }
  const typeOf = partTypesOf({ schema, encoding } as MediaType, () => true)
  const types = Object.keys(schema.properties).map((name) => typeOf(name, 'x'))
  t.same(types, [
    'image/gif',
    'image/png',
    'application/octet-stream',
    'application/octet-stream',
    'application/octet-stream',
    'text/html; charset=utf-8',
    'text/plain; charset=utf-8'
  ])
  t.equal(typeOf('other', {}), 'application/json')
  const items = partTypesOf({ schema: { type: 'array', items: { format: 'binary' } } }, () => true)
  t.equal(items('0', 'x'), 'application/octet-stream')
  t.same(['image/png', 'text/css', 'image/svg+xml', 'application/json'].map(isFile), [true, false, false, false])
})

t.test('the media type names the boundary', async (t) => {
  t.equal(contentType('multipart/mixed'), 'multipart/mixed; boundary=standin-boundary')
  t.equal(contentType('multipart/mixed; boundary=own'), 'multipart/mixed; boundary=own')
  t.match(String(encode({ a: 1 }, 'multipart/mixed; boundary=own', undefined, {} as never)), /^--own\r\n/)
  t.equal(encode('--own\r\n', 'multipart/mixed', undefined, {} as never), '--own\r\n', "an author's text stays")
})
