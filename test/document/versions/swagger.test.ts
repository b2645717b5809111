// biome-ignore-all lint/suspicious/noExplicitAny: documents are picked apart here
import { join } from 'node:path'
import t from 'tap'
import { load } from '../../../src/document/load.ts'

const upgraded = async (swagger: object) => {
  const { document, findings } = await load({ swagger: '2.0', info: {}, paths: {}, ...swagger })
  return { document: document as any, told: findings.map(({ pointer, message }) => `${pointer} ${message}`) }
}
/** The operation at POST /a, as it becomes. */
const operation = async (operation: object, rest: object = {}) => {
  const { document, told } = await upgraded({ paths: { '/a': { post: { responses: {}, ...operation } } }, ...rest })
  return { ...document.paths['/a'].post, told }
}

t.test('host, base path and schemes become servers', async (t) => {
  const table: [from: object, urls: string[]][] = [
    [{}, ['/']],
    [{ basePath: '/v1' }, ['/v1']],
    [{ host: 'a.example' }, ['https://a.example/']],
    [
      { host: 'a.example', basePath: '/v1', schemes: ['http', 'https'] },
      ['http://a.example/v1', 'https://a.example/v1']
    ],
    [{ host: 'a.example', schemes: [] }, ['https://a.example/']],
    [{ host: 'a.example', basePath: 'v1/x' }, ['https://a.example/v1/x']],
    [{ host: 'http://a.example:80/', basePath: '//v1' }, ['https://a.example:80/v1']],
    [{ host: 7, basePath: 'https://a.example/v1' }, ['/v1']],
    [{ host: '', basePath: '' }, ['/']]
  ]
  for (const [from, urls] of table) {
    const { document } = await upgraded(from)
    t.strictSame(
      document.servers,
      urls.map((url) => ({ url })),
      JSON.stringify(from)
    )
    t.notOk(
      ['host', 'basePath', 'schemes', 'swagger'].some((field) => field in document),
      'OpenAPI 3 has no such fields'
    )
    for (const key of ['swagger', 'consumes', 'produces']) t.notOk(key in document)
    t.equal(document.openapi, '3.1.0')
  }
})

t.test('what stood at the root stands under components, and references with it', async (t) => {
  const { document, told } = await upgraded({
    paths: {
      '/a': {
        get: {
          parameters: [{ $ref: '#/parameters/Q' }],
          responses: { 200: { $ref: '#/responses/R' }, 404: { description: '', schema: { $ref: '#/definitions/D' } } }
        }
      }
    },
    definitions: {
      D: { type: 'object', properties: { d: { $ref: '#/definitions/D' }, n: { type: 'string', 'x-nullable': true } } }
    },
    parameters: { Q: { name: 'q', in: 'query', type: 'string' }, B: { name: 'b', in: 'body', schema: {} } },
    responses: { R: { description: 'r', schema: { $ref: '#/definitions/D' } } },
    securityDefinitions: { S: { type: 'basic' } },
    components: { examples: {} }
  })
  t.match(told, [/^\/components components stands here in OpenAPI 3 alone/])
  t.strictSame(document.paths['/a'].get.parameters, [{ $ref: '#/components/parameters/Q' }])
  t.strictSame(document.paths['/a'].get.responses[200], { $ref: '#/components/responses/R' })
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/D' } } }
  t.strictSame(document.paths['/a'].get.responses[404], { description: '', content })
  t.strictSame(document.components, {
    examples: {},
    schemas: {
      D: { type: 'object', properties: { d: { $ref: '#/components/schemas/D' }, n: { type: ['string', 'null'] } } }
    },
    parameters: { Q: { name: 'q', in: 'query', schema: { type: 'string' } } },
    responses: { R: { description: 'r', content } },
    securitySchemes: { S: { type: 'http', scheme: 'basic' } }
  })
})

t.test('a parameter has a schema, and a style in place of a collection format', async (t) => {
  const list = { type: 'array', items: { type: 'string' } }
  const table: [from: object, to: object][] = [
    [
      { name: 'q', in: 'query', type: 'integer', minimum: 1, exclusiveMinimum: true, default: 5, required: true },
      { name: 'q', in: 'query', required: true, schema: { type: 'integer', default: 5, exclusiveMinimum: 1 } }
    ],
    [
      { name: 'q', in: 'query', type: 'string', 'x-nullable': true, 'x-example': 'e', description: 'd' },
      { name: 'q', in: 'query', description: 'd', schema: { type: ['string', 'null'], example: 'e' } }
    ],
    [
      { name: 'q', in: 'query', ...list },
      { style: 'form', explode: false, schema: list }
    ],
    [
      { name: 'q', in: 'query', collectionFormat: 'csv', ...list },
      { style: 'form', explode: false }
    ],
    [
      { name: 'q', in: 'query', collectionFormat: 'multi', ...list },
      { style: 'form', explode: true }
    ],
    [
      { name: 'q', in: 'query', collectionFormat: 'ssv', ...list },
      { style: 'spaceDelimited', explode: false }
    ],
    [
      { name: 'q', in: 'query', collectionFormat: 'pipes', ...list },
      { style: 'pipeDelimited', explode: false }
    ],
    [
      { name: 'q', in: 'query', collectionFormat: 'tsv', ...list },
      { style: 'form', explode: false, 'x-collectionFormat': 'tsv' }
    ],
    [
      { name: 'h', in: 'header', collectionFormat: 'pipes', ...list },
      { style: 'simple', explode: false, 'x-collectionFormat': 'pipes' }
    ],
    [
      { name: 'h', in: 'header', collectionFormat: 'csv', ...list },
      { style: 'simple', explode: false }
    ],
    [{ name: 'q', in: 'query', schema: { type: 'string' } }, { schema: { type: 'string' } }]
  ]
  for (const [from, to] of table) {
    const { parameters } = await operation({ parameters: [from] })
    t.match(parameters, [to], JSON.stringify(from))
    t.notOk(['type', 'items', 'collectionFormat', 'x-example', 'minimum'].some((key) => key in parameters[0]))
  }
  const { told } = await operation({ parameters: [{ name: 'q', in: 'query', type: 'strnig' }] })
  t.match(told, [/^\/paths\/~1a\/post\/parameters\/0\/type type is "strnig"/], 'what is wrong in it is told')
})

t.test('form parameters have schemas of the new kind, too, and what is wrong in them is told', async (t) => {
  const { requestBody, told } = await operation({
    parameters: [
      { name: 'n', in: 'formData', type: 'integer', minimum: 100, exclusiveMinimum: true },
      { name: 'l', in: 'formData', type: 'array', items: { type: 'number', maximum: 5, exclusiveMaximum: true } },
      { name: 's', in: 'formData', type: 'string', allowEmptyValue: false },
      { name: 'e', in: 'formData', type: 'string', allowEmptyValue: true },
      { name: 'w', in: 'formData', type: 'strnig' },
      { name: 'i', in: 'formData', type: 'integer', allowEmptyValue: true }
    ]
  })
  const { n, l, s, e, i } = requestBody.content['application/x-www-form-urlencoded'].schema.properties
  t.strictSame(n, { type: 'integer', exclusiveMinimum: 100 })
  t.strictSame(l, { type: 'array', items: { type: 'number', exclusiveMaximum: 5 } })
  t.strictSame([s, e], [{ type: 'string', minLength: 1 }, { type: 'string' }])
  t.strictSame(i, { anyOf: [{ type: 'integer' }, { const: '' }] })
  t.match(told, [/^\/paths\/~1a\/post\/parameters\/4\/type type is "strnig"/])
})

t.test('a body parameter becomes the request body, in every type that is consumed', async (t) => {
  const body = { name: 'b', in: 'body', required: true, description: 'd', schema: { type: 'object' } }
  const media = { schema: { type: 'object' } }
  t.match(await operation({ parameters: [body] }), {
    requestBody: { description: 'd', required: true, content: { 'application/json': media } },
    parameters: []
  })
  t.strictSame((await operation({ parameters: [body] }, { consumes: ['text/plain'] })).requestBody.content, {
    'text/plain': media
  })
  t.strictSame(
    (await operation({ consumes: ['a/b', 'c/d'], parameters: [body] }, { consumes: ['text/plain'] })).requestBody
      .content,
    { 'a/b': media, 'c/d': media }
  )
  t.strictSame((await operation({ parameters: [{ in: 'body', name: 'b' }] })).requestBody, {
    required: false,
    content: { 'application/json': { schema: {} } }
  })
  const examples = { ...body, 'x-example': 1, 'x-examples': { 'a/b': 2 } }
  t.match((await operation({ consumes: ['a/b', 'c/d'], parameters: [examples] })).requestBody.content, {
    'a/b': { example: 2 },
    'c/d': { example: 1 }
  })
  const shared = { parameters: { B: body } }
  t.match(await operation({ parameters: [{ $ref: '#/parameters/B' }] }, shared), {
    requestBody: { required: true },
    parameters: []
  })
})

t.test('parameters of the path item hold for each operation', async (t) => {
  const { document } = await upgraded({
    paths: {
      '/a': {
        parameters: [
          { name: 'b', in: 'body', schema: { type: 'string' } },
          { name: 'q', in: 'query', type: 'string' }
        ],
        put: { responses: {} },
        post: { parameters: [{ name: 'c', in: 'body', schema: { type: 'integer' } }], responses: {} }
      }
    }
  })
  const { parameters, put, post } = document.paths['/a']
  t.strictSame(parameters, [{ name: 'q', in: 'query', schema: { type: 'string' } }])
  t.strictSame(put.requestBody.content['application/json'].schema, { type: 'string' })
  t.strictSame(post.requestBody.content['application/json'].schema, { type: 'integer' })
})

t.test('form parameters become the properties of one body', async (t) => {
  const name = { name: 'n', in: 'formData', type: 'string', required: true, description: 'd' }
  const list = { name: 'l', in: 'formData', type: 'array', items: { type: 'string' }, collectionFormat: 'multi' }
  const file = { name: 'f', in: 'formData', type: 'file' }
  const schema = {
    type: 'object',
    properties: { n: { type: 'string', description: 'd' }, l: { type: 'array', items: { type: 'string' } } },
    required: ['n']
  }
  const encoding = { l: { style: 'form', explode: true } }
  t.strictSame((await operation({ parameters: [name, list] })).requestBody, {
    required: true,
    content: { 'application/x-www-form-urlencoded': { schema, encoding } }
  })
  t.strictSame(
    (await operation({ parameters: [file], consumes: ['application/json', 'application/x-www-form-urlencoded'] }))
      .requestBody,
    {
      required: false,
      content: {
        'multipart/form-data': { schema: { type: 'object', properties: { f: { type: 'string', format: 'binary' } } } }
      }
    }
  )
  const both = ['multipart/form-data', 'application/x-www-form-urlencoded']
  const taken = async (...parameters: object[]) =>
    Object.keys((await operation({ parameters, consumes: both })).requestBody.content)
  t.strictSame(await taken(name), both)
  t.strictSame(await taken(name, file), both, 'a file that may be left out')
  t.strictSame(await taken(name, { ...file, required: true }), both.slice(0, 1))
})

t.test('a response has its content in every type that is produced', async (t) => {
  const schema = { type: 'string' }
  const response = async (response: object, produces?: string[], rest = {}) =>
    (await operation({ ...(produces && { produces }), responses: { 200: { description: '', ...response } } }, rest))
      .responses[200]
  t.strictSame(await response({ schema }), { description: '', content: { 'application/json': { schema } } })
  t.strictSame(await response({ schema }, ['a/b', 'c/d']), {
    description: '',
    content: { 'a/b': { schema }, 'c/d': { schema } }
  })
  t.strictSame(await response({ schema }, undefined, { produces: ['a/b'] }), {
    description: '',
    content: { 'a/b': { schema } }
  })
  t.strictSame(await response({}), { description: '' })
  t.strictSame(await response({ schema: { type: 'file' } }), {
    description: '',
    content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
  })
  t.strictSame(await response({ schema, examples: { 'application/json': 'e', 'text/plain': 'f', odd: 1 } }), {
    description: '',
    content: { 'application/json': { schema, example: 'e' }, 'text/plain': { schema, example: 'f' } }
  })
  t.strictSame(await response({ examples: { 'text/plain': 'f' } }), {
    description: '',
    content: { 'text/plain': { example: 'f' } }
  })
  t.strictSame(await response({ headers: { H: { type: 'integer', description: 'd' } } }), {
    description: '',
    headers: { H: { description: 'd', schema: { type: 'integer' } } }
  })
})

t.test('security definitions become schemes', async (t) => {
  const scopes = { read: 'to read' }
  const table: [from: object, to: object][] = [
    [{ type: 'basic' }, { type: 'http', scheme: 'basic' }],
    [
      { type: 'apiKey', name: 'k', in: 'header' },
      { type: 'apiKey', name: 'k', in: 'header' }
    ],
    [
      { type: 'oauth2', flow: 'accessCode', authorizationUrl: 'a', tokenUrl: 't', scopes },
      { type: 'oauth2', flows: { authorizationCode: { authorizationUrl: 'a', tokenUrl: 't', scopes } } }
    ],
    [
      { type: 'oauth2', flow: 'application', tokenUrl: 't' },
      { type: 'oauth2', flows: { clientCredentials: { tokenUrl: 't', scopes: {} } } }
    ],
    [
      { type: 'oauth2', flow: 'implicit', authorizationUrl: 'a', scopes },
      { type: 'oauth2', flows: { implicit: { authorizationUrl: 'a', scopes } } }
    ],
    [{ type: 'oauth2' }, { type: 'oauth2' }]
  ]
  for (const [from, to] of table) {
    const { document } = await upgraded({ securityDefinitions: { S: from } })
    t.strictSame(document.components.securitySchemes.S, to, JSON.stringify(from))
  }
})

t.test('several files are one Swagger document', async (t) => {
  const dir = t.testdir({
    'root.yaml': `swagger: "2.0"
info: {}
paths:
  /a: {$ref: 'a.yaml'}
definitions: {D: {type: object}}
`,
    'a.yaml': `post:
  parameters: [{$ref: 'parts.yaml#/Body'}]
  responses: {200: {$ref: 'parts.yaml#/Response'}}
`,
    'parts.yaml': `Body: {name: b, in: body, schema: {$ref: 'root.yaml#/definitions/D'}}
Response: {description: r, schema: {type: string, x-nullable: true}, headers: {H: {type: strnig}}}
`
  })
  const { document, findings } = await load(join(dir, 'root.yaml'))
  const files = (document as any)['x-standin-files']
  t.strictSame(files[0].post.requestBody.content['application/json'].schema, { $ref: '#/components/schemas/D' })
  t.strictSame(files[1].Response.content['application/json'].schema, { type: ['string', 'null'] })
  t.match(findings, [{ message: /strnig/ }])
})

t.test('findings are placed where the text has them', async (t) => {
  const dir = t.testdir({
    'a.yaml': 'swagger: "2.0"\npaths: {}\nsecurityDefinitions:\n  S: {type: odd}\ndefinitions:\n  D: {}\n'
  })
  const { locate } = await load(join(dir, 'a.yaml'))
  const table: [pointer: string, line: number][] = [
    ['/components/schemas/D', 6],
    ['/definitions/D', 6],
    ['/components/securitySchemes/S/type', 4],
    ['/components/examples', 1],
    ['/paths', 2]
  ]
  for (const [pointer, line] of table) t.equal(locate(pointer).line, line, pointer)
})

t.test('a broken Swagger document is read as far as it goes', async (t) => {
  const { document } = await upgraded({
    paths: {
      '/a': {
        post: { parameters: [{ $ref: '#/parameters/Gone' }, { name: 'q', in: 'query' }] },
        get: { parameters: 5, responses: 6 }
      }
    },
    responses: { R: { $ref: '#/responses/Gone' } },
    parameters: { B: { name: 'b', in: 'body', schema: {} }, P: { $ref: '#/parameters/B' } }
  })
  t.equal(document.paths['/a'].post.parameters.length, 2)
})

t.test('keywords of older JSON Schema stay as they are', async (t) => {
  const { document, told } = await upgraded({ definitions: { D: { dependencies: { a: ['b'] } } } })
  t.strictSame([document.components.schemas.D, told], [{ dependencies: { a: ['b'] } }, []])
})

t.test('words of OpenAPI 3 count in Swagger 2.0, too', async (t) => {
  const servers = [{ url: 'https://example.com/v9' }]
  const paths = { '/a': { post: { requestBody: { content: {} }, responses: {} } } }
  const components = { schemas: { A: { type: 'string' }, B: { type: 'string' } } }
  const definitions = { B: { type: 'integer' } }
  const { document, findings } = await load({ swagger: '2.0', servers, paths, components, definitions })
  t.strictSame(document.servers, servers)
  t.strictSame(document.components?.schemas, { A: { type: 'string' }, B: { type: 'integer' } })
  t.same(
    findings.map(({ pointer }) => pointer),
    ['/servers', '/components', '/paths/~1a/post/requestBody']
  )
  for (const own of [{ basePath: '/v1' }, { servers: [] }, { servers: 5 }]) {
    const other = await load({ swagger: '2.0', servers, paths: {}, ...own })
    t.strictSame(other.document.servers, [{ url: own.basePath ?? '/' }])
  }
})
