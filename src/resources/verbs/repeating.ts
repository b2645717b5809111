/** Requests that a client may repeat: a POST with an idempotency key makes its row once. */
import { Problem } from '../../contract/problem.ts'
import { rowOf, writtenGroup } from '../rows/groups.ts'
import { isRow, type Row } from '../rows/row.ts'
import { type Asking, documented, type Outcome, statusOfNew } from './asking.ts'
import { tagOfValue } from './tags.ts'

/** The most requests of a world that are remembered. */
const most = 10_000

/** Returns the idempotency key that a request has, in a header, its query or its body; undefined if it has none. */
function keyOf({ call }: Asking): string | undefined {
  const { headers = {} } = call.request ?? {}
  const header = headers['idempotency-key'] ?? headers['x-idempotency-key']
  const value = header ?? keyAmong(call.parameters.query) ?? (isRow(call.body) ? keyAmong(call.body) : undefined)
  return typeof value === 'string' && value !== '' ? value : undefined
}

function keyAmong(members: Row): unknown {
  for (const name in members) if (/^idempotency_?key$/i.test(name)) return members[name]
  return undefined
}

/**
 * Makes a row, or answers with the one that a request with the same idempotency key has made. Throws a Problem if that
 * sent something else and the document knows that answer.
 */
export function onceFor(asking: Asking, make: (asking: Asking) => Outcome): Outcome {
  const key = keyOf(asking)
  if (key === undefined) return make(asking)
  const { call, role, state, api, index = 0 } = asking
  const id = `${api.scope}${call.path}\n${index}\n${key}`
  const sent = tagOfValue(call.body)
  const known = state.repeats.get(id)
  if (known === undefined) {
    const outcome = make(asking)
    state.repeats.set(id, [outcome.parents, outcome.item.key, sent])
    if (state.repeats.size > most) state.repeats.delete(state.repeats.keys().next().value as string)
    return outcome
  }
  const status = known[2] === sent ? undefined : documented(asking, [422, 409, 400])
  if (status !== undefined)
    throw new Problem(status, `a request with the idempotency key ${JSON.stringify(key)} sent something else`)
  const [parents, made] = known
  const group = writtenGroup(asking, role.resource, parents)
  const item = group?.items.get(made) ?? group?.gone.get(made)
  // The row went with the thing above it.
  if (item === undefined) return make(asking)
  const row = rowOf(asking, role.resource, parents, item)
  return { parents, item, row, made: true, ...statusOfNew(asking, undefined) }
}
