/** Memberships: which rows of a collection belong to a thing that they do not name, such as the users of a group. */
import { keptFor } from '../../document/memoized.ts'
import type { Membership, Model, Resource } from '../model/model.ts'
import { findItem, type Session, writtenGroup } from './groups.ts'
import { hashOf } from './making.ts'
import { baseFor } from './start.ts'

/** A thing's membership: the thing is named by its key. */
export interface MembersOf {
  membership: Membership
  resource: Resource
  owner: string
  /** The values of the thing's parents. The rows stand under the same ones, or under none. */
  above: readonly string[]
}

/** Returns the name of a membership in its world. */
const nameOf = ({ api, seed, usual }: Session, { id }: Membership): string =>
  `${api.scope}${seed === usual ? '' : `${seed}\n`}${id}`

/** Returns the keys of a thing and a row behind those above, in the order that they have from both sides. */
const pairOf = ({ membership: { isSecond }, owner, above }: MembersOf, key: string): string =>
  [...above, ...(isSecond ? [key, owner] : [owner, key])].join('\n')

/** True for a row that belongs to a thing: as a request said, else about a third of the rows at the start. */
export function isMember(session: Session, members: MembersOf, key: string): boolean {
  const said = session.state.members.get(`${nameOf(session, members.membership)}\n${pairOf(members, key)}`)
  if (said !== undefined) return said
  const { membership, resource, owner, above } = members
  const things = membership.of === undefined ? undefined : session.api.model.resources.get(membership.of)
  if (membership.of === resource.id && owner === key) return false
  const isThere = things !== undefined && things.parents.length === above.length
  const isNew = isThere && findItem(session, things, above, owner)?.added === true
  const parents = resource.parents.length === 0 ? [] : above
  const group = writtenGroup(session, resource, parents)
  if (isNew || group?.items.get(key)?.added === true) return false
  if (group?.closed !== true && !baseFor(session, resource, parents).byKey.has(key)) return false
  return hashOf(`${session.seed} ${membership.id} ${pairOf(members, key)}`) % 3 === 0
}

export function setMember(session: Session, members: MembersOf, key: string, isIn: boolean): void {
  session.state.members.set(`${nameOf(session, members.membership)}\n${pairOf(members, key)}`, isIn)
}

const membershipsIn = keptFor(({ roles }: Model) =>
  [...roles.values()].flatMap(({ membership, resource }) => (membership === undefined ? [] : { membership, resource }))
)

/** Forgets what requests said of a removed row, on either side of its memberships. */
export function forgetMembers(session: Session, resource: Resource, parents: readonly string[], key: string): void {
  const { members } = session.state
  if (members.size === 0) return
  for (const { membership, resource: of } of membershipsIn(session.api.model)) {
    const places = [membership.of === resource.id, of === resource]
    if (membership.isSecond) places.reverse()
    const prefix = `${nameOf(session, membership)}\n`
    for (const name of members.keys()) {
      if (!name.startsWith(prefix)) continue
      const keys = name.slice(prefix.length).split('\n')
      const pair = keys.slice(-2)
      const isHere = parents.every((parent, index) => parent === keys[index])
      if (isHere && places.some((isOwn, index) => isOwn && pair[index] === key)) members.delete(name)
    }
  }
}
