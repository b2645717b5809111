import { STATUS_CODES } from 'node:http'
import type { Violation } from '../contract/check.ts'
import type { Contract, Operation } from '../contract/contract.ts'
import type { MediaType, Schema } from '../contract/openapi.ts'
import { contentType, encode } from './encode.ts'
import { generator } from './generated.ts'
import { type GivenReply, givenFor } from './given.ts'
import { examplesOf, isJson, promisedFor } from './negotiate.ts'
import type { Problem } from './problem.ts'
import type { Reply } from './reply.ts'

/** The reply for a problem; `operation` is undefined where none was found for the request. */
export type ErrorReplies = (problem: Problem, operation: Operation | undefined) => Promise<Reply>

/**
 * Errors as they were given by hand, else in the shape that the document gives for the status on the operation, with the
 * message in its `error` or `message` string. Where no operation was found, the shape is the one that the document uses most for errors. Where the
 * document gives none, it is RFC 9457's `application/problem+json`, with `error` repeating the detail; or nothing, where
 * the document has that response without content and `errors` is set: a header says then what was wrong.
 */
export function errorReplies(
  contract: Contract,
  { seed, errors: documentedOnly = false }: { seed: string; errors?: boolean },
  given: readonly GivenReply[] = []
): ErrorReplies {
  // Asked for only where no operation was found, which a server may never see.
  let usual: { shape: Shape | undefined } | undefined

  return async (problem, operation) => {
    const { status, message, headers } = problem
    if (documentedOnly && isBare(operation, status)) {
      const { violations } = problem
      const why = violations.length > 0 ? violations : [{ in: 'request', at: '', message, keyword: 'refused' }]
      return { status, headers: { 'standin-violations': listed(why), ...headers }, body: undefined, source: 'error' }
    }
    if (operation === undefined) usual ??= { shape: usualShape(contract) }
    const promised = operation === undefined ? usual?.shape : shapeFor(contract, operation, status)
    const written = promised && (await documented(promised, problem))
    // An error's own schema may be one that has no value.
    const shape = written === undefined ? undefined : promised
    const violations: Record<string, string> =
      problem.violations.length > 0 ? { 'standin-violations': listed(problem.violations) } : {}
    const [mediaType, value] = shape ? [shape.mediaType, written] : ['application/problem+json', made(problem)]
    return {
      status,
      headers: { 'content-type': contentType(mediaType), ...violations, ...headers },
      body: await encode(value, mediaType, shape?.media.schema, contract),
      source: 'error'
    }

    async function documented({ media }: Shape, { plain, example: name }: Problem): Promise<unknown> {
      const byHand = operation && givenFor(given, operation, status, false)
      if (byHand !== undefined && name === undefined) return byHand.value
      const written = examplesOf(media, contract)
      if (name !== undefined && written.has(name)) return written.get(name)
      const [example] = written.values()
      // A bare text has no place for a message beside the author's.
      if (example !== undefined) return plain || typeof example === 'string' ? example : say(example, message)
      const { fromExamples, generate } = await generator()
      const ask = { schema: media.schema as Schema, resources: contract.resources, seed: `${seed} ${status}` }
      try {
        const exemplary = fromExamples(ask)
        return typeof exemplary === 'string' ? exemplary : say(exemplary ?? generate(ask), message)
      } catch {
        return undefined
      }
    }
  }
}

/** True for a response that the document has, and gives no content. */
function isBare(operation: Operation | undefined, status: number): boolean {
  const promised = operation && promisedFor(operation, status)
  return promised !== undefined && Object.keys(promised.response.object.content ?? {}).length === 0
}

/** How an error is written: a media type and its entry in the document. */
interface Shape {
  mediaType: string
  media: MediaType
}

function shapeFor(contract: Contract, operation: Operation, status: number): Shape | undefined {
  const content = promisedFor(operation, status)?.response.object.content
  const types = Object.keys(content ?? {})
  const mediaType = types.find(isJson) ?? types[0]
  const media = mediaType === undefined ? undefined : content?.[mediaType]
  const says = media?.schema !== undefined || examplesOf(media, contract).size > 0
  return mediaType !== undefined && media !== undefined && says ? { mediaType, media } : undefined
}

/** The JSON shape that most of the document's error responses have. */
function usualShape(contract: Contract): Shape | undefined {
  const counts = new Map<string, { shape: Shape; count: number }>()
  for (const operation of contract.operations) {
    for (const { key } of operation.responses) {
      const shape = /^[45]\d\d$/.test(key) ? shapeFor(contract, operation, Number(key)) : undefined
      if (shape?.media.schema === undefined || !isJson(shape.mediaType)) continue
      const schema = JSON.stringify(shape.media.schema)
      const count = (counts.get(schema)?.count ?? 0) + 1
      counts.set(schema, { shape, count })
    }
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0]?.shape
}

/** Puts the message where the body says what went wrong: its `error`, `message` or `detail` string, at the top or one below. */
function say(body: unknown, message: string): unknown {
  if (typeof body === 'string') return message
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body
  const members = body as Record<string, unknown>
  for (const name of ['error', 'message', 'detail', 'error_description', 'title', 'description']) {
    if (typeof members[name] === 'string') return { ...members, [name]: message }
  }
  for (const name of ['error', 'errors']) {
    const inner = members[name]
    if (Array.isArray(inner) && inner.length > 0) return { ...members, [name]: [say(inner[0], message)] }
    if (typeof inner === 'object' && inner !== null) return { ...members, [name]: say(inner, message) }
  }
  return members
}

function made({ status, message, violations }: Problem): object {
  const validation = violations.map((one) => ({
    location: [one.in, ...one.at.split('/').slice(1)],
    severity: 'Error',
    code: one.keyword,
    message: one.message
  }))
  const list = validation.length > 0 ? { validation } : {}
  return {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail: message,
    error: message,
    ...list
  }
}

/** The violations as a header's value: JSON in ASCII, cut where it would be longer than most clients read. */
export function listed(violations: Violation[]): string {
  const shown: Violation[] = []
  let length = 2
  for (const violation of violations) {
    length += JSON.stringify(violation).length + 1
    if (length > 3000) break
    shown.push(violation)
  }
  return JSON.stringify(shown).replaceAll(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
