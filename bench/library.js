// The document of the question `hand`, and the same API as one would write it by hand on Fastify.
// usage: node bench/library.js PORT [LOG_FILE]
import { mkdirSync, writeFileSync } from 'node:fs'
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

const loan = {
  type: 'object',
  required: ['id', 'title', 'reader'],
  properties: { id: { type: 'integer' }, title: text(), reader: text(), due: { type: 'string', format: 'date' } }
}
const change = { type: 'object', properties: { title: text(), reader: text() } }
/** The rows that both have at the start. */
const loans = Array.from({ length: 10_000 }, (_, at) => ({
  id: at + 1,
  title: `Volume ${at + 1}`,
  reader: `Reader ${at % 700}`,
  due: '2026-05-01'
}))

const json = (schema, example) => ({ description: 'ok', content: { 'application/json': { schema, example } } })
const errors = { 401: json(error), 404: json(error), 422: json(error) }
const since = { in: 'query', name: 'since', schema: text() }
const limit = { in: 'query', name: 'limit', schema: { type: 'integer', minimum: 1, maximum: 100 } }
const page = { in: 'query', name: 'page', schema: { type: 'integer', minimum: 1 } }
const id = { in: 'path', name: 'id', required: true, schema: { type: 'integer' } }
const isbn = { in: 'path', name: 'isbn', required: true, schema: text() }

/** Writes the document that standin plays, and a folder with the rows of its loans. */
export function writeLibrary(file, fixtures) {
  mkdirSync(fixtures, { recursive: true })
  writeFileSync(`${fixtures}/loans.json`, JSON.stringify(loans))
  const body = (schema) => ({ required: true, content: { 'application/json': { schema } } })
  const paths = {
    '/books': {
      get: {
        parameters: [limit, since],
        responses: { 200: json({ type: 'array', items: book }, Array(10).fill(theBook)), ...errors }
      },
      post: {
        requestBody: body(book),
        responses: { 201: json(book, theBook), ...errors }
      }
    },
    '/books/{isbn}': { get: { parameters: [isbn], responses: { 200: json(book, theBook), ...errors } } },
    '/loans': {
      get: { parameters: [limit, page, since], responses: { 200: json({ type: 'array', items: loan }), ...errors } }
    },
    '/loans/{id}': {
      get: { parameters: [id, since], responses: { 200: json(loan), ...errors } },
      patch: { parameters: [id], requestBody: body(change), responses: { 200: json(loan), ...errors } }
    },
    '/report': { get: { parameters: [since], responses: { 200: json(report, { lines }), ...errors } } }
  }
  const components = { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } }
  const info = { title: 'Library', version: '1' }
  writeFileSync(file, JSON.stringify({ openapi: '3.1.0', info, security: [{ token: [] }], components, paths }))
}

/** Serves the same by hand: schemas for requests and responses, a bearer check, named errors, rows by id. */
async function serve(port, log) {
  const { default: Fastify } = await import('fastify')
  const logger = log ? { stream: (await import('pino')).destination({ dest: log, sync: false }) } : false
  const app = Fastify({ logger, disableRequestLogging: true, ajv: { customOptions: { allErrors: true } } })
  if (log) app.addHook('onResponse', logged)
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
  const list = { type: 'object', properties: { limit: limit.schema, page: page.schema, since: since.schema } }
  const listed = (items) => ({ querystring: list, response: response(200, { type: 'array', items }) })
  app.get('/books', { schema: listed(book) }, (_request, reply) => reply.send(Array(10).fill(theBook)))
  app.post('/books', { schema: { body: book, response: response(201, book) } }, (request, reply) =>
    reply.code(201).send(request.body)
  )
  const params = { type: 'object', properties: { isbn: text() } }
  app.get('/books/:isbn', { schema: { params, response: response(200, book) } }, (_request, reply) =>
    reply.send(theBook)
  )
  app.get('/report', { schema: { querystring: list, response: response(200, report) } }, (_request, reply) =>
    reply.send({ lines })
  )
  serveLoans(app, listed(loan), response(200, loan))
  await app.listen({ port: Number(port), host: '127.0.0.1' })
}

function serveLoans(app, listed, response) {
  const byId = new Map(loans.map((row) => [row.id, row]))
  const params = { type: 'object', properties: { id: id.schema } }
  const found = (request, reply, answer) => {
    const row = byId.get(request.params.id)
    return row === undefined ? reply.code(404).send({ message: 'there is none' }) : reply.send(answer(row))
  }
  app.get('/loans', { schema: listed }, ({ query }, reply) => {
    const { limit = 20, page = 1 } = query
    reply.send(loans.slice((page - 1) * limit, page * limit))
  })
  app.get('/loans/:id', { schema: { params, response } }, (request, reply) => found(request, reply, (row) => row))
  app.patch('/loans/:id', { schema: { params, body: change, response } }, (request, reply) =>
    found(request, reply, (row) => Object.assign(row, request.body))
  )
}

function logged(request, reply, done) {
  const [path] = request.url.split('?')
  request.log.info({ method: request.method, path, status: reply.statusCode, ms: reply.elapsedTime })
  done()
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await serve(process.argv[2], process.argv[3])
