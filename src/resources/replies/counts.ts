/** Answers with the number of a list's rows. */

import type { Contract } from '../../contract/contract.ts'
import { isJson } from '../../contract/media-types.ts'
import { keptFor } from '../../document/memoized.ts'
import { membersOf } from '../filters/members.ts'
import type { Role } from '../infer/model.ts'
import type { RowsPlace } from '../infer/rows-places.ts'
import { listQueryOf } from '../lists/query.ts'
import { selectionOf } from '../lists/selection.ts'
import type { Content, Soon } from '../rows/source.ts'
import type { Asking } from '../verbs/asking.ts'
import { content } from './replies.ts'

const planOf = keptFor(({ operation, resource }: Role, contract: Contract) => {
  const members = membersOf(contract, resource)
  return { members, query: listQueryOf(contract, operation, members) }
})

/** Answers with the number of the rows that a request's parameters select. */
export function countReply(asking: Asking): Soon<Content | undefined> {
  const { call, role, land } = asking
  const place = role.reply as RowsPlace
  const type = String(call.mediaType)
  if (!isJson(type) && !(place.path.length === 0 && type.startsWith('text/plain'))) return undefined
  const { query, members } = planOf(role, land.contract)
  return content(asking, call, place, selectionOf(asking, query, members).items.length, {})
}
