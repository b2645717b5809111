/** Operations on the relationships of JSON:API: `/articles/{id}/relationships/author`. */
import { bindingsOf, type Search } from '../model/bindings.ts'
import { bodySchema, replySchema } from '../model/body-schemas.ts'
import { outerShape, type PathInfo } from '../model/paths.ts'
import { relationships, relationshipsOf } from '../model/relationships.ts'
import { propertiesOf } from '../model/rows-places.ts'

/** Finds operations without a role that show or change the things that a row names by a relationship. */
export function addRelationshipRoles({ contract, paths: { infos }, resources, roles }: Search): void {
  for (const operation of contract.operations) {
    const info = infos.get(operation) as PathInfo
    const above = outerShape(info.shape)
    const resource = above.endsWith(`/${relationships}`) ? resources.get(outerShape(above)) : undefined
    if (resource?.item === undefined || roles.has(operation)) continue
    const relation = relationshipsOf(contract, resource.rows).find(({ name }) => name === info.noun)
    const isRead = operation.method === 'GET'
    const schema = isRead ? replySchema(contract, operation) : bodySchema(contract, operation)
    if (relation === undefined || !('data' in propertiesOf(contract, schema))) continue
    const { parents, key } = bindingsOf(resource, info)
    const reply = { path: ['data'], row: relation.schema }
    const shared = { operation, resource, reply, body: undefined, parents, owners: [], key }
    roles.set(operation, { ...shared, kind: isRead ? 'related' : 'relate', relation })
  }
}
