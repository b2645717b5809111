// The document of the question `hand`, and the same API as one would write it by hand on Fastify.
// usage: node bench/library.js PORT
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const text = (more = {}) => ({ type: 'string', minLength: 1, maxLength: 40, ...more })
const error = { type: 'object', required: ['message'], properties: { message: { type: 'string' } } }
const book = {
  type: 'object',
  required: ['title', 'pages'],
  properties: { title: text(), author: text(), pages: { type: 'integer', minimum: 1 } }
}
const theBook = { title: 'Things Fall Apart', author: 'Chinua Achebe', pages: 209 }
const lines = Array.from({ length: 2500 }, (_, at) => ({
  at,
  memo: `Transfer ${at} for the goods received in one week`
}))
const report = {
  type: 'object',
  properties: {
    lines: {
      type: 'array',
      items: { type: 'object', properties: { at: { type: 'integer' }, memo: text({ maxLength: 100 }) } }
    }
  }
}

const json = (schema, example) => ({ description: 'ok', content: { 'application/json': { schema, example } } })
const errors = { 401: json(error), 404: json(error), 422: json(error) }
const since = { in: 'query', name: 'since', schema: text() }
const limit = { in: 'query', name: 'limit', schema: { type: 'integer', minimum: 1, maximum: 100 } }
const isbn = { in: 'path', name: 'isbn', required: true, schema: text() }

/** Writes the document that standin plays. */
export function writeLibrary(file) {
  const paths = {
    '/books': {
      get: {
        parameters: [limit, since],
        responses: { 200: json({ type: 'array', items: book }, Array(10).fill(theBook)), ...errors }
      },
      post: {
        requestBody: { required: true, content: { 'application/json': { schema: book } } },
        responses: { 201: json(book, theBook), ...errors }
      }
    },
    '/books/{isbn}': { get: { parameters: [isbn], responses: { 200: json(book, theBook), ...errors } } },
    '/report': { get: { parameters: [since], responses: { 200: json(report, { lines }), ...errors } } }
  }
  const components = { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } }
  const info = { title: 'Library', version: '1' }
  writeFileSync(file, JSON.stringify({ openapi: '3.1.0', info, security: [{ token: [] }], components, paths }))
}

/** Serves the same by hand: schemas for requests and responses, a bearer check, errors with what is wrong. */
async function serve(port) {
  const { default: Fastify } = await import('fastify')
  const app = Fastify({ ajv: { customOptions: { allErrors: true } } })
  app.addHook('onRequest', (request, reply, done) => {
    const { authorization, prefer } = request.headers
    if (!/^Bearer +\S/i.test(authorization ?? '')) reply.code(401).send({ message: 'a bearer token is missing' })
    else if (prefer?.includes('code=404')) reply.code(404).send({ message: 'there is none' })
    else done()
  })
  app.setErrorHandler((problem, _request, reply) =>
    reply.code(problem.validation ? 422 : 500).send({ message: problem.message })
  )
  const response = (status, schema) => ({ [status]: schema, 401: error, 404: error, 422: error })
  const querystring = { type: 'object', properties: { limit: limit.schema, since: since.schema } }
  const books = { type: 'array', items: book }
  app.get('/books', { schema: { querystring, response: response(200, books) } }, (_request, reply) =>
    reply.send(Array(10).fill(theBook))
  )
  app.post('/books', { schema: { body: book, response: response(201, book) } }, (request, reply) =>
    reply.code(201).send(request.body)
  )
  const params = { type: 'object', properties: { isbn: text() } }
  app.get('/books/:isbn', { schema: { params, response: response(200, book) } }, (_request, reply) =>
    reply.send(theBook)
  )
  app.get('/report', { schema: { querystring, response: response(200, report) } }, (_request, reply) =>
    reply.send({ lines })
  )
  await app.listen({ port: Number(port), host: '127.0.0.1' })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await serve(process.argv[2])
