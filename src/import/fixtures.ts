/** Makes the fixtures of a document from exchanges: rows of collections, and whole replies. */
import type { Contract, Operation } from '../contract/contract.ts'
import { essence, isJson } from '../contract/media-types.ts'
import { chooseResponse, promisedFor } from '../contract/responses.ts'
import { isObject } from '../document/json/is-object.ts'
import { writeYaml } from '../document/yaml/yaml.ts'
import { lastSegments, pathReader } from '../request/path-values.ts'
import { lenient } from '../request/percent.ts'
import { type Collection, collectionsOf } from '../resources/fixtures/collections.ts'
import { groupIn, type RowsFile } from '../resources/fixtures/group-in.ts'
import { modelOf } from '../resources/infer/infer.ts'
import type { Role } from '../resources/infer/model.ts'
import { at, type RowsPlace } from '../resources/infer/rows-places.ts'
import type { Row } from '../resources/rows/row.ts'
import { parseJson, writeJson } from '../schema/meaning/json-values.ts'
import { type Checker, violationText } from '../schema/validator.ts'
import type { DocumentContext } from '../server/context.ts'
import { routesOf } from '../server/routes.ts'
import { type Exchange, nameOf } from './exchange.ts'

/** Files by their names, and what was left out. */
export interface FixturesMade {
  files: Map<string, string>
  /** A line for each reason, with how often it was met. */
  notes: string[]
}

/** The rows of a collection by the values of the path's parameters, joined; and these values. */
type Groups = Map<string, { parents: string[]; rows: Map<string, Row> }>

/** The parts of a recording that are kept so far. */
interface Recording {
  contract: Contract
  checker: Checker
  collections: Collection[]
  rows: Map<Collection, Groups>
  replies: Map<string, unknown>
  /** The rows that a request of the recording made, by collection and key. */
  created: Set<string>
}

/** Makes fixtures. The first that is seen of a row or a reply stays: the mock begins where the recording began. */
export function fixturesFrom(exchanges: readonly Exchange[], contract: Contract, checker: Checker): FixturesMade {
  const routes = routesOf([{ contract, prefix: undefined } as DocumentContext])
  const operationOf = ({ method, path }: Exchange) => routes.find(method, path)?.operations[0]
  const isOwn = originsOf(exchanges, contract, (exchange) => operationOf(exchange) !== undefined)
  const collections = collectionsOf(contract)
  const recording: Recording = {
    contract,
    checker,
    collections,
    rows: new Map(),
    replies: new Map(),
    created: new Set()
  }
  const left = new Map<string, number>()
  for (const exchange of exchanges) {
    const operation = operationOf(exchange)
    const reason =
      operation === undefined
        ? 'the document has no such operation'
        : isOwn(exchange.origin)
          ? take(recording, operation, exchange)
          : `${exchange.origin} is not the API`
    if (reason === undefined) continue
    const note = `left out ${nameOf(exchange)}: ${reason}`
    left.set(note, (left.get(note) ?? 0) + 1)
  }
  const files = new Map<string, string>()
  for (const [collection, rows] of recording.rows) files.set(`${collection.name}.yaml`, writeYaml(grouped(rows)))
  for (const [name, value] of recording.replies) files.set(`${name}.json`, `${writeJson(value, 2)}\n`)
  return { files, notes: [...left].map(([note, count]) => (count === 1 ? note : `${note} (${count} times)`)) }
}

/** Takes over an answer. Returns the reason why it is left out; undefined for one that is kept, or says nothing. */
function take(recording: Recording, operation: Operation, exchange: Exchange): string | undefined {
  const { status, type, text } = exchange
  if (status < 200 || status === 204 || (status >= 300 && status < 400)) return undefined
  if (text === undefined) return 'its body is not in the file, or is no text'
  const wrong = breach(operation, exchange, text, recording.checker)
  if (wrong !== undefined) return wrong
  const value = isJson(type) ? parseJson(text) : text
  const role = modelOf(recording.contract).roles.get(operation)
  if (role !== undefined && status < 300 && takeRows(recording, role, exchange, value)) return undefined
  const { id } = operation
  if (id.includes('/')) return `a file cannot have the name ${id}`
  const name = status === chooseResponse(operation, undefined).status ? id : `${id}.${status}`
  const known = recording.replies.get(name)
  if (known === undefined) recording.replies.set(name, value)
  return known === undefined || writeJson(known) === writeJson(value)
    ? undefined
    : `${name}.json holds one answer, and another came first`
}

/** Takes over the rows that an answer shows. Returns false if it is to be kept whole. */
function takeRows(recording: Recording, role: Role, { path }: Exchange, value: unknown): boolean {
  const { kind, resource, reply, operation } = role
  const collection = recording.collections.find((one) => one.resource === resource)
  if (collection === undefined) return false
  const rows = rowsAt(value, reply)
  // A write changes the rows of the mock as it did those of the API.
  if (kind !== 'list' && kind !== 'read') {
    if (kind === 'create') for (const row of rows ?? []) recording.created.add(markOf(row, collection))
    return true
  }
  const values = pathReader(operation, recording.checker)(lastSegments(path, operation.path.split('/').length - 1))
  const parents = role.parents.map((name) => values[String(name)])
  if (rows === undefined || parents.includes(undefined)) return false
  const kept: Groups = recording.rows.get(collection) ?? new Map()
  recording.rows.set(collection, kept)
  const names = parents.map((one) => lenient(String(one), decodeURIComponent))
  const place = JSON.stringify(names)
  const group = kept.get(place) ?? { parents: names, rows: new Map<string, Row>() }
  kept.set(place, group)
  for (const row of rows) {
    const key = keyOf(row, collection)
    if (!recording.created.has(markOf(row, collection))) group.rows.set(key, { ...row, ...group.rows.get(key) })
  }
  return true
}

/** Returns why an answer does not fit the document. */
function breach(operation: Operation, { status, type }: Exchange, text: string, checker: Checker): string | undefined {
  const { id } = operation
  const promised = promisedFor(operation, status)
  if (promised === undefined) return `${id} documents no response ${status}`
  const { content } = promised.response.object
  const media = Object.entries(content ?? {}).find(([name]) => essence(name) === essence(type))?.[1]
  if (content !== undefined && media === undefined) return `${id} documents no ${essence(type)} for ${status}`
  if (!isJson(type)) return undefined
  try {
    const [violation] = checker.check(media?.schema ?? true, parseJson(text), 'response')
    return violation && `it breaks the document: ${violationText(violation)}`
  } catch {
    return 'it is no JSON'
  }
}

const markOf = (row: Row, collection: Collection): string => `${collection.path} ${keyOf(row, collection)}`

/** Returns the rows at their place in a body; undefined if it has none, or something else. */
function rowsAt(value: unknown, place: RowsPlace | undefined): Row[] | undefined {
  if (place === undefined) return undefined
  const { path, holding, wrapper } = place
  const found = at(value, path)
  const list = holding === undefined ? [found] : holding === 'map' && isObject(found) ? Object.values(found) : found
  if (!Array.isArray(list)) return undefined
  const rows = wrapper === undefined ? list : list.map((one) => at(one, [wrapper]))
  return rows.every(isObject) ? (rows as Row[]) : undefined
}

/** Returns the text by which a row is known again. */
const keyOf = (row: Row, { key }: Collection): string =>
  writeJson((key === undefined ? undefined : at(row, key)) ?? row.id ?? row)

/** Puts rows into groups by their parents, as files of fixtures have them. */
function grouped(groups: Groups): unknown {
  const file: RowsFile = {}
  for (const { parents, rows } of groups.values()) {
    const group = groupIn(file, parents)
    for (const row of rows.values()) group.push(row)
  }
  return file.rows
}

/**
 * Returns a test of the API's origins: those of the document's servers if one of them is there, else the origin with
 * the most requests to operations.
 */
function originsOf(
  exchanges: readonly Exchange[],
  { document }: Contract,
  isKnown: (exchange: Exchange) => boolean
): (origin: string) => boolean {
  const servers = new Set((document.servers ?? []).map(({ url }) => (URL.canParse(url) ? new URL(url).origin : '')))
  if (exchanges.some(({ origin }) => origin !== '' && servers.has(origin))) return (origin) => servers.has(origin)
  const counts = new Map<string, number>()
  for (const one of exchanges.filter(isKnown)) counts.set(one.origin, (counts.get(one.origin) ?? 0) + 1)
  const [most] = [...counts].sort(([, one], [, other]) => other - one)
  return (origin) => most === undefined || origin === most[0]
}
