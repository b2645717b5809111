import type { Option, Options } from './arguments.ts'
import {
  adminToken,
  baseUrl,
  delay,
  hostName,
  type OptionKind,
  oneOf,
  password,
  prefix,
  share,
  status,
  store,
  text,
  token,
  wholeNumber,
  workers
} from './values.ts'

export const commands = [
  'mock',
  'proxy',
  'check',
  'routes',
  'generate',
  'types',
  'import',
  'infer',
  'completion'
] as const
export type CommandName = (typeof commands)[number]
const serving = ['mock', 'proxy', 'generate'] as const

/** All options of the command line. To add one, add a line here and its meaning in `command.ts`. */
// biome-ignore format: a table, a line an option
export const options = {
  port: { value: 'N', kind: wholeNumber(0, 65535), short: 'p', env: 'PORT', help: 'the port; 0 takes a free one (4010)' },
  host: { value: 'HOST', kind: text('an address to listen on'), short: 'h', env: 'HOST', late: true, help: 'the address to listen on (127.0.0.1)', bare: 'for the help, say --help' },
  fixtures: { value: 'PATH', kind: text('a folder or a file'), env: 'STANDIN_FIXTURES', late: true, on: ['mock', 'proxy', 'check', 'generate'], help: 'rows given by hand (the folder fixtures beside the document)' },
  overlay: { value: 'FILE', kind: text('a file or a URL'), multiple: true, env: 'STANDIN_OVERLAY', late: true, on: ['mock', 'proxy', 'check', 'routes', 'generate', 'types', 'import'], help: 'change the document by this OpenAPI overlay; repeatable' },
  handlers: { value: 'DIR', kind: text('a folder'), help: 'answer operations by your own functions: DIR/OPERATIONID.ts or .js' },
  prefix: { value: 'PATH', kind: prefix, multiple: true, env: 'STANDIN_PREFIX', on: ['mock', 'proxy', 'check', 'routes'], help: 'the path that a document stands under; repeatable, one a document' },
  'allow-callbacks': { value: 'HOST', kind: hostName, multiple: true, env: 'STANDIN_ALLOW_CALLBACKS', help: 'callbacks and webhooks may go to this host, and not to this machine alone; repeatable' },
  seed: { value: 'N', kind: text('a number or a word'), env: 'STANDIN_SEED', on: serving, help: 'another seed, another believable world (1)' },
  locale: { value: 'L', kind: text('a locale'), env: 'STANDIN_LOCALE', on: serving, help: 'people, places and phone numbers of this locale: de, pt_BR (several countries, in English)' },
  token: { value: 'T', kind: token, multiple: true, env: 'STANDIN_TOKENS', help: 'accept only this bearer token, on every operation; T:read,write has these scopes only; repeatable (any)' },
  'token-key': { value: 'FILE', kind: text('a file'), env: 'STANDIN_TOKEN_KEY', late: true, help: 'sign tokens by the key in this file, which is made if it is missing; servers with one key accept each other\'s' },
  auth: { no: true, env: 'STANDIN_AUTH', help: 'check no credentials' },
  validate: { value: 'HOW', kind: oneOf('off', 'warn', 'strict'), env: 'STANDIN_VALIDATE', help: 'requests that do not fit: strict refuses, warn answers and names what is wrong, off (strict)' },
  strict: { env: 'STANDIN_STRICT', help: 'whatever standin check finds fails the start' },
  'allow-refs': { env: 'STANDIN_ALLOW_REFS', on: ['mock', 'proxy', 'check', 'routes', 'generate', 'types', 'import'], help: 'a $ref may leave the folder of the document, or go to the network' },
  dynamic: { short: 'd', env: 'STANDIN_DYNAMIC', on: serving, help: 'generate even where examples or fixtures exist' },
  ignoreExamples: { on: serving, help: 'the same, as Prism says it' },
  stateless: { env: 'STANDIN_STATELESS', help: 'keep nothing that is written, for replicas that answer alike' },
  closed: { env: 'STANDIN_CLOSED', help: 'answer 404 for keys that no list shows' },
  'most-rows': { value: 'N', kind: wholeNumber(1, 10_000_000), env: 'STANDIN_MOST_ROWS', help: 'the most rows that a world holds (100000)' },
  save: { value: 'FILE', kind: text('a file'), env: 'STANDIN_SAVE', late: true, help: 'keep what is written in this file, across runs' },
  errors: { help: 'as in Prism: refuse a request that does not fit, and answer 500 where an example does not' },
  cors: { no: true, env: 'STANDIN_CORS', help: 'send no CORS headers' },
  'keep-cache-headers': { env: 'STANDIN_KEEP_CACHE_HEADERS', help: 'send Cache-Control, Retry-After and rate limits as the examples say, instead of no-store' },
  delay: { value: 'MS', kind: delay, env: 'STANDIN_DELAY', help: 'wait before every reply: MS, or MIN-MAX (0)' },
  'fail-rate': { value: 'R', kind: share, env: 'STANDIN_FAIL_RATE', help: 'this share of the requests fails with 503, the same in each run: 0.1 (0)' },
  'rate-limit': { value: 'N', kind: wholeNumber(0, 1_000_000), env: 'STANDIN_RATE_LIMIT', help: 'requests beyond N a minute get 429 with Retry-After' },
  'journal-bytes': { value: 'N', kind: wholeNumber(0, Number.MAX_SAFE_INTEGER), env: 'STANDIN_JOURNAL_BYTES', help: 'keep so many bytes of bodies in the journal (67108864)' },
  'require-world': { env: 'STANDIN_REQUIRE_WORLD', help: 'refuse requests without the header Standin-World' },
  mappings: { value: 'DIR', kind: text('a folder'), env: 'STANDIN_MAPPINGS', late: true, help: 'stubs of a WireMock folder: DIR/mappings, with bodies in DIR/__files' },
  upstream: { value: 'URL', kind: baseUrl, env: 'STANDIN_UPSTREAM', on: ['mock'], help: 'the real API: it answers what the document lacks, or leaves to it by x-standin: {upstream: true}' },
  record: { value: 'FOLDER', kind: text('a folder'), on: ['proxy'], help: 'make fixtures of the answers in this folder, for --fixtures' },
  'upstream-timeout': { value: 'MS', kind: wholeNumber(1, 2 ** 31 - 1), env: 'STANDIN_UPSTREAM_TIMEOUT', help: 'the real API may take so long to answer; then 504 (30000)' },
  'upstream-proxy': { value: 'URL', kind: baseUrl, env: 'STANDIN_UPSTREAM_PROXY', help: 'the HTTP proxy that leads to the real API' },
  'upstream-insecure': { env: 'STANDIN_UPSTREAM_INSECURE', help: 'trust any certificate of the real API' },
  'validate-request': { no: true, on: ['proxy'], help: 'as in Prism: --validate off' },
  admin: { no: true, env: 'STANDIN_ADMIN', help: 'no control API under /__admin, but for its health' },
  'admin-token': { value: 'T', kind: adminToken, env: 'STANDIN_ADMIN_TOKEN', help: 'the control API answers only to this bearer token' },
  watch: { env: 'STANDIN_WATCH', help: 'read document, fixtures and handlers again when they change' },
  https: { env: 'STANDIN_HTTPS', help: 'answer by HTTPS and HTTP/2, with a certificate that is made on the spot' },
  'https-authority': { value: 'PATH', kind: text('a folder or a file'), env: 'STANDIN_HTTPS_AUTHORITY', late: true, help: 'with --https: keep the authority that signs the certificate in this folder or file, for clients to trust' },
  cert: { value: 'FILE', kind: text('a file'), env: 'STANDIN_CERT', late: true, help: 'answer by HTTPS with this certificate (PEM)' },
  key: { value: 'FILE', kind: text('a file'), env: 'STANDIN_KEY', late: true, help: 'the key of --cert (PEM)' },
  'https-keystore': { value: 'FILE', kind: text('a file'), env: 'STANDIN_HTTPS_KEYSTORE', late: true, help: 'answer by HTTPS with certificate and key of this file (PKCS #12)' },
  'keystore-password': { value: 'P', kind: password, env: 'STANDIN_KEYSTORE_PASSWORD', help: 'the password of --https-keystore (password)' },
  'https-port': { value: 'N', kind: wholeNumber(0, 65535), help: 'as in WireMock: --https --port N' },
  'disable-http': { help: false },
  workers: { value: 'N', kind: workers, env: 'STANDIN_WORKERS', help: 'so many processes share the port and answer as one; auto: one a core (1)' },
  store: { value: 'URL', kind: store, env: 'STANDIN_STORE', help: 'a Redis or Valkey by which any number of servers answer as one: redis://host:6379' },
  log: { value: 'STYLE', kind: oneOf('pretty', 'json', 'silent'), env: 'STANDIN_LOG', help: 'pretty, json or silent (pretty on a terminal, else json)' },
  verboseLevel: { value: 'LEVEL', kind: oneOf('silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'), short: 'v', help: 'as in Prism: below info, --log silent', bare: 'for the version, say --version' },
  multiprocess: { short: 'm', help: false },
  noAcceptVoidResponseError: { help: false },
  json: { on: ['routes'], help: 'routes: print JSON' },
  code: { value: 'STATUS', kind: status, on: ['generate'], help: 'generate: the reply for that status' },
  example: { value: 'NAME', kind: text('the name of an example'), on: ['generate'], help: 'generate: that example of the document' },
  out: { value: 'PATH', kind: text('a folder or a file'), on: ['import', 'infer'], help: 'import: the folder to write fixtures to; infer: the document to write' },
  help: { on: commands, help: 'this text' },
  version: { on: commands, help: 'the version' }
} satisfies Options

type Table = typeof options
export type OptionName = keyof Table
type ValueOf<O> = O extends { kind: OptionKind<infer T> } ? (O extends { multiple: true } ? T[] : T) : boolean

/** The values of the options that were set. */
export type OptionValues = { [N in OptionName]?: ValueOf<Table[N]> }

export const optionOf = (name: string): Option => (options as Options)[name] as Option

/** Returns true if an option has a meaning for a command. */
export const isFor = ({ on = serves }: Option, command: string): boolean => on.includes(command)

/** The commands that serve: they take the options that name no command. */
export const serves: readonly string[] = ['mock', 'proxy']

/** Sets an option, or adds to one that may be repeated. */
export function setValue(values: OptionValues, name: string, value: unknown): void {
  const before = (values as Record<string, unknown[] | undefined>)[name] ?? []
  Object.assign(values, { [name]: optionOf(name).multiple ? [...before, value] : value })
}
