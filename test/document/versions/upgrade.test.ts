// biome-ignore-all lint/suspicious/noExplicitAny: documents are picked apart here
import t from 'tap'
import { load } from '../../../src/document/load.ts'
import { upgradeSchema } from '../../../src/document/versions/upgrade.ts'

t.test('a schema of OpenAPI 3.0 becomes one of JSON Schema 2020-12', (t) => {
  const table: [name: string, from: Record<string, unknown>, to: Record<string, unknown>][] = [
    ['nullable', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
    ['x-nullable', { type: 'string', 'x-nullable': true }, { type: ['string', 'null'] }],
    ['x-example', { type: 'string', 'x-example': 'a' }, { type: 'string', 'x-example': 'a', example: 'a' }],
    ['x-example beside an example', { 'x-example': 'a', example: 'b' }, { 'x-example': 'a', example: 'b' }],
    ['nullable: false', { type: 'string', nullable: false, 'x-nullable': false }, { type: 'string' }],
    [
      'nullable of several types',
      { type: ['string', 'integer'], nullable: true },
      { type: ['string', 'integer', 'null'] }
    ],
    ['nullable that admits null already', { type: ['null', 'string'], nullable: true }, { type: ['null', 'string'] }],
    ['nullable without a type', { nullable: true }, {}],
    ['nullable null', { type: 'null', nullable: true }, { type: 'null' }],
    ['nullable enum', { type: 'string', enum: ['a'], nullable: true }, { type: ['string', 'null'], enum: ['a', null] }],
    ['nullable enum with null', { enum: ['a', null], nullable: true }, { enum: ['a', null] }],
    [
      'nullable beside allOf',
      { allOf: [{ $ref: '#/a' }], nullable: true, description: 'd', example: 1, 'x-y': 1 },
      { description: 'd', example: 1, 'x-y': 1, anyOf: [{ allOf: [{ $ref: '#/a' }] }, { type: 'null' }] }
    ],
    ['nullable beside a reference', { $ref: '#/a', nullable: true }, { anyOf: [{ $ref: '#/a' }, { type: 'null' }] }],
    [
      'other siblings of a reference',
      { $ref: '#/a', type: 'string', description: 'd' },
      { $ref: '#/a', description: 'd' }
    ],
    ['an exclusive minimum', { minimum: 1, exclusiveMinimum: true }, { exclusiveMinimum: 1 }],
    ['an exclusive maximum', { maximum: 1, exclusiveMaximum: true }, { exclusiveMaximum: 1 }],
    ['an inclusive maximum', { maximum: 1, exclusiveMaximum: false }, { maximum: 1 }],
    ['exclusive of nothing', { exclusiveMinimum: true }, {}],
    ['an exclusive minimum as a number', { exclusiveMinimum: 3 }, { exclusiveMinimum: 3 }],
    ["Swagger's discriminator", { discriminator: 'kind' }, { discriminator: { propertyName: 'kind' } }]
  ]
  for (const [name, from, to] of table) {
    upgradeSchema(from)
    t.strictSame(from, to, name)
  }
  t.end()
})

t.test('only schemas are rewritten, wherever they stand, and data never', async (t) => {
  const nullable = { type: 'string', nullable: true }
  const data = { nullable: true, type: 'string', $ref: '#/nowhere' }
  const media = { 'application/json': { schema: { ...nullable }, example: { ...data } } }
  const { document, findings } = await load({
    openapi: '3.0.3',
    info: {},
    'x-data': { schema: data },
    'x-schemas': { Elsewhere: { ...nullable } },
    paths: {
      '/a': {
        parameters: [{ name: 'p', in: 'query', schema: { ...nullable, default: data, example: data } }],
        post: {
          requestBody: { content: media },
          responses: {
            200: { description: '', headers: { H: { schema: { ...nullable } } }, content: media },
            201: { description: '', content: { 'application/json': { schema: { $ref: '#/x-schemas/Elsewhere' } } } }
          }
        }
      }
    },
    components: {
      schemas: {
        A: {
          properties: { nullable: { ...nullable }, $ref: { type: 'string' }, example: { ...nullable } },
          additionalProperties: { ...nullable },
          items: { not: { ...nullable } },
          enum: [data]
        }
      }
    }
  })
  const admitted = { type: ['string', 'null'] }
  const post = (document.paths as Record<string, any>)['/a'].post
  t.equal(document.openapi, '3.1.0')
  t.strictSame(findings, [])
  t.strictSame((document as Record<string, any>)['x-data'], { schema: data })
  t.strictSame(
    (document as Record<string, any>)['x-schemas'].Elsewhere,
    admitted,
    'a schema outside of components, by reference'
  )
  t.strictSame((document.paths as Record<string, any>)['/a'].parameters[0].schema, {
    ...admitted,
    default: data,
    example: data
  })
  t.strictSame(post.requestBody.content['application/json'], { schema: admitted, example: data })
  t.strictSame(post.responses[200].headers.H.schema, admitted)
  t.strictSame(document.components?.schemas?.A, {
    properties: { nullable: admitted, $ref: { type: 'string' }, example: admitted },
    additionalProperties: admitted,
    items: { not: admitted },
    enum: [data]
  })
})

t.test('3.1 and what 3.2 adds stay as they are', async (t) => {
  const document = () => ({
    openapi: '3.2.0',
    info: {},
    paths: {
      '/a': {
        query: {
          responses: { 200: { content: { 'application/jsonl': { itemSchema: { type: ['string', 'null'] } } } } }
        },
        additionalOperations: { COPY: { responses: {} } }
      }
    },
    components: { schemas: { A: { exclusiveMinimum: 3, $ref: '#/components/schemas/B' }, B: { maximum: 3 } } }
  })
  t.strictSame((await load(document())).document, document())
})

t.test('words of 3.0 in a schema of 3.1 are taken as what they mean', async (t) => {
  const table: [name: string, from: object, to: object, told: string[]][] = [
    ['nullable', { type: 'string', nullable: true }, { type: ['string', 'null'] }, ['nullable']],
    ['not nullable', { type: 'string', nullable: false }, { type: 'string' }, []],
    [
      'a nullable reference',
      { $ref: '#/components/schemas/B', nullable: true, title: 't' },
      { title: 't', anyOf: [{ $ref: '#/components/schemas/B' }, { type: 'null' }] },
      ['nullable']
    ],
    [
      'boolean limits',
      { minimum: 3, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false },
      { exclusiveMinimum: 3, maximum: 9 },
      ['exclusiveMinimum', 'exclusiveMaximum']
    ]
  ]
  for (const [name, from, to, told] of table) {
    const { document, findings } = await load({
      openapi: '3.1.0',
      paths: {},
      components: { schemas: { A: from, B: { type: 'integer' } } }
    })
    t.strictSame((document as any).components.schemas.A, to, name)
    const expected = told.map((field) => [`/components/schemas/A/${field}`, true])
    const found = findings.map(({ pointer, message }) => [
      pointer,
      / stands here in OpenAPI 3\.0 alone; /.test(message)
    ])
    t.same(found, expected, name)
  }
})
