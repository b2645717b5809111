import t from 'tap'
import type { Option } from '../../../src/cli/arguments/arguments.ts'
import {
  type Check,
  commandOf,
  type Generate,
  type MockCommand,
  type Routes
} from '../../../src/cli/arguments/command.ts'
import { type CommandName, options, serves } from '../../../src/cli/arguments/options.ts'
import { onOff } from '../../../src/cli/arguments/values.ts'
import { checkOptions } from '../../../src/options.ts'

type Remarks = { notices: string[]; environment: Record<string, string> }
const mock = (args: string[], env: Record<string, string> = {}) => commandOf(args, env, true) as MockCommand & Remarks
/** Matches what begins with a text. */
const start = (text: string) => new RegExp(`^${text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)

t.test('without a word it serves, as it says in the help', async (t) => {
  t.same(commandOf([], {}, true), {
    name: 'mock',
    notices: [],
    environment: {},
    watch: false,
    log: 'pretty',
    workers: 1,
    store: undefined,
    start: {
      port: 4010,
      host: '127.0.0.1',
      seed: '1',
      auth: true,
      validate: 'strict',
      strict: false,
      dynamic: false,
      cors: true,
      delay: [0, 0]
    }
  })
  t.match(commandOf([], {}, false), { log: 'json' }, 'what is no terminal gets JSON')
})

t.test('each option says what it says, as an argument and in the environment', async (t) => {
  const cases: [args: string[], env: Record<string, string>, expected: object][] = [
    [['a.yaml'], { STANDIN_DOCUMENT: 'a.yaml' }, { start: { document: 'a.yaml' } }],
    [['mock', '-'], { STANDIN_DOCUMENT: '-' }, { start: { document: '-' } }],
    [['--port', '0'], { PORT: '0' }, { start: { port: 0 } }],
    [['-p', '4011'], { PORT: '4011' }, { start: { port: 4011 } }],
    [['--host', '0.0.0.0'], { HOST: '0.0.0.0' }, { start: { host: '0.0.0.0' } }],
    [['--fixtures', 'rows'], { STANDIN_FIXTURES: 'rows' }, { start: { fixtures: 'rows' } }],
    [['--prefix', 'shop/'], { STANDIN_PREFIX: 'shop' }, { start: { prefix: ['/shop'] } }],
    [['--seed', '7'], { STANDIN_SEED: '7' }, { start: { seed: '7' } }],
    [['--token', 'one'], { STANDIN_TOKENS: 'one' }, { start: { token: ['one'] } }],
    [['--token=one', '--token', 'two'], { STANDIN_TOKENS: 'one, two' }, { start: { token: ['one', 'two'] } }],
    [
      ['--token', 'one:read,write', '--token', 'two'],
      { STANDIN_TOKENS: 'one:read,write; two;' },
      { start: { token: ['one:read,write', 'two'] } }
    ],
    [['--token', 'one:read,write'], { STANDIN_TOKENS: 'one:read,write' }, { start: { token: ['one:read,write'] } }],
    [['--no-auth'], { STANDIN_AUTH: 'false' }, { start: { auth: false } }],
    [['--auth'], { STANDIN_AUTH: 'yes' }, { start: { auth: true } }],
    [['--validate', 'warn'], { STANDIN_VALIDATE: 'warn' }, { start: { validate: 'warn' } }],
    [['--strict'], { STANDIN_STRICT: '1' }, { start: { strict: true } }],
    [['--allow-refs'], { STANDIN_ALLOW_REFS: 'on' }, { start: { allowRefs: true } }],
    [
      ['--overlay', 'a.yaml', '--overlay', 'b.yaml'],
      { STANDIN_OVERLAY: 'a.yaml, b.yaml' },
      { start: { overlay: ['a.yaml', 'b.yaml'] } }
    ],
    [['--dynamic'], { STANDIN_DYNAMIC: 'TRUE' }, { start: { dynamic: true } }],
    [['-d'], { STANDIN_DYNAMIC: 'true' }, { start: { dynamic: true } }],
    [['--no-cors'], { STANDIN_CORS: 'off' }, { start: { cors: false } }],
    [['--delay', '200'], { STANDIN_DELAY: '200' }, { start: { delay: [200, 200] } }],
    [['--delay', '50-300'], { STANDIN_DELAY: '50-300' }, { start: { delay: [50, 300] } }],
    [['--fail-rate', '0.1'], { STANDIN_FAIL_RATE: '.1' }, { start: { failRate: 0.1 } }],
    [['--rate-limit', '100'], { STANDIN_RATE_LIMIT: '100' }, { start: { rateLimit: 100 } }],
    [['--keep-cache-headers'], { STANDIN_KEEP_CACHE_HEADERS: 'true' }, { start: { keepCacheHeaders: true } }],
    [['--require-world'], { STANDIN_REQUIRE_WORLD: 'true' }, { start: { requireWorld: true } }],
    [['--no-admin'], { STANDIN_ADMIN: 'false' }, { start: { admin: false } }],
    [['--admin-token', 's3cret='], { STANDIN_ADMIN_TOKEN: 's3cret=' }, { start: { adminToken: 's3cret=' } }],
    [['--watch'], { STANDIN_WATCH: 'true' }, { watch: true }],
    [['--log', 'silent'], { STANDIN_LOG: 'silent' }, { log: 'silent' }]
  ]
  for (const [args, env, expected] of cases) {
    t.match(mock(args), expected, args.join(' '))
    t.match(mock([], env), expected, JSON.stringify(env))
  }
})

t.test('an argument wins over the environment, and an empty variable is none', async (t) => {
  t.match(mock(['--port', '1', '--cors'], { PORT: '2', STANDIN_CORS: 'false' }), { start: { port: 1, cors: true } })
  t.match(mock(['a.yaml'], { STANDIN_DOCUMENT: 'b.yaml' }), { start: { document: 'a.yaml' } })
  t.match(mock(['--token', 'a'], { STANDIN_TOKENS: 'b,c' }), { start: { token: ['a'] } })
  t.match(mock(['--errors'], { STANDIN_VALIDATE: 'off' }), { start: { validate: 'strict' } })
})

t.test('an empty variable is as not set, and one that makes no sense is refused as the argument is', async (t) => {
  const isThere = (path: string) => path === 'openapi.yaml'
  const unset = commandOf([], {}, true, isThere)
  for (const value of ['', '  ']) {
    t.same(commandOf([], { STANDIN_DOCUMENT: value }, true, isThere), unset, 'STANDIN_DOCUMENT')
    for (const { env, kind } of Object.values<Option>(options))
      if (env !== undefined && !kind?.secret) t.same(commandOf([], { [env]: value }, true, isThere), unset, env)
  }
  const senseless = ['a b', 'true,', '-1', '1e3', '99999999999999999', '5-4']
  for (const [name, { env, kind = onOff, multiple }] of Object.entries<Option>(options)) {
    if (env === undefined) continue
    const refused = (multiple ? ['a b'] : senseless).filter((value) => kind.read(value.trim()) === undefined)
    for (const value of refused) {
      const message = kind.secret ? `${env} takes ${kind.takes}` : `${env} takes ${kind.takes}, not `
      t.throws(() => mock([], { [env]: value }), { name: 'Usage', message: start(message) }, `${env}=${value}`)
      const as = `--${name}`
      t.throws(() => mock([`${as}=${value}`]), { message: start(message.replace(env, as)) })
    }
  }
})

t.test('every option changes something for each command that it is for', async (t) => {
  const words = {
    mock: [],
    check: [],
    routes: [],
    generate: ['list'],
    types: [],
    proxy: ['http://a'],
    import: ['b.yaml', '--out', 'x'],
    infer: [],
    completion: ['bash']
  }
  const values = ['silent', 'warn', '0.5', '7', '404', 'redis://localhost', 'http://a']
  for (const [name, { kind, no, on = serves }] of Object.entries<Option>(options)) {
    const value = kind === undefined ? '' : `=${values.find((one) => kind.read(one) !== undefined)}`
    for (const command of on) {
      const args = [command, ...(command === 'completion' ? [] : ['a.yaml']), ...words[command as CommandName]]
      const partners = { cert: ['--key=k'], key: ['--cert=c'], 'keystore-password': ['--https-keystore=s'] }
      const partner = partners[name as keyof typeof partners] ?? []
      const given = commandOf([...args, ...partner, `--${no ? 'no-' : ''}${name}${value}`], {}, true)
      t.notSame(given, commandOf(args, {}, true), `${command} --${name}${value}`)
    }
  }
})

t.test('the library takes what the command line takes', async (t) => {
  const least: Record<string, string> = { port: '0', 'most-rows': '1', 'rate-limit': '0', 'journal-bytes': '0' }
  const most = { port: '65535', 'most-rows': '10000000', 'rate-limit': '1000000', 'journal-bytes': '9007199254740991' }
  const others = { 'fail-rate': '1', delay: '0-9999999', seed: '-', host: '::', fixtures: '-', prefix: '/' }
  for (const values of [least, most, others] as Record<string, string>[])
    for (const [name, value] of Object.entries(values))
      t.doesNotThrow(() => checkOptions(mock([`--${name}=${value}`]).start), `--${name} ${value}`)
  t.throws(() => mock(['--most-rows', '0']), { message: /takes a whole number from 1/ })
})

t.test('several processes answer as one, and keep what is written in their store', async (t) => {
  t.match(mock(['--workers', '3', '--store', 'redis://db']), { workers: 3, store: 'redis://db' })
  for (const store of ['rediss://me:p%40ss@[::1]:6379/2', 'valkey://db/', 'redis://db/0?family=6']) {
    t.match(mock(['--store', store]), { store })
  }
  for (const store of [
    'redis://',
    'redis:///0',
    'redis://db/x',
    'redis://:a/b@db',
    'redis://:%zz@db',
    'redis://me:1#a@db',
    'redis://me:1?a@db',
    'redis://db#a',
    'redis://db:x'
  ]) {
    t.throws(() => mock(['--store', store]), { message: /^--store takes the URL of a Redis or Valkey/ }, store)
  }
  t.match(mock([], { STANDIN_WORKERS: '2', STANDIN_STORE: 'valkeys://db:1/2' }), {
    workers: 2,
    store: 'valkeys://db:1/2'
  })
  t.ok(mock(['--workers', 'auto']).workers >= 1)
  t.throws(() => mock(['--workers', '0']), { message: /takes a whole number from 1 to 64, or auto/ })
  t.throws(() => mock(['--store', 'http://db:secret@x']), { message: /takes the URL of a Redis or Valkey.*%40\)$/ })
  t.throws(() => mock(['--workers', '2', '--save', 'x']), { message: /^--workers and --save cannot go together/ })
  const recording = ['proxy', 'a.yaml', 'http://localhost:1', '--record', 'x']
  t.throws(() => mock([...recording, '--workers', '2']), { message: /^--workers and --record cannot go together/ })
  t.doesNotThrow(() => mock([...recording, '--store', 'redis://db']))
  t.throws(() => mock(['--store', 'redis://db', '--watch']), { message: /^--store and --watch cannot go together/ })
  t.match(mock(['--workers', '1', '--watch']), { watch: true })
})

t.test('flags of WireMock for HTTPS have their meaning', async (t) => {
  t.match(mock(['--https-port', '8443', '--disable-http']), {
    start: { port: 8443, https: true },
    notices: []
  })
  t.match(mock(['--https-keystore', 's.p12']).start.https, { keystore: 's.p12', password: 'password' })
  t.match(mock(['--https-keystore', 's.p12', '--keystore-password', '']).start.https, { password: '' })
  t.throws(() => mock(['--keystore-password', 'x']), { message: '--keystore-password goes with --https-keystore' })
  t.same(mock(['--disable-http']).notices, ['--disable-http says nothing without HTTPS'])
  t.match(mock(['--port', '8080', '--https-port', '8443']), {
    start: { port: 8443 },
    notices: ['standin listens on one port, that of --https-port']
  })
})

t.test('HTTPS takes files of its own, or makes what it needs', async (t) => {
  t.match(mock(['--https']).start.https, true)
  t.match(mock(['--cert', 'c', '--key', 'k']).start.https, { cert: 'c', key: 'k' })
  t.match(mock(['--https', '--https-authority', 'a']).start.https, { authority: 'a' })
  t.throws(() => mock(['--cert', 'c']), { message: '--cert and --key go together' })
  t.throws(() => mock(['--key', 'k']), { message: '--cert and --key go together' })
  t.throws(() => mock(['--workers', '2', '--https']), { message: /want --https-authority PATH/ })
  t.match(mock(['--workers', '2', '--https', '--cert', 'c', '--key', 'k']), { workers: 2 })
  t.match(mock(['--workers', '2', '--https-authority', 'a']), { workers: 2 })
})

t.test('values that only their use can find wrong are kept with their variables', async (t) => {
  const late = { HOST: 'h', STANDIN_FIXTURES: 'f', STANDIN_SAVE: 's', STANDIN_DOCUMENT: 'd' }
  t.same(mock([], { ...late, STANDIN_SEED: '1', PORT: '1' }).environment, late)
  t.same(mock(['--host', 'x', '--fixtures', 'x'], { HOST: 'h', STANDIN_FIXTURES: 'f' }).environment, {})
})

t.test('several documents stand on one port, each under its prefix', async (t) => {
  t.match(mock(['a.yaml', 'b.yaml']).start.document, ['a.yaml', 'b.yaml'])
  t.same(mock(['mock', 'a.yaml', 'b.yaml', '--prefix', '/a', '--prefix=b/c/']).start.prefix, ['/a', '/b/c'])
  t.same(mock(['a.yaml', 'b.yaml'], { STANDIN_PREFIX: '/a,/b' }).start.prefix, ['/a', '/b'])
})

t.test("every option of Prism's is understood", async (t) => {
  const cases: [args: string[], expected: object][] = [
    [['mock', 'a.yaml', '-p', '1', '-h', '::1'], { start: { document: 'a.yaml', port: 1, host: '::1' } }],
    [['mock', '-p1', '-h=::1', '-d', 'a.yaml'], { start: { document: 'a.yaml', port: 1, host: '::1', dynamic: true } }],
    [['--token', 't', '--no-auth'], { notices: [/^--no-auth checks no credentials/] }],
    [['--save', 'x.json', '--stateless'], { notices: [/^--stateless keeps nothing .*, so --save says nothing$/] }],
    [['--save', 'x.json'], { notices: [] }],
    [['-dmp', '1'], { start: { dynamic: true, port: 1 }, notices: [/^--multiprocess is passed over/] }],
    [['-d=false', '-m=false'], { start: { dynamic: false }, notices: [] }],
    [['--dynamic', 'false', 'a.yaml'], { start: { dynamic: false, document: 'a.yaml' } }],
    [['--errors'], { start: { validate: 'strict', errors: true } }],
    [['--errors', '--validate', 'warn'], { start: { validate: 'warn' } }],
    [['--cors=false'], { start: { cors: false } }],
    [['--no-cors=false'], { start: { cors: true } }],
    [['--no-cors', 'true'], { start: { cors: false } }],
    [['--multiprocess'], { notices: [/one process/] }],
    [['--no-multiprocess'], { notices: [] }],
    [['-v', 'silent'], { log: 'silent' }],
    [['--verboseLevel', 'error'], { log: 'silent' }],
    [['--verbose-level=debug'], { log: 'pretty' }],
    [['-v', 'silent', '--log', 'json'], { log: 'json' }],
    [['-v', 'silent'], { log: 'silent' }],
    [['--ignoreExamples'], { start: { dynamic: true } }],
    [['--ignore-examples'], { start: { dynamic: true } }],
    [['--seed', 'x'], { start: { seed: 'x' } }],
    [['--noAcceptVoidResponseError'], { notices: [/^--noAcceptVoidResponseError is passed over/] }],
    [['--no-accept-void-response-error'], { notices: [/^--noAcceptVoidResponseError is passed over/] }]
  ]
  for (const [args, expected] of cases) t.match(mock(args), expected, args.join(' '))
  for (const args of [
    ['--json-schema-faker-fillProperties'],
    ['--json-schema-faker-fillProperties=false'],
    ['--json-schema-faker-fillProperties', 'false'],
    ['--no-json-schema-faker-fillProperties'],
    ['--json-schema-faker-fill-properties'],
    ['--jsonSchemaFakerFillProperties'],
    ['--json-schema-faker-maxItems', '5'],
    ['--json-schema-faker-minItems=5', '--json-schema-faker-minItems=5']
  ]) {
    const { start, notices } = mock([...args, 'a.yaml'])
    t.equal(start.document, 'a.yaml', args.join(' '))
    t.match(notices, [/^--[\w-]+ is passed over: standin needs no such option$/])
    t.equal(notices.length, 1)
  }
  const many = mock(Array.from({ length: 30 }, (_, index) => `--json-schema-faker-${index}`))
  t.match(many.notices[5], /^25 more such options/)
})

t.test('documents may have any name', async (t) => {
  t.equal(mock(['--', '--port']).start.document, '--port')
  t.equal(mock(['./check']).start.document, './check')
  t.equal(mock(['mock', 'check']).start.document, 'check')
})

t.test('the version may be asked for', async (t) => {
  t.same(commandOf(['--version'], {}, true), { name: 'version' })
})

t.test('check, routes and generate take what has a meaning for them', async (t) => {
  const env = { STANDIN_DOCUMENT: 'c.yaml', STANDIN_ALLOW_REFS: 'true', STANDIN_SEED: '9', PORT: 'nonsense' }
  const unremarkable = { notices: [], environment: {} }
  const check = (args: string[], env = {}) => commandOf(['check', ...args], env, true) as Check
  t.same(check(['a.yaml', 'b.yaml', '--fixtures', 'rows', '--allow-refs', '--prefix', 'a']), {
    name: 'check',
    documents: ['a.yaml', 'b.yaml'],
    options: { fixtures: 'rows', allowRefs: true, prefix: ['/a'] },
    ...unremarkable
  })
  t.match(check([], env), { name: 'check', documents: ['c.yaml'], options: { allowRefs: true } })
  const routes = (args: string[]) => commandOf(['routes', ...args], {}, true) as Routes
  t.same(routes(['a.yaml']), { name: 'routes', documents: ['a.yaml'], options: {}, json: false, ...unremarkable })
  t.same(routes(['a.yaml', '--json']).json, true)
  const generate = (args: string[], env = {}) => commandOf(['generate', ...args], env, true) as Generate
  t.same(generate(['a.yaml', 'listPets', '--seed', '7', '-d', '--code', '404', '--example', 'cat']), {
    name: 'generate',
    document: 'a.yaml',
    operation: 'listPets',
    options: { seed: '7', dynamic: true },
    code: '404',
    example: 'cat',
    ...unremarkable
  })
  t.match(generate(['a.yaml', 'GET', '/pets']), { document: 'a.yaml', operation: 'GET /pets' })
  t.match(generate(['GET /pets'], env), { document: 'c.yaml', operation: 'GET /pets', options: { seed: '9' } })
  t.match(generate(['a.yaml', 'listPets'], env), { document: 'a.yaml', operation: 'listPets' })
})

t.test('what cannot be understood is told with what would be', async (t) => {
  const cases: [args: string[], env: Record<string, string>, says: RegExp][] = [
    [['--bogus-flag'], {}, /^there is no option --bogus-flag$/],
    [['--prot', '1'], {}, /^there is no option --prot; did you mean --port\?$/],
    [['--alow-refs'], {}, /did you mean --allow-refs\?/],
    [['--no-crs'], {}, /did you mean --no-cors\?/],
    [['--no-port'], {}, /^there is no option --no-port/],
    [['-x'], {}, /^there is no option -x$/],
    [['-dx'], {}, /^there is no option -x$/],
    [['--port', 'x'], {}, /^--port takes a whole number from 0 to 65535, not "x"$/],
    [['--port', '-1'], {}, /^--port takes .*, not "-1"$/],
    [['-p', '99999'], {}, /^-p takes .*, not "99999"$/],
    [['--port', '8e3.5'], {}, /^--port takes/],
    [['--port', ''], {}, /^--port takes/],
    [['--port'], {}, /^--port takes a whole number from 0 to 65535$/],
    [['--port', '--cors'], {}, /^--port takes a whole number from 0 to 65535$/],
    [['--port', 'x'.repeat(1000)], {}, /^.{1,130}…"$/],
    [['-h'], {}, /^-h takes an address to listen on; for the help, say --help$/],
    [['-v'], {}, /^-v takes .*; for the version, say --version$/],
    [['-v', 'loud'], {}, /^-v takes silent, fatal, .* or trace, not "loud"$/],
    [['--cors=maybe'], {}, /^--cors takes true or false, not "maybe"$/],
    [['--log', 'loud'], {}, /^--log takes pretty, json or silent, not "loud"$/],
    [['--validate', 'no'], {}, /^--validate takes off, warn or strict/],
    [['--delay', '300-50'], {}, /^--delay takes milliseconds, as 200 or 50-300, not "300-50"$/],
    [['--delay', 'x'], {}, /^--delay takes milliseconds/],
    [['--fail-rate', '2'], {}, /^--fail-rate takes a share from 0 to 1, such as 0.1, not "2"$/],
    [['--admin-token', 'a b'], {}, /^--admin-token takes a bearer token$/],
    [['--prefix', 'a b'], {}, /^--prefix takes a path, such as \/shop/],
    [['--fixtures', ''], {}, /^--fixtures takes a folder or a file/],
    [['--token', ' '], {}, /^--token takes a bearer token/],
    [['--token', 'a,b'], {}, /^--token takes a bearer token(?!.*a,b)/],
    [[], { STANDIN_TOKENS: 'one,two:read' }, /^STANDIN_TOKENS takes a bearer token.*semicolons$/],
    [[], { PORT: 'x' }, /^PORT takes a whole number/],
    [[], { STANDIN_DYNAMIC: 'perhaps' }, /^STANDIN_DYNAMIC takes true or false, not "perhaps"$/],
    [['a.yaml', '--prefix', 'a', '--prefix', 'b'], {}, /^--prefix is given 2 times, and there is 1 document/],
    [['a', 'b'], { STANDIN_PREFIX: 'a,b,c' }, /^--prefix is given 3 times, and there are 2 documents/],
    [[''], {}, /^a document is a file, a URL or -/],
    [['-', '-'], {}, /can be read once only/],
    [['-', '--watch'], {}, /nothing to --watch/],
    [['types', 'a.yaml', 'b.yaml'], {}, /takes one document/],
    [['proxy', 'a.yaml'], {}, /^standin proxy takes a document and the address of the real API/],
    [['proxy'], { STANDIN_DOCUMENT: 'a.yaml' }, /^standin proxy takes a document/],
    [['proxy', 'a.yaml', 'localhost:80'], {}, /^UPSTREAM takes an http\(s\) URL without a query/],
    [['proxy', 'a.yaml', 'http://a?b'], {}, /^UPSTREAM takes .*, not "http:\/\/a\?b"$/],
    [['a.yaml', '--upstream', 'http://'], {}, /^--upstream takes an http\(s\) URL/],
    [['proxy', 'a.yaml', 'http://a', '--upstream', 'http://b'], {}, /^--upstream has no meaning for standin proxy/],
    [['check'], {}, /^standin check takes a document/],
    [['routes'], {}, /^standin routes takes a document/],
    [['check', 'a.yaml', '--port', '1'], {}, /^--port has no meaning for standin check, only for standin mock, proxy$/],
    [['a.yaml', '--json'], {}, /^--json has no meaning for standin mock, only for standin routes$/],
    [['generate', 'a.yaml'], {}, /^standin generate takes a document and an operation/],
    [['generate'], { STANDIN_DOCUMENT: 'a.yaml' }, /^standin generate takes/],
    [['generate', 'a.yaml', 'x', '--code', '4xx'], {}, /^--code takes a status, such as 404, not "4xx"$/]
  ]
  for (const [args, env, says] of cases) {
    t.throws(() => commandOf(args, env, true), { name: 'Usage', message: says }, args.join(' ').slice(0, 80))
  }
})

t.test('a proxy takes the address of the real API behind its documents', async (t) => {
  const { start } = mock(['proxy', 'a.yaml', 'b.yaml', 'http://a/v1', '--upstream-timeout', '5'])
  t.match(start, { document: ['a.yaml', 'b.yaml'], upstream: 'http://a/v1', proxy: true, upstreamTimeout: 5 })
  t.match(commandOf(['proxy', 'http://a'], { STANDIN_DOCUMENT: 'a.yaml' }, true), {
    start: { document: 'a.yaml', upstream: 'http://a' }
  })
  t.match(mock(['proxy', 'a.yaml', 'http://a', '--no-validate-request']), { start: { validate: 'off' } })
  t.match(mock(['a.yaml', '--upstream', 'http://a']), { start: { upstream: 'http://a', proxy: undefined } })
})

t.test('a command that is mistyped is no document', async (t) => {
  t.throws(() => mock(['chekc']), { name: 'Usage', message: /there is no command chekc.*did you mean check\?/ })
  t.throws(() => mock(['Types']), { message: /did you mean types\?/ })
  t.equal(commandOf(['chekc'], {}, true, (path) => path === 'chekc').name, 'mock', 'a file of that name is one')
  for (const document of ['./chekc', 'chekc.yaml', 'petstore']) t.match(mock([document]), { start: { document } })
})

t.test('help may be asked of a command', async (t) => {
  for (const args of [
    ['check', '--help'],
    ['help', 'check'],
    ['--help', 'check'],
    ['check', 'a.yaml', '--help']
  ])
    t.same(commandOf(args, {}, true), { name: 'help', of: 'check' }, args.join(' '))
  for (const args of [['--help'], ['help'], ['a.yaml', '--help']])
    t.same(commandOf(args, {}, true), { name: 'help', of: undefined }, args.join(' '))
})

t.test('completion takes a shell', async (t) => {
  t.same(commandOf(['completion', 'zsh'], {}, true), { name: 'completion', shell: 'zsh' })
  for (const words of [[], ['tcsh'], ['bash', 'zsh']])
    t.throws(() => commandOf(['completion', ...words], {}, true), { message: /takes a shell: bash, zsh, fish/ })
})

t.test('left out, the document is the one of the folder, and people are told', async (t) => {
  const isThere = (path: string) => ['openapi.json', 'swagger.yaml'].includes(path)
  const found = commandOf([], {}, true, isThere)
  t.match(found, { start: { document: 'openapi.json' }, notices: ['plays openapi.json of this folder'] })
  const swagger = commandOf([], {}, true, (path) => path === 'swagger.yml')
  t.match(swagger, { start: { document: 'swagger.yml' } })
  for (const [args, env] of [
    [['a.yaml'], {}],
    [[], { STANDIN_DOCUMENT: 'a.yaml' }]
  ] as const)
    t.match(commandOf([...args], env, true, isThere), { start: { document: 'a.yaml' }, notices: [] })
  t.match(commandOf(['check'], {}, true, isThere), { documents: ['openapi.json'] })
  t.match(commandOf(['generate', 'list'], {}, true, isThere), { document: 'openapi.json', operation: 'list' })
  const importing = ['import', 'a.har', '--out', 'x']
  t.match(commandOf(importing, {}, true, isThere), { file: 'a.har', document: 'openapi.json' })
  t.throws(() => commandOf(importing, {}, true), {
    message:
      'standin import found no document: standin import a.har openapi.yaml --out x; if there is none yet, make one: standin infer a.har --out openapi.yaml'
  })
})

t.test('a token that is empty in the environment locks nothing, and is refused', async (t) => {
  for (const name of ['STANDIN_TOKENS', 'STANDIN_ADMIN_TOKEN'])
    for (const value of ['', '  '])
      t.throws(() => mock([], { [name]: value }), { name: 'Usage', message: new RegExp(`^${name} is empty`) })
  t.throws(() => mock([], { STANDIN_STORE: '' }), { message: /^STANDIN_STORE is empty: give it a value, or take/ })
  t.throws(() => mock([], { STANDIN_TOKENS: ';' }), { message: /STANDIN_TOKENS takes/ })
  t.same(mock([], { STANDIN_SEED: '', STANDIN_UNKNOWN: '' }).start.seed, '1')
  t.match(mock(['--token', 'one'], { STANDIN_TOKENS: '' }), { start: { token: ['one'] } }, 'an argument says it')
})

t.test('variables that are none of standin are told', async (t) => {
  const check = commandOf(['check', 'a.yaml'], { STANDIN_FIXTURE: 'rows' }, true) as Check
  t.match(check, { notices: [/^STANDIN_FIXTURE .*did you mean STANDIN_FIXTURES/] })
  const { notices } = mock([], { STANDIN_SEDE: '1', STANDIN_ANYTHING_ELSE: '1', STANDIN_LOG: 'json', OTHER: '1' })
  t.same(notices, [
    "STANDIN_SEDE is no variable of standin's; did you mean STANDIN_SEED?",
    "STANDIN_ANYTHING_ELSE is no variable of standin's"
  ])
})
