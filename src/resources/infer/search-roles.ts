/** Searches by POST of the list that GET shows at the same path, or above: `POST /books/search`. */
import { listAt, type Search } from '../model/bindings.ts'
import { replySchema } from '../model/body-schemas.ts'
import { searches } from '../model/lists.ts'
import { outerShape, type PathInfo } from '../model/paths.ts'
import { isLike, listPlace } from '../model/rows-places.ts'

/** Finds POSTs without a role that answer the rows of a list. */
export function addSearchRoles(search: Search): void {
  const { contract, paths, roles } = search
  for (const operation of contract.operations) {
    const { shape, noun } = paths.infos.get(operation) as PathInfo
    if (operation.method !== 'POST' || roles.has(operation) || !searches.test(noun)) continue
    const list = listAt(search, shape) ?? listAt(search, outerShape(shape))
    const schema = list && replySchema(contract, operation)
    if (list?.reply === undefined || schema === undefined) continue
    const { row } = list.reply
    const reply = listPlace(contract, schema, { noun, row })
    if (reply !== undefined && isLike(contract, reply.row, row)) roles.set(operation, { ...list, operation, reply })
  }
}
