/** Requests as the page shows them, without credentials. */
import type { Operation } from '../../contract/contract.ts'
import type { Entry } from '../../control/journal/journal.ts'
import { redaction, type Secrets } from '../../control/journal/secrets.ts'
import { headersByName, plainBody, requestViewOf } from '../../control/matching/request-view.ts'
import { nearestInWords, nearestStubs } from '../../control/near.ts'
import type { World } from '../../control/world.ts'
import { bufferOf, closedHead } from '../../reply/wire.ts'
import { paired } from '../../upstream/hops.ts'

/** A request as a line of the list. */
export function lineOf(entry: Entry, world: string, secrets: Secrets): object {
  const { id, method, url, status, source, ms, operation, violations, stub, delay } = entry
  return {
    id,
    world,
    at: performance.timeOrigin + entry.arrived,
    method,
    url: secrets.url(url, entry.parameters),
    status,
    source: source ?? '',
    ms: Math.round(ms * 10) / 10,
    delay: Math.round(delay),
    operationId: operation?.id ?? '',
    violations: violations.length,
    ...(stub?.answer.fault === undefined ? {} : { fault: stub.answer.fault })
  }
}

/** The longest body that is shown, in bytes. */
const longest = 1024 * 1024

/** Everything about a request: what was sent, what was answered, and why. */
export function detailOf(entry: Entry, name: string, world: World, secrets: Secrets): object {
  const { operation, stub, reply, violations, reason, source, cutFrom } = entry
  const body = plainBody(entry)
  const answer = reply?.body === undefined ? undefined : bufferOf(reply.body)
  return {
    ...lineOf(entry, name, secrets),
    sent: {
      headers: headersShown(entry.rawHeaders, secrets),
      ...bodyShown(body, cutFrom),
      parameters: secrets.parameters(entry.parameters)
    },
    answered: {
      headers: reply === undefined ? [] : headersShown(closedHead(reply), secrets),
      ...bodyShown(answer, lengthOf(reply?.head))
    },
    why: {
      ...(operation === undefined ? {} : { operation: operationNamedIn(operation) }),
      ...(stub === undefined ? {} : { stub: { id: stub.id, name: stub.name ?? '' } }),
      source: source ?? '',
      violations,
      reason: reason ?? '',
      nearest: stub === undefined ? nearestTo(entry, world, secrets) : ''
    }
  }
}

/** A stub that is farther off is not what somebody meant. */
const farthest = 0.5

/** Names the stub that a request nearly met, unless its refusal does so; '' if there is none. */
function nearestTo(entry: Entry, world: World, secrets: Secrets): string {
  if (entry.reason?.includes('the nearest stub is')) return ''
  const view = requestViewOf(entry)
  const [nearest] = nearestStubs(world.stubs.all(), view)
  return nearest === undefined || nearest.distance > farthest ? '' : nearestInWords(world, view, secrets).slice(2)
}

const operationNamedIn = ({ id, method, path, summary = '' }: Operation): object => ({ id, method, path, summary })

/** The schemes whose word may be shown before the credential. */
const scheme = /^(Basic|Bearer|Digest|Negotiate) /i

/** Returns headers in pairs. Credentials are left out, but not the word of their scheme. */
function headersShown(raw: readonly string[], secrets: Secrets): [name: string, value: string][] {
  return paired(secrets.headers(raw)).map(([name, value], at) => {
    const [word = ''] = value === redaction ? (scheme.exec(raw[at * 2 + 1] as string) ?? []) : []
    return [name, word + value]
  })
}

/** Returns the length that a head declares: the journal does not keep long bodies. */
function lengthOf(head: readonly string[] = []): number | undefined {
  const length = headersByName(head).get('content-length')?.[0]
  return length === undefined ? undefined : Number(length)
}

/** A body as text, or as base64 where it is none. `whole` is its length before the journal cut it. */
function bodyShown(body: Buffer | undefined, whole = 0): { size: number; text?: string; base64?: string } {
  if (body === undefined) return { size: whole }
  const size = Math.max(whole, body.length)
  const shown = body.subarray(0, longest)
  try {
    return { size, text: new TextDecoder('utf-8', { fatal: true }).decode(shown, { stream: true }) }
  } catch {
    return { size, base64: shown.toString('base64') }
  }
}
