/** Paths that name whoever asks: `/me` is the first of `/users`, where both show rows of one schema. */
import type { Contract, Operation } from '../../contract/contract.ts'
import { isJson } from '../../contract/media-types.ts'
import { chooseResponse } from '../../contract/responses.ts'
import type { Paths } from './bindings.ts'
import { replySchema } from './body-schemas.ts'
import { exampleOf } from './examples.ts'
import type { Resource, Role } from './model.ts'
import { bare } from './names.ts'
import { isSame, rowPlace } from './places.ts'
import { placesOf } from './role-places.ts'

const selves = /^(me|self|myself|whoami|current|currentuser|viewer)$/

/** Finds the roles of operations on whoever asks. */
export function addSelves(
  contract: Contract,
  paths: Paths,
  resources: Map<string, Resource>,
  roles: Map<Operation, Role>
): void {
  for (const { info, byMethod } of paths.byShape.values()) {
    const get = byMethod.get('GET')
    if (get === undefined || roles.has(get) || info.parameters.length > 0 || !selves.test(bare(info.noun))) continue
    const reply = rowPlace(contract, replySchema(contract, get), { noun: info.noun })
    const resource = [...resources.values()].find(
      ({ list, parents, rows }) =>
        list !== undefined && parents.length === 0 && rows.some((row) => reply !== undefined && isSame(row, reply.row))
    )
    if (resource === undefined || hasExample(contract, get)) continue
    const more = { resource, parents: [], owners: [], key: undefined, first: true as const }
    for (const [method, kind] of [
      ['GET', 'read'],
      ['PUT', 'replace'],
      ['PATCH', 'merge']
    ] as const) {
      const operation = byMethod.get(method)
      if (operation !== undefined)
        roles.set(operation, { operation, kind, ...more, ...placesOf(contract, operation, resource, false) })
    }
  }
}

/** True for an operation whose author shows somebody of his own. */
function hasExample(contract: Contract, operation: Operation): boolean {
  const { content = {} } = chooseResponse(operation, undefined).response.object
  return Object.entries(content).some(([type, media]) => isJson(type) && exampleOf(contract, media, type) !== undefined)
}
