import t from 'tap'
import { contractOf, type Parameter } from '../../../src/contract/contract.ts'
import { load } from '../../../src/document/load.ts'
import type { Schema } from '../../../src/document/openapi.ts'
import { filledEnvelope, listHeaders } from '../../../src/resources/lists/envelope.ts'
import { envelopeWords } from '../../../src/resources/lists/envelope-words.ts'
import type { Page } from '../../../src/resources/lists/page.ts'
import { documentOf } from '../../fixtures/start.ts'

const contract = contractOf(await load(documentOf({}), {}))
const text = { type: 'string' }
const integer = { type: 'integer' }
const uri = { type: 'string', format: 'uri' }

/** The second of three pages of ten things. */
const middle: Page = {
  items: ['d', 'e', 'f', 'g'].map((key, index) => ({ key, ordinal: index + 4, row: undefined })),
  from: 4,
  total: 10,
  size: 4,
  style: 'page',
  offset: 4,
  number: 2,
  textPages: false,
  firstNumber: 1,
  pages: 3,
  next: { page: '3' },
  previous: { page: '1' },
  first: { page: '1' },
  last: { page: '3' },
  nextCursor: 'g',
  previousCursor: 'c',
  startCursor: 'd',
  sorted: false,
  unit: 'items'
}
const none = { next: undefined, previous: undefined, first: undefined, last: undefined }
/** All ten things at once. */
const whole: Page = {
  ...middle,
  ...none,
  from: 0,
  offset: 0,
  style: 'whole',
  nextCursor: undefined,
  previousCursor: undefined
}
const cursors: Page = { ...middle, ...none, style: 'cursor', next: { after: 'g' }, previous: { before: 'd' } }

const url = (change: Record<string, string> = {}) => `/things?${new URLSearchParams(change)}`

/** Fills an envelope of some members for a page. */
function says(
  properties: Record<string, Schema>,
  page: Page,
  present: object = {},
  required = Object.keys(properties),
  asked: Record<string, string> = {}
) {
  const schema = { type: 'object', required, properties }
  const parameters = Object.fromEntries(
    Object.entries(asked).map(([ask, name]) => [ask, { name } as unknown as Parameter])
  )
  return filledEnvelope(present, envelopeWords(contract, schema, ['data'], parameters), { page, url })
}

t.test('a member of an envelope says what is so, in its own type', async (t) => {
  const nullable = { type: ['string', 'null'] }
  const cases: [said: unknown, wanted: unknown][] = [
    [says({ total: integer }, middle), { total: 10 }],
    [says({ count: integer }, middle), { count: 10 }],
    [says({ count: integer, total: integer }, middle), { count: 4, total: 10 }],
    [says({ total: text }, middle, { total: '7' }), { total: '10' }],
    [says({ total: text }, middle, { total: 'many' }), { total: 'many' }],
    [says({ total: {} }, middle, { total: 7 }), { total: 10 }],
    [says({ page: text }, middle, { page: '7' }), { page: '2' }],
    [says({ page: text }, middle, { page: 'x' }), { page: 'x' }],
    [
      says({ data: { type: 'array' }, pages: { type: 'array', items: text } }, middle, { pages: ['x'] }),
      { pages: ['x'] }
    ],
    [says({ color: text }, middle, { color: 'x' }), { color: 'x' }],
    // Numbers, addresses and flags of the first and the last page.
    [says({ first_page: integer, last_page: integer }, middle), { first_page: 1, last_page: 3 }],
    [says({ first_page: uri, last_page: uri }, middle), { first_page: '/things?page=1', last_page: '/things?page=3' }],
    [says({ first_page: text, last_page: text }, middle, { first_page: 'x' }), { first_page: 'x' }],
    [
      says({ first: { type: 'boolean' }, self: { type: 'boolean' } }, middle, { self: true }),
      { first: false, self: true }
    ],
    [says({ has_prev: { type: 'boolean' }, next: { type: 'boolean' } }, middle), { has_prev: true, next: true }],
    [says({ has_next: text, has_prev: text }, middle, { has_next: 'x' }), { has_next: 'x' }],
    [says({ first: text, last: text }, whole), { first: '/things?', last: '' }],
    // The way on and back.
    [says({ next: uri, previous: uri }, middle), { next: '/things?page=3', previous: '/things?page=1' }],
    [says({ next: nullable }, whole, { next: 'x' }), { next: null }],
    [says({ next: text }, whole, { next: 'x' }), { next: '' }],
    [says({ next: text }, whole, { next: 'x' }, []), {}],
    [says({ next: integer }, whole, { next: 7 }), { next: 0 }],
    [says({ next: { ...integer, minimum: 1 } }, whole, { next: 7 }), { next: 7 }],
    [says({ next: text, previous: text }, cursors), { next: 'g', previous: 'c' }],
    [says({ next: text }, cursors, { next: '/x' }), { next: '/things?after=g' }],
    [says({ next: { type: ['string', 'integer'] } }, cursors), { next: 'g' }],
    [says({ next_url: text, last_url: text }, middle), { next_url: '/things?page=3', last_url: '/things?page=3' }],
    [
      says({ next_page: text, previous_page: text }, middle),
      { next_page: '/things?page=3', previous_page: '/things?page=1' }
    ],
    [says({ next_page: text, previous_page: text }, cursors), { next_page: 'g', previous_page: 'c' }],
    [says({ next_page: text }, { ...cursors, nextCursor: undefined }), { next_page: '' }],
    [says({ next_page: uri }, cursors), { next_page: '/things?after=g' }],
    [says({ next_offset: integer }, middle), { next_offset: 8 }],
    [says({ next_offset: text }, middle), { next_offset: '8' }],
    [says({ next_offset: uri }, middle), { next_offset: '/things?page=3' }],
    [says({ next_offset: text }, cursors), { next_offset: 'g' }],
    [says({ first_id: text, last_id: text }, middle), { first_id: 'd', last_id: 'g' }],
    [says({ last_id: nullable }, { ...whole, items: [] }), { last_id: null }],
    [says({ next_offset: { type: ['integer', 'null'] } }, whole), { next_offset: null }],
    [says({ next_cursor: text, prev_cursor: text }, middle), { next_cursor: 'g', prev_cursor: 'c' }],
    [says({ next_cursor: uri }, cursors), { next_cursor: '/things?after=g' }],
    [says({ next_cursor: integer }, { ...middle, nextCursor: '12' }), { next_cursor: 12 }],
    [says({ next_cursor: integer }, middle, { next_cursor: 7 }), { next_cursor: 7 }],
    [says({ start_cursor: text }, middle), { start_cursor: 'd' }],
    // An address of the page itself.
    [says({ self: uri }, middle), { self: '/things?' }],
    [says({ self: text }, middle, { self: 'https://a.example/' }), { self: '/things?' }],
    [says({ self: text }, middle, { self: 'x' }), { self: 'x' }]
  ]
  for (const [index, [said, wanted]] of cases.entries()) t.same(said, wanted, `case ${index}`)
})

t.test('a member is called by a parameter', async (t) => {
  const by = (asked: Record<string, string>, ...names: string[]) =>
    says(Object.fromEntries(names.map((name) => [name, { type: ['string', 'null'] }])), cursors, {}, [], asked)
  t.same(by({ after: 'since_id' }, 'next_since_id', 'prev_since_id', 'since_id'), {
    next_since_id: 'g',
    prev_since_id: 'c',
    since_id: 'g'
  })
  t.same(by({ after: 'a', before: 'until_key' }, 'previous_a', 'until_key'), { previous_a: 'c', until_key: 'c' })
  t.same(by({ after: 'a' }, 'b'), {})
  const numbers = (asked: Record<string, string>, ...names: string[]) =>
    says(Object.fromEntries(names.map((name) => [name, integer])), middle, {}, [], asked)
  t.same(numbers({ offset: 'gap' }, 'next_gap'), { next_gap: 8 })
  t.same(numbers({ page: 'leaf' }, 'next_leaf', 'prev_leaf', 'previous_leaf'), {
    next_leaf: 3,
    prev_leaf: 1,
    previous_leaf: 1
  })
})

t.test('a count beside cursors is that of the page', async (t) => {
  t.same(says({ count: integer }, cursors, {}, [], { after: 'cursor' }), { count: 4 })
  t.same(says({ count: integer }, middle, {}, [], { after: 'cursor', page: 'page' }), { count: 10 })
  t.same(says({ count: integer }, middle, {}, [], { after: 'cursor', offset: 'offset' }), { count: 10 })
})

t.test('the size of a page is one that its schema admits', async (t) => {
  const sizes = {
    size: { ...integer, minimum: 5 },
    perPage: { ...integer, minimum: 1 },
    total: { ...integer, minimum: 20 }
  }
  t.same(says(sizes, middle), { size: 5, perPage: 4, total: 10 })
})

t.test('the places of the first and the last row of a page begin at 1', async (t) => {
  const both = { from: { type: ['integer', 'null'] }, to: { type: ['integer', 'null'] } }
  t.same(says(both, middle), { from: 5, to: 8 })
  t.same(says(both, { ...whole, items: [] }), { from: null, to: null })
  t.same(says({ from: text, to: text }, middle, { from: 'x', to: 'y' }, []), {}, 'texts say no places')
  t.same(says(both, middle, { to: 7 }, [], { offset: 'from' }), { from: 4, to: 7 })
  t.same(says({ from: integer }, middle), { from: 4 })
})

t.test('a part of a link leads where the link does', async (t) => {
  const inside = (outer: string, name: string, page: Page, schema: Schema = text) =>
    says({ [outer]: { type: 'object', properties: { [name]: schema } } }, page, {})
  const ways: [outer: string, name: string, page: Page, schema: Schema, wanted: unknown][] = [
    ['next', 'after', cursors, text, 'g'],
    ['next', 'url', cursors, text, 'g'],
    ['next', 'url', cursors, uri, '/things?after=g'],
    ['next_page', 'offset', { ...middle, next: { offset: '8' } }, text, '8'],
    ['next', 'page', middle, integer, 3],
    ['next', 'limit', middle, integer, 4],
    ['previous', 'cursor', cursors, text, 'c'],
    ['previous', 'number', middle, integer, 1],
    ['previous', 'limit', middle, integer, 4],
    ['first', 'page', middle, integer, 1],
    ['first', 'limit', middle, integer, 4]
  ]
  for (const [outer, name, page, schema, wanted] of ways)
    t.same(inside(outer, name, page, schema), { [outer]: { [name]: wanted } }, `${outer} ${name}`)
})

t.test('links that are objects are filled, or gone where they lead nowhere', async (t) => {
  const link = { type: 'object', properties: { href: text } }
  const nullable = { anyOf: [link, { type: 'null' }] }
  t.same(says({ next: link }, middle), { next: { href: '/things?page=3' } })
  t.same(says({ next: link }, middle, { next: { href: 'x', title: 'y' } }), {
    next: { href: '/things?page=3', title: 'y' }
  })
  t.same(says({ next: nullable }, whole, { next: { href: 'x' } }), { next: null })
  t.same(says({ next: link }, whole, { next: { href: 'x' } }, []), {})
  t.same(says({ next: link }, whole, { next: { href: 'x' } }), { next: {} })
  t.same(says({ self: { type: 'object' } }, whole), { self: {} })
  const deep = { type: 'object', properties: { links: { type: 'object', properties: { next: uri } } } }
  t.same(says({ meta: deep }, middle, { meta: { links: {} } }), { meta: { links: { next: '/things?page=3' } } })
  t.same(says({ meta: deep }, middle, { meta: 'x' }), { meta: 'x' })
  t.same(says({ meta: deep }, middle, {}), {})
  t.same(says({ a: { type: 'object', properties: { b: deep } } }, middle, { a: null }), { a: null })
})

t.test('examples of the document stay as they are', async (t) => {
  const shown = { meta: { total: 7 } }
  const schema = {
    type: 'object',
    properties: { meta: { type: 'object', properties: { total: integer, page: integer } } }
  }
  t.same(filledEnvelope(shown, envelopeWords(contract, schema, []), { page: middle, url }), {
    meta: { total: 10, page: 2 }
  })
  t.same(shown, { meta: { total: 7 } })
  t.equal(filledEnvelope('x', envelopeWords(contract, schema, []), { page: middle, url }), 'x')
})

t.test('headers say what is so', async (t) => {
  t.same(
    listHeaders(['Content-Range', 'Link', 'X-Total-Count', 'X-Odd', 'X-Request-Id', 'X-Next-Url'], {
      page: middle,
      url
    }),
    {
      'content-range': 'items 4-7/10',
      link: ['first" 1', 'prev" 1', 'next" 3', 'last" 3']
        .map((one) => one.split('" '))
        .map(([name, page]) => `</things?page=${page}>; rel="${name}"`)
        .join(', '),
      'x-total-count': '10'
    }
  )
  t.same(listHeaders(['Content-Range'], { page: { ...whole, items: [], total: 0, unit: 'rows' }, url }), {
    'content-range': 'rows */0'
  })
  t.same(listHeaders(['Accept-Ranges'], { page: { ...whole, style: 'range', unit: 'rows' }, url }), {
    'accept-ranges': 'rows'
  })
  t.same(listHeaders(['Accept-Ranges'], { page: whole, url }), {})
  t.same(listHeaders(['Link', 'X-Next-Cursor', 'X-Count', 'Pagination-Pages'], { page: whole, url }), {
    link: '',
    'x-next-cursor': '',
    'x-count': '10',
    'pagination-pages': '3'
  })
})

t.test('links that an envelope lacks are added', async (t) => {
  const links = { type: 'array', items: { type: 'object', properties: { rel: text, href: text } } }
  const added = says({ links }, { ...middle, first: undefined, last: undefined }, {}, [])
  const wanted = [
    { rel: 'self', href: '/things?' },
    { rel: 'prev', href: '/things?page=1' },
    { rel: 'next', href: '/things?page=3' }
  ]
  t.same(added, { links: wanted })
})
