/** A root folder of WireMock: stub mappings in `mappings`, the bodies that they name in `__files`. */
import { createHash } from 'node:crypto'
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { Problem } from '../../contract/problem.ts'
import { ControlProblem, messageOf } from '../../control/matching/control-problem.ts'
import { parseExactJson, writeExactJson } from '../../control/matching/exact-json.ts'
import { begun } from '../../control/stubs/file-stubs.ts'
import type { CheckStub, Stub } from '../../control/stubs/stub.ts'
import { isObject } from '../../document/json/is-object.ts'
import { makeFolder } from '../../document/make-folder.ts'
import { pointer } from '../../document/places/pointer.ts'
import { Unreadable } from '../../document/yaml/yaml.ts'
import { shownFile } from '../../resources/fixtures/files.ts'
import { isSame } from '../../schema/meaning/json-values.ts'
import { mappingId, stubOf, within } from '../mapping.ts'

export interface MappingsFolder {
  /** Returns the stubs of its files as they were read or written last, oldest first. */
  stubs: () => Stub[]
  /** Reads a file below `__files`. Rejects with a Problem 500 for any other. */
  readBody: (name: string) => Promise<Buffer>
  /** Writes stubs that are new or changed. Returns true if it wrote any. */
  save: (stubs: readonly Stub[]) => boolean
  /** Removes the files of stubs that hold no other. Returns true if there were any. */
  remove: (stubs: readonly Stub[]) => boolean
}

/** A file of mappings, in its own order. */
interface MappingsFile {
  path: string
  /** True if it has the form `{"mappings": [...]}`. */
  isList: boolean
  stubs: Stub[]
}

/** Reads a folder. Throws Unreadable with a line for each mapping that cannot be used. */
export async function openMappings(
  folder: string,
  checkStub: CheckStub,
  note: (file: string) => void
): Promise<MappingsFolder> {
  const root = resolve(folder)
  const there = await stat(root).catch(() => undefined)
  if (!there?.isDirectory()) throw new Unreadable(`cannot read the mappings ${folder}: there is no such folder`)
  const home = join(root, 'mappings')
  const unread: string[] = []
  const files: MappingsFile[] = []
  for (const path of await jsonFilesIn(home, note)) {
    note(path)
    const name = relative(home, path).split(sep).join('/')
    try {
      files.push(fileOf(path, name, await readFile(path, 'utf8'), checkStub))
    } catch (error) {
      const reason = error instanceof ControlProblem ? messageOf(error.errors) : (error as Error).message
      unread.push(`${shownFile(path)}: ${reason}`)
    }
  }
  if (unread.length > 0) throw new Unreadable(unread.join('\n'))
  const fileWith = new Map(files.flatMap((file) => file.stubs.map(({ id }) => [id, file])))
  let changes = 0

  function write(stub: Stub): void {
    const file = fileWith.get(stub.id) ?? {
      path: join(home, `${slug(stub.name)}${stub.id}.json`),
      isList: false,
      stubs: []
    }
    const known = file.stubs.find(({ id }) => id === stub.id)
    if (isSame(known?.mapping, stub.mapping)) return
    const kept = begun(stub)
    if (known === undefined) files.push(file)
    file.stubs = known === undefined ? [kept] : file.stubs.map((one) => (one === known ? kept : one))
    fileWith.set(stub.id, file)
    writeWhole(file)
    changes++
  }

  function remove({ id }: Stub): void {
    const file = fileWith.get(id)
    if (file === undefined || file.stubs.length > 1) return
    fileWith.delete(id)
    files.splice(files.indexOf(file), 1)
    rmSync(file.path, { force: true })
    changes++
  }

  /** Returns true if it changes a file of the folder. */
  function makesChange(act: () => void): boolean {
    const before = changes
    act()
    return changes > before
  }

  return {
    stubs: () => files.flatMap(({ stubs }) => stubs),
    readBody: (name) => bodyIn(root, name),
    // The oldest first, so that files are as old as their stubs.
    save: (stubs) => makesChange(() => stubs.toReversed().forEach(write)),
    remove: (stubs) => makesChange(() => stubs.forEach(remove))
  }
}

async function jsonFilesIn(folder: string, note: (file: string) => void): Promise<string[]> {
  note(folder)
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const found: string[] = []
  for (const entry of entries.sort((one, other) => one.name.localeCompare(other.name))) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) found.push(...(await jsonFilesIn(path, note)))
    else if (/\.json$/i.test(entry.name)) found.push(path)
  }
  return found
}

function fileOf(path: string, name: string, text: string, checkStub: CheckStub): MappingsFile {
  const value = parseExactJson(text)
  const isList = isObject(value) && Array.isArray(value.mappings)
  const mappings = isList ? (value.mappings as unknown[]) : [value]
  const stubs = mappings.map((mapping, index) =>
    within(isList ? pointer('/mappings', index) : '', () => {
      const stub = stubOf(mapping, mappingId(mapping) ?? idOf(`${name} ${index}`))
      checkStub(stub)
      return stub
    })
  )
  return { path, isList, stubs }
}

/** Returns the id of a mapping that has none: the same as long as its file has its name. */
function idOf(place: string): string {
  const hex = createHash('sha256').update(place).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const slug = (name = ''): string => {
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? []
  return words
    .map((word) => `${word}-`)
    .join('')
    .slice(0, 100)
}

/** Writes a file in one step, so that nobody reads a part of it. */
function writeWhole({ path, isList, stubs }: MappingsFile): void {
  const mappings = stubs.map(({ mapping }) => mapping)
  const text = writeExactJson(isList ? { mappings } : mappings[0])
  makeFolder(dirname(path))
  const draft = `${path}.${process.pid}.part`
  writeFileSync(draft, `${indented(text)}\n`)
  renameSync(draft, path)
}

/** Writes JSON on several lines, unless it has numbers that would lose digits. */
function indented(text: string): string {
  const lines = JSON.stringify(JSON.parse(text), null, 2)
  return JSON.stringify(JSON.parse(lines)) === text ? lines : text
}

async function bodyIn(root: string, name: string): Promise<Buffer> {
  try {
    const home = await realpath(join(root, '__files'))
    const file = await realpath(resolve(home, name))
    // A link may lead out of the folder.
    if (file.startsWith(home + sep)) return await readFile(file)
  } catch {
    // Told below, without the path on this machine.
  }
  throw new Problem(500, `the stub names the body file ${JSON.stringify(name)}, and there is none in __files`)
}
