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
    [`${name}.d.cts`, types.replaceAll("'../index.js'", "'../index.cjs'")]
  ])
}

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
