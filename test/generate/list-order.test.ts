import t from 'tap'
import type { Schema } from '../../src/document/openapi.ts'
import { fromExamples, generate } from '../../src/generate/generate.ts'
import { compared } from '../../src/generate/making/list-order.ts'
import { resourcesOf } from '../../src/schema/meaning/schema-resources.ts'

const integer: Schema = { type: 'integer' }
const text: Schema = { type: 'string' }
const rows = (properties: Record<string, Schema>, more: object = {}): Schema => ({
  type: 'array',
  minItems: 6,
  items: { type: 'object', properties, required: Object.keys(properties) },
  ...more
})
// biome-ignore lint/suspicious/noExplicitAny: what is made is read as what its schema says
const made = (schema: Schema, hint = ''): any[] =>
  generate({ schema, resources: resourcesOf(schema), seed: '1', hint }) as never
const isSorted = (values: unknown[], down = false) =>
  values.every((value, i) => i === 0 || (down ? -1 : 1) * compared(values[i - 1], value) <= 0)

t.test('items are in the order that a description promises', (t) => {
  const scores = made(rows({ rank: integer, score: integer }, { description: 'Best score first' }))
  t.ok(
    isSorted(
      scores.map(({ score }) => score),
      true
    )
  )
  t.same(
    scores.map(({ rank }) => rank),
    [1, 2, 3, 4, 5, 6]
  )
  t.ok(isSorted(made(rows({ name: text }), 'In alphabetical order').map(({ name }) => name)))
  const named = made(rows({ rank: { type: 'string' }, score: integer }, { description: 'Best score first' }))
  t.ok(
    isSorted(
      named.map(({ score }) => score),
      true
    )
  )
  t.end()
})

t.test('an order that is not promised, or not of these items, changes nothing', (t) => {
  const plain = rows({ name: text })
  const unsorted = made(plain)
  t.notOk(isSorted(unsorted.map(({ name }) => name)))
  t.same(made(plain, 'The first of all'), unsorted)
  t.same(made({ type: 'array', minItems: 3, items: text }, 'In alphabetical order').length, 3)
  const fixed: Schema = { ...(plain as object), prefixItems: [{ const: { name: 'z' } }] }
  t.same(made(fixed, 'In alphabetical order')[0], { name: 'z' })
  const inner = made(rows({ tags: rows({ name: text }) }), 'In alphabetical order')
  t.notOk(inner.every(({ tags }) => isSorted(tags.map(({ name }: { name: string }) => name))))
  const shown = rows({ name: { type: 'string', example: 'z' } })
  const example = fromExamples({ schema: shown, resources: resourcesOf(shown), seed: '1', hint: 'alphabetically' })
  t.match(example, [{ name: 'z' }])
  t.end()
})

t.test('values are compared as numbers, else as texts', (t) => {
  for (const [one, other, order] of [
    [9, 10, -1],
    ['b', 'A', 1],
    ['a', 'A', 0],
    [undefined, 'a', -1]
  ] as const) {
    t.equal(Math.sign(compared(one, other)), order)
  }
  t.end()
})

t.test('numbered parts come one after another', (t) => {
  const day: Schema = { type: 'string', format: 'date' }
  const loan = {
    type: 'object',
    required: ['installments'],
    properties: { installments: rows({ number: integer, due_date: day }) }
  }
  const { installments } = made(loan as Schema) as unknown as { installments: { number: number; due_date: string }[] }
  t.same(
    installments.map(({ number }) => number),
    [1, 2, 3, 4, 5, 6]
  )
  t.ok(isSorted(installments.map(({ due_date }) => due_date)))
  const plain = made({ ...(loan as object), properties: { installments: rows({ number: integer }) } } as Schema)
  t.match(plain, { installments: [{ number: 1 }, { number: 2 }] })
  t.end()
})

t.test('items of a series stand in their time, one for each day', (t) => {
  const date: Schema = { type: 'string', format: 'date' }
  const days = made(rows({ date, requests: integer })).map(({ date }) => date)
  t.same(
    days.map((day) => Date.parse(day)),
    days.map((_, index) => Date.parse(days[0]) + index * 86_400_000)
  )
  const moments = made(rows({ recorded_at: { type: 'string', format: 'date-time' }, value: integer }))
  t.ok(isSorted(moments.map(({ recorded_at }) => recorded_at)))
  const keyed = made(rows({ id: integer, date }))
  t.notOk(isSorted(keyed.map(({ date }) => date)))
  const named: Schema = { type: 'string', enum: ['2024-11-03', '2024-11-01'] }
  t.ok(made(rows({ date: named, value: integer })).every(({ date }) => named.enum?.includes(date)))
  t.end()
})

t.test('a series has an item for each day that a request asks for', (t) => {
  const days: Schema = {
    type: 'object',
    properties: { days: { type: 'array', items: { properties: { date: { type: 'string', format: 'date' } } } } }
  }
  const ask = { schema: days, resources: resourcesOf(days), seed: '1' }
  t.same(generate({ ...ask, period: { from: '2025-07-01', to: '2025-07-02' } }), {
    days: [{ date: '2025-07-01' }, { date: '2025-07-02' }]
  })
  t.end()
})

t.test('days of the week begin with Monday', (t) => {
  const hours = (day: Schema) => made(rows({ weekday: day, opens: text })).map(({ weekday }) => weekday)
  t.same(hours({ type: 'string' }), ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'])
  t.same(hours({ enum: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] }).slice(0, 2), ['mon', 'tue'])
  const weekend = { enum: ['saturday', 'sunday'] }
  t.ok(hours(weekend).every((day) => weekend.enum.includes(day)))
  t.end()
})

t.test('ranked items begin with the greatest', (t) => {
  const ranked = made(rows({ rank: integer, votes: integer }))
  t.ok(
    isSorted(
      ranked.map(({ votes }) => votes),
      true
    )
  )
  t.ok(isSorted(ranked.map(({ rank }) => rank)))
  t.ok(
    isSorted(made(rows({ rank: integer, bib_number: integer, time_seconds: integer })).map((one) => one.time_seconds))
  )
  const shares = made(rows({ rank: integer, percentage: integer })).map(({ percentage }) => percentage)
  t.ok(isSorted(shares, true))
  t.equal(made(rows({ rank: integer, driver: text })).length, 6)
  t.end()
})

t.test('all times of numbered items are in their order', (t) => {
  const time: Schema = { type: 'string', format: 'date-time' }
  const stops = made(rows({ sequence: integer, eta: time, arrived_at: time, note: text }))
  for (const name of ['sequence', 'eta', 'arrived_at']) t.ok(isSorted(stops.map((stop) => stop[name])), name)
  t.end()
})

t.test('parts are made and done while the whole is', (t) => {
  const time: Schema = { type: 'string', format: 'date-time' }
  const times = { started_at: time, finished_at: time }
  const run: Schema = { properties: { ...times, steps: rows(times) }, required: ['started_at', 'finished_at', 'steps'] }
  // biome-ignore lint/suspicious/noExplicitAny: what is made is read as what its schema says
  const { started_at, finished_at, steps } = generate({ schema: run, resources: resourcesOf(run), seed: '1' }) as any
  for (const step of steps) {
    t.ok(step.started_at <= step.finished_at)
    t.ok(step.finished_at <= finished_at, `${step.finished_at} ${finished_at}`)
  }
  t.ok(started_at < finished_at)
  t.end()
})

t.test('the points of one way are near each other, places with the name of a town are not', (t) => {
  const number: Schema = { type: 'number' }
  const spread = (stops: Schema) => {
    const schema: Schema = { properties: { stops }, required: ['stops'] }
    const { stops: made } = generate({ schema, resources: resourcesOf(schema), seed: '1' }) as never
    const degrees = (made as { lat: number }[]).map(({ lat }) => lat)
    return Math.max(...degrees) - Math.min(...degrees)
  }
  t.ok(spread(rows({ lat: number, lng: number })) < 0.1)
  t.ok(spread(rows({ lat: number, lng: number, city: text })) > 1)
  t.end()
})

t.test('a geometry has points of two coordinates each, and the type of their depth', (t) => {
  const point: Schema = { type: 'array', items: { type: 'number' } }
  const geometryOf = (coordinates: Schema) => {
    const schema: Schema = { properties: { type: text, coordinates }, required: ['type', 'coordinates'] }
    // biome-ignore lint/suspicious/noExplicitAny: what is made is read as what its schema says
    return generate({ schema, resources: resourcesOf(schema), seed: '1' }) as any
  }
  const { type, coordinates } = geometryOf(point)
  t.equal(type, 'Point')
  t.equal(coordinates.length, 2)
  t.ok(Array.isArray(geometryOf({ type: 'array' }).coordinates))
  const line = geometryOf({ type: 'array', items: point, minItems: 3 })
  t.equal(line.type, 'LineString')
  t.equal(new Set(line.coordinates.map(String)).size, 3)
  t.ok(line.coordinates.every((one: number[]) => one.length === 2 && Math.abs(one[0]! - line.coordinates[0][0]) < 0.1))
  t.end()
})
