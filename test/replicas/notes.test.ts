import t from 'tap'
import { Entry } from '../../src/control/journal/journal.ts'
import { noteOf } from '../../src/replicas/notes.ts'
import type { ServerContext } from '../../src/server/exchange/context.ts'

t.test('a note that is written late tells how long the answer took', async (t) => {
  const reply = { status: 200, source: 'generated' as const, head: [], body: 'x' }
  const entry = new Entry(0, 'GET', '/x', [], '')
  const timeOf = () => JSON.parse(noteOf(entry, reply, 'me', { documents: [] } as unknown as ServerContext)).ms
  entry.arrived -= 1000
  t.ok(timeOf() >= 1000, 'until now, for one that is about to be answered')
  Object.assign(entry, { status: 200, ms: 5 })
  t.equal(timeOf(), 5)
})
