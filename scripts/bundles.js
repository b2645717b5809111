// Makes the code of `dist/` with esbuild.
import { readFile } from 'node:fs/promises'
import { relative, resolve } from 'node:path'
import { build } from 'esbuild'
import { kits } from './entries.js'

const entries = ['src/index.ts', ...kits.map((kit) => `src/kit/${kit}.ts`)]
const shared = { bundle: true, platform: 'node', target: 'node20', write: false, metafile: true, logLevel: 'warning' }

/** Packages that Fastify itself loads only once they are needed; each becomes a file of its own that stays lazy. */
const lazyInFastify = ['pino', 'light-my-request', '@fastify/ajv-compiler', '@fastify/fast-json-stringify-compiler']
const lazyFile = (name) => `fastify-${name.replace('@fastify/', '')}.cjs`

/** Packages that publish ES modules alone, which Jest's own `require` cannot load. */
const modulesOnly = '@faker-js/faker/locale/en'

/** Returns the files to write by their path in `dist/`, and in `bundled` the paths of all sources that are in them. */
export async function bundles() {
  const results = await Promise.all([command(), lazyPackages(), library(), commonJs(), fakerAsCommonJs()])
  const files = new Map()
  for (const { outputFiles } of results)
    for (const { path, contents } of outputFiles) files.set(relative(resolve('dist'), path), contents)
  return Object.assign(files, { bundled: results.flatMap(({ metafile }) => Object.keys(metafile.inputs)) })
}

/** The command: with its dependencies in a few files, Node finds and reads it in a third of the time. */
const command = () =>
  build({
    ...shared,
    entryPoints: { 'cli/main': 'src/cli/main.ts' },
    outdir: 'dist',
    format: 'esm',
    splitting: true,
    chunkNames: 'command-[name]-[hash]',
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    // Loaded late or never, and found by their own folders: pages, compilers of schemas, and what a project brings.
    external: ['@fastify/swagger', '@fastify/swagger-ui', 'openapi-typescript'],
    // CommonJS packages among ES modules need a `require`.
    banner: { js: "import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);" },
    plugins: [lazyPackagesOfFastify, tracingOfProject]
  })

const lazyPackagesOfFastify = {
  name: 'lazy packages of Fastify',
  setup({ onResolve }) {
    onResolve({ filter: /^[@\w]/ }, ({ path, kind }) =>
      kind === 'require-call' && lazyInFastify.includes(path) ? { path: `./${lazyFile(path)}`, external: true } : null
    )
  }
}

/** Spans go where the project's own package sends them; `prom-client` requires one, whatever the project has. */
const tracingOfProject = {
  name: 'tracing of the project',
  setup({ onResolve }) {
    onResolve({ filter: /^@opentelemetry\/api$/ }, ({ path, kind }) =>
      kind === 'dynamic-import' ? { path, external: true } : null
    )
  }
}

const lazyPackages = async () => {
  const fastify = resolve('node_modules/fastify')
  const results = await Promise.all(
    lazyInFastify.map((name) =>
      build({
        ...shared,
        stdin: { contents: `module.exports = require(${JSON.stringify(name)})`, resolveDir: fastify },
        outfile: `dist/${lazyFile(name)}`,
        format: 'cjs',
        minifyWhitespace: true,
        minifySyntax: true,
        legalComments: 'none'
      })
    )
  )
  return {
    outputFiles: results.flatMap(({ outputFiles }) => outputFiles),
    metafile: { inputs: Object.assign({}, ...results.map(({ metafile }) => metafile.inputs)) }
  }
}

/** The library as ES modules: its dependencies are the project's own. */
const library = () =>
  build({
    ...shared,
    entryPoints: entries,
    outdir: 'dist',
    format: 'esm',
    splitting: true,
    chunkNames: 'library-[name]-[hash]',
    packages: 'external'
  })

/** The same as CommonJS, an entry a file, for projects that `require` and for Jest. */
const commonJs = () =>
  build({
    ...shared,
    entryPoints: entries,
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    packages: 'external',
    // Jest runs `import()` only under a flag of Node's.
    supported: { 'dynamic-import': false },
    define: { 'import.meta.url': 'moduleUrl' },
    banner: { js: "const moduleUrl = require('node:url').pathToFileURL(__filename).href;" },
    plugins: [plainRequire, joseInside, libraryOnce]
  })

/** Sources make a `require` of their own, since ES modules have none. CommonJS has one, which Jest needs. */
const plainRequire = {
  name: 'plain require',
  setup({ onLoad }) {
    onLoad({ filter: /\/src\/.*\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(/^const require = createRequire\(import\.meta\.url\)$/m, ''),
      loader: 'ts'
    }))
  }
}

/** Jest cannot load jose either, which is small. */
const joseInside = {
  name: 'jose inside',
  setup({ onResolve }) {
    onResolve({ filter: /^jose$/ }, () => ({ path: resolve('node_modules/jose/dist/webapi/index.js') }))
  }
}

const libraryOnce = {
  name: 'the library once',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\.\/[\w/]+\.ts$/ }, ({ importer }) =>
      /\/src\/kit\//.test(importer) ? { path: '../index.cjs', external: true } : null
    )
    onResolve({ filter: new RegExp(`^${modulesOnly}$`) }, () => ({ path: './faker.cjs', external: true }))
  }
}

const fakerAsCommonJs = () =>
  build({
    ...shared,
    entryPoints: { faker: modulesOnly },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    format: 'cjs'
  })
