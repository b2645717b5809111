/** Operations on several rows at once: `/things/{ids}` and `POST /things/bulk`. */
import { bare } from '../../contract/bare.ts'
import type { Contract, Operation } from '../../contract/contract.ts'
import type { Schema } from '../../document/openapi.ts'
import { bindingsOf, type Search } from './bindings.ts'
import { replySchema } from './body-schemas.ts'
import type { Resource, Role } from './model.ts'
import { wordsOf } from './names.ts'
import { isItemPath, outerShape, type PathInfo } from './paths.ts'
import { placesOf } from './role-places.ts'
import { alike, listPlace, memberNames, only, type RowsPlace } from './rows-places.ts'

const keyWords = /^(ids|uuids|guids|keys|codes|slugs|names|numbers|symbols|skus)$/
const bulkWords =
  /^(bulk|batch|many|multiple|import|(bulk|batch)(create|insert|add)|(create|add|insert)(many|bulk|batch))$/

/** Finds the roles of operations on several rows of a collection, which stands a step or two above them. */
export function addSeveral(search: Search): void {
  const { contract, paths, resources, roles } = search
  for (const operation of contract.operations) {
    const info = paths.infos.get(operation) as PathInfo
    const shapes = [info.shape, `${outerShape(info.shape)}/{}`, `${outerShape(outerShape(info.shape))}/{}`]
    const resource = shapes.map((shape) => resources.get(shape)).find((one) => one?.kind === 'collection')
    if (resource === undefined) continue
    const found = roleOf(contract, operation, info, resource, roles.has(operation))
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
  known: boolean
): Partial<Role> | undefined {
  const { method } = operation
  const key = isItemPath(info) ? (info.parameters.at(-1) as string) : undefined
  if (method === 'GET' && key !== undefined && keyWords.test(wordsOf(key).at(-1) as string)) {
    const reply = rowsIn(contract, operation, resource)
    return reply && { reply, keys: key }
  }
  if (method !== 'POST' || known) return undefined
  if (!bulkWords.test(bare(info.noun))) return undefined
  const places = placesOf(contract, operation, resource, true)
  return places.body?.path.includes(only) ? { kind: 'create', ...places } : undefined
}

/** Returns the place of a collection's rows in the reply of an operation. */
function rowsIn(contract: Contract, operation: Operation, { noun, rows }: Resource): RowsPlace | undefined {
  const schema = replySchema(contract, operation)
  const place = schema === undefined ? undefined : listPlace(contract, schema, { noun, row: rows[0] })
  const isOf = (row: Schema) =>
    place !== undefined && alike(contract, place.row, row) >= memberNames(contract, row).size * 0.6
  return rows.some(isOf) ? place : undefined
}
