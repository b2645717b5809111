import { inspect } from 'node:util'
import type { Entry } from './control/journal/journal.ts'
import { isObject } from './document/json/is-object.ts'
import { meantBy } from './document/nearest.ts'
import type { SourceOptions } from './document/references/source.ts'
import { isBaseUrl } from './document/url.ts'
import type { Handlers } from './handlers/handler.ts'
import { StandinError } from './library/errors.ts'
import type { Validate } from './request/request-validator.ts'
import type { ServerSettings } from './server/exchange/context.ts'
import type { Reloaded } from './watch.ts'

/** A path, an http(s) URL or `-`, or a document that was parsed already. */
export type DocumentSource = string | URL | object

/** The settings of a server. All of them are optional, and the command line has the same. */
export interface StandinOptions {
  /** A path, an http(s) URL or a parsed document, or several. Default: Turso's Platform API, shipped with standin. */
  document?: DocumentSource | DocumentSource[]
  /** OpenAPI overlays, applied to the document in this order: paths, URLs or parsed ones. */
  overlay?: DocumentSource | DocumentSource[]
  /** The path above all operations of a document, or one for each document. */
  prefix?: string | string[]
  /** `true`: a `$ref` may leave the document's folder, or go to the network. */
  allowRefs?: boolean
  /** `true`: a finding of `standin check` fails the start. */
  strict?: boolean
  /**
   * The treatment of requests that do not fit the document. `strict` (the default) refuses them. `warn` answers, and
   * names the violations in a header and the journal. `off` does not check. An object sets one of these for each
   * operation by its name (an operationId, or `GET /things/{id}`); `*` is for all others.
   */
  validate?: Validate | Record<string, Validate>
  /** `true` answers 500, as Prism does, if the document's own example does not fit its schema. */
  errors?: boolean
  /** A folder or file of rows. Default: the folder `fixtures` beside the document, if there is one. `false`: none. */
  fixtures?: string | false
  /** Functions that answer operations, by their names, or a folder of such (`OPERATIONID.ts`). */
  handlers?: string | Handlers
  /** Hosts that callbacks and webhooks may be sent to, beside this machine. */
  allowCallbacks?: string | string[]
  /** The seed of everything that looks random. Default 1. */
  seed?: number | string
  /** The people, places and phone numbers of a locale that faker has: `de`, `pt_BR`. Default: of several countries, in English. */
  locale?: string
  /**
   * Accepts only these bearer tokens, on every operation. `TOKEN:scope1,scope2` gives a token only these scopes.
   * Default: any well-formed token, with every scope.
   */
  token?: string | string[]
  /**
   * The key that signs tokens: a file, made if it is missing, or a text in PEM. Servers with one key accept each other's
   * tokens. Default: a key of its own.
   */
  tokenKey?: string
  /** `false` checks no credentials. */
  auth?: boolean
  /** `true` generates every answer, also if there are fixtures or examples. */
  dynamic?: boolean
  /** `true` keeps nothing that is written, so that any number of servers answer alike. */
  stateless?: boolean
  /** `true` answers 404 for keys that no list shows. */
  closed?: boolean
  /** The most rows that a world holds. Default 100,000. */
  mostRows?: number
  /** `false` sends no CORS headers. */
  cors?: boolean
  /**
   * `true` sends `Cache-Control`, `Retry-After` and rate limits as the document's examples say, instead of `no-store`.
   */
  keepCacheHeaders?: boolean
  /** `true` refuses requests that name no world. */
  requireWorld?: boolean
  /** Milliseconds to wait before every reply: a number, or a least and a most. */
  delay?: number | [min: number, max: number]
  /** The share of the requests to operations that fail with 503, from 0 to 1; the same requests in each run. */
  failRate?: number
  /** The number of requests answered per minute. More get 429 with `Retry-After`. */
  rateLimit?: number
  /** The bytes of bodies that all journals together keep. The oldest are dropped first. Default 64 MiB. */
  journalBytes?: number
  /** `false`: no control API, except its health. */
  admin?: boolean
  /** The control API answers only to this bearer token. */
  adminToken?: string
  /** A root folder of WireMock: stubs in `mappings`, the bodies that they name in `__files`. */
  mappings?: string
  /** The address of the real API, which answers what the documents lack, and operations with `x-standin: {upstream: true}`. */
  upstream?: string
  /** `true`: every request goes to `upstream`, and requests and answers are compared with the documents. */
  proxy?: boolean
  /** A folder for fixtures of the answers of `upstream`, written when the server closes. */
  record?: string
  /** Milliseconds that `upstream` may take to answer. Default 30,000. */
  upstreamTimeout?: number
  /** The HTTP proxy that leads to `upstream`. */
  upstreamProxy?: string
  /** `true` trusts any certificate of `upstream`. */
  upstreamInsecure?: boolean
  /** Called with every request once it is answered. */
  log?: (entry: Entry) => void
}

export interface StartOptions extends StandinOptions {
  /** Default 0: any free port. */
  port?: number
  /** Default 127.0.0.1. */
  host?: string
  /**
   * `true` answers by HTTPS and HTTP/2, with a certificate for this machine that is made on the spot. An object names
   * files: `cert` and `key` in PEM, a `keystore` that holds both (PKCS #12), or `authority`, a folder or file that keeps
   * the authority which signs certificates made here.
   */
  https?: boolean | { cert: string; key: string } | { keystore: string; password: string } | { authority: string }
  /** A file that keeps the rows of the main world across runs. */
  save?: string
  /** Reads document and fixtures again when they change. Called with the file, and the error if the reload failed. */
  watch?: (reloaded: Reloaded) => void
}

/** A kind of option value: its name in words, and the check for it. No message repeats a value with a secret. */
type Kind = [what: string, holds: (value: unknown) => boolean, isSecret?: true]

const isText = (value: unknown): boolean => typeof value === 'string' && value !== ''
const isNumber = (least: number, most: number) => (value: unknown) =>
  typeof value === 'number' && value >= least && value <= most
const isWhole = (least: number, most: number) => (value: unknown) =>
  Number.isInteger(value) && isNumber(least, most)(value)
const each = (holds: Kind[1]) => (value: unknown) => Array.isArray(value) && value.length > 0 && value.every(holds)
const isNone = (value: unknown): boolean => Array.isArray(value) && value.length === 0
const either =
  (...kinds: Kind[1][]) =>
  (value: unknown) =>
    kinds.some((holds) => holds(value))

const flag: Kind = ['true or false', (value) => typeof value === 'boolean']
const hook: Kind = ['a function', (value) => typeof value === 'function']
const isValidate = (value: unknown): boolean => value === 'strict' || value === 'warn' || value === 'off'
const isSource = (value: unknown): boolean => isText(value) || isObject(value)
/** True for a path, which may be empty. */
const isPrefix = (value: unknown): boolean => typeof value === 'string' && /^[\w/.~%!$&'()*+,;=:@-]*$/.test(value)
const isDelay = isNumber(0, 2 ** 31 - 1)

/** True for `true`, `false`, and the names of files in one of the two ways. */
function isHttps(value: unknown): boolean {
  if (!isObject(value)) return typeof value === 'boolean'
  const names = Object.keys(value).sort().join(' ')
  const isFit = ([name, one]: [string, unknown]) => (name === 'password' ? typeof one === 'string' : isText(one))
  return /^(cert key|keystore password|authority)$/.test(names) && Object.entries(value).every(isFit)
}

/** The kind of each option, by which misspelled names and wrong values are refused. */
const kinds: Record<keyof StartOptions, Kind> = {
  document: ['a path, a URL or a parsed document, or several of them', either(isSource, each(isSource))],
  overlay: ['a path, a URL or a parsed overlay, or several of them', either(isSource, isNone, each(isSource))],
  prefix: ['a path, or one for each document', either(isPrefix, each(isPrefix))],
  allowRefs: flag,
  strict: flag,
  validate: [
    '"strict", "warn", "off", or one of them for each operation by its name',
    either(isValidate, (value) => isObject(value) && Object.values(value).every(isValidate))
  ],
  errors: flag,
  keepCacheHeaders: flag,
  fixtures: ['a path, or false', (value) => value === false || isText(value)],
  handlers: [
    'a folder, or functions by the names of operations',
    either(isText, (value) => isObject(value) && Object.values(value).every((one) => typeof one === 'function'))
  ],
  allowCallbacks: ['a host, or several of them', either(isText, each(isText))],
  seed: ['a number or a word', (value) => isText(value) || Number.isFinite(value)],
  locale: ['a locale such as de or pt_BR', isText],
  token: ['a token, or several of them', either(isText, each(isText))],
  tokenKey: ['a file, or a key in PEM', isText],
  auth: flag,
  dynamic: flag,
  stateless: flag,
  closed: flag,
  mostRows: ['a whole number from 1 to 10000000', isWhole(1, 10_000_000)],
  cors: flag,
  requireWorld: flag,
  delay: [
    'milliseconds, or the least and the most',
    either(isDelay, (value) => each(isDelay)(value) && isRange(value as number[]))
  ],
  failRate: ['a share from 0 to 1', isNumber(0, 1)],
  rateLimit: ['a whole number from 0 to 1000000', isWhole(0, 1_000_000)],
  journalBytes: ['a whole number of bytes', isWhole(0, Number.MAX_SAFE_INTEGER)],
  admin: flag,
  adminToken: ['a token', isText],
  mappings: ['a folder', isText],
  upstream: ['an http(s) URL without a query', isBaseUrl],
  proxy: flag,
  record: ['a folder', isText],
  upstreamTimeout: ['milliseconds, a whole number from 1 to 2147483647', isWhole(1, 2 ** 31 - 1)],
  upstreamProxy: ['an http(s) URL', isBaseUrl],
  upstreamInsecure: flag,
  log: hook,
  port: ['a port from 0 to 65535', isWhole(0, 65_535)],
  host: ['an address to listen on', isText],
  https: ['true, false, { cert, key }, { keystore, password } or { authority }', isHttps, true],
  save: ['a path', isText],
  watch: hook
}

const isRange = ([least, most, more]: number[]): boolean =>
  least !== undefined && most !== undefined && more === undefined && least <= most

/** Throws an Error for options that are no object, and for the first unknown option or wrong value. */
export function checkOptions(options: object): void {
  if (!isObject(options)) {
    const given = inspect(options, { depth: 0 })
    throw new StandinError(
      'ERR_STANDIN_OPTION',
      `options are an object such as { document: 'openapi.yaml' }, not ${given}`
    )
  }
  for (const [name, value] of Object.entries(options)) {
    const kind = Object.hasOwn(kinds, name) ? kinds[name as keyof StartOptions] : undefined
    if (kind === undefined) {
      const names = Object.keys(kinds)
      const nearest = meantBy(name, names)
      const meant = nearest === undefined ? `there is ${names.join(', ')}` : `did you mean ${nearest}?`
      throw new StandinError('ERR_STANDIN_OPTION', `standin has no option ${JSON.stringify(name)}; ${meant}`)
    }
    const [what, holds, isSecret] = kind
    if (value !== undefined && !holds(value)) {
      const given = isSecret ? '' : `, not ${inspect(value, { depth: 0 })}`
      throw new StandinError('ERR_STANDIN_OPTION', `the option ${name} is ${what}${given}`)
    }
  }
}

/** Returns the options with their defaults. */
export function settingsOf(options: StandinOptions): ServerSettings {
  const { seed = 1, validate = 'strict', errors = false, auth = true, token, dynamic = false, delay = 0 } = options
  return {
    seed: String(seed),
    validate,
    errors,
    access: { check: auth, tokens: token === undefined ? undefined : [token].flat() },
    dynamic,
    stateless: options.stateless ?? false,
    closed: options.closed ?? false,
    mostRows: options.mostRows ?? 100_000,
    cors: options.cors ?? true,
    allowCallbacks: [options.allowCallbacks ?? []].flat(),
    keepCaching: options.keepCacheHeaders ?? false,
    requireWorld: options.requireWorld ?? false,
    delay: typeof delay === 'number' ? [delay, delay] : delay
  }
}

/** Returns the prefixes of the documents, in order, each with one slash before it and none behind. */
export const prefixesOf = ({ prefix = [] }: { prefix?: StandinOptions['prefix'] | undefined }): string[] =>
  [prefix].flat().map((one) => one.replaceAll(/^\/+|\/+$/g, '').replace(/^(?=.)/, '/'))

/** Returns the options for reading one of the documents. */
export const readingOf = ({ document, overlay = [], allowRefs = false }: StandinOptions): SourceOptions => ({
  allowRefs,
  overlays: { sources: [overlay].flat(), among: Array.isArray(document) ? document.length : 1 }
})
