import type { IncomingHttpHeaders } from 'node:http'
import type { Operation, ParameterValues } from '../contract/contract.ts'
import { Problem } from '../contract/problem.ts'
import { type Checker, sentence, type Violation } from '../schema/validator.ts'
import { documentedType, readBody, typeToRead } from './bodies.ts'
import { decodeContent } from './content-encoding.ts'
import { planOf } from './parameters.ts'
import { pathReader } from './path-values.ts'

/** A request as it came. */
export interface Received {
  path: string
  query: string
  headers: IncomingHttpHeaders
  body: Buffer | undefined
}

/** What a request asks for: its values, and what is wrong with it. */
export interface Asked {
  parameters: ParameterValues
  body: unknown
  violations: Violation[]
  /** True where the request is answered in spite of its violations. */
  answered?: boolean
  /** Why it cannot be answered. */
  refusal?: Problem
}

/** How requests are checked: refused, answered with their violations named, or not checked. */
export type Validate = 'strict' | 'warn' | 'off'

export type CheckRequest = (received: Received) => Promise<Asked>

/**
 * Checks an operation's requests: parameters, then the body. Gives every violation by its place, and the refusal that
 * they add up to: 400 for what is malformed, 415 for a media type that is not documented, 422 for what does not fit
 * (400 where only that is documented).
 */
export function checkerOfRequests(operation: Operation, checker: Checker, validate: Validate): CheckRequest {
  const read = planOf(operation.parameters, checker)
  const pathValues = pathReader(operation, checker)
  const { requestBody } = operation
  const documented = new Set(operation.responses.map(({ key }) => key))
  const unfit = documented.has('400') && !documented.has('422') ? 400 : 422

  return async (received) => {
    const asked = await examine(received)
    if (asked.violations.length === 0 || validate === 'strict') return asked
    const { refusal, ...answered } = asked
    if (validate === 'off') return { ...answered, violations: [] }
    return { ...answered, answered: true }
  }

  async function examine({ path, query, headers, body }: Received): Promise<Asked> {
    const { values: parameters, violations } = read({ path: pathValues(path), query, headers })
    const asked: Asked = { parameters, body: undefined, violations }
    if (requestBody !== undefined) {
      const refusal = await readInto(asked, body, headers)
      if (refusal !== undefined) return { ...asked, refusal }
    }
    if (asked.violations.length === 0) return asked
    const refusal = new Problem(unfit, asked.violations.map(sentence).join('; '), { violations: asked.violations })
    return { ...asked, refusal }
  }

  /** Reads and checks the body; gives the refusal where it cannot even be read. */
  async function readInto(
    asked: Asked,
    bytes: Buffer | undefined,
    headers: IncomingHttpHeaders
  ): Promise<Problem | undefined> {
    const { required, content } = requestBody as NonNullable<typeof requestBody>
    const sent = headers['content-type']
    if (bytes === undefined || bytes.length === 0) {
      if (required) asked.violations.push({ in: 'body', at: '', message: 'is required', keyword: 'required' })
      return undefined
    }
    const type = documentedType(content, sent)
    if (type === undefined) {
      const types = Object.keys(content).join(', ')
      return unreadable(asked, 415, `is ${sent ?? 'of no media type'}; ${operation.id} takes ${types}`, {
        accept: types
      })
    }
    const media = content[type] ?? {}
    const decoding = await decodeContent(bytes, headers['content-encoding'], mostDecoded)
    if ('reason' in decoding) return unreadable(asked, decoding.status, decoding.reason)
    const reading = await readBody(typeToRead(type, sent), media, decoding.bytes, checker)
    if ('malformed' in reading) return unreadable(asked, 400, reading.malformed)
    asked.body = reading.value
    const found = checker.check(reading.schema ?? media.schema ?? true, reading.value, 'request')
    asked.violations.push(...[...(reading.violations ?? []), ...found].map((one) => ({ ...one, in: 'body' })))
    return undefined
  }
}

/** How large a body may become when its `Content-Encoding` is undone, in bytes. */
const mostDecoded = 32 * 1024 * 1024

/** A body that cannot even be read is a violation of its own, and a refusal by its own status. */
function unreadable(asked: Asked, status: number, message: string, headers: Record<string, string> = {}): Problem {
  asked.violations.push({ in: 'body', at: '', message, keyword: 'malformed' })
  return new Problem(status, `the body ${message}`, { headers, violations: asked.violations })
}
