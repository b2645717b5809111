import t from 'tap'
import { generated } from '../../../src/reply/sources/generated.ts'
import { checkerOf } from '../../../src/schema/validator.ts'
import { callFor } from '../../fixtures/call.ts'
import { ask, documentOf, json, start } from '../../fixtures/start.ts'

const text = { type: 'string' }
const properties = { accessToken: text, data: { type: 'object', required: ['token'], properties: { token: text } } }
const schema = { type: 'object', required: ['accessToken', 'data'], properties }
const bearer = (more: object) => ({
  components: { securitySchemes: { b: { type: 'http', scheme: 'bearer', ...more } } }
})

async function tokens(template: string, document: object): Promise<string[]> {
  const { contract, call } = await callFor(json(schema), {}, template, document)
  const { value } = (await generated(contract, checkerOf(contract.resources))(call)) as {
    value: { accessToken: string; data: { token: string } }
  }
  return [value.accessToken, value.data.token]
}

t.test('the token of a login is a JWT, where the document says that tokens are', async (t) => {
  const jwt = bearer({ bearerFormat: 'JWT' })
  for (const token of await tokens('/login', jwt)) {
    const [head, claims, signature] = token.split('.') as [string, string, string]
    t.same(JSON.parse(Buffer.from(head, 'base64url').toString()), { alg: 'HS256', typ: 'JWT' })
    t.match(JSON.parse(Buffer.from(claims, 'base64url').toString()), { sub: /^[0-9a-f]{12}$/, exp: 4_102_444_800 })
    t.match(signature, /^[\w-]{43}$/)
  }
  t.same(await tokens('/login', jwt), await tokens('/login', jwt), 'the same each time')
  for (const [template, document] of [
    ['/login', bearer({})],
    ['/things', jwt],
    ['/login', bearer({ scheme: 'basic', bearerFormat: 'JWT' })]
  ] as const) {
    for (const token of await tokens(template, document)) t.notMatch(token, /^eyJ/, template)
  }
})

t.test('the mock accepts the token that it gave', async (t) => {
  const paths = {
    '/login': { get: { security: [], responses: { 200: json(schema) } } },
    '/me': { get: { security: [{ b: [] }], responses: { 200: json({}) } } }
  }
  const mock = await start(t, { document: documentOf(paths, bearer({ bearerFormat: 'JWT' })) })
  const { accessToken } = (await (await ask(mock, '/login')).json()) as { accessToken: string }
  t.equal((await ask(mock, '/me', { headers: { authorization: `Bearer ${accessToken}` } })).status, 200)
})
