/** Writes several rows of one request, all or none, and shows them in a list. */
import { Problem } from '../../contract/problem.ts'
import { andThen } from '../../document/and-then.ts'
import { plainQueryOf } from '../lists/plain-query.ts'
import { selectionOf } from '../lists/selection.ts'
import { at, only, withAt } from '../model/rows-places.ts'
import { groupsFor, itemsOf } from '../rows/groups.ts'
import { isMember, setMember } from '../rows/members.ts'
import { remove } from '../rows/removing.ts'
import type { Content, Soon } from '../rows/source.ts'
import { together } from '../rows/store.ts'
import { keysIn } from '../verbs/argument-keys.ts'
import { type Asking, boundOf, commit, documents, type Outcome } from '../verbs/asking.ts'
import { membersOf } from '../verbs/memberships.ts'
import { content, fromRest, insteadFor, viewed } from './replies.ts'
import { tellingOf, told } from './telling.ts'

/** Returns a request for each of the rows that a request names or sends; undefined if it is about one row. */
export function partsOf(asking: Asking): Asking[] | undefined {
  const { call, role } = asking
  const { naming, body } = role
  if (role.all === true) return selectedKeys(asking).map((key) => ({ ...asking, key }))
  if (naming?.many === true) return keysIn(asking, naming).map((key) => ({ ...asking, key }))
  // The path names the row already.
  if (body === undefined || role.key !== undefined) return undefined
  const index = body.path.indexOf(only)
  const outer = body.path.slice(0, index)
  const rows = index < 0 ? undefined : at(call.body, outer)
  if (!Array.isArray(rows) || (rows.length === 1 && role.whole !== true)) return undefined
  return rows.map((row, index) => ({ ...asking, index, call: { ...call, body: withAt(call.body, outer, [row]) } }))
}

/** Returns the keys of the rows that a removal of all selects: none where it has a parameter of unknown meaning. */
function selectedKeys(asking: Asking): string[] {
  const { query, members } = plainQueryOf(asking.role, asking.api.contract)
  const known = [...query.filters.map(({ parameter }) => parameter), ...Object.values(query.asked)]
  const names = new Set(known.map((one) => one?.name))
  if (!Object.keys(asking.call.parameters.query).every((name) => names.has(name))) return []
  return selectionOf(asking, query, members).items.map(({ key }) => key)
}

/** Writes each of several rows, and answers with all of them. */
export function severalReply(
  asking: Asking,
  parts: readonly Asking[],
  write: (asking: Asking) => Outcome
): Soon<Content | undefined> {
  const { call, role, state } = asking
  const outcomes = together(state, () => {
    const written = parts.flatMap((part) => writtenBy(part, write))
    if (role.whole === true) removeOthers(asking, new Set(written.map(({ item }) => item.key)))
    return written
  })
  commit(asking, role.resource)
  const instead = insteadFor(call, outcomes[0]?.status)
  const given = instead === undefined ? call : { ...call, ...instead }
  const more = instead === undefined ? {} : { instead }
  const index = role.reply?.path.indexOf(only) ?? -1
  if (role.reply === undefined || index < 0)
    return andThen(fromRest(asking, given, more), (found) => found && told(role, found, outcomes.length))
  const place = { ...role.reply, path: role.reply.path.slice(0, index) }
  const within = role.reply.path.slice(index + 1)
  const views = outcomes.map((outcome) => withAt({}, within, viewed(asking, outcome, place, true)))
  return content(asking, given, place, views, more, (envelope) => tellingOf(role, envelope, outcomes.length))
}

/** Removes the rows of a list, or its members, beside those of some keys. */
function removeOthers(asking: Asking, keys: ReadonlySet<string>): void {
  const { resource } = asking.role
  for (const parents of [...groupsFor(asking, resource, boundOf(asking))]) {
    const items = itemsOf(asking, resource, parents)
    if (items === undefined) throw new Problem(404, `there is nothing that these ${resource.name} could belong to`)
    const members = membersOf(asking)
    for (const item of [...items]) {
      if (keys.has(item.key)) continue
      if (members === undefined) remove(asking, resource, parents, item)
      else if (isMember(asking, members, item.key)) setMember(asking, members, item.key, false)
    }
  }
}

/** Writes one of several rows. A key without a row is passed over, unless the document has an answer for it. */
function writtenBy(part: Asking, write: (asking: Asking) => Outcome): Outcome[] {
  try {
    return [write(part)]
  } catch (refusal) {
    if (part.key !== undefined && refusal instanceof Problem && refusal.status === 404 && !documents(part, 404))
      return []
    throw refusal
  }
}
