import t from 'tap'
import { requestViewOf } from '../../src/control/matching/request-view.ts'
import type { Stub } from '../../src/control/stubs/stub.ts'
import { chooseStub } from '../../src/control/stubs/stub-choice.ts'
import { narrowed } from '../../src/control/stubs/stub-index.ts'
import { createWorld } from '../../src/control/world.ts'
import { stubOf } from '../../src/wiremock/mapping.ts'

const sent = (body: string) =>
  requestViewOf({ method: 'POST', url: '/', rawHeaders: [], body: Buffer.from(body), clientIp: '' })

const stubsFor = (...bodyPatterns: object[][]): Stub[] =>
  bodyPatterns.map((one, at) =>
    stubOf({ request: { bodyPatterns: one } }, `57a4d140-0000-4000-8000-${String(at).padStart(12, '0')}`)
  )

const wanted = (equalToJson: unknown, more: object = {}) => [{ equalToJson, ...more }]

const mixed = stubsFor(
  wanted({ id: 1, order: { sku: 'a' } }),
  wanted({ id: 2, order: { sku: 'a' } }),
  wanted('{"id": 3.0, "order": {"sku": "b"}}'),
  wanted({ id: '1', order: { sku: 'a' } }),
  wanted({ id: '${json-unit.any-number}', order: { sku: 'c' } }),
  [{ contains: 'special' }],
  wanted({ id: null, order: { sku: 'a' } }),
  wanted({ id: true, order: { sku: 'a' } }, { ignoreExtraElements: true }),
  wanted('{"id": 12345678901234567890, "order": {"sku": "a"}}'),
  wanted({ 'a/b': 1 }),
  wanted(['id']),
  [{ matches: '.*last.*' }]
)

t.test('the stub that answers is the same as without an index', async (t) => {
  const world = createWorld()
  const bodies = [
    '{"id":1,"order":{"sku":"a"}}',
    '{"order":{"sku":"a"},"id":1.0}',
    '{"id":3,"order":{"sku":"b"}}',
    '{"id":"1","order":{"sku":"a"}}',
    '{"id":77,"order":{"sku":"c"}}',
    '{"id":2,"note":"special"}',
    '{"id":null,"order":{"sku":"a"}}',
    '{"id":true,"order":{"sku":"a"},"more":1}',
    '{"id":12345678901234567890,"order":{"sku":"a"}}',
    '{"id":12345678901234567891,"order":{"sku":"a"}}',
    '{"a/b":1}',
    '["id"]',
    'the last one, and no JSON',
    '{"id":{"id":"last"}}',
    ''
  ]
  const answered = bodies.map((body) => {
    const stub = chooseStub(mixed, sent(body), world)
    const one = mixed.find(({ request }) => request.conditions.every(({ test }) => test(sent(body))))
    t.equal(stub?.id, one?.id, body)
    return mixed.indexOf(stub as Stub)
  })
  t.same(answered, [0, 0, 2, 3, 4, 5, 6, 7, 8, -1, 9, 10, 11, 11, -1])
})

t.test('stubs that want another scalar are not tried', async (t) => {
  const many = stubsFor(
    ...Array.from({ length: 50 }, (_, at) => wanted({ kind: 'order', lines: [{ at }], id: `n-${at}` }))
  )
  t.same(narrowed(many, sent('{"kind":"order","lines":[],"id":"n-7"}')), [many[7]])
  t.same(narrowed(many, sent('{"kind":"order"}')), [])
  const few = many.slice(0, 3)
  t.equal(narrowed(few, sent('{"id":"n-7"}')), few)
})

t.test('stubs whose bodies hold no scalar are all tried', async (t) => {
  const vague = stubsFor(...Array.from({ length: 10 }, () => [{ contains: 'x' }]), wanted([1]))
  t.equal(narrowed(vague, sent('[1]')), vague)
})

t.test('a long list of scalars is cut, and still finds its stub', async (t) => {
  const long = (id: number) => Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`m${at}`, at === 29 ? id : 0]))
  const many = stubsFor(...Array.from({ length: 10 }, (_, at) => wanted(long(at))))
  t.equal(chooseStub(many, sent(JSON.stringify(long(4))), createWorld()), many[4])
})
