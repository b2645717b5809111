import type { Scene } from '../lexicon/entity/scene.ts'
import type { Shape } from './shape.ts'

/** An outcome, with the place that it was worked out for. */
interface Kept<Value> extends Pick<Scene, 'name' | 'subject' | 'beside'> {
  value: Value
}

/** Returns the function `make` with a memory of its last outcome for a shape: it is the same for all objects of a list. */
export function keptForScene<Value>(
  make: (shape: Shape, scene: Scene) => Value
): (shape: Shape, scene: Scene) => Value {
  const known = new WeakMap<Shape, Kept<Value>>()
  return (shape, scene) => {
    const { name, subject, beside } = scene
    let found = known.get(shape)
    if (found?.name !== name || found.subject !== subject || found.beside !== beside) {
      found = { name, subject, beside, value: make(shape, scene) }
      known.set(shape, found)
    }
    return found.value
  }
}
