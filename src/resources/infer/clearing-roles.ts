/** Operations that remove all rows of a list: `DELETE /things`. */
import type { Operation } from '../../contract/contract.ts'
import type { Search } from './bindings.ts'
import type { PathInfo } from './paths.ts'

/** Finds DELETEs without a role at the path of a list, which name no row. */
export function addClearingRoles({ contract, paths: { byShape, infos }, roles }: Search): void {
  for (const operation of contract.operations) {
    const { method, parameters, requestBody } = operation
    if (method !== 'DELETE' || roles.has(operation)) continue
    const list = roles.get(byShape.get((infos.get(operation) as PathInfo).shape)?.byMethod.get('GET') as Operation)
    const names = requestBody?.required === true || parameters.some((one) => one.in === 'query' && one.required)
    if (list?.kind !== 'list' || list.naming !== undefined || list.parents.includes(undefined)) continue
    // Rows that do not say whose they are belong to others too.
    const isOwn = list.membership === undefined && list.owners.every(({ property }) => property !== undefined)
    if (names || !isOwn) continue
    roles.set(operation, { ...list, operation, kind: 'delete', reply: undefined, all: true })
  }
}
