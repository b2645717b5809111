// Puts new files in a folder without taking it away under those that read it.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** How long a server that was started before a build may still load files of that build, in milliseconds. */
const mostAge = 60 * 60 * 1000

/**
 * Writes files beside the old ones and renames them, chunks before the entries that import them. Files of earlier builds
 * go once nothing was built for an hour: a server that runs may not have loaded all of them yet. Without `keepsOlder`
 * they go at once.
 */
export function replaceFiles(folder, files, { keepsOlder = true, now = Date.now() } = {}) {
  const named = (name) => (/-[A-Z0-9]{8}\./.test(name) ? 0 : 1)
  for (const [name, contents] of [...files].sort(([one], [other]) => named(one) - named(other))) {
    const path = join(folder, name)
    if (isSame(path, contents)) continue
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(`${path}.${process.pid}`, contents)
    renameSync(`${path}.${process.pid}`, path)
  }
  for (const name of readdirSync(folder, { recursive: true })) {
    const path = join(folder, name)
    const found = statSync(path)
    if (found.isFile() && !files.has(name) && (!keepsOlder || now - found.mtimeMs > mostAge)) rmSync(path)
  }
}

const isSame = (path, contents) => {
  try {
    return readFileSync(path).equals(Buffer.from(contents))
  } catch {
    return false
  }
}
