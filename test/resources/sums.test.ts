import t from 'tap'
import { all, int, obj, server, str } from '../fixtures/rows.ts'

const number = { type: 'number' }
const flag = { type: 'boolean' }
const some = (...values: string[]) => ({ type: 'string', enum: values })
const told = (schema: object, description: string) => ({ ...schema, description })

t.test('a described sum or count is that of the rows in a state, in its own unit', async (t) => {
  const owner = obj({
    id: int,
    name: str,
    outstandingBalance: told(str, 'Sum of all unpaid invoices in euros'),
    paidCents: told(int, 'The total of the paid invoices, in cents'),
    paid: told(number, 'Total amount of all paid invoices'),
    vat: told(number, 'Sum of the VAT of invoices that are not cancelled or open'),
    netSum: told(int, 'Sum of the net amounts of its invoices'),
    drafts: told(int, 'Number of open and overdue invoices'),
    sent: told(int, 'Number of invoices that are sent'),
    unsentInvoices: int,
    paidInvoiceCount: int
  })
  const members = { id: int, ownerId: int, isSent: flag, netCents: int, vatCents: int, grossCents: int }
  const invoice = obj({ ...members, status: some('open', 'paid', 'overdue', 'cancelled') }, ['id', 'status'])
  const ask = server(t, { ...all('owners', owner), ...all('invoices', invoice) })
  const { id } = (await ask('POST', '/owners', { name: 'Ada' })).body
  const added = { ownerId: id, netCents: 1000, vatCents: 190, grossCents: 1190 }
  const { body: open } = await ask('POST', '/invoices', { ...added, status: 'open' })
  const { body: late } = await ask('POST', '/invoices', { ...added, status: 'overdue', isSent: true })
  await ask('POST', '/invoices', { ...added, status: 'cancelled' })
  await ask('POST', '/invoices', { ...added, status: 'paid', isSent: true, vatCents: 195, grossCents: 1195 })
  t.match((await ask('GET', `/owners/${id}`)).body, {
    outstandingBalance: '23.80',
    paidCents: 1195,
    paid: 11.95,
    vat: 3.85,
    netSum: 4000,
    drafts: 2,
    sent: 2,
    unsentInvoices: 2,
    paidInvoiceCount: 1
  })
  await ask('PATCH', `/invoices/${late.id}`, { status: 'paid' })
  await ask('DELETE', `/invoices/${open.id}`)
  t.match((await ask('GET', `/owners/${id}`)).body, { outstandingBalance: '0.00', paidCents: 2385, drafts: 0 })
})

t.test('a sum takes the number that its description names, and its unit', async (t) => {
  const film = obj({
    id: int,
    total_pages: told(number, 'Sum of the page counts of its scenes'),
    spent: told(number, 'Sum of all approved expenses in dollars'),
    pending: told(int, 'Total of submitted expenses in cents'),
    hours: told(number, 'Total duration of all scenes in hours'),
    weight: told(number, 'Sum of the weights of all scenes'),
    scenes_value: told(number, 'Sum of all scenes'),
    crews: told(number, 'Sum of all crews'),
    odd: told(number, 'Sum of the costs of approved and shiny expenses'),
    note: told(str, 'Sum of the wisdom of its scenes'),
    scenes_per_day: told(int, 'Number of scenes per day'),
    expense_items: told(int, 'Number of expense items'),
    scenes_each: told(number, 'Number of scenes'),
    until: told({ type: 'string', format: 'date' }, 'Sum of all approved expenses'),
    cost: told(number, 'Sum of the costs of its scenes'),
    kind: told(some('a', 'b'), 'Sum of all approved expenses')
  })
  const scene = obj({ id: int, film_id: int, page_count: number, duration_minutes: int, planned_cost: number }, ['id'])
  const expense = obj({ id: int, film_id: int, state: some('submitted', 'approved'), amount: number })
  const ask = server(t, { ...all('films', film), ...all('scenes', scene), ...all('expenses', expense) })
  const { body: before } = await ask('POST', '/films', {})
  const { id, ...made } = before
  for (const page_count of [1.125, 2.5])
    await ask('POST', '/scenes', { film_id: id, page_count, duration_minutes: 45, planned_cost: 7 })
  await ask('POST', '/scenes', { film_id: id })
  for (const state of ['approved', 'approved', 'submitted'])
    await ask('POST', '/expenses', { film_id: id, state, amount: 100.1 })
  t.same((await ask('GET', `/films/${id}`)).body, {
    ...made,
    id,
    total_pages: 3.625,
    spent: 200.2,
    pending: 10010,
    hours: 1.5,
    cost: 14
  })
})

t.test('a number that goes by a sum or a count of rows follows them', async (t) => {
  const film = obj({
    id: int,
    budget: number,
    seats: int,
    spent: told(number, 'Sum of all expenses'),
    remaining: told(number, 'Budget minus spent'),
    expenseCount: int,
    freeSeats: told(int, 'Seats less the expense count'),
    share: told(number, 'Share of the budget spent, in percent'),
    half: told(number, 'Spent times 2'),
    both: told(str, 'Budget plus spent')
  })
  const expense = obj({ id: int, film_id: int, amount: number })
  const ask = server(t, { ...all('films', film), ...all('expenses', expense) })
  for (const one of (await ask('GET', '/films')).body)
    t.equal(one.remaining, Math.round((one.budget - one.spent) * 1e6) / 1e6)
  const { id } = (await ask('POST', '/films', { budget: 1000, seats: 10 })).body
  t.match((await ask('GET', `/films/${id}`)).body, { spent: 0, remaining: 1000, freeSeats: 10 })
  await ask('POST', '/expenses', { film_id: id, amount: 100.1 })
  const now = { spent: 100.1, remaining: 899.9, freeSeats: 9, both: '1100.10' }
  t.match((await ask('GET', `/films/${id}`)).body, now)
  t.match((await ask('PATCH', `/films/${id}`, { budget: 500 })).body, { ...now, remaining: 399.9, both: '600.10' })
})

t.test('numbers that are sums themselves are not added up', async (t) => {
  const maker = obj({ id: int, sold: told(number, 'Sum of the revenues of its films') })
  const film = obj({ id: int, maker_id: int, revenue: told(number, 'Sum of all tickets') })
  const ticket = obj({ id: int, film_id: int, price: number })
  const ask = server(t, { ...all('makers', maker), ...all('films', film), ...all('tickets', ticket) })
  const { body } = await ask('POST', '/makers', {})
  await ask('POST', '/films', { maker_id: body.id })
  t.same((await ask('GET', `/makers/${body.id}`)).body, body)
  t.ok(body.sold > 0)
})
