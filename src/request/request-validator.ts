import type { IncomingHttpHeaders } from 'node:http'
import type { Contract, Operation, ParameterValues } from '../contract/contract.ts'
import { isMergePatch } from '../contract/media-types.ts'
import { Problem } from '../contract/problem.ts'
import { andThen } from '../document/and-then.ts'
import type { MediaType, Schema } from '../document/openapi.ts'
import { type Checker, type Violation, violationText } from '../schema/validator.ts'
import { documentedType, mayBeEmpty, type ReadBytes, readerOf, typeToRead } from './bodies.ts'
import { decodeContent } from './content-encoding.ts'
import { longestBody } from './longest-body.ts'
import { checkPatch } from './merge-patches.ts'
import { valuesReader } from './parameters.ts'
import { pathReader } from './path-values.ts'
import type { Pairs } from './percent.ts'
import { withoutShown } from './shown-values.ts'

export interface Received {
  path: string
  query: string
  /** The pairs of the query, if it is split already. */
  pairs?: Pairs | undefined
  headers: IncomingHttpHeaders
  body: Buffer | undefined
  /** True: there is a body that passes unread, so that only its media type is checked. */
  unread?: boolean
}

/** A request as values, with its violations. */
export interface Asked {
  parameters: ParameterValues
  body: unknown
  violations: Violation[]
  /** True if the request is answered in spite of its violations. */
  answered?: boolean
  refusal?: Problem
}

/** The treatment of requests that do not fit: refused, answered with their violations named, or not checked. */
export type Validate = 'strict' | 'warn' | 'off'

export type CheckRequest = (received: Received) => Asked | Promise<Asked>

/**
 * Returns the check of an operation's requests: parameters, then the body. It finds all violations and their refusal:
 * 400 for a malformed body, 415 for an undocumented media type, 413 for a body too large when decoded, 422 for values
 * that do not fit (400 if the document has 400 and no 422).
 */
export function checkerOfRequests(
  operation: Operation,
  checker: Checker,
  validate: Validate,
  contract: Contract
): CheckRequest {
  const read = valuesReader(operation.parameters, checker, operation.query)
  const pathValues = pathReader(operation, checker)
  const { requestBody } = operation
  const documented = new Set(operation.responses.map(({ key }) => key))
  const unfit = documented.has('400') && !documented.has('422') ? 400 : 422

  const typeOf = bodyTypes(requestBody?.content ?? {}, checker)
  const unshown = withoutShown(operation, contract)

  return (received) => andThen(examine(received), treated)

  function treated(asked: Asked): Asked {
    if (asked.violations.length === 0 || validate === 'strict') return asked
    const { refusal, ...answered } = asked
    if (validate === 'off') return { ...answered, violations: [] }
    return { ...answered, answered: true }
  }

  function examine(received: Received): Asked | Promise<Asked> {
    const { path, query, pairs, headers } = received
    const { values: parameters, violations } = read({ path: pathValues(path), query, pairs, headers })
    const asked: Asked = { parameters, body: undefined, violations }
    const refusal = requestBody === undefined ? undefined : readInto(asked, received)
    return andThen(refusal, (one) => refused(asked, one))
  }

  function refused(asked: Asked, refusal: Problem | undefined): Asked {
    if (refusal !== undefined) asked.refusal = refusal
    else if (asked.violations.length > 0) asked.violations = unshown(asked)
    const { violations } = asked
    if (refusal === undefined && violations.length > 0) {
      asked.refusal = new Problem(unfit, violations.map(violationText).join('; '), { violations })
    }
    return asked
  }

  /** Reads and checks the body. Returns the refusal if it cannot be read. */
  function readInto(
    asked: Asked,
    { body: bytes = noBytes, unread = false, headers }: Received
  ): Problem | undefined | Promise<Problem | undefined> {
    const { required, content } = requestBody as NonNullable<typeof requestBody>
    const sent = headers['content-type']
    if (bytes.length === 0 && !unread) {
      const type = required && sent !== undefined ? typeOf(sent) : undefined
      if (type?.mayBeEmpty === true) return checked(asked, type, noBytes)
      if (required) asked.violations.push({ in: 'body', at: '', message: 'is required', keyword: 'required' })
      return undefined
    }
    const type = typeOf(sent)
    if (type === undefined) {
      const types = Object.keys(content).join(', ')
      return unreadable(asked, 415, `is ${sent || 'of no media type'}; ${operation.id} takes ${types}`, {
        accept: types
      })
    }
    if (unread) return undefined
    const encoding = headers['content-encoding']
    if (encoding === undefined) return checked(asked, type, bytes)
    return decodeContent(bytes, encoding, longestBody).then((decoding) =>
      'reason' in decoding ? unreadable(asked, decoding.status, decoding.reason) : checked(asked, type, decoding.bytes)
    )
  }

  function checked(asked: Asked, { read, schema, isPatch }: BodyType, bytes: Buffer): Problem | undefined {
    const reading = read(bytes)
    if ('malformed' in reading) return unreadable(asked, 400, reading.malformed)
    asked.body = reading.value
    const found = isPatch
      ? checkPatch(checker, schema, reading.value)
      : checker.check(reading.schema ?? schema, reading.value, 'request')
    for (const one of reading.violations ?? none) asked.violations.push({ ...one, in: 'body' })
    for (const one of found) asked.violations.push({ ...one, in: 'body' })
    return undefined
  }
}

const none: Violation[] = []
const noBytes = Buffer.alloc(0)

/** The reader of bodies of a media type, and the schema that they must fit. */
interface BodyType {
  read: ReadBytes
  schema: Schema
  /** True for a JSON Merge Patch. */
  isPatch: boolean
  /** True if no bytes are a body of the type: an empty file, text or form. */
  mayBeEmpty: boolean
}

/** The most `Content-Type` headers that are remembered. Each multipart body has another boundary in its header. */
const mostTypes = 20

/** Returns a function from a `Content-Type` to the type of the body; undefined for an undocumented one. */
function bodyTypes(
  content: Record<string, MediaType>,
  checker: Checker
): (sent: string | undefined) => BodyType | undefined {
  const known = new Map<string | undefined, BodyType | undefined>()
  return (sent) => {
    if (known.has(sent)) return known.get(sent)
    const documented = documentedType(content, sent)
    const type = documented === undefined ? undefined : typeFor(documented, sent)
    if (known.size < mostTypes) known.set(sent, type)
    return type
  }

  function typeFor(documented: string, sent: string | undefined): BodyType {
    const media = content[documented] ?? {}
    const type = typeToRead(documented, sent)
    return {
      read: readerOf(type, media, checker),
      schema: media.schema ?? true,
      isPatch: isMergePatch(type),
      mayBeEmpty: mayBeEmpty(type)
    }
  }
}

/** Makes the refusal of a body that cannot be read, and adds it to the violations. */
function unreadable(asked: Asked, status: number, message: string, headers: Record<string, string> = {}): Problem {
  asked.violations.push({ in: 'body', at: '', message, keyword: 'malformed' })
  return new Problem(status, `the body ${message}`, { headers, violations: asked.violations })
}
