import t from 'tap'
import type { Operation } from '../../src/contract/contract.ts'
import { createBodyBudget } from '../../src/control/journal/body-budget.ts'
import { createNumberedJournal } from '../../src/replicas/journal.ts'

t.test('entries stand in the order of the log, each once', async (t) => {
  const journal = createNumberedJournal()
  const enter = (url: string, number: number) => journal.place(journal.open('GET', url, []), number)
  t.ok(enter('/two', 20))
  t.ok(enter('/three', 30))
  t.ok(enter('/one', 10))
  t.notOk(enter('/again', 20))
  t.same(
    journal.entries().map(({ url }) => url),
    ['/one', '/two', '/three']
  )
  t.equal(journal.get(20)?.url, '/two')
  t.equal(journal.received(), 3)
  journal.remove(20)
  t.equal(journal.received(), 3, 'a call removes nothing that came after it')
  journal.reach(25)
  journal.remove(20)
  journal.remove(21)
  t.notOk(enter('/removed', 20))
  t.equal(journal.get(20), undefined)
  t.equal(journal.received(), 2)
})

t.test(
  'a clearing forgets what lies before the number that is reached, also what comes to be known later',
  async (t) => {
    const journal = createNumberedJournal()
    journal.place(journal.open('GET', '/x', []), 1)
    journal.reach(5)
    journal.clear()
    t.notOk(journal.place(journal.open('GET', '/late', []), 4))
    t.ok(journal.place(journal.open('GET', '/new', []), 6))
    t.equal(journal.received(), 1)
  }
)

t.test('beyond the limit the oldest are dropped, which the counts of all processes tell', async (t) => {
  const journal = createNumberedJournal(createBodyBudget(), 2)
  const operation = { id: 'x' } as Operation
  for (const number of [1, 2, 3, 4]) {
    journal.place({ ...journal.open('GET', `/${number}`, []), operation: number === 2 ? undefined : operation }, number)
  }
  t.same(
    journal.entries().map(({ url }) => url),
    ['/3', '/4']
  )
  const dropped = () => [undefined, 'x', '*', 'y'].map((id) => journal.dropped(id))
  t.same(dropped(), [0, 0, 0, 0])
  t.equal(journal.received(), 4)
  journal.take(new Map(Object.entries({ 'to x': 5, 'to y': 1, none: 3 })))
  t.same(dropped(), [7, 3, 4, 1])
  t.equal(journal.received(), 9)
  journal.place({ ...journal.open('GET', '/5', []), operation }, 5)
  t.equal(journal.received(), 10, 'with those that came since')
  journal.reach(9)
  journal.remove(5)
  t.equal(journal.received(), 9)
  journal.take(new Map(Object.entries({ 'to x': 6, 'to y': 1, none: 3 })))
  t.same([journal.received(), ...dropped()], [9, 8, 4, 5, 1], 'the counts include what was removed')
  journal.clear()
  t.same([journal.received(), ...dropped()], [0, 0, 0, 0, 0])
  t.equal(journal.cleared, 9)
})

t.test('a request older than the thousand that are kept does not come back, also if nobody looks', async (t) => {
  const journal = createNumberedJournal()
  const enter = (number: number) => journal.place(journal.open('GET', '/x', []), number)
  for (let number = 100; number < 1200; number++) enter(number)
  t.notOk(enter(99))
})

t.test('bodies are counted against the budget once they are answered, and freed with their entries', async (t) => {
  const journal = createNumberedJournal(createBodyBudget(1000))
  const entries = [1, 2, 3].map((number) => {
    const entry = { ...journal.open('POST', `/${number}`, []), body: Buffer.alloc(100) }
    journal.place(entry, number)
    return entry
  })
  for (const entry of entries) entry.status = 200
  t.equal(journal.entries()[0]?.body?.length, 100)
  for (let number = 4; number < 14; number++) {
    journal.place({ ...journal.open('POST', `/${number}`, []), body: Buffer.alloc(100), status: 200 }, number)
  }
  t.equal(journal.entries()[0]?.body?.length, 0, 'the oldest body went first')
  const [first] = Array.from({ length: 34 }, (_, at) => {
    const entry = { ...journal.open('POST', '/', []), body: Buffer.alloc(100), status: 200 }
    journal.place(entry, 14 + at)
    return entry
  })
  t.equal(first?.body.length, 0, 'also if nobody looks')
  journal.remove(13)
  journal.clear()
  t.same(journal.entries(), [])
})

t.test('a body that comes after its entry was counted is counted then', async (t) => {
  const journal = createNumberedJournal(createBodyBudget(160_000))
  const reply = { status: 200, source: 'upstream' as const, head: [], body: 'x'.repeat(30_000) }
  const entry = Object.assign(journal.open('GET', '/x', []), { status: 200 })
  journal.recount(entry)
  journal.place(entry, 7)
  entry.reply = reply
  journal.recount(entry)
  t.equal(entry.reply.body?.length, 30_000, 'not before it is placed and counted')
  journal.entries()
  entry.reply = reply
  journal.recount(entry)
  t.equal(entry.reply.body, undefined, 'it is longer than the part that one body may take')
})
