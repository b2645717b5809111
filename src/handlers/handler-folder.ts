/** The handlers of a folder. */
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import type { Operation } from '../contract/contract.ts'
import { meantBy } from '../document/nearest.ts'
import { Unreadable } from '../document/yaml/yaml.ts'
import { shownFile } from '../resources/fixtures/files.ts'
import type { HandlerFunction } from './handler.ts'
import { moduleLoader } from './handler-module.ts'

/** Handlers by the ids of their operations, with notes for people. */
export interface HandlersRead {
  byOperation: ReadonlyMap<string, HandlerFunction>
  notices: string[]
}

const isModule = /\.[cm]?[jt]s$/
const isNone = /\.d\.[cm]?ts$|\.(test|spec)\.[cm]?[jt]s$/

/** Imports of types are gone when code runs, so that a file of types alone is never seen to be imported. */
const exportsCode = /^\s*(?:export\s+(?!type\b|interface\b|declare\b)|module\.exports|exports\.)/m

/**
 * Loads the handlers of a folder: `OPERATIONID.ts` or `.js`, whose default export is a function; `repos/get.ts` is for
 * the operation `repos/get`. A file that is named for no operation, and that no handler imports, gets a notice. Calls
 * `note` with the folder and each file. Throws Unreadable.
 */
export async function readHandlers(
  folder: string,
  operations: readonly Operation[],
  note: (file: string) => void,
  load = moduleLoader(folder)
): Promise<HandlersRead> {
  const byOperation = new Map<string, HandlerFunction>()
  const ids = operations.map(({ id }) => id)
  const modules = (await modulesIn(folder, note)).map((file) => ({ file, name: nameOf(file, folder) }))
  const read = new Set<string>()
  for (const { file, name } of modules.filter(({ name }) => ids.includes(name))) {
    const other = modules.find((one) => one.name === name && one.file !== file)
    if (other !== undefined)
      throw new Unreadable(`${shownFile(other.file)}: ${shownFile(file)} is the same handler; remove one`)
    const { default: found } = await load(file, (one) => {
      read.add(one)
      note(one)
    })
    if (typeof found !== 'function') {
      throw new Unreadable(
        `${shownFile(file)} has no default export that is a function: export default (request, { reply }) => reply(200, …)`
      )
    }
    byOperation.set(name, found as HandlerFunction)
  }
  const unread = modules.filter(({ file }) => !read.has(file))
  const exporting = await Promise.all(unread.map(async ({ file }) => exportsCode.test(await readFile(file, 'utf8'))))
  const strays = unread.filter((_, index) => exporting[index])
  return { byOperation, notices: strays.map(({ file, name }) => strayNotice(file, name, ids)) }
}

const nameOf = (file: string, folder: string): string =>
  relative(folder, file).slice(0, -extname(file).length).split(sep).join('/')

async function modulesIn(folder: string, note: (file: string) => void): Promise<string[]> {
  note(folder)
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOTDIR' ? 'it is a file, and handlers stand in a folder' : 'there is no such folder'
    throw new Unreadable(`cannot read the handlers ${folder}: ${why}`)
  })
  const found: string[] = []
  for (const entry of entries.sort((one, other) => one.name.localeCompare(other.name))) {
    const path = join(folder, entry.name)
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
    if (entry.isDirectory()) found.push(...(await modulesIn(path, note)))
    else if (isModule.test(entry.name) && !isNone.test(entry.name)) found.push(path)
  }
  return found
}

function strayNotice(file: string, name: string, ids: string[]): string {
  const nearest = meantBy(name, ids)
  const meant = nearest === undefined ? `there is ${ids.slice(0, 20).join(', ')}` : `did you mean ${nearest}?`
  return `${shownFile(file)} is named for no operation, and no handler imports it; ${meant}`
}
