/** Things without a key: `/me`, `/settings`. Until one is written to, its answer is the document's. */

import { isJson } from '../contract/media-types.ts'
import { chooseResponse } from '../contract/responses.ts'
import { levelOf, merged, replaced, sentOf } from './bodies.ts'
import { at, type Place, withAt } from './infer/places.ts'
import { isRow, type Row } from './rows/row.ts'
import { type Content, firstContent, type Source } from './source.ts'
import { type Asking, changedNow } from './verbs.ts'
import { viewOf } from './views.ts'

/** The name of a single thing in its world. */
function nameOf({ role, call, land, seed, usual }: Asking): string {
  const values = role.parents.map((parameter) => String(call.parameters.path[parameter as string]))
  return `${land.scope}${seed === usual ? '' : `${seed}\n`}${[role.resource.id, ...values].join('\n')}`
}

/** What was written of a single thing; nothing where it is as at the start. */
export function readSingle(asking: Asking): Content | undefined {
  const { state, role, land, seed } = asking
  const kept = state.singles.get(nameOf(asking))
  if (kept === undefined) return undefined
  const place = role.reply as Place
  const view = viewOf(land.workshop, place.row).of(kept.row as Row, seed)
  return { value: withAt(kept.body, place.path, view), source: 'row' }
}

/** Writes to a single thing. What it was at the start is asked of the sources that answer for it. */
export async function writeSingle(
  asking: Asking,
  rest: readonly Source[],
  commit: () => void
): Promise<{ row: Row } | undefined> {
  const { state, role, land, call } = asking
  const id = nameOf(asking)
  const reader = [...land.model.roles.values()].find((one) => one.resource === role.resource && one.kind === 'read')
  if (reader === undefined) return undefined
  const start = state.singles.has(id)
    ? undefined
    : await firstContent(rest, { ...call, ...usualOf(reader.operation), parameters: { ...call.parameters, query: {} } })
  const body = state.singles.get(id)?.body ?? start?.value
  const place = reader.reply as Place
  const before = state.singles.get(id)?.row ?? at(body, place.path)
  if (!isRow(before)) return undefined
  const level = levelOf(land.contract, role)
  const sent = sentOf(land.contract, role, call.body)
  const by = role.kind === 'replace' ? replaced : merged
  const row = changedNow(asking, by(land.contract, level, before, sent), sent)
  state.singles.set(id, { row, body })
  commit()
  return { row }
}

/** What an operation is usually answered with. */
function usualOf(operation: Asking['call']['operation']) {
  const { response, status } = chooseResponse(operation, undefined)
  const [mediaType, media] = Object.entries({ ...response.object.content }).find(([type]) => isJson(type)) ?? []
  return { operation, response, status, mediaType, media }
}
