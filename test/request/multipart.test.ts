import t from 'tap'
import { multipartParts } from '../../src/request/multipart.ts'

const type = 'multipart/form-data; boundary=X'
const part = (disposition: string, text = 'x') =>
  `--X\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${text}\r\n`

function parts(body: string, contentType = type) {
  const found = multipartParts(contentType, Buffer.from(body))
  return 'malformed' in found ? found.malformed : found.map(({ name, filename, bytes }) => [name, filename, `${bytes}`])
}

t.test('names are read with and without quotes', async (t) => {
  const cases: [disposition: string, name: string, filename?: string][] = [
    ['name=foo', 'foo'],
    ['name=foo; filename=a.txt', 'foo', 'a.txt'],
    ['name="a\\"b"', 'a"b'],
    ['name="a;b"; filename="c=d"', 'a;b', 'c=d'],
    ['NAME="a"', 'a'],
    [`name="a"; filename*=UTF-8''%e2%82%ac.txt`, 'a', '€.txt'],
    [`name="a"; filename="b"; filename*=UTF-8''c`, 'a', 'b'],
    [`name="a"; filename*=UTF-8''%zz`, 'a', '%zz'],
    ['name="a"; filename*=plain', 'a', 'plain']
  ]
  for (const [disposition, ...expected] of cases) {
    t.same(parts(`${part(disposition)}--X--`), [[expected[0], expected[1], 'x']], disposition)
  }
})

t.test('only a whole line is a delimiter', async (t) => {
  t.same(parts(`${part('name=a', 'one\r\n--XY\r\ntwo')}--X--`), [['a', undefined, 'one\r\n--XY\r\ntwo']])
  t.same(parts(`--XY\r\n\r\n${part('name=a')}--X--`), 'is cut short: the closing boundary --X-- is missing')
  t.same(parts(`nothing\r\n${part('name=a').replace('--X', '--X \t')}--X--rest`), [['a', undefined, 'x']])
  t.same(parts(`${part('name=a')}--X- `), 'is cut short: the closing boundary --X-- is missing')
  t.match(parts('', 'multipart/form-data'), /gives no boundary/)
})
