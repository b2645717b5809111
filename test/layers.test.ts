import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import t from 'tap'

const src = resolve(import.meta.dirname, '../src')
/**
 * From the ground up: a room imports from itself and from the rooms before it. '' is `src/` itself. The panel runs in
 * browsers, so that it imports from no room, and none from it.
 */
const rooms = [
  'panel',
  'document',
  'schema',
  'contract',
  'generate',
  'resources',
  'request',
  'reply',
  'handlers',
  'control',
  'upstream',
  'record',
  'wiremock',
  'lint',
  'tokens',
  'outgoing',
  'server',
  'replicas',
  'import',
  'library',
  '',
  'kit',
  'cli'
]

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
const imports = new Map(files.map((file) => [file, importsOf(file)]))

function importsOf(file: string): string[] {
  const text = readFileSync(join(src, file), 'utf8')
  const found = text.matchAll(/(?:from |import\()'(\.[^']+)'/g)
  return [...found].map(([, path]) => relative(src, resolve(src, dirname(file), path as string)))
}

const roomOf = (file: string): string => (file.includes('/') ? (file.split('/')[0] as string) : '')

t.test('every room is in the order', async (t) => {
  t.same([...new Set(files.map(roomOf))].sort(), [...rooms].sort())
})

t.test('imports run one way, from the command line down to the document', async (t) => {
  for (const [file, imported] of imports) {
    const wrong = imported.filter((one) => rooms.indexOf(roomOf(one)) > rooms.indexOf(roomOf(file)))
    t.same(
      wrong.filter((one) => one !== 'version.ts'),
      [],
      file
    )
  }
})

t.test('two folders of a room import each other in one direction only', async (t) => {
  const arrows = new Map<string, string>()
  for (const [file, imported] of imports) {
    for (const one of imported) arrows.set(`${dirname(file)} → ${dirname(one)}`, `${file} imports ${one}`)
  }
  const both = [...arrows].filter(([arrow]) => {
    const [from, to] = arrow.split(' → ') as [string, string]
    return from !== to && arrows.has(`${to} → ${from}`)
  })
  t.same(both, [])
})

t.test('no file imports itself by a detour', async (t) => {
  const done = new Set<string>()
  const circle = (file: string, path: string[]): string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
    if (done.has(file)) return undefined
    for (const next of imports.get(file) ?? []) {
      const found = circle(next, [...path, file])
      if (found !== undefined) return found
    }
    done.add(file)
    return undefined
  }
  t.same(
    files.flatMap((file) => circle(file, []) ?? []),
    []
  )
})

/** The files through which each runtime dependency comes in. */
const doors: Record<string, RegExp> = {
  '@faker-js/faker': /^generate\//,
  '@fastify/swagger': /^server\/pages\/docs/,
  '@fastify/swagger-ui': /^server\/pages\/docs/,
  '@xmldom/xmldom': /^request\/xml-document/,
  ajv: /^schema\//,
  'ajv-formats': /^schema\//,
  fastify: /^server\/|^wiremock\/api\/admin|^(standin|start)\.ts$/,
  'find-my-way': /^server\/routing\/routes/,
  handlebars: /^wiremock\/template/,
  jose: /^tokens\/issuer/,
  'js-yaml': /^document\//,
  'jsonpath-rfc9535': /^document\/overlays\/overlay/,
  negotiator: /^reply\/negotiate/,
  re2js: /^schema\/pattern/,
  rfc6902: /^resources\/verbs\/json-patch/,
  undici: /^(upstream\/send-on|server\/https\/trust)/,
  'sonic-boom': /^cli\/output\/log/,
  xpath: /^control\/matching\/xpath/
}

t.test('each runtime dependency has one door', async (t) => {
  const { dependencies } = JSON.parse(readFileSync(join(src, '../package.json'), 'utf8'))
  t.same(Object.keys(doors).sort(), Object.keys(dependencies).sort())
  for (const file of files) {
    const text = readFileSync(join(src, file), 'utf8').replaceAll(/^import type .*/gm, '')
    for (const [name, door] of Object.entries(doors)) {
      if (new RegExp(`(from |import\\(|require\\()'${name}['/]`).test(text))
        t.match(file, door, `${file} imports ${name}`)
    }
  }
})

t.test('nothing in the sources knows the API that ships with them', async (t) => {
  for (const file of files) {
    // Comments may name it, and so may what people read; code must not.
    const code = readFileSync(join(src, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*|`[^`]*`/g, '')
    t.notMatch(code, /turso|['"](invites?|organizations?)['"]/i, file)
  }
})

t.test('no test is left out: each folder of tests has a file that runs it', async (t) => {
  const tests = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  const folders = new Set(tests.filter((file) => /\/.*\.test\.ts$/.test(file)).map(roomOf))
  for (const folder of folders) t.ok(tests.includes(`${folder}.test.ts`), folder)
})
