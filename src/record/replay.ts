/** Asks a mock that has recorded fixtures the recorded requests again, and makes stubs of what it answers otherwise. */
import { addTo } from '../document/grouped.ts'
import { isObject } from '../document/json/is-object.ts'
import { isSame, parseJson, writeJson } from '../schema/meaning/json-values.ts'
import { type Hidden, leftOut } from './cleaned.ts'
import type { Kept, KeptBody } from './kept.ts'
import { cleanedBody, headersOf, type Mapping, mappingOf, patternOf } from './stub-mapping.ts'

export type Ask = (kept: Kept) => Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>

/** Statuses that the mock decides by itself: credentials, limits and conditions are no part of a stub. */
const ownStatuses = new Set([304, 401, 403, 429])

/** Returns the mappings for the answers that the mock does not repeat, by the ids of their operations. */
export async function stubsFor(all: readonly Kept[], ask: Ask, hidden: Hidden): Promise<Map<string, Mapping[]>> {
  const stubs = new Map<string, Mapping[]>()
  for (const [request, kept] of firstAnswers(all, hidden)) {
    const body = cleanedBody(kept.body, hidden)
    const answer = await ask(kept)
    if (isRepeated({ ...kept, body }, answer, hidden)) continue
    // The mock refuses a request that the document forbids before it looks at stubs.
    const isRefused = answer.status >= 400 && (kept.status < 400 || 'standin-violations' in answer.headers)
    const mapping = mappingOf({ ...kept, body }, request, hidden, isRefused)
    const { id } = kept.operation
    addTo(stubs, id, mapping)
  }
  return stubs
}

/**
 * Returns the first answer to each request, a successful one rather than an error. After a write to a collection, its
 * answers come of changed rows.
 */
function firstAnswers(all: readonly Kept[], hidden: Hidden): Iterable<[Mapping, Kept]> {
  const found = new Map<string, [Mapping, Kept]>()
  const written = new Set<string | undefined>()
  for (const kept of all) {
    const isLive = kept.by !== 'reply'
    if (kept.by === 'write' && kept.status < 400) written.add(kept.collection)
    if (ownStatuses.has(kept.status) || kept.status < 200 || (isLive && written.has(kept.collection))) continue
    const request = patternOf(kept, hidden)
    if (request === undefined) continue
    const key = writeJson(request)
    const before = found.get(key)?.[1]
    if (before === undefined || (before.status >= 400 && kept.status < 400)) found.set(key, [request, kept])
  }
  return found.values()
}

function isRepeated(kept: Kept, answer: Awaited<ReturnType<Ask>>, hidden: Hidden): boolean {
  if (answer.status !== kept.status || !isSameBody(kept.body, answer.body, hidden)) return false
  // The headers of rows change with them.
  if (kept.by !== 'reply') return true
  const { headers = {} } = headersOf(kept, hidden)
  return Object.entries(headers).every(([name, value]) => name === 'content-type' || answer.headers[name] === value)
}

function isSameBody(body: KeptBody | undefined, bytes: Buffer, hidden: Hidden): boolean {
  if (body === undefined) return bytes.length === 0
  if ('bytes' in body) return body.bytes.equals(bytes)
  if ('text' in body) return body.text === bytes.toString()
  try {
    return isLike(body.json, parseJson(bytes.toString()), hidden)
  } catch {
    return false
  }
}

/** Compares values of JSON. In the place of a credential, the mock may have any text. */
function isLike(recorded: unknown, answered: unknown, hidden: Hidden): boolean {
  if (recorded === leftOut) return true
  if (Array.isArray(recorded) && Array.isArray(answered))
    return recorded.length === answered.length && recorded.every((one, index) => isLike(one, answered[index], hidden))
  if (!isObject(recorded) || !isObject(answered)) return isSame(recorded, answered)
  const more = Object.keys(answered).filter((name) => !Object.hasOwn(recorded, name))
  return (
    more.every((name) => hidden.isSecret(name)) &&
    Object.entries(recorded).every(
      ([name, value]) => Object.hasOwn(answered, name) && isLike(value, answered[name], hidden)
    )
  )
}
