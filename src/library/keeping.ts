/** The rows of a world: looked at, set, taken and put back. */
import { forgetReplies, type World } from '../control/world.ts'
import type { StateKeeper } from '../resources/state/keeper.ts'
import type { WorldState } from '../resources/state/snapshot.ts'

/** Returns the state of a world, which later writes do not change. */
export const taken = (world: World, keeper: StateKeeper): WorldState =>
  structuredClone(keeper.take(world.rows)) as WorldState

/** Puts a state in the place of what a world holds. Throws an Error for what is no state. */
export function restore(world: World, keeper: StateKeeper, state: unknown): void {
  world.rows = keeper.restore(state)
  forgetReplies(world)
}
