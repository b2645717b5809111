import t from 'tap'
import type { Operation } from '../../../src/contract/contract.ts'
import { asked, echoes, namedThing } from '../../../src/generate/context/request-context.ts'
import { examples } from '../../../src/reply/sources/examples.ts'
import { generated } from '../../../src/reply/sources/generated.ts'
import { type Checker, checkerOf } from '../../../src/schema/validator.ts'
import { callFor } from '../../fixtures/call.ts'
import { documentOf, start } from '../../fixtures/start.ts'

function ready(content: object | undefined, path = '/x', values = {}, query = {}) {
  const response = { description: 'ok', ...(content === undefined ? {} : { content }) }
  return callFor(response, { parameters: { path: values, query } }, path)
}

async function made(mediaType: string, schema?: unknown) {
  const { contract, call } = await ready({ [mediaType]: schema === undefined ? {} : { schema } })
  return (await generated(contract, checkerOf(contract.resources))(call))?.value
}

t.test('the kind of a body follows from media type and schema', async (t) => {
  t.same(await made('application/json'), {})
  for (const schema of [undefined, { type: 'string' }, { type: 'string', format: 'binary' }])
    t.match(await made('application/xml', schema), /^<\?xml [^>]*>\s*<document>.*<\/document>/)
  t.type(await made('text/plain'), 'string')
  t.equal(typeof (await made('text/plain', { type: 'number' })), 'number')
  t.type(await made('image/png', { type: 'string' }), Buffer)
  t.type(await made('application/x-own', { type: 'string', format: 'binary' }), Buffer)
  t.type(await made('application/x-own'), Buffer)
  t.type(await made('application/x-own', { type: 'string' }), 'string')
  t.type(await made('text/csv', { type: 'string', format: 'binary' }), 'string')
  for (const schema of [undefined, { type: 'string' }])
    t.match(await made('image/svg+xml', schema), /^<svg .*<\/svg>\n?$/)
  for (const type of ['application/yaml', 'application/javascript']) {
    t.match(await made(type, { type: 'string' }), /^title: |^console\.log/)
  }
  for (const type of ['font/woff2', 'font/otf', 'application/x-tar', 'application/epub+zip']) {
    t.type(await made(type, { type: 'string' }), Buffer, type)
  }
  t.match(await made('text/html; charset=utf-8'), /^<!doctype html>/)
  t.match(await made('text/csv', { type: 'string' }), /^id,title/)
  t.ok((await made('application/json', true)) !== undefined)
  const { contract, call } = await ready(undefined)
  t.equal(await generated(contract, checkerOf(contract.resources))(call), undefined)
})

t.test('a file of a type that cannot be made is sent as bytes', async (t) => {
  const binary = { schema: { type: 'string', format: 'binary' } }
  const types = ['image/heic', 'image/tiff', 'application/msword', 'application/vnd.rar', 'model/*']
  const content = Object.fromEntries(types.map((type) => [type, binary]))
  const get = { responses: { 200: { description: 'x', content } } }
  const { url } = await start(t, { document: documentOf({ '/pictures': { get } }) })
  const typeOf = async (accept: string) =>
    (await fetch(`${url}/pictures`, { headers: { accept } })).headers.get('content-type')
  for (const type of ['image/heic', 'application/msword', 'application/vnd.rar', 'model/*'])
    t.equal(await typeOf(type), 'application/octet-stream', type)
  t.equal(await typeOf('image/tiff'), 'image/tiff')
})

t.test('a value that does not fit is sent with its violations', async (t) => {
  const { contract, call } = await ready({ 'application/json': { schema: { const: 'x' } } })
  const violation = { in: 'response', at: '', message: 'is wrong', keyword: 'x' }
  const checker = { check: () => [violation] } as unknown as Checker
  t.same(await generated(contract, checker)(call), { value: 'x', source: 'generated', violations: [violation] })
})

t.test('a schema without a value is 501, with operation, place and reason', async (t) => {
  const mock = await start(t, {
    document: documentOf({
      '/x': {
        get: {
          operationId: 'impossible',
          responses: {
            200: {
              description: 'ok',
              content: {
                'application/json': {
                  schema: {
                    type: 'object',
                    required: ['a'],
                    properties: { a: { allOf: [{ type: 'array', minItems: 1, items: false }] } }
                  }
                }
              }
            }
          }
        }
      },
      '/never': {
        get: {
          operationId: 'never',
          responses: {
            200: {
              description: 'ok',
              content: { 'application/json': { schema: false } }
            }
          }
        }
      },
      '/lost': {
        get: {
          operationId: 'lost',
          responses: {
            200: { description: 'ok', content: { 'application/json': { schema: { $ref: '#/nowhere' } } } }
          }
        }
      },
      '/aside': {
        get: {
          responses: {
            200: {
              description: 'ok',
              content: {
                'application/json': {
                  schema: { type: 'object', properties: { a: { $ref: '#/nowhere' }, b: { type: 'integer' } } }
                }
              }
            }
          }
        }
      }
    })
  })
  const near = await fetch(`${mock.url}/x`)
  t.match(near.headers.get('standin-violations'), /required/)
  t.same([near.status, await near.json()], [200, {}], 'the nearest value, of a schema that contradicts itself')
  const impossible = await fetch(`${mock.url}/never`)
  t.equal(impossible.status, 501)
  t.match(await impossible.json(), {
    detail: /^never .*\/paths\/~1never\/get\/responses\/200\/content\/application~1json\/schema: it admits nothing/
  })
  const lost = await fetch(`${mock.url}/lost`)
  t.same([lost.status, await lost.json()], [200, {}], 'nothing is known of it')
  const aside = await fetch(`${mock.url}/aside`)
  t.match(Object.keys((await aside.json()) as object), ['b'])
})

t.test('the envelope of an answer tells of no error', async (t) => {
  const schema = (more: object) => ({
    type: 'object',
    properties: {
      data: { type: 'object' },
      ErrorCode: { enum: [0, 4] },
      err_no: { type: 'integer' },
      errorMessage: { type: 'string' },
      error: { type: ['string', 'null'] },
      err_text: { type: 'integer' },
      ...more
    }
  })
  const madeWith = async (more = {}) => {
    const { contract, call } = await ready({ 'application/json': { schema: schema(more) } })
    return (await generated(contract, checkerOf(contract.resources))(call))?.value as Record<string, unknown>
  }
  const { err_text: other, ...told } = await madeWith()
  t.match(told, { ErrorCode: 0, err_no: 0, errorMessage: '', error: null })
  t.not(other, 0)
  t.not((await madeWith({ status: { const: 'failed' } })).errorMessage, '', 'a job may have failed')
})

const broken = {
  check() {
    throw new TypeError('broken')
  }
} as unknown as Checker

t.test('a foreign error is thrown on', async (t) => {
  const { contract, call } = await ready({ 'application/json': { schema: { allOf: [{ type: 'string' }] } } })
  await t.rejects(async () => generated(contract, broken)(call), { message: 'broken' })
})

t.test('a value that fits for certain is not validated again', async (t) => {
  const { contract, call } = await ready({ 'application/json': { schema: { type: 'string' } } })
  t.match(await generated(contract, broken)(call), { value: String, source: 'generated', violations: undefined })
})

t.test('a body takes over what the path says', async (t) => {
  const { call } = await ready(undefined, '/orgs/{orgSlug}/users/{userId}', { orgSlug: 'acme', userId: 7 })
  t.same(echoes(call), { orgSlug: 'acme', org: 'acme', userId: 7, user: 7, id: 7 })
  const { call: keyed } = await ready(undefined, '/x/{area}/{id}/fridges/{uuid}', { area: 'a', id: 7, uuid: 'b' })
  t.same(echoes(keyed), { area: 'a', id: 7, uuid: 'b', fridge: 'b', fridge_uuid: 'b' })
  const nouns: [name: string, noun: string | undefined][] = [
    ['organizationSlug', 'organization'],
    ['user_id', 'user'],
    ['id', undefined],
    ['valid', undefined]
  ]
  for (const [name, noun] of nouns) t.equal(namedThing(name), noun, name)
})

t.test('defaults of any type are taken over where no example is', async (t) => {
  const properties = {
    role: { type: 'string', default: 'member' },
    limit: { type: 'integer', default: 20 },
    note: { type: ['string', 'null'], default: null },
    name: { type: 'string', default: '' },
    tags: { type: 'array', items: { type: 'string' }, default: [] }
  }
  const { contract, call } = await ready({ 'application/json': { schema: { type: 'object', properties } } })
  const checker = checkerOf(contract.resources)
  const told = (await generated(contract, checker, true)(call))?.value
  t.match(told, { role: 'member', limit: 20, note: null, name: '', tags: [] })
  t.notMatch((await generated(contract, checker)(call))?.value, { name: '' })
})

const row = (names: string) => ({
  type: 'object',
  properties: Object.fromEntries(
    names.split(' ').map((name) => [name, { type: /name|email/.test(name) ? 'string' : 'integer' }])
  )
})

t.test('rows of a list take over the key of their owner, but not its name', async (t) => {
  const schema = {
    type: 'object',
    properties: { data: { type: 'array', items: row('id userId user_id'), minItems: 2 }, user: row('id userId') }
  }
  const { contract, call } = await ready({ 'application/json': { schema } }, '/users/{userId}/orders', { userId: 70 })
  const value = (await generated(contract, checkerOf(contract.resources))(call))?.value
  t.match(value, {
    data: [
      { id: 1, userId: 70, user_id: 70 },
      { id: 2, userId: 70 }
    ],
    user: { userId: 70 }
  })
  const { call: one } = await ready(undefined, '/orgs/{orgSlug}/x', { orgSlug: 'acme' })
  t.same(asked(one).shared, { orgSlug: 'acme', org: 'acme' })
  const { call: views } = await ready(undefined, '/views/{access}/{date}', { access: 'all', date: '2024-05-06' })
  t.same(asked(views).shared, { access: 'all' })
  t.same(asked((await ready(undefined, '/{name}', { name: 'acme' })).call), {
    known: { name: 'acme' },
    shared: {},
    paging: { from: undefined, page: undefined },
    subject: '',
    hint: '. '
  })
  // A part of the path that stands for one thing says nothing of its kind.
  for (const [path, subject] of [
    ['/organizations/current', 'organizations'],
    ['/current', 'current']
  ] as const)
    t.equal(asked((await ready(undefined, path)).call).subject, subject)
  const by = (query: object, more: object = {}) => {
    const parameter = (name: string, schema: unknown) => ({ name, in: 'query', schema })
    const parameters = [parameter('sort', { default: '-made' }), parameter('order', true)]
    const operation = { path: '/', parameters, summary: 'All', ...more } as unknown as Operation
    return asked({ operation, parameters: { path: {}, query: query as Record<string, unknown> } }).hint
  }
  t.equal(by({}), 'sorted by made descending. All. ')
  t.equal(by({ sort: 'madeAt:desc' }), 'sorted by made_at descending. All. ')
  t.equal(by({ sort: 'made', order: 'desc' }), 'sorted by made descending. All. ')
  t.equal(by({ sort: 'made_asc' }), 'sorted by made ascending. All. ')
  t.equal(by({ sort: '' }), 'All. ')
  t.equal(by({ sort: 7 }), 'All. ')
})

t.test('an envelope takes over what it holds', async (t) => {
  const schema = { type: 'object', properties: { data: row('id'), other: row('id') } }
  const { contract, call } = await ready({ 'application/json': { schema } }, '/ex/{id}', { id: 70_000 })
  const value = (await generated(contract, checkerOf(contract.resources))(call))?.value as { other: { id: number } }
  t.match(value, { data: { id: 70_000 } })
  t.not(value.other.id, 70_000)
})

t.test('the path goes before examples of single properties, and whole examples stay as written', async (t) => {
  const properties = { id: { type: 'integer', example: 5 }, name: { type: 'string', example: 'Ann' } }
  const schema = { type: 'object', properties }
  const parts = await ready({ 'application/json': { schema } }, '/ex/{id}', { id: 9 })
  const told = async ({ contract, call }: typeof parts) =>
    (await examples(contract, checkerOf(contract.resources))(call))?.value
  t.same(await told(parts), { id: 9, name: 'Ann' })
  const example = { id: 5, name: 'Ann' }
  t.same(await told(await ready({ 'application/json': { schema, example } }, '/ex/{id}', { id: 9 })), example)
})

t.test('a list is as long as the query asks for, and its page is the one asked for', async (t) => {
  const schema = {
    type: 'object',
    properties: { items: { type: 'array', items: row('id name') }, ...row('page limit total').properties }
  }
  const query = { page: 4, limit: 2 }
  const { contract, call } = await ready({ 'application/json': { schema } }, '/users', {}, query)
  const value = (await generated(contract, checkerOf(contract.resources))(call))?.value as { total: number }
  t.match(value, { items: { length: 2 }, page: 4, limit: 2 })
  t.ok(value.total >= 8)
})

t.test('rows below /users are persons', async (t) => {
  const items = row('id name email')
  for (const [path, schema] of Object.entries({
    '/users': { type: 'array', items },
    '/v1/members': { type: 'object', properties: { data: { type: 'array', items } } },
    '/authors/': { type: 'object', properties: { items: { type: 'array', items: row('id name') } } },
    '/employees/{n}': row('id name'),
    '/x': { type: 'object', properties: { author: row('name') } },
    '/y': row('name email')
  })) {
    const { contract, call } = await ready({ 'application/json': { schema } }, path)
    const text = JSON.stringify((await generated(contract, checkerOf(contract.resources))(call))?.value)
    const { firstNames } = await import('../../../src/generate/lexicon/entity/names.ts')
    const first = /"name":"(\S+) /.exec(text)?.[1] ?? ''
    t.ok([...firstNames.female, ...firstNames.male].includes(first), `${path}: ${text}`)
  }
})
