import t from 'tap'
import type { Paging } from '../../../src/contract/paging.ts'
import type { Schema } from '../../../src/document/openapi.ts'
import { agree } from '../../../src/generate/context/agree.ts'
import { fromExamples, type GenerateOptions, generate } from '../../../src/generate/generate.ts'
import { resourcesOf } from '../../../src/schema/meaning/schema-resources.ts'

const types: Record<string, Schema> = {
  i: { type: 'integer' },
  n: { type: 'number' },
  b: { type: 'boolean' },
  s: { type: 'string' }
}
/** An object by the names of its properties, texts where they do not say another type: `age:i`. */
function object(names: string, more: Record<string, Schema> = {}): Schema {
  const properties = Object.fromEntries(
    names.split(' ').map((name): [string, Schema] => [name.split(':')[0]!, types[name.split(':')[1] ?? 's']!])
  )
  return { type: 'object', properties: { ...properties, ...more }, required: Object.keys({ ...properties, ...more }) }
}
const list = (items: Schema, more: object = {}): Schema => ({ type: 'array', items, ...more })
// biome-ignore lint/suspicious/noExplicitAny: what is made is read as what its schema says
const made = (schema: Schema, seed = 1, more: Partial<GenerateOptions> = {}): any =>
  generate({ schema, resources: resourcesOf(schema), seed: `${seed}`, ...more })
const seeds = Array.from({ length: 12 }, (_, i) => i)
const cents = (value: number) => Math.round(value * 100) / 100

t.test('addresses in a list are of the one whom the object is about', (t) => {
  const person = object('first_name last_name', { emails: list(types.s!), phones: list(types.s!) })
  const { results } = made(object('id', { results: list(person) }))
  for (const { first_name, last_name, emails, phones } of results) {
    const letters = [first_name, last_name].map((name: string) => name.toLowerCase().replace(/[^a-z]/g, ''))
    for (const email of emails)
      t.ok(
        letters.some((name) => email.includes(name)),
        `${email} ${letters}`
      )
    t.equal(new Set(emails).size, emails.length)
    t.equal(new Set(phones.map((phone: string) => phone.slice(0, 3))).size, 1)
  }
  t.end()
})

t.test('the money of an order adds up', (t) => {
  const lines = list(object('name quantity:i unit_price:n total:n'))
  const order = object('subtotal:n tax:n tax_rate:n shipping:n discount:n total:n', { items: lines })
  for (const seed of seeds) {
    const { items, subtotal, tax, tax_rate, shipping, discount, total } = made(order, seed)
    for (const line of items) t.equal(line.total, cents(line.quantity * line.unit_price))
    t.equal(subtotal, cents(items.reduce((sum: number, line: { total: number }) => sum + line.total, 0)))
    t.equal(tax, cents(subtotal * tax_rate))
    t.equal(total, cents(subtotal + tax + shipping - discount))
    const basket = made(object('items_total:n shipping:n grand_total:n', { lines }), seed)
    t.equal(basket.grand_total, cents(basket.items_total + basket.shipping))
    t.equal(
      basket.items_total,
      cents(basket.lines.reduce((sum: number, line: { total: number }) => sum + line.total, 0))
    )
    const bar = made(object('subtotal:n tip:n service_charge:n total:n'), seed)
    t.equal(bar.total, cents(bar.subtotal + bar.tip + bar.service_charge))
    const loan = made(object('principal:n interest:n total_due:n'), seed)
    t.equal(loan.total_due, cents(loan.principal + loan.interest))
    const cart = made(object('total:n', { items: list(object('quantity:i price:n')) }), seed)
    const sum = cart.items.reduce(
      (all: number, one: { quantity: number; price: number }) => all + one.quantity * one.price,
      0
    )
    t.equal(cart.total, cents(sum))
    const product = made(object('price:n original_price:n sale_price:n cost:n'), seed)
    t.ok(product.original_price >= product.price && product.sale_price <= product.price && product.cost < product.price)
    const bill = made(object('subtotal:n tax:n', { tax_rate: { type: 'number', const: 19 } }), seed)
    t.equal(bill.tax, cents(bill.subtotal * 0.19))
  }
  t.end()
})

t.test('what is said of a list is true of it', (t) => {
  const users = list(object('id:i name'))
  const page = object('total:i page:i per_page:i total_pages:i has_more:b has_prev:b', { data: users })
  for (const seed of seeds) {
    const alone = made(page, seed)
    t.match(alone, { total: 3, page: 1, per_page: 20, total_pages: 1, has_more: false, has_prev: false })
    const second = made(page, seed, { paging: { size: 2, from: 2, page: 2 } })
    t.equal(second.data.length, 2)
    t.match(second, { page: 2, per_page: 2, has_prev: true, has_more: second.total > 4 })
    t.equal(second.total_pages, Math.ceil(second.total / 2))
    t.ok(second.total >= 4)
    const beside = made(object('x', { results: users, meta: object('total:i offset:i limit:i count:i') }), seed, {
      paging: { size: 1, from: 5 }
    })
    t.equal(beside.results.length, 1)
    t.match(beside.meta, { offset: 5, limit: 1, count: 1 })
    t.ok(beside.meta.total >= 6)
    const filtered = made(object('x', { data: users, meta: object('total_count:i filter_count:i') }), seed)
    t.match(filtered.meta, { total_count: 3, filter_count: 3 })
    const django = made(object('count:i', { results: users }), seed)
    t.equal(django.count, django.results.length)
    const team = made(object('member_count:i item_count:i', { members: users, items: users }), seed)
    t.match(team, { member_count: team.members.length, item_count: team.items.length })
    const none = made(object('total:i total_pages:i', { data: users }), seed, { paging: { size: 0 } })
    t.match(none, { data: [], total: Number, total_pages: Number })
  }
  t.end()
})

t.test('a list asked for is cut only where its schema lets it be', (t) => {
  t.equal(made(list(object('id:i'), { minItems: 3 }), 1, { paging: { size: 1 } }).length, 3)
  t.equal(made(list(object('id:i')), 1, { paging: { size: 1 } }).length, 1)
  // Lists inside of what is listed are not what was asked for, nor is their page.
  const inner = made(list(object('page:i', { tags: list(object('a'), { minItems: 2 }) })), 1, {
    paging: { size: 1, page: 9 }
  })
  t.match(inner, [{ page: 1, tags: { length: 2 } }])
  t.end()
})

t.test('what says the same says it alike', (t) => {
  for (const seed of seeds) {
    const person = made(object('birth_date age:i birth_year:i job_title bio street street_number'), seed)
    const born = Date.parse(person.birth_date)
    t.equal(person.age, Math.floor((Date.parse('2025-01-01') - born) / (365.25 * 864e5)))
    t.equal(String(person.birth_year), person.birth_date.slice(0, 4))
    t.ok(person.bio.startsWith(person.job_title))
    t.ok(person.street.includes(person.street_number))
    const card = made(object('card_brand card_number last4 exp_month:i exp_year:i exp_date iban bic'), seed)
    t.equal(card.card_brand, 'Visa')
    t.equal(card.last4, card.card_number.slice(-4))
    t.equal(card.exp_date, `${String(card.exp_month).padStart(2, '0')}/${card.exp_year % 100}`)
    t.equal(card.bic.slice(4, 6), card.iban.slice(0, 2))
    const dates = { expires: { type: 'string', format: 'date-time' }, valid_until: { type: 'string', format: 'date' } }
    const until = made(object('exp_month:i exp_year:i', dates), seed)
    t.ok(until.expires.startsWith(until.valid_until))
    t.equal(new Date(until.expires).getUTCMonth() + 1, until.exp_month)
    const event = made(object('attendees:i capacity:i'), seed)
    t.ok(event.attendees <= event.capacity)
    const room = made(object('attendees:i', { capacity: { type: 'integer', maximum: 4, minimum: 4 } }), seed)
    t.equal(room.attendees, 3)
    const file = made(object('filename mime_type extension size:i size_bytes:i'), seed)
    t.ok(file.filename.endsWith(`.${file.extension}`))
    const kinds: Record<string, RegExp> = { pdf: /pdf/, csv: /csv/, png: /png/, txt: /plain/, docx: /word/ }
    t.match(file.mime_type, kinds[file.extension]!)
    t.equal(file.size, file.size_bytes)
    const visit = made(object('user_agent browser os'), seed)
    t.match(visit.user_agent, new RegExp(visit.browser))
    t.match(visit.user_agent, { Windows: /Windows/, macOS: /Mac OS/, Linux: /Linux/ }[visit.os as 'Linux'])
    const task = made(object('status completed:b is_active:b archived:b'), seed)
    t.equal(task.completed, task.status === 'completed')
    t.equal(task.is_active, task.status === 'active')
    t.equal(task.archived, false)
    const house = made(object('street house_number:i'), seed)
    t.ok(house.street.includes(String(house.house_number)))
  }
  t.end()
})

t.test('what is given, what a schema says itself and what it does not accept stays', (t) => {
  const sums = (total: object) => object('subtotal:n tax:n', { total: { type: 'number', ...total } })
  t.equal(made(sums({}), 1, { known: { total: 5 } }).total, 5)
  t.equal(made(sums({ default: 7 }), 1, { defaults: true }).total, 7)
  t.ok(made(sums({ maximum: 1 })).total <= 1)
  t.equal(made(object('status', { completed: { const: true, type: 'boolean' } })).completed, true)
  t.end()
})

/** An object of which a schema accepts everything, as it is when its properties agree. */
function settled(object: Record<string, unknown>, paging: Paging = {}): Record<string, unknown> {
  const result = { ...object }
  agree(
    { object: result, accepts: () => true, spares: () => true, hint: () => '', choices: () => [] },
    new Map(),
    paging
  )
  return result
}

t.test('what has nothing beside it to follow from stays as it was made', (t) => {
  for (const alone of [
    { original_price: 20 },
    { has_more: true },
    { has_prev: true },
    { age: 30 },
    { age: 30, dob: 'long ago' },
    { birth_year: 1990 },
    { bio: 'Works in sales.' },
    { house_number: '7' },
    { last4: '4242' },
    { expires: '01/30' },
    { expires: '01/30', exp_month: 2 },
    { bic: 'ABCDEF12' },
    { attendees: 40 },
    { extension: 'pdf' },
    { extension: 'pdf', filename: 'LICENSE' },
    { mime_type: 'text/plain', filename: 'page.xyz' },
    { browser: 'Opera', user_agent: 'curl/8' },
    { is_active: true }
  ]) {
    t.same(settled(alone), alone)
  }
  t.end()
})

t.test('what follows from what stands beside it follows from it, at the edges too', (t) => {
  const rows = [{}, {}, {}]
  for (const [made, changed, paging] of [
    // Somebody is a year older on the very day.
    [{ dob: '2000-01-01', age: 1 }, { age: 25 }],
    [{ dob: '2000-01-02', age: 1 }, { age: 24 }],
    [
      { dob: '2000-12-31T10:00:00Z', age: 1, birth_year: 1 },
      { age: 24, birth_year: 2000 }
    ],
    [{ price: 10, original_price: 12 }, {}],
    [{ price: 10, original_price: 9 }, { original_price: 12.5 }],
    [{ subtotal: 50, vat: 1 }, { vat: 10 }],
    [{ subtotal: 50, vat: 1, vat_rate: 7 }, { vat: 3.5 }],
    [{ subtotal: 50, vat: 1, vat_rate: 0.07 }, { vat: 3.5 }],
    // A price stands for the sum, as often as it is paid.
    [
      { price: 50, vat: 1, total: 9 },
      { vat: 10, total: 60 }
    ],
    [{ ticket_price: 50, quantity: 3, booking_fee: 5, discount: 15, total: 9 }, { total: 140 }],
    [
      { nightly_rate: 50, nights: 2, city_tax: 1, cleaning_fee: 20, total: 9 },
      { city_tax: 20, total: 140 }
    ],
    [
      { daily_rate: 50, vat: 1, gst: 90, total_price: 9 },
      { vat: 10, gst: 6.35, total_price: 66.35 }
    ],
    [
      {
        price: { amount: 500, currency: 'EUR' },
        tax: { amount: 1, currency: 'EUR' },
        total: { amount: 9, currency: 'EUR' }
      },
      { tax: { amount: 100, currency: 'EUR' }, total: { amount: 600, currency: 'EUR' } }
    ],
    [{ price: 50, total: 9 }, {}],
    // A total that stands with money is a sum, and no number of rows.
    [{ total: 99, currency: 'EUR', data: rows }, {}],
    [
      { total: 99, data: rows, has_more: true },
      { total: 3, has_more: false }
    ],
    [
      { count: 99, total: 9, data: rows },
      { count: 3, total: 3 }
    ],
    [{ count: 99, data: rows }, { count: 99 }, { size: 3 }],
    [{ total: 99, data: rows, pages: 1 }, { pages: 33 }, { size: 3 }],
    [{ data: rows, pages: 7 }, {}],
    [
      { status: 'active', is_active: false, deleted: true },
      { is_active: true, deleted: false }
    ],
    [{ capacity: 10, attendees: 11 }, { attendees: 8 }],
    [{ capacity: 10, attendees: 10 }, {}],
    [{ exp_month: 2, exp_year: 2028, expires: '2001-01-01' }, { expires: '2028-02-29' }],
    [
      { iban: 'DE02120300000000202051', bic: 'ABCDXX12', last4: '0' },
      { bic: 'ABCDDE12', last4: '2051' }
    ],
    [{ job: 'Baker', bio: 'Nurse in Rome.' }, { bio: 'Baker in Rome.' }]
  ] as [Record<string, unknown>, object, Paging?][]) {
    t.same(settled(made, paging), { ...made, ...changed }, JSON.stringify(made))
  }
  t.end()
})

t.test('objects agree however many others of other names were made before', (t) => {
  const of = (i: number) => settled({ [`field${i}`]: i, filename: 'a.csv', extension: 'x' }).extension
  t.ok(Array.from({ length: 2100 }, (_, i) => of(i)).every((extension) => extension === 'csv'))
  t.equal(of(0), 'csv')
  t.end()
})

const time = { type: 'string', format: 'date-time' }
const perhaps = { type: ['string', 'null'], format: 'date-time' }

t.test('a time is none until the status says that its event has come', (t) => {
  const status = {
    type: 'string',
    enum: ['pending', 'paid', 'in_transit', 'completed', 'cancelled', 'returned', 'odd']
  }
  const order: Schema = {
    type: 'object',
    properties: {
      status,
      paidAt: perhaps,
      shipped_at: time,
      completedOn: { type: ['integer', 'null'] },
      cancelled_at: perhaps,
      returned_at: perhaps,
      closed_at: time,
      sentAt: { ...time, example: '2024-01-01T00:00:00Z' }
    },
    required: ['status', 'paidAt', 'completedOn', 'cancelled_at', 'returned_at', 'closed_at']
  }
  const there: Record<string, string> = {
    pending: 'closed',
    paid: 'paid closed',
    in_transit: 'paid shipped closed sent',
    completed: 'paid shipped completed closed sent',
    cancelled: 'cancelled closed',
    returned: 'paid shipped completed returned closed sent',
    odd: 'paid shipped closed sent'
  }
  for (const state of status.enum) {
    const made1 = made(order, 1, { known: { status: state } })
    const { paidAt, shipped_at, completedOn, cancelled_at, returned_at, closed_at, sentAt } = made1
    const times = { paid: paidAt, shipped: shipped_at, completed: completedOn, cancelled: cancelled_at }
    const all = Object.entries({ ...times, returned: returned_at, closed: closed_at, sent: sentAt })
    const names = all.filter(([, value]) => value !== null && value !== undefined).map(([name]) => name)
    t.equal(names.join(' '), there[state], state)
    t.equal(made(order, 1, { known: { status: state, paidAt: '2024-03-01T00:00:00Z' } }).paidAt, '2024-03-01T00:00:00Z')
  }
  // An example that is taken over stays.
  const ask = { schema: order, resources: resourcesOf(order), seed: '1', known: { status: 'pending' } }
  t.match(fromExamples(ask), { sentAt: '2024-01-01T00:00:00Z' })
  t.end()
})

t.test('of several states the one that is about an event counts', (t) => {
  const states = object('status payment_status delivery_state', { paid_at: perhaps, delivered_at: perhaps })
  const known = { status: 'pending', payment_status: 'paid', delivery_state: 'shipped' }
  const order = made(states, 1, { known })
  t.type(order.paid_at, 'string')
  t.equal(order.delivered_at, null)
  const loan = object('loan_status', { returned_at: perhaps, started_at: perhaps })
  t.match(made(loan, 1, { known: { loan_status: 'Failed' } }), { returned_at: null, started_at: String })
  t.match(made(loan, 1, { known: { loan_status: 'voided' } }), { returned_at: null, started_at: String })
  t.match(made(loan, 1, { known: { loan_status: 'queued' } }), { returned_at: null, started_at: null })
  t.match(made(object('state', { paid_at: perhaps }), 1, { known: { state: 'archived' } }), { paid_at: String })
  t.match(made(object('state', { archived_at: perhaps }), 1, { known: { state: 'archived' } }), { archived_at: String })
  t.end()
})

t.test('no member is left out that an object needs', (t) => {
  const schema: Schema = { type: 'object', properties: { status: { type: 'string' }, paid_at: time }, minProperties: 2 }
  t.type(made(schema, 1, { known: { status: 'pending' } }).paid_at, 'string')
  t.end()
})

t.test('events come in their order', (t) => {
  const names = 'created_at confirmed_at paid_at packed_at shipped_at delivered_at updated_at'
  for (const seed of seeds) {
    const all = made(object('', Object.fromEntries(names.split(' ').map((name) => [name, time]))), seed)
    const times = names.split(' ').map((name) => all[name])
    t.same(times, [...times].sort())
  }
  t.end()
})

t.test('what is older has times before those of what is younger', (t) => {
  const thing = object('', { created_at: time, shipped_at: time, updated_at: time })
  for (const seed of seeds) {
    const [old, young] = [1, 0].map((age) => made(thing, seed, { age }))
    t.ok(old.created_at < made(thing, seed + 1).created_at && old.shipped_at < young.created_at)
    t.ok(old.updated_at >= old.shipped_at)
    const [one] = made(list(thing), seed, { age: 1 })
    t.ok(one.created_at < young.created_at)
  }
  t.end()
})

t.test('a stay goes from its booking to its end, and a guest who does not come has no times of it', (t) => {
  const events = ['confirmed', 'checked_in', 'checked_out', 'cancelled', 'no_show']
  const stay: Schema = {
    type: 'object',
    properties: { status: { type: 'string' }, ...Object.fromEntries(events.map((event) => [`${event}_at`, perhaps])) },
    required: ['status', ...events.map((event) => `${event}_at`)]
  }
  const there: Record<string, string> = {
    booked: '',
    confirmed: 'confirmed',
    checkedIn: 'confirmed checked_in',
    'checked-out': 'confirmed checked_in checked_out',
    NO_SHOW: 'confirmed no_show',
    cancelled: 'confirmed cancelled'
  }
  for (const [status, happened] of Object.entries(there)) {
    const whole = made(stay, 1, { known: { status } })
    t.equal(events.filter((event) => whole[`${event}_at`] !== null).join(' '), happened, status)
  }
  t.end()
})

t.test('a slug is that of the name, and a slug that is given says the name', (t) => {
  for (const seed of seeds) {
    const post = made(object('title slug'), seed)
    t.equal(post.slug, post.title.toLowerCase().replaceAll(/[^a-z]+/g, '-'))
    const firm = made(object('url_key name'), seed, { subject: 'company' })
    t.equal(firm.url_key, firm.name.toLowerCase().replaceAll(/[^a-z]+/g, '-'))
  }
  t.equal(made(object('slug title'), 1, { known: { title: 'Spaß im Løwen, élan' } }).slug, 'spass-im-lowen-elan')
  t.equal(made(object('slug title'), 1, { known: { slug: 'a-day-at-sea' } }).title, 'A day at sea')
  t.equal(made(object('slug name'), 1, { known: { slug: 'acme-labs' }, subject: 'company' }).name, 'Acme Labs')
  const both = made(object('slug name title'), 1, { known: { slug: 'acme-labs' }, subject: 'company' })
  t.equal(both.name, 'Acme Labs')
  t.not(both.title, 'Acme Labs', 'one member is enough')
  t.end()
})

t.test('no part is more than the whole', (t) => {
  for (const seed of seeds) {
    const book = made(object('copies:i available:i'), seed)
    t.ok(book.available <= book.copies)
    const hall = made(object('capacity:i seats_taken:i seats_left:i'), seed)
    t.equal(hall.seats_taken + hall.seats_left, hall.capacity)
  }
  t.end()
})

t.test('titles and names of neighbours differ', (t) => {
  const rows = (schema: Schema, subject: string) =>
    Array.from({ length: 18 }, (_, index) => made(schema, 3, { index, subject }))
  const titles = rows(object('title headline'), 'post')
  t.equal(new Set(titles.map(({ title }) => title)).size, 18)
  t.equal(new Set(titles.map(({ headline }) => headline)).size, 18)
  t.equal(new Set(rows(object('name'), 'product').map(({ name }) => name)).size, 18)
  const tags = rows(object('id:i', { tags: list({ type: 'string' }) }), 'post').map((one) => one.tags.join())
  t.ok(new Set(tags).size > 5, 'lists within rows differ too')
  t.end()
})
