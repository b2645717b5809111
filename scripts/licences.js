// Collects the licences of the packages whose code is part of a file in `dist/`.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Returns the text that names each package among these sources, with its licence. Throws for a package without one. */
export function licencesOf(sources) {
  const folders = new Set(sources.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []))
  const sections = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one))
    if (license === undefined) throw new Error(`${name} names no licence, so its code cannot be bundled`)
    const text = file === undefined ? '' : `\n\n${readFileSync(join(folder, file), 'utf8').trim()}`
    return `${name} ${version} (${license})${text}`
  })
  return `Files in this folder contain code of these packages.\n\n${[...new Set(sections)].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`
}
