import t from 'tap'
import type { Operation } from '../../src/contract/contract.ts'
import { createWorld, resetWorld } from '../../src/control/world.ts'
import { stubMapping } from '../../src/library/shorthand.ts'
import { stubOf } from '../../src/wiremock/mapping.ts'

const remembered = (body: string | undefined) => ({
  reply: { status: 200, source: 'generated' as const, head: [], body },
  operation: {} as Operation,
  parameters: undefined,
  violations: [],
  reason: undefined,
  guard: undefined
})

t.test('a reset puts everything back as it was at the start', async (t) => {
  const world = createWorld()
  world.stubs.add(stubOf(stubMapping('list', {}), world.stubs.nextId()))
  world.scenarios.move('s', 'done')
  world.settings = { delay: { fixed: 5 }, given: { fixedDelay: 5 } }
  const first = world.random.next()
  world.journal.open('GET', '/', [])
  world.rows.singles.set('/x', { row: {}, body: {} })
  world.memory.set('/x', remembered('x'))
  resetWorld(world)
  t.equal(world.stubs.size(), 0)
  t.equal(world.scenarios.state('s'), 'Started')
  t.equal(world.settings, undefined)
  t.equal(world.random.next(), first)
  t.same(world.journal.entries(), [])
  t.equal(world.rows.singles.size, 0)
  t.equal(world.memory.get('/x'), undefined)
})

t.test('the memory stays bounded, however many URLs are asked', async (t) => {
  const { memory } = createWorld()
  const large = 'x'.repeat(3_000_000)
  memory.set('/empty', remembered(undefined))
  t.ok(memory.get('/empty'))
  for (const url of ['/1', '/2', '/3']) memory.set(url, remembered(large))
  t.equal(memory.get('/1'), undefined)
  t.equal(memory.get('/empty'), undefined)
  t.equal(memory.get('/3')?.reply.body, large)
})

t.test('a question is repeated where it was asked not long ago', async (t) => {
  const world = createWorld()
  t.equal(world.isRepeated('/x'), false)
  t.equal(world.isRepeated('/y'), false)
  t.equal(world.isRepeated('/x'), true)
  for (let i = 0; i < 50_000; i++) world.isRepeated(`/other/${i}`)
  t.equal(world.isRepeated('/x'), false)
})
