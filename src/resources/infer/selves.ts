/** Paths that name the client, such as `/me`: it is the first of `/users` if both show rows of the same members. */

import { bare } from '../../contract/bare.ts'
import type { Contract, Operation } from '../../contract/contract.ts'
import { keptFor } from '../../document/memoized.ts'
import type { Schema } from '../../document/openapi.ts'
import type { Here, Paths, Search } from '../model/bindings.ts'
import { replySchema } from '../model/body-schemas.ts'
import { hasExample } from '../model/examples.ts'
import { keyPathOf, type Resource, type Role } from '../model/model.ts'
import { outerShape, pathInfo } from '../model/paths.ts'
import { placesOf } from '../model/role-places.ts'
import { rowPlace } from '../model/row-place.ts'
import { isLike } from '../model/rows-places.ts'

const selves = /^(me|self|myself|whoami|current|currentuser|viewer)$/

/** A path that names the client, and the schema of its row. */
interface Self {
  here: Here
  row: Schema
}

/** Finds the paths that name the client, once. */
export const selvesIn = keptFor((paths: Paths, contract: Contract): Self[] =>
  [...paths.byShape.values()].flatMap((here) => {
    const { info, byMethod } = here
    const get = byMethod.get('GET')
    if (get === undefined || info.parameters.length > 0 || !selves.test(bare(info.noun))) return []
    const reply = rowPlace(contract, replySchema(contract, get), { noun: info.noun })
    return reply === undefined || hasExample(contract, get) ? [] : [{ here, row: reply.row }]
  })
)

/** Finds the roles of operations on the client's row. The lists below it then show the client's rows. */
export function addSelves({ contract, paths, resources, roles }: Search): void {
  for (const { here, row } of selvesIn(paths, contract)) {
    const resource = [...resources.values()].find(
      ({ asker, rows }) => asker && rows.some((one) => isLike(contract, one, row))
    )
    if (resource === undefined || roles.has(here.byMethod.get('GET') as Operation)) continue
    const more = { resource, parents: [], owners: [], key: undefined, first: true as const }
    for (const [method, kind] of [
      ['GET', 'read'],
      ['PUT', 'replace'],
      ['PATCH', 'merge']
    ] as const) {
      const operation = here.byMethod.get(method)
      if (operation !== undefined)
        roles.set(operation, { operation, kind, ...more, ...placesOf(contract, operation, resource, false) })
    }
    for (const role of roles.values()) {
      const { shape } = pathInfo(role.operation.path)
      if (outerShape(shape) !== here.info.shape) continue
      const others = [...roles.values()].filter((one) => one !== role && one.kind === 'list')
      // The only list of a collection shows all of it.
      if (others.some((one) => one.resource === role.resource)) addMine(role, resource)
    }
  }
}

/** Makes a list below `/me` show the rows that refer to the client. */
function addMine(role: Role, asker: Resource): void {
  const reference = role.resource.references.find(({ of, many }) => of === asker.id && !many)
  if (reference !== undefined) {
    reference.mine = true
    role.mine = { path: keyPathOf(reference), of: asker }
  }
}
