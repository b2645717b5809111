import t from 'tap'
import { Entry } from '../../src/control/journal/journal.ts'
import { traceOf, traceParentOf } from '../../src/control/journal/trace.ts'

const [trace, span] = ['0af7651916cd43dd8448eb211c80319c', 'b7ad6b7169203331']

t.test('the header traceparent names trace and span', async (t) => {
  const good = { traceId: trace, parentId: span, flags: 1 }
  t.same(traceParentOf(['Host', 'x', 'Traceparent', ` 00-${trace}-${span}-01 `]), good)
  t.same(traceParentOf(['traceparent', `cc-${trace}-${span}-01-more`]), good, 'of a later version')
  t.same(traceParentOf(['traceparent', `00-${trace}-${span}-00`]), { ...good, flags: 0 })
  for (const value of [
    '',
    `00-${trace}-${span}`,
    `00-${trace}-${span}-01-more`,
    `ff-${trace}-${span}-01`,
    `00-${'0'.repeat(32)}-${span}-01`,
    `00-${trace}-${'0'.repeat(16)}-01`,
    `00-${trace.toUpperCase()}-${span}-01`,
    `00-${trace}-${span}-01,00-${trace}-${span}-01`
  ])
    t.equal(traceParentOf(['traceparent', value]), undefined, value)
  t.equal(traceParentOf([]), undefined)
  const twice = ['traceparent', `00-${trace}-${span}-01`]
  t.equal(traceParentOf([...twice, ...twice]), undefined, 'two of them say nothing')
})

t.test('an entry has the trace of its tracer, else of its client, else none', async (t) => {
  const entry = new Entry(0, 'GET', '/', ['traceparent', `00-${trace}-${span}-01`], '')
  t.same(traceOf(entry), { traceId: trace, parentId: span })
  entry.trace = { traceId: trace, spanId: 'a'.repeat(16) }
  t.same(traceOf(entry), entry.trace)
  t.equal(traceOf(new Entry(0, 'GET', '/', [], '')), undefined)
})
