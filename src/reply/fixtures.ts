import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, extname, join, relative } from 'node:path'
import type { Checker, Violation } from '../contract/check.ts'
import type { Contract } from '../contract/contract.ts'
import { placed } from '../contract/place.ts'
import { pointer } from '../contract/pointer.ts'
import { readText, type Text, Unreadable } from '../contract/yaml.ts'
import { type Collection, collectionsOf } from './collections.ts'
import { surelyFits } from './generate/check.ts'
import type { GivenReply } from './given.ts'
import { chooseResponse, isJson, promisedFor } from './negotiate.ts'

export type Row = Record<string, unknown>

/** The rows of a group: written by hand, or so many of them to be generated. */
export type Rows = Row[] | { count: number }

/** Rows by the values of the path's parameters, outermost first; `*` stands for every other value. */
export type Groups = Rows | { [value: string]: Groups }

/** A collection and the rows that were given for it. */
export interface Fixture {
  collection: Collection
  groups: Groups
}

const extensions = ['.yaml', '.yml', '.json']

/** Where fixtures are, and whether somebody said so or they were found beside the document. */
export interface FixturePath {
  path: string
  named: boolean
}

/** What was read: rows and whole replies, the files they came from, and what to tell people of files that are none. */
export interface FixturesRead {
  fixtures: Fixture[]
  replies: GivenReply[]
  files: string[]
  notices: string[]
}

/**
 * Reads the fixtures of a folder (or one file): `NAME.yaml` holds the rows of the collection NAME, `OPERATION.yaml` and
 * `OPERATION.404.yaml` a whole reply. All is checked against the document's schemas. Throws Unreadable, naming file, line,
 * column and pointer, for what does not fit. A file that is named for neither is refused in a folder that was named, and
 * told of in one that was found.
 */
export async function readFixtures(
  { path, named }: FixturePath,
  contract: Contract,
  checker: Checker
): Promise<FixturesRead> {
  const collections = collectionsOf(contract)
  const read: FixturesRead = { fixtures: [], replies: [], files: [path], notices: [] }
  for (const file of await filesOf(path)) {
    const name = basename(file, extname(file))
    const meant = collections.filter((collection) => collection.name === name)
    const reply = meant.length === 0 ? replyNamed(name, contract) : undefined
    if (meant.length === 0 && reply === undefined) {
      const notice = `${shown(file)}: ${contract.name} has no path that lists "${name}", and no operation of that name; a fixture is named for the last segment of its path (${namesOf(collections)}), or for an operation`
      if (named) throw new Unreadable(notice)
      read.notices.push(notice)
      continue
    }
    read.files.push(file)
    const text = readText(await readFile(file, 'utf8'), shown(file))
    if (reply !== undefined) read.replies.push({ ...reply, value: checkedReply(text, reply, checker) })
    for (const collection of meant) {
      const fits = surelyFits(collection.row, contract.resources)
      // The checker compiles: to load what does that takes longer than to read all fixtures, and most rows fit.
      const check: CheckRow = (row) => (fits(row) ? undefined : checker.check(collection.row, row, 'response')[0])
      read.fixtures.push({
        collection,
        groups: groupsOf(text, text.value, '', collection, collection.parameters, check)
      })
    }
  }
  return read
}

/** The operation, and the status, that a file is named for: `getUser`, `getUser.404`. */
function replyNamed(name: string, { operations }: Contract): Omit<GivenReply, 'value'> | undefined {
  const [, id, code] = /^(.+?)(?:\.([1-5]\d\d))?$/s.exec(name) ?? []
  const operation = operations.find((one) => one.id === id)
  return operation && { operation, status: code === undefined ? undefined : Number(code) }
}

/** The value of a whole reply. Throws Unreadable where it does not fit what the document promises for the status. */
function checkedReply(text: Text, { operation, status }: Omit<GivenReply, 'value'>, checker: Checker): unknown {
  const promised = status === undefined ? chooseResponse(operation, undefined) : promisedFor(operation, status)
  const content = promised?.response.object.content ?? {}
  const [, media] = Object.entries(content).find(([type]) => isJson(type)) ?? []
  const [violation] = checker.check(media?.schema ?? true, text.value, 'response')
  if (violation !== undefined) refuse(text, violation.at, violation.message)
  return text.value
}

/** A path that the fixture has rows for, to be shown as an example: each parameter by the first value that is named. */
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

async function filesOf(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) throw new Unreadable(`cannot read the fixtures ${path}: there is no such file or folder`)
  if (!found.isDirectory()) return [path]
  const names = await readdir(path)
  return names
    .filter((name) => extensions.includes(extname(name)) && !name.startsWith('.'))
    .sort()
    .map((name) => join(path, name))
}

/** What is wrong with a row, if anything is. */
type CheckRow = (row: Row) => Violation | undefined

/** Checks one level: groups while there are parameters left, then rows. */
function groupsOf(
  text: Text,
  value: unknown,
  at: string,
  collection: Collection,
  parameters: string[],
  check: CheckRow
): Groups {
  if (Array.isArray(value)) return value.map((row, index) => rowOf(text, row, pointer(at, index), check))
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

/** More rows than this would be no list that anybody reads in one reply. */
const most = 100_000

function isCount(value: Row): value is { count: number } {
  const { count } = value
  return (
    Object.keys(value).length === 1 && Number.isInteger(count) && (count as number) >= 0 && (count as number) <= most
  )
}

function rowOf(text: Text, row: unknown, at: string, check: CheckRow): Row {
  if (!isRow(row)) return refuse(text, at, `${kindOf(row)} where a row was expected`)
  const violation = check(row)
  return violation === undefined ? row : refuse(text, `${at}${violation.at}`, violation.message)
}

function refuse(text: Text, at: string, message: string): never {
  throw new Unreadable(`${placed(text.locate(at))}: ${at || '/'}: ${message}`)
}

/** True for what can be a row: an object that is no list. */
export const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const kindOf = (value: unknown): string =>
  value === null ? 'nothing' : Array.isArray(value) ? 'a list' : `the ${typeof value} ${JSON.stringify(value)}`
