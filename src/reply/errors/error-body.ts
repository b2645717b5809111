/** Fills the body of an error with a refusal: its members by their names, as far as its schema admits. */
import { STATUS_CODES } from 'node:http'
import type { Problem } from '../../contract/problem.ts'
import { memoized } from '../../document/memoized.ts'
import type { Schema } from '../../document/openapi.ts'
import { sentence, type Violation } from '../../schema/validator.ts'
import { itemSchema, propertySchema, type Resolve, type Wanted, wantedBy } from '../../schema/views/schema-types.ts'
import { textAs } from '../markup.ts'
import { identityAmong, identityFor, isOfAnotherStatus } from './identity.ts'

/** The request that was refused, which an error may name. */
export interface Refused {
  method: string
  path: string
}

/** An error's body as it is without a reason, and what is known of it. */
export interface ErrorBody {
  body: unknown
  schema: Schema | undefined
  mediaType: string
  /** True where its author wrote it: what says nothing of this request stays. */
  written: boolean
  /** True where its author wrote it for another status. */
  foreign: boolean
}

/** The facts of a whole refusal, or of one violation for a list of them. */
interface Told {
  status: number
  /** the status in words */
  title: string
  message: string
  refused: Refused | undefined
  type: string | undefined
  violation: Violation | undefined
  /** the first of the violations, for a body that has room for one */
  first: Violation | undefined
}

type Say = (told: Told) => unknown[]

/** Says that a member had better not be there. */
const absent = Symbol('absent')

const status: Say = ({ status }) => [status, String(status)]
const keyword: Say = ({ violation }) => [violation?.keyword]
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
/** Only said of what is wrong in such a place, unless it has to be there. */
const only =
  (place: RegExp, spell: (violation: Violation) => string): Say =>
  ({ violation }) => {
    if (violation === undefined) return []
    return place.test(violation.in) ? [spell(violation)] : [absent, spell(violation)]
  }

/**
 * The values of members, by their names in lower case without separators. The first value of that kind that the schema
 * admits is taken. To teach standin another name, add a line here.
 */
const facts: Record<string, Say> = {
  status,
  statuscode: status,
  httpstatus: status,
  code: (told) => [told.violation?.keyword, ...status(told)],
  type: ({ violation, type }) => [violation?.keyword ?? type],
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
  header: only(/^header$/, dotted)
}

/** Members in which an author has words of his own: they stay where they are written. */
const wordsOfTheirOwn = new Set(['code', 'type', 'keyword', 'rule', 'errortype'])

/** Members that say where something is wrong, so that the message beside them need not. */
const places = new Set(
  'loc location path field fieldname property propertypath param attribute pointer source'.split(' ')
)

/** Members for the message, the likeliest first; the others say the status in words. */
const messages = [
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
const oauth: Record<number, string> = { 400: 'invalid_request', 401: 'invalid_token', 403: 'insufficient_scope' }

/** Members in which the same is said again, or once for each violation where they are lists. */
const inner = new Set('error errors detail details violations issues fault source validation invalidparams'.split(' '))

type Holder = Record<string, unknown>

/**
 * Fills in a body, markup where its media type is. It has no fault that it did not have before; what its schema has no
 * room for stays unsaid.
 */
export function fillErrorBody(
  { body, schema = true, mediaType, written, foreign }: ErrorBody,
  { status, message, violations }: Problem,
  refused: Refused | undefined,
  faultsOf: (body: unknown) => number,
  resolve: Resolve
): unknown {
  const root: Holder = { '': structuredClone(body) }
  const most = faultsOf(body)
  const title = STATUS_CODES[status] ?? 'Error'
  // RFC 9457 section 4.2.1: a problem that says no more than its status
  const type = mediaType.startsWith('application/problem+') ? 'about:blank' : undefined
  fill(root, '', schema, written && !foreign, {
    status,
    title,
    message,
    refused,
    type,
    violation: undefined,
    first: violations[0]
  })
  const filled = root['']
  return typeof filled === 'string' && filled !== body ? textAs(mediaType, filled) : filled

  /** Puts the first value there that is of the kind that stands there and does no harm. */
  function offer(holder: Holder, name: string, values: unknown[]): boolean {
    const before = holder[name]
    for (const value of values) {
      if (value === absent) delete holder[name]
      else if (value !== undefined && kindOf(value) === kindOf(before)) holder[name] = value
      else continue
      if (faultsOf(root['']) <= most) return true
      holder[name] = before
    }
    return false
  }

  function fill(holder: Holder, name: string, schema: Schema, whole: boolean, told: Told): void {
    const value = holder[name]
    if (typeof value === 'string') offer(holder, name, [told.message])
    if (Array.isArray(value) && value.length > 0) list(holder, name, schema, whole, told)
    else if (kindOf(value) === 'object') members(value as Holder, wantedBy(schema, resolve), whole, told)
  }

  /** One item for each violation, where there is room; else one. */
  function list(holder: Holder, name: string, schema: Schema, whole: boolean, told: Told): void {
    const [first] = holder[name] as unknown[]
    const all = violations.length > 0 ? violations : [{ in: 'request', at: '', message, keyword: 'refused' }]
    const items = all.map(() => structuredClone(first))
    offer(holder, name, [items, items.slice(0, 1)])
    const kept = holder[name] as unknown[] & Holder
    const wanted = wantedBy(schema, resolve)
    for (const [index, violation] of all.slice(0, kept.length).entries()) {
      const placed = kindOf(first) === 'object' && Object.keys(first as Holder).some((key) => places.has(plain(key)))
      const message = placed || violations.length === 0 ? violation.message : sentence(violation)
      fill(kept, String(index), itemSchema(wanted, index), whole, { ...told, message, violation })
    }
  }

  function choicesOf(schema: Schema): unknown[] {
    return wantedBy(schema, resolve).schemas.flatMap(({ enum: choices, const: only }) =>
      Array.isArray(choices) ? choices : [only]
    )
  }

  /** The identity of this error in place of another one's. */
  function identity(name: string, value: unknown, { type, violation }: Told): unknown[] {
    if (!foreign || violation !== undefined || !wordsOfTheirOwn.has(name)) return []
    return [name === 'type' ? (type ?? identityFor(value, status)) : identityFor(value, status)]
  }

  function members(holder: Holder, wanted: Wanted, whole: boolean, told: Told): void {
    const names = Object.keys(holder)
    const all = !foreign && (whole || wanted.schemas.some(isWritten))
    const isText = (name: string) => typeof holder[name] === 'string'
    const isOwn = (name: string) =>
      !foreign && (all || wantedBy(propertySchema(wanted, name), resolve).schemas.some(isWritten))
    const spoken = messages.flatMap((wording) => names.filter((name) => isText(name) && plain(name) === wording))
    const heard = spoken.find((name) => {
      const most = Math.min(...wantedBy(propertySchema(wanted, name), resolve).schemas.map(longest))
      return offer(holder, name, [told.message, shortened(told.message, most)])
    })
    for (const name of spoken) if (name !== heard && !isOwn(name)) offer(holder, name, [told.title, oauth[told.status]])
    for (const name of names) {
      const fact = Object.hasOwn(facts, plain(name)) ? facts[plain(name)] : undefined
      const stays = fact !== undefined && isOwn(name) && !isOfAnother(plain(name), holder[name])
      if (fact !== undefined && !stays)
        offer(holder, name, [...identity(plain(name), holder[name], told), ...fact(told)])
      if (foreign && fact === undefined && !spoken.includes(name) && isOfAnotherStatus(holder[name], status)) {
        offer(holder, name, [identityFor(holder[name], status)])
      }
      if (told.violation === undefined && !isOwn(name))
        offer(holder, name, [identityAmong(choicesOf(propertySchema(wanted, name)), status)])
      if (
        typeof holder[name] === 'object' &&
        (inner.has(plain(name)) || (heard === undefined && speaks(holder[name])))
      ) {
        fill(holder, name, propertySchema(wanted, name), all, told)
      }
    }
  }
}

/** True for what an author wrote of some other request: its place, its status where that is one. */
function isOfAnother(name: string, value: unknown): boolean {
  return facts[name] === status || name === 'code' ? /^[45]\d\d$/.test(String(value)) : !wordsOfTheirOwn.has(name)
}

const isWritten = ({ example, examples, default: usual }: { [keyword: string]: unknown }): boolean =>
  example !== undefined || examples !== undefined || usual !== undefined

const longest = ({ maxLength }: { [keyword: string]: unknown }): number =>
  typeof maxLength === 'number' ? maxLength : Number.POSITIVE_INFINITY

/** A shorter one says less than the status does. */
const shortestMessage = 40

const shortened = (text: string, most: number): string | undefined =>
  text.length > most && most >= shortestMessage ? `${text.slice(0, most - 1)}…` : undefined

/** True for an object with words for people, or a list of such. */
function speaks(value: unknown): boolean {
  const one = Array.isArray(value) ? value[0] : value
  return kindOf(one) === 'object' && Object.keys(one as Holder).some((name) => messages.includes(plain(name)))
}

const plain = memoized((name) => name.toLowerCase().replaceAll(/[_-]/g, ''))

const kindOf = (value: unknown): string => (Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value)
