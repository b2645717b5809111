/** Puts rows in the list of a thing, and takes them from it: `PUT /groups/{id}/users/{userId}`. */
import { Problem } from '../../contract/problem.ts'
import { keptFor } from '../../document/memoized.ts'
import type { Role } from '../model/model.ts'
import { pathInfo } from '../model/paths.ts'
import { openGroup, putRow, rowOf } from '../rows/groups.ts'
import { isMember, type MembersOf, setMember } from '../rows/members.ts'
import { type Asking, documents, type Outcome } from './asking.ts'
import { isPhantom, named, nounIn } from './named-row.ts'
import { refuseMissingOwner } from './owners.ts'

/** Returns the parameters that stand before the one of a membership's thing. */
const parametersAbove = keptFor(({ operation, membership }: Role) => {
  const { parameters } = pathInfo(operation.path)
  return parameters.slice(0, parameters.indexOf(membership?.parameter as string))
})

/** Returns the members that a path names; undefined for another path. */
export function membersOf({ role, call }: Asking): MembersOf | undefined {
  const { membership, resource } = role
  if (membership === undefined) return undefined
  const valueAt = (parameter: string) => String(call.parameters.path[parameter])
  const above = parametersAbove(role).map(valueAt)
  return { membership, resource, owner: valueAt(membership.parameter), above }
}

export function join(asking: Asking): Outcome {
  const { state, role } = asking
  refuseMissingOwner(asking)
  const { parents, item } = named(asking)
  const row = rowOf(asking, role.resource, parents, item)
  setMember(asking, membersOf(asking) as MembersOf, item.key, true)
  if (!isPhantom(asking, parents, item)) return { parents, item, row }
  // Lists show a row that is put in one of them.
  const group = openGroup(asking, role.resource, parents)
  const listed = { ...item, ordinal: group.nextOrdinal++, row, added: true as const }
  putRow(state, group, listed)
  return { parents, item: listed, row }
}

export function leave(asking: Asking): Outcome {
  const { role } = asking
  refuseMissingOwner(asking)
  const { parents, item } = named(asking)
  const members = membersOf(asking) as MembersOf
  if (!isPhantom(asking, parents, item) && documents(asking, 404)) refuseOther(asking, members, item.key)
  setMember(asking, members, item.key, false)
  return { parents, item, row: rowOf(asking, role.resource, parents, item), gone: true }
}

/** Throws a Problem 404 for a row that is no member. */
export function refuseOther(asking: Asking, members: MembersOf, key: string): void {
  if (isMember(asking, members, key)) return
  const message = `there is no ${nounIn(asking.role.resource)} ${JSON.stringify(key)} here`
  throw new Problem(404, message, { plain: true })
}
