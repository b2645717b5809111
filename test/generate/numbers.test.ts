import t from 'tap'
import { random } from '../../src/generate/lexicon/random.ts'
import { numberWithin } from '../../src/generate/numbers.ts'
import type { Bounds } from '../../src/generate/shapes/shape.ts'

const bounds: Bounds = { min: -Infinity, max: Infinity, minOpen: false, maxOpen: false, steps: [], whole: false }

t.test('a number is found though chance keeps missing it', (t) => {
  const stuck = { next: () => 0, int: (min: number) => min, pick: <T>(list: readonly T[]) => list[0]! }
  t.equal(numberWithin({ ...bounds, min: 1, minOpen: true, whole: true }, [1, 9, 0], stuck), 9)
  const low = { ...bounds, min: 1, max: 9, minOpen: true, maxOpen: true, whole: true }
  t.equal(numberWithin(low, [1, 9, 0], stuck), 2)
  // 0.7 by 0.1 is 6.999999999999999: a validator that divides takes it for no multiple.
  t.equal(numberWithin({ ...bounds, min: 0.7, max: 0.7, steps: [0.1] }, [0, 1, 1], stuck), undefined)
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
