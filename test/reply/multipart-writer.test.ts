import t from 'tap'
import { contentType, encode } from '../../src/reply/encode.ts'
import { withBoundary, writeMultipart } from '../../src/reply/multipart-writer.ts'
import { partsOf } from '../../src/request/multipart.ts'

const read = (value: unknown, type: string) => {
  const parts = partsOf(withBoundary(type), Buffer.from(writeMultipart(value, type)))
  return 'malformed' in parts ? parts : parts.map(({ name, type, bytes }) => [name, type, `${bytes}`])
}

t.test('a value has a part for each member or item', async (t) => {
  const form = 'multipart/form-data'
  t.same(read({ a: 'x', 'b"': { c: 1 }, d: ['y', 2] }, form), [
    ['a', 'text/plain', 'x'],
    ['b%22', 'application/json', '{"c":1}'],
    ['d', 'text/plain', 'y'],
    ['d', 'application/json', '2']
  ])
  t.same(read([{ a: 1 }, 'x'], 'multipart/mixed; boundary="own"'), [
    [undefined, 'application/json', '{"a":1}'],
    [undefined, 'text/plain', 'x']
  ])
  t.same(read('x', form), [['value', 'text/plain', 'x']])
  t.same(read(null, form), [['value', 'application/json', 'null']])
})

t.test('the media type names the boundary', async (t) => {
  t.equal(contentType('multipart/mixed'), 'multipart/mixed; boundary=standin-boundary')
  t.equal(contentType('multipart/mixed; boundary=own'), 'multipart/mixed; boundary=own')
  t.match(encode({ a: 1 }, 'multipart/mixed; boundary=own', undefined, {} as never), /^--own\r\n/)
  t.equal(encode('--own\r\n', 'multipart/mixed', undefined, {} as never), '--own\r\n', "an author's text stays")
})
