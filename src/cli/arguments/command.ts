import { meantBy } from '../../document/nearest.ts'
import type { StandinOptions, StartOptions } from '../../options.ts'
import { type GivenOption, readArguments, readValue } from './arguments.ts'
import { addEnvironment, type FromEnvironment, unknownVariables, variableIn } from './environment.ts'
import { type CommandName, commands, isFor, type OptionValues, optionOf, options, serves, setValue } from './options.ts'
import { Usage } from './usage.ts'
import { baseUrl } from './values.ts'

/** A command line that was understood. */
export type Command = { name: 'help'; of: CommandName | undefined } | { name: 'version' } | Completion | Reading

type Reading = (MockCommand | Check | Routes | Generate | Types | Import | Infer) & Remarks

interface Remarks {
  /** Notes on options and variables, for people. */
  notices: string[]
  environment: FromEnvironment
}

/** The command that prints a script for a shell. */
export interface Completion {
  name: 'completion'
  shell: Shell
}

export interface MockCommand {
  name: 'mock'
  start: StartOptions
  watch: boolean
  log: LogStyle
  /** The number of processes that share the port. */
  workers: number
  /** The URL of the store by which servers answer as one. */
  store: string | undefined
}

/** The command that reports findings. */
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

export interface Types {
  name: 'types'
  document: string
  options: StandinOptions
}

/** The command that makes fixtures of recorded traffic. */
export interface Import {
  name: 'import'
  /** A HAR, or a collection of Postman. */
  file: string
  document: string
  out: string
  options: StandinOptions
}

/** The command that makes a document of recorded traffic. */
export interface Infer {
  name: 'infer'
  /** A HAR, or a collection of Postman. */
  file: string
  /** The file for the document; undefined: it is printed. */
  out: string | undefined
}

export type LogStyle = 'pretty' | 'json' | 'silent'

export const shells = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof shells)[number]

/** The documents to look for if none is named. The first that exists is used. */
const ownNames = ['openapi', 'swagger'].flatMap((name) => ['yaml', 'yml', 'json'].map((type) => `${name}.${type}`))

/**
 * Reads the arguments and the environment. An argument overrides its variable. `isThere` returns true for a file in the
 * working folder. Throws Usage for a command line that cannot be understood.
 */
export function commandOf(
  args: string[],
  env: NodeJS.ProcessEnv,
  terminal: boolean,
  isThere: (path: string) => boolean = () => false
): Command {
  const { given, positionals, unneeded } = readArguments(args, options)
  const values: OptionValues = {}
  for (const { name, value } of given) setValue(values, name, value)
  const [first = '', ...others] = positionals
  const command = commands.find((one) => one === first)
  if (values.help || first === 'help') return { name: 'help', of: command ?? commands.find((one) => one === others[0]) }
  if (values.version) return { name: 'version' }
  const name = command ?? 'mock'
  if (command === undefined) refuseMistyped(first, isThere)
  refuseMisplaced(given, name)
  if (name === 'completion') return { name, shell: shellOf(others) }
  addPrismsMeanings(values)
  const notices = noticesOf(values, unneeded)
  const environment = addEnvironment(values, env, name)

  const words = command === undefined ? positionals : others
  const meant = variableIn(env, 'STANDIN_DOCUMENT')
  const named = meant ?? ownNames.find(isThere)
  if (meant !== undefined) environment.STANDIN_DOCUMENT = meant
  const remarks = { notices: [...notices, ...unknownVariables(env)], environment }
  if (name === 'infer') return { ...inferOf(words, values), ...remarks }
  if (name === 'import') return { ...importOf(words, named, values), ...remarks }
  if (name === 'generate') return { ...generateOf(words, named, values), ...remarks }
  const upstream = name === 'proxy' ? upstreamOf(words, named) : undefined
  const documents = words.length === 0 && named !== undefined ? [named] : words
  refuseDocuments(documents, values)
  refuseLoners(values)
  if (name !== 'mock' && name !== 'proxy') return { ...readingOf(name, documents, values), ...remarks }
  if (words.length === 0 && meant === undefined && named !== undefined)
    remarks.notices.unshift(`plays ${named} of this folder`)
  return {
    name: 'mock',
    ...remarks,
    watch: values.watch ?? false,
    workers: values.workers ?? 1,
    store: values.store,
    log: values.log ?? (terminal ? 'pretty' : 'json'),
    start: { ...startOf(documents, values), ...(upstream === undefined ? {} : { upstream, proxy: true }) }
  }
}

function startOf(documents: string[], values: OptionValues): StartOptions {
  return {
    ...readOptionsOf(values),
    ...withoutUndefined({
      document: documents.length > 1 ? documents : documents[0],
      token: values.token,
      tokenKey: values['token-key'],
      handlers: values.handlers,
      allowCallbacks: values['allow-callbacks'],
      errors: values.errors,
      stateless: values.stateless,
      save: values.save,
      https: httpsOf(values),
      closed: values.closed,
      locale: values.locale,
      mostRows: values['most-rows'],
      failRate: values['fail-rate'],
      rateLimit: values['rate-limit'],
      journalBytes: values['journal-bytes'],
      keepCacheHeaders: values['keep-cache-headers'],
      requireWorld: values['require-world'],
      mappings: values.mappings,
      record: values.record,
      upstream: values.upstream,
      upstreamTimeout: values['upstream-timeout'],
      upstreamProxy: values['upstream-proxy'],
      upstreamInsecure: values['upstream-insecure'],
      admin: values.admin,
      adminToken: values['admin-token']
    }),
    port: values['https-port'] ?? values.port ?? 4010,
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

const readOptionsOf = (values: OptionValues): StandinOptions =>
  withoutUndefined({
    fixtures: values.fixtures,
    overlay: values.overlay,
    prefix: values.prefix,
    allowRefs: values['allow-refs']
  })

function importOf(words: string[], named: string | undefined, values: OptionValues): Import {
  const [file, document = named, ...more] = words
  const { out } = values
  if (file !== undefined && document === undefined && out !== undefined) throw new Usage(lacksDocument(file, out))
  if (file === undefined || document === undefined || more.length > 0 || out === undefined) throw new Usage(importTakes)
  return { name: 'import', file, document, out, options: readOptionsOf(values) }
}

function inferOf(words: string[], { out }: OptionValues): Infer {
  const [file, ...more] = words
  if (file === undefined || more.length > 0) throw new Usage(inferTakes)
  return { name: 'infer', file, out }
}

function generateOf(words: string[], named: string | undefined, values: OptionValues): Generate {
  const [document, ...operation] = named !== undefined && words.length === 1 ? [named, ...words] : words
  const isLone = words.length === 1 && /\.(ya?ml|json)$|^https?:/.test(words[0] as string)
  if (document === undefined || operation.length === 0 || isLone) throw new Usage(generateTakes)
  return {
    name: 'generate',
    document,
    operation: operation.join(' '),
    options: {
      ...readOptionsOf(values),
      ...withoutUndefined({ seed: values.seed, dynamic: values.dynamic, locale: values.locale })
    },
    code: values.code,
    example: values.example
  }
}

/** The commands that read documents and serve nothing. */
function readingOf(
  name: 'check' | 'routes' | 'types',
  documents: string[],
  values: OptionValues
): Check | Routes | Types {
  const [document] = documents
  if (document === undefined) throw new Usage(`standin ${name} takes a document: a file, a URL, or -`)
  const read = readOptionsOf(values)
  if (name === 'check') return { name, documents, options: read }
  if (name === 'routes') return { name, documents, options: read, json: values.json ?? false }
  if (documents.length > 1) throw new Usage('standin types takes one document: each API has types of its own')
  return { name, document, options: read }
}

/** Takes the address of the real API, which stands last, from the words of a command line. */
function upstreamOf(words: string[], named: string | undefined): string {
  const upstream = words.length > 1 || named !== undefined ? words.pop() : undefined
  if (upstream === undefined) throw new Usage(proxyTakes)
  return readValue(baseUrl, 'UPSTREAM', upstream)
}

const proxyTakes =
  'standin proxy takes a document and the address of the real API: standin proxy openapi.yaml http://localhost:8080'
const generateTakes =
  'standin generate takes a document and an operation, by its operationId or as "GET /path": ' +
  'standin generate openapi.yaml listPets'

const importTakes =
  'standin import takes a file, a document and a folder: standin import browser.har openapi.yaml --out fixtures'

const lacksDocument = (file: string, out: string) =>
  `standin import found no document: standin import ${file} openapi.yaml --out ${out}; if there is none yet, make one: ` +
  `standin infer ${file} --out openapi.yaml`

const inferTakes = 'standin infer takes one file: standin infer browser.har --out openapi.yaml'

/** Translates options of Prism. As arguments, they win over the environment. */
function addPrismsMeanings(values: OptionValues): void {
  if (values['validate-request'] === false) values.validate ??= 'off'
  if (values.errors) values.validate ??= 'strict'
  if (values.ignoreExamples) values.dynamic = true
  if (['silent', 'fatal', 'error', 'warn'].includes(values.verboseLevel ?? '')) values.log ??= 'silent'
}

function shellOf(words: string[]): Shell {
  const shell = shells.find((one) => one === words[0])
  if (shell === undefined || words.length > 1) throw new Usage(`standin completion takes a shell: ${shells.join(', ')}`)
  return shell
}

/** Throws Usage for a word that resembles a command and names no file. */
function refuseMistyped(word: string, isThere: (path: string) => boolean): void {
  if (!/^[a-z]+$/i.test(word) || isThere(word)) return
  const nearest = meantBy(word, commands)
  if (nearest === undefined) return
  throw new Usage(`there is no command ${word}, and no file of that name; did you mean ${nearest}?`)
}

function refuseMisplaced(given: GivenOption[], command: string): void {
  const misplaced = given.find(({ name }) => !isFor(optionOf(name), command))
  if (misplaced === undefined) return
  const { on = serves } = optionOf(misplaced.name)
  throw new Usage(`${misplaced.as} has no meaning for standin ${command}, only for standin ${on.join(', ')}`)
}

function refuseDocuments(documents: string[], { prefix = [], watch }: OptionValues): void {
  if (documents.some((document) => document.trim() === ''))
    throw new Usage('a document is a file, a URL or - for standard input, no empty text')
  const piped = documents.filter((document) => document === '-').length
  if (piped > 1) throw new Usage('standard input (-) can be read once only')
  if (piped === 1 && watch) throw new Usage('standard input (-) cannot be read again, so there is nothing to --watch')
  const played = Math.max(documents.length, 1)
  if (prefix.length <= played) return
  throw new Usage(
    `--prefix is given ${prefix.length} times, and there ${played === 1 ? 'is 1 document' : `are ${played} documents`}; each has one`
  )
}

/** Returns the option `https`. Throws Usage for files that lack another one. */
function httpsOf(values: OptionValues): StartOptions['https'] {
  const { https, 'https-authority': authority, cert, key } = values
  const { 'https-keystore': keystore, 'keystore-password': password, 'https-port': port } = values
  if (cert !== undefined && key !== undefined) return { cert, key }
  if (cert !== undefined || key !== undefined) throw new Usage('--cert and --key go together')
  if (keystore === undefined && password !== undefined)
    throw new Usage('--keystore-password goes with --https-keystore')
  // The usual password of WireMock.
  if (keystore !== undefined) return { keystore, password: password ?? 'password' }
  if (authority !== undefined) return { authority }
  return port === undefined ? https : true
}

/** Throws Usage for what only a single process can do. */
function refuseLoners(values: OptionValues): void {
  const { workers = 1, store, save, watch, record } = values
  if (workers === 1 && store === undefined) return
  const group = store === undefined ? '--workers' : '--store'
  if (save !== undefined) throw new Usage(`${group} and --save cannot go together: the store keeps what is written`)
  if (httpsOf(values) === true && workers > 1)
    throw new Usage('--workers and --https want --https-authority PATH, so that all certificates have one authority')
  if (record !== undefined && workers > 1)
    throw new Usage('--workers and --record cannot go together: each process would write over the files of the others')
  if (watch) throw new Usage(`${group} and --watch cannot go together: start the servers anew`)
}

function noticesOf(values: OptionValues, unneeded: string[]): string[] {
  const { multiprocess, noAcceptVoidResponseError, token, auth, stateless, save, port } = values
  const { 'https-port': httpsPort = port, 'disable-http': disableHttp } = values
  const passed = [...new Set(noAcceptVoidResponseError ? [...unneeded, '--noAcceptVoidResponseError'] : unneeded)]
  return [
    ...(token !== undefined && auth === false ? ['--no-auth checks no credentials, so --token says nothing'] : []),
    ...(stateless && save !== undefined ? ['--stateless keeps nothing that is written, so --save says nothing'] : []),
    ...(port !== undefined && port !== httpsPort ? ['standin listens on one port, that of --https-port'] : []),
    ...(disableHttp && httpsOf(values) === undefined ? ['--disable-http says nothing without HTTPS'] : []),
    ...(multiprocess ? ['--multiprocess is passed over: standin is one process, and answers from there'] : []),
    ...passed.slice(0, 5).map((as) => `${as} is passed over: standin needs no such option`),
    ...(passed.length > 5 ? [`${passed.length - 5} more such options are passed over`] : [])
  ]
}

/** Leaves out the options that are not set. */
function withoutUndefined<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never
}
