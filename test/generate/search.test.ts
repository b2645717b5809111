import t from 'tap'
import type { Schema } from '../../src/document/openapi.ts'
import { orElse } from '../../src/generate/context/context.ts'
import { generate, NoValue } from '../../src/generate/generate.ts'
import { resourcesOf } from '../../src/schema/meaning/schema-resources.ts'
import { checkerOf } from '../../src/schema/validator.ts'

const text = { type: 'string' }
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const every = (properties: Record<string, Schema>): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties)
})

/** A value of a component, and whether it fits. */
function made(schemas: Record<string, Schema>, name = 'A', seed = '1') {
  const resources = resourcesOf({ components: { schemas } })
  const value = generate({ schema: ref(name), resources, seed })
  return { value, fits: checkerOf(resources).fits(ref(name), value, 'response'), size: JSON.stringify(value).length }
}

t.test('types that refer to each other in unions end by the shortest way', async (t) => {
  const names = Array.from({ length: 20 }, (_, i) => `T${i}`)
  const union = { oneOf: names.map(ref) }
  const schemas = Object.fromEntries(
    names.map((name): [string, Schema] => [name, every({ kind: { const: name }, child: union })])
  )
  schemas.T19 = every({ kind: { const: 'T19' } })
  for (const seed of ['1', '2', '3']) {
    const { fits, size } = made(schemas, 'T0', seed)
    t.ok(fits)
    t.ok(size < 2000, `${size} characters`)
  }
})

t.test('a recursion ends where the smallest value ends', async (t) => {
  const A = {
    anyOf: [
      every({ items: { type: 'array', minItems: 1, prefixItems: [ref('A')], items: ref('A') } }),
      every({ a: { allOf: [ref('A')] } }),
      every({ end: { type: 'null' }, text }),
      false
    ]
  }
  for (let seed = 0; seed < 20; seed++) t.ok(made({ A }, 'A', String(seed)).fits)
})

t.test('a value that has to hold itself is cut off', async (t) => {
  const { value, fits } = made({ A: every({ id: { type: 'integer' }, next: ref('A'), other: ref('A') }) })
  t.notOk(fits)
  t.match(value, { id: Number, next: { id: Number }, other: { id: Number } })
  t.match(made({ A: { type: 'array', minItems: 2, items: every({ a: text, b: ref('Ghost') }) } }).value, [
    { a: String },
    { a: String }
  ])
})

t.test('a recursion without an end is cut off early, through however many types it goes', async (t) => {
  const next = (n: number) => every({ id: { type: 'integer' }, next: ref(`T${(n + 1) % 40}`) })
  const { value } = made(Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`T${n}`, next(n)])), 'T0')
  t.ok(JSON.stringify(value).split('next').length < 10, JSON.stringify(value))
})

t.test('types that all have to hold each other are cut off early', async (t) => {
  const names = Array.from({ length: 14 }, (_, i) => `T${i}`)
  const schemas = Object.fromEntries(
    names.map((name): [string, Schema] => [
      name,
      every(Object.fromEntries(names.filter((one) => one !== name).map((one) => [one, ref(one)])))
    ])
  )
  const { size } = made(schemas, 'T0')
  t.ok(size < 1000, `${size} characters`)
})

t.test('an error of a search costs no stack, and others keep theirs', async (t) => {
  const { stackTraceLimit } = Error
  t.notMatch(new NoValue('none', '/a').stack, /\n/)
  t.equal(Error.stackTraceLimit, stackTraceLimit)
})

t.test('a search without a way out takes the best that it found', async (t) => {
  // Four parts, each of which has a way of its own to be wrong, and none of which can be right.
  const wrong = { allOf: [{ enum: [1, 2, 3] }, { enum: [4, 5, 6] }] }
  const branch = (name: string) => every({ [name]: { oneOf: [wrong, { allOf: [wrong] }, { not: {} }] } })
  const A = { oneOf: ['a', 'b', 'c'].map((name) => every({ x: branch(name), y: branch(name) })) }
  const { fits } = made({ A })
  t.notOk(fits)
  const twice = { type: 'array', uniqueItems: true, minItems: 4, items: { type: 'boolean' } }
  t.same((made({ A: every({ twice }) }).value as { twice: unknown[] }).twice.length, 2)
})

t.test('bounds of several parts that exclude each other get a value near to them', async (t) => {
  const parts: [Schema, Schema, unknown][] = [
    [{ ...text, minLength: 5 }, { maxLength: 3 }, /^.{1,3}$/],
    [{ type: 'array', minItems: 5 }, { maxItems: 3 }, []],
    [{ type: 'object', minProperties: 5 }, { maxProperties: 3 }, {}]
  ]
  for (const [one, other, value] of parts) {
    t.match(made({ A: { allOf: [ref('B'), ref('C')] }, B: one, C: other }).value, value)
  }
})

t.test('optional members stand less and less the deeper they are', async (t) => {
  const names = Array.from({ length: 12 }, (_, i) => `S${i}`)
  const schemas = Object.fromEntries(
    names.map((name, i): [string, Schema] => [
      name,
      {
        type: 'object',
        properties: Object.fromEntries([1, 2, 3, 5].map((k) => [`r${k}`, ref(names[(i + k) % names.length]!)]))
      }
    ])
  )
  const { fits, size } = made(schemas, 'S0')
  t.ok(fits)
  t.ok(size > 200 && size < 30_000, `${size} characters`)
})

t.test('a format that nobody knows leaves the length to the schema', async (t) => {
  const A = { ...text, format: 'shoe-size', minLength: 30, maxLength: 31 }
  t.match(made({ A }).value, /^.{30,31}$/)
})

t.test('the search ends where every value needs many tries and none fits', async (t) => {
  const overlap = { anyOf: [text, { minLength: 0 }] }
  const never = { ...text, not: overlap }
  const names = Array.from({ length: 60 }, (_, i) => `p${i}`)
  const { value } = made({ A: every(Object.fromEntries(names.map((name) => [name, never]))) })
  t.equal(Object.keys(value as object).length, 60)
})

t.test('deep inside, null is the smallest alternative', async (t) => {
  let A: Schema = { anyOf: [text, { type: 'null' }] }
  for (let depth = 0; depth < 8; depth++) A = every({ in: A })
  t.match(JSON.stringify(made({ A }).value), /:null\}+$/)
})

t.test('the end of a search is the end of every attempt within', async (t) => {
  const failing = (final: boolean) => () => {
    throw new NoValue('nothing fits', '', final)
  }
  t.equal(orElse('other', failing(false)), 'other')
  t.throws(() => orElse('other', failing(true)), NoValue)
})

t.test('a format gives way to a pattern or a length that no text of it has', async (t) => {
  const date = { type: 'string', format: 'date' }
  const A = every({
    day: { ...date, pattern: '^[0-9]{2}/[0-9]{2}$' },
    short: { allOf: [date, { maxLength: 4 }] }
  })
  const { value, fits } = made({ A })
  t.notOk(fits)
  t.match(value, { day: /^[0-9]{2}\/[0-9]{2}$/, short: /^.{1,4}$/ })
})
