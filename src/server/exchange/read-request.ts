/** Step 5 of a request: its body, its values and their violations. */

import type { Readable } from 'node:stream'
import { Problem } from '../../contract/problem.ts'
import { andThen } from '../../document/and-then.ts'
import { type Preferences, preferencesOf, streamOf } from '../../reply/preferences.ts'
import { longestBody, tooLong } from '../../request/longest-body.ts'
import { namesSent } from '../../request/parameters.ts'
import { queryPairs } from '../../request/percent.ts'
import type { Asked } from '../../request/request-validator.ts'
import type { Exchange } from './exchange.ts'
import type { OperationPlan } from './operation-plan.ts'

/** The data that a request asks with, and its preferences. */
export interface Reading {
  asked: Asked
  preferences: Preferences
}

/** Returns the body of a request, undefined where it has none. */
export function readBody({ raw, payload = raw }: Pick<Exchange, 'raw' | 'payload'>): Promise<Buffer> | undefined {
  const { 'content-length': length, 'transfer-encoding': encoding } = raw.headers
  if (encoding === undefined && (length === undefined || length === '0')) return undefined
  if (Number(length ?? 0) > longestBody) throw new Problem(413, tooLong)
  return bytesOf(payload)
}

/** Reads a stream to its end. Rejects with a Problem if it breaks off or is too long. */
function bytesOf(stream: Readable): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    let ended = false
    const breakOff = () => {
      if (!ended) reject(brokenOff())
    }
    stream.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length > longestBody) {
        stream.removeAllListeners('data')
        reject(new Problem(413, tooLong))
      } else chunks.push(chunk)
    })
    stream.on('end', () => {
      ended = true
      resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks))
    })
    // Without `once`, which takes several objects for each request.
    stream.on('error', breakOff)
    stream.on('close', breakOff)
  })
}

const brokenOff = (): Problem => new Problem(400, 'the body breaks off')

/** Throws the Problem of a body that does not come to its end. */
export function breaksOff(): never {
  throw brokenOff()
}

/** Reads and checks parameters and body. `unread`: the body passes as a stream, and only its media type is checked. */
export function checkRequest(
  { server, raw, entry, path, query }: Exchange,
  { operation, check, hint }: OperationPlan,
  unread = false
): Asked | Promise<Asked> {
  const { headers } = raw
  const { coverage } = server.worlds
  const pairs = queryPairs(query)
  if (coverage.of(operation)?.parameters.size !== operation.parameters.length) {
    coverage.note(operation, namesSent(operation.parameters, { query, pairs, headers }))
  }
  entry.reason = hint(pairs)
  return andThen(check({ path, query, pairs, headers, body: entry.body, unread }), (asked) => {
    entry.parameters = asked.parameters
    if (asked.violations.length > 0) entry.violations = asked.violations
    return asked
  })
}

/** Reads and checks a request. Throws the Problem that it is refused with. */
export function readRequest(exchange: Exchange, plan: OperationPlan): Reading | Promise<Reading> {
  return andThen(checkRequest(exchange, plan), (asked) => {
    const preferences = preferencesIn(exchange)
    exchange.wait = preferences.wait ?? 0
    exchange.body = asked.body
    exchange.stream = streamOf(preferences)
    const { refusal } = asked
    if (refusal === undefined) return { asked, preferences }
    if (preferences.handling === 'lenient') return { asked: { ...asked, answered: true }, preferences }
    refusal.example = preferences.example
    throw refusal
  })
}

export const preferencesIn = ({ raw, query }: Exchange): Preferences =>
  preferencesOf(raw.headers.prefer?.toString(), query)

/** The reading of a request for which a stub stands above the contract. */
export const unchecked: Reading = {
  asked: { parameters: { path: {}, query: {}, header: {}, cookie: {} }, body: undefined, violations: [] },
  preferences: {}
}
