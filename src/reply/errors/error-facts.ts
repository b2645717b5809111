/** The facts of a refusal, by the names that members of errors have. */
import type { Violation } from '../../schema/validator.ts'

/** The request that was refused. An error may name its method and path. */
export interface Refused {
  method: string
  path: string
  accept?: string | undefined
}

/** The facts of a whole refusal, or of one violation for a list of them. */
export interface Told {
  status: number
  /** the status as a word for programs, in the spelling of the value that is there */
  word: string | undefined
  /** the status in words */
  title: string
  message: string
  refused: Refused | undefined
  type: string | undefined
  violation: Violation | undefined
  /** the first violation, for a body with room for one */
  first: Violation | undefined
}

type Say = (told: Told) => unknown[]

/** Marks a member that is better left out. */
export const absent = Symbol('absent')

export const statusFact: Say = ({ status }) => [status, String(status)]
const keyword: Say = ({ violation, word }) => [violation?.keyword, word]
const isFalse: Say = () => [false]
const isTrue: Say = () => [true]
const steps = ({ at }: Violation): string[] => at.split('/').slice(1)
const numbered = (step: string): string | number => (/^\d+$/.test(step) ? Number(step) : step)
const dotted = (violation: Violation): string => steps(violation).join('.')
const field: Say = ({ violation, first }) =>
  [violation ?? first].flatMap((one) => (one === undefined ? [] : dotted(one)))
const location: Say = ({ violation }) => {
  if (violation === undefined) return []
  const all = [violation.in, ...steps(violation)]
  return [all.map(numbered), all, all.join('.'), violation.in]
}
/** Limits a fact to violations in some places, unless the member is required. */
const only =
  (place: RegExp, spell: (violation: Violation) => string): Say =>
  ({ violation }) => {
    if (violation === undefined) return []
    return place.test(violation.in) ? [spell(violation)] : [absent, spell(violation)]
  }

const codeFact: Say = ({ violation, status, word }) => [violation?.keyword, status, word, String(status)]

/**
 * The values of members, by their names in lower case without separators. The first value of that kind that the schema
 * admits is taken. To teach standin another name, add a line here.
 */
export const facts: Record<string, Say> = {
  status: statusFact,
  statuscode: statusFact,
  httpstatus: statusFact,
  code: codeFact,
  errorcode: codeFact,
  type: ({ violation, type, word }) => [violation?.keyword ?? type, word],
  keyword,
  rule: keyword,
  errortype: keyword,
  method: ({ refused }) => [refused?.method],
  path: ({ violation, refused }) =>
    violation === undefined ? [refused?.path] : [steps(violation).map(numbered), steps(violation), dotted(violation)],
  instance: ({ refused }) => [refused?.path],
  loc: location,
  location,
  in: ({ violation }) => [violation?.in],
  field,
  fieldname: field,
  property: field,
  propertypath: field,
  param: field,
  attribute: field,
  // JSON:API 1.1, "Error Objects": `source` names the pointer, the parameter or the header
  pointer: only(/^body$/, ({ at }) => at),
  parameter: only(/^(path|query)$/, dotted),
  header: only(/^header$/, dotted),
  success: isFalse,
  successful: isFalse,
  issuccess: isFalse,
  succeeded: isFalse,
  ok: isFalse,
  error: isTrue,
  iserror: isTrue,
  haserror: isTrue,
  haserrors: isTrue,
  failed: isTrue
}

/** Members with values of the author's own choice, which stay as written. */
export const wordsOfTheirOwn = new Set(['code', 'errorcode', 'type', 'keyword', 'rule', 'errortype'])

/** Members that name the place of a violation, so that the message beside them need not. */
export const places = new Set(
  'loc location path field fieldname property propertypath param attribute pointer source'.split(' ')
)

/** Members for the message, the likeliest first; the others say the status in words. */
export const messages = [
  'message',
  'detail',
  'errordescription',
  'errormessage',
  'msg',
  'reason',
  'description',
  'error',
  'title'
]

/** The codes of OAuth, of which an `error` may be one (RFC 6749 section 5.2, RFC 6750 section 3.1). */
export const oauth: Record<number, string> = {
  400: 'invalid_request',
  401: 'invalid_token',
  403: 'insufficient_scope',
  500: 'server_error',
  503: 'temporarily_unavailable'
}

/** Members that stand beside an error of OAuth. */
export const besideOauth = /^error(description|uri)$/

/** Members for what a success brings. */
export const results = /^(result|results|data|payload)$/

/** Members by which a body says that it is an error. */
export const failures = /^(success|successful|issuccess|succeeded|ok|error|errors|message|errormessage)$/

/** Members with an error inside, or with a list that has one item for each violation. */
export const inner = new Set(
  'error errors detail details violations issues fault source validation invalidparams'.split(' ')
)
