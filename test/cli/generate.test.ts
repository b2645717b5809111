import { join } from 'node:path'
import t from 'tap'
import { generate } from '../../src/cli/commands/generate.ts'
import { ask, documentOf, json, start } from '../fixtures/start.ts'
import { said } from './fixtures/say.ts'

const shipped = join(import.meta.dirname, '../../openapi.yaml')

async function generated(document: string, operation: string, options = {}, more = {}) {
  const kept = said()
  const asked = { code: undefined, example: undefined, ...more }
  const code = await generate({ name: 'generate', document, operation, options, ...asked }, kept.say)
  return { code, out: kept.out, err: kept.err }
}

t.test('it prints what the server answers', async (t) => {
  const server = await start(t, { seed: 3 })
  const listed = `${await (await ask(server)).text()}\n`
  const list = '/v2/organizations/{organizationSlug}/invites'
  for (const operation of ['listOrganizationInvitesV2', `get ${list}`, `GET ${list.replace(/\{\w+\}/, 'mycompany')}`]) {
    t.same(await generated(shipped, operation, { seed: 3 }), { code: 0, out: listed, err: '' }, operation)
  }
  const dynamic = await generated(shipped, 'listOrganizationInvitesV2', { seed: 3, dynamic: true })
  t.not(dynamic.out, listed)
  t.not((await generated(shipped, 'listOrganizationInvitesV2', { seed: 4, dynamic: true })).out, dynamic.out)
  t.match(JSON.parse((await generated(shipped, 'inviteOrganizationMemberV2')).out), { invited: { role: String } })
  const refused = await generated(shipped, 'inviteOrganizationMemberV2', {}, { code: '401' })
  t.match(JSON.parse(refused.out), { error: String })
})

t.test('people are of the locale', async (t) => {
  const german = await generated(shipped, 'listOrganizationInvitesV2', { dynamic: true, locale: 'de' })
  t.not(german.out, (await generated(shipped, 'listOrganizationInvitesV2', { dynamic: true })).out)
  await t.rejects(generated(shipped, 'listOrganizationInvitesV2', { locale: 'xx' }), /no locale xx; there is .*, de, /)
})

t.test('what there is no answer for is told, and why', async (t) => {
  const unknown = await generated(shipped, 'listInvites')
  t.match(unknown, { code: 1, out: '', err: /has no operation "listInvites"; the nearest are \w*Invite\w*, / })
  t.match(await generated(shipped, 'PUT /v2/organizations/a/invites'), { code: 1, err: /the nearest are \w+ \/v2/ })
  t.match(await generated(shipped, 'deleteOrganizationInviteByEmailV2'), {
    code: 1,
    err: /is answered 404: there is no invite with email "/
  })
  const undocumented = await generated(shipped, 'listOrganizationInvitesV2', {}, { code: '404' })
  t.match(undocumented, { code: 0, out: '{"error":"Not Found"}\n' }, 'in the shape of its errors')
})

t.test('an operation may be named by a path that its server gives it', async (t) => {
  const responses = { 200: json({}, { example: 'here' }) }
  const document = documentOf({ '/a/{id}': { get: { responses } } }, { servers: [{ url: 'https://example.com/v1' }] })
  const file = join(t.testdir({ 'a.json': JSON.stringify(document) }), 'a.json')
  for (const path of ['/a/{id}', '/a/7', '/v1/a/{id}', '/v1/a/7']) {
    t.match(await generated(file, `GET ${path}`), { code: 0, out: '"here"\n' }, path)
  }
  t.match(await generated(file, 'GET /v2/a/7'), { code: 1 })
})

t.test('a document without that much is told of as well', async (t) => {
  const broken = documentOf({ '/x/{a{b}': { get: { operationId: 'odd', responses: { 200: json({}) } } } })
  const dir = t.testdir({ 'a.json': JSON.stringify(documentOf({})), 'b.json': JSON.stringify(broken) })
  t.match(await generated(join(dir, 'a.json'), 'odd'), { code: 1, err: /the nearest are none/ })
  t.match(await generated(join(dir, 'b.json'), 'odd'), { code: Number })
})

t.test('half a character in the example of a key is sent as the character for it', async (t) => {
  const parameters = [{ name: 'id', in: 'path', required: true, example: '\ud800', schema: { type: 'string' } }]
  const document = documentOf({
    '/a/{id}': { get: { operationId: 'get', parameters, responses: { 200: json({ const: 1 }) } } }
  })
  const file = join(t.testdir({ 'a.json': JSON.stringify(document) }), 'a.json')
  t.match(await generated(file, 'get'), { code: 0, out: '1\n' })
})

t.test('parameters and bodies are made up where the document gives none', async (t) => {
  const path = (name: string, more: object) => ({ name, in: 'path', required: true, schema: true, ...more })
  const text = { description: '', content: { 'text/plain': { schema: { const: 'hi' } } } }
  const examples = { cat: { value: 'meow' }, dog: { value: 'wow' } }
  const body = (media: object) => ({ required: true, content: { 'application/json': media } })
  const document = documentOf({
    '/{a}/{b}/{c}': {
      get: {
        operationId: 'get',
        parameters: [path('a', { example: 'x' }), path('b', { schema: { enum: ['y'] } }), path('c', { schema: false })],
        responses: { 200: json({}, { examples }) }
      }
    },
    '/text': { get: { operationId: 'text', responses: { 200: text } } },
    '/bytes': {
      get: { operationId: 'bytes', responses: { 200: { description: '', content: { 'image/png': {} } } } }
    },
    '/one': { post: { operationId: 'one', requestBody: body({ example: 1 }), responses: { 200: json({ const: 1 }) } } },
    '/two': { post: { operationId: 'two', requestBody: body({}), responses: { 200: json({ const: 2 }) } } },
    '/none': {
      post: { operationId: 'none', requestBody: body({ schema: false }), responses: { 200: json({ const: 3 }) } }
    },
    '/odd': {
      get: {
        operationId: 'odd',
        responses: { 200: json({ type: 'string', minLength: 300000 }) }
      }
    }
  })
  const file = join(t.testdir({ 'a.json': JSON.stringify(document) }), 'a.json')
  t.match(await generated(file, 'get', {}, { example: 'dog' }), { code: 0, out: '"wow"\n' })
  t.match(await generated(file, 'GET /1/2/3?__example=cat'), { code: 0, out: '"meow"\n' })
  t.match(await generated(file, 'text'), { code: 0, out: 'hi\n' })
  t.match(await generated(file, 'bytes'), { code: 0, out: /PNG/ })
  t.match(await generated(file, 'one'), { out: '1\n' })
  t.match(await generated(file, 'two'), { out: '2\n' })
  t.match(await generated(file, 'none'), { code: 0, out: '3\n' })
  t.match(await generated(file, 'odd'), { code: 1, err: /is answered 501/ })
  const none = await generated(file, 'get', {}, { example: 'ñope' })
  t.match(none, {
    code: 1,
    err: /is answered 404: get has no example "ñope" for this response; there [^{}]*dog[^{}]*$/
  })
  t.match(await generated(file, '/text'), { code: 1, err: /has no operation "\/text"/ })
})
