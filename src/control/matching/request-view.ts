/** A request as matchers see it. Whatever has to be read out of it is read once, and only when it is asked for. */
import { splitUrl } from '../../document/url.ts'
import { cookiesOf } from '../../request/cookies.ts'
import { type Part, partsOf } from '../../request/multipart.ts'
import { decodedBody } from './decoded-body.ts'
import { parseJson } from './exact-json.ts'
import { type Budget, createBudget } from './steps.ts'

/** A request as it was received. */
export interface Sent {
  /** Its number in the journal. */
  id?: number
  method: string
  /** Path and query as sent. */
  url: string
  /** Name, value, name, value … as they came. */
  rawHeaders: string[]
  body: Buffer | undefined
  clientIp: string
  /** Decoded. */
  pathParameters?: Record<string, string> | undefined
}

/** A text that matchers look at; undefined stands for one that is absent. */
export interface Subject {
  text: string
  bytes: () => Buffer
  /** As JSON; undefined where it is none. */
  json: () => { value: unknown } | undefined
  /** Steps that matchers may still take on it. */
  budget: Budget
}

/** Values by name; a name may be sent several times. */
export type Values = Map<string, string[]>

export interface RequestView {
  id: number
  method: string
  url: string
  path: string
  clientIp: string
  /** Decoded. */
  query: () => Values
  /** By lower-case name. */
  headers: () => Values
  cookies: () => Values
  form: () => Values
  parts: () => Part[]
  /** As it was sent. */
  sentBody: Buffer | undefined
  /** Without the codings that it was sent in; undefined where it is empty. */
  body: () => Subject | undefined
  /** The path parameters of the operation that it is for, decoded. */
  parameters: Record<string, string> | undefined
  /** From the Host header. */
  host: () => { name: string; port: number }
  /** Why matchers gave up on the request. */
  notes: Set<string>
}

/** Keeps what was worked out. */
export function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** A text as matchers see it. */
export function subjectOf(text: string, bytes: () => Buffer = () => Buffer.from(text)): Subject {
  return {
    text,
    bytes,
    budget: createBudget(),
    json: once(() => {
      try {
        return { value: parseJson(text) }
      } catch {
        return undefined
      }
    })
  }
}

/** A request, as matchers see it. */
export function requestViewOf({
  id = 0,
  method,
  url: sent,
  rawHeaders,
  body,
  clientIp,
  pathParameters
}: Sent): RequestView {
  const url = sent.replace(/^https?:\/\/[^/?]*/i, '')
  const { path, query } = splitUrl(url)
  const headers = once(() => headersByName(rawHeaders))
  const header = (name: string) => headers().get(name)?.[0] ?? ''
  const bytes = once(() => bodyOf({ rawHeaders, body }))
  return {
    id,
    method,
    url,
    path,
    notes: new Set(),
    sentBody: body,
    // An IPv4 address on a socket that takes both.
    clientIp: clientIp.replace(/^::ffff:/, ''),
    parameters: pathParameters,
    headers,
    query: once(() => pairsOf(query)),
    cookies: once(() => cookiesOf(headers().get('cookie'))),
    form: once(() => pairsOf(isForm(header('content-type')) ? (bytes()?.toString() ?? '') : '')),
    parts: once(() => partsIn(header('content-type'), bytes())),
    body: once(() => {
      const decoded = bytes()
      return decoded === undefined || decoded.length === 0 ? undefined : subjectOf(decoded.toString(), () => decoded)
    }),
    host: once(() => {
      const [, name = '', port] = /^(.*?)(?::(\d+))?$/.exec(header('host')) as RegExpExecArray
      return { name, port: port === undefined ? 80 : Number(port) }
    })
  }
}

/** Returns the body of a request as it was meant: without the codings that it travelled in. */
export function bodyOf({ rawHeaders, body }: Pick<Sent, 'rawHeaders' | 'body'>): Buffer | undefined {
  const coding = body === undefined ? undefined : headersByName(rawHeaders).get('content-encoding')
  return coding === undefined ? body : decodedBody(body as Buffer, coding.join())
}

/** Headers as Node lists them (name, value, name, value …), by lower-case name. */
export function headersByName(raw: readonly string[]): Values {
  const values: Values = new Map()
  for (let at = 0; at < raw.length; at += 2) add(values, (raw[at] as string).toLowerCase(), raw[at + 1] as string)
  return values
}

/** The parts of a body; none where it is no multipart one. */
function partsIn(type: string, body: Buffer | undefined): Part[] {
  const parts = body !== undefined && /^\s*multipart\//i.test(type) ? partsOf(type, body) : []
  return 'malformed' in parts ? [] : parts
}

const isForm = (type: string): boolean => /^application\/x-www-form-urlencoded\b/i.test(type)

/** Adds a value to those that a name has. */
export function add(values: Values, name: string, value: string): void {
  const known = values.get(name)
  if (known === undefined) values.set(name, [value])
  else known.push(value)
}

/** The pairs of a query or a form, decoded; what cannot be decoded stands as it is. */
export function pairsOf(text: string): Values {
  const values: Values = new Map()
  for (const [name, value] of new URLSearchParams(text)) add(values, name, value)
  return values
}
