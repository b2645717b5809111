/** Takes the state of a world out of a server, and puts it back. */
import type { Contract } from '../contract/contract.ts'
import type { Land } from './groups.ts'
import { modelOf } from './infer.ts'
import { rowsFrom, stateOf } from './snapshot.ts'
import { type RowState, rowsAtStart } from './store.ts'

export interface StateKeeper {
  take: (rows: RowState) => object
  /** Throws an Error if `state` is no state. */
  restore: (state: unknown) => RowState
}

/** Returns the keeper of one document. `land` returns undefined before the first request that met rows. */
export const keeperOf = (
  contract: Contract,
  land: () => Land | undefined,
  scope: string,
  usual: string
): StateKeeper => ({
  take: (rows) => stateOf(modelOf(contract), land(), scope, usual, rows),
  restore: (state) => rowsFrom(state, modelOf(contract), scope)
})

/** Returns the keeper of a server. Those of several documents hold their states side by side. */
export function keeperOfAll(keepers: StateKeeper[]): StateKeeper {
  const [only] = keepers
  if (only !== undefined && keepers.length === 1) return only
  return {
    take: (rows) => ({ documents: keepers.map((keeper) => keeper.take(rows)) }),
    restore(state) {
      const { documents } = state as { documents?: unknown[] }
      if (!Array.isArray(documents)) throw new Error('a server of several documents keeps { documents: [state, …] }')
      return together(keepers.map((keeper, index) => keeper.restore(documents[index] ?? {})))
    }
  }
}

/** Puts the rows of several documents into one world. */
function together(all: RowState[]): RowState {
  const whole = rowsAtStart()
  for (const { groups, singles, lastIds, writes, size } of all) {
    for (const [id, group] of groups) whole.groups.set(id, group)
    for (const [id, single] of singles) whole.singles.set(id, single)
    for (const [id, last] of lastIds) whole.lastIds.set(id, last)
    whole.writes = Math.max(whole.writes, writes)
    whole.size += size
  }
  return whole
}
