import t from 'tap'
import { contractOf } from '../../src/contract/contract.ts'
import { load } from '../../src/document/load.ts'
import type { Schema } from '../../src/document/openapi.ts'
import { checkerOf } from '../../src/schema/validator.ts'
import { createDrift, type Passed } from '../../src/upstream/drift.ts'
import { driftText } from '../../src/upstream/drift-text.ts'
import { documentOf, json } from '../fixtures/start.ts'

const schemas = {
  Thing: {
    type: 'object',
    properties: {
      id: { type: 'integer' },
      name: { type: 'string' },
      secret: { type: 'string', writeOnly: true },
      'a/b': { type: 'string' },
      twin: { $ref: '#/components/schemas/Thing' },
      parts: { type: 'array', items: { $ref: '#/components/schemas/Thing' } },
      labels: { type: 'object', additionalProperties: { $ref: '#/components/schemas/Label' } },
      free: {}
    }
  },
  Label: { type: 'object', properties: { text: { type: 'string' } } }
}
const thing = { $ref: '#/components/schemas/Thing' }
const document = documentOf(
  {
    '/things': {
      get: {
        operationId: 'list',
        responses: { 200: json({ type: 'array', items: thing }), 404: json({}), '5XX': json({}) }
      },
      post: { operationId: 'create', responses: { 201: json(thing) } }
    }
  },
  { components: { schemas } }
)

async function drift() {
  const contract = contractOf(await load(document))
  const law = { contract, checker: checkerOf(contract.resources) }
  const [list] = contract.operations
  const made = createDrift('http://api', contract.operations)
  const listed = list?.responses[0]?.object.content?.['application/json']?.schema as Schema
  const usual: Passed = {
    method: 'GET',
    path: '/things',
    status: 200,
    operation: list,
    law,
    violations: [],
    read: undefined
  }
  const note = (passed: Partial<Passed> = {}) => made.note({ ...usual, ...passed })
  return { ...made, note, read: (value: unknown) => note({ read: { value, schema: listed } }) }
}

t.test('a report without answers knows the operations that were not seen', async (t) => {
  const { report } = await drift()
  t.same(report(), {
    upstream: 'http://api',
    answers: 0,
    undocumented: { operations: [], statuses: [], members: [] },
    violations: [],
    unseen: {
      operations: [
        { operationId: 'list', method: 'GET', path: '/things' },
        { operationId: 'create', method: 'POST', path: '/things' }
      ],
      statuses: [],
      members: []
    }
  })
})

t.test('operations and statuses that the document lacks are counted', async (t) => {
  const { note, report, clear } = await drift()
  const stranger = { operation: undefined, method: 'DELETE' }
  const uuid = '57a4d140-0000-4000-8000-000000000001'
  for (const key of ['7', '8', uuid, 'deadbeefdeadbeef']) note({ ...stranger, path: `/x/${key}/y`, status: 404 })
  note({ ...stranger, path: '/x/7/y', status: 200 })
  note({ ...stranger, path: '/x/seven/y' })
  note({ status: 418 })
  note({ status: 503 })
  const { undocumented, unseen } = report()
  t.same(undocumented.operations, [
    { method: 'DELETE', path: '/x/{id}/y', count: 5, statuses: [200, 404] },
    { method: 'DELETE', path: '/x/seven/y', count: 1, statuses: [200] }
  ])
  t.same(undocumented.statuses, [{ operationId: 'list', status: 418, count: 1 }])
  t.same(unseen.statuses, [
    { operationId: 'list', status: '200' },
    { operationId: 'list', status: '404' }
  ])
  clear()
  t.equal(report().answers, 0)
  t.same(report().undocumented.operations, [])
})

t.test('violations are counted by place, whatever the index', async (t) => {
  const { note, report } = await drift()
  const violation = (at: string, keyword = 'type') => ({ in: 'response', at, message: 'is odd', keyword })
  note({ violations: [violation('/0/id'), violation('/17/id'), violation('/0/a1')] })
  note({ status: 418, violations: [violation('', 'status')] })
  t.same(report().violations, [
    { operationId: 'list', status: 200, pointer: '/*/id', message: 'is odd', count: 2 },
    { operationId: 'list', status: 200, pointer: '/*/a1', message: 'is odd', count: 1 }
  ])
})

t.test('members are compared with those that the document names', async (t) => {
  const { read, report } = await drift()
  read([
    {
      id: 1,
      extra: 1,
      parts: [{ id: 2, deep: null }],
      labels: { one: { text: 'x' }, two: { odd: {} } },
      free: { any: 1 }
    },
    { id: 2, extra: { inner: 1 } },
    'no object'
  ])
  const { undocumented, unseen } = report()
  const pointers = (members: { pointer: string; count?: number }[]) =>
    members.map(({ pointer, count }) => (count === undefined ? pointer : `${pointer} ${count}`))
  t.same(pointers(undocumented.members), ['/*/extra 2', '/*/parts/*/deep 1', '/*/labels/*/odd 1'])
  t.same(pointers(unseen.members), [
    '/*/name',
    '/*/a~1b',
    '/*/twin',
    '/*/parts/*/name',
    '/*/parts/*/a~1b',
    '/*/parts/*/twin',
    '/*/parts/*/parts',
    '/*/parts/*/labels',
    '/*/parts/*/free'
  ])
})

t.test('what is told apart is bounded', async (t) => {
  const { note, read, report } = await drift()
  for (let i = 0; i < 1100; i++) note({ operation: undefined, path: `/p${i}` })
  note({ operation: undefined, path: '/p0' })
  t.equal(report().undocumented.operations.length, 1000)
  t.equal(report().undocumented.operations[0]?.count, 2)
  const odd = (i: number) => ({ in: 'response', at: '', message: `odd ${i}`, keyword: 'type' })
  note({ violations: Array.from({ length: 150 }, (_, i) => odd(i)) })
  t.equal(report().violations.length, 100)
  read([Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`m${i}`, 1]))])
  t.equal(report().undocumented.members.length, 500)
  let nested: object = { id: 1, deep: 1 }
  for (let i = 0; i < 30; i++) nested = { parts: [nested] }
  read([nested])
  t.notOk(report().undocumented.members.some(({ pointer }) => pointer.endsWith('/deep')))
  const wide = (depth: number): object => (depth === 0 ? {} : { twin: wide(depth - 1), parts: [wide(depth - 1)] })
  read([wide(8)])
  const places = report().unseen.members.filter(({ pointer }) => pointer.endsWith('/name'))
  t.equal(places.length, 500)
})

t.test('the report is a text for people', async (t) => {
  const { note, read, report } = await drift()
  t.match(
    driftText(report()),
    /^0 answers of http:\/\/api\nThe document has, and the API has not shown:\n {2}GET \/things \(list\)/
  )
  read([{ id: 1, extra: 1 }])
  note({ operation: undefined, path: '/x', method: 'PUT' })
  note({ status: 418 })
  note({ violations: [{ in: 'response', at: '/0/id', message: 'is odd', keyword: 'type' }] })
  note({ violations: [{ in: 'response', at: '', message: 'is odd', keyword: 'type' }] })
  const text = driftText(report())
  t.match(
    text,
    /The API has, and the document lacks:\n {2}PUT \/x {2}200 {2}1 time\n {2}list 418 {2}1 time\n {2}list 200 \/\*\/extra {2}1 time\n/
  )
  t.match(text, /The API breaks the document:\n {2}list 200 \/\*\/id is odd {2}1 time\n {2}list 200 is odd {2}1 time\n/)
  t.match(text, /\n {2}POST \/things \(create\)\n {2}list 404\n {2}list 5XX\n {2}list 200 \/\*\/name\n/)
  const none = { operations: [], statuses: [], members: [] }
  const agreed = { upstream: 'http://api', answers: 1, undocumented: none, violations: [], unseen: none }
  t.equal(driftText(agreed), '1 answer of http://api: the API and the document agree')
  const operations = Array.from({ length: 60 }, (_, i) => ({ operationId: `o${i}`, method: 'GET', path: '/' }))
  t.match(driftText({ ...agreed, unseen: { ...none, operations } }), /\(o49\)\n {2}… and 10 more$/)
})
