/** Fixtures in the making: the rows and replies that answers of a real API show. */
import type { Contract, Operation } from '../contract/contract.ts'
import { chooseResponse } from '../contract/responses.ts'
import { isObject } from '../document/json/is-object.ts'
import { keptFor } from '../document/memoized.ts'
import { writeYaml } from '../document/yaml/yaml.ts'
import { type Collection, collectionsOf } from '../resources/fixtures/collections.ts'
import { groupIn, type RowsFile } from '../resources/fixtures/group-in.ts'
import { modelOf } from '../resources/infer/infer.ts'
import type { Role } from '../resources/model/model.ts'
import { at, type RowsPlace } from '../resources/model/rows-places.ts'
import type { Row } from '../resources/rows/row.ts'
import { writeJson } from '../schema/meaning/json-values.ts'
import { cleaned, type Hidden } from './cleaned.ts'
import { isRefusal, type Kept, type KeptBody, partOf } from './kept.ts'

/** An answer that fits the document. */
export interface Fitting extends Omit<Kept, 'by' | 'collection'> {
  contract: Contract
  /** The values of the path's parameters. */
  parameters: Record<string, unknown>
  /** The body as the document reads it, if it is no JSON. */
  read?: { value: unknown } | undefined
  /** The length of the body. */
  size: number
}

export interface Recording {
  take: (answer: Fitting) => void
  /** Returns the files that are known so far, by their names, without credentials. */
  files: () => Map<string, string>
  /** Answers to be replayed. */
  kept: readonly Kept[]
  /** Lines for people. */
  notes: Set<string>
}

/** The most bytes of answers that are held to be replayed. */
const mostHeld = 64 * 1024 * 1024

/**
 * Returns an empty recording. The first that it sees of a row or a reply stays: the mock begins where the recording
 * began. `earlier` returns the rows that a file has from before, which give way.
 */
export function createRecording(
  hidden: Hidden,
  earlier: (file: string) => unknown = () => undefined,
  most = mostHeld
): Recording {
  /** The rows of each file, by the values of the path's parameters, outermost first. */
  const files = new Map<string, RowsFile>()
  const seen = new WeakSet<Row>()
  /** The rows that a request made, by collection and key. */
  const created = new Set<string>()
  const replies = new Map<string, unknown>()
  const kept: Kept[] = []
  const asked = new Set<string>()
  const notes = new Set<string>()
  let held = 0

  function take(answer: Fitting): void {
    const { contract, operation, status } = answer
    const found = modelOf(contract).roles.get(operation)
    const collection = collectionsIn(contract).find(({ resource }) => resource === found?.resource)
    const role = found !== undefined && collection !== undefined && isOnRows(found) ? found : undefined
    keep({ ...answer, by: partOf(role, status), collection: collection?.path }, answer.size)
    const value = valueIn(answer.body)
    const read = answer.read === undefined ? value : answer.read.value
    if (role !== undefined && takeRows(role, collection as Collection, answer, read)) return
    if (value === undefined || (status >= 300 && status < 400) || isRefusal(status) || /[/\\]/.test(operation.id))
      return
    const name = `${operation.id}${isUsual(operation, status) ? '' : `.${status}`}.json`
    if (!replies.has(name)) replies.set(name, value)
  }

  /** Keeps the first answer of each status to a request. */
  function keep(answer: Kept, size: number): void {
    const { method, path, query, sent, status } = answer
    const key = writeJson([method, path, query, sent, status])
    if (asked.has(key)) return
    held += key.length + size
    if (held > most) {
      notes.add('left out: stubs of later answers, since there are too many')
      return
    }
    asked.add(key)
    kept.push(answer)
  }

  /** Takes the rows that an answer shows. Returns true for an answer that is nothing but rows. */
  function takeRows(
    { kind, reply, parents }: Role,
    collection: Collection,
    { status, parameters }: Fitting,
    value: unknown
  ): boolean {
    const rows = status < 300 ? rowsAt(value, reply) : undefined
    // The answer to a write comes of the rows again.
    if (kind !== 'list' && kind !== 'read') {
      if (kind === 'create') for (const row of rows ?? []) created.add(markOf(row, collection))
      return status < 300
    }
    // A row that is not there is 404 only if the others are known.
    if (rows === undefined && (status !== 404 || kind === 'list')) return false
    const group = groupAt(
      collection.name,
      parents.map((name) => String(parameters[String(name)]))
    )
    for (const row of rows ?? []) if (!created.has(markOf(row, collection))) put(group, row, collection)
    return rows !== undefined
  }

  function groupAt(name: string, parents: string[]): Row[] {
    const file = files.get(name) ?? { rows: earlier(`${name}.yaml`) }
    files.set(name, file)
    return groupIn(file, parents)
  }

  /** Puts a row in place of the one with its key, or adds it. */
  function put(group: Row[], row: Row, collection: Collection): void {
    const places = placesIn(group, collection)
    const key = keyOf(row, collection)
    const place = places.get(key) ?? group.length
    const known = group[place]
    group[place] = known === undefined ? row : seen.has(known) ? { ...row, ...known } : { ...known, ...row }
    seen.add(group[place])
    places.set(key, place)
  }

  function write(): Map<string, string> {
    const clean = (file: string, value: unknown) =>
      cleaned(value, hidden, (name) => notes.add(`left out of ${file}: the credential ${name}`))
    const rows = [...files].map(
      ([name, file]) => [`${name}.yaml`, writeYaml(clean(`${name}.yaml`, file.rows))] as const
    )
    const whole = [...replies].map(([name, value]) => [name, `${writeJson(clean(name, value), 2)}\n`] as const)
    return new Map([...rows, ...whole])
  }

  return { take, files: write, kept, notes }
}

/** The places of a group's rows, by their keys. */
const placesIn = keptFor(
  (group: Row[], collection: Collection) => new Map(group.map((row, place) => [keyOf(row, collection), place]))
)

const collectionsIn = keptFor(collectionsOf)

const isUsual = (operation: Operation, status: number): boolean =>
  chooseResponse(operation, undefined).status === status

/** Returns true for an operation on rows that fixtures can hold. */
const isOnRows = ({ reply, kind, parents }: Role): boolean =>
  (kind !== 'list' && kind !== 'read') || (reply !== undefined && !parents.includes(undefined))

/** Returns a body that a fixture can hold as a value. */
function valueIn(body: KeptBody | undefined): unknown {
  if (body === undefined || 'bytes' in body) return undefined
  return 'text' in body ? body.text : body.json
}

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

const markOf = (row: Row, collection: Collection): string => `${collection.path} ${keyOf(row, collection)}`
