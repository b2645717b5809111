import { entityOf } from '../lexicon/entity/entity.ts'
import { random, seedOf } from '../lexicon/entity/random.ts'
import type { Scene } from '../lexicon/entity/scene.ts'
import type { Shape } from './shape.ts'

/** An outcome, with the place that it was worked out for. */
interface Kept<Value> extends Pick<Scene, 'name' | 'subject' | 'beside'> {
  value: Value
}

/** The most places of one shape that are kept: a user stands in many things of a document. */
const mostPlaces = 64

/** Stands for the object of any value. */
const anyEntity = entityOf(seedOf('any'), 0, {}, 0)

/**
 * Returns the function `make` with a memory of its outcomes for a shape: they are the same for all values of a place.
 * `make` gets the scene of no value in particular, so that no outcome depends on the value that asks first.
 */
export function keptForScene<Value>(
  make: (shape: Shape, scene: Scene) => Value
): (shape: Shape, scene: Scene) => Value {
  const known = new WeakMap<Shape, Kept<Value>[]>()
  return (shape, scene) => {
    const { name, subject, beside } = scene
    const all = known.get(shape) ?? []
    for (const one of all) if (one.name === name && one.subject === subject && one.beside === beside) return one.value
    const value = make(shape, ofNoValue(scene))
    known.set(shape, [{ name, subject, beside, value }, ...all.slice(0, mostPlaces - 1)])
    return value
  }
}

/** Returns a scene of no value in particular. */
export const ofNoValue = (scene: Scene): Scene => ({
  ...scene,
  random: random(seedOf(scene.name)),
  turn: 0,
  start: 0,
  count: undefined,
  paging: {},
  entity: anyEntity
})
