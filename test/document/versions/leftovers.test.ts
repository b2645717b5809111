import t from 'tap'
import { load } from '../../../src/document/load.ts'

const integer = { type: 'integer' }

async function loaded(operation: object, rest: object = {}) {
  const { document, findings } = await load({ openapi: '3.0.0', paths: { '/a': { post: operation } }, ...rest })
  // biome-ignore lint/suspicious/noExplicitAny: the operation is picked apart here
  return { operation: document.paths?.['/a']?.post as any, findings }
}

t.test('a response with the schema of Swagger 2.0 has content', async (t) => {
  const schema = { type: 'integer', nullable: true }
  const content = { 'text/plain': {} }
  const { operation, findings } = await loaded({
    responses: { 200: { description: 'd', schema }, 201: { description: 'd', schema, content }, 202: { schema: 5 } }
  })
  t.strictSame(operation.responses[200], {
    description: 'd',
    content: { 'application/json': { schema: { type: ['integer', 'null'] } } }
  })
  t.strictSame(operation.responses[201].content, content)
  t.strictSame(operation.responses[202].content, undefined)
  t.match(findings[0], { pointer: '/paths/~1a/post/responses/200/schema', message: /Swagger 2\.0 alone/ })
})

t.test('parameters in the body are the body', async (t) => {
  const body = { in: 'body', name: 'b', required: true, schema: { $ref: '#/definitions/Pet' } }
  const q = { in: 'query', name: 'q', schema: integer }
  const definitions = { Pet: { type: 'object' } }
  const one = await loaded({ parameters: [body, q, 7], responses: {} }, { definitions })
  t.strictSame(one.operation.requestBody, {
    required: true,
    content: { 'application/json': { schema: { $ref: '#/definitions/Pet' } } }
  })
  t.match(one.operation.parameters[0], q)
  const form = [{ in: 'formData', name: 'n', type: 'integer', required: true }]
  const consumes = ['multipart/form-data', 5]
  const other = await loaded({ parameters: form, consumes, responses: {} })
  t.strictSame(other.operation.requestBody, {
    required: true,
    content: { 'multipart/form-data': { schema: { type: 'object', properties: { n: integer }, required: ['n'] } } }
  })
  const requestBody = { content: {} }
  t.strictSame((await loaded({ parameters: [body], requestBody, responses: {} })).operation.requestBody, requestBody)
})

t.test('parameters and headers with a type of their own have a schema', async (t) => {
  const list = { in: 'query', name: 'l', type: 'array', items: integer, collectionFormat: 'pipes' }
  const plain = { in: 'query', name: 'p', type: 'integer', schema: { type: 'string' } }
  const { operation, findings } = await loaded(
    {
      parameters: [{ in: 'query', name: 'n', type: 'integer', maximum: 5 }, list, plain],
      responses: { 200: { description: 'd', headers: { 'X-A': { type: 'integer', $ref: '#/x-h' }, 'X-B': integer } } }
    },
    { 'x-h': { schema: integer } }
  )
  t.strictSame(operation.parameters.slice(0, 2), [
    { in: 'query', name: 'n', schema: { type: 'integer', maximum: 5 } },
    { in: 'query', name: 'l', style: 'pipeDelimited', explode: false, schema: { type: 'array', items: integer } }
  ])
  t.strictSame(operation.parameters[2].schema, { type: 'string' })
  t.strictSame(operation.responses[200].headers, {
    'X-A': { type: 'integer', $ref: '#/x-h' },
    'X-B': { schema: integer }
  })
  t.same(
    findings.map(({ pointer }) => pointer.split('/').at(-1)),
    ['type', 'type', 'type']
  )
})

const last = (findings: { pointer: string }[]) => findings.map(({ pointer }) => pointer.split('/').at(-1))

t.test('host, base path and security definitions count where OpenAPI 3 has none', async (t) => {
  const key = { type: 'apiKey', in: 'header', name: 'X-Key' }
  const { document, findings } = await load({
    openapi: '3.0.0',
    host: 'example.com',
    basePath: '/v9',
    schemes: ['http'],
    securityDefinitions: { key, old: { type: 'basic' }, shared: key },
    components: {
      securitySchemes: {
        shared: { type: 'http', scheme: 'bearer' },
        flow: { type: 'oauth2', flow: 'implicit', authorizationUrl: '/a' }
      }
    },
    paths: {}
  })
  t.strictSame(document.servers, [{ url: 'http://example.com/v9' }])
  t.strictSame(document.components?.securitySchemes, {
    key,
    old: { type: 'http', scheme: 'basic' },
    shared: { type: 'http', scheme: 'bearer' },
    flow: { type: 'oauth2', flows: { implicit: { authorizationUrl: '/a', scopes: {} } } }
  })
  t.same(last(findings).sort(), ['flow', 'host', 'securityDefinitions', 'type'])
  const base = await load({ openapi: '3.0.0', basePath: '/v9', securityDefinitions: { key }, paths: {} })
  t.strictSame([base.document.servers, base.document.components], [[{ url: '/v9' }], { securitySchemes: { key } }])
  t.same(last(base.findings), ['basePath', 'securityDefinitions'])
  const servers = [{ url: '/v1' }]
  t.strictSame((await load({ openapi: '3.0.0', basePath: '/v9', servers, paths: {} })).document.servers, servers)
})

t.test('produces, consumes and examples by media type count', async (t) => {
  const response = (): object => ({ description: 'd', schema: integer, examples: { 'text/plain': 5, odd: 6 } })
  const own = await loaded(
    { produces: ['text/plain'], responses: { 200: response(), 201: { $ref: '#/x' }, 202: 5 } },
    { produces: ['application/xml'], x: { description: 'd', schema: integer } }
  )
  t.strictSame(own.operation.responses[200], {
    description: 'd',
    content: { 'text/plain': { schema: integer, example: 5 } }
  })
  const whole = await loaded(
    { parameters: [{ in: 'body', name: 'b', schema: integer }], responses: { 200: response() } },
    { produces: ['application/xml'], consumes: ['text/plain'] }
  )
  t.strictSame(whole.operation.responses[200].content, {
    'application/xml': { schema: integer },
    'text/plain': { schema: integer, example: 5 }
  })
  t.strictSame(Object.keys(whole.operation.requestBody.content), ['text/plain'])
  t.match(whole.findings, [{ message: /body of the request/ }, { message: /that of application\/xml/ }])
  t.strictSame((await loaded({ produces: ['text/plain'], responses: 5 })).operation.responses, undefined)
})

t.test('the format of a list beside a schema, or in it, is its style', async (t) => {
  const schema = (more: object = {}) => ({ type: 'array', items: integer, ...more })
  const at = (more: object) => ({ in: 'query', name: 'l', schema: schema(), ...more })
  const table: [parameter: object, style: unknown, explode: unknown, told: boolean][] = [
    [at({ collectionFormat: 'csv' }), 'form', false, true],
    [at({ schema: schema({ collectionFormat: 'multi' }) }), 'form', true, true],
    [at({ collectionFormat: 'pipes', in: 'header' }), 'simple', false, true],
    [at({ collectionFormat: 'csv', style: 'pipeDelimited' }), 'pipeDelimited', undefined, false],
    [at({ collectionFormat: 'csv', explode: true }), undefined, true, false],
    [at({ collectionFormat: 5 }), undefined, undefined, false],
    [{ in: 'query', name: 'l', content: {}, collectionFormat: 'csv' }, undefined, undefined, false]
  ]
  for (const [parameter, style, explode, told] of table) {
    const { operation, findings } = await loaded({ parameters: [parameter], responses: {} })
    const [found] = operation.parameters
    t.strictSame([found.style, found.explode], [style, explode], JSON.stringify(parameter))
    t.same(last(findings), told ? ['collectionFormat'] : [])
  }
})
