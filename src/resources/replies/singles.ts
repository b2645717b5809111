/** Things without a key: `/me`, `/settings`. Until one is written to, the other sources answer for it. */

import { chooseResponse, declares } from '../../contract/responses.ts'
import { andThen } from '../../document/and-then.ts'
import { jsonIn } from '../model/body-schemas.ts'
import { type Role, rolesOf } from '../model/model.ts'
import { at, type RowsPlace, withAt } from '../model/rows-places.ts'
import { viewBy } from '../rows/linked.ts'
import { isRow, type Row } from '../rows/row.ts'
import { type Call, type Content, firstContent, type Soon } from '../rows/source.ts'
import { groupName } from '../rows/start.ts'
import { type Asking, boundOf, commit } from '../verbs/asking.ts'
import { levelFor, merged, replacedRow, sentOf } from '../verbs/bodies.ts'
import { refuseMissingOwner } from '../verbs/owners.ts'
import { refuseOtherTag, tagOfValue } from '../verbs/tags.ts'
import { changedNow } from '../verbs/times.ts'
import { content } from './replies.ts'
import { withTag } from './versions.ts'

/** Answers for a single thing, or writes to it. Undefined leaves the answer to the other sources. */
export function singleReply(asking: Asking): Soon<Content | undefined> {
  refuseMissingOwner(asking)
  if (asking.role.kind === 'read') return andThen(read(asking), (content) => content && versioned(asking, content))
  return andThen(write(asking), (row) => (row === undefined ? undefined : shown(asking, row)))
}

/** Adds the tag of a single thing's version. */
function versioned(asking: Asking, content: Content): Content {
  const kept = asking.state.singles.get(nameOf(asking))
  return withTag(asking, content, () => kept?.row ?? at(content.value, (asking.role.reply as RowsPlace).path))
}

/** Returns the name of a single thing in its world. */
const nameOf = (asking: Asking): string => groupName(asking, asking.role.resource, boundOf(asking) as string[])

function read(asking: Asking): Soon<Content | undefined> {
  const { state, role, api, seed, call } = asking
  const kept = state.singles.get(nameOf(asking))
  if (kept === undefined) return firstContent(api.rest, call)
  const place = role.reply as RowsPlace
  const view = viewBy(api, place.row).of(kept.row as Row, () => seed)
  return { value: withAt(kept.body, place.path, view), source: 'row' }
}

/** Writes to a single thing, and returns its new value. Before the first write, the other sources have its value. */
function write(asking: Asking): Soon<Row | undefined> {
  const { state, role, api, call } = asking
  const id = nameOf(asking)
  const reader = readerOf(asking)
  if (reader === undefined) return undefined
  const kept = state.singles.get(id)
  if (kept !== undefined) return changed(kept.body, kept.row)
  const asked = { ...call, ...usualOf(reader.operation), parameters: { ...call.parameters, query: {} } }
  // It may have been written to while the sources were asked.
  return andThen(firstContent(api.rest, asked), (start) => {
    const now = state.singles.get(id)
    if (now !== undefined) return changed(now.body, now.row)
    return changed(start?.value, at(start?.value, (reader.reply as RowsPlace).path))
  })

  function changed(body: unknown, before: unknown): Row | undefined {
    if (!isRow(before)) return undefined
    const by = role.kind === 'replace' ? replacedRow : merged
    refuseOtherTag(asking, () => tagOfValue(before))
    const sent = sentOf(api.contract, role, call.body)
    const row = changedNow(asking, by(api.contract, levelFor(api.contract, role, call.body), before, sent), sent)
    state.singles.set(id, { row, body })
    commit(asking, asking.role.resource)
    return row
  }
}

const readerOf = ({ api, role }: Asking): Role | undefined => rolesOf(api.model, role.resource, 'read')[0]

function usualOf(operation: Call['operation']) {
  const { response, status } = chooseResponse(operation, undefined)
  const [mediaType, media] = jsonIn(response.object.content)
  return { operation, response, status, mediaType, media }
}

/** Answers a write with the thing as it is now. */
function shown(asking: Asking, row: Row): Soon<Content | undefined> {
  const { call, role, api, seed } = asking
  if (call.mediaType === undefined) return { value: undefined, source: 'row' }
  const place = role.reply
  if (place === undefined) return firstContent(api.rest, call)
  const view = viewBy(api, place.row).of(row, () => `${seed} ${role.resource.id}`)
  const headers = declares(call.response, 'etag') ? { etag: tagOfValue(row) } : {}
  return content(asking, call, place, view, { headers })
}
