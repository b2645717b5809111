import t from 'tap'
import {
  type Filter,
  hasWords,
  lineKey,
  mostLines,
  noFilter,
  passes,
  readable,
  statusText,
  withLines
} from '../../src/panel/logic/lines.ts'
import type { Line } from '../../src/panel/logic/types.ts'
import { line } from './line.ts'

t.test('requests are added at the end, and answered ones take their places', async (t) => {
  const first = withLines([], [line({ id: 1, status: 0 }), line({ id: 2 })])
  const next = withLines(first, [line({ id: 3 }), line({ id: 1, status: 404 }), line({ id: 1, world: 'mine' })])
  t.same(
    next.map((one) => [lineKey(one), one.status]),
    [
      ['/1', 404],
      ['/2', 200],
      ['/3', 200],
      ['mine/1', 200]
    ]
  )
})

t.test('the oldest are dropped beyond a number', async (t) => {
  const many = Array.from({ length: mostLines + 5 }, (_, id) => line({ id }))
  const kept = withLines(many.slice(0, mostLines), many.slice(mostLines))
  t.equal(kept.length, mostLines)
  t.equal(kept[0]?.id, 5)
})

t.test('a status is shown as the number, as waiting or as broken', async (t) => {
  t.equal(statusText({ status: 404 }), '404')
  t.equal(statusText({ status: 0 }), '…')
  t.equal(statusText({ status: 200, fault: 'EMPTY_RESPONSE' }), 'broken')
})

t.test('a filter leaves the requests that have all of it', async (t) => {
  const rows: [filter: Partial<Filter>, line: Partial<Line>, passes: boolean][] = [
    [{}, {}, true],
    [{ text: 'get items' }, {}, true],
    [{ text: 'LISTITEMS' }, {}, true],
    [{ text: '200 row' }, {}, true],
    [{ text: 'post' }, {}, false],
    [{ text: 'caf\u00e9' }, { url: '/caf%C3%A9' }, true],
    [{ text: '%c3' }, { url: '/caf%C3%A9' }, true],
    [{ operation: 'listItems' }, {}, true],
    [{ operation: 'getItem' }, {}, false],
    [{ status: '2xx' }, {}, true],
    [{ status: '4xx' }, {}, false],
    [{ status: 'waiting' }, { status: 0 }, true],
    [{ status: 'waiting' }, {}, false],
    [{ status: 'broken' }, { fault: 'EMPTY_RESPONSE' }, true],
    [{ status: '2xx' }, { fault: 'EMPTY_RESPONSE' }, false],
    [{ status: 'violations' }, { violations: 2 }, true],
    [{ status: 'violations' }, {}, false]
  ]
  for (const [filter, more, expected] of rows) {
    t.equal(passes(line(more), { ...noFilter, ...filter }), expected, JSON.stringify([filter, more]))
  }
})

t.test('words are found in any order', async (t) => {
  t.ok(hasWords(['one', 'Two'], ' two  ONE '))
  t.notOk(hasWords(['one'], 'one two'))
})

t.test('a URL that cannot be decoded is shown as it is', async (t) => {
  t.equal(readable('/%zz'), '/%zz')
  t.equal(readable('/%20'), '/ ')
})
