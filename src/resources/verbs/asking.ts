/** A request to the rows, and its outcome. */

import type { Operation } from '../../contract/contract.ts'
import { keptFor } from '../../document/memoized.ts'
import { pointer } from '../../document/places/pointer.ts'
import type { Resource, Role } from '../model/model.ts'
import { only } from '../model/rows-places.ts'
import type { Session } from '../rows/groups.ts'
import type { Item, Row } from '../rows/row.ts'
import type { Call } from '../rows/source.ts'

export interface Asking extends Session {
  call: Call
  role: Role
  /** The key of one of several rows that the request names. */
  key?: string
  /** The place of one of several rows that the request sends. */
  index?: number
  /** The owners of a row that it does not show, where the row that holds it says them. */
  under?: Item['under']
}

/** Returns the pointer to a member of the row in a request's body. */
export const pointerSent = ({ role, index = 0 }: Asking, path: readonly string[]): string =>
  pointer('', ...(role.body?.path ?? []).map((step) => (step === only ? index : step)), ...path)

/** The row that a verb wrote. */
export interface Outcome {
  parents: string[]
  item: Item
  row: Row
  /** Set if the status is not the operation's usual one. */
  status?: number
  made?: boolean
  gone?: boolean
}

/** Returns the values of a resource's parents in the path; undefined for a parent that the path does not name. */
export const boundOf = ({ call, role }: Asking): (string | undefined)[] =>
  role.parents.map((parameter) => (parameter === undefined ? undefined : String(call.parameters.path[parameter])))

/** Counts a write, which makes the answers of the resource's family stale. */
export function commit({ api, state }: Session, { id }: Resource): void {
  state.writes++
  state.versions.set(api.families.get(id) as string, state.writes)
}

/** Returns the status of a request that made a row, or wrote it over the one that had its key before. */
export const statusOfNew = (asking: Asking, before: Item | undefined): Pick<Outcome, 'status'> => {
  const status = documented(asking, before === undefined ? [201] : [200, 201])
  return status === undefined ? {} : { status }
}

/** Returns the first of several statuses that the operation documents. */
export const documented = (asking: Asking, statuses: number[]): number | undefined =>
  statuses.find((one) => documents(asking, one))

export const documents = ({ call }: Asking, status: number): boolean => statusesOf(call.operation).has(String(status))

const statusesOf = keptFor(({ responses }: Operation) => new Set(responses.map(({ key }) => key)))
