// Rolls the types of each entry up into one file, twice: as those of an ES module (.d.ts) and of CommonJS (.d.cts).
import { rollup } from 'rollup'
import { dts } from 'rollup-plugin-dts'
import { kits } from './entries.js'

/** Returns the files to write, by their path in `dist/`. Throws for types that cannot be rolled up. */
export async function declarations() {
  const files = [['index', await rolledUp('src/index.ts')]]
  for (const kit of kits) files.push([`kit/${kit}`, await rolledUp(`src/kit/${kit}.ts`, '../index.js')])
  return files.flatMap(([name, types]) => [
    [`${name}.d.ts`, types],
    [`${name}.d.cts`, asCommonJs(types)]
  ])
}

/**
 * Returns types for CommonJS, which reaches faker, an ES module, by its types alone. What both add to Fastify is
 * written once, since a project may hold both.
 */
function asCommonJs(types) {
  const [added = ''] = /^declare module 'fastify' \{.*?^\}\n/ms.exec(types) ?? []
  return types
    .replaceAll("'../index.js'", "'../index.cjs'")
    .replace(/^import \{ (.*) \} from '@faker-js\/faker';$/m, `import type { $1 } from '@faker-js/faker' ${asModule};`)
    .replace(added, added === '' ? '' : `import type {} from './index.js' ${asModule};\n`)
}

const asModule = "with { 'resolution-mode': 'import' }"

/** Returns the types of `entry` in one text. The kits import the library's, so that they are the same types. */
async function rolledUp(entry, library) {
  const fromLibrary = {
    name: 'types of the library',
    resolveId: (path) =>
      library !== undefined && /^\.\.\/[\w/]+\.ts$/.test(path) ? { id: library, external: true } : null
  }
  const bundle = await rollup({
    input: entry,
    external: /^[^./]/,
    plugins: [fromLibrary, dts({ tsconfig: 'tsconfig.json' })],
    onLog: (_, { message }) => {
      throw new Error(`${entry}: ${message}`)
    }
  })
  const { output } = await bundle.generate({ format: 'es' })
  return output[0].code
}
