import t from 'tap'
import { contractOf } from '../../../src/contract/contract.ts'
import { Problem } from '../../../src/contract/problem.ts'
import { load } from '../../../src/document/load.ts'
import { errorReplies, violationList } from '../../../src/reply/errors/error-replies.ts'
import { checkerOf } from '../../../src/schema/validator.ts'
import { documentOf, json } from '../../fixtures/start.ts'

const text = { type: 'string' }
const violation = { in: 'body', at: '/a', message: 'is required', keyword: 'required' }

/** An object that requires all that it has. */
const object = (properties: object) => ({ type: 'object', required: Object.keys(properties), properties })

async function replies(
  errors: object,
  problem = new Problem(404, 'it is not there'),
  known = true,
  documentedOnly = false,
  asked: { method: string; path: string; template?: string } = { method: 'GET', path: '/x/7' }
) {
  const contract = contractOf(
    await load(documentOf({ '/x': { get: { responses: { 200: json({}), ...errors } } } }), {})
  )
  const reply = await errorReplies(contract, checkerOf(contract.resources), { seed: '1', errors: documentedOnly })(
    problem,
    known ? contract.operations[0] : undefined,
    asked
  )
  const type = String(reply.headers['content-type'] ?? '')
  return { ...reply, type, value: /json/.test(type) ? JSON.parse(String(reply.body)) : reply.body }
}

t.test('an error has the shape of the document, with the message inside', async (t) => {
  const object = (name: string, schema: object) => ({
    type: 'object',
    required: [name],
    properties: { [name]: schema }
  })
  const said = 'it is not there'
  const cases: [response: object, value: unknown][] = [
    [json(object('error', text)), { error: said }],
    [json(object('message', text)), { message: said }],
    [json(object('error', object('detail', text))), { error: { detail: said } }],
    [
      json({}, { example: { errors: [{ message: 'x', code: 1 }, { message: 'y' }] } }),
      { errors: [{ message: said, code: 1 }] }
    ],
    [json({}, { example: { errors: [] } }), { errors: [] }],
    [json({}, { example: { code: 5 } }), { code: 5 }],
    [json({}, { example: [1] }), [1]],
    [json(text), said],
    [{ description: 'x', content: { 'text/plain': { schema: text } } }, said],
    [json({ ...object('error', { type: 'string', example: 'x' }) }), { error: said }]
  ]
  for (const [response, value] of cases) t.same((await replies({ 404: response })).value, value)
})

t.test('the example of the document stands where it says it better', async (t) => {
  const response = json({}, { example: { error: 'invite not found' } })
  const problem = new Problem(404, 'there is no row', { plain: true })
  t.same((await replies({ 404: response }, problem)).value, { error: 'invite not found' })
})

t.test('an example whose members cannot be written as text stays in its members', async (t) => {
  const odd = { toString: 'x' }
  const response = json({ type: 'object', properties: { message: text } }, { example: { message: 'x', code: odd } })
  t.same((await replies({ 404: response })).value, { message: 'it is not there', code: odd })
})

t.test('an example that is a bare text, or that the request asked for, stays as its author wrote it', async (t) => {
  t.equal((await replies({ 404: json(text, { example: 'not here' }) })).value, 'not here')
  const examples = { first: { value: { error: 'one' } }, second: { value: { error: 'two' } } }
  const problem = new Problem(404, 'it is not there')
  problem.example = 'second'
  t.same((await replies({ 404: json({}, { examples }) }, problem)).value, { error: 'two' })
  problem.example = 'third'
  t.same((await replies({ 404: json({}, { examples }) }, problem)).value, { error: 'it is not there' })
})

t.test('an error without a shape in the document is a problem of RFC 9457', async (t) => {
  const problem = new Problem(422, 'it does not fit', { violations: [violation], headers: { 'x-own': '1' } })
  for (const errors of [{}, { 422: { description: 'no content' } }, { 422: json(false as never) }]) {
    const reply = await replies(errors, problem)
    t.match(reply, {
      status: 422,
      source: 'error',
      type: 'application/problem+json',
      headers: { 'x-own': '1', 'standin-violations': JSON.stringify([violation]) },
      value: {
        title: 'Unprocessable Entity',
        detail: 'it does not fit',
        error: 'it does not fit',
        validation: [{ location: ['body', 'a'] }]
      }
    })
  }
  t.match((await replies({}, new Problem(499, 'odd'))).value, { title: 'Error', status: 499 })
})

t.test('an error without an operation has the shape of most errors', async (t) => {
  const error = json({ type: 'object', required: ['error'], properties: { error: text } })
  const other = json({ type: 'object', required: ['message'], properties: { message: text } })
  const plain = { description: 'x', content: { 'text/plain': { schema: text } } }
  t.same((await replies({ 400: other, 401: error, 403: error, 500: plain }, undefined, false)).value, {
    error: 'it is not there'
  })
  t.match(await replies({}, undefined, false), { type: 'application/problem+json' })
  const about = json(object({ message: text, resource: text }))
  t.match((await replies({ 400: about }, undefined, false)).value, { resource: 'request' })
  const most = { type: 'integer', maximum: 9223372036854775807n }
  const exact = json({ type: 'object', required: ['message'], properties: { message: text, code: most } })
  t.match((await replies({ 400: exact }, undefined, false)).value, { message: 'it is not there' }, 'bounds of int64')
})

t.test('violations in a header are ASCII, and no more than clients read', async (t) => {
  t.equal(
    violationList([{ ...violation, message: 'is ü' }]),
    JSON.stringify([{ ...violation, message: 'is ü' }]).replace('ü', '\\u00fc')
  )
  const many = violationList(Array.from({ length: 500 }, () => violation))
  t.ok(many.length < 3100)
  t.ok(JSON.parse(many).length > 20)
  const [long] = JSON.parse(violationList([{ ...violation, message: 'ü'.repeat(2000) }]))
  t.equal(long.message, `${'ü'.repeat(300)}…`, 'one that is too long by itself is cut')
})

t.test(
  'where only what is documented may be answered, a response without content has none, and a header says why',
  async (t) => {
    const bare = { default: { description: 'It went wrong' } }
    const refused = await replies(bare, undefined, true, true)
    t.match(refused, { status: 404, body: undefined, type: '', source: 'error' })
    t.equal(refused.headers['standin-reason'], 'it is not there')
    const invalid = await replies(bare, new Problem(422, 'x', { violations: [violation] }), true, true)
    t.same(JSON.parse(invalid.headers['standin-violations'] as string), [violation])
    t.match(
      await replies({ default: { description: 'the only response' }, 200: undefined as never }, undefined, true, true),
      {
        body: undefined
      }
    )
    t.match(await replies(bare), { type: 'application/problem+json', value: { error: 'it is not there' } })
    t.match(await replies({}, undefined, true, true), { type: 'application/problem+json' })
  }
)

t.test("an author's text stands as it is, whether an example of the response or of its schema", async (t) => {
  for (const response of [json({}, { example: 'gone' }), json({ type: 'string', example: 'gone' })]) {
    t.equal((await replies({ 404: response })).value, 'gone')
  }
})

t.test('the message goes where the schema has room for it, and the body always fits its schema', async (t) => {
  const oauth = (description: object) => ({
    type: 'object',
    required: ['error', 'error_description'],
    additionalProperties: false,
    properties: { error: { enum: ['invalid_request'] }, error_description: { ...text, ...description } }
  })
  const cases: [schema: object, value: unknown][] = [
    [oauth({}), { error: 'invalid_request', error_description: 'it is not there' }],
    [oauth({ maxLength: 12 }), { error: 'invalid_request', error_description: 'Not Found' }],
    [oauth({ const: 'oops' }), { error: 'invalid_request', error_description: 'oops' }],
    [oauth({ pattern: '^E[0-9]$', example: 'E4' }), { error: 'invalid_request', error_description: 'E4' }]
  ]
  for (const [schema, value] of cases) {
    const reply = await replies({ 404: json(schema) })
    t.same(reply.value, value)
    t.equal(reply.headers['standin-reason'], 'it is not there')
  }
})

t.test('the message stands in an envelope of any name, cut where it is too long', async (t) => {
  const cases: [schema: object, value: unknown][] = [
    [
      object({ errorInformation: object({ errorCode: { type: 'string', example: '5100' }, errorDescription: text }) }),
      { errorInformation: { errorCode: '5100', errorDescription: 'it is not there' } }
    ],
    [
      object({ failures: { type: 'array', minItems: 1, maxItems: 1, items: object({ message: text }) } }),
      { failures: [{ message: 'it is not there' }] }
    ],
    [
      object({ message: text, place: object({ title: { const: 'here' } }) }),
      { message: 'it is not there', place: { title: 'here' } }
    ],
    // Nothing in it is for people.
    [object({ id: { const: 7 }, meta: object({ path: { const: '/a' } }) }), { id: 7, meta: { path: '/a' } }]
  ]
  for (const [schema, value] of cases) t.same((await replies({ 404: json(schema) })).value, value)
  const brief = json(object({ message: { ...text, maxLength: 40 } }))
  const long = await replies({ 404: brief }, new Problem(404, `it is ${'not '.repeat(20)}there`))
  t.match(long.value, { message: /^it is (not ){8}n…$/ })
})

t.test('an OAuth error code is the one for its status', async (t) => {
  const error = { enum: ['insufficient_scope', 'invalid_token', 'invalid_request'] }
  const shape = { 400: json(object({ error })), 401: json(object({ error })), 403: json(object({ error })) }
  for (const [status, code] of Object.entries({
    400: 'invalid_request',
    401: 'invalid_token',
    403: 'insufficient_scope'
  })) {
    t.same((await replies(shape, new Problem(Number(status), 'x'))).value, { error: code })
  }
})

const integer = { type: 'integer' }

t.test('members that are named for them say the status, the path and the reason of this very refusal', async (t) => {
  const said = 'it is not there'
  const cases: [schema: object, value: object][] = [
    [
      object({ code: integer, status: integer, reason: text, path: text }),
      { code: 404, status: 404, reason: said, path: '/x/7' }
    ],
    [
      object({ statusCode: text, error: text, message: text }),
      { statusCode: '404', error: 'Not Found', message: said }
    ],
    [
      object({ http_status: integer, errorMessage: text, method: text }),
      { http_status: 404, errorMessage: said, method: 'GET' }
    ],
    [object({ código: text, mensaje: text }), { código: 'not_found', mensaje: said }],
    [
      object({ Fehlercode: integer, Meldung: text, nachricht: text }),
      { Fehlercode: 404, Meldung: said, nachricht: 'Not Found' }
    ],
    [object({ msg: text, code: { type: 'integer', example: 1001 } }), { msg: said, code: 1001 }],
    [object({ msg: text, code: { type: 'integer', example: 500 } }), { msg: said, code: 404 }],
    [object({ error: object({ status: integer, message: text }) }), { error: { status: 404, message: said } }],
    [object({ message: text, status: { enum: ['failed'] } }), { message: said, status: 'failed' }],
    [object({ errors: { type: 'array', minItems: 1, items: text } }), { errors: [said] }]
  ]
  for (const [schema, value] of cases)
    t.same((await replies({ 404: json(schema) })).value, value, JSON.stringify(value))
})

t.test('an error that names no path does not read it, so that other requests may share the answer', async (t) => {
  const unread = {
    method: 'GET',
    template: '/things/{id}.json',
    get path(): string {
      throw new Error('the path is read')
    }
  }
  const shape = { 404: json(object({ message: text, resource: text })) }
  t.same((await replies(shape, undefined, true, false, unread)).value, {
    message: 'it is not there',
    resource: 'thing'
  })
})

t.test('of what an author wrote, only what another request would say stays behind', async (t) => {
  const example = { status: 400, code: 'E_USER', title: 'No such user', message: 'x', path: '/users/1', keep: true }
  t.same((await replies({ 404: json({}, { example }) })).value, {
    ...example,
    status: 404,
    message: 'it is not there',
    path: '/x/7'
  })
  const schema = { ...object({ error: text, code: integer }), additionalProperties: false }
  const mended = (await replies({ 404: json(schema, { example: { error: 'x', code: 'none', more: 1 } }) })).value
  t.match(mended, { error: 'it is not there', code: Number })
  const template = { error: '<string>', code: 7, host: '<string>' }
  const hosted = { type: 'object', properties: { ...schema.properties, host: { type: 'string' } } }
  const whole = (await replies({ 404: json(hosted, { example: template }) })).value
  t.match(whole, { error: 'it is not there', code: 7, host: /^[a-z]+\./ })
  t.same(Object.keys(mended), ['error', 'code'])
  t.match((await replies({ 404: json(schema, { example: '{"error":"x","code":7}' }) })).value, { code: 7 })
})

t.test('lists of errors have an item for each violation, and say where it is', async (t) => {
  const problem = new Problem(422, 'body/a must be an integer; query limit is required', {
    violations: [
      { in: 'body', at: '/a/0/b', message: 'must be an integer', keyword: 'type' },
      { in: 'query', at: '/limit', message: 'is required', keyword: 'required' }
    ]
  })
  const list = (properties: object, more: object = {}) => ({
    type: 'array',
    minItems: 1,
    items: { type: 'object', properties },
    ...more
  })
  const answer = async (schema: object, refused = problem, type = 'application/json') =>
    (await replies({ default: { description: 'x', content: { [type]: { schema } } } }, refused)).value
  const fastApi = list({ loc: { type: 'array', items: { type: ['string', 'integer'] } }, msg: text, type: text })
  t.same(await answer(object({ detail: fastApi })), {
    detail: [
      { loc: ['body', 'a', 0, 'b'], msg: 'must be an integer', type: 'type' },
      { loc: ['query', 'limit'], msg: 'is required', type: 'required' }
    ]
  })
  const source = { type: 'object', properties: { pointer: text, parameter: text, header: text } }
  const jsonApi = object({ errors: list({ status: text, title: text, detail: text, source }) })
  const both = { status: '422', title: 'Unprocessable Entity' }
  t.same(await answer(jsonApi, problem, 'application/vnd.api+json'), {
    errors: [
      { ...both, detail: 'must be an integer', source: { pointer: '/a/0/b' } },
      { ...both, detail: 'is required', source: { parameter: 'limit' } }
    ]
  })
  t.same(await answer(jsonApi, new Problem(401, 'no token')), {
    errors: [{ status: '401', title: 'Unauthorized', detail: 'no token', source: {} }]
  })
  const others = list({ path: text, in: text, code: text, message: text }, { maxItems: 1 })
  t.same(await answer(object({ errors: others, field: text })), {
    errors: [{ path: 'a.0.b', in: 'body', code: 'type', message: 'must be an integer' }],
    field: 'a.0.b'
  })
  const texts = { type: 'array', minItems: 1, items: text }
  t.same(await answer(object({ errors: texts })), {
    errors: ['body/a/0/b must be an integer', 'query limit is required']
  })
  t.same(await answer({ type: 'array', minItems: 1, items: object({ location: text, path: texts }) }), [
    { location: 'body.a.0.b', path: ['a', '0', 'b'] },
    { location: 'query.limit', path: ['limit'] }
  ])
})

t.test('a problem of RFC 9457 has the real status, and the phrase as its title', async (t) => {
  const properties = {
    type: { ...text, format: 'uri-reference' },
    title: text,
    status: integer,
    detail: text,
    instance: text
  }
  const response = { description: 'x', content: { 'application/problem+json': { schema: object(properties) } } }
  t.same((await replies({ 404: response })).value, {
    type: 'about:blank',
    title: 'Not Found',
    status: 404,
    detail: 'it is not there',
    instance: '/x/7'
  })
  t.match((await replies({ 499: response }, new Problem(499, 'odd'))).value, { title: 'Error', status: 499 })
})

t.test('why a request is refused stands in a header, in ASCII, where there are no violations', async (t) => {
  t.equal((await replies({}, new Problem(404, 'no ü'))).headers['standin-reason'], 'no \\u00fc')
  t.notOk((await replies({}, new Problem(422, 'x', { violations: [violation] }))).headers['standin-reason'])
  t.notOk((await replies({}, new Problem(404, ''))).headers['standin-reason'])
})

t.test('members about violations stay as they are in other refusals, or say what is known', async (t) => {
  const members = { message: text, field: text, location: text, pointer: text, rule: text }
  const example = { message: 'x', field: 'a', location: 'b', pointer: 'c', rule: 'd', errors: null }
  const response = json(object({ ...members, errors: { type: ['array', 'null'] } }), { example })
  t.same((await replies({ 404: response })).value, { ...example, message: 'it is not there' })
  const list = { type: 'array', minItems: 1, items: object({ rule: text, field: text, message: text }) }
  const invalid = new Problem(422, 'body/a is required', { violations: [violation] })
  t.same((await replies({ 422: json(object({ errors: list })) }, invalid)).value, {
    errors: [{ rule: 'required', field: 'a', message: 'is required' }]
  })
})

t.test('an error that is a page holds the reason as text', async (t) => {
  const evil = new Problem(404, 'there is no <script>')
  for (const type of ['text/html', 'application/xhtml+xml', 'image/svg+xml', 'text/xml']) {
    const page = (schema: object) => ({ 404: { description: 'x', content: { [type]: { schema } } } })
    for (const schema of [text, object({ message: text })]) {
      const { body } = await replies(page(schema), evil)
      t.match(String(body), /there is no (&lt;|.u003c)script/, type)
      t.notMatch(String(body), '<script', type)
    }
    const written = { description: 'x', content: { [type]: { schema: text, example: '<b>gone</b>' } } }
    t.equal((await replies({ 404: written }, evil)).body, '<b>gone</b>', 'the author may write markup')
  }
})

t.test('an error says nothing of another status', async (t) => {
  const problem = (example: object) => ({
    description: 'x',
    content: { 'application/problem+json': { schema: { type: 'object' }, example } }
  })
  const example = {
    type: 'https://example.com/errors/internal-server-error',
    title: 'Internal Server Error',
    status: 500,
    detail: 'the database is down',
    code: 'INTERNAL_SERVER_ERROR',
    name: 'InternalServerError',
    slug: 'internal-server-error',
    more: 'kept'
  }
  const own = {
    type: 'about:blank',
    title: 'Not Found',
    status: 404,
    detail: 'it is not there',
    code: 'NOT_FOUND',
    name: 'NotFound',
    slug: 'not-found',
    more: 'kept'
  }
  t.same((await replies({ 500: problem(example) }, undefined, false)).value, own, 'of an unknown path')
  t.same((await replies({ default: problem(example) })).value, own, 'by the default response')
  t.same((await replies({ '4XX': problem(example) })).value, own, 'by the range')
  const bare = json({}, { example: { type: 'InternalServerError', code: 'INTERNAL_SERVER_ERROR' } })
  t.same((await replies({ default: bare })).value, { type: 'NotFound', code: 'NOT_FOUND' })
  t.same((await replies({ 404: problem(example) })).value, own, 'also under the status itself, by number and words')
  const kept = { ...example, status: 404, detail: 'it is not there' }
  t.same((await replies({ 404: problem({ ...example, status: 404 }) })).value, kept, 'else an author’s words stay')
  const errors = {
    500: problem(example),
    404: problem({ type: 'https://example.com/errors/gone', title: 'No such thing' })
  }
  t.match((await replies(errors, undefined, false)).value, { type: 'https://example.com/errors/gone' })
})

t.test("a refusal has the headers that its response declares, and the refusal's own win", async (t) => {
  const headers = {
    'X-Request-Id': { required: true, schema: { ...text, format: 'uuid' } },
    'X-Own': { schema: text, example: 'documented' }
  }
  const errors = { 404: { ...json(object({ message: text })), headers } }
  const reply = await replies(errors, new Problem(404, 'x', { headers: { 'x-own': 'mine' } }))
  t.match(reply.headers, { 'x-request-id': /^[\da-f-]{36}$/, 'x-own': 'mine' })
  t.notOk((await replies(errors, undefined, false)).headers['x-request-id'], 'an unknown path has no operation')
})

t.test('an error of no request has the headers of the document, too', async (t) => {
  const response = { ...json({}), headers: { 'X-Code': { schema: { const: 5 } } } }
  const document = documentOf({ '/x': { get: { responses: { 200: json({}), 404: response } } } })
  const contract = contractOf(await load(document, {}))
  const reply = errorReplies(contract, checkerOf(contract.resources), { seed: '1' })
  const { headers } = await reply(new Problem(404, 'it is not there'), contract.operations[0])
  t.equal(headers['X-Code'] ?? headers['x-code'], '5')
  const about = documentOf({ '/x': { get: { responses: { 200: json({}), 404: json(object({ resource: text })) } } } })
  const nameless = contractOf(await load(about, {}))
  const { body } = await errorReplies(nameless, checkerOf(nameless.resources), { seed: '1' })(
    new Problem(404, 'it is not there'),
    nameless.operations[0]
  )
  t.match(body, /"resource":"request"/)
})

t.test('members of an error are known by other names, other languages and their descriptions', async (t) => {
  const said = 'it is not there'
  const integer = { type: 'integer' }
  const told = (description: string, more: object = {}) => ({ type: 'string', description, ...more })
  const cases: [schema: object, value: unknown][] = [
    [object({ fehler: object({ code: text, meldung: text }) }), { fehler: { code: 'not_found', meldung: said } }],
    [object({ code: integer, erreur: text, details: text }), { code: 404, erreur: 'Not Found', details: said }],
    [
      object({
        errorSummary: text,
        errorCauses: { type: 'array', minItems: 1, items: object({ errorSummary: text }) }
      }),
      { errorSummary: said, errorCauses: [{ errorSummary: said }] }
    ],
    [
      object({
        errors: { type: 'array', minItems: 1, items: object({ message: text, extensions: object({ code: text }) }) }
      }),
      { errors: [{ message: said, extensions: { code: 'NOT_FOUND' } }] }
    ],
    [object({ messages: { type: 'array', minItems: 1, items: text } }), { messages: [said] }],
    [object({ exception: text, exceptionMessage: text }), { exception: 'NotFound', exceptionMessage: said }],
    [
      object({ meta: object({ error_message: text }), data: { type: ['object', 'null'] } }),
      { meta: { error_message: said }, data: null }
    ],
    [object({ faultcode: text, faultstring: text }), { faultcode: 'Client', faultstring: said }],
    [
      object({
        note: told('Human-readable explanation of the error'),
        short: told('A machine-readable word'),
        where: told('The name of the field that is wrong', { nullable: true }),
        seen: { ...integer, description: 'HTTP status code' }
      }),
      { note: said, short: 'not_found', where: null, seen: 404 }
    ],
    [
      object({ error: object({ code: integer, message: text, status: text }) }),
      { error: { code: 404, message: said, status: 'NOT_FOUND' } }
    ],
    [object({ status: text, message: text }), { status: '404', message: said }],
    [object({ http_status_code: integer, message: text }), { http_status_code: 404, message: said }],
    [
      object({ name: text, message: text, hint: text }),
      { name: 'NotFound', message: said, hint: 'Check the request and try again.' }
    ],
    [
      object({ message: text, level: { type: 'string', enum: ['info', 'warning', 'error'] } }),
      { message: said, level: 'error' }
    ],
    [object({ message: text, name: { ...text, example: 'MissingThing' } }), { message: said, name: 'MissingThing' }]
  ]
  for (const [schema, value] of cases) t.same((await replies({ 404: json(schema) })).value, value)
  t.notOk(
    'field' in (await replies({ 404: json({ type: 'object', properties: { message: text, field: text } }) })).value
  )
  const statuses: [number, object, object][] = [
    [429, object({ message: text, remaining: integer }), { message: said, remaining: 0 }],
    [429, object({ message: text, retry_after: integer }), { message: said, retry_after: 60 }],
    [429, object({ message: text, hint: text }), { message: said, hint: 'Try again later.' }],
    [503, object({ message: text, hint: text }), { message: said, hint: 'Try again later.' }],
    [401, object({ message: text, hint: text }), { message: said, hint: 'Send valid credentials.' }],
    [404, object({ message: text, remaining: { ...integer, enum: [7] } }), { message: said, remaining: 7 }]
  ]
  for (const [status, schema, value] of statuses) {
    t.same((await replies({ [status]: json(schema) }, new Problem(status, said))).value, value)
  }
})

t.test('a list of violations may name the fields by other names, and leaves the title to the status', async (t) => {
  const problem = new Problem(422, 'a is required', { violations: [violation] })
  const cases: [schema: object, value: unknown][] = [
    [
      object({ title: text, 'invalid-params': { type: 'array', items: object({ name: text, reason: text }) } }),
      { title: 'Unprocessable Entity', 'invalid-params': [{ name: 'a', reason: 'is required' }] }
    ],
    [
      object({ title: text, errors: { type: 'object', additionalProperties: { type: 'array', items: text } } }),
      { title: 'Unprocessable Entity', errors: { a: ['is required'] } }
    ],
    [
      object({ title: text, errors: object({ a: { type: 'array', items: text } }) }),
      { title: 'Unprocessable Entity', errors: { a: ['is required'] } }
    ],
    [
      object({ message: text, details: { type: 'object', additionalProperties: { type: 'array', items: text } } }),
      { message: 'a is required', details: { a: ['is required'] } }
    ],
    [
      object({ error: text, fields: { type: 'array', items: object({ name: text, problem: text, location: text }) } }),
      { error: 'a is required', fields: [{ name: 'a', problem: 'is required', location: 'body' }] }
    ],
    [
      object({ message: text, target: text, details: { type: 'array', items: object({ target: text, msg: text }) } }),
      { message: 'a is required', target: 'a', details: [{ target: 'a', msg: 'is required' }] }
    ]
  ]
  for (const [schema, value] of cases) t.same((await replies({ 422: json(schema) }, problem)).value, value)
})

t.test('an error takes the word for it that a description lists', async (t) => {
  const issue = object({
    severity: { ...text, description: 'fatal | error | warning | information' },
    code: { ...text, description: 'A code, such as not-found, invalid or conflict' },
    diagnostics: text
  })
  const outcome = json(
    object({
      status: { ...text, description: '`success` or `error`' },
      issue: { type: 'array', minItems: 2, items: issue }
    })
  )
  const { value } = await replies({ 404: outcome })
  t.match(value, { status: 'error', issue: [{ severity: 'error', code: 'not-found', diagnostics: 'it is not there' }] })
})

t.test('an operation without errors of its own takes the shape that most of the document have', async (t) => {
  const errors = { 404: json(object({ code: text, message: text })) }
  const contract = contractOf(
    await load(
      documentOf({
        '/x': { get: { responses: { 200: json({}), ...errors } }, post: { responses: { 201: json({}) } } }
      }),
      {}
    )
  )
  const reply = await errorReplies(contract, checkerOf(contract.resources), { seed: '1' })(
    new Problem(422, 'body/name is required', { violations: [violation] }),
    contract.operations.find(({ method }) => method === 'POST')
  )
  t.match(JSON.parse(String(reply.body)), { message: /is required/ })
})
