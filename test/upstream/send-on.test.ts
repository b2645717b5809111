import t from 'tap'
import { reasonOf } from '../../src/upstream/send-on.ts'

t.test('a failed call has a reason, where several addresses failed too', async (t) => {
  t.equal(reasonOf(new Error('no route')), 'no route')
  t.equal(reasonOf(Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' })), 'ECONNREFUSED')
})
