import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, extname, join, relative } from 'node:path'
import type { Contract, Operation } from '../contract/contract.ts'
import { isJson } from '../contract/media-types.ts'
import { chooseResponse, promisedFor } from '../contract/responses.ts'
import { isLike, nearestOf } from '../document/nearest.ts'
import { placed } from '../document/place.ts'
import { pointer } from '../document/pointer.ts'
import { readText, type Text, Unreadable } from '../document/yaml.ts'
import { surelyFits } from '../schema/interpreter.ts'
import { writeJson } from '../schema/json-values.ts'
import { membersOf } from '../schema/schema-properties.ts'
import type { Checker, Violation } from '../schema/validator.ts'
import type { Given } from './base.ts'
import { type Collection, collectionsOf } from './collections.ts'
import { at as valueIn } from './infer/places.ts'
import { isRow, type Row } from './rows/row.ts'

/** The rows of a group: written by hand, or a number of rows to generate. */
export type Rows = Row[] | { count: number }

/** Rows by the values of the path's parameters, outermost first; `*` stands for every other value. */
export type Groups = Rows | { [value: string]: Groups }

/** A collection and its given rows. */
export interface Fixture {
  collection: Collection
  groups: Groups
}

const extensions = ['.yaml', '.yml', '.json']

/** The path of fixtures. `named`: somebody named it; else it was found beside the document. */
export interface FixturePath {
  path: string
  named: boolean
}

/** A whole reply given by hand, for an operation and a status. */
export interface GivenReply {
  operation: Operation
  /** Undefined for the operation's usual status. */
  status: number | undefined
  value: unknown
}

/** The fixtures that were read, with notices of files that nothing uses and members that look mistyped. */
export interface FixturesRead {
  fixtures: Fixture[]
  replies: GivenReply[]
  notices: string[]
}

/**
 * Reads the fixtures of a folder, or one file: `NAME.yaml` holds the rows of the collection NAME, `OPERATION.yaml` and
 * `OPERATION.404.yaml` a whole reply. All is checked against the document's schemas. Throws Unreadable with file,
 * line, column and pointer for a value that does not fit. A file that is named for nothing is an error in a folder that
 * somebody named, and a notice in one that was found; rows of another document are skipped there. `note` is called with
 * each file just before it is read.
 */
export async function readFixtures(
  { path, named }: FixturePath,
  contract: Contract,
  checker: Checker,
  note: (file: string) => void
): Promise<FixturesRead> {
  const read: FixturesRead = { fixtures: [], replies: [], notices: [] }
  const fileOf = new Map<string, string>()
  const strays: string[] = []
  note(path)
  const files = await filesOf(path, named)
  // They take a while to find in a large document.
  const collections = files.length === 0 ? [] : collectionsOf(contract)
  for (const file of files) {
    const name = basename(file, extname(file))
    const meant = collections.filter((collection) => collection.name === name)
    const reply = meant.length === 0 ? replyNamed(name, shown(file), contract) : undefined
    if (!named && reply === undefined) {
      note(file)
      if (await isOfAnother(file, contract)) continue
    }
    if (meant.length === 0 && reply === undefined) {
      const notice = `${shown(file)}: ${contract.name} has no path that lists "${name}", and no operation of that name; a fixture is named for the last segment of its path (${namesOf(collections)}), or for an operation`
      if (named) strays.push(notice)
      else read.notices.push(notice)
      continue
    }
    const other = fileOf.get(name)
    if (other !== undefined) throw new Unreadable(`${shown(file)}: ${shown(other)} is the same fixture; remove one`)
    fileOf.set(name, file)
    note(file)
    const expected = reply === undefined ? 'a list of rows' : 'the body of a reply'
    const text = readText(await readFile(file, 'utf8'), shown(file), undefined, expected)
    if (reply !== undefined) {
      read.replies.push({ ...reply, value: checkedReply(text, reply, checker) })
      continue
    }
    const { value } = ownedOf(text.value)
    for (const collection of meant) {
      const strangers: Strangers = new Map()
      const check = checkOf(collection, contract, checker, strangers)
      read.fixtures.push({ collection, groups: groupsOf(text, value, '', collection, collection.parameters, check) })
      const names = [...membersOf(contract, collection.row).names]
      read.notices.push(...Array.from(strangers, (stranger) => noticeOf(text, stranger, names)))
    }
  }
  if (strays.length > 0) throw new Unreadable(strays.join('\n'))
  return read
}

/** The member that names the document, by its title, that a file's rows belong to. */
const ownerKey = 'x-standin-document'

function ownedOf(value: unknown): { owner?: unknown; value: unknown } {
  if (!isRow(value)) return { value }
  const { [ownerKey]: owner, ...groups } = value
  return { owner, value: groups }
}

/** True for a file whose rows belong to a document with another title. */
async function isOfAnother(file: string, { document }: Contract): Promise<boolean> {
  const written = await readFile(file, 'utf8')
  if (!written.includes(ownerKey)) return false
  try {
    const { owner } = ownedOf(readText(written, shown(file)).value)
    return owner !== undefined && owner !== document.info.title
  } catch {
    return false
  }
}

/** Members that the schema of their rows does not name: where each stands first, and how many rows have it. */
type Strangers = Map<string, { at: string; count: number }>

function checkOf({ row: schema }: Collection, contract: Contract, checker: Checker, strangers: Strangers): CheckRow {
  const fits = surelyFits(schema, contract.resources)
  const { names, open } = membersOf(contract, schema)
  return (row, at) => {
    // Compiling a checker takes longer than reading all fixtures, and most rows fit.
    const violation = fits(row) ? undefined : checker.check(schema, row, 'response')[0]
    for (const name of open ? [] : Object.keys(row).filter((one) => !names.has(one))) {
      const { at: first = pointer(at, name), count = 0 } = strangers.get(name) ?? {}
      strangers.set(name, { at: first, count: count + 1 })
    }
    return violation
  }
}

/** Reports a member that the schema does not name: it may be mistyped. It is served as it stands. */
function noticeOf(text: Text, [name, { at, count }]: [string, { at: string; count: number }], names: string[]): string {
  const [nearest] = nearestOf(name, names, 1) as [string]
  const meant = isLike(name, nearest)
    ? `is ${JSON.stringify(nearest)} meant?`
    : `it names ${names.slice(0, 10).join(', ')}`
  const more = count === 1 ? '' : ` (and so in ${count - 1} more)`
  return `${placed(text.locate(at))}: ${at}: the document names no ${JSON.stringify(name)} for such a row${more}; ${meant}`
}

/**
 * Returns the operation and the status that a file is named for: `getUser`, `getUser.404`. Throws Unreadable if the
 * operation documents no such status.
 */
function replyNamed(name: string, file: string, { operations }: Contract): Omit<GivenReply, 'value'> | undefined {
  const code = /.\.([1-5]\d\d)$/s.exec(name)?.[1]
  const id = code === undefined ? name : name.slice(0, -1 - code.length)
  const operation = operations.find((one) => one.id === id)
  if (operation === undefined || code === undefined) return operation && { operation, status: undefined }
  const status = Number(code)
  if (promisedFor(operation, status) === undefined) {
    const documented = operation.responses.map(({ key }) => key).join(', ')
    throw new Unreadable(`${file}: ${operation.id} documents no response ${code}; documented: ${documented}`)
  }
  return { operation, status }
}

/** Returns the value of a whole reply. Throws Unreadable if it does not fit the response of the status. */
function checkedReply(text: Text, { operation, status }: Omit<GivenReply, 'value'>, checker: Checker): unknown {
  const promised = status === undefined ? chooseResponse(operation, undefined) : promisedFor(operation, status)
  const content = promised?.response.object.content ?? {}
  const [, media] = Object.entries(content).find(([type]) => isJson(type)) ?? []
  const [violation] = checker.check(media?.schema ?? true, text.value, 'response')
  if (violation !== undefined) refuse(text, violation.at, violation.message)
  return text.value
}

/** Returns a path that a fixture has rows for, as an example: each parameter has the first value that is named. */
export function samplePathOf({ collection, groups }: Fixture): string {
  let group: Groups = groups
  return collection.path.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => {
    const named = Array.isArray(group) || isCount(group as Row) ? [] : Object.entries(group)
    const [value, inner] = named.find(([key]) => key !== '*') ?? [name, groups]
    group = inner
    return encodeURIComponent(value)
  })
}

const namesOf = (collections: Collection[]): string =>
  [...new Set(collections.map((collection) => collection.name))].slice(0, 10).join(', ') || 'it has none'

const shown = (file: string): string => {
  const short = relative(process.cwd(), file)
  return short.startsWith('..') ? file : short
}

async function filesOf(path: string, named: boolean): Promise<string[]> {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined && !named) return []
  if (found === undefined) throw new Unreadable(`cannot read the fixtures ${path}: there is no such file or folder`)
  if (!found.isDirectory()) return [path]
  const names = await readdir(path)
  return names
    .filter((name) => extensions.includes(extname(name)) && !name.startsWith('.'))
    .sort()
    .map((name) => join(path, name))
}

/** Returns the first violation of a row, if it has any. */
type CheckRow = (row: Row, at: string) => Violation | undefined

/** Checks one level of a file: groups while parameters are left, then rows. */
function groupsOf(
  text: Text,
  value: unknown,
  at: string,
  collection: Collection,
  parameters: string[],
  check: CheckRow
): Groups {
  if (Array.isArray(value)) {
    const rows = value.map((row, index) => rowOf(text, row, pointer(at, index), check))
    const keys = [['id'], ...(collection.key === undefined ? [] : [collection.key])]
    for (const key of new Map(keys.map((path) => [path.join('.'), path])).values()) refuseTwice(text, rows, at, key)
    return rows
  }
  if (!isRow(value)) return refuse(text, at, `${kindOf(value)} where rows were expected: a list, or { count: N }`)
  if (isCount(value)) return { count: value.count }
  const [parameter, ...rest] = parameters
  if (parameter === undefined) {
    return refuse(
      text,
      at,
      `rows of ${collection.path} were expected here: a list, or { count: N } with a whole number from 0 to ${most}`
    )
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, group]) => [key, groupsOf(text, group, pointer(at, key), collection, rest, check)])
  )
}

/** The most rows that may be asked for: nobody reads a longer list. */
const most = 100_000

function isCount(value: Row): value is { count: number } {
  const { count } = value
  return (
    Object.keys(value).length === 1 && Number.isInteger(count) && (count as number) >= 0 && (count as number) <= most
  )
}

function rowOf(text: Text, row: unknown, at: string, check: CheckRow): Row {
  if (!isRow(row)) return refuse(text, at, `${kindOf(row)} where a row was expected`)
  const violation = check(row, at)
  return violation === undefined ? row : refuse(text, `${at}${violation.at}`, violation.message)
}

/** Throws Unreadable for two rows with one key: only the first of them would ever be found. */
function refuseTwice(text: Text, rows: Row[], at: string, path: string[]): void {
  const seen = new Map<string, number>()
  const property = path.join('.')
  for (const [index, row] of rows.entries()) {
    const value = valueIn(row, path)
    if (value === undefined || value === null) continue
    const first = seen.get(String(value))
    if (first !== undefined) {
      const message = `the ${property} ${writeJson(value)} is that of ${pointer(at, first)} too; rows of one group differ in it`
      refuse(text, pointer(at, index, ...path), message)
    }
    seen.set(String(value), index)
  }
}

function refuse(text: Text, at: string, message: string): never {
  throw new Unreadable(`${placed(text.locate(at))}: ${at || '/'}: ${message}`)
}

const kindOf = (value: unknown): string =>
  value === null ? 'nothing' : Array.isArray(value) ? 'a list' : `the ${typeof value} ${writeJson(value)}`

/** Returns the rows of a fixture for the values of the path's parameters; `*` stands for values that are not named. */
export function givenBy({ groups }: Fixture, values: readonly string[]): Given {
  let group: Groups | undefined = groups
  for (const value of values) {
    if (group === undefined || Array.isArray(group) || isCount(group)) break
    const named: { [value: string]: Groups } = group as { [value: string]: Groups }
    group = Object.hasOwn(named, value) ? named[value] : named['*']
  }
  if (Array.isArray(group)) return { rows: group, exact: true, closed: true }
  return { rows: [], count: group !== undefined && isCount(group as Row) ? (group.count as number) : 0, closed: true }
}
