import t from 'tap'
import type { Parameter, ParameterValues } from '../../src/contract/contract.ts'
import { namesSent, valuesReader } from '../../src/request/parameters.ts'
import { resourcesOf } from '../../src/schema/meaning/schema-resources.ts'
import { checkerOf } from '../../src/schema/validator.ts'

const integers = { type: 'array', items: { type: 'integer' } }
const words = { type: 'array', items: { type: 'string' } }
const color = { type: 'object', properties: { R: { type: 'integer' }, G: { type: 'integer' } } }
const open = { type: 'object', additionalProperties: { type: 'integer' } }
const integer = { type: 'integer' }
const text = { type: 'string' }

const checker = checkerOf(
  resourcesOf({
    components: {
      schemas: {
        Size: { type: 'integer', maximum: 9 },
        Round: { $ref: '#/components/schemas/Round' },
        Color: { allOf: [color, { properties: { B: { $ref: '#/components/schemas/Size' } } }] }
      }
    }
  })
)
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })

type Place = keyof ParameterValues
type Extra = { style?: string; explode?: boolean; required?: boolean; content?: string; object?: object; name?: string }

function parameter(place: Parameter['in'], schema: unknown, extra: Extra = {}): Parameter {
  const style = extra.style ?? (place === 'path' || place === 'header' ? 'simple' : 'form')
  const defaults = { name: 'c', in: place, style, explode: style === 'form', required: false }
  return { ...defaults, schema, object: {}, at: '', ...extra } as unknown as Parameter
}

function read(place: Parameter['in'], schema: unknown, sent: string, extra?: Extra) {
  const headers: Record<string, string> = place === 'header' ? { c: sent } : place === 'cookie' ? { cookie: sent } : {}
  const query = place.startsWith('query') ? sent : ''
  const request = { path: place === 'path' ? { c: sent } : {}, query, headers }
  const { values, violations } = valuesReader([parameter(place, schema, extra)], checker)(request)
  const found = values[place === 'querystring' ? 'query' : (place as Place)][extra?.name ?? 'c']
  return { value: found, violations: violations.map(({ at, message }) => `${at} ${message}`) }
}

type Row = [
  place: Parameter['in'],
  sent: string,
  extra: Extra,
  schema: unknown,
  value: unknown,
  ...violations: string[]
]

const table = (name: string, rows: Row[]) =>
  t.test(name, async (t) => {
    for (const [place, sent, extra, schema, value, ...violations] of rows) {
      const { value: found, violations: told } = read(place, schema, sent, extra)
      const what = `${place} ${sent} ${JSON.stringify(extra)}`
      t.equal(JSON.stringify(found), JSON.stringify(value), what)
      t.same(told, violations, what)
    }
  })

table('the styles of a path', [
  ['path', 'blue', {}, text, 'blue'],
  ['path', '3,4', {}, integers, [3, 4]],
  ['path', '3,4', { explode: true }, integers, [3, 4]],
  ['path', 'R,100,G,200', {}, color, { R: 100, G: 200 }],
  ['path', 'R=100,G=200', { explode: true }, color, { R: 100, G: 200 }],
  ['path', '.blue', { style: 'label' }, text, 'blue'],
  ['path', '.3,4', { style: 'label' }, integers, [3, 4]],
  ['path', '.3.4', { style: 'label' }, integers, [3, 4]],
  ['path', '.3.4', { style: 'label', explode: true }, integers, [3, 4]],
  ['path', '.R,100,G,200', { style: 'label' }, color, { R: 100, G: 200 }],
  ['path', '.R=100.G=200', { style: 'label', explode: true }, color, { R: 100, G: 200 }],
  ['path', 'blue', { style: 'label' }, text, undefined, '/c must begin with a dot (style label)'],
  ['path', ';c=blue', { style: 'matrix' }, text, 'blue'],
  ['path', ';c', { style: 'matrix' }, text, ''],
  ['path', ';c=3,4', { style: 'matrix' }, integers, [3, 4]],
  ['path', ';c=3;c=4', { style: 'matrix', explode: true }, integers, [3, 4]],
  ['path', ';c=R,100,G,200', { style: 'matrix' }, color, { R: 100, G: 200 }],
  ['path', ';R=100;G=200', { style: 'matrix', explode: true }, color, { R: 100, G: 200 }],
  ['path', ';d=blue', { style: 'matrix' }, text, undefined, '/c must be written as ;c=… (style matrix)'],
  ['path', ';c=3;c=4', { style: 'matrix' }, integers, undefined, '/c is given 2 times, but takes one value'],
  ['path', 'blue', { style: 'unheard-of' }, text, 'blue']
])

table('the styles of a query', [
  ['query', 'c=blue', {}, text, 'blue'],
  ['query', 'c=3&x=1&c=4', {}, integers, [3, 4]],
  ['query', 'c=3', {}, integers, [3]],
  ['query', 'c=3,4', { explode: false }, integers, [3, 4]],
  ['query', 'R=100&G=200', {}, color, { R: 100, G: 200 }],
  ['query', 'c=R,100,G,200', { explode: false }, color, { R: 100, G: 200 }],
  ['query', 'a=1&b=2', {}, open, { a: 1, b: 2 }],
  ['query', 'R=1&R=2', {}, color, { R: ['1', '2'] }, '/c/R must be an integer'],
  ['query', 'x=1', {}, color, undefined],
  ['query', 'c=3%204+5', { style: 'spaceDelimited' }, integers, [3, 4, 5]],
  ['query', 'c=R%20100%20G%20200', { style: 'spaceDelimited' }, color, { R: 100, G: 200 }],
  ['query', 'c=3&c=4', { style: 'spaceDelimited', explode: true }, integers, [3, 4]],
  ['query', 'c=3|4%7C5%7c6', { style: 'pipeDelimited' }, integers, [3, 4, 5, 6]],
  ['query', 'c=3%094', { style: 'tsv' }, integers, [3, 4]],
  ['header', '3|4', { style: 'pipes' }, integers, [3, 4]],
  ['path', '3%204', { style: 'ssv' }, integers, [3, 4]],
  ['query', 'c=3&c=4', { style: 'pipeDelimited', explode: true }, integers, [3, 4]],
  ['query', 'c=3,4', { style: 'pipeDelimited' }, { ...words, minItems: 2 }, ['3,4'], '/c must have at least 2 items'],
  ['query', 'c[R]=100&c%5BG%5D=200', { style: 'deepObject' }, color, { R: 100, G: 200 }],
  ['query', 'c[B]=10', { style: 'deepObject' }, ref('Color'), { B: 10 }, '/c/B must be at most 9'],
  ['query', 'c[a][b]=1', { style: 'deepObject' }, { properties: { a: open } }, { a: { b: 1 } }],
  ['query', 'c[a][]=1&c[a][]=2', { style: 'deepObject' }, { properties: { a: integers } }, { a: [1, 2] }],
  ['query', 'c[a][]=1', { style: 'deepObject' }, { properties: { a: integers } }, { a: [1] }],
  ['query', 'c[a][1]=1&c[a][0]=0', { style: 'deepObject' }, { properties: { a: integers } }, { a: [0, 1] }],
  ['query', 'c[a]=1', { style: 'deepObject' }, { properties: { a: integers } }, { a: [1] }],
  ['query', 'c[a]=1&c[a]=2', { style: 'deepObject' }, { properties: { a: integers } }, { a: [1, 2] }],
  ['query', 'c[a]=', { style: 'deepObject' }, { properties: { a: integers } }, { a: [] }],
  ['query', 'c[1000000000]=1&c[0]=2', { style: 'deepObject' }, integers, [2, 1]],
  ['query', 'c[5]=1', { style: 'deepObject' }, open, { '5': 1 }],
  ['query', 'c[x]=1', { style: 'deepObject' }, integers, { x: '1' }, '/c must be an array'],
  ['query', 'd[R]=1', { style: 'deepObject' }, color, undefined],
  ['query', 'cc[R]=1', { style: 'deepObject' }, color, undefined],
  ['query', 'c=1', { style: 'deepObject' }, integer, 1],
  ['query', 'c=1', { style: 'deepObject' }, color, undefined, '/c must be written as c[member]=value'],
  ['query', 'c[R=1', { style: 'deepObject' }, color, undefined, '/c must be written as name[member]=value'],
  ['query', `c${'[a]'.repeat(33)}=1`, { style: 'deepObject' }, color, undefined, '/c is nested too deeply'],
  ['query', 'c=blue', { style: 'unheard-of' }, text, 'blue']
])

table('the styles of headers and cookies', [
  ['header', 'blue', {}, text, 'blue'],
  ['header', '100%', {}, text, '100%'],
  ['header', '3, 4', {}, integers, [3, 4]],
  ['header', 'R, 100, G, 200', {}, color, { R: 100, G: 200 }],
  ['header', 'R=100, G=200', { explode: true }, color, { R: 100, G: 200 }],
  ['cookie', 'a=b; c=5', {}, integer, 5],
  ['cookie', 'c="a b"', {}, text, 'a b'],
  ['cookie', 'c=%41%zz', {}, text, '%41%zz'],
  ['cookie', 'c=a+b%20c', {}, text, 'a+b c'],
  ['cookie', 'c=3,4', { explode: false }, integers, [3, 4]],
  ['cookie', 'c=3; c=4', { style: 'cookie', explode: true }, integers, [3, 4]],
  ['cookie', 'R=100; G=200', {}, color, { R: 100, G: 200 }],
  ['cookie', 'd=1', {}, integer, undefined]
])

table('percent-encoding is undone after delimiters were found', [
  ['path', 'a%2Fb%2Cc', {}, words, ['a/b,c']],
  ['path', 'a%20b+c', {}, text, 'a b+c'],
  ['query', 'c=a%2Cb,c', { explode: false }, words, ['a,b', 'c']],
  ['query', 'c=a%26b%3Dc', {}, text, 'a&b=c'],
  ['query', 'c=a+b%20c%2B', {}, text, 'a b c+'],
  ['path', '3%2C4', {}, integers, [3, 4]],
  ['query', 'c=3%2C4', { explode: false }, integers, [3, 4]],
  ['query', 'c=3%2c4', { explode: false }, integers, [3, 4]],
  ['query', 'c=3%2Cx', { explode: false }, integers, ['3,x'], '/c/0 must be an integer'],
  ['query', 'c=3%2C4', {}, integers, ['3,4'], '/c/0 must be an integer'],
  ['query', 'c=a%2C4', { explode: false }, { type: 'object', properties: { a: integer } }, { a: 4 }],
  ['query', 'c=a', { explode: false }, { type: 'object' }, undefined, '/c must be written as names and values in turn'],
  ['header', '3%2C4', {}, integers, ['3%2C4'], '/c/0 must be an integer'],
  ['query', '%63=1', {}, integer, 1],
  ['query', 'c==&&', {}, text, '='],
  ['query', '%zz=1&c=1', {}, integer, 1],
  ['query', 'c=%zz', {}, text, undefined, '/c is not valid percent-encoding'],
  ['query', 'c=%E0%A4%A', {}, text, undefined, '/c is not valid percent-encoding'],
  ['path', '%', {}, integer, undefined, '/c is not valid percent-encoding']
])

table('text becomes what the schema wants, in JSON spelling, or stays and is named', [
  ['query', 'c=-5', {}, integer, -5],
  ['query', 'c=007', {}, integer, '007', '/c must be an integer'],
  ['query', 'c=1e3', {}, integer, '1e3', '/c must be an integer'],
  ['query', 'c=+5', {}, integer, ' 5', '/c must be an integer'],
  ['query', 'c=', {}, integer, '', '/c must be an integer'],
  ['query', 'c=1.5e3', {}, { type: 'number' }, 1500],
  ['query', 'c=1e999', {}, { type: 'number' }, '1e999', '/c must be a number'],
  ['query', 'c=.5', {}, { type: 'number' }, '.5', '/c must be a number'],
  ['query', 'c=true', {}, { type: 'boolean' }, true],
  ['query', 'c=false', {}, { type: 'boolean' }, false],
  ['query', 'c=TRUE', {}, { type: 'boolean' }, 'TRUE', '/c must be a boolean'],
  ['query', 'c=null', {}, { type: ['integer', 'null'] }, null],
  ['query', 'c=', {}, { type: ['integer', 'null'] }, null],
  ['query', 'c=x', {}, { type: ['integer', 'null'] }, 'x', '/c must be an integer or null'],
  ['query', 'c=', {}, { type: ['string', 'null'] }, ''],
  ['query', 'c=5', {}, ref('Size'), 5],
  ['query', 'c=10', {}, { oneOf: [ref('Size'), { type: 'string', minLength: 2 }] }, '10'],
  ['query', 'c=5', {}, { anyOf: [ref('Size'), text] }, 5],
  ['query', 'c=2', {}, { enum: [1, 2] }, 2],
  ['query', 'c=2', {}, { enum: [[2], null] }, ['2'], '/c must be one of [2], null'],
  ['query', 'c=2', {}, { const: 2 }, 2],
  ['query', 'c=2', {}, true, '2'],
  ['query', 'c=2', {}, false, '2', '/c is not allowed'],
  ['query', 'c=2', {}, ref('None'), '2'],
  ['query', 'c=2', {}, ref('Round'), '2'],
  ['query', 'c=1&c=2', {}, true, ['1', '2']],
  ['query', 'c=1&c=a', {}, { prefixItems: [integer], items: text }, [1, 'a']],
  ['query', 'c=1&c=a', {}, { type: 'array' }, ['1', 'a']],
  ['query', 'c=1', {}, { type: ['array', 'integer'], items: integer }, 1],
  // Members of members have no form of their own, so clients send JSON.
  ['query', 'list=[1,2]', {}, { type: 'object', properties: { list: integers } }, { list: [1, 2] }],
  [
    'query',
    'list=[{"R":1}]',
    {},
    { type: 'object', properties: { list: { type: 'array', items: color } } },
    { list: [{ R: 1 }] }
  ],
  [
    'query',
    'list=[1',
    {},
    { type: 'object', properties: { list: integers } },
    { list: ['[1'] },
    '/c/list/0 must be an integer'
  ],
  [
    'query',
    'list=["a"]',
    {},
    { type: 'object', properties: { list: { type: 'array', items: { type: 'string', pattern: '^\\[' } } } },
    { list: ['["a"]'] }
  ],
  ['query', 'list=[1]', {}, { type: 'object', properties: { list: { type: ['array', 'string'] } } }, { list: '[1]' }],
  ['query', 'c=1,2', { explode: false }, { type: ['array', 'integer'], items: integer }, [1, 2]],
  ['query', 'c=1', { explode: false }, { type: ['array', 'integer'], items: integer }, 1],
  ['query', 'c=1', {}, { oneOf: [{ type: 'object', properties: { R: text } }, integer] }, 1],
  ['query', 'R=1', {}, { anyOf: [color, { properties: { R: text } }] }, { R: 1 }],
  [
    'query',
    'c=1',
    { explode: false },
    { additionalProperties: true },
    undefined,
    '/c must be written as names and values in turn'
  ]
])

table('empty, missing and repeated values', [
  ['query', '', {}, text, undefined],
  ['query', '', { required: true }, text, undefined, '/c is required'],
  ['query', '', { required: true }, open, {}],
  ['query', '', { required: true }, { ...open, minProperties: 1 }, undefined, '/c is required'],
  ['query', '', { required: true, explode: false }, open, undefined, '/c is required'],
  ['cookie', '', { required: true }, open, undefined, '/c is required'],
  ['query', 'c=%7B%22R%22:1%7D&c=%7B%7D', {}, { type: 'array', items: color }, [{ R: 1 }, {}]],
  ['query', 'c=%7B', {}, { type: 'array', items: color }, ['{'], '/c/0 must be an object'],
  ['query', 'c=%7B%7D', {}, words, ['{}']],
  ['path', '', { required: true }, text, undefined, '/c is required'],
  ['path', '', { required: true }, integer, undefined, '/c is required'],
  ['path', '', { required: true }, integers, []],
  ['path', '', { required: true }, color, {}],
  ['header', '', {}, { type: 'boolean' }, undefined],
  ['header', '', { required: true }, integer, undefined, '/c is required'],
  ['header', '', {}, text, ''],
  ['header', '', {}, { type: ['integer', 'string'] }, ''],
  ['header', '', {}, integers, []],
  ['query', 'c', {}, text, ''],
  ['query', 'c=', {}, integers, []],
  ['query', 'c=', { explode: false }, integers, []],
  ['query', 'c=', { explode: false }, color, {}],
  ['path', 'R=1,,G=2', { explode: true }, color, { R: 1, G: 2 }],
  ['path', 'R', { explode: true }, color, undefined, '/c must be written as name=value pairs'],
  ['query', 'c=R,1,G', { explode: false }, color, undefined, '/c must be written as names and values in turn'],
  ['query', 'c=', { object: { allowEmptyValue: true } }, integer, ''],
  ['query', 'c=1&c=2', {}, integer, undefined, '/c is given 2 times, but takes one value'],
  ['query', `c=${'9'.repeat(400)}`, {}, integer, '9'.repeat(400), '/c must be an integer']
])

table('parameters that are described by a media type', [
  ['query', 'c=%7B%22a%22:1%7D', { content: 'application/json' }, color, { a: 1 }],
  ['query', 'c={', { content: 'application/json' }, color, undefined, '/c is not valid JSON'],
  ['query', 'c=%zz', { content: 'application/json' }, color, undefined, '/c is not valid percent-encoding'],
  ['query', 'd=1', { content: 'application/json' }, color, undefined],
  ['header', '[1]', { content: 'application/vnd.x+json; v=1' }, integers, [1]],
  ['cookie', 'c=%5B1%5D', { content: 'application/json' }, integers, [1]],
  ['path', '%7B%7D', { content: 'application/json' }, color, {}],
  ['path', 'a%20b', { content: 'application/json' }, text, 'a b'],
  ['path', '%22a%22', { content: 'application/json' }, text, 'a'],
  ['query', 'c=12', { content: 'application/json' }, text, '12'],
  ['query', 'c=a%20b', { content: 'text/plain' }, text, 'a b'],
  ['query', 'c=a', { content: '' }, text, 'a'],
  ['querystring', '%7B%22R%22:1%7D', { content: 'application/json' }, color, { R: 1 }],
  [
    'querystring',
    'R=1&G=2&x=1&x=2',
    { content: 'application/x-www-form-urlencoded' },
    color,
    { R: 1, G: 2, x: ['1', '2'] }
  ],
  ['querystring', '', { content: 'application/json', required: true }, color, undefined, '/c is required']
])

t.test('names are matched as HTTP wants it', async (t) => {
  const plan = valuesReader(
    [parameter('header', integer, { name: 'X-Rate' }), parameter('query', text, { name: 'a b/c~' })],
    checker
  )
  const { values, violations } = plan({ path: {}, query: 'A=1&a+b/c~=%zz', headers: { 'x-rate': ['1', '2'] } })
  t.equal(values.header['X-Rate'], '1,2')
  t.match(violations, [
    { in: 'header', at: '/X-Rate', message: 'must be an integer', keyword: 'type' },
    { in: 'query', at: '/a b~1c~0', keyword: 'encoding' }
  ])
})

t.test('cookies of several header fields count', async (t) => {
  const sent = { path: {}, query: '', headers: { cookie: ['a=1', 'c=2'] } }
  t.equal(valuesReader([parameter('cookie', integer)], checker)(sent).values.cookie.c, 2)
})

t.test('an open object takes what is nobody else’s', async (t) => {
  const parameters = [parameter('query', integer, { name: 'limit' }), parameter('query', open, { name: 'filter' })]
  const { values } = valuesReader(parameters, checker)({ path: {}, query: 'limit=1&a=2&b=3', headers: {} })
  t.same(JSON.stringify(values.query), '{"limit":1,"filter":{"a":2,"b":3}}')
})

t.test('names of prototypes are names like any other', async (t) => {
  const names = ['__proto__', 'constructor', 'toString']
  const parameters = (['path', 'query', 'header', 'cookie'] as const).flatMap((place) =>
    names.map((name) => parameter(place, text, { name }))
  )
  const absent = valuesReader(parameters, checker)({ path: {}, query: '', headers: {} })
  t.same(absent.violations, [])
  t.same(
    [absent.values.path, absent.values.header].map((one) => Object.keys(one)),
    [[], []]
  )
  const query = '__proto__=1&constructor[prototype][x]=1&c[__proto__][polluted]=1'
  const sent = [...parameters, parameter('query', { type: 'object' }, { style: 'deepObject' })]
  const { values } = valuesReader(sent, checker)({ path: {}, query, headers: {} })
  t.equal(JSON.stringify(values.query), '{"__proto__":"1","c":{"__proto__":{"polluted":"1"}}}')
  t.equal(({} as Record<string, unknown>).polluted, undefined)
})

t.test('schemas that are composed without end have one', async (t) => {
  const wide = { anyOf: Array.from({ length: 1500 }, (_, index) => ({ type: 'integer', minimum: index })) }
  t.same(read('query', wide, 'c=5').value, 5)
})

t.test('a fault of ours is not taken for one of the request', async (t) => {
  const broken = {
    ...checker,
    check: () => {
      throw new Error('ours')
    }
  }
  t.throws(() => valuesReader([parameter('query', integer)], broken)({ path: {}, query: 'c=1', headers: {} }), /ours/)
})

t.test('long queries are read', async (t) => {
  const many = valuesReader(
    [parameter('query', { ...integers, maxItems: 5 }), parameter('query', color, { name: 'd', style: 'deepObject' })],
    checker
  )
  const ask = (query: string) => many({ path: {}, query, headers: {} }).violations.map(({ message }) => message)
  t.same(ask('c=1&'.repeat(100_000)), ['must have at most 5 items'])
  t.same(ask(Array.from({ length: 100_000 }, (_, index) => `k${index}=1`).join('&')), [])
  t.same(ask('d['.repeat(100_000)), ['must be written as name[member]=value'])
})

table('a list in a list is delimited as Swagger 2.0 says in its items', [
  [
    'query',
    'c=1|2,3|4',
    { explode: false },
    nested('pipes'),
    [
      [1, 2],
      [3, 4]
    ]
  ],
  ['query', 'c=1%202,3', { explode: false }, nested('ssv'), [[1, 2], [3]]],
  ['query', 'c=1,2&c=3', {}, nested('csv'), [[1, 2], [3]]],
  ['query', 'c=1&c=', {}, nested('pipes'), [[1], []]],
  ['query', 'c=1', {}, nested('other'), [[1]]]
])

function nested(collectionFormat: string): object {
  return { type: 'array', items: { type: 'array', items: { type: 'integer' }, collectionFormat } }
}

t.test('text that a client copied from the query of a path template is not sent', async (t) => {
  const template = 'q={q}&c=fixed&empty='
  const readQuery = valuesReader([parameter('query', text, { name: 'q' }), parameter('query', text)], checker, template)
  for (const [query, q, c] of [
    ['q={q}&q=a', 'a', undefined],
    ['q=%7Bq%7D&c=fixed&q=a+b', 'a b', 'fixed'],
    ['q=a&c=fixed&c=fixed', 'a', 'fixed'],
    ['c=fixed&c=other', undefined, 'other'],
    ['q={q}', '{q}', undefined]
  ] as const) {
    const { values, violations } = readQuery({ path: {}, query, headers: {} })
    t.same(violations, [], query)
    t.same([values.query.q, values.query.c], [q, c], query)
  }
  t.match(readQuery({ path: {}, query: 'q=a&q=b', headers: {} }).violations, [{ at: '/q', keyword: 'repeated' }])
})

t.test('a parameter was sent where its name stands, in whatever spelling', async (t) => {
  const cases: [place: Parameter['in'], query: string, headers: Record<string, string>, wasSent: boolean][] = [
    ['path', '', {}, true],
    ['query', 'p=1', {}, true],
    ['query', 'a=1&p', {}, true],
    ['query', 'p[x]=1', {}, true],
    ['query', '%70=1', {}, true],
    ['query', 'help=1&a=p', {}, false],
    ['query', '', {}, false],
    ['querystring', 'a', {}, true],
    ['querystring', '', {}, false],
    ['header', '', { p: '' }, true],
    ['header', 'p=1', {}, false],
    ['cookie', '', { cookie: 'a=1; p=2' }, true],
    ['cookie', '', {}, false]
  ]
  for (const [place, query, headers, wasSent] of cases) {
    const one = { ...parameter(place, {}), name: 'p' }
    t.same(namesSent([one], { query, headers }), wasSent ? ['p'] : [], `${place} ${query}`)
  }
  const spaced = { ...parameter('query', {}), name: 'a b' }
  t.same(namesSent([spaced], { query: 'a+b=1', headers: {} }), ['a b'])
})

t.test('places without parameters share one record, which nothing can be put into', async (t) => {
  const sent = { path: { p: '1' }, query: 'q=1', headers: {} }
  const { values } = valuesReader([parameter('path', {})], checker)(sent)
  t.equal(values.query, values.cookie)
  t.throws(() => Object.assign(values.query, { a: 1 }), TypeError)
  t.equal('toString' in values.path, false)
})
