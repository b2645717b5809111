/** The parts of operations in collections. */
import type { Contract, Operation } from '../../contract/contract.ts'
import { isLined } from '../../contract/media-types.ts'
import { contentNames } from '../../generate/links/link-names.ts'
import { bindingsOf, type Here, ownerAt, type Paths, type Search, typesOfFile } from '../model/bindings.ts'
import { bodySchema, replySchema } from '../model/body-schemas.ts'
import { isMost } from '../model/likeness.ts'
import type { Listed } from '../model/lists.ts'
import { membershipOf } from '../model/memberships.ts'
import { keyPathOf, type Owner, type Resource, type Role, type RoleKind } from '../model/model.ts'
import { isItemPath, outerShape, type PathInfo } from '../model/paths.ts'
import { isBare, makes, placesOf, placesToCreate, shows, writesRow } from '../model/role-places.ts'
import {
  alike,
  listPlace,
  memberNames,
  membersIn,
  propertiesOf,
  type RowsPlace,
  schemaAt,
  solid
} from '../model/rows-places.ts'
import { isState, statesOf } from '../model/states.ts'
import { isDone, stageOf, verbIn } from '../model/verb-forms.ts'

/** Finds the roles of operations on collections. */
export function addRoles(search: Search, lists: Listed[]): void {
  const { paths, resources } = search
  const above = new Map<string, Set<string>>()
  const listed = new Set(lists.map(({ info }) => info.shape))
  for (const { info, operation, place, item, picked } of lists) {
    const shape = item ?? info.shape
    add(search, operation, info, 'list', resources.get(shape) as Resource, {
      reply: place,
      ...(picked ? { membership: membershipOf(resources, resources.get(shape) as Resource, info) } : {})
    })
    if (!picked) above.set(shape, (above.get(shape) ?? new Set()).add(info.shape))
  }
  for (const [shape, resource] of resources) {
    if (resource.item !== undefined) addItemRoles(search, shape, resource)
    for (const one of new Set([outerShape(shape), ...(above.get(shape) ?? [])])) {
      const here = paths.byShape.get(one)
      if (here === undefined || (isItemPath(here.info) && !listed.has(one))) continue
      addCollectionRoles(search, here, resource, one === outerShape(shape) && here.byMethod.has('GET'))
    }
  }
  for (const { info, operation } of lists) addExports(search, info, operation)
  addTwins(search)
}

function add(
  { paths, resources, roles }: Search,
  operation: Operation | undefined,
  info: PathInfo,
  kind: RoleKind,
  resource: Resource,
  more: Partial<Role>
): void {
  if (operation === undefined || roles.has(operation)) return
  // Another template of this shape may have other names for its parameters.
  const own = operation.path === info.path ? info : (paths.infos.get(operation) as PathInfo)
  const { parents, key, narrowing } = bindingsOf(resource, own)
  const narrowed = resource.owners.filter(
    ({ parameter, of }) => narrowing.includes(parameter) && of === ownerAt(resources, own, parameter)?.id
  )
  const above = key === undefined || (kind !== 'list' && kind !== 'create') ? undefined : rowAbove(resource, key)
  const places = { reply: undefined, body: undefined }
  const bound = above === undefined ? { owners: narrowed, key } : { owners: [above], key: undefined }
  roles.set(operation, { operation, kind, resource, ...places, parents, ...bound, ...more })
}

/** Returns the row of a collection that a path names, and that stands above others: `/categories/{id}/children`. */
function rowAbove({ id, references }: Resource, parameter: string): Owner | undefined {
  const reference = references.find(({ root }) => root !== undefined)
  return reference && { parameter, property: keyPathOf(reference), of: id }
}

/** The kinds of operations on an item, by their methods. */
const kinds: [method: string, kind: RoleKind][] = [
  ['GET', 'read'],
  ['HEAD', 'read'],
  ['PUT', 'replace'],
  ['PATCH', 'merge'],
  ['DELETE', 'delete'],
  ['POST', 'merge']
]

function addItemRoles(search: Search, shape: string, resource: Resource): void {
  const { contract, paths } = search
  const item = paths.byShape.get(shape) as Here
  for (const [method, kind] of kinds) {
    const operation = item.byMethod.get(method)
    if (operation === undefined) continue
    const places = placesOf(contract, operation, resource, true)
    if (method === 'POST' && places.reply === undefined && !isOnlyWrite(contract, item, places.body, resource)) continue
    // An object without a description is there to be parsed, not to show the deleted row.
    if (method === 'DELETE' && places.reply?.bare === true) places.reply = undefined
    add(search, operation, item.info, kind, resource, places)
  }
  const get = item.byMethod.get('GET')
  const shown = get && placesOf(contract, get, resource, true).reply
  noteFile(resource, item)
  for (const below of paths.below.get(shape) ?? []) {
    if (isVerb(paths, below)) addActions(search, below, resource, shown)
    else if (typesOfFile(below).length > 0) addFile(search, below, resource)
  }
}

/** The ends of paths that answer the list above as a table. */
const exported = ['/export', '/csv', '/download', '/export.csv', '.csv']

/** Finds the operations that answer a list as a table. */
function addExports({ paths, roles }: Search, { shape }: PathInfo, list: Operation): void {
  const role = roles.get(list)
  for (const end of exported) {
    const here = paths.byShape.get(shape + end)
    const operation = here?.byMethod.get('GET')
    if (here === undefined || operation === undefined || role?.kind !== 'list' || roles.has(operation)) continue
    const types = typesOfFile(here)
    if (types.length > 0 && types.every(isLined)) roles.set(operation, { ...role, operation, exports: role })
  }
}

/** True for a POST that changes an item, since nothing else does and it sends only members of the rows. */
function isOnlyWrite(contract: Contract, { byMethod }: Here, body: RowsPlace | undefined, { rows }: Resource): boolean {
  if (body === undefined || byMethod.has('PUT') || byMethod.has('PATCH')) return false
  const sent = memberNames(contract, body.row)
  return rows.some((row) => sent.size > 0 && alike(contract, body.row, row) >= sent.size)
}

/** Finds the operations that write rows at the path of a list. `isOwn`: it is above the item's, and GET lists it. */
function addCollectionRoles(search: Search, here: Here, resource: Resource, isOwn: boolean): void {
  const { contract } = search
  const { property } = resource.key
  for (const [method, kind] of [
    ['POST', 'create'],
    ['PUT', 'replace'],
    ['PATCH', 'merge']
  ] as const) {
    const operation = here.byMethod.get(method)
    if (operation === undefined) continue
    const places = placesToCreate(contract, operation, resource, isOwn)
    const searches = places.reply === undefined && answersList(contract, operation, resource)
    if (!writesRow(contract, places, resource) || searches) continue
    // A change names its row in the body.
    const isNamed = property !== undefined && shows(contract, places.body?.row, property)
    if (kind === 'create' || isNamed) add(search, operation, here.info, kind, resource, places)
  }
}

/** True for a search by POST: it answers rows and writes none. */
function answersList(contract: Contract, operation: Operation, { noun, rows }: Resource): boolean {
  if (makes(operation)) return false
  const schema = replySchema(contract, operation)
  const place = schema === undefined ? undefined : listPlace(contract, schema, { noun, row: rows[0] })
  return place !== undefined && rows.some((row) => alike(contract, place.row, row) >= 2)
}

/** True for a path below an item that neither lists rows nor belongs to a collection. */
const isVerb = (paths: Paths, { info, byMethod }: Here): boolean =>
  !byMethod.has('GET') && !paths.byShape.has(`${info.shape}/{}`)

/** Notes the types in which the file of a row is answered. */
function noteFile(resource: Resource, here: Here): void {
  const types = typesOfFile(here)
  if (types.length > 0 && (resource.file === undefined || contentNames.test(here.info.noun))) resource.file = types
}

/** Finds the operations that read and write the file of a row. */
function addFile(search: Search, here: Here, resource: Resource): void {
  const { info, byMethod } = here
  noteFile(resource, here)
  for (const [method, kind] of kinds) {
    const operation = byMethod.get(method)
    if (operation === undefined) continue
    const { reply } = placesOf(search.contract, operation, resource, false)
    const own = kind === 'delete' ? 'empty' : kind === 'read' ? kind : 'merge'
    add(search, operation, info, own, resource, { reply })
  }
}

/**
 * Finds the operations on an item that are called by a verb: `POST /things/{id}/cancel`. `shown`: the place of the row
 * in the reply that reads it.
 */
function addActions(search: Search, { info, byMethod }: Here, resource: Resource, shown: RowsPlace | undefined): void {
  const { contract } = search
  for (const method of ['POST', 'PUT', 'PATCH']) {
    const operation = byMethod.get(method)
    if (operation === undefined) continue
    const { reply = openPlace(contract, operation, shown), ...places } = placesOf(contract, operation, resource, false)
    const sent = bodySchema(contract, operation)
    // `{ agentId }` of `assign` has no member of the row, but names the row's `assignee`.
    const body = places.body ?? (sent === undefined ? undefined : { path: [], row: sent })
    const same = reply !== undefined && isRowOf(contract, reply, resource)
    const silent = method === 'POST' && byMethod.size === 1 && replySchema(contract, operation) === undefined
    if (!same && !silent) continue
    add(search, operation, info, 'act', resource, { reply: same ? reply : undefined, body, action: info.noun })
  }
  addSwitch(search, { info, byMethod }, resource)
}

/** Finds the actions that answer another thing than their row, by verbs that bring rows into a state. */
export function addSideActions(search: Search): void {
  const { contract, paths, resources } = search
  for (const [shape, resource] of resources) {
    const states = resource.item === undefined ? [] : membersIn(contract, resource).filter(({ name }) => isState(name))
    if (states.length === 0) continue
    const listed = states.flatMap(({ name, property }) => statesOf(contract, name, property))
    for (const below of paths.below.get(shape) ?? []) {
      const { info, byMethod } = below
      const operation = byMethod.get('POST')
      if (operation === undefined || byMethod.size > 1 || !isVerb(paths, below)) continue
      const verb = verbIn(info.noun)
      if (stageOf(verb) !== undefined || listed.some((state) => isDone(String(state), verb)))
        add(search, operation, info, 'act', resource, { action: info.noun, aside: true })
    }
  }
}

/** Finds the operations that set a flag of an item by PUT and unset it by DELETE: `PUT /things/{id}/lock`. */
function addSwitch(search: Search, { info, byMethod }: Here, resource: Resource): void {
  const { contract } = search
  const [on, off] = [byMethod.get('PUT') ?? byMethod.get('POST'), byMethod.get('DELETE')]
  if (on === undefined || off === undefined || bodySchema(contract, on) !== undefined) return
  for (const operation of [on, off]) {
    const { reply } = placesOf(contract, operation, resource, false)
    const same = reply !== undefined && isRowOf(contract, reply, resource)
    if (!same && replySchema(contract, operation) !== undefined) continue
    const action = operation === on ? info.noun : `un${info.noun}`
    add(search, operation, info, 'act', resource, { reply: same ? reply : undefined, action })
  }
}

/** Returns the place of a row in the envelope that its own path has too, if the reply leaves open what stands there. */
function openPlace(contract: Contract, operation: Operation, shown: RowsPlace | undefined): RowsPlace | undefined {
  const inside = shown && shown.path.length > 0 && schemaAt(contract, replySchema(contract, operation), shown.path)
  return inside && isBare(contract, inside) && solid(contract, inside).type === 'object' ? shown : undefined
}

/** True for a place that shows most members of the resource's rows. */
const isRowOf = (contract: Contract, place: RowsPlace, { rows }: Resource): boolean =>
  rows.some((row) => {
    const members = Object.keys(propertiesOf(contract, row)).length
    return isMost(alike(contract, row, place.row), members)
  })

/** Finds operations that share method and path with a live one, and differ from it in the query. */
function addTwins({ contract, paths, roles }: Search): void {
  for (const operation of contract.operations) {
    if (roles.has(operation)) continue
    const first = paths.byShape.get((paths.infos.get(operation) as PathInfo).shape)?.byMethod.get(operation.method)
    const role = roles.get(first as Operation)
    if (role === undefined || first?.path !== operation.path || role.kind === 'list') continue
    const places = placesOf(contract, operation, role.resource, true)
    if (role.kind === 'read' ? places.reply !== undefined : writesRow(contract, places, role.resource))
      roles.set(operation, { ...role, operation, ...places })
  }
}
