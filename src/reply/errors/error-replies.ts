import { STATUS_CODES } from 'node:http'
import type { Contract, Operation } from '../../contract/contract.ts'
import { type ErrorShape, errorShapesOf } from '../../contract/error-shapes.ts'
import { examplesOf, isJson } from '../../contract/media-types.ts'
import type { Problem } from '../../contract/problem.ts'
import { errorResponseFor, promisedFor } from '../../contract/responses.ts'
import { andThen } from '../../document/and-then.ts'
import type { MediaType, Schema } from '../../document/openapi.ts'
import { withGenerator } from '../../generate/lazy.ts'
import { type GivenReply, givenReplyFor } from '../../resources/fixtures/fixtures.ts'
import type { Call } from '../../resources/rows/source.ts'
import { rowsAtStart } from '../../resources/rows/store.ts'
import type { Checker } from '../../schema/validator.ts'
import { headerText } from '../ascii.ts'
import { contentType, encode } from '../body/encode.ts'
import { declaredHeaders, type Headers } from '../headers/headers.ts'
import { asMeant, isTemplate, mend } from '../mend.ts'
import { typeAskedFor, variesBy } from '../negotiate.ts'
import type { Reply } from '../reply.ts'
import { fillErrorBody } from './error-body.ts'
import type { Refused } from './error-facts.ts'
import { isForeign } from './error-status.ts'

/** The reply for a problem; `operation` is undefined where none was found for the request. */
export type ErrorReplies = (
  problem: Problem,
  operation: Operation | undefined,
  refused?: Refused | undefined
) => Reply | Promise<Reply>

/** The means by which refusals of one document are written. */
interface Writer {
  contract: Contract
  checker: Checker
  seed: string
  keepCaching: boolean | undefined
  /** Replies given by hand. */
  given: readonly GivenReply[]
}

/**
 * Returns the writer of refusals.
 * - The body has the shape that the operation documents for the status, in the type that the request accepts, else in
 *   JSON. Without one, it has the shape that most errors of the document have. It is filled in with the reason; a reply
 *   given by hand is sent as it is.
 * - Without a shape, the body is `application/problem+json` (RFC 9457), with `error` repeating the detail. If `errors`
 *   is set and the document has the response without content, there is no body.
 * - The headers are those that the document declares. One more names the violations, else the reason, since a body may
 *   have no room for it.
 */
export function errorReplies(
  contract: Contract,
  checker: Checker,
  { seed, errors: documentedOnly = false, keepCaching }: { seed: string; errors?: boolean; keepCaching?: boolean },
  given: readonly GivenReply[] = []
): ErrorReplies {
  const shapes = errorShapesOf(contract)
  const writer: Writer = { contract, checker, seed, keepCaching, given }

  return (problem, operation, refused) => {
    const { status, violations } = problem
    const why = violations.length > 0 ? { 'standin-violations': violationList(violations) } : reasonOf(problem)
    const own = operation && shapes.of(operation, status)
    // A fault of the mock itself is no error of the API.
    const usual = operation === undefined || status < 500 ? shapes.usual(status) : undefined
    const promised = operation === undefined ? usual : accepted(own ?? usual, refused?.accept)
    const vary =
      operation === undefined ? [] : status === 406 ? ['Accept', 'Prefer'] : variesBy(promised?.response.object.content)
    return andThen(operation === undefined ? {} : errorHeaders(writer, operation, status, refused), (declared) => {
      const headers = { ...declared, ...why, ...problem.headers }
      if (documentedOnly && isBare(operation, status)) {
        return { status, headers, body: undefined, source: 'error', vary }
      }
      const body = promised && bodyOf(writer, promised, problem, operation, refused)
      return andThen(body, (written): Reply => {
        // An error's own schema may be one that has no value.
        const shape = written === undefined ? undefined : promised
        const [mediaType, value] = shape ? [shape.mediaType, written] : ['application/problem+json', made(problem)]
        return {
          status,
          headers: { ...headers, 'content-type': contentType(mediaType) },
          body: encode(value, mediaType, shape?.media, contract),
          source: 'error',
          vary
        }
      })
    })
  }
}

/** Returns the shape in the type that a request accepts, where the error's response has that one too. */
function accepted(shape: ErrorShape | undefined, accept: string | undefined): ErrorShape | undefined {
  const found = shape && typeAskedFor(shape.response.object.content as Record<string, MediaType>, accept)
  const { mediaType, media } = found ?? {}
  return mediaType === undefined || media?.schema === undefined ? shape : { ...(shape as ErrorShape), mediaType, media }
}

/** Returns the headers that the document declares for an error of its own. */
function errorHeaders(
  { contract, checker, seed, keepCaching }: Writer,
  operation: Operation,
  status: number,
  refused: Refused | undefined
): Headers | Promise<Headers> {
  const response = errorResponseFor(operation, status)
  if (response?.object.headers === undefined) return {}
  const path = refused?.path ?? operation.path
  const call: Call = {
    operation,
    response,
    status,
    insists: true,
    mediaType: undefined,
    media: undefined,
    path,
    parameters: { path: {}, query: {} },
    body: undefined,
    rows: rowsAtStart(),
    example: undefined,
    seed
  }
  return declaredHeaders({ call, value: undefined, path, keepCaching }, contract, checker)
}

/** Returns the body of a refusal: the one given by hand, an example, or a generated one. */
function bodyOf(
  writer: Writer,
  { media, mediaType, response }: ErrorShape,
  problem: Problem,
  operation: Operation | undefined,
  refused: Refused | undefined
): unknown {
  const { contract, seed } = writer
  const { plain, example: name, status } = problem
  const byHand = operation && givenReplyFor(writer.given, operation, status, false)
  if (byHand !== undefined && name === undefined) return byHand.value
  const written = examplesOf(media, contract, mediaType)
  if (name !== undefined && written.has(name)) return written.get(name)
  // `written`: its author wrote the body as an example.
  const filled = (body: unknown, written: boolean) => {
    const untold = { body, schema: media.schema, mediaType, written, foreign: isForeign(body, response, status) }
    return fillErrorBody(untold, problem, refused, contract, writer.checker)
  }
  if (written.size > 0) {
    const [example] = written.values()
    return andThen(fitting(writer, example, media, mediaType), (value) =>
      // A bare text has no place for a message beside the author's.
      !isForeign(value, response, status) && (plain || typeof value === 'string') ? value : filled(value, true)
    )
  }
  return withGenerator(({ fromExamples, generate }) => {
    const ask = { schema: media.schema as Schema, resources: contract.resources, seed: `${seed} ${status}` }
    try {
      const exemplary = fromExamples(ask)
      const own = typeof exemplary === 'string' && !isForeign(exemplary, response, status)
      return own ? exemplary : filled(exemplary ?? generate(ask), false)
    } catch {
      return undefined
    }
  })
}

/** Mends an error's example by its schema. Only JSON is written in documents as the value that it means. */
function fitting(
  { contract, checker, seed }: Writer,
  example: unknown,
  { schema }: MediaType,
  mediaType: string
): unknown {
  if (schema === undefined || !isJson(mediaType)) return example
  const { value, violations } = asMeant(example, schema, checker)
  if (violations === undefined && !isTemplate(value, schema)) return value
  return andThen(mend(value, schema, { seed }, contract, checker, violations ?? []), (mended) => mended.value)
}

/** Returns true for a documented response without content. */
function isBare(operation: Operation | undefined, status: number): boolean {
  const promised = operation && promisedFor(operation, status)
  return promised !== undefined && Object.keys(promised.response.object.content ?? {}).length === 0
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

/** The longest header that most clients read. */
const longest = 3000

/** The longest text of a violation that is too long for the header. */
const longestText = 300

/** Writes violations for a header: JSON in ASCII, cut where it would be longer than most clients read. */
export function violationList(violations: readonly { message: string }[]): string {
  const shown: string[] = []
  let length = 2
  for (const violation of violations) {
    const whole = headerText(JSON.stringify(violation))
    const text = whole.length <= longest - 2 ? whole : headerText(JSON.stringify(violation, shortened))
    length += text.length + 1
    if (length > longest) break
    shown.push(text)
  }
  return `[${shown.join(',')}]`
}

const shortened = (_name: string, value: unknown): unknown =>
  typeof value === 'string' && value.length > longestText ? `${value.slice(0, longestText)}…` : value

const reasonOf = ({ message }: Problem): Record<string, string> =>
  message === '' ? {} : { 'standin-reason': headerText(message.slice(0, longest)) }
