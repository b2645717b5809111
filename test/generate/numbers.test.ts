import t from 'tap'
import type { SchemaObject } from '../../src/document/openapi.ts'
import { generate } from '../../src/generate/generate.ts'
import { random } from '../../src/generate/lexicon/entity/random.ts'
import { numberWithin } from '../../src/generate/making/numbers.ts'
import { resourcesOf } from '../../src/schema/meaning/schema-resources.ts'
import { noBounds } from '../../src/schema/views/bounds.ts'

const bounds = noBounds()

t.test('a number is found though chance keeps missing it', (t) => {
  const stuck = { next: () => 0, int: (min: number) => min, pick: <T>(list: readonly T[]) => list[0]! }
  t.equal(numberWithin({ ...bounds, min: 1, minOpen: true, whole: true }, [1, 9, 0], stuck), 9)
  const low = { ...bounds, min: 1, max: 9, minOpen: true, maxOpen: true, whole: true }
  t.equal(numberWithin(low, [1, 9, 0], stuck), 2)
  t.end()
})

t.test('a multiple by its digits is one, where no other divides evenly', (t) => {
  // 0.7 by 0.1 is 6.999999999999999.
  const only = (value: number) =>
    numberWithin({ ...bounds, min: value, max: value, steps: [0.1] }, [0, 1, 1], random(1))
  t.equal(only(0.7), 0.7)
  t.equal(only(0.75), undefined)
  t.equal(numberWithin({ ...bounds, min: 0.6, max: 0.8, steps: [0.1] }, [0, 1, 1], random(1)), 0.8, 'evenly, if it can')
  t.end()
})

t.test('an integer that no double holds is a big one', (t) => {
  const odd = 2n ** 53n + 1n
  const cases: [schema: SchemaObject, value: unknown][] = [
    [{ type: 'integer', minimum: odd, maximum: odd }, odd],
    [{ type: 'integer', exclusiveMinimum: 2 ** 53, exclusiveMaximum: 2 ** 53 + 2 }, odd],
    [{ type: 'integer', format: 'int64', minimum: -odd, maximum: -odd }, -odd],
    [{ type: 'integer', minimum: odd, maximum: odd + 7n, multipleOf: 3 }, 9007199254740996],
    [{ type: 'integer', minimum: odd, maximum: odd, multipleOf: 3 }, odd],
    [{ type: 'number', minimum: odd, maximum: odd }, odd],
    [{ type: 'integer', minimum: odd, maximum: odd, multipleOf: 7 }, odd],
    [{ type: 'integer', minimum: 0.2, maximum: 0.8 }, 1]
  ]
  for (const [schema, value] of cases) {
    const whole = { type: 'object', required: ['a'], properties: { a: schema } }
    const wanted = typeof value === 'object' ? value : { a: value }
    t.strictSame(generate({ schema: whole, resources: resourcesOf({}), seed: '1' }), wanted)
  }
  t.end()
})

t.test('a number lies near what is believable, as far as the bounds let it', (t) => {
  for (let seed = 0; seed < 20; seed++) {
    const near = (min: number, max: number) => numberWithin({ ...bounds, min, max }, [5, 10, 2], random(seed))!
    t.ok(near(0, 100) >= 5 && near(0, 100) <= 10)
    t.ok(near(50, 1000) <= 56)
    t.ok(near(-1000, -50) >= -56)
  }
  t.end()
})

t.test('an amount of money stays as it is: no dust of binary fractions', (t) => {
  for (let cents = 5; cents < 5_000_000; cents += 997) {
    const amount = cents / 100
    t.equal(numberWithin(bounds, [amount, amount, 6], random(1)), amount)
  }
  t.end()
})

t.test('a number has the decimals of its range, and hundreds where these are its grid', (t) => {
  for (let seed = 0; seed < 50; seed++) {
    const of = (range: [number, number, number]) => String(numberWithin(bounds, range, random(seed)))
    for (const places of [1, 2, 3, 4, 5, 6]) t.match(of([2, 9, places]), new RegExp(`^\\d(\\.\\d{1,${places}})?$`))
    t.match(of([1000, 9000, -2]), /^\d+00$/)
  }
  t.end()
})
