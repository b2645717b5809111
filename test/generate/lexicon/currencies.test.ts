import t from 'tap'
import { valuesUnder } from '../../fixtures/generated.ts'

const currency = (code: string) => ({ currency: { type: 'string', enum: [code] } })

t.test('money has the decimals of its currency', async (t) => {
  const text = { type: 'string', description: 'Amount as a decimal string' }
  for (const made of valuesUnder('Price', 'amount', text, currency('JPY'))) t.match(made, /^\d+$/)
  for (const made of valuesUnder('Price', 'amount', text, currency('EUR'))) t.match(made, /^\d+\.\d\d$/)
  for (const made of valuesUnder('Price', 'amount', { type: 'number' }, currency('KRW'))) t.ok(Number.isInteger(made))
  const listed = { type: 'string', description: 'One of `free` or `paid`' }
  for (const made of valuesUnder('Price', 'amount', listed, currency('KRW'))) t.match(made, /^(free|paid)$/)
})
