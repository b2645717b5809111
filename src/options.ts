import type { Entry } from './control/journal.ts'
import type { Settings } from './server/document-context.ts'
import type { Reloaded } from './watch.ts'

/** A path, an http(s) URL or `-`, or a document that was parsed already. */
export type Source = string | URL | object

/** What a server plays and how; all of it is optional, and the command line says the same. */
export interface StandinOptions {
  /**
   * A path, an http(s) URL or a parsed document, or several of them; left out, it is Turso's Platform API, which ships
   * with standin.
   */
  document?: Source | Source[]
  /** The path that a document is to stand under, or one for each. */
  prefix?: string | string[]
  /** `true`: a `$ref` may leave the document's folder, or go to the network. */
  allowRefs?: boolean
  /** `true`: whatever `standin check` finds fails the start. */
  strict?: boolean
  /**
   * What happens to requests that do not fit the document: `strict` (the default) refuses them, `warn` answers and names
   * the violations in a header and the journal, `off` does not check.
   */
  validate?: 'strict' | 'warn' | 'off'
  /** `true`: an answer that does not fit the document, since its example does not, is a 500, as in Prism. */
  errors?: boolean
  /** A folder or file of rows; left out, the folder `fixtures` beside a document, if there; `false` for none. */
  fixtures?: string | false
  /** Another seed gives another believable world. Default 1. */
  seed?: number | string
  /**
   * Only these bearer tokens are accepted, on every operation; `TOKEN:scope1,scope2` has no more than those scopes.
   * Default: any that is one, with every scope.
   */
  token?: string | string[]
  /** `false` checks no credentials. */
  auth?: boolean
  /** `true` generates even where fixtures or examples exist. */
  dynamic?: boolean
  /** `false` sends no CORS headers. */
  cors?: boolean
  /** `true` sends `Cache-Control`, `Retry-After` and rate limits as the document's examples say, instead of `no-store`. */
  keepCacheHeaders?: boolean
  /** `true` refuses requests that name no world. */
  requireWorld?: boolean
  /** How long to wait before every reply, in milliseconds: a number, or the least and the most. */
  delay?: number | [min: number, max: number]
  /** The share of the requests to operations that fail with 503, from 0 to 1; the same requests in each run. */
  failRate?: number
  /** How many requests a minute operations answer; those beyond get 429 with `Retry-After`. */
  rateLimit?: number
  /** Bytes of bodies that the journals of all worlds keep; the oldest go first. Default 64 MiB. */
  journalBytes?: number
  /** `false`: no control API, but for its health. */
  admin?: boolean
  /** The control API answers only to this bearer token. */
  adminToken?: string
  /** Told of every request once it is answered. */
  log?: (entry: Entry) => void
}

export interface StartOptions extends StandinOptions {
  /** Default 0, which takes a free one. */
  port?: number
  /** Default 127.0.0.1. */
  host?: string
  /** Reads document and fixtures again when they change, and tells what came of it. */
  watch?: (reloaded: Reloaded) => void
}

/** Every option, so that none is misspelled without a word. */
const known: Record<keyof StartOptions, true> = {
  document: true,
  prefix: true,
  allowRefs: true,
  strict: true,
  validate: true,
  errors: true,
  fixtures: true,
  seed: true,
  token: true,
  auth: true,
  dynamic: true,
  cors: true,
  keepCacheHeaders: true,
  requireWorld: true,
  delay: true,
  failRate: true,
  rateLimit: true,
  journalBytes: true,
  admin: true,
  adminToken: true,
  log: true,
  port: true,
  host: true,
  watch: true
}

/** Throws an Error that names the first option that there is not. */
export function refuseUnknown(options: object): void {
  const unknown = Object.keys(options).find((name) => !Object.hasOwn(known, name))
  if (unknown === undefined) return
  throw new Error(`standin has no option ${JSON.stringify(unknown)}; there is ${Object.keys(known).join(', ')}`)
}

/** Returns what a server goes by: the options, with the defaults of those that were left out. */
export function settingsOf(options: StandinOptions): Settings {
  const { seed = 1, validate = 'strict', errors = false, auth = true, token, dynamic = false, delay = 0 } = options
  return {
    seed: String(seed),
    validate,
    errors,
    access: { check: auth, tokens: token === undefined ? undefined : [token].flat() },
    dynamic,
    cors: options.cors ?? true,
    keepCaching: options.keepCacheHeaders ?? false,
    requireWorld: options.requireWorld ?? false,
    delay: typeof delay === 'number' ? [delay, delay] : delay
  }
}

/** Returns the prefixes of the documents, in order, each with one slash before it and none behind. */
export const prefixesOf = ({ prefix = [] }: StandinOptions): string[] =>
  [prefix].flat().map((one) => one.replaceAll(/^\/+|\/+$/g, '').replace(/^(?=.)/, '/'))
