/** Operations that add to a list of members, take from it, and ask whether it has one: `PUT /groups/{id}/users/{userId}`. */
import type { Contract, Operation } from '../../contract/contract.ts'
import { grouped } from '../../document/grouped.ts'
import { bindingsOf, ownerAt, type Search } from '../model/bindings.ts'
import { bodySchema } from '../model/body-schemas.ts'
import type { Listed } from '../model/lists.ts'
import { memberItem, membershipOf } from '../model/memberships.ts'
import type { Membership, Naming, Resource, RoleKind } from '../model/model.ts'
import { keyWithin, nounOf, referredBy } from '../model/names.ts'
import { isItemPath, outerShape, type PathInfo, pathInfo } from '../model/paths.ts'
import { placesOf } from '../model/role-places.ts'
import { propertiesOf, solid } from '../model/rows-places.ts'

/** Finds the roles of operations on lists of members. */
export function addMembershipRoles(search: Search, lists: readonly Listed[]): void {
  const { contract, paths, resources } = search
  for (const [shape, { info, byMethod }] of paths.byShape) {
    const item = memberItem(contract, paths, isItemPath(info) ? outerShape(shape) : shape)
    const resource = item === undefined ? undefined : resources.get(item)
    if (resource === undefined) continue
    const membership = membershipOf(resources, resource, info)
    for (const [method, kind] of kinds) {
      const operation = byMethod.get(method)
      if (operation !== undefined) add(search, operation, info, kind, resource, membership)
    }
  }
  addVerbs(search, lists)
}

/** Finds the roles of actions on a thing that name its members: `POST /tasks/{id}/addTag`. */
function addVerbs(search: Search, lists: readonly Listed[]): void {
  const members = grouped(
    lists.filter(({ picked }) => picked === true),
    ({ info }) => outerShape(info.shape)
  )
  for (const operation of search.contract.operations) {
    if (operation.method !== 'POST' || search.roles.has(operation)) continue
    const info = pathInfo(operation.path)
    const [, verb = '', noun = ''] = verbs.exec(info.noun) ?? []
    for (const { info: list, item } of members.get(outerShape(info.shape)) ?? []) {
      const resource = search.resources.get(item as string) as Resource
      if (nounOf(noun) !== nounOf(list.noun) && nounOf(noun) !== resource.noun) continue
      const kind = ends.test(verb) ? 'leave' : 'join'
      add(search, operation, info, kind, resource, membershipOf(search.resources, resource, list))
    }
  }
}

const kinds: [method: string, kind: RoleKind][] = [
  ['GET', 'read'],
  ['PUT', 'join'],
  ['POST', 'join'],
  ['DELETE', 'leave']
]

/** `addTag` and `remove-members`. To teach standin another verb, add it here. */
const verbs = /^(add|attach|assign|link|join|remove|detach|unassign|unlink|leave|delete)[_-]?(.+)$/i
const ends = /^(remove|detach|unassign|unlink|leave|delete)$/i

function add(
  { contract, resources, roles }: Search,
  operation: Operation,
  info: PathInfo,
  kind: RoleKind,
  resource: Resource,
  membership: Membership
): void {
  if (roles.has(operation)) return
  const naming: Naming | undefined = isItemPath(info)
    ? { in: 'path', path: [info.parameters.at(-1) as string], many: false }
    : keysSent(contract, operation, resource, info)
  if (naming === undefined) return
  const { reply } = placesOf(contract, operation, resource, true)
  const { parameter } = membership
  const of = ownerAt(resources, info, parameter)?.id
  const owners = [{ parameter, property: undefined, of }]
  const { parents } = bindingsOf(resource, info)
  const shared = { operation, resource, body: undefined, parents, owners, key: undefined }
  // A list that is put is sent whole.
  const whole = operation.method === 'PUT' && naming.many ? { whole: true as const } : {}
  const shown = reply?.bare === true ? undefined : reply
  roles.set(operation, { ...shared, kind, reply: shown, naming, membership, ...whole })
}

/** Returns the argument by which a request names members: `{ userId: 7 }`, `{ ids: [7, 8] }`, `?user_id=7`. */
function keysSent(
  contract: Contract,
  operation: Operation,
  { noun, key }: Resource,
  info: PathInfo
): Naming | undefined {
  const nouns = [noun, nounOf(info.noun)]
  const own = String([key.property].flat().at(-1))
  const isKey = (name: string) =>
    nouns.some((thing) => (referredBy(name)?.noun ?? nounOf(name)).endsWith(thing)) ||
    nouns.some((thing) => keyWithin(thing, nounOf(name)) === keyWithin(thing, own))
  const parameter = operation.parameters.find((one) => one.in === 'query' && isKey(one.name))
  if (parameter !== undefined) return { in: 'query', path: [parameter.name], many: true }
  const schema = bodySchema(contract, operation)
  const outer = Object.entries(propertiesOf(contract, schema))
  const inner = outer.flatMap(([name, property]) =>
    Object.keys(propertiesOf(contract, property)).map((deeper) => [name, deeper])
  )
  const path = [...outer.map(([name]) => [name]), ...inner].find((one) => isKey(one.at(-1) as string))
  const isList = solid(contract, schema).items !== undefined
  return path === undefined && !isList ? undefined : { in: 'body', path: path ?? [], many: true }
}
