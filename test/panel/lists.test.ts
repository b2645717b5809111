import t from 'tap'
import { eventReader } from '../../src/panel/logic/events.ts'
import {
  bytes,
  cellText,
  clock,
  contentTypeOf,
  duration,
  headerText,
  plural,
  worldText
} from '../../src/panel/logic/format.ts'
import { columnsOf, compare, tableOf } from '../../src/panel/logic/table.ts'
import { scrollTo, windowOf } from '../../src/panel/logic/virtual.ts'

t.test('only rows in view are drawn, and some around them', async (t) => {
  t.same(windowOf(0, 100, 10, 1000, 2), { from: 0, to: 13 })
  t.same(windowOf(500, 100, 10, 1000, 2), { from: 48, to: 63 })
  t.same(windowOf(9900, 100, 10, 1000, 2), { from: 987, to: 1000 })
  t.same(windowOf(5000, 100, 10, 3, 2), { from: 0, to: 3 }, 'a list that became short')
  t.same(windowOf(-20, 100, 10, 0), { from: 0, to: 0 })
})

t.test('a row is scrolled into view the least possible way', async (t) => {
  t.equal(scrollTo(2, 50, 100, 10), 20)
  t.equal(scrollTo(7, 50, 100, 10), 50)
  t.equal(scrollTo(20, 50, 100, 10), 110)
})

t.test('events are read from pieces that are cut anywhere', async (t) => {
  const read = eventReader()
  const text = 'event: requests\ndata: [1]\n\n:\n\nevent: changed\ndata: "x"\n\nevent: odd\n\n'
  const found = [...text].flatMap((one) => read(one))
  t.same(found, [
    { name: 'requests', data: [1] },
    { name: 'changed', data: 'x' }
  ])
})

t.test('numbers are written for people', async (t) => {
  t.same([999, 1500, 2_500_000].map(bytes), ['999 B', '1.5 kB', '2.5 MB'])
  t.same([0.4, 12.6, 12_345].map(duration), ['0.4 ms', '13 ms', '12.3 s'])
  t.match(clock(new Date(2026, 0, 2, 3, 4, 5, 6).getTime()), '03:04:05.006')
  t.same([plural(1, 'row'), plural(2, 'row'), plural(0, 'row')], ['1 row', '2 rows', '0 rows'])
})

t.test('the bytes of a header are read as UTF-8 where they are that', async (t) => {
  t.equal(headerText('caf\u00c3\u00a9'), 'caf\u00e9')
  t.equal(headerText('caf\u00e9'), 'caf\u00e9', 'Latin-1')
  t.equal(headerText('plain'), 'plain')
  t.equal(headerText('\u00c3\u00a9 \u4e2d'), '\u00c3\u00a9 \u4e2d', 'text beyond Latin-1')
})

t.test('the main world is shown by a name, and a media type is found in any case', async (t) => {
  t.same(['', 'mine'].map(worldText), ['default', 'mine'])
  t.equal(
    contentTypeOf([
      ['x-a', 'b'],
      ['Content-Type', 'text/plain']
    ]),
    'text/plain'
  )
  t.equal(contentTypeOf([['x-a', 'b']]), '')
})

t.test('a cell shows text as it is and all else as JSON', async (t) => {
  t.same([undefined, 'a', 1, null, { a: [1] }].map(cellText), ['', 'a', '1', 'null', '{"a":[1]}'])
})

t.test('the key comes first, then required members, nested ones after plain ones', async (t) => {
  const schema = {
    required: ['name'],
    properties: { tags: {}, price: {}, name: {}, code: {}, unused: {} }
  }
  const rows = [{ code: 'a', name: 'b', price: 1, tags: [], more: true }]
  t.same(columnsOf(schema, rows, ['code']), ['code', 'name', 'price', 'more', 'tags', 'unused'])
  t.same(columnsOf({}, [{ id: 1, none: null }], null), ['id', 'none'])
  t.equal(columnsOf({}, [Object.fromEntries([...'abcdefghijk'].map((name) => [name, 1]))], null).length, 8)
})

t.test('rows are filtered by all values and sorted by one', async (t) => {
  const rows = [{ n: 10, s: 'b' }, { n: 9, s: 'a10' }, { s: 'a9' }, { n: null, s: 'Z' }]
  const indexes = (search: string, column?: string, down = false) =>
    tableOf(rows, search, column === undefined ? undefined : { column, down }).map(({ index }) => index)
  t.same(indexes(''), [0, 1, 2, 3])
  t.same(indexes('A1'), [1])
  t.same(indexes('', 'n'), [1, 0, 2, 3], 'missing values come last')
  t.same(indexes('', 's'), [2, 1, 0, 3], 'numbers in texts count')
  t.same(indexes('', 'n', true).slice(2), [0, 1])
  t.equal(Math.sign(compare('b', 'a')), 1)
  t.same(rows[0], { n: 10, s: 'b' }, 'the rows themselves stay')
})
