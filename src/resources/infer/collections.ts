/** Finds the collections of a document, and the owners of their rows. */

import { bare } from '../../contract/bare.ts'
import type { Contract } from '../../contract/contract.ts'
import { grouped } from '../../document/grouped.ts'
import type { Schema } from '../../document/openapi.ts'
import { writeJson } from '../../schema/meaning/json-values.ts'
import { bindingsOf, collectionAt, type Here, keyParameterOf, ownerAt, type Paths } from '../model/bindings.ts'
import { replySchema } from '../model/body-schemas.ts'
import { type Extension, extensionOf } from '../model/extension.ts'
import { itemRow, itemRowLike } from '../model/item-rows.ts'
import { type Key, keyOf } from '../model/keys.ts'
import { type Listed, writes } from '../model/lists.ts'
import { memberItem, membershipOf } from '../model/memberships.ts'
import type { Owner, Resource } from '../model/model.ts'
import { nounOf } from '../model/names.ts'
import { isItemPath, outerShape, type PathInfo } from '../model/paths.ts'
import { shows } from '../model/role-places.ts'
import { rowPlace } from '../model/row-place.ts'
import { alike, isLike, propertiesOf, solid } from '../model/rows-places.ts'
import { fullNameOf, pathNameOf } from './full-names.ts'
import { mergeViews } from './nested-views.ts'
import { resourceAt } from './new-resource.ts'
import { ownerOf } from './owners.ts'
import { selvesIn } from './selves.ts'

/** Finds the collections, by the shape of the path of an item, else of the list. */
export function collectionsIn(contract: Contract, paths: Paths, lists: Listed[]): Map<string, Resource> {
  const resources = new Map<string, Resource>()
  const byItem = grouped(lists, ({ item }) => item)
  const selves = selvesIn(paths, contract)
  for (const [shape, here] of paths.byShape) {
    if (!isItemPath(here.info) || memberItem(contract, paths, outerShape(shape)) !== undefined) continue
    const resource = collectionOf(contract, paths, here, byItem.get(shape) ?? [], selves)
    if (resource !== undefined) resources.set(shape, resource)
  }
  for (const one of byItem.get(undefined) ?? []) resources.set(one.info.shape, listOnly(contract, one, selves))
  addOwners(contract, resources, lists)
  return resources
}

/** Returns the collection behind the path of an item; undefined where nothing lists it and nothing writes it. */
function collectionOf(
  contract: Contract,
  paths: Paths,
  { info, byMethod }: Here,
  lists: Listed[],
  selves: { row: Schema }[]
): Resource | undefined {
  const outer = outerShape(info.shape)
  const written = writes.some((method) => byMethod.has(method))
  const makes = paths.byShape.get(outer)?.byMethod.has('POST') === true
  const [first] = lists
  const shown =
    first === undefined
      ? itemRow(contract, paths, info.shape)
      : itemRowLike(contract, paths, info.shape, first.place.row)
  const seenAs = [shown, ...lists.map(({ place }) => place.row)]
  const isOwn = (row: Schema) => seenAs.some((one) => one && isLike(contract, one, row))
  const asker = info.parameters.length === 1 && selves.some(({ row }) => isOwn(row))
  if (lists.length === 0 && (!(written || makes || asker) || !byMethod.has('GET'))) return undefined
  const main =
    lists.find((list) => list.info.shape === outer) ??
    lists.find(({ info: list }) => list.parameters.length === info.parameters.length - 1) ??
    lists.find(({ info: list }) => !isItemPath(list))
  const isNamed = (schema: Schema | undefined): schema is Schema => solid(contract, schema).properties !== undefined
  const seen = seenAs.filter(isNamed)
  const [row] = seen
  if (row === undefined) return undefined
  const rows = distinct([...seen, ...repliesOf(contract, paths, info, row).filter(isNamed)])
  const operations = [...byMethod.values(), ...lists.map(({ operation }) => operation)]
  const said: Extension = Object.assign({}, ...operations.map((one) => extensionOf(contract, one)))
  const named = main?.info.shape === outer || main === undefined ? info.noun : main.info.noun
  const key = keyIn(contract, info, byMethod, main, rows, row, said)
  const fullName = said.key === undefined ? pathNameOf(contract, info, row) : undefined
  const { schema } = keyParameterOf(info, [...byMethod.values()])
  const own: Key =
    fullName === undefined ? key : { ...key, property: fullName.path, last: true, type: 'string', schema }
  return {
    ...resourceAt(contract, info, row, info.parameters.slice(0, -1), said),
    kind: 'collection',
    name: said.collection ?? named,
    list: main?.info.path,
    item: info.path,
    key: own,
    asker,
    rows,
    ...(fullName === undefined ? {} : { fullName })
  }
}

function keyIn(
  contract: Contract,
  info: PathInfo,
  byMethod: Here['byMethod'],
  main: Listed | undefined,
  rows: Schema[],
  row: Schema,
  said: Extension
): Key {
  const { name: parameter, schema } = keyParameterOf(info, [...byMethod.values()])
  const keyFor = (row: Schema) => keyOf(contract, row, parameter, schema, info.noun, said.key)
  const isMap = main?.place.holding === 'map'
  // The names of a map are the keys of its rows, which may have a `name` of their own.
  const isOwn = (property: readonly string[]) =>
    !isMap || /id$/.test(bare(property.at(-1) as string)) || showsName(contract, main.place.row, parameter)
  const found = [main?.place.row ?? row, ...rows].map(keyFor)
  // A list of links does not show the keys of its things, and an item may leave its key to the reply that made it.
  const key = found.find(({ property }) => property !== undefined && isOwn(property))
  const { property } = key ?? {}
  if (key === undefined || property === undefined)
    return { ...(found[0] as Key), property: undefined, ...(isMap ? { schema } : {}) }
  const aliases = rows.flatMap((one) => {
    if (shows(contract, one, property)) return []
    const path = keyOf(contract, one, parameter, schema, info.noun).property
    // A `name` does not stand for an id.
    const same = [parameter, `${nounOf(info.noun)}${property.at(-1)}`, 'id'].map(bare)
    return path !== undefined && same.includes(bare(path.at(-1) as string)) ? [path] : []
  })
  if (aliases.length > 0) key.aliases = aliases
  return key
}

/** True for a row that shows its key under the name of the path's parameter. */
const showsName = (contract: Contract, row: Schema, parameter: string): boolean =>
  Object.keys(propertiesOf(contract, row)).some((name) => bare(name) === bare(parameter))

/** Returns the rows that the replies of writes show. */
function repliesOf(contract: Contract, paths: Paths, { shape, noun }: PathInfo, row: Schema): Schema[] {
  const item = paths.byShape.get(shape)?.byMethod
  const writers = [
    paths.byShape.get(outerShape(shape))?.byMethod.get('POST'),
    ...['PUT', 'PATCH', 'POST'].map((method) => item?.get(method))
  ]
  return writers.flatMap((operation) => {
    const schema = operation && replySchema(contract, operation)
    const place = rowPlace(contract, schema, { noun, row })
    return place === undefined || alike(contract, place.row, row) < 2 ? [] : [place.row]
  })
}

/** Returns the schemas that differ in writing. */
function distinct(rows: Schema[]): Schema[] {
  const each = [...new Set(rows)]
  if (each.length < 2) return each
  const byText = new Map<string, Schema>()
  for (const row of each) {
    const text = writeJson(row)
    if (!byText.has(text)) byText.set(text, row)
  }
  return [...byText.values()]
}

/** Returns a collection that is listed, and whose rows have no path of their own. */
function listOnly(contract: Contract, { info, operation, place }: Listed, selves: { row: Schema }[]): Resource {
  const said = extensionOf(contract, operation)
  const asker = info.parameters.length === 0 && selves.some(({ row }) => isLike(contract, place.row, row))
  return {
    ...resourceAt(contract, info, place.row, info.parameters, said),
    kind: 'collection',
    name: said.collection ?? info.noun,
    list: info.path,
    item: undefined,
    asker,
    key: keyOf(contract, place.row, undefined, undefined, info.noun, said.key),
    rows: [place.row]
  }
}

function addOwners(contract: Contract, resources: Map<string, Resource>, lists: Listed[]): void {
  for (const [shape, resource] of resources) {
    const segments = shape.split('/')
    const places = segments.flatMap((segment, index) => (segment === '{}' ? [index] : []))
    resource.parents = resource.parents.map(({ parameter }, index) => {
      const outer = segments.slice(0, (places[index] as number) + 1).join('/')
      const above = resources.get(outer) ?? collectionAt(resources, outerShape(outer))
      return ownerOf(contract, resource.rows, resource.inner, parameter, above)
    })
    // The `orderId` of the events of an order is the same in all of them.
    const key = resource.key.property?.join('.')
    if (resource.item === undefined && resource.parents.some(({ property }) => property?.join('.') === key))
      resource.key.property = undefined
    const fullName = resource.fullName ?? fullNameOf(contract, resource)
    if (fullName !== undefined) resource.fullName = fullName
  }
  mergeViews(contract, resources, lists)
  for (const { info, item, picked } of lists) {
    const resource = item === undefined ? undefined : resources.get(item)
    if (resource === undefined) continue
    const membership = picked === true ? membershipOf(resources, resource, info) : undefined
    const joins = membership === undefined ? [] : [membership.parameter]
    for (const parameter of new Set([...bindingsOf(resource, info).narrowing, ...joins])) {
      const thing = ownerAt(resources, info, parameter)
      const joined = parameter === membership?.parameter ? { membership, list: nounOf(info.noun) } : {}
      const isKnown = (one: Owner) => one.parameter === parameter && one.of === thing?.id && one.list === joined.list
      if (resource.owners.some(isKnown)) continue
      const owner = ownerOf(contract, resource.rows, resource.inner, parameter, thing)
      resource.owners.push({ ...owner, ...joined, ...(thing === resource ? { property: undefined } : {}) })
    }
  }
}
