/** Operations that show the thing which a row refers to: `GET /articles/{id}/author`. */
import { bare } from '../../contract/bare.ts'
import { bindingsOf, type Search } from '../model/bindings.ts'
import { keyPathOf, type Reference, type Resource, type Role, sharedParents } from '../model/model.ts'
import { nounOf, referredBy } from '../model/names.ts'
import { isRelationship } from '../model/relationships.ts'
import { placesOf } from '../model/role-places.ts'
import { memberNames } from '../model/rows-places.ts'

/** Finds operations without a role that read a thing below a row which refers to it. */
export function addRelated({ contract, paths, resources, roles }: Search): void {
  const byId = new Map([...resources.values()].map((one) => [one.id, one]))
  for (const [shape, from] of resources) {
    for (const { info, byMethod } of paths.below.get(shape) ?? []) {
      const operation = byMethod.get('GET')
      const reference = from.references.find((one) => !one.many && nounIn(one) === nounOf(info.noun))
      const resource = byId.get(reference?.of ?? '')
      if (operation === undefined || roles.has(operation) || reference === undefined || resource === undefined) continue
      const { reply } = placesOf(contract, operation, resource, false)
      if (reply === undefined || !memberNames(contract, reply.row).has(keyOf(resource))) continue
      const { parents, key } = bindingsOf(from, info)
      const shared = { operation, kind: 'read' as const, body: undefined, owners: [], key }
      const role: Role = { ...shared, resource: from, reply: undefined, parents }
      const via = { role, path: keyPathOf(reference) }
      roles.set(operation, { ...shared, resource, reply, parents: sharedParents(resource, from, parents), via })
    }
  }
}

/** Returns the noun by which a path names a reference: `author` of `author_id` and of `relationships.author.data`. */
export function nounIn({ path }: Pick<Reference, 'path'>): string {
  const name = (isRelationship(path) ? path[1] : path.at(-1)) as string
  return referredBy(name)?.noun ?? nounOf(name)
}

const keyOf = ({ key }: Resource): string => bare(key.property?.at(-1) as string)
