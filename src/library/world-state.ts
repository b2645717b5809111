/** Takes and restores the rows of a world. */
import { forgetReplies, type World } from '../control/world.ts'
import type { StateKeeper } from '../resources/state/keeper.ts'
import type { WorldState } from '../resources/state/snapshot.ts'

/** Returns the state of a world, which later writes do not change. Its own links lead to no server yet. */
export const stateOfWorld = (world: World, keeper: StateKeeper): WorldState =>
  structuredClone(keeper.take(world.rows)) as WorldState

/**
 * Replaces the rows of a world by those of a state, whose links to `origin` become the server's own. Throws an Error for
 * a value that is no state.
 */
export function restore(world: World, keeper: StateKeeper, state: unknown, origin?: string): void {
  world.rows = keeper.restore(state, origin)
  forgetReplies(world)
}
