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
