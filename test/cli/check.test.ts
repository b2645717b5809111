import { join } from 'node:path'
import t, { type Test } from 'tap'
import { check } from '../../src/cli/commands/check.ts'
import { documentOf, json } from '../fixtures/start.ts'
import { said } from './fixtures/say.ts'

const list = json({ type: 'array', items: { type: 'object', properties: { id: { type: 'integer' } } } })
const pets = documentOf({ '/pets': { get: { responses: { 200: list } } } })
const doubtful = `openapi: 3.1.0
info: { title: a, version: '1' }
paths:
  /pets:
    get:
      operationId: same
      responses: { 200: { description: 'x' } }
  /dogs:
    get:
      operationId: same
      responses: { 200: { description: 'x' }, 9000: { description: 'y' } }
`

/** Checks files that are there for the test. */
async function checked(t: Test, files: Record<string, string | object>, names: string[], options = {}) {
  const dir = t.testdir(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [
        name,
        'openapi' in Object(content) ? JSON.stringify(content) : content
      ])
    ) as Record<string, string>
  )
  const kept = said()
  const documents = names.map((name) => join(dir, name))
  const code = await check({ name: 'check', documents, options }, kept.say)
  return { code, out: kept.out.replaceAll(`${dir}/`, ''), err: kept.err.replaceAll(`${dir}/`, '') }
}

t.test('a document in order has nothing said of it', async (t) => {
  const found = await checked(t, { 'a.json': pets }, ['a.json'])
  t.same(found, { code: 0, out: 'live: pets by id: list\na.json: 1 operation, nothing to say\n', err: '' })
})

t.test('each finding is a line with its place, and their number is the last', async (t) => {
  const { code, out } = await checked(t, { 'a.yaml': doubtful }, ['a.yaml'])
  t.equal(code, 1)
  t.match(out, /^a\.yaml:11:47: \/paths\/~1dogs\/get\/responses\/9000: "9000" is no status.*$/m)
  t.match(out, /^a\.yaml:10:7: \/paths\/~1dogs\/get\/operationId: .*duplicate.*$/m)
  t.match(out, /\na\.yaml: 2 operations, 2 findings\n$/)
})

t.test('what cannot be read is told, and the rest is checked', async (t) => {
  const { code, out, err } = await checked(t, { 'a.json': pets }, ['none.yaml', 'a.json'])
  t.equal(code, 1)
  t.match(err, /^cannot read none\.yaml: there is no such file/)
  t.equal(out, 'live: pets by id: list\na.json: 1 operation, nothing to say\n')
})

t.test('the fixtures beside it are checked', async (t) => {
  const wrong = await checked(t, { 'a.json': pets, fixtures: { 'pets.yaml': '- { id: one }\n' } }, ['a.json'])
  t.equal(wrong.code, 1)
  t.match(
    wrong.out,
    /fixtures\/pets\.yaml:1:\d+: \/0\/id: .*\nlive: pets by id: list\na\.json: 1 operation, 1 finding\n$/
  )
  const stray = await checked(t, { 'a.json': pets, fixtures: { 'dogs.yaml': '[]' } }, ['a.json'])
  t.match(stray.out, /dogs\.yaml: .* no path that lists "dogs"/)
})

t.test('documents that claim the same URLs are told of', async (t) => {
  const files = { 'a.json': pets, 'b.json': pets }
  const { code, out } = await checked(t, files, ['a.json', 'b.json'])
  t.equal(code, 1)
  t.match(out, /GET \/pets of b\.json is answered by a\.json; give one a --prefix\n$/)
  t.match(await checked(t, files, ['a.json', 'b.json'], { prefix: ['/a', '/b'] }), { code: 0 })
})

t.test('a document with endless findings has the first of them listed', async (t) => {
  const paths = Object.fromEntries(Array.from({ length: 1100 }, (_, at) => [`p${at}`, {}]))
  const { out } = await checked(t, { 'a.json': documentOf(paths) }, ['a.json'])
  t.equal(out.split('\n').length, 1003)
  t.match(out, /\n… and 101 more\na\.json: 0 operations, 1101 findings\n$/)
})

t.test('examples that do not fit their schemas are told', async (t) => {
  const schema = { type: 'object', required: ['a'], properties: { a: { type: 'integer' } } }
  const shared = json(schema, { examples: { good: { value: { a: 1 } }, odd: { value: { a: 'x', b: 1 } } } })
  const document = documentOf(
    {
      '/a': { get: { responses: { 200: { $ref: '#/components/responses/Shared' }, 204: { description: 'none' } } } },
      '/b': {
        get: {
          responses: { 200: { $ref: '#/components/responses/Shared' }, 400: json(schema, { example: '{"a":1}' }) }
        }
      },
      '/d': { get: { responses: { 200: json(schema, { example: 'none' }) } } },
      '/c': { get: { responses: { 200: json({ ...schema, required: ['a', 'b', 'c'] }, { example: { a: 1 } }) } } }
    },
    { components: { responses: { Shared: shared } } }
  )
  const { code, out } = await checked(t, { 'a.json': document }, ['a.json'])
  t.equal(code, 1)
  t.match(out, /examples\/odd: the example does not fit its schema: \/a must be an integer; it is sent all .* by name/)
  t.match(out, /\/paths\/~1c\/get.*example: .*: \/b is required \(and 1 more\); what fits of it is kept/)
  t.match(out, /\/paths\/~1d\/get.*example: .* must be an object; it is sent all the same\n/)
  t.match(out, /4 operations, 3 findings/)
})

t.test('examples of requests that do not fit are told', async (t) => {
  const schema = { type: 'object', required: ['a'], properties: { a: { type: 'integer' }, id: { type: 'string' } } }
  const whole = { ...schema, required: ['a', 'id'], properties: { ...schema.properties, id: { readOnly: true } } }
  const integer = { type: 'integer' }
  const shared = { name: 's', in: 'query', schema: integer, example: 'x' }
  const post = {
    parameters: [
      { $ref: '#/components/parameters/Shared' },
      { name: 'p', in: 'query', schema: integer, examples: { good: { value: '5' }, bad: { value: 'x' } } },
      { name: 'c', in: 'query', content: { 'application/json': { schema, example: {} } } }
    ],
    requestBody: {
      content: {
        'application/json': {
          schema: whole,
          examples: { fits: { value: { a: 1 } }, odd: { value: { a: 'x' } }, refused: { value: {} } }
        },
        'application/xml': { schema, examples: { text: { value: '<a/>' }, data: { value: { a: 'x' } } } },
        'text/plain': { example: {} }
      }
    },
    responses: {
      200: { description: 'x' },
      400: json({ type: 'object' }, { examples: { refused: { value: {} } } })
    }
  }
  const document = documentOf(
    { '/a': { post }, '/b': { post: { ...post, requestBody: undefined } } },
    { components: { parameters: { Shared: shared } } }
  )
  const { code, out } = await checked(t, { 'a.json': document }, ['a.json'])
  t.equal(code, 1)
  const found = out.match(/\/\S+(?=: the example does not fit its schema: .*; a request that sends it is accepted)/g)
  t.same(
    found?.map((one) => one.slice(one.indexOf('/paths') === -1 ? one.indexOf('/components') : one.indexOf('/paths'))),
    [
      '/components/parameters/Shared/example',
      '/paths/~1a/post/parameters/1/examples/bad',
      '/paths/~1a/post/parameters/2/content/application~1json/example',
      '/paths/~1a/post/requestBody/content/application~1json/examples/odd',
      '/paths/~1a/post/requestBody/content/application~1xml/examples/data',
      '/paths/~1b/post/parameters/1/examples/bad',
      '/paths/~1b/post/parameters/2/content/application~1json/example'
    ]
  )
})

t.test('schemas that are read otherwise than written are told, and what faker does not know', async (t) => {
  const properties = {
    a: { type: 'string', enum: [1, 2] },
    b: { type: ['integer', 'null'], const: 'x' },
    d: { type: 'string', 'x-faker': 'nope.nope' },
    e: { type: 'string', 'x-faker': '{{person.firstName}} and {{nope.other}}' },
    f: { type: ['string', 'null'], enum: [null, 1] },
    g: { enum: [1], 'x-faker': 'name.firstName' },
    h: { type: 'integer', const: 2 }
  }
  const document = documentOf({ '/a': { get: { responses: { 200: json({ type: 'object', properties }) } } } })
  const { code, out } = await checked(t, { 'a.json': document }, ['a.json'])
  t.equal(code, 1)
  t.match(out, /properties\/a: its enum is read as values of type string/)
  t.match(out, /properties\/b: none of its const is of type integer or null, so the type is ignored/)
  t.match(out, /properties\/d\/x-faker: faker has no "nope\.nope", so it is not asked/)
  t.match(out, /properties\/e\/x-faker: faker has no "nope\.other"/)
  t.match(out, /1 operation, 5 findings/)
})
