import { writeFileSync } from 'node:fs'

/** Writes a document of so many operations, each with a schema of its own, and gives the path of the last one. */
export function writeDocument(file, operations) {
  const paths = {}
  const schemas = {}
  for (let at = 0; at < operations; at++) {
    const thing = { $ref: `#/components/schemas/Thing${at}` }
    schemas[`Thing${at}`] = {
      type: 'object',
      required: ['id', 'email'],
      properties: {
        id: { type: 'integer', example: 1 },
        email: { type: 'string', example: 'ada@example.com' },
        role: { type: 'string', enum: ['admin', 'member', 'viewer'] },
        created_at: { type: 'string', format: 'date-time' },
        parent: { $ref: `#/components/schemas/Thing${at % 10 === 0 ? at : at - 1}` }
      }
    }
    paths[`/v1/teams/{team}/things${at}`] = {
      get: {
        operationId: `listThings${at}`,
        parameters: [
          { in: 'path', name: 'team', required: true, schema: { type: 'string' } },
          { in: 'query', name: 'limit', schema: { type: 'integer', minimum: 1, maximum: 100 } }
        ],
        responses: {
          200: {
            description: 'ok',
            content: {
              'application/json': {
                schema: { type: 'object', properties: { things: { type: 'array', items: thing } } },
                example: { things: [{ id: 1, email: 'ada@example.com' }] }
              }
            }
          }
        }
      }
    }
  }
  const text = JSON.stringify({
    openapi: '3.0.1',
    info: { title: 'Many things', version: '1' },
    paths,
    components: { schemas }
  })
  writeFileSync(file, text)
  return { path: `/v1/teams/blue/things${operations - 1}`, bytes: text.length }
}
