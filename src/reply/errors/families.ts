/** Families of errors that tell the status by words of their own. */
import { isObject } from '../../document/json/is-object.ts'
import { identityFor } from './identity.ts'

/** Words for a status; those of 400 and 500 stand for others too, where a family has no spelling. */
type Words = Readonly<Record<number, string | number>>

/** A family: its marks are the members, in small letters, that every body of it has. */
export interface Family {
  marks: string
  /** The words by the roles of the members that tell them. */
  says: Readonly<Record<string, Words>>
  /** A word in the spelling in which a status without a word of the family is written. */
  spelling?: string
}

/** The codes of gRPC in the order of their numbers, from 1 (google.rpc.Code). */
const rpcCodes =
  'CANCELLED UNKNOWN INVALID_ARGUMENT DEADLINE_EXCEEDED NOT_FOUND ALREADY_EXISTS PERMISSION_DENIED RESOURCE_EXHAUSTED FAILED_PRECONDITION ABORTED OUT_OF_RANGE UNIMPLEMENTED INTERNAL UNAVAILABLE DATA_LOSS UNAUTHENTICATED'.split(
    ' '
  )
const rpcNumbers: Readonly<Record<number, number>> = {
  400: 3,
  401: 16,
  403: 7,
  404: 5,
  409: 6,
  412: 9,
  429: 8,
  500: 13,
  501: 12,
  503: 14,
  504: 4
}
const rpcWords = Object.fromEntries(
  Object.entries(rpcNumbers).map(([status, number]) => [status, rpcCodes[number - 1] as string])
)

/** The families, the surest first. To teach standin another, add a row. */
const families: readonly Family[] = [
  // JSON-RPC 2.0, "Error object": -32000 to -32099 are the server's own.
  {
    marks: 'jsonrpc',
    says: { code: { 400: -32602, 401: -32001, 403: -32003, 404: -32601, 409: -32009, 429: -32029, 500: -32603 } }
  },
  {
    marks: 'errors extensions',
    says: { code: { 400: 'BAD_USER_INPUT', 401: 'UNAUTHENTICATED', 422: 'BAD_USER_INPUT' } },
    spelling: 'A_B'
  },
  {
    marks: 'root_cause type',
    says: {
      type: {
        400: 'illegal_argument_exception',
        401: 'security_exception',
        403: 'security_exception',
        404: 'resource_not_found_exception',
        409: 'version_conflict_engine_exception',
        429: 'es_rejected_execution_exception',
        500: 'illegal_state_exception',
        503: 'cluster_block_exception'
      }
    }
  },
  {
    marks: '__type',
    says: {
      type: {
        400: 'ValidationException',
        401: 'UnrecognizedClientException',
        403: 'AccessDeniedException',
        404: 'ResourceNotFoundException',
        409: 'ConflictException',
        429: 'ThrottlingException',
        500: 'InternalServerException',
        503: 'ServiceUnavailableException'
      }
    }
  },
  {
    marks: 'code message requestid',
    says: { code: { 403: 'AccessDenied', 404: 'NoSuchKey', 429: 'SlowDown', 500: 'InternalError' } },
    spelling: 'Ab'
  },
  {
    marks: 'issue diagnostics',
    says: {
      code: {
        400: 'invalid',
        401: 'login',
        403: 'forbidden',
        404: 'not-found',
        409: 'conflict',
        429: 'throttled',
        500: 'exception',
        503: 'transient'
      }
    }
  },
  { marks: 'faultcode', says: { code: { 400: 'Client', 500: 'Server' } } },
  {
    marks: 'apiversion kind reason',
    says: { reason: { 422: 'Invalid', 500: 'InternalError' }, status: { 400: 'Failure', 500: 'Failure' } },
    spelling: 'AbCd'
  },
  {
    marks: 'domain reason',
    says: { reason: { 401: 'authError', 429: 'rateLimitExceeded', 500: 'backendError' } },
    spelling: 'abCd'
  },
  // RFC 6749 section 5.2, RFC 6750 section 3.1
  ...['error_description', 'error_uri'].map((mark) => ({
    marks: `error ${mark}`,
    says: {
      error: {
        400: 'invalid_request',
        401: 'invalid_token',
        403: 'insufficient_scope',
        500: 'server_error',
        503: 'temporarily_unavailable'
      }
    },
    spelling: 'a_b'
  })),
  { marks: '@type code message', says: { code: rpcNumbers } },
  { marks: 'code message status', says: { status: rpcWords } }
]

const marked = families.map((family) => [family.marks.split(' '), family] as const)

/** Returns the family of a body by its members, also those of its objects and lists. */
export function familyOf(body: unknown): Family | undefined {
  const names = new Set<string>()
  collect(body, names)
  return marked.find(([marks]) => marks.every((mark) => names.has(mark)))?.[1]
}

function collect(value: unknown, names: Set<string>): void {
  if (Array.isArray(value)) for (const item of value.slice(0, 1)) collect(item, names)
  else if (isObject(value))
    for (const [name, inner] of Object.entries(value)) {
      names.add(name.toLowerCase())
      collect(inner, names)
    }
}

/** Returns the family's word for a status in a member of that role; undefined where it has none. */
export function familyWord(family: Family | undefined, role: string, status: number): string | number | undefined {
  const words = family && Object.hasOwn(family.says, role) ? (family.says[role] as Words) : undefined
  return words && (words[status] ?? (identityFor(family?.spelling, status) || words[status < 500 ? 400 : 500]))
}

export function isWordOfAnother({ says }: Family, role: string, value: unknown, status: number): boolean {
  const named = Object.entries(says[role] as Words).filter(([, word]) => word === value)
  return named.length > 0 && !named.some(([own]) => Number(own) === status)
}
