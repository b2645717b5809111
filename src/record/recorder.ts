/** Fixtures out of the answers of a real API. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Contract, Operation } from '../contract/contract.ts'
import { chooseResponse } from '../contract/responses.ts'
import { isObject } from '../document/json/is-object.ts'
import { readText, writeYaml } from '../document/yaml/yaml.ts'
import { collectionsOf } from '../resources/fixtures/collections.ts'
import { groupIn, type RowsFile } from '../resources/fixtures/group-in.ts'
import { modelOf } from '../resources/infer/infer.ts'
import type { Role } from '../resources/infer/model.ts'
import { type RowsPlace, at as valueIn } from '../resources/infer/rows-places.ts'
import type { Row } from '../resources/rows/row.ts'
import { writeJson } from '../schema/meaning/json-values.ts'
import { cleaned, credentialsIn, type Hidden } from './cleaned.ts'

/** An answer that was passed on. */
export interface Recorded {
  method: string
  path: string
  status: number
  operation: Operation | undefined
  contract: Contract
  /** The values of the path's parameters. */
  parameters: Record<string, unknown>
  /** Why the answer breaks the document; undefined if it fits. */
  broken: string | undefined
  /** The body; undefined for one that is no JSON and no text. */
  value: unknown
  hasBody: boolean
  requestHeaders: readonly string[]
  /** Name, value, name, value … */
  headers: readonly string[]
}

export interface Recorder {
  note: (recorded: Recorded) => void
  /** Writes the files, and returns what people should know, a line each. */
  end: () => string[]
}

/** Returns a recorder that writes to a folder, where earlier recordings may be. */
export function createRecorder(folder: string, isSecret: Hidden['isSecret']): Recorder {
  const notes = new Set<string>()
  const credentials = new Set<string>()
  /** The rows of each file, by the values of the path's parameters, outermost first. */
  const rows = new Map<string, RowsFile>()
  const seen = new WeakSet<Row>()
  const replies = new Map<string, unknown>()

  function note(recorded: Recorded): undefined {
    const { method, path, status, operation, contract, broken, hasBody, value } = recorded
    for (const one of credentialsIn(recorded.requestHeaders, isSecret)) credentials.add(one)
    for (const one of credentialsIn(recorded.headers, isSecret)) credentials.add(one)
    const leave = (why: string): undefined => void notes.add(`left out: ${method} ${path} ${status}, ${why}`)
    if (operation === undefined) return leave('which the document lacks')
    if (broken !== undefined) return leave(`which breaks the document: ${broken}`)
    const role = modelOf(contract).roles.get(operation)
    if (role !== undefined && isRowOf(role, contract) && noteRows(role, recorded)) return undefined
    if (!hasBody) return undefined
    if (value === undefined) return leave('whose body is neither JSON nor text')
    if (/[/\\]/.test(operation.id)) return leave('whose operation has no operationId to name a file')
    const usual = chooseResponse(operation, undefined).status === status
    replies.set(`${operation.id}${usual ? '' : `.${status}`}.json`, value)
    return undefined
  }

  /** Takes the rows that a reply shows. Returns true for a reply that is nothing but rows. */
  function noteRows({ resource, reply, kind, parents }: Role, { status, value, parameters }: Recorded): boolean {
    // The answer to a write comes of the rows again.
    if (kind !== 'list' && kind !== 'read') return status < 300
    if (status !== 200 && (status !== 404 || kind === 'list')) return false
    const group = groupAt(
      resource.name,
      parents.map((name) => String(parameters[name as string]))
    )
    // A row that is not there is 404 only if the others are known.
    if (status === 404) return false
    const shown = [valueIn(value, (reply as RowsPlace).path)].flat()
    for (const row of shown.filter(isObject)) put(group, row, resource.key.property ?? ['id'])
    return true
  }

  function groupAt(file: string, parents: string[]): Row[] {
    const root = rows.get(file) ?? { rows: readGroups(join(folder, `${file}.yaml`)) }
    rows.set(file, root)
    return groupIn(root, parents)
  }

  /** Puts a row in place of the one with its key, or adds it. As it was seen first in this recording, it stays. */
  function put(group: Row[], row: Row, key: readonly string[]): void {
    const own = (one: Row) => writeJson(valueIn(one, key) ?? one)
    const at = group.findIndex((one) => own(one) === own(row))
    const known = group[at]
    const merged = known === undefined ? row : seen.has(known) ? { ...row, ...known } : { ...known, ...row }
    seen.add(merged)
    group.splice(at < 0 ? group.length : at, 1, merged)
  }

  function end(): string[] {
    const hidden = { isSecret, values: credentials }
    mkdirSync(folder, { recursive: true })
    const write = (file: string, value: unknown, text: (value: unknown) => string) => {
      const tell = (name: string) => void notes.add(`left out of ${file}: the credential ${name}`)
      writeFileSync(join(folder, file), text(cleaned(value, hidden, tell)))
    }
    for (const [name, file] of rows) write(`${name}.yaml`, file.rows, writeYaml)
    for (const [file, value] of replies) write(file, value, (one) => `${writeJson(one)}\n`)
    return [...notes, `recorded ${rows.size + replies.size} files in ${folder}`]
  }

  return { note, end }
}

/** Returns true for an operation on rows that fixtures can hold. */
const isRowOf = ({ resource, reply, kind, parents }: Role, contract: Contract): boolean =>
  parents.every((name) => name !== undefined) &&
  (reply !== undefined || (kind !== 'list' && kind !== 'read')) &&
  collectionsOf(contract).some((one) => one.resource === resource) &&
  (kind !== 'list' || (reply?.holding === 'array' && reply.wrapper === undefined))

function readGroups(file: string): unknown {
  try {
    return readText(readFileSync(file, 'utf8'), file).value
  } catch {
    return undefined
  }
}
