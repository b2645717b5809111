/** Takes and restores the state of a world, and shows and sets the rows of a collection. */
import type { Contract } from '../../contract/contract.ts'
import { pointer } from '../../document/places/pointer.ts'
import { generator } from '../../generate/lazy.ts'
import { modelOf } from '../infer/infer.ts'
import { withAddress, withoutAddress } from '../rows/own-links.ts'
import type { Row } from '../rows/row.ts'
import type { Api } from '../rows/start.ts'
import { groupFrom, type RowState, rowsAtStart } from '../rows/store.ts'
import { commit } from '../verbs/asking.ts'
import { collectionNamed, namesAndPaths, noCollection, rowsOf, setRows } from './by-name.ts'
import { type ChangedRow, changeRow, type RowChange } from './one-row.ts'
import { addressOf, rowsFrom, shownAt, stateOf } from './snapshot.ts'
import { wholeItems } from './whole-rows.ts'

export interface StateKeeper {
  /** Takes the state of a world. Its own links lead to no server yet. */
  take: (rows: RowState) => object
  /** Returns a state that was taken, as a test is shown it: its own links lead to the server at `origin`. */
  shown: (state: object, origin: string) => object
  /**
   * Makes what rows by hand leave out, once the generator is loaded. Links to the server at `origin`, and to the server
   * that showed the state, become own links. Throws an Error if `state` is no state.
   */
  restore: (state: unknown, origin?: string) => RowState
  /**
   * Returns the rows of a collection by its name. If `set` is given, replaces them by it first. Throws an Error if that
   * is impossible. The generator must be loaded.
   */
  rows: (state: RowState, at: RowsAt, set?: readonly Row[]) => Row[]
  /** Changes one row of a collection. Throws an Error if that is impossible. The generator must be loaded. */
  change: (state: RowState, at: RowsAt, change: RowChange) => ChangedRow
}

/** The place of rows: their collection, by its name or the path of its list, and the parents that group them. */
export interface RowsAt {
  collection: string
  parents: readonly string[]
  /** The server that own links are shown to lead to; undefined: they lead to none yet. */
  origin?: string
}

export interface DocumentKeeper extends StateKeeper {
  /** Returns the names of all collections, and the paths of their lists. */
  collections: () => string[]
}

export interface KeeperOptions {
  /** The API, undefined before the first request that met rows. */
  known: () => Api | undefined
  /** Returns the API, and makes it if there is none. */
  api: () => Api
  scope: string
  /** The server's own seed. */
  seed: string
  stateless: boolean
  /** The prefix of the document's paths; '' unless it is set. */
  prefix?: string | undefined
}

export function keeperOf(
  contract: Contract,
  { known, api, scope, seed, stateless, prefix = '' }: KeeperOptions
): DocumentKeeper {
  const addressAt = (origin: string | undefined) => (origin === undefined ? undefined : origin + prefix)
  return {
    take: (rows) => stateOf(modelOf(contract), known(), scope, seed, rows),
    shown: (state, origin) => shownAt(state, origin + prefix),
    restore(given, origin) {
      const state = withoutAddress(given, [addressOf(given), addressAt(origin)])
      const { rows, byHand } = rowsFrom(state, modelOf(contract), scope)
      // A file is loaded before the generator, and holds whole rows.
      if (generator() instanceof Promise) return rows
      const session = { api: api(), state: rows, seed, usual: seed }
      for (const { id, resource, parents, list } of byHand) {
        const items = at([resource.name, ...parents], () => wholeItems(session, resource, parents, list))
        rows.groups.set(id, groupFrom(items))
      }
      return rows
    },
    collections: () => namesAndPaths(modelOf(contract)),
    rows(kept, { collection, parents, origin }, set) {
      const resource = collectionNamed(modelOf(contract), collection, parents)
      const session = { api: api(), state: stateless ? rowsAtStart() : kept, seed, usual: seed }
      if (set !== undefined) {
        if (stateless) throw new Error(noRowsKept)
        setRows(session, resource, parents, withoutAddress(set, [addressAt(origin)]))
        commit(session, resource)
      }
      return withAddress(rowsOf(session, resource, parents), addressAt(origin))
    },
    change(state, { collection, parents, origin }, change) {
      if (stateless) throw new Error(noRowsKept)
      const resource = collectionNamed(modelOf(contract), collection, parents)
      const session = { api: api(), state, seed, usual: seed }
      const changed = changeRow(session, resource, parents, withoutAddress(change, [addressAt(origin)]))
      commit(session, resource)
      return withAddress(changed, addressAt(origin))
    }
  }
}

const noRowsKept = 'a server that is stateless keeps no rows'

/** Adds the place to the Error of a row. */
function at<Result>(path: string[], make: () => Result): Result {
  try {
    return make()
  } catch (error) {
    throw new Error(`${pointer('', ...path)}${(error as Error).message}`)
  }
}

/** Returns the keeper of a server. Those of several documents hold their states side by side. */
export function keeperOfAll(keepers: DocumentKeeper[]): StateKeeper {
  const [only] = keepers
  if (only !== undefined && keepers.length === 1) return only
  const keeperOf = (collection: string): DocumentKeeper => {
    const keeper = keepers.find((one) => one.collections().includes(collection))
    if (keeper !== undefined) return keeper
    const names = keepers.flatMap((one) => one.collections())
    throw new Error(noCollection(collection, names))
  }
  return {
    rows: (state, at, set) => keeperOf(at.collection).rows(state, at, set),
    change: (state, at, change) => keeperOf(at.collection).change(state, at, change),
    take: (rows) => ({ documents: keepers.map((keeper) => keeper.take(rows)) }),
    shown: (state, origin) => ({
      documents: (state as { documents: object[] }).documents.map((one, index) =>
        (keepers[index] as DocumentKeeper).shown(one, origin)
      )
    }),
    restore(state, origin) {
      const { documents } = state as { documents?: unknown[] }
      if (!Array.isArray(documents)) throw new Error('a server of several documents keeps { documents: [state, …] }')
      return together(keepers.map((keeper, index) => keeper.restore(documents[index] ?? {}, origin)))
    }
  }
}

/** Puts the rows of several documents into one world. */
function together(all: RowState[]): RowState {
  const whole = rowsAtStart()
  for (const { groups, singles, lastIds, members, repeats, files, writes, size } of all) {
    for (const [id, group] of groups) whole.groups.set(id, group)
    for (const [id, single] of singles) whole.singles.set(id, single)
    for (const [id, last] of lastIds) whole.lastIds.set(id, last)
    for (const [id, isIn] of members) whole.members.set(id, isIn)
    for (const [id, repeat] of repeats) whole.repeats.set(id, repeat)
    for (const [id, file] of files) whole.files.set(id, file)
    whole.writes = Math.max(whole.writes, writes)
    whole.size += size
  }
  return whole
}
