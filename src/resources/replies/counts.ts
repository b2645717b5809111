/** Answers with the number of a list's rows. */

import { isJson } from '../../contract/media-types.ts'
import { withInner } from '../lists/inner-parameters.ts'
import { plainQueryOf } from '../lists/plain-query.ts'
import { selectionOf } from '../lists/selection.ts'
import type { RowsPlace } from '../model/rows-places.ts'
import type { Content, Soon } from '../rows/source.ts'
import type { Asking } from '../verbs/asking.ts'
import { content } from './replies.ts'

/** Answers with the number of the rows that a request's parameters select. */
export function countReply(given: Asking): Soon<Content | undefined> {
  const asking = withInner(given)
  const { call, role, land } = asking
  const place = role.reply as RowsPlace
  const type = String(call.mediaType)
  if (!isJson(type) && !(place.path.length === 0 && type.startsWith('text/plain'))) return undefined
  const { query, members } = plainQueryOf(role, land.contract)
  return content(asking, call, place, selectionOf(asking, query, members).items.length, {})
}
