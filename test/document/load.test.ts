import { chmodSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import t, { type Test } from 'tap'
import { load } from '../../src/document/load.ts'
import { lineOf } from '../../src/document/places/finding.ts'

const minimal = 'openapi: 3.1.0\ninfo: {title: t, version: "1"}\npaths: {}\n'
const withRef = (ref: string) =>
  `openapi: 3.1.0\npaths: {}\ncomponents:\n  schemas:\n    A: {$ref: ${JSON.stringify(ref)}}\n`

async function serve(t: Test, listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

t.test('a document comes from wherever it is', async (t) => {
  const dir = t.testdir({ 'openapi.yaml': minimal, 'per%20cent #1?.yaml': minimal, noextension: minimal })
  const path = join(dir, 'openapi.yaml')
  const url = await serve(t, (request, response) => {
    if (request.url === '/old.yaml') response.writeHead(302, { location: '/openapi.yaml' }).end()
    else response.end(minimal)
  })
  const table: [name: string, source: string | URL | object, shown: string, files: string[]][] = [
    ['a path', path, path, [path]],
    [
      'a path with odd characters',
      join(dir, 'per%20cent #1?.yaml'),
      join(dir, 'per%20cent #1?.yaml'),
      [join(dir, 'per%20cent #1?.yaml')]
    ],
    ['a path without an extension', join(dir, 'noextension'), join(dir, 'noextension'), [join(dir, 'noextension')]],
    ['a file URL', pathToFileURL(path).href, path, [path]],
    ['a file URL object', pathToFileURL(path), path, [path]],
    ['an http URL', `${url}/openapi.yaml`, `${url}/openapi.yaml`, []],
    ['a redirect', new URL(`${url}/old.yaml`), `${url}/old.yaml`, []],
    ['an object', { openapi: '3.1.0', info: { title: 't' } }, 'the document', []]
  ]
  for (const [name, source, shown, files] of table) {
    const loaded = await load(source)
    t.match(loaded, { name: shown, files, findings: [], document: { info: { title: 't' } } }, name)
  }
  const stdin = Readable.from([Buffer.from('openapi: 3.1.0\n'), 'info: {title: t}'])
  t.match(await load('-', { stdin }), { name: 'standard input', files: [], document: { info: { title: 't' } } })
  const given = { openapi: '3.0.0', info: {}, components: { schemas: { A: { type: 'string', nullable: true } } } }
  await load(given)
  t.strictSame(given.components.schemas.A, { type: 'string', nullable: true }, 'an object that is given stays as it is')
})

t.test('what cannot be read ends with one sentence about why', async (t) => {
  const dir = t.testdir({ folder: {}, secret: minimal, broken: 'a: [' })
  chmodSync(join(dir, 'secret'), 0)
  const url = await serve(t, (request, response) => {
    if (request.url === '/loop') response.writeHead(302, { location: '/loop' }).end()
    else if (request.url === '/cut') response.writeHead(200, { 'content-length': 99 }).end('openapi')
    else if (request.url === '/nothing') response.writeHead(204).end()
    else response.writeHead(404).end('no')
  })
  const endless = Readable.from(
    (function* () {
      const chunk = Buffer.alloc(16 * 1024 * 1024, ' ')
      for (;;) yield chunk
    })()
  )
  const circle: Record<string, unknown> = { openapi: '3.1.0' }
  circle.circle = circle
  const at = (name: string) => join(dir, name)
  const table: [source: string | object, message: string | RegExp, stdin?: Readable][] = [
    [at('gone.yaml'), `cannot read ${at('gone.yaml')}: there is no such file (looked in ${at('gone.yaml')})`],
    [at('broken/gone'), `cannot read ${at('broken/gone')}: there is no such file (looked in ${at('broken/gone')})`],
    [at('folder'), `cannot read ${at('folder')}: it is a folder; name the file in it (looked in ${at('folder')})`],
    [at('broken'), /broken:1:4: not valid YAML/],
    [at('a\0b'), /^cannot read .*: the system says ERR_INVALID_ARG_VALUE/],
    [at('x'.repeat(300)), /: the system says ENAMETOOLONG/],
    ['http://', 'cannot read http://: Invalid URL'],
    [pathToFileURL(at('gone.yaml')).href, /^cannot read .*gone\.yaml: there is no such file/],
    ['file://host/a', /^cannot read file:\/\/host\/a: /],
    ['/dev/zero', 'cannot read /dev/zero: it is a device or a pipe, no file (looked in /dev/zero)'],
    [`${url}/gone`, `cannot read ${url}/gone: the server answered 404`],
    [`${url}/nothing`, `cannot read ${url}/nothing: the server answered 204`],
    [`${url}/loop`, `cannot read ${url}/loop: more than 5 redirects`],
    [`${url}/cut`, /^cannot read .*\/cut: /],
    ['http://127.0.0.1:1/', /^cannot read http:\/\/127\.0\.0\.1:1\/: .*(no server listens there|bad port)/],
    ['ftp://host/a.yaml', 'cannot read ftp://host/a.yaml: a document is read by http or https, not by ftp'],
    ['-', 'cannot read standard input: it is larger than 64 MB', endless],
    [circle, /^the document that was given as an object is no JSON: .*circular/]
  ]
  if (process.getuid?.() !== 0) table.push([at('secret'), /permission denied/])
  for (const [source, message, stdin] of table) {
    await t.rejects(load(source, stdin && { stdin }), { name: 'Unreadable', message }, String(source))
  }
})

t.test('a name and password in an address are sent to its server alone, and never shown', async (t) => {
  const expected = `Basic ${Buffer.from('user:p@ss').toString('base64')}`
  const asked: (string | undefined)[][] = []
  const listener: RequestListener = ({ url, headers }, response) => {
    asked.push([url, headers.authorization])
    if (url === '/moved') response.writeHead(302, { location: '/root.yaml' }).end()
    else if (url === '/root.yaml') response.end(`${withRef(`${address}/part.yaml`)}    B: {$ref: ${other}/part.yaml}\n`)
    else if (url === '/part.yaml') response.end('type: string')
    else response.writeHead(401).end()
  }
  const address = await serve(t, listener)
  const other = await serve(t, (request, response) => listener(request, response))
  const named = (path: string) => address.replace('//', '//user:p%40ss@') + path
  const { name, findings } = await load(named('/moved'), { allowRefs: true })
  t.equal(name, `${address}/moved`)
  t.same(findings, [])
  t.same(asked.sort(), [
    ['/moved', expected],
    ['/part.yaml', undefined],
    ['/part.yaml', expected],
    ['/root.yaml', expected]
  ])
  const shown = { message: `cannot read ${address}/none: the server answered 401` }
  await t.rejects(load(named('/none')), shown)
  await t.rejects(load('http://user:secret@'), { message: 'cannot read http://: Invalid URL' })
  const lost = await load({
    openapi: '3.1.0',
    info: {},
    paths: {},
    components: { schemas: { A: { $ref: 'http://user:secret@127.0.0.1/a' } } }
  })
  t.notMatch(lost.findings.map(lineOf).join(), /secret/)
})

t.test('a file that is no OpenAPI document is told what it seems to be', async (t) => {
  const table: [text: string, message: RegExp][] = [
    ['- a\n- b\n', /^a\.yaml:1:1: this is no OpenAPI document but a list; an OpenAPI document is an object with/],
    ['hello', /but plain text;/],
    ['<!DOCTYPE html>', /but a web page/],
    ['5', /but the value 5;/],
    ['services: {web: {}}', /no OpenAPI document: it has the keys "services";/],
    ['{}', /an empty object;/],
    ['asyncapi: 3.0.0', /this is an AsyncAPI document;/],
    ['arazzo: 1.0.0', /this is an Arazzo document;/],
    ['info: {_postman_id: x}\nitem: []', /this is a Postman collection;/],
    ['log: {entries: []}', /this is a HAR file;/],
    ['data: {__schema: {}}', /this is a GraphQL schema;/],
    ['type: object\nproperties: {}', /this is a JSON Schema;/],
    ['info: {}\npaths: {}', /this is an OpenAPI document without its version;/],
    ['info: {}\nopenapi: 4.0.0', /^a\.yaml:2:1: the OpenAPI version "4\.0\.0" is unsupported;/],
    ['openapi: 9.9.9', /version "9\.9\.9"/],
    ['openapi: 2', /version 2 is unsupported/],
    ['openapi: {}', /version {} is unsupported/],
    ['swagger: "1.2"', /^a\.yaml:1:1: the Swagger version "1\.2" is unsupported;/]
  ]
  const dir = t.testdir()
  const before = process.cwd()
  t.teardown(() => process.chdir(before))
  process.chdir(dir)
  for (const [text, message] of table) {
    writeFileSync(join(dir, 'a.yaml'), text)
    await t.rejects(load('a.yaml'), { name: 'Unreadable', message }, text)
  }
  for (const text of ['openapi: 3.0', 'openapi: 3.1', 'openapi: 3.2.0', 'swagger: 2.0', 'swagger: "2.0"']) {
    writeFileSync(join(dir, 'a.yaml'), text)
    t.match((await load('a.yaml')).document.openapi, /^3\./, text)
  }
})

t.test('references reach the files of the document folder, and no further unless that is allowed', async (t) => {
  const address = await serve(t, (_, response) => response.end('type: string'))
  const other = await serve(t, (request, response) => {
    if (request.url === '/twice.yaml') response.writeHead(307, { location: '/moved.yaml' }).end()
    else if (request.url === '/twice-redirected.yaml') response.end(withRef('/twice.yaml'))
    else if (request.url === '/moved.yaml') response.writeHead(307, { location: `${address}/x.yaml` }).end()
    else if (request.url === '/root.yaml') response.end(withRef('part.yaml'))
    else if (request.url === '/leaves.yaml') response.end(withRef(`${address}/x.yaml`))
    else if (request.url === '/redirected.yaml') response.end(withRef('/moved.yaml'))
    else if (request.url === '/local.yaml') response.end(withRef('file:///etc/hostname'))
    else response.end('type: integer')
  })
  const dir = t.testdir({
    'outside.yaml': 'type: string',
    'in-secret': { 'part.yaml': 'type: string' },
    in: {
      'beside.yaml': withRef('../in-secret/part.yaml'),
      'part.yaml': 'type: integer',
      sub: { 'root.yaml': withRef('../part.yaml') },
      'near.yaml': withRef('./part.yaml'),
      'below.yaml': withRef('sub/../part.yaml'),
      'parent.yaml': withRef('../outside.yaml'),
      'absolute.yaml': withRef('/dev/zero'),
      'passwd.yaml': withRef('file:///etc/passwd'),
      'missing.yaml': withRef('./gone.yaml#/A'),
      'far.yaml': withRef('../gone.yaml'),
      'network.yaml': withRef(`${address}/x.yaml`),
      'linked.yaml': withRef('link.yaml'),
      'odd.yaml': withRef('mailto:a@example.com'),
      'invalid.yaml': withRef('http://[')
    }
  })
  symlinkSync(join(dir, 'outside.yaml'), join(dir, 'in', 'link.yaml'))
  const inDir = (name: string) => join(dir, 'in', name)
  const string = { type: 'string' }
  const integer = { type: 'integer' }
  const table: [source: string, strict: RegExp | object, allowed: RegExp | object][] = [
    [inDir('near.yaml'), integer, integer],
    [inDir('below.yaml'), integer, integer],
    [inDir('sub/root.yaml'), /it is outside of the document's folder, and only --allow-refs/, integer],
    [inDir('parent.yaml'), /it is outside of the document's folder, and only --allow-refs/, string],
    [inDir('beside.yaml'), /it is outside of the document's folder, and only --allow-refs/, string],
    [inDir('linked.yaml'), /it is outside of the document's folder, and only --allow-refs/, string],
    [inDir('absolute.yaml'), /dev\/zero" cannot be followed: it is outside/, /it is a device/],
    [inDir('passwd.yaml'), /passwd" cannot be followed: it is outside/, /cannot be followed|passwd/],
    [inDir('missing.yaml'), /"\.\/gone\.yaml#\/A" cannot be followed: there is no such file/, /no such file/],
    [inDir('far.yaml'), /it is outside/, /no such file/],
    [inDir('network.yaml'), /it leads to http:\/\/127\.0\.0\.1:\d+, and only --allow-refs/, string],
    [inDir('odd.yaml'), /mailto:a@example\.com is no address of a file/, /is no address of a file/],
    [inDir('invalid.yaml'), /it is no URI reference/, /it is no URI reference/],
    [`${other}/root.yaml`, integer, integer],
    [`${other}/leaves.yaml`, /it leads to http/, string],
    [`${other}/redirected.yaml`, /it leads to http/, string],
    [`${other}/twice-redirected.yaml`, /it leads to http/, string],
    [`${other}/local.yaml`, /it is outside/, /./]
  ]
  for (const [source, strict, allowed] of table) {
    for (const [allowRefs, expected] of [
      [false, strict],
      [true, allowed]
    ] as const) {
      const name = `${source.slice(-14)}${allowRefs ? ', allowed' : ''}`
      const { document, findings } = await load(source, { allowRefs })
      const schema = document.components?.schemas?.A
      if (!(expected instanceof RegExp)) {
        t.strictSame(findings, [], name)
        t.strictSame(schema, { $ref: '#/x-standin-files/0' }, name)
        t.strictSame((document['x-standin-files'] as unknown[])[0], expected, name)
      } else {
        t.match(findings[0]?.message, expected, name)
        t.strictSame(schema, { 'x-standin-unresolved': findings[0]?.message }, name)
        t.equal(findings[0]?.pointer, '/components/schemas/A', name)
      }
    }
  }
  const told = (await load(inDir('parent.yaml'))).findings[0]
  t.match(told?.place, { file: inDir('parent.yaml'), line: 5, column: 5 }, 'with the place')
})

t.test('a document without a folder has relative references nowhere to start from', async (t) => {
  const stdin = () => Readable.from([withRef('./part.yaml')])
  const refused = await load('-', { stdin: stdin() })
  t.match(refused.findings[0]?.message, /standard input has no folder/)
  const dir = t.testdir({ 'part.yaml': 'type: integer' })
  const before = process.cwd()
  t.teardown(() => process.chdir(before))
  process.chdir(dir)
  t.strictSame((await load('-', { stdin: stdin(), allowRefs: true })).findings, [], 'but where it is allowed, here')
})

t.test('all local files are named, so that they can be watched', async (t) => {
  const dir = realpathSync(
    t.testdir({ 'root.yaml': withRef('a/part.yaml'), a: { 'part.yaml': '$ref: other.yaml', 'other.yaml': '{}' } })
  )
  const { files } = await load(join(dir, 'root.yaml'))
  t.strictSame(files, [join(dir, 'root.yaml'), join(dir, 'a/part.yaml'), join(dir, 'a/other.yaml')])
})

t.test('oddities of writing are findings, in whichever file they stand', async (t) => {
  const dir = t.testdir({
    'root.yaml': `${withRef('part.yaml')}x: !odd 1\n`,
    'part.yaml': 'type: integer\ntype: string\n'
  })
  const { document, findings } = await load(join(dir, 'root.yaml'))
  t.strictSame(
    findings.map(({ pointer, place, message }) => [pointer, place, message.slice(0, 9)]),
    [
      ['', { file: join(dir, 'root.yaml'), line: 6, column: 4 }, 'YAML know'],
      ['/x-standin-files/0', { file: join(dir, 'part.yaml'), line: 2, column: 1 }, 'the key "']
    ]
  )
  t.strictSame((document['x-standin-files'] as unknown[])[0], { type: 'string' })
})

t.test('pointers are told as they are in the file', async (t) => {
  const dir = t.testdir({
    'root.yaml': withRef('sub/part.yaml'),
    sub: { 'part.yaml': 'x: 1\ntype: strnig\n' },
    'old.yaml': 'swagger: "2.0"\npaths: {}\ndefinitions: {A: {type: strnig}}\n'
  })
  const { describe, findings, locate } = await load(join(dir, 'root.yaml'))
  t.match(locate('/x-standin-files/9/type'), { file: join(dir, 'root.yaml'), line: 1 }, 'a file that is not there')
  t.equal(describe('/x-standin-files/0/type'), 'sub/part.yaml#/type')
  t.equal(describe('/components/schemas/A'), '/components/schemas/A')
  t.equal(describe('/x-standin-files'), '/x-standin-files')
  t.equal(lineOf(findings[0]!).replace(dir, '.'), `./sub/part.yaml:2:1: /type: ${findings[0]?.message}`)
  t.equal(lineOf({ pointer: '', message: 'm' }), '/: m')
  const old = await load(join(dir, 'old.yaml'))
  t.equal(old.describe('/components/schemas/A'), '/definitions/A')
  t.match(lineOf(old.findings[0]!), 'old.yaml:3:19: /definitions/A/type: type is')
  const url = await serve(t, ({ url }, response) =>
    response.end(url === '/part.yaml' ? 'type: string' : withRef('part.yaml'))
  )
  t.equal((await load(url)).describe('/x-standin-files/0/a'), `${url}/part.yaml#/a`)
})

t.test('a mistake in another file is told by that file', async (t) => {
  const dir = t.testdir({
    'root.yaml': withRef('broken.yaml'),
    'broken.yaml': 'a: [',
    'wrong.yaml': withRef('types.yaml'),
    'types.yaml': 'x: 1\ntype: strnig\n'
  })
  const broken = await load(join(dir, 'root.yaml'))
  t.match(broken.findings[0]?.message, /broken\.yaml:1:4: not valid YAML/)
  const wrong = await load(join(dir, 'wrong.yaml'))
  t.match(wrong.findings[0], { pointer: '/x-standin-files/0/type', place: { file: join(dir, 'types.yaml'), line: 2 } })
})

t.test('the bytes of an example are fetched as those of a file', async (t) => {
  const bytes = Buffer.from([0x89, 0xff, 0xfe, 0x00])
  const document = 'openapi: 3.1.0\npaths: {}\ncomponents: {examples: {A: {externalValue: a.png}}}\n'
  const url = await serve(t, ({ url }, response) => response.end(url === '/a.png' ? bytes : document))
  const { document: read } = await load(`${url}/openapi.yaml`)
  t.match(read.components, { examples: { A: { value: `data:;base64,${bytes.toString('base64')}` } } })
})
