/** Writes several rows of one request, and shows them in a list. */
import { at, only, type RowsPlace, withAt } from '../infer/rows-places.ts'
import type { Content, Soon } from '../rows/source.ts'
import { type Asking, commit, type Outcome } from '../verbs/asking.ts'
import { content, fromRest, insteadFor, viewed } from './replies.ts'

/** Returns the rows that a body holds in an array; undefined if it has exactly one, or the operation takes no array. */
export function severalIn({ call, role }: Asking): unknown[] | undefined {
  const { path = [] } = role.body ?? {}
  const index = path.indexOf(only)
  const rows = index < 0 ? undefined : at(call.body, path.slice(0, index))
  return Array.isArray(rows) && rows.length !== 1 ? rows : undefined
}

/** Writes each of several rows, and answers with all of them. */
export function severalReply(
  asking: Asking,
  rows: readonly unknown[],
  write: (asking: Asking) => Outcome
): Soon<Content | undefined> {
  const { call, role } = asking
  const { path } = role.body as RowsPlace
  const outer = path.slice(0, path.indexOf(only))
  const outcomes = rows.map((row) => write({ ...asking, call: { ...call, body: withAt(call.body, outer, [row]) } }))
  commit(asking, role.resource)
  const instead = insteadFor(call, (outcomes[0] as Outcome).status)
  const given = instead === undefined ? call : { ...call, ...instead }
  const more = instead === undefined ? {} : { instead }
  const index = role.reply?.path.indexOf(only) ?? -1
  if (role.reply === undefined || index < 0) return fromRest(asking, given, more)
  const place = { ...role.reply, path: role.reply.path.slice(0, index) }
  const within = role.reply.path.slice(index + 1)
  const views = outcomes.map(({ row, item }) => withAt({}, within, viewed(asking, row, item.key, place, true)))
  return content(asking, given, place, views, more)
}
