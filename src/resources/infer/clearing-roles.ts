/** Operations that remove all rows of a list: `DELETE /things`. */
import { listAt, type Search } from '../model/bindings.ts'
import { isMadeUnder } from '../model/model.ts'
import type { PathInfo } from '../model/paths.ts'

/** Finds DELETEs without a role at the path of a list, which name no row. */
export function addClearingRoles(search: Search): void {
  const { contract, paths, roles } = search
  for (const operation of contract.operations) {
    const { method, parameters, requestBody } = operation
    if (method !== 'DELETE' || roles.has(operation)) continue
    const list = listAt(search, (paths.infos.get(operation) as PathInfo).shape)
    const names = requestBody?.required === true || parameters.some((one) => one.in === 'query' && one.required)
    if (list === undefined || list.naming !== undefined || list.parents.includes(undefined)) continue
    // Rows that are neither named nor made by their owner belong to others too.
    const made = [...roles.values()].filter(({ kind, resource }) => kind === 'create' && resource === list.resource)
    const isOwn = list.owners.every((owner) => owner.property !== undefined || isMadeUnder(made, owner))
    if (names || !isOwn) continue
    roles.set(operation, { ...list, operation, kind: 'delete', reply: undefined, all: true })
  }
}
