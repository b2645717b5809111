import type { StandinOptions, StartOptions } from '../../options.ts'
import { type Given, type Option, type Options, readArguments, readValue } from './arguments.ts'
import { Usage } from './usage.ts'
import {
  adminToken,
  delay,
  type Kind,
  oneOf,
  onOff,
  prefix,
  share,
  status,
  text,
  token,
  wholeNumber
} from './values.ts'

/** What the command line asks for. */
export type Command = { name: 'help' } | { name: 'version' } | Mock | Check | Routes | Generate | Types

/** The command that serves. */
export interface Mock {
  name: 'mock'
  start: StartOptions
  watch: boolean
  log: LogStyle
  /** What people should know of the options that they gave. */
  notices: string[]
}

/** The command that reports what is doubtful in documents. */
export interface Check {
  name: 'check'
  documents: string[]
  options: StandinOptions
}

/** The command that lists operations. */
export interface Routes {
  name: 'routes'
  documents: string[]
  options: StandinOptions
  json: boolean
}

/** The command that prints a reply. */
export interface Generate {
  name: 'generate'
  document: string
  /** An operationId, or a method and a path. */
  operation: string
  options: StandinOptions
  code: string | undefined
  example: string | undefined
}

/** The command that prints types. */
export interface Types {
  name: 'types'
  document: string
  options: StandinOptions
}

export type LogStyle = 'pretty' | 'json' | 'silent'

const commands = ['mock', 'check', 'routes', 'generate', 'types'] as const
const serving = ['mock', 'generate'] as const

/** Every option of the command line; to teach standin another, add a line here and its meaning in `commandOf`. */
// biome-ignore format: a table, a line an option
export const options = {
  port: { value: 'N', kind: wholeNumber(65535), short: 'p', env: 'PORT', help: 'the port; 0 takes a free one (4010)' },
  host: { value: 'HOST', kind: text('an address to listen on'), short: 'h', env: 'HOST', help: 'the address to listen on (127.0.0.1)', bare: 'for the help, say --help' },
  fixtures: { value: 'PATH', kind: text('a folder or a file'), env: 'STANDIN_FIXTURES', on: ['mock', 'check', 'generate'], help: 'rows given by hand (the folder fixtures beside the document)' },
  prefix: { value: 'PATH', kind: prefix, multiple: true, env: 'STANDIN_PREFIX', on: ['mock', 'check', 'routes'], help: 'the path that a document stands under; repeatable, one a document' },
  seed: { value: 'N', kind: text('a number or a word'), env: 'STANDIN_SEED', on: serving, help: 'another seed, another believable world (1)' },
  token: { value: 'T', kind: token, multiple: true, env: 'STANDIN_TOKENS', help: 'accept only this bearer token, on every operation; T:read,write has these scopes only; repeatable (any)' },
  auth: { no: true, env: 'STANDIN_AUTH', help: 'check no credentials' },
  validate: { value: 'HOW', kind: oneOf('off', 'warn', 'strict'), env: 'STANDIN_VALIDATE', help: 'requests that do not fit: strict refuses, warn answers and names what is wrong, off (strict)' },
  strict: { env: 'STANDIN_STRICT', help: 'whatever standin check finds fails the start' },
  'allow-refs': { env: 'STANDIN_ALLOW_REFS', on: commands, help: 'a $ref may leave the folder of the document, or go to the network' },
  dynamic: { short: 'd', env: 'STANDIN_DYNAMIC', on: serving, help: 'generate even where examples or fixtures exist' },
  ignoreExamples: { on: serving, help: 'the same, as Prism says it' },
  errors: { help: 'as in Prism: refuse a request that does not fit, and answer 500 where an example does not' },
  cors: { no: true, env: 'STANDIN_CORS', help: 'send no CORS headers' },
  'keep-cache-headers': { env: 'STANDIN_KEEP_CACHE_HEADERS', help: 'send Cache-Control, Retry-After and rate limits as the examples say, instead of no-store' },
  delay: { value: 'MS', kind: delay, env: 'STANDIN_DELAY', help: 'wait before every reply: MS, or MIN-MAX (0)' },
  'fail-rate': { value: 'R', kind: share, env: 'STANDIN_FAIL_RATE', help: 'this share of the requests fails with 503, the same in each run: 0.1 (0)' },
  'rate-limit': { value: 'N', kind: wholeNumber(1_000_000), env: 'STANDIN_RATE_LIMIT', help: 'requests beyond N a minute get 429 with Retry-After' },
  'journal-bytes': { value: 'N', kind: wholeNumber(Number.MAX_SAFE_INTEGER), env: 'STANDIN_JOURNAL_BYTES', help: 'keep so many bytes of bodies in the journal (67108864)' },
  'require-world': { env: 'STANDIN_REQUIRE_WORLD', help: 'refuse requests without the header Standin-World' },
  admin: { no: true, env: 'STANDIN_ADMIN', help: 'no control API under /__admin, but for its health' },
  'admin-token': { value: 'T', kind: adminToken, env: 'STANDIN_ADMIN_TOKEN', help: 'the control API answers only to this bearer token' },
  watch: { env: 'STANDIN_WATCH', help: 'read document and fixtures again when they change' },
  log: { value: 'STYLE', kind: oneOf('pretty', 'json', 'silent'), env: 'STANDIN_LOG', help: 'pretty, json or silent (pretty on a terminal, else json)' },
  verboseLevel: { value: 'LEVEL', kind: oneOf('silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'), short: 'v', help: 'as in Prism: below info, --log silent', bare: 'for the version, say --version' },
  multiprocess: { short: 'm' },
  noAcceptVoidResponseError: {},
  json: { on: ['routes'], help: 'routes: print JSON' },
  code: { value: 'STATUS', kind: status, on: ['generate'], help: 'generate: the reply for that status' },
  example: { value: 'NAME', kind: text('the name of an example'), on: ['generate'], help: 'generate: that example of the document' },
  help: { on: commands, help: 'this text' },
  version: { on: commands, help: 'the version' }
} satisfies Options

type Table = typeof options
type Name = keyof Table
type ValueOf<O> = O extends { kind: Kind<infer T> } ? (O extends { multiple: true } ? T[] : T) : boolean
type Values = { [N in Name]?: ValueOf<Table[N]> }

/** Reads the arguments and the environment, where an argument wins. Throws Usage for what cannot be understood. */
export function commandOf(args: string[], env: NodeJS.ProcessEnv, terminal: boolean): Command {
  // Before its own options, of which standin knows none, are found to be mistakes.
  if (args[0] === 'proxy') throw new Usage(noProxy)
  const { given, positionals, unneeded } = readArguments(args, options)
  const values: Values = {}
  for (const { name, value } of given) set(values, name, value)
  if (values.help || positionals[0] === 'help') return { name: 'help' }
  if (values.version) return { name: 'version' }
  const name = commands.find((command) => command === positionals[0]) ?? 'mock'
  refuseMisplaced(given, name)
  // What Prism says otherwise; it is an argument, so it wins over the environment.
  if (values.errors) values.validate ??= 'strict'
  if (values.ignoreExamples) values.dynamic = true
  if (['silent', 'fatal', 'error', 'warn'].includes(values.verboseLevel ?? '')) values.log ??= 'silent'
  const notices = noticesOf(values, unneeded)
  addEnvironment(values, env, name)

  const words = positionals[0] === name ? positionals.slice(1) : positionals
  const named = env.STANDIN_DOCUMENT || undefined
  const read = withoutUndefined({ fixtures: values.fixtures, prefix: values.prefix, allowRefs: values['allow-refs'] })
  if (name === 'generate') {
    const [document, ...operation] = named !== undefined && words.length === 1 ? [named, ...words] : words
    if (document === undefined || operation.length === 0) throw new Usage(generateTakes)
    return {
      name,
      document,
      operation: operation.join(' '),
      options: { ...read, ...withoutUndefined({ seed: values.seed, dynamic: values.dynamic }) },
      code: values.code,
      example: values.example
    }
  }

  const documents = words.length === 0 && named !== undefined ? [named] : words
  refuseDocuments(documents, values)
  if (name !== 'mock') {
    if (documents.length === 0) throw new Usage(`standin ${name} takes a document: a file, a URL, or -`)
    if (name === 'types') {
      if (documents.length > 1) throw new Usage('standin types takes one document: each API has types of its own')
      return { name, document: documents[0] as string, options: read }
    }
    return name === 'check'
      ? { name, documents, options: read }
      : { name, documents, options: read, json: values.json ?? false }
  }
  return {
    name,
    notices,
    watch: values.watch ?? false,
    log: values.log ?? (terminal ? 'pretty' : 'json'),
    start: {
      ...read,
      ...withoutUndefined({
        document: documents.length > 1 ? documents : documents[0],
        token: values.token,
        errors: values.errors,
        failRate: values['fail-rate'],
        rateLimit: values['rate-limit'],
        journalBytes: values['journal-bytes'],
        keepCacheHeaders: values['keep-cache-headers'],
        requireWorld: values['require-world'],
        admin: values.admin,
        adminToken: values['admin-token']
      }),
      port: values.port ?? 4010,
      host: values.host ?? '127.0.0.1',
      seed: values.seed ?? '1',
      auth: values.auth ?? true,
      validate: values.validate ?? 'strict',
      strict: values.strict ?? false,
      dynamic: values.dynamic ?? false,
      cors: values.cors ?? true,
      delay: values.delay ?? [0, 0]
    }
  }
}

const noProxy =
  'standin never calls the real API, so it has no proxy: standin DOCUMENT plays the API by its document alone'
const generateTakes =
  'standin generate takes a document and an operation, by its operationId or as "GET /path": standin generate openapi.yaml listPets'

function set(values: Values, name: string, value: unknown): void {
  const { multiple } = (options as Options)[name] as Option
  const before = (values as Record<string, unknown[] | undefined>)[name] ?? []
  Object.assign(values, { [name]: multiple ? [...before, value] : value })
}

function addEnvironment(values: Values, env: NodeJS.ProcessEnv, command: string): void {
  for (const [name, option] of Object.entries<Option>(options)) {
    const { env: variable = '', kind = onOff, multiple } = option
    const written = env[variable] ?? ''
    if (written.trim() === '' || values[name as Name] !== undefined || !isFor(option, command)) continue
    const texts = multiple ? (kind.split?.(written) ?? written.split(',')) : [written]
    for (const one of texts) set(values, name, readValue<unknown>(kind, variable, one.trim()))
  }
}

const isFor = ({ on = ['mock'] }: Option, command: string): boolean => on.includes(command)

function refuseMisplaced(given: Given[], command: string): void {
  const misplaced = given.find(({ name }) => !isFor((options as Options)[name] as Option, command))
  if (misplaced === undefined) return
  const { on = ['mock'] } = (options as Options)[misplaced.name] as Option
  throw new Usage(`${misplaced.as} has no meaning for standin ${command}, only for standin ${on.join(', ')}`)
}

function refuseDocuments(documents: string[], { prefix = [], watch }: Values): void {
  const piped = documents.filter((document) => document === '-').length
  if (piped > 1) throw new Usage('standard input (-) can be read once only')
  if (piped === 1 && watch) throw new Usage('standard input (-) cannot be read again, so there is nothing to --watch')
  const played = Math.max(documents.length, 1)
  if (prefix.length <= played) return
  throw new Usage(
    `--prefix is given ${prefix.length} times, and there ${played === 1 ? 'is 1 document' : `are ${played} documents`}; each has one`
  )
}

function noticesOf({ multiprocess, noAcceptVoidResponseError, token, auth }: Values, unneeded: string[]): string[] {
  const passed = [...new Set(noAcceptVoidResponseError ? [...unneeded, '--noAcceptVoidResponseError'] : unneeded)]
  return [
    ...(token !== undefined && auth === false ? ['--no-auth checks no credentials, so --token says nothing'] : []),
    ...(multiprocess ? ['--multiprocess is passed over: standin is one process, and answers from there'] : []),
    ...passed.slice(0, 5).map((as) => `${as} is passed over: standin needs no such option`),
    ...(passed.length > 5 ? [`${passed.length - 5} more such options are passed over`] : [])
  ]
}

/** What was given, without what was not: an option that is not there is none that is undefined. */
function withoutUndefined<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never
}
