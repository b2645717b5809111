import t from 'tap'
import type { Operation } from '../../src/contract/contract.ts'
import type { Entry } from '../../src/control/journal/entry.ts'
import { createTally, steps } from '../../src/control/journal/tally.ts'

t.test('requests are counted by operation, status and source, with their times', async (t) => {
  const tally = createTally()
  const operation = { id: 'x' } as Operation
  const entry = { operation, status: 200, source: 'row', ms: 3, violations: [] } as unknown as Entry
  tally.count(entry)
  tally.count({ ...entry, ms: 20_000 })
  tally.count({ ...entry, status: 404, source: 'error', violations: [{}, {}] } as Entry)
  tally.count({ ...entry, operation: undefined, source: undefined })
  const [rows, errors, unknown, ...others] = tally.all()
  t.same(others, [])
  t.match(rows, { operation, status: 200, source: 'row', count: 2, ms: 20_003, violations: 0 })
  t.same(
    rows?.within,
    steps.map((step) => (step >= 3 ? 1 : 0))
  )
  t.match(errors, { status: 404, source: 'error', count: 1, violations: 2 })
  t.match(unknown, { operation: undefined, source: 'error', count: 1 })
})
