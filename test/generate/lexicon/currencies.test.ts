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

t.test('a thing and its parts have one currency', async (t) => {
  const line = { type: 'object', properties: { currency: { type: 'string' } } }
  for (const lines of valuesUnder('Order', 'lines', { type: 'array', minItems: 3, items: line }))
    t.equal(new Set((lines as { currency: string }[]).map(({ currency }) => currency)).size, 1)
  const other = { currency: { type: 'string' } }
  const items = { type: 'array', minItems: 9, items: line }
  const found = new Set(valuesUnder('', 'data', items, other).flatMap((rows) => JSON.stringify(rows)))
  t.equal(
    [...found].every((rows) => new Set(rows.match(/[A-Z]{3}/g)).size === 1),
    true
  )
})
