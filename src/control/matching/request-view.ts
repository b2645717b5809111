/** A request as matchers see it: each part is read once, when it is first asked for. */
import { addTo } from '../../document/grouped.ts'
import { splitUrl, withoutOrigin } from '../../document/url.ts'
import { decodedBody } from '../../request/content-encoding.ts'
import { cookiesOf } from '../../request/cookies.ts'
import { type BodyPart, multipartParts } from '../../request/multipart.ts'
import { parseExactJson } from './exact-json.ts'
import { type Budget, createBudget } from './steps.ts'

export interface SentRequest {
  /** Its number in the journal. */
  id?: number
  method: string
  /** Path and query as sent. */
  url: string
  /** Name, value, name, value … as they came. */
  rawHeaders: string[]
  body: Buffer | undefined
  clientIp: string
  /** `http` if it is not known. */
  scheme?: string
  /** Decoded. */
  pathParameters?: Record<string, string> | undefined
}

/** A text that matchers look at; undefined stands for one that is absent. */
export interface Subject {
  text: string
  bytes(): Buffer
  /** The text as JSON; undefined where it is not JSON. */
  json(): { value: unknown } | undefined
  /** Steps that matchers may still take on it. */
  budget: Budget
}

/** Values by name; a name may be sent several times. */
export type NamedValues = Map<string, string[]>

/** A request as matchers and templates see it. */
export interface RequestView {
  readonly id: number
  readonly method: string
  readonly url: string
  readonly path: string
  readonly clientIp: string
  readonly scheme: string
  readonly sentBody: Buffer | undefined
  /** The path parameters of the operation that it is for, decoded. */
  readonly parameters: Record<string, string> | undefined
  /** Reasons of matchers that gave up on the request. */
  readonly gaveUp: Set<string>
  /** Decoded. */
  query(): NamedValues
  /** By lower-case name. */
  headers(): NamedValues
  cookies(): NamedValues
  form(): NamedValues
  parts(): BodyPart[]
  /** The body without its content codings; undefined where it is empty. */
  body(): Subject | undefined
  /** From the Host header. */
  host(): { name: string; port: number }
}

/** A text that is read as JSON once, and turned into bytes only if they are asked for. */
class TextSubject implements Subject {
  readonly text: string
  readonly budget = createBudget()
  readonly #bytes: Buffer | undefined
  #json: { value: unknown } | undefined | 'unread' = 'unread'

  constructor(text: string, bytes?: Buffer) {
    this.text = text
    this.#bytes = bytes
  }

  bytes(): Buffer {
    return this.#bytes ?? Buffer.from(this.text)
  }

  json(): { value: unknown } | undefined {
    if (this.#json === 'unread') this.#json = jsonIn(this.text)
    return this.#json
  }
}

function jsonIn(text: string): { value: unknown } | undefined {
  try {
    return { value: parseExactJson(text) }
  } catch {
    return undefined
  }
}

export const textSubject = (text: string, bytes?: Buffer): Subject => new TextSubject(text, bytes)

/**
 * A request whose parts are read when first asked for. Its methods are shared: closures would cost as many objects for
 * each request.
 */
class LazyView implements RequestView {
  readonly id: number
  readonly method: string
  readonly url: string
  readonly path: string
  readonly clientIp: string
  readonly scheme: string
  readonly sentBody: Buffer | undefined
  readonly parameters: Record<string, string> | undefined
  readonly gaveUp = new Set<string>()
  readonly #rawHeaders: string[]
  readonly #queryText: string
  #query: NamedValues | undefined
  #headers: NamedValues | undefined
  #cookies: NamedValues | undefined
  #form: NamedValues | undefined
  #parts: BodyPart[] | undefined
  #bytes: Buffer | undefined
  #body: Subject | undefined

  constructor(request: SentRequest) {
    const { id = 0, method, url: sent, rawHeaders, body, clientIp, scheme = 'http', pathParameters } = request
    const url = withoutOrigin(sent)
    const { path, query } = splitUrl(url)
    this.id = id
    this.method = method
    this.url = url
    this.path = path
    // An IPv4 address on a socket that takes both.
    this.clientIp = clientIp.startsWith('::ffff:') ? clientIp.slice('::ffff:'.length) : clientIp
    this.scheme = scheme
    this.sentBody = body
    this.parameters = pathParameters
    this.#rawHeaders = rawHeaders
    this.#queryText = query
  }

  headers(): NamedValues {
    this.#headers ??= headersByName(this.#rawHeaders)
    return this.#headers
  }

  query(): NamedValues {
    this.#query ??= decodedPairs(this.#queryText)
    return this.#query
  }

  cookies(): NamedValues {
    this.#cookies ??= cookiesOf(this.headers().get('cookie'))
    return this.#cookies
  }

  form(): NamedValues {
    this.#form ??= decodedPairs(isForm(this.#header('content-type')) ? this.#decoded().toString() : '')
    return this.#form
  }

  parts(): BodyPart[] {
    this.#parts ??= partsIn(this.#header('content-type'), this.#decoded())
    return this.#parts
  }

  body(): Subject | undefined {
    if (this.#body !== undefined || this.sentBody === undefined) return this.#body
    const bytes = this.#decoded()
    if (bytes.length > 0) this.#body = textSubject(bytes.toString(), bytes)
    return this.#body
  }

  host(): { name: string; port: number } {
    const [, name = '', port] = /^(.*?)(?::(\d+))?$/.exec(this.#header('host')) as RegExpExecArray
    const usual = this.scheme === 'https' ? 443 : 80
    return { name, port: port === undefined ? usual : Number(port) }
  }

  #header(name: string): string {
    return this.headers().get(name)?.[0] ?? ''
  }

  #decoded(): Buffer {
    this.#bytes ??= decoded(this.sentBody, this.headers()) ?? noBytes
    return this.#bytes
  }
}

const noBytes = Buffer.alloc(0)

export const requestViewOf = (sent: SentRequest): RequestView => new LazyView(sent)

/** Returns the body of a request without the codings that it travelled in. */
export const plainBody = ({ rawHeaders, body }: Pick<SentRequest, 'rawHeaders' | 'body'>): Buffer | undefined =>
  body && decoded(body, headersByName(rawHeaders))

function decoded(body: Buffer | undefined, headers: NamedValues): Buffer | undefined {
  const coding = headers.get('content-encoding')
  return coding === undefined || body === undefined ? body : decodedBody(body, coding.join())
}

/** Headers as Node lists them (name, value, name, value …), by lower-case name. */
export function headersByName(raw: readonly string[]): NamedValues {
  const values: NamedValues = new Map()
  for (let at = 0; at < raw.length; at += 2) addTo(values, (raw[at] as string).toLowerCase(), raw[at + 1] as string)
  return values
}

/** Returns the parts of a multipart body; none of another body. */
function partsIn(type: string, body: Buffer): BodyPart[] {
  const parts = /^\s*multipart\//i.test(type) ? multipartParts(type, body) : []
  return 'malformed' in parts ? [] : parts
}

const isForm = (type: string): boolean => /^application\/x-www-form-urlencoded\b/i.test(type)

/** Returns the pairs of a query or a form, decoded; text that cannot be decoded stays as it is. */
export function decodedPairs(text: string): NamedValues {
  const values: NamedValues = new Map()
  for (const [name, value] of new URLSearchParams(text)) addTo(values, name, value)
  return values
}
