/** Shows and changes the relationships of JSON:API: the `{ type, id }` of the things that a row names. */

import { urlOf } from '../lists/page-url.ts'
import type { Relationship } from '../model/relationships.ts'
import { at, type RowsPlace, withAt } from '../model/rows-places.ts'
import { linked } from '../rows/linked.ts'
import { isRow, type Row } from '../rows/row.ts'
import type { Content, Soon } from '../rows/source.ts'
import { type Asking, commit, type Outcome } from '../verbs/asking.ts'
import { change } from '../verbs/changing.ts'
import { named, readRow } from '../verbs/named-row.ts'
import { content } from './replies.ts'

/** Answers with a relationship of the row that a path names, which the request may change. */
export function relationshipReply(asking: Asking): Soon<Content | undefined> {
  const { call, role } = asking
  const { resource, kind } = role
  const relation = role.relation as Relationship
  const { parents, row } = kind === 'related' ? readRow(asking) : related(asking, relation)
  if (call.mediaType === undefined) return { value: undefined, source: 'row' }
  const shown = dataOf(linked(asking, resource, parents, row), relation)
  return content(asking, call, role.reply as RowsPlace, shown, {}, (envelope) => withLinks(asking, envelope))
}

/** Returns the things that a row names by a relationship: none is null, or an empty list. */
const dataOf = (row: Row, { path, many }: Relationship): unknown => at(row, path) ?? (many ? [] : null)

/** Changes a relationship: PATCH replaces it, POST adds to it, DELETE takes from it. */
function related(asking: Asking, relation: Relationship): Outcome {
  const { call, role } = asking
  const sent = at(call.body, ['data'])
  const found = named(asking)
  const outcome = change(
    asking,
    found,
    (before) =>
      withAt(
        before,
        relation.path,
        changed(dataOf(linked(asking, role.resource, found.parents, before), relation), sent)
      ) as Row,
    withAt({}, relation.path, sent) as Row
  )
  commit(asking, role.resource)
  return outcome

  function changed(before: unknown, data: unknown): unknown {
    if (!Array.isArray(before) || !Array.isArray(data)) return call.operation.method === 'DELETE' ? null : data
    if (call.operation.method === 'DELETE') return without(before, data)
    return call.operation.method === 'POST' ? [...before, ...without(data, before)] : data
  }
}

const without = (list: unknown[], others: unknown[]): unknown[] => {
  const names = new Set(others.map(nameOf))
  return list.filter((one) => !names.has(nameOf(one)))
}

const nameOf = (thing: unknown): string => `${at(thing, ['type'])} ${at(thing, ['id'])}`

/** Writes the address of a relationship into its envelope, and that of its thing. */
function withLinks({ call }: Asking, envelope: unknown): unknown {
  const links = at(envelope, ['links'])
  if (!isRow(links)) return envelope
  const own: Row = {
    self: urlOf(call)({}),
    related: urlOf({ ...call, path: call.path.replace('/relationships/', '/') })({})
  }
  const shown = Object.entries(links).map(([name, value]) => [name, own[name] ?? value])
  return withAt(envelope, ['links'], Object.fromEntries(shown))
}
