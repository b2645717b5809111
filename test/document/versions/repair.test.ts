import t from 'tap'
import { load } from '../../../src/document/load.ts'

const withSchema = async (schema: unknown) => {
  const { document, findings } = await load({ openapi: '3.1.0', paths: {}, components: { schemas: { A: schema } } })
  return {
    schema: document.components?.schemas?.A,
    told: findings.map(({ pointer, message }) => `${pointer} ${message}`)
  }
}
const here = '/components/schemas/A'

t.test('a keyword that cannot have its value is ignored, and told', async (t) => {
  const table: [schema: Record<string, unknown>, left: unknown, told: RegExp][] = [
    [{ type: 'strnig' }, {}, /A\/type type is "strnig", but has to be one of string,/],
    [{ type: [] }, {}, /A\/type type is \[\]/],
    [{ type: [{ toString: 0 }] }, {}, /A\/type type is \[{"toString":0}\], but has to be one of string,/],
    [{ type: ['string', 5] }, {}, /type is \["string",5\]/],
    [{ enum: [] }, {}, /A\/enum enum is \[\], but has to be a list of at least one value/],
    [{ enum: 'a' }, {}, /enum is "a"/],
    [{ required: ['a', {}] }, {}, /required is \["a",\{\}\]/],
    [{ required: true }, {}, /required is true, but has to be a list of property names/],
    [{ pattern: '([a-z' }, {}, /A\/pattern pattern is "\(\[a-z", but has to be a regular expression/],
    [{ pattern: 5 }, {}, /pattern is 5/],
    [{ minItems: -1, maxItems: 'x' }, {}, /minItems is -1, but has to be a whole number/],
    [{ exclusiveMinimum: 'x'.repeat(90) }, {}, /exclusiveMinimum is "x{59}…, but has to be a number/],
    [{ multipleOf: 0 }, {}, /multipleOf is 0, but has to be a number above 0/],
    [{ uniqueItems: 'yes' }, {}, /uniqueItems is "yes", but has to be true or false/],
    [{ format: 1 }, {}, /format is 1, but has to be a name/],
    [{ properties: [] }, {}, /A\/properties a list stands where a map was expected; it is left out/],
    [{ allOf: {} }, {}, /A\/allOf an object stands where a list was expected; it is left out/],
    [
      { items: null },
      { items: true },
      /A\/items null stands where an object \(schema\) was expected; it is taken as any/
    ],
    [{ properties: { a: 'text' } }, { properties: { a: true } }, /A\/properties\/a "text" stands where/],
    [{ allOf: [null] }, { allOf: [true] }, /A\/allOf\/0 null stands where/],
    [{ minimum: 10, maximum: 1 }, { minimum: 10, maximum: 1 }, /A minimum 10 is above maximum 1, so both are ignored/],
    [{ minLength: 9, maxLength: 2 }, { minLength: 9, maxLength: 2 }, /minLength 9 is above maxLength 2/]
  ]
  for (const [schema, left, message] of table) {
    const name = JSON.stringify(schema).slice(0, 60)
    const mended = await withSchema(schema)
    t.match(mended.told[0], message, name)
    t.strictSame(mended.schema, left, name)
  }
})

t.test('a keyword whose value means one thing is taken so, and told', async (t) => {
  const table: [schema: Record<string, unknown>, meant: Record<string, unknown>][] = [
    [{ type: 'String' }, { type: 'string' }],
    [{ type: 'int' }, { type: 'integer' }],
    [{ type: ['Integer', 'none'] }, { type: ['integer', 'null'] }],
    [{ minimum: '1.5' }, { minimum: 1.5 }],
    [{ maxLength: '5' }, { maxLength: 5 }],
    [{ multipleOf: '0.1' }, { multipleOf: 0.1 }],
    [{ exclusiveMaximum: '7' }, { exclusiveMaximum: 7 }],
    [{ uniqueItems: 'True' }, { uniqueItems: true }],
    [{ required: 'id' }, { required: ['id'] }],
    [{ required: ['a', 200, true, null] }, { required: ['a', '200', 'true', 'null'] }]
  ]
  for (const [schema, meant] of table) {
    const [key = ''] = Object.keys(schema)
    const { schema: left, told } = await withSchema(schema)
    t.strictSame(left, meant, key)
    t.match(told, [`it is taken as ${JSON.stringify(meant[key])}`], key)
    t.equal(told.length, 1, key)
  }
  const not = { maxLength: '-5', minimum: '', minItems: 'x', multipleOf: '0', type: 'constructor', required: [[5]] }
  for (const [key, value] of Object.entries(not)) t.strictSame((await withSchema({ [key]: value })).schema, {}, key)
})

t.test('methods in capitals are methods', async (t) => {
  const responses = { 200: { description: 'd' } }
  const item = { GET: { responses }, Post: { responses }, post: { responses, summary: 's' }, X: 1, 'x-Get': 2 }
  const { document, findings } = await load({ openapi: '3.1.0', paths: { '/a': item } })
  t.strictSame(document.paths?.['/a'], { Post: item.Post, post: item.post, X: 1, 'x-Get': 2, get: item.GET })
  t.match(findings, [{ pointer: '/paths/~1a/GET', message: 'GET has to be written get; it is taken so' }])
})

t.test('data in place of an Example Object is its value', async (t) => {
  const media = { examples: [7, { value: 8 }, null] }
  const examples = {
    text: 'abc',
    object: { id: 1, summary: 's' },
    empty: {},
    remark: { summary: 's', 'x-a': 1 },
    whole: { value: { id: 2 }, name: 'n' }
  }
  const paths = { '/a': { get: { responses: { 200: { content: { 'application/json': media } } } } } }
  const { document, findings } = await load({ openapi: '3.1.0', paths, components: { examples } })
  t.strictSame(document.components?.examples, {
    ...examples,
    text: { value: 'abc' },
    object: { value: { id: 1, summary: 's' } }
  })
  t.match(document.paths?.['/a']?.get, {
    responses: {
      200: { content: { 'application/json': { examples: { 0: { value: 7 }, 1: { value: 8 }, 2: { value: null } } } } }
    }
  })
  t.same(
    findings.map(({ pointer }) => pointer),
    [
      '/paths/~1a/get/responses/200/content/application~1json/examples',
      '/components/examples/text',
      '/components/examples/object'
    ]
  )
})

t.test('a shorter writing of servers, tags and info is taken as what it means', async (t) => {
  const table: [written: Record<string, unknown>, read: Record<string, unknown>, told: RegExp][] = [
    [
      { servers: '/v1' },
      { servers: [{ url: '/v1' }] },
      /^\/servers "\/v1" stands where a list was expected; it is taken as/
    ],
    [{ servers: { url: 'x' } }, { servers: [{ url: 'x' }] }, /^\/servers an object stands/],
    [{ servers: ['https://a/v1'] }, { servers: [{ url: 'https://a/v1' }] }, /^\/servers\/0 "https/],
    [{ servers: ['text'] }, { servers: [{}] }, /"text" stands where an object \(server\) was expected; it is left out/],
    [{ servers: 'text' }, { servers: undefined }, /a list was expected; it is left out/],
    [{ servers: 5 }, { servers: undefined }, /a list was expected; it is left out/],
    [{ tags: ['pets'] }, { tags: [{ name: 'pets' }] }, /^\/tags\/0 "pets"/],
    [{ security: { key: [] } }, { security: [{ key: [] }] }, /^\/security an object stands/],
    [{ security: 'key' }, { security: [{ key: [] }] }, /^\/security "key" stands/],
    [{ security: ['key'] }, { security: [{ key: [] }] }, /^\/security\/0 "key" stands/],
    [{ security: null }, { security: [] }, /^\/security null stands where a list was expected; it is taken as \[\]/],
    [{ security: 5 }, { security: undefined }, /^\/security 5 stands where a list was expected; it is left out/],
    [{ info: 'Pets' }, { info: { title: 'Pets' } }, /^\/info "Pets"/],
    [{ info: [] }, { info: {} }, /^\/info a list stands/]
  ]
  for (const [written, read, message] of table) {
    const { document, findings } = await load({ openapi: '3.1.0', paths: {}, ...written })
    t.strictSame({ [Object.keys(read)[0]!]: document[Object.keys(read)[0]!] }, read, JSON.stringify(written))
    t.match(`${findings[0]?.pointer} ${findings[0]?.message}`, message)
  }
})

t.test('a media type that is none is taken as the one that it means', async (t) => {
  const table: [written: string, meant: string[]][] = [
    ['application/json', ['application/json']],
    ['application/json; charset=utf-8', ['application/json; charset=utf-8']],
    ['text/*', ['text/*']],
    ['json', ['application/json']],
    ['XML', ['application/xml']],
    ['a/b, c/d+json', ['a/b', 'c/d+json']],
    ['json|text/csv', ['application/json', 'text/csv']],
    ['text/csv,application/x-www-form-urlencoded', ['text/csv', 'application/x-www-form-urlencoded']],
    ['application/json; charset=', ['application/json']],
    ['application/json;utf-8; v="a;b" ;', ['application/json; v="a;b"']],
    ['application/json charset=utf-8', ['application/json; charset=utf-8']],
    ['a/b; x=1, c/d', ['a/b; x=1', 'c/d']],
    ['a/b; x="c, d/e"', ['a/b; x="c, d/e"']],
    ['charset=', ['*/*']],
    ['a b/c d=e', ['*/*']],
    ['constructor', ['*/*']]
  ]
  for (const [written, meant] of table) {
    const content = { [written]: { schema: { type: 'string' } } }
    const paths = { '/a': { post: { requestBody: { content }, responses: { 200: { content } } } } }
    const { document, findings } = await load({ openapi: '3.1.0', paths })
    const { post } = document.paths!['/a'] as { post: (typeof paths)['/a']['post'] }
    t.strictSame(Object.keys(post.requestBody.content), meant, written)
    t.strictSame(Object.keys(post.responses[200].content), meant, written)
    t.equal(findings.length, meant.join(' and ') === written ? 0 : 2, written)
    const old = {
      swagger: '2.0',
      paths: { '/a': { get: { produces: [written, 5], responses: { 200: { schema: {} } } } } }
    }
    const { responses } = (await load(old)).document.paths!['/a']!.get as { responses: { 200: { content: object } } }
    t.strictSame(Object.keys(responses[200].content), meant, `${written} in Swagger 2.0`)
  }
  const content = { json: { example: 1 }, 'application/json': { example: 2 }, token: { example: 3 } }
  const { document, findings } = await load({
    openapi: '3.1.0',
    paths: {},
    components: { responses: { R: { content } } }
  })
  t.strictSame(
    document.components?.responses,
    { R: { content: { 'application/json': { example: 2 } } } },
    'unless it is there'
  )
  t.match(findings, [
    {
      pointer: '/components/responses/R/content/json',
      message: '"json" is no media type; it is taken as application/json'
    },
    { pointer: '/components/responses/R/content/token', message: '"token" is no media type; it is left out' }
  ])
})

t.test('what is only old-fashioned is read without a word', async (t) => {
  const table: [from: unknown, to: unknown][] = [
    [{ type: ['string', null] }, { type: ['string', 'null'] }],
    [{ type: 'file' }, { type: 'string', format: 'binary' }],
    [{ items: [{ type: 'string' }] }, { prefixItems: [{ type: 'string' }] }],
    [{ items: [] }, {}],
    [{ dependencies: { a: ['b'] } }, { dependencies: { a: ['b'] } }],
    [{ pattern: '^[\\w\\-]+$' }, { pattern: '^[\\w\\-]+$' }],
    [true, true]
  ]
  for (const [from, to] of table) t.strictSame(await withSchema(from), { schema: to, told: [] }, JSON.stringify(from))
})

t.test('null and other things in place of parts are left out, and told by pointer', async (t) => {
  const { document, findings } = await load({
    openapi: '3.1.0',
    paths: { '/a': { get: 'text', parameters: [null], post: { responses: [], parameters: { a: 1 } } } },
    components: { schemas: { A: null }, parameters: null, responses: [], securitySchemes: { b: null } }
  })
  t.strictSame(document.paths, { '/a': { parameters: [{}], post: {} } })
  t.strictSame(document.components, { schemas: { A: true }, securitySchemes: {} })
  t.strictSame(
    findings.map(({ pointer }) => pointer),
    [
      '/paths/~1a/get',
      '/paths/~1a/parameters/0',
      '/paths/~1a/post/responses',
      '/paths/~1a/post/parameters',
      here,
      '/components/parameters',
      '/components/responses',
      '/components/securitySchemes/b'
    ]
  )
})

t.test('an example that stands elsewhere is told, since it is not fetched', async (t) => {
  const externalValue = 'https://example.com/one.json'
  const examples = {
    one: { externalValue },
    two: { externalValue, value: 1 },
    three: { externalValue, dataValue: 1 },
    four: { externalValue, serializedValue: '1' }
  }
  const { findings } = await load({ openapi: '3.2.0', paths: {}, components: { examples } })
  t.match(findings, [{ pointer: '/components/examples/one/externalValue', message: /one.json" is not fetched/ }])
  t.equal(findings.length, 1)
})

t.test('bounds of numbers keep the digits of large integers, and no other keyword does', async (t) => {
  const large = 9223372036854775807n
  const bounds = { minimum: 9007199254740993n, maximum: large, exclusiveMaximum: large }
  const written = { ...bounds, maxLength: large, multipleOf: 9007199254740993n, enum: [large] }
  const { schema, told } = await withSchema(written)
  t.strictSame(schema, { ...bounds, maxLength: 2 ** 63, multipleOf: 2 ** 53, enum: [large] })
  t.same(told, [])
  const odd = await withSchema({ required: large })
  t.match(odd.told, [/required is 9223372036854776000, but has to be/])
})
