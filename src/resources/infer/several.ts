/** Operations on several rows at once: `/things/{ids}`, `DELETE /things?ids=` and `POST /things/bulk`. */
import { bare } from '../../contract/bare.ts'
import type { Contract, Operation } from '../../contract/contract.ts'
import type { Schema } from '../../document/openapi.ts'
import { bindingsOf, collectionAt, type Search } from '../model/bindings.ts'
import { bodySchema, replySchema } from '../model/body-schemas.ts'
import { isMost } from '../model/likeness.ts'
import type { Naming, Resource, Role, RoleKind } from '../model/model.ts'
import { nounOf, wordsOf } from '../model/names.ts'
import { isItemPath, outerShape, type PathInfo, pathInfo } from '../model/paths.ts'
import { placesOf, shows } from '../model/role-places.ts'
import {
  alike,
  listPlace,
  memberNames,
  only,
  propertiesOf,
  type RowsPlace,
  schemaAt,
  solid
} from '../model/rows-places.ts'

const keyWords = /^(ids|uuids|guids|keys|codes|slugs|names|numbers|symbols|skus)$/
/** Words by which a path says that it is about several rows. */
const several = /^(bulk|batch|many|multiple|mass)|(bulk|batch|many|multiple|mass)$/
/** Verbs that put rows in another order. */
const orders = /^(reorder|sort|order|arrange)$/
/** Verbs of operations on several rows. Any other is an action. To teach standin another verb, add it here. */
const kinds: [verbs: RegExp, kind: RoleKind][] = [
  [/^(|import|create|insert|add)$/, 'create'],
  [/^(delete|remove|destroy|purge)$/, 'delete'],
  [/^(update|edit|patch|modify|upsert|save)$/, 'merge'],
  [/^(replace|put)$/, 'replace'],
  [/^(get|read|fetch|lookup|retrieve|find)$/, 'list'],
  [orders, 'act']
]

/** Finds the roles of operations on several rows of a collection, which stands a step or two above them. */
export function addSeveral(search: Search): void {
  const { contract, paths, resources, roles } = search
  for (const operation of contract.operations) {
    const info = paths.infos.get(operation) as PathInfo
    const above = outerShape(info.shape)
    const own = isItemPath(info) ? resources.get(info.shape) : collectionAt(resources, info.shape)
    const outer = above.endsWith('{}') ? '' : outerShape(above)
    const resource = own ?? collectionAt(resources, above) ?? collectionAt(resources, outer)
    if (resource?.kind !== 'collection') continue
    const found = roleOf(contract, operation, info, resource, roles.get(operation))
    if (found === undefined) continue
    const { parents } = bindingsOf(resource, info)
    const places = { reply: undefined, body: undefined, owners: [], key: undefined }
    roles.set(operation, { operation, kind: 'list', resource, ...places, parents, ...found })
  }
}

function roleOf(
  contract: Contract,
  operation: Operation,
  info: PathInfo,
  resource: Resource,
  known: Role | undefined
): Partial<Role> | undefined {
  const { method } = operation
  const last = isItemPath(info) ? (info.parameters.at(-1) as string) : undefined
  if (last !== undefined) {
    if (!keyWords.test(wordsOf(last).at(-1) as string)) return undefined
    const naming: Naming = { in: 'path', path: [last], many: true }
    if (method === 'DELETE') return { kind: 'delete', naming }
    const reply = method === 'GET' ? rowsIn(contract, operation, resource) : undefined
    return reply && { reply, naming }
  }
  // A list that is put is sent whole.
  const isWhole = method === 'PUT' && info.path === resource.list
  if (known?.kind === 'replace' && isWhole && known.body?.path.includes(only)) return { ...known, whole: true }
  const kind = known === undefined ? kindOf(operation, info) : undefined
  if (kind === undefined) return undefined
  const places = placesOf(contract, operation, resource, true)
  if (kind === 'create') return places.body?.path.includes(only) ? { kind, ...places } : undefined
  const { property } = resource.key
  if (kind === 'merge' || kind === 'replace') {
    const isNamed = property !== undefined && shows(contract, places.body?.row, property)
    return isNamed && places.body?.path.includes(only) ? { kind, ...places } : undefined
  }
  const naming = property === undefined ? undefined : namingIn(contract, operation, resource)
  if (naming === undefined) return undefined
  const reply = rowsIn(contract, operation, resource)
  if (kind === 'act')
    return { kind, naming, reply: orders.test(verbIn(info)) ? reply : places.reply, action: verbIn(info) }
  if (kind !== 'list') return { kind, naming, reply: places.reply }
  return reply && { reply, naming }
}

/** Returns the kind of an operation that may be about several rows. */
function kindOf({ method, path }: Operation, info: PathInfo): RoleKind | undefined {
  if (method === 'DELETE') return 'delete'
  if (orders.test(verbIn(info))) return method === 'GET' ? undefined : 'act'
  if (method === 'PUT') return 'replace'
  if (method === 'PATCH') return 'merge'
  if (method !== 'POST') return undefined
  const found = kinds.find(([verbs]) => verbs.test(verbIn(info)))?.[1]
  // `POST /things/delete` with ids says as much as `/things/bulk-delete`.
  const isSeveral = several.test(bare(info.noun)) || (found !== 'create' && found !== undefined)
  if (isSeveral) return found ?? 'act'
  return pathInfo(path).shape === info.shape ? (bare(info.noun) === 'import' ? 'create' : undefined) : verbless(path)
}

/** Returns the kind by the verb of a path that was taken from it: `DELETE /things` for `POST /things/delete`. */
const verbless = (path: string): RoleKind | undefined => {
  const kind = kinds.find(([verbs]) => verbs.test(verbIn(pathInfo(path))))?.[1]
  return kind === 'create' ? undefined : kind
}

/** Returns the verb in a path's last segment, without the word for several: `delete` of `bulk-delete`. */
const verbIn = ({ noun }: PathInfo): string => bare(noun).replace(several, '')

/** Returns the argument of a request that names several rows: `?ids=`, `{ ids: [] }`, or a list of keys. */
function namingIn(contract: Contract, operation: Operation, { noun, key }: Resource): Naming | undefined {
  const isKeys = (name: string) => {
    const words = wordsOf(name)
    const isKey = keyWords.test(words.at(-1) as string)
    const thing = nounOf(words.slice(0, isKey ? -1 : undefined).join('_'))
    return isKey ? words.length === 1 || thing === noun : thing === noun && thing !== bare(name)
  }
  const parameter = operation.parameters.find((one) => one.in === 'query' && isKeys(one.name))
  if (parameter !== undefined) return { in: 'query', path: [parameter.name], many: true }
  const schema = bodySchema(contract, operation)
  const places = [[], ...Object.keys(propertiesOf(contract, schema)).map((name) => [name])]
  const lists = places.filter((path) => {
    const { items } = solid(contract, schemaAt(contract, schema, path))
    if (items === undefined) return false
    const isRow = key.property !== undefined && shows(contract, items, key.property)
    return isRow || solid(contract, items).properties === undefined
  })
  const path = lists.find(([name]) => name === undefined || isKeys(name))
  return path && { in: 'body', path, many: true }
}

/** Returns the place of a collection's rows in the reply of an operation. */
function rowsIn(contract: Contract, operation: Operation, { noun, rows }: Resource): RowsPlace | undefined {
  const schema = replySchema(contract, operation)
  const place = schema === undefined ? undefined : listPlace(contract, schema, { noun, row: rows[0] })
  const isOf = (row: Schema) =>
    place !== undefined && isMost(alike(contract, place.row, row), memberNames(contract, row).size, 0)
  return rows.some(isOf) ? place : undefined
}
