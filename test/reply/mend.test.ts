import t from 'tap'
import { mend } from '../../src/reply/mend.ts'
import { checkerOf } from '../../src/schema/validator.ts'
import { callFor } from '../fixtures/call.ts'

const schema = { type: 'object', required: ['a'], properties: { a: { type: 'integer' } } }

t.test('a list as the example of one object stays a list', async (t) => {
  const { contract } = await callFor({ description: 'ok' })
  const checker = checkerOf(contract.resources)
  const list = [{ a: 'x' }]
  const violations = checker.check(schema, list, 'response')
  t.same(await mend(list, schema, { seed: 'seed' }, contract, checker, violations), { value: list, violations })
})
