/** Operations on a list in rows at a path of its own: `POST /issues/{id}/labels`, `PUT /users/{id}/roles/{role}`. */
import { bare } from '../../contract/bare.ts'
import type { Contract, Operation } from '../../contract/contract.ts'
import type { Schema } from '../../document/openapi.ts'
import { bindingsOf, type Here, type Search } from '../model/bindings.ts'
import { bodySchema, replySchema } from '../model/body-schemas.ts'
import { hasExample } from '../model/examples.ts'
import type { Listed } from '../model/lists.ts'
import { memberItem } from '../model/memberships.ts'
import type { Part, Resource } from '../model/model.ts'
import { keyWithin, nounOf, referredBy, usualTextKeys } from '../model/names.ts'
import { isItemPath, outerShape, type PathInfo } from '../model/paths.ts'
import { placesOf } from '../model/role-places.ts'
import {
  alike,
  isLike,
  memberNames,
  memberOfType,
  membersIn,
  propertiesOf,
  type RowsPlace,
  solid
} from '../model/rows-places.ts'
import { nounIn } from './related.ts'

/** A list in rows, or a thing. */
type ListOf = Pick<Part, 'path' | 'element' | 'by' | 'single'>

/**
 * Finds the roles of operations on lists in rows. A list of things that requests only name is no collection of its own.
 * Returns the other lists.
 */
export function addPartRoles(search: Search, lists: readonly Listed[]): Listed[] {
  const { contract, paths, resources } = search
  const taken = new Set<string>()
  const elsewhere = new Set(lists.flatMap(({ info, item }) => (item === `${info.shape}/{}` ? [] : item)))
  // The list itself may have no operations, only its elements.
  const shapes = [...paths.byShape].map(([shape, { info }]) => (isItemPath(info) ? outerShape(shape) : shape))
  for (const shape of new Set(shapes)) {
    const resource = resources.get(outerShape(shape))
    const places = [shape, `${shape}/{}`].flatMap((one) => paths.byShape.get(one) ?? [])
    // A path that shows the rows of another list changes them there.
    const isView = (resources.get(`${shape}/{}`)?.views.length ?? 0) > 0 || elsewhere.has(`${shape}/{}`)
    const part = resource?.item === undefined || isView ? undefined : partOf(search, resource, shape, places)
    const operations = places.flatMap(({ byMethod }) => [...byMethod.values()])
    if (resource === undefined || part === undefined || !isNamedOnly(contract, part, operations)) continue
    for (const { info, byMethod } of places)
      for (const operation of byMethod.values()) add(search, resource, part, info, operation)
    for (const one of [shape, `${shape}/{}`]) {
      taken.add(one)
      resources.delete(one)
    }
  }
  return lists.filter(({ info }) => !taken.has(info.shape))
}

/** Returns the list in rows that a path below them names; undefined if they have none, or it is of members. */
function partOf({ contract, paths }: Search, resource: Resource, shape: string, places: Here[]): ListOf | undefined {
  if (memberItem(contract, paths, shape) !== undefined) return undefined
  const infos = places.map(({ info }) => info)
  const noun = nounOf((infos[0] as PathInfo).noun)
  const parameter = infos.find(isItemPath)?.parameters.at(-1)
  for (const { path, name, property } of membersIn(contract, resource)) {
    const { items } = solid(contract, property)
    if (items === undefined || nounOf(name) !== noun) continue
    const { properties } = solid(contract, items)
    const by = properties && nameIn(contract, properties, noun, parameter)
    if (properties === undefined || by !== undefined) return { path, element: items, by }
  }
  return undefined
}

/** Returns the member that names a thing: the one that a path's parameter is called by, else a usual one. */
function nameIn(
  contract: Contract,
  properties: Record<string, Schema>,
  noun: string,
  parameter = 'name'
): string | undefined {
  const short = keyWithin(noun, parameter)
  const names = Object.keys(properties)
  const own =
    names.find((name) => bare(name) === bare(parameter)) ?? names.find((name) => keyWithin(noun, name) === short)
  return own ?? memberOfType(contract, properties, usualTextKeys, 'string')
}

/** True where requests say no more of elements than their names, and some request changes the list. */
function isNamedOnly(contract: Contract, { element, by }: ListOf, operations: readonly Operation[]): boolean {
  const writes = operations.filter(({ method }) => method !== 'GET')
  if (operations.some((operation) => hasExample(contract, operation))) return false
  const others = new Set(memberNames(contract, element))
  others.delete(bare(by ?? ''))
  const namesOnly = writes.every((operation) => {
    const schema = bodySchema(contract, operation)
    const body = solid(contract, schema).items ?? schema ?? true
    const inner = Object.values(propertiesOf(contract, body))
    return ![body, ...inner].some((one) => [...memberNames(contract, one)].some((name) => others.has(name)))
  })
  return writes.length > 0 && namesOnly
}

function add(search: Search, resource: Resource, list: ListOf, info: PathInfo, operation: Operation): void {
  const { contract, roles } = search
  const { parents, key } = bindingsOf(resource, info)
  const parameter = isItemPath(info) ? info.parameters.at(-1) : undefined
  const shown = shownBy(contract, operation, resource, list)
  const part: Part = { ...list, parameter, shows: shown?.shows }
  const kind = operation.method === 'GET' ? 'related' : 'relate'
  roles.set(operation, {
    operation,
    kind,
    resource,
    reply: shown?.place,
    body: undefined,
    parents,
    owners: [],
    key,
    part
  })
}

/** Returns the place in a reply of the list, its element or the row. */
function shownBy(
  contract: Contract,
  operation: Operation,
  resource: Resource,
  { path, element, by }: ListOf
): { place: RowsPlace; shows: Part['shows'] } | undefined {
  const schema = replySchema(contract, operation)
  if (schema === undefined) return undefined
  const { items, properties = {} } = solid(contract, schema)
  const isElement = (one: Schema) =>
    by === undefined ? solid(contract, one).properties === undefined : alike(contract, one, element) > 1
  if (items !== undefined) return isElement(items) ? { place: { path: [], row: element }, shows: 'list' } : undefined
  const { reply } = placesOf(contract, operation, resource, false)
  if (reply !== undefined && resource.rows.some((row) => isLike(contract, row, reply.row)))
    return { place: reply, shows: 'row' }
  if (by !== undefined && isElement(schema)) return { place: { path: [], row: element }, shows: 'element' }
  const inner = Object.entries(properties).flatMap(([name, one]) => {
    const held = solid(contract, one).items
    return held !== undefined && isElement(held) ? [name] : []
  })
  const name = inner.find((one) => nounOf(one) === nounOf(path.at(-1) as string)) ?? inner[0]
  return name === undefined ? undefined : { place: { path: [name], row: element }, shows: 'list' }
}

/** Finds the roles of writes that only name the thing which a row refers to: `PUT /issues/{id}/assignee`. */
export function addAssignments(search: Search): void {
  const { contract, paths, resources, roles } = search
  for (const [shape, resource] of resources) {
    for (const { info, byMethod } of resource.item === undefined ? [] : (paths.below.get(shape) ?? [])) {
      if (resources.has(info.shape) || resources.has(`${info.shape}/{}`) || outerShape(info.shape) !== shape) continue
      for (const operation of byMethod.values()) {
        const named = roles.has(operation) || operation.method === 'GET' ? undefined : keySentTo(contract, operation)
        const part = named === undefined ? undefined : thingCalled(contract, resource, nounOf(info.noun), named)
        if (part !== undefined) add(search, resource, part, info, operation)
      }
    }
  }
}

/** Returns the only member that a write sends; '' for a removal, which sends none. Undefined for other writes. */
function keySentTo(contract: Contract, operation: Operation): string | undefined {
  const names = Object.keys(propertiesOf(contract, bodySchema(contract, operation)))
  return operation.method === 'DELETE' && names.length === 0 ? '' : names.length === 1 ? names[0] : undefined
}

/** Returns the thing of a noun that rows refer to, or hold, if a member of a body may name it. */
function thingCalled(contract: Contract, resource: Resource, noun: string, sent: string): ListOf | undefined {
  const isKey = (by: string) =>
    sent === '' || nounOf(sent) === noun || [keyWithin(noun, sent), referredBy(sent)?.key].includes(bare(by))
  const reference = resource.references.find((one) => !one.many && nounIn(one) === noun)
  if (reference !== undefined) {
    const { path, embeddedKey: by, schema: element } = reference
    return isKey(by ?? 'id') ? { path, by, element, single: true } : undefined
  }
  for (const { path, name, property: element } of membersIn(contract, resource)) {
    const { properties } = solid(contract, element)
    if (properties === undefined || nounOf(name) !== noun) continue
    const by = nameIn(contract, properties, noun, sent === '' ? undefined : sent)
    if (by !== undefined && isKey(by)) return { path, by, element, single: true }
  }
  return undefined
}
