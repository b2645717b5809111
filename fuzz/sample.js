/** A small document that has something of everything. */
export const sample = {
  openapi: '3.1.0',
  info: { title: 'Fuzz', version: '1' },
  servers: [{ url: '/v1' }],
  paths: {
    '/things': {
      get: {
        operationId: 'listThings',
        parameters: [
          { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 50 } },
          {
            name: 'filter',
            in: 'query',
            style: 'deepObject',
            schema: { type: 'object', properties: { a: { type: 'string' } } }
          },
          { name: 'tags', in: 'query', explode: false, schema: { type: 'array', items: { type: 'string' } } }
        ],
        responses: {
          200: {
            description: 'x',
            content: {
              'application/json': { schema: { type: 'array', items: { $ref: '#/components/schemas/Thing' } } }
            }
          },
          400: { description: 'x', content: { 'application/problem+json': { schema: { type: 'object' } } } }
        }
      },
      post: {
        operationId: 'addThing',
        security: [{ bearer: [] }],
        requestBody: {
          required: true,
          content: {
            'application/json': { schema: { $ref: '#/components/schemas/Thing' } },
            'application/xml': { schema: { $ref: '#/components/schemas/Thing' } },
            'application/x-www-form-urlencoded': { schema: { $ref: '#/components/schemas/Thing' } },
            'multipart/form-data': { schema: { $ref: '#/components/schemas/Thing' } }
          }
        },
        responses: {
          201: { description: 'x', content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } } }
        }
      }
    },
    '/things/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
      get: {
        operationId: 'getThing',
        responses: {
          200: {
            description: 'x',
            content: {
              'application/json': { schema: { $ref: '#/components/schemas/Thing' } },
              'application/xml': { schema: { $ref: '#/components/schemas/Thing' } }
            }
          },
          default: { description: 'x' }
        }
      },
      patch: {
        operationId: 'changeThing',
        requestBody: { content: { 'application/merge-patch+json': { schema: {} } } },
        responses: { 200: { description: 'x' } }
      },
      delete: { operationId: 'removeThing', responses: { 204: { description: 'x' } } }
    }
  },
  components: {
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
    schemas: {
      Thing: {
        type: 'object',
        required: ['name'],
        properties: {
          id: { type: 'integer', readOnly: true },
          name: { type: 'string', minLength: 1, maxLength: 20, pattern: '^[a-z]+$' },
          kind: { enum: ['a', 'b'] },
          at: { type: 'string', format: 'date-time' },
          price: { type: 'number', multipleOf: 0.01 },
          parts: { type: 'array', items: { $ref: '#/components/schemas/Thing' }, maxItems: 3 },
          either: { oneOf: [{ type: 'string' }, { type: 'integer' }] }
        }
      }
    }
  }
}
