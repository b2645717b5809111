// Builds `dist/`: the command with its dependencies in it, the library as ES modules and as CommonJS, the page of the
// panel, and the types.
// usage: node scripts/build.js [--bundle]
//   --bundle  the code alone, which takes a second; the types take some more
import { bundles } from './bundles.js'
import { licencesOf } from './licences.js'
import { panel } from './panel.js'
import { replaceFiles } from './replace-files.js'

const [files, page] = await Promise.all([bundles(), panel()])
for (const [name, text] of page) files.set(name, text)
files.set('third-party-licences.txt', licencesOf([...files.bundled, ...page.bundled]))
if (!process.argv.includes('--bundle')) {
  const { declarations } = await import('./declarations.js')
  for (const [name, text] of await declarations()) files.set(name, text)
}
// A package holds the files of one build.
replaceFiles('dist', files, { keepsOlder: !/^(pack|publish)$/.test(process.env.npm_command ?? '') })
