import { STATUS_CODES } from 'node:http'
import type { Contract, Operation } from '../../contract/contract.ts'
import { examplesOf, isJson } from '../../contract/media-types.ts'
import type { Problem } from '../../contract/problem.ts'
import { promisedFor } from '../../contract/responses.ts'
import type { MediaType, Schema } from '../../document/openapi.ts'
import { generator } from '../../generate/lazy.ts'
import type { GivenReply } from '../../resources/fixtures.ts'
import type { Checker, Violation } from '../../schema/validator.ts'
import { contentType, encode } from '../encode.ts'
import type { Reply } from '../reply.ts'
import { asMeant, mend } from '../sources/examples.ts'
import { givenFor } from '../sources/reply-fixtures.ts'
import { type Refused, tell } from './error-body.ts'

/** The reply for a problem; `operation` is undefined where none was found for the request. */
export type ErrorReplies = (
  problem: Problem,
  operation: Operation | undefined,
  refused?: Refused | undefined
) => Promise<Reply>

/**
 * Errors as they were given by hand, else in the shape that the document gives for the status on the operation, which is
 * told what was wrong (tell.ts). Where no operation was found, the shape is the one that the document uses most for
 * errors. Where the document gives none, it is RFC 9457's `application/problem+json`, with `error` repeating the detail;
 * or nothing, where the document has that response without content and `errors` is set. A body may have no room for the
 * reason, so a header says it too: the violations, else the message.
 */
export function errorReplies(
  contract: Contract,
  checker: Checker,
  { seed, errors: documentedOnly = false }: { seed: string; errors?: boolean },
  given: readonly GivenReply[] = []
): ErrorReplies {
  // Asked for only where no operation was found, which a server may never see.
  let usual: { shape: Shape | undefined } | undefined

  return async (problem, operation, refused) => {
    const { status, violations } = problem
    const why = violations.length > 0 ? { 'standin-violations': listed(violations) } : reasonOf(problem)
    const headers = { ...why, ...problem.headers }
    const vary = operation === undefined ? [] : status === 406 ? ['Accept', 'Prefer'] : ['Prefer']
    if (documentedOnly && isBare(operation, status)) return { status, headers, body: undefined, source: 'error', vary }
    if (operation === undefined) usual ??= { shape: usualShape(contract) }
    const promised = operation === undefined ? usual?.shape : shapeFor(contract, operation, status)
    const written = promised && (await documented(promised))
    // An error's own schema may be one that has no value.
    const shape = written === undefined ? undefined : promised
    const [mediaType, value] = shape ? [shape.mediaType, written] : ['application/problem+json', made(problem)]
    return {
      status,
      headers: { 'content-type': contentType(mediaType), ...headers },
      body: await encode(value, mediaType, shape?.media.schema, contract),
      source: 'error',
      vary
    }

    async function documented({ media, mediaType }: Shape): Promise<unknown> {
      const { plain, example: name } = problem
      const { schema } = media
      const byHand = operation && givenFor(given, operation, status, false)
      if (byHand !== undefined && name === undefined) return byHand.value
      const written = examplesOf(media, contract, mediaType)
      if (name !== undefined && written.has(name)) return written.get(name)
      for (const example of written.values()) {
        const value = await fitting(example, media, mediaType)
        // A bare text has no place for a message beside the author's.
        return plain || typeof value === 'string' ? value : telling(value, true)
      }
      const { fromExamples, generate } = await generator()
      const ask = { schema: schema as Schema, resources: contract.resources, seed: `${seed} ${status}` }
      try {
        const exemplary = fromExamples(ask)
        return typeof exemplary === 'string' ? exemplary : telling(exemplary ?? generate(ask), false)
      } catch {
        return undefined
      }

      function telling(body: unknown, written: boolean): unknown {
        const faultsOf = (value: unknown) =>
          schema === undefined ? 0 : checker.check(schema, value, 'response').length
        return tell({ body, schema, mediaType, written }, problem, refused, faultsOf, contract.schemaAt)
      }
    }
  }

  /** What a document writes as an error, as its own schema has it: only JSON is written there as the value that it means. */
  async function fitting(example: unknown, { schema }: MediaType, mediaType: string): Promise<unknown> {
    if (schema === undefined || !isJson(mediaType)) return example
    const { value, violations } = asMeant(example, schema, checker)
    return violations === undefined ? value : mend(value, schema, seed, contract, checker)
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
  const says = media?.schema !== undefined || examplesOf(media, contract, mediaType).size > 0
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

/** What the longest header may be that most clients read. */
const longest = 3000

/** The violations as a header's value: JSON in ASCII, cut where it would be longer than most clients read. */
export function listed(violations: Violation[]): string {
  const shown: Violation[] = []
  let length = 2
  for (const violation of violations) {
    length += JSON.stringify(violation).length + 1
    if (length > longest) break
    shown.push(violation)
  }
  return ascii(JSON.stringify(shown))
}

const reasonOf = ({ message }: Problem): Record<string, string> =>
  message === '' ? {} : { 'standin-reason': ascii(message.slice(0, longest)) }

const ascii = (text: string): string =>
  text.replaceAll(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
