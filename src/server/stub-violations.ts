import type { Operation } from '../contract/contract.ts'
import { essence, isJson } from '../contract/media-types.ts'
import { promisedFor } from '../contract/responses.ts'
import type { HeaderList } from '../control/answer.ts'
import { parseJson } from '../control/matching/exact-json.ts'
import type { Checker, Violation } from '../schema/validator.ts'

/** What a stub sends, as far as a document can have something against it. */
interface Sent {
  status: number
  headers: HeaderList
  body: string | Buffer
}

/**
 * What an operation's document has against an answer: where it promises JSON with a schema for the status, and JSON is
 * sent. What is sent under another media type, or is text that says of itself no more, is not judged.
 */
export function forbidden({ status, headers, body }: Sent, operation: Operation, checker: Checker): Violation[] {
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1]
  if (type !== undefined && !isJson(type)) return []
  const promised = Object.entries(promisedFor(operation, status)?.response.object.content ?? {})
  const media = promised.find(([name]) => type !== undefined && essence(name) === essence(type))
  const [, { schema } = {}] = media ?? promised.find(([name]) => isJson(name)) ?? []
  if (schema === undefined) return []
  try {
    return checker.check(schema, parseJson(String(body)), 'response')
  } catch {
    return type === undefined ? [] : [{ in: 'response', at: '', message: 'is no JSON', keyword: 'malformed' }]
  }
}

/** `the body/invites/0/id must be an integer` */
export const faultOf = ({ at, message }: Violation): string => `the body${at} ${message}`
