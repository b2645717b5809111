import t from 'tap'
import { examples } from '../../../src/reply/sources/examples.ts'
import { generated } from '../../../src/reply/sources/generated.ts'
import { checkerOf } from '../../../src/schema/validator.ts'
import { callFor } from '../../fixtures/call.ts'

const text = { type: 'string' }
const schema = {
  type: 'object',
  required: ['title', 'status', 'detail'],
  properties: { title: text, status: { type: 'integer' }, detail: text }
}

/** Returns the answer of the sources for an error; `key` names its response. */
async function said(media: object, key: string, status = 404, more: object = {}) {
  const { contract, call } = await callFor(
    { description: 'x', content: { 'application/json': media } },
    { status, ...more }
  )
  const asked = { ...call, response: { ...call.response, key } }
  const checker = checkerOf(contract.resources)
  return (await examples(contract, checker)(asked)) ?? (await generated(contract, checker)(asked))
}

t.test('an error that is asked for says its status as a refusal does', async (t) => {
  const own = { title: 'Not Found', status: 404, detail: 'Not Found' }
  t.match(await said({ schema }, '404'), { value: own, source: 'generated' })
  t.match(await said({ schema: text }, '404'), { value: 'Not Found' })
  t.match(await said({ schema }, '404', 599), { value: { title: 'Error', status: 599 } })
  const value = ((await said({ schema }, '200', 200)) as { value: { detail: string } }).value
  t.notMatch(value, { detail: 'OK' }, 'other answers stay as they are made')
  const partly = { ...schema, properties: { ...schema.properties, detail: { ...text, example: 'no such user' } } }
  t.match(await said({ schema: partly }, '404'), { value: { title: 'Not Found', status: 404 }, source: 'example' })
})

t.test('an example that counts another status than its own is one of another error', async (t) => {
  const wrong = { title: 'Internal Server Error', status: 500, detail: 'it broke', type: 'https://a.example/internal' }
  const own = { title: 'Not Found', status: 404, type: 'about:blank' }
  t.match(await said({ schema, example: wrong }, '404'), { value: own, source: 'example' })
  const named = { title: 'Bad Request', code: 500, detail: 'it is not there' }
  t.same((await said({ schema: {}, example: named }, '404'))?.value, named, 'words are its author’s own')
  const counted = { errors: [{ status: 500, code: 'E_USER' }, 'x'], more: { a: 1, statusCode: 401 }, status: 0 }
  t.same((await said({ schema: {}, example: counted }, '404'))?.value, {
    errors: [{ status: 404, code: 'E_USER' }, 'x'],
    more: { a: 1, statusCode: 404 },
    status: 0
  })
})

t.test('an error in markup is markup', async (t) => {
  const { contract, call } = await callFor({ description: 'x', content: { 'image/svg+xml': { schema: text } } })
  const asked = { ...call, status: 404, response: { ...call.response, key: '404' } }
  const content = await generated(contract, checkerOf(contract.resources))(asked)
  t.match(content?.value, /<svg [\s\S]*>Not Found<.*<\/svg>$/)
})

t.test("an author's words stay, if they are about this status", async (t) => {
  const example = { title: 'Internal Server Error', status: 500, detail: 'x' }
  const own = { title: 'Not Found', status: 404, detail: 'Not Found' }
  t.match(await said({ schema, example }, '404'), { value: own }, 'by number and words')
  t.match(await said({ schema, example }, 'default'), { value: own })
  t.match(await said({ schema, example }, '500'), { value: own }, 'the shape of another one')
  t.match(await said({ schema, example }, 'default', 500), { value: example })
  t.match(await said({ schema, examples: { a: { value: example } } }, 'default', 404, { example: 'a' }), {
    value: example
  })
  t.match(await said({ schema: { ...text, example: 'gone' } }, '404'), { value: 'gone' })
})

t.test('a generated code is the one of its enum that says the status', async (t) => {
  const coded = (code: object) => ({ type: 'object', required: ['code', 'error'], properties: { code, error: text } })
  for (const first of ['not_found', 'conflict', 'invalid']) {
    const names = [first, 'not_found', 'conflict', 'invalid'].filter((one, at, all) => all.indexOf(one) === at)
    const media = { schema: coded({ type: 'string', enum: names }) }
    t.match(await said(media, '404'), { value: { code: 'not_found' } })
    t.match(await said(media, '409', 409), { value: { code: 'conflict' } })
    t.match(await said(media, 'default', 422), { value: { code: 'invalid' } })
  }
  const choice = { oneOf: [{ const: 'conflict' }, { const: 'not_found' }] }
  t.match(await said({ schema: coded(choice) }, '404'), { value: { code: 'not_found' } })
  const written = { type: 'string', enum: ['not_found', 'conflict'], default: 'conflict' }
  t.match(await said({ schema: coded(written) }, '404'), { value: { code: 'conflict' } }, 'its author wrote it')
})

const flag = { type: 'boolean' }
const number = { type: 'integer' }

/** An object that requires all that it has. */
const object = (properties: object, more: object = {}) => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
  ...more
})

/** Returns the value of an error that is asked for; `request`: parts of its operation. */
async function value(schema: object, status: number, request: object = {}) {
  const { contract, call } = await callFor(
    { description: 'x', content: { 'application/json': { schema } } },
    { status }
  )
  const operation = { ...call.operation, ...request }
  const asked = { ...call, operation, response: { ...call.response, key: String(status) } }
  return (await generated(contract, checkerOf(contract.resources))(asked))?.value
}

t.test('an error is no success, and brings no result', async (t) => {
  const message = { message: text }
  t.match(await value(object({ success: flag, ok: flag, error: flag, ...message }), 404), {
    success: false,
    ok: false,
    error: true
  })
  const result = { type: ['object', 'null'], properties: { id: text } }
  t.match(await value(object({ result, ...message }), 404), { result: null })
  const list = { type: 'array', items: text, minItems: 0 }
  t.match(await value(object({ data: list, ...message }), 404), { data: [] })
  t.notOk(
    'data' in
      ((await value({ type: 'object', required: ['message'], properties: { ...message, data: list } }, 404)) as object)
  )
  t.match(await value(object({ data: object({ id: text }), ...message }), 404), { data: { id: String } })
  t.match(await value(object({ data: { ...list, example: ['a'] }, ...message }), 404), { data: Array })
  t.match(await value(object({ data: object({ id: text }) }), 404), { data: { id: String } }, 'it says no error')
  t.match(await value(object({ inner: object({ data: list, ...message }) }), 404), { inner: { data: Array } })
})

t.test('a code for programs is a word, as far as its schema is no number', async (t) => {
  t.match(await value(object({ code: text, message: text }), 409), { code: 'conflict' })
  t.match(await value(object({ code: { ...text, pattern: '^[A-Z]+_[A-Z]+$' }, message: text }), 404), {
    code: 'NOT_FOUND'
  })
  t.match(await value(object({ code: { ...text, pattern: '^\\d{3}$' }, message: text }), 404), { code: '404' })
  t.match(await value(object({ code: number, message: text }), 404), { code: 404 })
  t.match(await value(object({ status: { ...text, enum: ['ok', 'error'] }, message: text }), 404), { status: 'error' })
})

t.test('an error beside a description is one of OAuth', async (t) => {
  const schema = object({ error: text, error_description: text })
  t.match(await value(schema, 401), { error: 'invalid_token', error_description: 'Unauthorized' })
  t.match(await value(schema, 400), { error: 'invalid_request' })
  t.match(await value(schema, 404), { error: 'not_found' })
})

t.test('an error about a field names a real one', async (t) => {
  const body = (schema: object) => ({ requestBody: { required: true, content: { 'application/json': { schema } } } })
  const parameter = (place: string, name: string, required = false) => ({ in: place, name, required })
  const errors = object({ errors: { type: 'array', minItems: 1, items: object({ field: text, message: text }) } })
  const named = { errors: [{ field: 'mail', message: 'is not valid' }] }
  const readOnly = { ...text, readOnly: true }
  t.match(
    await value(errors, 422, body({ properties: { id: readOnly, age: {}, mail: text }, required: ['mail'] })),
    named
  )
  t.match(await value(errors, 400, body({ properties: { id: readOnly, mail: text } })), named)
  t.match(await value(errors, 409, body({ properties: { mail: text } })), { errors: [{ message: 'is already taken' }] })
  t.match(await value(errors, 400, { parameters: [parameter('query', 'x'), parameter('query', 'mail', true)] }), named)
  t.match(await value(errors, 400, { parameters: [parameter('path', 'x'), parameter('query', 'mail')] }), named)
  t.match(await value(errors, 400, { parameters: [parameter('path', 'mail')], ...body({}) }), named)
  t.match(await value(errors, 400), { errors: [{ message: 'Bad Request' }] })
  const source = object({
    errors: { type: 'array', minItems: 1, items: object({ source: object({ pointer: text }) }) }
  })
  const deep = { properties: { data: { properties: { 'a/b': text } } } }
  t.match(await value(source, 400, body(deep)), { errors: [{ source: { pointer: '/data/a~1b' } }] })
  const endless: { properties: Record<string, object> } = { properties: {} }
  endless.properties.more = endless
  t.match(await value(source, 400, body(endless)), { errors: [{ source: { pointer: /^(\/more)+$/ } }] })
})

t.test('messages by the names of fields name real ones', async (t) => {
  const request = { requestBody: { content: { 'application/json': { schema: { properties: { mail: text } } } } } }
  const map = (values: object) =>
    object({ errors: { type: 'object', additionalProperties: values, minProperties: 1 }, message: text })
  t.same(((await value(map({ type: 'array', items: text }), 422, request)) as { errors: object }).errors, {
    mail: ['is not valid']
  })
  t.same(((await value(map(text), 422, request)) as { errors: object }).errors, { mail: 'is not valid' })
  t.match(await value(map(text), 422), { errors: Object })
})

t.test('a word of a vocabulary in a description is the one that says the status', async (t) => {
  const type = { type: 'string', description: 'One of `api_error`, `card_error`, `invalid_request_error`' }
  const error = object({ error: object({ type, message: text }) })
  t.match(await value(error, 402), { error: { type: 'card_error' } })
  t.match(await value(error, 404), { error: { type: 'invalid_request_error' } })
  t.match(await value(error, 500), { error: { type: 'api_error' } })
  t.match(await value(error, 418), { error: { type: /^(api|card|invalid_request)_error$/ } })
})

t.test('an error about a field says what it belongs to, and where it was', async (t) => {
  const item = object({ resource: text, field: text, location: text, issue: text, message: text })
  const errors = object({ errors: { type: 'array', minItems: 1, items: item } })
  const mail = { content: { 'application/json': { schema: object({ mail: text }) } } }
  const said = { field: 'mail', location: 'body', issue: /^[a-z_]+$/ }
  const hangar = { requestBody: mail, path: '/hangars' }
  t.match(await value(errors, 422, hangar), { errors: [{ resource: 'hangar', ...said }] })
  t.match(await value(errors, 422, { ...hangar, path: '/hangars/{id}' }), { errors: [{ resource: 'hangar', ...said }] })
  t.match(await value(errors, 422, { ...hangar, path: '/' }), { errors: [{ resource: 'request' }] })
})

t.test('an error is down, or says so in French', async (t) => {
  const down = object({ code: { enum: ['BAD_REQUEST', 'SERVICE_DOWN'] } })
  t.match(await value(down, 503), { code: 'SERVICE_DOWN' })
  t.match(await value(object({ libelle: text }), 404), { libelle: 'Not Found' })
})

t.test('an error tells its status as others of its family do', async (t) => {
  const items = (of: object) => ({ type: 'array', minItems: 1, maxItems: 1, items: of })
  const cases: [schema: object, status: number, value: object][] = [
    [object({ code: number, message: text, details: items(object({ '@type': text })) }), 404, { code: 5 }],
    [object({ error: object({ code: number, message: text, status: text }) }), 403, { error: { status: /^PERM/ } }],
    [
      object({ jsonrpc: text, error: object({ code: { ...number, example: -32700 } }) }),
      404,
      { error: { code: -32601 } }
    ],
    [
      object({ errors: items(object({ extensions: object({ code: text }) })) }),
      404,
      { errors: [{ extensions: { code: 'NOT_FOUND' } }] }
    ],
    [
      object({ error: object({ type: text, reason: text, root_cause: items(object({ type: text, reason: text })) }) }),
      403,
      { error: { type: 'security_exception', reason: 'Forbidden', root_cause: [{ type: 'security_exception' }] } }
    ],
    [object({ __type: text, message: text }), 400, { __type: 'ValidationException' }],
    [object({ __type: text, message: text }), 418, { __type: 'ValidationException' }],
    [object({ __type: text, message: text }), 502, { __type: 'InternalServerException' }],
    [object({ scimType: text, detail: text }), 409, { scimType: 'uniqueness' }],
    [object({ scimType: text, detail: text }), 404, { scimType: 'noTarget' }],
    [object({ scimType: text, detail: text }), 401, { scimType: 'invalidValue' }],
    [object({ kind: text, apiVersion: text, reason: text, message: text }), 404, { reason: 'NotFound' }]
  ]
  for (const [schema, status, said] of cases) t.match(await value(schema, status), said, JSON.stringify(said))
  const { scimType } = (await value(
    { ...object({ detail: text }), properties: { scimType: text, detail: text } },
    404
  )) as {
    scimType?: string
  }
  t.equal(scimType, undefined)
  const shared = (example: string) => object({ __type: { ...text, example }, message: text })
  t.match(await value(shared('ConflictException'), 404), { __type: 'ResourceNotFoundException' }, 'the word of another')
  t.match(await value(shared('TableNotFound'), 404), { __type: 'TableNotFound' }, 'a word of its own')
})
