import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import t, { type Test } from 'tap'
import { load } from '../../../src/document/load.ts'
import { copyOf } from '../../../src/document/overlays/changes.ts'
import { lineOf } from '../../../src/document/places/finding.ts'

// biome-ignore lint/suspicious/noExplicitAny: tests look at any place of a document
type Any = any

const document = `openapi: 3.1.0
info: {title: t, version: "1"}
tags: [{name: a}, {name: b}, {name: c}, {name: d}]
components:
paths:
  /things:
    get: &shared
      operationId: list
      parameters: [{name: q, in: query}]
      responses: {200: {description: ok}}
    put: *shared
`

/** Loads the document with overlays, whose files have the actions of each. */
async function changed(t: Test, actions: string | string[], head = 'overlay: 1.1.0') {
  const texts = [actions].flat()
  const dir = t.testdir({
    'api.yaml': document,
    ...Object.fromEntries(texts.map((text, index) => [`${index}.yaml`, `${head}\nactions:\n${text}`]))
  })
  const sources = texts.map((_, index) => join(dir, `${index}.yaml`))
  const loaded = await load(join(dir, 'api.yaml'), { overlays: { sources } })
  return { dir, ...loaded, document: loaded.document as Record<string, Any> }
}

t.test('an object is merged, a list gets an entry, another value gives way', async (t) => {
  const { document, files, dir } = await changed(t, [
    `  - target: $.paths['/things'].get
    update: {summary: S, parameters: [{name: r, in: query}], responses: {200: {x-a: 1}, 404: {description: none}}}
  - target: $.tags
    update: {name: e}
  - target: $.info.title
    update: new`,
    `  - target: $
    update: {components: {schemas: {A: {}}}, info: {version: 2}}
  - target: $.tags
    update: [{name: f}, {name: g}]
  - target: $.info
    update: {__proto__: {polluted: true}}`
  ])
  t.same(document.paths['/things'].get, {
    operationId: 'list',
    summary: 'S',
    parameters: [
      { name: 'q', in: 'query' },
      { name: 'r', in: 'query' }
    ],
    responses: { 200: { description: 'ok', 'x-a': 1 }, 404: { description: 'none' } }
  })
  t.equal(document.paths['/things'].put.summary, undefined, 'an alias is another operation')
  t.same(
    document.tags.map(({ name }: { name: string }) => name),
    ['a', 'b', 'c', 'd', 'e', 'f', 'g']
  )
  t.match(document, { info: { title: 'new', version: 2 }, components: { schemas: { A: {} } } })
  t.ok(Object.hasOwn(document.info, '__proto__'))
  t.notOk('polluted' in {})
  t.same(files, [join(dir, 'api.yaml'), join(dir, '0.yaml'), join(dir, '1.yaml')])
})

t.test('values are removed, and the others keep their places', async (t) => {
  const { document } = await changed(
    t,
    `  - target: $.tags[3, 0, 0, 2]
    remove: true
    update: {name: never}
  - target: $.paths.*.put
    remove: true
  - target: $..parameters[?@.name == 'q']
    remove: true`
  )
  t.same(document.tags, [{ name: 'b' }])
  t.same(Object.keys(document.paths['/things']), ['get'])
  t.same(document.paths['/things'].get.parameters, [])
  const nested = await changed(t, '  - target: $.paths..*\n    remove: true')
  t.same(nested.document.paths, {})
})

t.test('a value is copied', async (t) => {
  const { document } = await changed(
    t,
    `  - target: $.paths
    update: {/new: {}}
  - target: $.paths['/new']
    copy: $.paths['/things']
  - target: $.paths['/new'].get
    update: {summary: S}
  - target: $.paths['/things'].get.parameters
    copy: $.paths['/things'].get.parameters
  - target: $.components
    copy: $.tags[0]`
  )
  t.match(document.paths['/new'], { get: { operationId: 'list', summary: 'S' }, put: { summary: undefined } })
  t.equal(document.paths['/things'].get.summary, undefined)
  t.equal(document.paths['/things'].get.parameters.length, 2)
  t.same(document.components, { name: 'a' })
})

t.test('what an overlay wrote has its place there', async (t) => {
  const { locate, dir } = await changed(
    t,
    `  - target: $.paths['/things'].get
    update:
      responses:
        404:
          description: none
  - target: $.tags
    update:
      name: e
  - target: $.tags[0]
    copy: $.info`
  )
  const shown = (pointer: string) => {
    const { file, line } = locate(pointer)
    return `${file.slice(dir.length + 1)}:${line}`
  }
  t.equal(shown('/paths/~1things/get/responses/404/description'), '0.yaml:7')
  t.equal(shown('/paths/~1things/get/responses/200'), 'api.yaml:10')
  t.equal(shown('/tags/4/name'), '0.yaml:10')
  t.equal(shown('/tags/0/version'), '0.yaml:12')
  t.equal(shown('/tags/0/name'), 'api.yaml:3')
})

t.test('a target that selects nothing is a finding', async (t) => {
  const { findings, dir } = await changed(t, '  - target: $.none\n    update: {}', 'overlay: 1.0.0')
  t.same(findings.map(lineOf), [
    `${dir}/api.yaml:4:1: /components: null stands where an object (components) was expected; it is left out`,
    `${dir}/0.yaml:3:5: /: the target $.none of the overlay selects nothing`
  ])
})

t.test('an action that cannot be done is refused with its place', async (t) => {
  const refused: [actions: string, message: RegExp][] = [
    ['  - 7', /0\.yaml:3:5: \/actions\/0: an action is an object with target/],
    ['  - update: {}', /\/actions\/0: an action needs a target, a JSONPath/],
    ['  - target: $', /\/actions\/0: an action needs update, remove or copy/],
    ['  - target: $\n    remove: 1', /0\.yaml:4:5: \/actions\/0\/remove: remove is true or false/],
    ['  - target: $\n    remove: false', /needs update, remove or copy/],
    ['  - target: $\n    update: {}\n    copy: $', /\/actions\/0\/copy: an action has update or copy/],
    ['  - target: $\n    copy: 7', /\/actions\/0\/copy: copy is a JSONPath/],
    ['  - target: $\n    copy: $.tags.*', /\/actions\/0\/copy: copy selects one value, and this selects 4/],
    ['  - target: $\n    copy: $.none', /this selects 0/],
    ['  - target: $.a[\n    update: {}', /\/actions\/0\/target: "\$\.a\[" is no JSONPath of RFC 9535: Expected/],
    ['  - target: $\n    remove: true', /\/actions\/0: the whole document cannot be removed/],
    ['  - target: $.info\n    update: 7', /the target is an object, so that what is merged with it is one/],
    ['  - target: $.info.title\n    update: {}', /the target is no object and no list/],
    ['  - target: $\n    update: {openapi: 7}', /api\.yaml|0\.yaml:4:14: the OpenAPI version 7 is unsupported/]
  ]
  for (const [actions, message] of refused)
    await t.rejects(changed(t, actions), { name: 'Unreadable', message }, actions)
  await t.rejects(
    changed(t, '  - {}', 'overlay: 2.0.0'),
    /0\.yaml:1:1: the overlay version "2\.0\.0" is unsupported; there is 1\.0/
  )
  await t.rejects(
    changed(t, '  - {}', 'openapi: 3.1.0'),
    /this is no overlay: an overlay is an object with `overlay: 1\.0\.0`/
  )
  const load1 = (overlay: object) => load({ openapi: '3.1.0', info: {} }, { overlays: { sources: [overlay] } })
  await t.rejects(load1({ overlay: '1.0.0' }), /the overlay:1:1: an overlay has a list of actions/)
  await t.rejects(load1([]), /the overlay:1:1: this is no overlay/)
  await t.rejects(load('none.yaml', { overlays: { sources: ['x'] } }), /cannot read none\.yaml/)
  t.throws(() => copyOf([1, [2]], { left: 3 }), /the overlays make a document of more than 5000000 values/)
  t.same(copyOf([1, [2]], { left: 4 }), [1, [2]])
})

t.test('an overlay that extends a document changes that one of several', async (t) => {
  const dir = t.testdir({
    'a.yaml': document,
    'b.yaml': document,
    'o.yaml': 'overlay: 1.0.0\nextends: a.yaml\nactions: [{target: $.info, update: {title: changed}}]',
    'all.yaml': 'overlay: 1\nextends: 7\nactions: [{target: $.info, update: {version: changed}}]'
  })
  const sources = [pathToFileURL(join(dir, 'o.yaml')), join(dir, 'all.yaml')]
  const infoOf = async (name: string, among: number) =>
    (await load(join(dir, name), { overlays: { sources, among } })).document.info
  t.same(await infoOf('a.yaml', 2), { title: 'changed', version: 'changed' })
  t.same(await infoOf('b.yaml', 2), { title: 't', version: 'changed' })
  t.same(await infoOf('b.yaml', 1), { title: 'changed', version: 'changed' }, 'the only document is meant')
})
