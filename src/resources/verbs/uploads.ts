/** Files that requests send: rows tell their names, types and sizes, and the paths of their contents answer them. */
import { bare } from '../../contract/bare.ts'
import type { Contract } from '../../contract/contract.ts'
import { essence, isJson } from '../../contract/media-types.ts'
import { Problem } from '../../contract/problem.ts'
import { declares } from '../../contract/responses.ts'
import { filesIn, type SentFile } from '../../contract/sent-files.ts'
import { keptFor, keptForBoth } from '../../document/memoized.ts'
import { percentEncoded } from '../../document/url.ts'
import { exampleOf } from '../model/examples.ts'
import type { Resource } from '../model/model.ts'
import { admitsNull, at, membersIn, solid } from '../model/rows-places.ts'
import { factOf, mediaType } from '../rows/file-facts.ts'
import { keepFile, octets } from '../rows/files.ts'
import { fitsTypes, madeFile, nameOfFile } from '../rows/made-files.ts'
import { rowOfSchemas, withValuesAt } from '../rows/making.ts'
import { type Item, isRow, type Row } from '../rows/row.ts'
import type { Call, Content } from '../rows/source.ts'
import type { Api } from '../rows/start.ts'
import type { Asking, Outcome } from './asking.ts'
import { levelOf, sentOf } from './bodies.ts'
import { nounIn } from './named-row.ts'

/** Returns the file that a request sends: the first of a form, or the whole body. */
const fileOf = (call: Call): SentFile | undefined => (isRow(call.body) ? filesIn(call.body)[0] : wholeFile(call))

const wholeFile = keptFor(({ body, request }: Call): SentFile | undefined => {
  const type = essence(request?.headers['content-type'] ?? '')
  if (typeof body !== 'string' || isJson(type)) return undefined
  // Texts were decoded; other bodies are one character a byte.
  const bytes = Buffer.from(body, type.startsWith('text/') ? 'utf8' : 'latin1')
  return { field: '', name: undefined, type: type || undefined, bytes }
})

/** Returns the members that a request sends, and those that tell of its file. */
export function sentIn(asking: Asking): Row {
  const { role, call, api } = asking
  const sent = sentOf(api.contract, role, call.body)
  const file = fileOf(call)
  if (file === undefined) return sent
  const row = Object.fromEntries(Object.entries(sent).filter(([name]) => bare(name) !== bare(file.field)))
  const form = formOf(role.resource, api)
  const told = [...levelOf(api.contract, role).names].flatMap(([word, name]): [string, unknown][] => {
    const value = factOf(word)?.tell(file, form[name])
    return value === undefined ? [] : [[name, value]]
  })
  // Things that have a name alone are no files.
  return told.length < 2 ? row : { ...Object.fromEntries(told), ...row }
}

/** Returns a row whose members have the forms in which others tell of their files. */
const formOf = keptForBoth(
  (resource: Resource, api: Api): Row =>
    rowOfSchemas(api, { resource, seed: 'form', index: 0, known: {}, exemplary: true })
)

/** Keeps the file of a request with the row that it wrote. */
export function noteFile({ call, state }: Asking, item: Item): void {
  const file = fileOf(call)
  if (file === undefined) return
  const type = mediaType.test(file.type ?? '') ? (file.type as string) : octets
  item.file = keepFile(state.files, { type, bytes: file.bytes })
}

/** Returns a row without what it tells of its file, as far as its members may be null. */
export const untold = ({ api: { contract }, role }: Asking, row: Row): Row =>
  withValuesAt(
    row,
    membersIn(contract, role.resource).flatMap(({ path, name, property }): [string[], null][] =>
      at(row, path) !== undefined && (factOf(name)?.kind ?? 'name') !== 'name' && admitsNull(contract, property)
        ? [[path, null]]
        : []
    )
  )

/** Throws a Problem 404 for a row whose file was removed. */
export function refuseEmpty({ role }: Asking, { file }: Item): void {
  if (file === null) throw new Problem(404, `this ${nounIn(role.resource)} has no file`, { plain: true })
}

/** Returns the file of a row, sent or made, where the response may be of its type. */
export function fileContent(asking: Asking, { item, row }: Outcome): Content | undefined {
  const { call, role, state, api } = asking
  const { resource } = role
  const { contract, tools } = api
  if (role.reply === undefined) refuseEmpty(asking, item)
  const found =
    state.files.get(item.file ?? '') ?? (isOpen(call, contract) ? madeFile(tools, resource, row) : undefined)
  if (found === undefined) return undefined
  const { type, bytes } = found
  if (!fitsTypes(Object.keys({ ...call.response.object.content }), type)) return undefined
  const name = nameOfFile(resource, row)
  const headers: Record<string, string> = {}
  if (name !== undefined && declares(call.response, 'content-disposition')) headers['content-disposition'] = saved(name)
  return { value: bytes, source: 'row', headers, instead: { ...call, mediaType: type } }
}

/** True for a response that leaves its bytes open: it has no example, and no schema of members. */
function isOpen({ media, mediaType }: Call, contract: Contract): boolean {
  const { type = 'string' } = solid(contract, media?.schema)
  return type === 'string' && exampleOf(contract, media, mediaType) === undefined
}

/** Writes the name under which a file is saved (RFC 6266). */
const saved = (name: string): string =>
  `attachment; filename${/^[\w .()+-]+$/.test(name) ? `="${name}"` : `*=UTF-8''${percentEncoded(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`}`
