import t from 'tap'
import { authorityLines, greetingOf } from '../../../src/cli/output/greeting.ts'
import { contractOf } from '../../../src/contract/contract.ts'
import { load } from '../../../src/document/load.ts'
import { documentOf, json } from '../../fixtures/start.ts'

const contract = async (paths: object, more: object = {}) => contractOf(await load(documentOf(paths, more)))
const standin = { url: 'http://127.0.0.1:4010', notices: [], samples: new Map<string, string>() }
const listed = { responses: { 200: json({}) } }

t.test('it shows the API, a request to paste, and the docs', async (t) => {
  const parameters = [{ name: 'petId', in: 'path', required: true, schema: { type: 'string' } }]
  const contracts = [
    await contract(
      {
        '/pets/{petId}': { delete: listed, get: { ...listed, parameters, summary: 'One pet', security: [{ a: [] }] } }
      },
      { components: { securitySchemes: { a: { type: 'http', scheme: 'bearer' } } } }
    )
  ]
  const text = greetingOf({ ...standin, contracts, notices: ['a note'] }, {}, 123.4)
  t.match(text, '\nA test 1\n')
  t.match(text, '  DELETE /pets/{petId}\n  GET    /pets/{petId}  One pet\n')
  t.match(text, "  curl http://127.0.0.1:4010/pets/mypet -H 'Authorization: Bearer TOKEN'\n")
  t.match(text, 'docs      http://127.0.0.1:4010/documentation\n')
  t.match(text, 'document  http://127.0.0.1:4010/openapi.json  http://127.0.0.1:4010/openapi.yaml\n')
  t.match(text, 'note: a note\nready in 123 ms\n')
})

t.test('the request to paste has the values of the examples, or of the fixtures', async (t) => {
  const parameters = [
    { name: 'a', in: 'path', required: true, schema: { type: 'string', example: 'b c' } },
    { name: 'd', in: 'path', required: true, example: 5, schema: true }
  ]
  const contracts = [await contract({ '/{a}/{d}/{slug}': { post: { ...listed, parameters } } })]
  t.match(
    greetingOf({ ...standin, contracts }, { prefix: '/x' }, 1),
    '  curl -X POST http://127.0.0.1:4010/x/b%20c/5/myslug\n'
  )
  const samples = new Map([['/{a}/{d}/{slug}', '/1/2/3']])
  t.match(greetingOf({ ...standin, contracts, samples }, {}, 1), 'http://127.0.0.1:4010/1/2/3\n')
})

t.test('the request to paste has values that the document admits, for all that it demands', async (t) => {
  const parameter = (name: string, place: string, schema: object, more: object = {}) => ({
    name,
    in: place,
    required: true,
    schema,
    ...more
  })
  const parameters = [
    parameter('a', 'path', { type: 'integer' }),
    parameter('b', 'path', { $ref: '#/components/schemas/Size' }),
    parameter('c', 'path', { type: ['string', 'null'], format: 'uuid' }),
    parameter('on', 'query', { type: 'array', items: { type: 'boolean' } }),
    parameter('of', 'query', { type: 'string' }, { examples: { one: { value: 'x&y' } } }),
    parameter('at', 'query', { type: 'string', examples: ['now'] }),
    parameter('by', 'query', { type: 'string', default: 'me' }),
    parameter('X-N', 'header', { type: 'number', minimum: 5 }),
    { ...parameter('free', 'query', {}), required: false }
  ]
  const components = { schemas: { Size: { enum: ['xl', 's'] } } }
  const contracts = [await contract({ '/{a}/{b}/{c}': { get: { ...listed, parameters } } }, { components })]
  t.match(
    greetingOf({ ...standin, contracts }, {}, 1),
    "  curl 'http://127.0.0.1:4010/1/xl/00000000-0000-4000-8000-000000000000?on=true&of=x%26y&at=now&by=me' -H 'X-N: 5'\n"
  )
})

t.test('the request to paste has no half of a character, which no URL can hold', async (t) => {
  const parameters = [
    { name: 'a', in: 'path', required: true, schema: { type: 'string', example: '\ud800' } },
    { name: '\ud801', in: 'query', required: true, schema: { default: '\ud802' } }
  ]
  const contracts = [await contract({ '/{a}': { get: { ...listed, parameters } } })]
  t.match(greetingOf({ ...standin, contracts }, {}, 1), "'http://127.0.0.1:4010/%EF%BF%BD?%EF%BF%BD=%EF%BF%BD'")
})

t.test('the request to paste shows what the operation demands', async (t) => {
  const http = { type: 'http', scheme: 'basic' }
  const schemes: [scheme: object, shown: string][] = [
    [http, '/pets -u USER:PASSWORD\n'],
    [{ ...http, scheme: 'hoba' }, "/pets -H 'Authorization: hoba CREDENTIALS'\n"],
    [{ type: 'oauth2', flows: {} }, "/pets -H 'Authorization: Bearer TOKEN'\n"],
    [{ type: 'apiKey', in: 'header', name: 'X-Key' }, "/pets -H 'X-Key: KEY'\n"],
    [{ type: 'apiKey', in: 'query', name: 'key' }, "/pets -G -d 'key=KEY'\n"],
    [{ type: 'apiKey', in: 'cookie', name: 'key' }, "/pets -b 'key=KEY'\n"],
    [{ type: 'mutualTLS' }, '/pets\n']
  ]
  const of = (scheme: object, security: object[]) =>
    contract({ '/pets': { get: { ...listed, security } } }, { components: { securitySchemes: { a: scheme } } })
  for (const [scheme, shown] of schemes) {
    t.match(greetingOf({ ...standin, contracts: [await of(scheme, [{ a: [] }])] }, {}, 1), shown)
  }
  t.match(greetingOf({ ...standin, contracts: [await of(http, [{ a: [] }, {}])] }, {}, 1), '/pets\n')
  const contracts = [await of(http, [{ a: [] }])]
  t.match(greetingOf({ ...standin, contracts }, { auth: false }, 1), '/pets\n')
  t.match(greetingOf({ ...standin, contracts }, { token: ['x'] }, 1), /Bearer TOKEN' .*one that --token names/)
  t.match(greetingOf({ ...standin, contracts }, {}, 1), '/__admin')
  t.notMatch(greetingOf({ ...standin, contracts }, { admin: false }, 1), '/__admin')
})

t.test('each of several documents has its heading, its prefix and its docs', async (t) => {
  const servers = [{ url: 'https://example.com/v1' }]
  const one = await contract({ '/pets': { get: listed } }, { servers })
  const text = greetingOf({ ...standin, contracts: [one, one] }, { prefix: ['/a'] }, 1)
  t.match(text, '  GET /a/pets\n\nA test 1\n  GET /v1/pets\n')
  t.match(text, 'curl http://127.0.0.1:4010/a/pets\n')
  t.match(text, 'docs      http://127.0.0.1:4010/documentation  http://127.0.0.1:4010/documentation/2\n')
  t.match(text, 'http://127.0.0.1:4010/openapi/2.json')
  t.match(greetingOf({ ...standin, contracts: Array(9).fill(one) }, {}, 1), '… and 5 more documents')
})

t.test('a large, doubtful or hostile document is shown in short, and steers no terminal', async (t) => {
  const paths = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`path${at}`, { get: listed }]))
  const info = { title: '\x1b[31mred', version: '1'.repeat(9999) }
  const contracts = [await contract(paths, { info })]
  const text = greetingOf({ ...standin, contracts, notices: ['\x1b'] }, {}, 1)
  t.match(text, '  … and 28 more\n')
  t.match(text, '?[31mred')
  t.match(text, 'note: … and 31 more; standin check lists them')
  t.notMatch(text, '\x1b')
  t.ok(text.split('\n').length < 40)
  t.ok(text.split('\n').every((line) => line.length < 250))
})

t.test('a document without operations has nothing to paste', async (t) => {
  const empty = { ...(await contract({})), findings: [], document: { openapi: '3.1.0', info: {}, paths: {} } }
  const text = greetingOf({ ...standin, contracts: [empty as never] }, {}, 1)
  t.match(text, '\nuntitled\n\ndocs')
  t.notMatch(text, 'curl')
})

t.test('the authority of a server for HTTPS is printed, or the file that keeps it', async (t) => {
  const own = { ...standin, contracts: [await contract({ '/pets': { get: listed } })], url: 'https://127.0.0.1:4010' }
  const authority = '-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----'
  const printed = greetingOf({ ...own, authority }, {}, 1)
  t.match(printed, '  curl --insecure https://127.0.0.1:4010/pets\n')
  t.match(printed, `authority of this run alone (--https-authority FOLDER keeps one):\n${authority}\npanel`)
  const kept = greetingOf({ ...own, authority, authorityFile: "it's/rootCA.pem" }, {}, 1)
  t.match(kept, "  curl --cacert 'it'\\''s/rootCA.pem' https://127.0.0.1:4010/pets\n")
  t.match(
    kept,
    "authority 'it'\\''s/rootCA.pem'  (Node trusts it by NODE_EXTRA_CA_CERTS='it'\\''s/rootCA.pem', browsers"
  )
  t.notMatch(kept, 'BEGIN')
  t.match(greetingOf({ ...own, authority, authorityFile: 'ca/a.pem' }, {}, 1), 'curl --cacert ca/a.pem https:')
  t.match(greetingOf(own, {}, 1), '  curl https://127.0.0.1:4010/pets\n')
  t.notMatch(greetingOf(own, {}, 1), 'authority')
})

t.test('logs in JSON have the authority in a line', async (t) => {
  t.same(authorityLines({}), [])
  t.same(
    authorityLines({ authority: 'PEM\n', authorityFile: 'ca.pem' }).map((line) => JSON.parse(line)),
    [{ authority: { file: 'ca.pem', certificate: 'PEM\n' } }]
  )
})
