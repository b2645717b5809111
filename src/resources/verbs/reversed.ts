/** Refuses ends before their starts, where the document has an answer for what is wrong in a body. */

import { Problem } from '../../contract/problem.ts'
import { isRow, type Row } from '../rows/row.ts'
import { type Asking, documented, pointerSent } from './asking.ts'

/** Throws a Problem if a time of a row comes before the one that it ends, and one of these is not as it was before. */
export function refuseReversed(asking: Asking, row: Row, before: Row = {}): void {
  const { api, role } = asking
  const status = documented(asking, [422, 400])
  const { inner } = role.resource
  const within = inner === undefined ? row : row[inner]
  const old = inner === undefined ? before : before[inner]
  const ends = status !== undefined && isRow(within) ? api.tools.reversedEnds(within) : undefined
  if (status === undefined || ends === undefined) return
  const [start, end] = ends
  if (isRow(old) && ends.every((name) => (within as Row)[name] === old[name])) return
  const at = pointerSent(asking, inner === undefined ? [end] : [inner, end])
  const message = `is before ${start}`
  throw new Problem(status, `body${at} ${message}`, { violations: [{ in: 'body', at, message, keyword: 'order' }] })
}
