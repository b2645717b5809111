import t from 'tap'
import type { Parameter } from '../../../src/contract/contract.ts'
import type { ListAsk } from '../../../src/contract/paging.ts'
import { type Page, pageOf } from '../../../src/resources/lists/page.ts'

const items = [...'abcdefghij'].map((key, ordinal) => ({ key, ordinal, row: undefined }))
const named = (name: string) => ({ name }) as Parameter
const find = (cursor: string) => {
  const index = items.findIndex(({ key }) => key === cursor)
  // A removed row stands where the next one is now.
  if (cursor === 'removed') return { index: 3, found: false }
  return index < 0 ? undefined : { index: index + 1, found: true }
}

type More = {
  firstPage?: number
  size?: number
  most?: number
  last?: boolean
  bounded?: number
  range?: string
  newest?: boolean
}

/** The page of ten rows for a query, where the document has the parameters of these names. */
function page(names: ListAsk[], query: Record<string, unknown> = {}, more: More = {}): Page {
  const list = {
    asked: Object.fromEntries(names.map((name) => [name, named(name)])),
    others: [],
    filters: [],
    firstPage: more.firstPage ?? 1,
    firstOffset: 0,
    size: more.size,
    most: more.most,
    backwards: more.last ? named('last') : undefined,
    newestFirst: more.newest ?? false,
    textPages: false,
    unit: 'items',
    orders: false
  }
  return pageOf(items, list, { query, range: more.range }, find, more.bounded ?? Number.POSITIVE_INFINITY)
}

const keys = ({ items }: Page) => items.map(({ key }) => key).join('')

t.test('a page holds what was asked for', async (t) => {
  const cursors: ListAsk[] = ['after', 'before', 'size']
  const cases: [page: Page, style: string, keys: string][] = [
    [page([]), 'whole', 'abcdefghij'],
    [page([], {}, { bounded: 3 }), 'whole', 'abc'],
    [page(['size'], { size: '4' }), 'whole', 'abcd'],
    [page(['size'], { size: 'many' }), 'whole', 'abcdefghij'],
    [page(['size'], { size: 9 }, { most: 5 }), 'whole', 'abcde'],
    [page(['size'], {}, { size: 2 }), 'whole', 'ab'],
    [page(['page', 'size'], { page: 2, size: 3 }), 'page', 'def'],
    [page(['page', 'size'], { page: 0, size: 3 }), 'page', 'abc'],
    [page(['page', 'size'], { page: 2, size: 3 }, { firstPage: 0 }), 'page', 'ghi'],
    [page(['page', 'size'], { page: 9, size: 3 }), 'page', ''],
    [page(['offset'], { offset: 7 }), 'offset', 'hij'],
    [page(['offset'], { offset: -7 }), 'offset', 'abcdefghij'],
    [page(['offset'], { offset: 70 }), 'offset', ''],
    [page(cursors), 'cursor', 'abcdefghij'],
    [page(['before']), 'cursor', 'abcdefghij'],
    [page(cursors, { before: 'c', size: 2 }, { newest: true }), 'cursor', 'de'],
    [page(cursors, { before: 'none', size: 2 }, { newest: true }), 'cursor', ''],
    [page(cursors, { after: 'none', size: 2 }, { newest: true }), 'cursor', 'ab'],
    [page(cursors, { after: 'removed', size: 9 }, { newest: true }), 'cursor', 'abc'],
    [page(['before', 'size'], { size: 4 }), 'cursor', 'ghij'],
    [page(['before', 'size'], { size: 4, before: 'g' }), 'cursor', 'cdef'],
    [page(cursors, { after: 'b', size: 3 }), 'cursor', 'cde'],
    [page(cursors, { after: '', size: 3 }), 'cursor', 'abc'],
    [page(cursors, { after: null, size: 3 }), 'cursor', 'abc'],
    [page(cursors, { after: 'removed', size: 3 }), 'cursor', 'def'],
    [page(cursors, { after: 'nobody', size: 3 }), 'cursor', ''],
    [page(cursors, { before: 'f', size: 3 }), 'cursor', 'cde'],
    [page(cursors, { before: 'b', size: 3 }), 'cursor', 'a'],
    [page(cursors, { before: 'removed', size: 2 }), 'cursor', 'bc'],
    [page(cursors, { before: 'nobody', size: 3 }), 'cursor', ''],
    [page(cursors, { last: 3 }, { last: true }), 'cursor', 'hij'],
    [page(cursors, { last: 3, before: 'h' }, { last: true }), 'cursor', 'efg'],
    [page(cursors, { last: 3, size: 2 }, { last: true }), 'cursor', 'ab'],
    [page(['range']), 'range', 'abcdefghij'],
    [page(['range'], {}, { range: 'items=2-4' }), 'range', 'cde'],
    [page(['range'], {}, { range: 'rows=8-' }), 'range', 'ij'],
    [page(['range'], {}, { range: '0-1' }), 'range', 'ab'],
    [page(['range'], {}, { range: '20-29' }), 'range', ''],
    [page(['range'], {}, { range: 'items=-3' }), 'range', 'hij'],
    [page(['range'], {}, { range: 'items=-30' }), 'range', 'abcdefghij'],
    [page(['range'], {}, { range: 'items=-' }), 'range', 'abcdefghij'],
    [page(['range'], {}, { range: 'items=5-2' }), 'range', 'abcdefghij'],
    [page(['range'], {}, { range: 'nonsense' }), 'range', 'abcdefghij'],
    [page([], {}, { range: 'items=2-4' }), 'whole', 'abcdefghij']
  ]
  for (const [index, [one, style, wanted]] of cases.entries()) {
    t.equal(keys(one), wanted, `case ${index}`)
    t.equal(one.style, style, `case ${index}`)
  }
})

t.test('a page leads on and back, and to the first and the last', async (t) => {
  const links = ({ next, previous, first, last }: Page) => ({ next, previous, first, last })
  const none = { next: undefined, previous: undefined, first: undefined, last: undefined }
  const cases: [page: Page, wanted: object][] = [
    [page([]), none],
    [page(['page'], { page: 1 }), { ...none, first: { page: '1' }, last: { page: '1' } }],
    [
      page(['page', 'size'], { page: 2, size: 4 }),
      { next: { page: '3' }, previous: { page: '1' }, first: { page: '1' }, last: { page: '3' } }
    ],
    // From beyond the end it leads back to the last page.
    [
      page(['page', 'size'], { page: 9, size: 4 }),
      { next: undefined, previous: { page: '3' }, first: { page: '1' }, last: { page: '3' } }
    ],
    [
      page(['offset', 'size'], { offset: 2, size: 4 }),
      { next: { offset: '6' }, previous: { offset: '0' }, first: { offset: '0' }, last: { offset: '8' } }
    ],
    [page(['after', 'size'], { size: 4 }), { ...none, next: { after: 'd' }, first: { after: '' } }],
    [
      page(['after', 'size'], { after: 'd', size: 4 }),
      { ...none, next: { after: 'h' }, previous: { after: '' }, first: { after: '' } }
    ],
    [page(['after', 'size'], { after: 'h', size: 4 }), { ...none, previous: { after: 'd' }, first: { after: '' } }],
    [
      page(['after', 'before', 'size'], { after: 'd', size: 4 }),
      {
        ...none,
        next: { after: 'h', before: '' },
        previous: { before: 'e', after: '' },
        first: { after: '', before: '' }
      }
    ],
    [page(['after', 'size'], { after: 'nobody', size: 4 }), { ...none, first: { after: '' } }],
    // A list that knows `before` alone begins with its last rows.
    [page(['before', 'size'], { size: 4 }), { ...none, next: { before: 'g' }, previous: { before: 'g' } }],
    [page(['before', 'size'], { size: 4, before: 'c' }), none]
  ]
  for (const [index, [one, wanted]] of cases.entries()) t.same(links(one), wanted, `case ${index}`)
})

t.test('a page says its cursors, its number and its unit', async (t) => {
  t.match(page(['after', 'size'], { after: 'h', size: 4 }), {
    nextCursor: undefined,
    previousCursor: 'd',
    startCursor: 'i',
    number: 3,
    pages: 3,
    total: 10,
    from: 8,
    unit: 'items'
  })
  t.equal(page(['before', 'after', 'size'], { after: 'd', size: 4 }).previousCursor, 'e')
  t.equal(page(['range'], {}, { range: 'rows=8-' }).unit, 'rows')
  t.equal(page(['range']).unit, 'items')
  t.match(page(['size'], { size: 0 }), { pages: 10, number: 1, items: [] })
})
