import t from 'tap'
import type { Parameter } from '../../src/contract/contract.ts'
import { parameterOf } from '../../src/contract/parameters.ts'
import type { Schema } from '../../src/document/openapi.ts'
import { lastSegments, pathReader } from '../../src/request/path-values.ts'
import { resourcesOf } from '../../src/schema/meaning/schema-resources.ts'
import { checkerOf } from '../../src/schema/validator.ts'

const checker = checkerOf(resourcesOf({}))

function reader(path: string, schemas: Record<string, Schema> = {}) {
  const parameters: Parameter[] = Object.entries(schemas).map(([name, schema]) =>
    parameterOf({ name, in: 'path', schema }, '')
  )
  return pathReader({ path, parameters }, checker)
}

t.test('path parameters are cut out of the path as they were sent', async (t) => {
  const cases: [template: string, path: string, values: Record<string, string>][] = [
    ['/a', '/a', {}],
    ['/users/{user-id}', '/users/a%2Fb', { 'user-id': 'a%2Fb' }],
    ['/users/{id}', '/base/v1/users/5', { id: '5' }],
    ['/users/{id}', '/users/', { id: '' }],
    ['/users/{id}/', '/users/5/', { id: '5' }],
    ['/jobs/{id}:cancel', '/jobs/a:b:cancel', { id: 'a:b' }],
    ['/jobs/{id}:cancel', '/jobs/:cancel', { id: '' }],
    ['/f/{a}.{b}', '/f/x.y', { a: 'x', b: 'y' }],
    ["/r('{id}')", "/r('5')", { id: '5' }],
    ["/r('{id}')", "/s('5')", { id: '' }],
    ["/r('{id}')", "/r('5'", { id: '' }],
    ['/f/{a}.{b}', '/f/x', { a: '', b: '' }],
    ['/f/{a}.{b}', '/f/x.', { a: '', b: '' }],
    ['/a/{b}/{c}', 'c', { b: '', c: 'c' }],
    ['/{a}/{b}/{c}', '/c', { a: '', b: '', c: 'c' }]
  ]
  for (const [template, path, values] of cases) t.same({ ...reader(template)(path) }, values, `${template} ${path}`)
})

t.test('of the ways to cut a segment the one that the schemas admit is taken, the last separator first', async (t) => {
  const kind = { type: 'string', enum: ['json', 'tar.gz'] }
  const end = { type: 'string', enum: ['.json'] }
  const word = { type: 'string', pattern: '^[a-z]+$' }
  const integer = { type: 'integer' }
  const cases: [template: string, schemas: Record<string, Schema>, path: string, values: Record<string, string>][] = [
    ['/{at}.{ext}', {}, '/37.8,-122.2.json', { at: '37.8,-122.2', ext: 'json' }],
    ['/{at}.{ext}', { ext: kind }, '/37.8.json', { at: '37.8', ext: 'json' }],
    ['/{at}.{ext}', { ext: kind }, '/37.8.tar.gz', { at: '37.8', ext: 'tar.gz' }],
    ['/{at}.{ext}', { ext: kind }, '/37.8.xml', { at: '37.8', ext: 'xml' }],
    ['/{id}{ext}', { ext: end }, '/a.b.json', { id: 'a.b', ext: '.json' }],
    ['/{id}{ext}', {}, '/a.b.json', { id: 'a.b', ext: '.json' }],
    ['/{id}{rest}', { id: integer, rest: word }, '/12ab', { id: '12', rest: 'ab' }],
    ['/{a}-{b}-{c}', { a: integer, b: word, c: integer }, '/1-x-2', { a: '1', b: 'x', c: '2' }],
    ['/{a}-{b}-{c}', { a: integer, b: word }, '/1-x-2-3', { a: '1', b: 'x', c: '2-3' }],
    ['/v{a}.{b}/x', { a: integer }, '/base/v1.2.3/x', { a: '1', b: '2.3' }]
  ]
  for (const [template, schemas, path, values] of cases)
    t.same({ ...reader(template, schemas)(path) }, values, `${template} ${path}`)
})

t.test('a long segment is cut in so many ways and no more', async (t) => {
  let checks = 0
  const counting = {
    ...checker,
    check: () => {
      checks++
      return [{ in: 'path' as const, at: '', message: 'no', keyword: 'no' }]
    }
  }
  const parameters = ['a', 'b', 'c'].map((name) => parameterOf({ name, in: 'path', schema: { type: 'integer' } }, ''))
  const read = pathReader({ path: '/{a}.{b}.{c}', parameters }, counting)
  t.match(read(`/${'1.'.repeat(2000)}1`), { c: '1' })
  t.equal(checks, 600)
})

t.test('the last segments of a path are all of a path that has no more', async (t) => {
  const path = '/v1/users/5'
  const cases: [count: number, segments: string][] = [
    [1, '5'],
    [2, 'users/5'],
    [3, 'v1/users/5'],
    [4, path],
    [9, path]
  ]
  for (const [count, segments] of cases) t.equal(lastSegments(path, count), segments)
  t.equal(lastSegments('/', 1), '')
})
