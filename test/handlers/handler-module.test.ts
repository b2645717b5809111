import { rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { esbuildFor, moduleLoader, type NodeModules } from '../../src/handlers/handler-module.ts'

const noEsbuild = () => undefined

/** A stand-in for Node's own hooks, which only newer versions have. */
function hooksOf() {
  const made: Parameters<NonNullable<NodeModules['registerHooks']>>[0][] = []
  return { made, registerHooks: (hooks: (typeof made)[number]) => made.push(hooks) }
}

t.test('esbuild makes one module of a handler and its files, and each load is anew', async (t) => {
  const dir = t.testdir({
    'getThing.ts': `import { price } from './lib/price.ts'
import { join } from 'node:path'
export default (): string => join('a', String(price)) as string
export const place: string = import.meta.url
export const basename = async () => (await import('node:path')).basename('a/b')`,
    lib: { 'price.ts': 'export const price: number = 1' }
  })
  const load = moduleLoader(dir, {}, false)
  const noted: string[] = []
  const first = await load(`${dir}/getThing.ts`, (file) => noted.push(file))
  t.equal((first.default as () => string)(), 'a/1')
  t.equal(fileURLToPath(first.place as string), `${dir}/getThing.ts`)
  t.same(new Set(noted), new Set([`${dir}/getThing.ts`, `${dir}/lib/price.ts`]))
  writeFileSync(`${dir}/lib/price.ts`, 'export const price: number = 2')
  t.equal(await (first.basename as () => Promise<string>)(), 'b')
  const second = await load(`${dir}/getThing.ts`, () => {})
  t.equal((second.default as () => string)(), 'a/2')
})

t.test('a module of CommonJS is its own default export, with esbuild and without', async (t) => {
  const dir = t.testdir({ 'a.cjs': 'module.exports = () => 1', 'b.cjs': 'module.exports = undefined' })
  for (const load of [moduleLoader(dir, {}, false), moduleLoader(dir, {}, false, noEsbuild)]) {
    t.equal(((await load(`${dir}/a.cjs`, () => {})).default as () => number)(), 1)
    t.equal((await load(`${dir}/b.cjs`, () => {})).default, undefined)
  }
})

t.test('a mistake is told with its place in the source', async (t) => {
  const dir = t.testdir({
    'syntax.ts': 'interface A {\n  a: string\n}\nconst = 1',
    'missing.ts': "import './nowhere.ts'",
    'throws.ts': "interface A {\n  a: string\n}\n\nthrow new Error('at the start')"
  })
  const load = moduleLoader(dir, {}, false)
  const failing = (file: string) => load(`${dir}/${file}`, () => {})
  await t.rejects(failing('syntax.ts'), {
    name: 'Unreadable',
    message: /cannot load .*syntax\.ts: .*syntax\.ts:4:7\)$/
  })
  await t.rejects(failing('missing.ts'), { message: /nowhere\.ts.*missing\.ts:1:8\)$/ })
  await t.rejects(failing('throws.ts'), { message: /at the start \(.*throws\.ts:5:7\)$/ })
  await t.rejects(failing('nowhere.ts'), { message: /cannot load the handler .*nowhere\.ts/ })
})

t.test('a failure of esbuild itself is told too', async (t) => {
  const failing = { build: () => Promise.reject(new Error('it has stopped')) }
  const load = moduleLoader('/srv', {}, false, () => failing as never)
  await t.rejects(
    load('/srv/a.ts', () => {}),
    { message: 'cannot load the handler /srv/a.ts: it has stopped (/srv/a.ts)' }
  )
})

t.test('without esbuild, Node loads JavaScript, and TypeScript is refused with a way out', async (t) => {
  const dir = t.testdir({ 'getThing.mjs': 'export default () => 1', 'getThing.ts': '', 'broken.mjs': 'const = 1' })
  const load = moduleLoader(dir, {}, false, noEsbuild)
  const { default: found } = await load(`${dir}/getThing.mjs`, () => {})
  t.equal((found as () => number)(), 1)
  writeFileSync(`${dir}/getThing.mjs`, 'export default () => 2')
  const again = await load(`${dir}/getThing.mjs`, () => {})
  t.equal((again.default as () => number)(), 2)
  await t.rejects(
    load(`${dir}/getThing.ts`, () => {}),
    {
      message: /getThing\.ts: Node .* does not read TypeScript; npm install --save-dev esbuild/
    }
  )
  await t.rejects(
    load(`${dir}/broken.mjs`, () => {}),
    { message: /cannot load the handler .*broken\.mjs: Unexpected token/ }
  )
})

t.test('Node that strips types loads by itself; a hook marks the modules that a handler imports', async (t) => {
  const dir = t.testdir({ 'getThing.mjs': 'export default import.meta.url' })
  const { made, registerHooks } = hooksOf()
  const load = moduleLoader(dir, { registerHooks }, true, noEsbuild)
  moduleLoader(dir, { registerHooks }, true, noEsbuild)
  t.equal(made.length, 1)
  const resolve = made[0]?.resolve as NonNullable<(typeof made)[number]>['resolve']
  const resolved = (url: string, parentURL?: string) =>
    resolve('x', parentURL === undefined ? {} : { parentURL }, () => ({ url })).url

  const noted: string[] = []
  const loading = load(`${dir}/getThing.mjs`, (file) => noted.push(file))
  const { default: url } = await loading
  const mark = String(url).replace(/^.*\?/, '?')
  t.match(mark, /^\?standin-load=\d+$/)
  t.same(noted, [`${dir}/getThing.mjs`])
  t.equal(resolved('file:///srv/lib.ts', `file:///srv/a.ts${mark}`), `file:///srv/lib.ts${mark}`)
  t.equal(
    resolved('file:///srv/lib.ts?raw', `file:///srv/a.ts${mark}`),
    `file:///srv/lib.ts?raw${mark.replace('?', '&')}`
  )
  for (const [imported, parent] of [
    ['file:///srv/lib.ts', 'file:///srv/a.ts'],
    ['file:///srv/lib.ts', undefined],
    ['node:fs', `file:///srv/a.ts${mark}`],
    ['file:///srv/node_modules/x/index.js', `file:///srv/a.ts${mark}`],
    ['file:///srv/data.json', `file:///srv/a.ts${mark}`]
  ] as const) {
    t.equal(resolved(imported, parent), imported)
  }
})

t.test('the files that a handler imports are noted while it is loaded', async (t) => {
  const dir = t.testdir({
    'getThing.mjs': `globalThis.standinTest = import.meta.url
await globalThis.standinWait`
  })
  const { made, registerHooks } = hooksOf()
  const load = moduleLoader(dir, { registerHooks }, true, noEsbuild)
  const noted: string[] = []
  const shared = globalThis as { standinTest?: string; standinWait?: Promise<void> }
  let go = () => {}
  shared.standinWait = new Promise((resolve) => (go = resolve))
  const loading = load(`${dir}/getThing.mjs`, (file) => noted.push(file))
  while (shared.standinTest === undefined) await new Promise(setImmediate)
  made[0]?.resolve('x', { parentURL: shared.standinTest }, () => ({ url: 'file:///srv/lib.ts' }))
  go()
  await loading
  t.same(noted, [`${dir}/getThing.mjs`, '/srv/lib.ts'])
})

t.test('esbuild is looked for in each folder, and beside standin', async (t) => {
  const dir = t.testdir({ node_modules: { esbuild: { 'index.js': 'exports.build = "its own"' } } })
  t.equal(esbuildFor([`${dir}/none`, dir])?.build as unknown, 'its own')
  rmSync(`${dir}/node_modules`, { recursive: true })
  t.type(esbuildFor([])?.build, 'function')
  t.equal(esbuildFor([], '/srv/none'), undefined)
})
