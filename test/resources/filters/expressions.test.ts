import t from 'tap'
import { expressionOf } from '../../../src/resources/filters/expressions.ts'
import { createStandin } from '../../../src/standin.ts'
import { documentOf, json } from '../../fixtures/start.ts'

const members = new Map([
  ['name', ['name']],
  ['price', ['price']],
  ['isopen', ['isOpen']],
  ['createdat', ['createdAt']],
  ['namefamily', ['who', 'family']],
  ['tags', ['tags']],
  ['mails', ['mails']],
  ['mailstype', ['mails', 'type']],
  ['mailsvalue', ['mails', 'value']],
  ['urnxbrand', ['urn:x', 'brand']]
])
const rows = [
  {
    name: "O'Neil",
    price: 5,
    isOpen: true,
    createdAt: '2031-01-01T00:00:00Z',
    who: { family: 'Bell' },
    tags: ['x'],
    'urn:x': { brand: 'a' }
  },
  {
    name: 'Anna and Co',
    price: 10,
    isOpen: false,
    createdAt: '2032-01-01T00:00:00Z',
    who: {},
    tags: [],
    mails: [
      { type: 'work', value: 'a@x.test' },
      { type: 'home', value: 'b@y.test' }
    ]
  },
  { name: 'Bo', price: null, isOpen: false, tags: ['y', 'z'], mails: [{ type: 'work', value: 'c@y.test' }] }
]

/** Returns the places of the rows that an expression takes; undefined for one that is not read. */
const taken = (text: string): number[] | undefined => {
  const test = expressionOf(text, members)
  return test && rows.flatMap((row, index) => (test(row) ? [index] : []))
}

t.test('an expression takes the rows that it says', async (t) => {
  const cases: [text: string, wanted: number[]][] = [
    ["name eq 'Bo'", [2]],
    ['name eq "Bo"', [2]],
    ["name eq 'O''Neil'", [0]],
    [String.raw`name eq "\Bo"`, [2]],
    ["name eq 'Anna and Co'", [1]],
    ["name ne 'Bo'", [0, 1]],
    ['price gt 5', [1]],
    ['price ge 5', [0, 1]],
    ['price lt 10', [0]],
    ['price le 10', [0, 1]],
    ['price eq null', [2]],
    ['price ne null', [0, 1]],
    ['isOpen eq TRUE', [0]],
    ['isOpen eq false', [1, 2]],
    ['createdAt ge 2031-06-01', [1]],
    ['name co "nn"', [1]],
    ['name sw "O"', [0]],
    ['name ew "o"', [1, 2]],
    ['price pr', [0, 1]],
    ['tags pr', [0, 2]],
    ['name.family pr', [0]],
    ["name/family eq 'Bell'", [0]],
    ["tags eq 'z'", [2]],
    ['mails[type eq "work"].value co "y.test"', [2]],
    ['mails[type eq "work" and value co "y.test"]', [2]],
    ['mails[type eq "home"] and name sw "A"', [1]],
    ['not (mails[type eq "home" or type eq "work"])', [0]],
    ['tags[value sw "z"] or tags[value eq "x"]', [0, 2]],
    ['urn:x:brand eq "a"', [0]],
    ['urn:ietf:params:scim:schemas:core:2.0:User:name eq "Bo"', [2]],
    ["contains(name,'nn')", [1]],
    ["startswith(name, 'Bo') or endswith(name,'eil')", [0, 2]],
    ["name in ('Bo', 'x')", [2]],
    ['not (price eq 5) and isOpen eq false', [1, 2]],
    ['not price eq 5', [1, 2]],
    ['price eq 5 or price eq 10 and isOpen eq true', [0]],
    ['(price eq 5 or price eq 10) and isOpen eq false', [1]],
    ['isOpen = false AND price > 5', [1]],
    ["name!='Bo'", [0, 1]],
    ['price<=5', [0]],
    ['price>=10', [1]],
    ['price<10', [0]],
    ["name=='Bo'", [2]],
    ["name <> 'Bo' ", [0, 1]]
  ]
  for (const [text, wanted] of cases) t.same(taken(text), wanted, text)
})

t.test('a text that is no expression is not read', async (t) => {
  const texts = [
    '',
    ' ',
    'name',
    'name eq',
    'eq',
    "name like 'x'",
    "other eq 'x'",
    "name eq 'x",
    "name eq 'x' and",
    "name eq 'x' 'y'",
    "(name eq 'x'",
    "name eq 'x')",
    'name eq (',
    'name eq =',
    "name in 'x'",
    "name in ('x'",
    'name in ()',
    'name in (,)',
    "length(name,'x')",
    "contains(other,'x')",
    "contains(name,'x'",
    'contains(name)',
    'not',
    "'name' eq 'x'",
    "$ eq 'x'",
    `${'('.repeat(51)}price eq 5${')'.repeat(51)}`,
    `${'not '.repeat(51)}price eq 5`,
    `${'mails['.repeat(51)}type eq 5${']'.repeat(51)}`,
    'mails[type eq "work"',
    'mails[].value eq "x"',
    'mails[name eq "Bo"]',
    'mails[type eq "work"].name eq "x"',
    'others[type eq "work"]',
    'mails[type eq "work"] value eq "x"'
  ]
  for (const text of texts) t.equal(taken(text), undefined, text.slice(0, 40))
  t.equal(expressionOf("$ eq 'x'", new Map([['s', ['s']]])), undefined, 'a sign names no member')
  t.same(taken(`${'('.repeat(50)}price eq 5${')'.repeat(50)}`), [0])
  t.same(taken(Array.from({ length: 50_000 }, () => 'price eq 5').join(' and ')), [0], 'a long one')
})

t.test('lists filter by $filter of OData and filter of SCIM', async (t) => {
  const text = { type: 'string' }
  const row = { type: 'object', required: ['id'], properties: { id: text, name: text, filters: text } }
  const list = { type: 'array', items: row }
  const total = { type: 'object', properties: { '@odata.count': { type: 'integer' }, value: list } }
  const get = (reply: object, ...names: [name: string, schema: object][]) => ({
    parameters: names.map(([name, schema]) => ({ in: 'query', name, schema })),
    responses: { 200: json(reply) }
  })
  const app = createStandin({
    document: documentOf({
      '/Things': { get: get(total, ['$filter', text], ['$orderby', text]) },
      '/Things({id})': {
        parameters: [{ in: 'path', name: 'id', required: true, schema: text }],
        get: { responses: { 200: json(row) } }
      },
      '/people': { get: get(list, ['filter', { ...text, enum: ['all', "name eq 'b'"] }]) },
      '/books': { get: get(list, ['filters', text]) }
    }),
    fixtures: false
  })
  t.teardown(() => app.close())
  const payload = ['a', 'b', 'c'].map((name) => ({ id: `k${name}`, name, filters: "name eq 'b'" }))
  for (const name of ['Things', 'people', 'books'])
    await app.inject({ method: 'PUT', url: `/__admin/rows/${name}`, payload })
  const ask = (path: string, query: Record<string, string>) => app.inject(`${path}?${new URLSearchParams(query)}`)
  const found = await ask('/Things', { $filter: "name ne 'b'", $orderby: 'name desc' })
  t.match(found.json(), { '@odata.count': 2, value: [{ name: 'c' }, { name: 'a' }] })
  t.match((await ask('/Things', { $filter: "name eq 'b'" })).json(), { '@odata.count': 1, value: [{ name: 'b' }] })
  const unread = await ask('/Things', { $filter: "nick eq 'b'", $orderby: 'nick' })
  t.equal(unread.json().value.length, 3)
  t.match(unread.headers['standin-reason'], /^\$orderby names no member.*; \$filter filters nothing: "nick eq 'b'"/)
  t.notOk((await ask('/Things', { $filter: '' })).headers['standin-reason'])
  t.equal((await ask('/people', { filter: "name eq 'b'" })).json().length, 3, 'the document lists the values')
  t.equal((await ask('/books', { filters: "name eq 'b'" })).json().length, 3, 'a member of the rows is compared')
})
