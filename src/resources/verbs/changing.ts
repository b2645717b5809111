/** Changes rows in their place. */

import { isDeepStrictEqual } from 'node:util'
import { bare } from '../../contract/bare.ts'
import { isMergePatch } from '../../contract/media-types.ts'
import { Problem } from '../../contract/problem.ts'
import { keyPathOf, type Resource, type Role } from '../model/model.ts'
import { at, only } from '../model/rows-places.ts'
import { addressed } from '../rows/addresses.ts'
import { agreedAsChanged } from '../rows/agreed.ts'
import { dropRow, openGroup, putRow, rowOf } from '../rows/groups.ts'
import { withValuesAt } from '../rows/making.ts'
import { withoutAddress } from '../rows/own-links.ts'
import type { Row } from '../rows/row.ts'
import type { RequestParts } from '../rows/source.ts'
import { type Asking, documented, type Outcome, pointerSent } from './asking.ts'
import { type Level, levelOf, merged, removalRefused } from './bodies.ts'
import { make } from './creating.ts'
import { followed } from './followed.ts'
import { placeHeld, withoutHeld } from './held-rows.ts'
import { jsonPatched, stepsOf } from './json-patch.ts'
import { withServers } from './key-holder.ts'
import { aNoun, type Named, named } from './named-row.ts'
import { refuseDangling } from './owners.ts'
import { underSent } from './placed.ts'
import { withWholeThings } from './references-sent.ts'
import { newKeyIn } from './renaming.ts'
import { refuseReversed } from './reversed.ts'
import { asRevised, withoutRevisions } from './revisions.ts'
import { scimPatched, scimStepsOf } from './scim-patch.ts'
import { refuseOtherVersion } from './tags.ts'
import { changedNow, timedByState } from './times.ts'
import { refuseTaken } from './unique.ts'
import { noteFile, sentIn } from './uploads.ts'

/** PATCH: by its body, a JSON Patch, a SCIM patch or a merge of members. */
export function merge(asking: Asking): Outcome {
  const { role, call, api } = asking
  const found = named(asking)
  refuseOtherVersion(asking, found.parents, found.item)
  if (Array.isArray(call.body) && !holdsRows(role)) {
    const steps = stepsOf(asking, call.body)
    return change(
      asking,
      found,
      (row) => (steps === undefined ? row : jsonPatched(asking, found.parents, row, steps)),
      {}
    )
  }
  const operations = scimStepsOf(asking, call.body)
  if (operations !== undefined)
    return change(asking, found, (row) => scimPatched(asking, found.parents, row, operations), {})
  const sent = masked(sentIn(asking), call.parameters.query)
  const level = levelOf(api.contract, role)
  if (isMergePatch(call.request?.headers['content-type'] ?? '')) refuseRemoval(asking, level, sent)
  return change(asking, found, (row) => merged(api.contract, level, row, sent), sent)
}

/** Returns the members that a mask names, of those that were sent: `updateMask=displayName,labels.color`. */
function masked(sent: Row, query: Row): Row {
  const mask = Object.entries(query).find(([name]) => /^(update|field)_?mask$/i.test(name))?.[1]
  if (mask === undefined || mask === '*') return sent
  const names = [mask].flat().flatMap((one) => String(one).split(','))
  const isNamed = (name: string) => names.some((one) => bare(one.split('.')[0] as string) === bare(name))
  return Object.fromEntries(Object.entries(sent).filter(([name]) => isNamed(name)))
}

/** True for a role whose body is a list of rows, which name themselves. */
const holdsRows = ({ body, key, first }: Role): boolean =>
  body?.path[0] === only && key === undefined && first === undefined

/** Throws a Problem if a patch removes a member that rows require. */
function refuseRemoval(asking: Asking, level: Level, sent: Row): void {
  const { api, role } = asking
  const refused = removalRefused(api.contract, level, sent)
  if (refused === undefined) return
  const at = pointerSent(asking, []) + refused
  const message = `is required: ${aNoun(role.resource)} has to have it, so null cannot remove it`
  const violation = { in: 'body', at, message, keyword: 'required' }
  throw new Problem(documented(asking, [422, 400]) ?? 422, `body${at} ${message}`, { violations: [violation] })
}

/** Replaces a row by its changed form. The key stays, unless it is a name that the request changes. */
export function change(asking: Asking, { parents, item }: Named, by: (row: Row) => Row, sent: Row): Outcome {
  const { role, state } = asking
  const { resource } = role
  const { property } = resource.key
  const before = rowOf(asking, resource, parents, item)
  const renamed = newKeyIn(asking, { parents, item }, sent)
  const changed = withServers(asking.api.contract, resource, by(before), before)
  if (renamed !== undefined) delete changed[renamed.by]
  const named = rereferred(resource, changed, before, sent)
  const key = renamed?.key ?? (property && at(before, property))
  const keeps = property === undefined || at(named, property) === key
  const kept = keeps ? named : withValuesAt(named, [[property, key]])
  refuseDangling(asking, kept, before)
  refuseTaken(asking, parents, kept, before)
  refuseReversed(asking, kept, before)
  const own = withoutRevisions(asking, before, sent)
  const timed = timedByState(asking, kept, before, sent)
  const agreed = agreedAsChanged(resource, followed(asking, timed, before, sent), before)
  const held = changedNow(asking, own === sent ? agreed : asRevised(asking, agreed, before), own)
  const whole = withWholeThings(asking, withoutHeld(resource, held), before)
  const stay = changedIn(asking, whole, before)
  const row = addressed(asking.api.contract, resource, { row: whole, stay, from: before, isKnown: true })
  const group = openGroup(asking, resource, parents)
  const now = { ...item, row }
  if (renamed !== undefined) {
    now.key = renamed.key
    dropRow(state, group, { ...item, row: before })
  }
  const under = underSent(asking, item.under)
  if (under !== undefined) now.under = under
  noteFile(asking, now)
  putRow(state, group, now)
  placeHeld(asking, parents, now.key, held, make)
  const status = unmadeStatus(asking)
  return status === undefined ? { parents, item: now, row } : { parents, item: now, row, status }
}

/** Returns a row without the members of its former references: a new one keeps only its key and the sent members. */
function rereferred({ references }: Resource, row: Row, before: Row, sent: Row): Row {
  const changed = references.flatMap((reference): [string[], unknown][] => {
    const { path, many, embeddedKey } = reference
    if (embeddedKey === undefined || many) return []
    const key = at(row, keyPathOf(reference))
    if (key === undefined || key === at(before, keyPathOf(reference))) return []
    return [[path, { ...(at(sent, path) as Row | undefined), [embeddedKey]: key }]]
  })
  return withValuesAt(row, changed)
}

/** Returns the members that a request changed. Links that it sends back as it read them are the same. */
function changedIn({ call }: Asking, row: Row, before: Row): Row {
  const { origin, prefix } = call.request as RequestParts
  const own = [origin + prefix.replace(/\/$/, '')]
  return Object.fromEntries(
    Object.entries(row).filter(
      ([name, value]) => value !== before[name] && !isDeepStrictEqual(withoutAddress(value, own), before[name])
    )
  )
}

/** Returns the status of a change if the operation's usual one is that of a new row. */
function unmadeStatus({ call }: Asking): number | undefined {
  if (call.status !== 201) return undefined
  const codes = call.operation.responses.map(({ key }) => Number(key))
  return codes.find((code) => code >= 200 && code < 300 && code !== 201)
}
