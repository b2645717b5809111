/** Things without a key that can be read and written: `/me`, `/settings`. */
import type { Contract, Operation } from '../../contract/contract.ts'
import { type Here, ownerAt, type Search } from '../model/bindings.ts'
import { replySchema } from '../model/body-schemas.ts'
import type { Resource, Role } from '../model/model.ts'
import { isItemPath, type PathInfo } from '../model/paths.ts'
import { placesOf, writesRow } from '../model/role-places.ts'
import { rowPlace } from '../model/row-place.ts'
import { type RowsPlace, solid } from '../model/rows-places.ts'
import { resourceAt } from './new-resource.ts'

/** Finds the single things, and the roles of their operations. */
export function addSingletons({ contract, paths, resources, roles }: Search): void {
  for (const here of paths.byShape.values()) {
    const { info, byMethod } = here
    const get = byMethod.get('GET')
    if (get === undefined || isItemPath(info) || roles.has(get) || resources.has(info.shape)) continue
    const reply = rowPlace(contract, replySchema(contract, get), { noun: info.noun })
    if (reply === undefined || solid(contract, reply.row).properties === undefined) continue
    const resource = singleton(contract, info, reply)
    resource.parents = resource.parents.map((one) => ({ ...one, of: ownerAt(resources, info, one.parameter)?.id }))
    const written = writersOf(contract, here, resource, roles)
    if (written.length === 0) continue
    resources.set(info.shape, resource)
    const more = { parents: info.parameters, owners: [], key: undefined, resource }
    roles.set(get, { ...more, operation: get, kind: 'read', reply, body: undefined })
    for (const { operation, places } of written) {
      roles.set(operation, { ...more, operation, kind: operation.method === 'PUT' ? 'replace' : 'merge', ...places })
    }
  }
}

const singleton = (contract: Contract, info: PathInfo, { row }: RowsPlace): Resource => ({
  ...resourceAt(contract, info, row, info.parameters, {}),
  kind: 'singleton',
  name: info.noun,
  list: undefined,
  item: info.path,
  key: { parameter: undefined, property: undefined, type: 'string', schema: true },
  rows: [row]
})

/** Returns the operations that write a single thing. */
const writersOf = (
  contract: Contract,
  { byMethod }: Here,
  resource: Resource,
  roles: Map<Operation, Role>
): { operation: Operation; places: Pick<Role, 'reply' | 'body'> }[] =>
  ['PUT', 'PATCH', 'POST']
    .flatMap((method) => byMethod.get(method) ?? [])
    .filter((operation) => !roles.has(operation))
    .map((operation) => ({ operation, places: placesOf(contract, operation, resource, false) }))
    .filter(
      ({ operation, places }) =>
        writesRow(contract, places, resource) && (operation.method !== 'POST' || places.reply !== undefined)
    )
