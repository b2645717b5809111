/** Loads one file of a handler, with the files that it imports. */
import module, { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { compileFunction } from 'node:vm'
import { keptFor } from '../document/memoized.ts'
import { Unreadable } from '../document/yaml/yaml.ts'
import { shownFile } from '../resources/fixtures/files.ts'
import { keepMap, placeOfError } from './source-place.ts'

/** Loads a module anew. Calls `note` with each of its files. Throws Unreadable with the place of a mistake. */
export type LoadModule = (file: string, note: (file: string) => void) => Promise<Record<string, unknown>>

/** Returns the way to load modules: Node's own if it strips types, else esbuild's. */
export function moduleLoader(
  folder: string,
  node: NodeModules = module as NodeModules,
  hasTypes = stripsTypes,
  findEsbuild = esbuildFor
): LoadModule {
  const { registerHooks } = node
  if (hasTypes && registerHooks !== undefined) {
    markImports(registerHooks)
    return nativeLoad
  }
  const esbuild = findEsbuild([folder, process.cwd()])
  return esbuild === undefined ? plainLoad : compilingLoader(esbuild)
}

/** The part of `node:module` that newer versions of Node have. */
export interface NodeModules {
  registerHooks?: (hooks: { resolve: ResolveHook }) => unknown
}

type ResolveHook = (
  specifier: string,
  context: { parentURL?: string },
  next: (specifier: string, context: object) => { url: string }
) => { url: string }

const stripsTypes = Boolean((process.features as { typescript?: unknown }).typescript)

/** The mark of a load in URLs of modules: another mark loads a file again. */
const mark = /[?&]standin-load=(\d+)/
let loads = 0

const marked = (url: string, load: string): string => `${url}${url.includes('?') ? '&' : '?'}standin-load=${load}`

/** The functions that note the files of a load, by its number. */
const notes = new Map<string, (file: string) => void>()

/** Marks the modules that a marked one imports, so that a load is whole. Made once, since Node keeps it for good. */
const markImports = keptFor((registerHooks: NonNullable<NodeModules['registerHooks']>) =>
  registerHooks({
    resolve(specifier, context, next) {
      const resolved = next(specifier, context)
      const load = mark.exec(context.parentURL ?? '')?.[1]
      const { url } = resolved
      if (load === undefined || !url.startsWith('file:') || /\/node_modules\/|\.json$/.test(url)) return resolved
      notes.get(load)?.(fileURLToPath(url))
      return { ...resolved, url: marked(url, load) }
    }
  })
)

/** Imports a module. Compiled here, since the CommonJS build of standin writes `require` for `import`. */
const importModule = new Function('url', 'return import(url)')

/** Lets Node load modules, with types and without. */
async function nativeLoad(file: string, note: (file: string) => void): Promise<Record<string, unknown>> {
  const load = String(++loads)
  notes.set(load, note)
  note(file)
  const loading: Promise<Record<string, unknown>> = importModule(marked(pathToFileURL(file).href, load))
  return loading
    .catch((error) => {
      throw unloadable(file, error, placeOfError(error))
    })
    .finally(() => notes.delete(load))
}

/** Loads a file of JavaScript with Node, and refuses TypeScript. */
const plainLoad: LoadModule = async (file, note) => {
  if (!/ts$/.test(file)) return nativeLoad(file, note)
  const { node } = process.versions
  throw new Unreadable(
    `cannot load ${shownFile(file)}: Node ${node} does not read TypeScript; npm install --save-dev esbuild, or take Node 22.18 or later`
  )
}

type Esbuild = Pick<typeof import('esbuild'), 'build'>

/** Returns esbuild from the first folder that has it; undefined if none has. */
export function esbuildFor(folders: string[], own = dirname(fileURLToPath(import.meta.url))): Esbuild | undefined {
  for (const folder of [...folders, own]) {
    try {
      return createRequire(join(folder, 'package.json'))('esbuild')
    } catch {}
  }
  return undefined
}

/**
 * Returns a loader that makes one CommonJS file of a module and the files that it imports, so that a load is whole.
 * Packages stay outside.
 */
const compilingLoader =
  ({ build }: Esbuild): LoadModule =>
  async (file, note) => {
    note(file)
    const built = await build({
      entryPoints: [file],
      outfile: `${file}.cjs`,
      bundle: true,
      write: false,
      metafile: true,
      sourcemap: 'external',
      sourcesContent: false,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      packages: 'external',
      // `compileFunction` has no `import()`, and `require` loads ES modules too.
      supported: { 'dynamic-import': false },
      logLevel: 'silent',
      absWorkingDir: dirname(file),
      define: { 'import.meta.url': JSON.stringify(pathToFileURL(file).href) }
    }).catch((error) => {
      throw unloadable(file, ...mistakeIn(error, dirname(file)))
    })
    for (const input of Object.keys(built.metafile.inputs)) note(resolve(dirname(file), input))
    const [map, code] = built.outputFiles as unknown as [{ text: string }, { text: string }]
    keepMap(file, map.text)
    const made = { exports: {} as Record<string, unknown> | undefined }
    try {
      const parameters = ['module', 'exports', 'require', '__filename', '__dirname']
      const run = compileFunction(code.text, parameters, { filename: file })
      run(made, made.exports, createRequire(file), file, dirname(file))
    } catch (error) {
      throw unloadable(file, error as Error, placeOfError(error as Error))
    }
    // A module of CommonJS is its own default export, as Node has it.
    return made.exports?.__esModule === true ? made.exports : { default: made.exports }
  }

/** Returns the first mistake that esbuild found, and its place. */
function mistakeIn(
  error: Error & Partial<import('esbuild').BuildFailure>,
  folder: string
): [{ message: string }, string | undefined] {
  const [first] = error.errors ?? []
  if (first === undefined) return [error, undefined]
  const { text, location } = first
  const place = location && `${shownFile(resolve(folder, location.file))}:${location.line}:${location.column + 1}`
  return [{ message: text }, place ?? undefined]
}

const unloadable = (file: string, { message }: { message: string }, place = shownFile(file)): Unreadable =>
  new Unreadable(`cannot load the handler ${shownFile(file)}: ${message} (${place})`)
