import { Ajv2020 } from 'ajv/dist/2020.js'
import t from 'tap'
import type { Schema } from '../../src/document/openapi.ts'
import { generate } from '../../src/generate/generate.ts'
import { possibleAmong } from '../../src/generate/shapes/separators.ts'
import { resourcesOf } from '../../src/schema/meaning/schema-resources.ts'
import { scopeOf } from '../../src/schema/meaning/scope.ts'
import { viewOf } from '../../src/schema/views/merged-view.ts'

const ajv = new Ajv2020({ strict: false, logger: false })
const text = { type: 'string' }
const object = (properties: Record<string, Schema>, more: object = {}) => ({ type: 'object', properties, ...more })
const of = (schema: Schema, seed: number): unknown =>
  generate({ schema, resources: resourcesOf(schema), seed: `${seed}` })

t.test('the alternative is made that a natural value fits alone', async (t) => {
  const common = object({ id: text, by: object({ org: text }, { required: ['org'] }) })
  const job = (properties: Record<string, Schema>) => ({ allOf: [common, object(properties)] })
  const status = (...values: string[]) => ({ type: 'string', enum: values })
  const schema = {
    oneOf: [
      job({ blueprint: text, status: status('RUNNING', 'DONE'), file: object({ bucket: text }) }),
      job({ source: text, status: status('RUNNING', 'WAITING', 'DONE') }),
      job({ blueprint: text, status: status('RUNNING', 'DONE') })
    ]
  }
  const fits = ajv.compile(schema)
  for (let seed = 1; seed < 9; seed++) {
    const value = of(schema, seed)
    t.ok(fits(value), 'exactly one', { value })
    t.match(value, { id: String, by: { org: String }, source: String, status: 'WAITING' })
  }
})

t.test('a text in place of a thing with a key is its key', async (t) => {
  const whole = object({ id: text, status: text })
  const ladle = { anyOf: [{ type: 'string', maxLength: 5000 }, whole] }
  const note = { anyOf: [text, object({ title: text })] }
  const shown = { anyOf: [{ ...text, examples: ['Soup'] }, whole] }
  const schema = object({
    copper_ladle: ladle,
    copper_note: note,
    copper_cap: shown,
    copper_pot: { anyOf: [text, true] }
  })
  const made = [1, 2, 3, 4].map((seed) => of(schema, seed) as Record<string, unknown>)
  for (const { copper_ladle, copper_note, copper_cap, copper_pot } of made) {
    t.match(copper_ladle, typeof copper_ladle === 'string' ? /^[a-z\d]{12}$/ : { id: /^[a-z\d]{12}$/ })
    if (typeof copper_note === 'string') t.notMatch(copper_note, /^[a-z\d]{12}$/)
    if (typeof copper_cap === 'string') t.notMatch(copper_cap, /^[a-z\d]{12}$/)
    if (typeof copper_pot === 'string') t.notMatch(copper_pot, /^[a-z\d]{12}$/)
  }
  t.ok(made.some(({ copper_ladle }) => typeof copper_ladle === 'string'))
})

t.test('a value of alternatives that cannot be told apart is whole all the same', async (t) => {
  const person = object({ id: text, created: text }, { required: ['id'] })
  const either = { oneOf: [person, { ...person, title: 'other' }] }
  t.same(Object.keys(of(either, 1) as object), ['id', 'created'])
  const coupon = object({ designer: either, name: text }, { required: ['designer'] })
  const inside = { anyOf: [{ oneOf: [coupon, { type: 'null' }] }, { type: 'integer' }] }
  for (const schema of [coupon, inside]) {
    t.match(of(schema, 2), { designer: { id: String, created: String }, name: String })
  }
  const list = of({ type: 'array', items: coupon, minItems: 20 }, 3) as object[]
  t.same(Object.keys(of(object({ designer: either, name: text }), 1) as object), ['name'], 'one that nobody misses')
  t.equal(list.filter((one) => Object.keys(one).length === 2).length, 20, 'each one of a list')
})

t.test('a member of another alternative is of another type where nothing else tells them apart', async (t) => {
  const base = object(
    { id: text, at: object({ day: text }), size: { type: 'integer', minimum: 3 } },
    { required: ['id', 'at', 'size'] }
  )
  const task = (properties: Record<string, Schema>, required: string[] = []) => ({
    allOf: [base, object(properties, { required })]
  })
  const schema = {
    oneOf: [
      task({ run: text }, ['run']),
      task({ loop: text }),
      task({ loop: text, agent: object({ model: text }), agent_id: text })
    ]
  }
  const fits = ajv.compile(schema)
  for (let seed = 1; seed < 9; seed++) {
    const value = of(schema, seed)
    t.ok(fits(value), 'exactly one', { value })
    t.match(value, { id: String, at: { day: String }, size: Number }, 'the rest is whole')
  }
})

t.test('alternatives that overlap inside each other do not end the search', async (t) => {
  const twins = (inner: Schema): Schema => {
    const one = object(
      { id: text, note: text, inner: { type: 'array', items: inner, minItems: 1 } },
      { required: ['id', 'inner'] }
    )
    return { oneOf: [one, { ...one, title: 'other' }, object({ name: text }), object({ label: text })] }
  }
  const deep = twins(twins(twins(twins(twins(text)))))
  for (let seed = 1; seed < 4; seed++) {
    let value = of({ type: 'array', items: deep, minItems: 3 }, seed) as { inner: object[] }[]
    t.equal(value.length, 3)
    const sizes = []
    for (; Array.isArray(value); value = value[0]?.inner as typeof value) sizes.push(Object.keys(value[0] ?? {}).length)
    t.ok(Math.max(...sizes) >= 1, 'with members', { sizes })
  }
})

t.test('contraries are left out that cannot be, and odd ones come last', async (t) => {
  const scope = scopeOf(resourcesOf({}))
  const view = viewOf(scope, [
    scope.start({
      type: 'object',
      required: ['a'],
      properties: {
        a: text,
        size: { type: 'number' },
        count: { type: 'integer' },
        kind: { enum: ['x', 'y'] },
        no: false,
        free: {}
      }
    })
  ])
  const unlike = (name: string, not: Schema) => ({ type: 'object', required: [name], properties: { [name]: { not } } })
  const possible = (...contraries: Schema[]) =>
    possibleAmong(scope, view, contraries, scope.start({})).map(({ schema }) => schema)
  const cases: [name: string, contrary: Schema, is: boolean][] = [
    ['another type', { type: ['string', 'null'] }, false],
    ['without a required one', { type: 'object', properties: { a: false } }, false],
    ['a text that is no text', unlike('a', text), false],
    ['a text that is no text, with remarks', unlike('a', { ...text, description: 'x' }), false],
    ['a number that is not whole', unlike('size', { type: 'integer' }), true],
    ['a whole number that is not whole', unlike('count', { type: 'integer' }), false],
    ['other values', unlike('kind', { enum: ['x'] }), true],
    ['no other values', unlike('kind', { enum: ['x', 'y', 'z'] }), false],
    ['a text that is not one of some', unlike('a', { enum: ['x'] }), true],
    ['a text of another length', unlike('a', { ...text, maxLength: 3 }), true],
    ['a member that is excluded', unlike('no', text), false],
    ['a member of any type', unlike('free', text), true],
    ['anything', true, true]
  ]
  for (const [name, contrary, is] of cases) t.equal(possible(contrary).length, is ? 1 : 0, name)
  const [odd, plain, natural] = [unlike('other', text), { minProperties: 9 }, { properties: { b: false } }]
  t.same(possible(odd, plain, natural), [natural, plain, odd])
})

t.test('an alternative that stands for no value is the last one', (t) => {
  const none = { type: 'string', description: 'Empty string `""` if not available' }
  const schema = object({ latitude: { oneOf: [none, { type: 'number' }] } }, { required: ['latitude'] })
  for (let seed = 1; seed < 5; seed++) t.type((of(schema, seed) as { latitude: unknown }).latitude, 'number')
  t.end()
})
