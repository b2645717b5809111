import t from 'tap'
import { type Checker, checkerOf } from '../../src/contract/check.ts'
import { resourcesOf } from '../../src/contract/resources.ts'
import { generate } from '../../src/reply/generate.ts'
import { echoes, generated, nounOf } from '../../src/reply/generated.ts'
import { callFor } from '../fixtures/call.ts'
import { documentOf, start } from '../fixtures/start.ts'

function ready(content: object | undefined, path = '/x', values = {}) {
  const response = { description: 'ok', ...(content === undefined ? {} : { content }) }
  return callFor(response, { parameters: { path: values } }, path)
}

async function made(mediaType: string, schema?: unknown) {
  const { contract, call } = await ready({ [mediaType]: schema === undefined ? {} : { schema } })
  return (await generated(contract, checkerOf(contract.resources))(call))?.value
}

t.test('what a body is follows from media type and schema', async (t) => {
  t.same(await made('application/json'), {})
  t.same(await made('application/xml'), {})
  t.type(await made('text/plain'), 'string')
  t.equal(typeof (await made('text/plain', { type: 'number' })), 'number')
  t.type(await made('image/png', { type: 'string' }), Buffer)
  t.type(await made('application/x-own', { type: 'string', format: 'binary' }), Buffer)
  t.type(await made('application/x-own'), Buffer)
  t.type(await made('application/x-own', { type: 'string' }), 'string')
  t.type(await made('text/csv', { type: 'string', format: 'binary' }), 'string')
  t.match(await made('image/svg+xml', { type: 'string' }), /^<svg .*<\/svg>$/)
  t.match(await made('text/html; charset=utf-8'), /^<!doctype html>/)
  t.match(await made('text/csv', { type: 'string' }), /^id,title/)
  t.ok((await made('application/json', true)) !== undefined)
  const { contract, call } = await ready(undefined)
  t.equal(await generated(contract, checkerOf(contract.resources))(call), undefined)
})

t.test('a value that does not fit is made anew, and told of where none is better', async (t) => {
  const { contract, call } = await ready({ 'application/json': { schema: { type: 'string' } } })
  const violation = { in: 'response', at: '', message: 'is wrong', keyword: 'x' }
  const seen: unknown[] = []
  const checker = (fitsAt: number) =>
    ({ check: (_: unknown, value: unknown) => (seen.push(value) >= fitsAt ? [] : [violation]) }) as unknown as Checker
  const third = await generated(contract, checker(3))(call)
  t.same(third, { value: seen[2], source: 'generated' })
  t.equal(new Set(seen).size, 3)
  const none = await generated(contract, checker(100))(call)
  t.same(none, { value: seen[0], source: 'generated', violations: [violation] })
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
                    properties: { a: { type: 'integer', minimum: 5, maximum: 4 } }
                  }
                }
              }
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
  const impossible = await fetch(`${mock.url}/x`)
  t.equal(impossible.status, 501)
  t.match(await impossible.json(), {
    detail: /^impossible .*\/paths\/~1x\/get\/responses\/200\/content\/application~1json\/schema\/properties\/a: /
  })
  const lost = await fetch(`${mock.url}/lost`)
  t.equal(lost.status, 501)
  t.match(await lost.json(), { detail: /^lost .*#\/nowhere/ })
  const aside = await fetch(`${mock.url}/aside`)
  t.match(Object.keys((await aside.json()) as object), ['b'])
})

t.test('an error that is none of the schema stays one', async (t) => {
  const { contract, call } = await ready({ 'application/json': { schema: { type: 'string' } } })
  const broken = {
    check() {
      throw new TypeError('broken')
    }
  } as unknown as Checker
  await t.rejects(Promise.resolve(generated(contract, broken)(call)), { message: 'broken' })
})

t.test('a body takes over what the path says', async (t) => {
  const { call } = await ready(undefined, '/orgs/{orgSlug}/users/{userId}', { orgSlug: 'acme', userId: 7 })
  t.same(echoes(call), { orgSlug: 'acme', org: 'acme', userId: 7, user: 7, id: 7 })
  const nouns: [name: string, noun: string | undefined][] = [
    ['organizationSlug', 'organization'],
    ['user_id', 'user'],
    ['id', undefined],
    ['valid', undefined]
  ]
  for (const [name, noun] of nouns) t.equal(nounOf(name), noun, name)
})

t.test('a reference that leads nowhere is named, whoever follows it', async (t) => {
  t.throws(
    () => generate({ schema: { $ref: '#/nowhere' }, resources: resourcesOf({}), seed: '1' }),
    /nothing is at #\/nowhere/
  )
})

t.test('defaults that say something are taken over where no example is', async (t) => {
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
  t.match(told, { role: 'member', limit: 20, note: String, name: /./, tags: [String] })
  t.notMatch((await generated(contract, checker)(call))?.value, { role: 'member' })
})
