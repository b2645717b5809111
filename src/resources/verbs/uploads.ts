/** Files that requests send: rows tell their names, types and sizes, and the paths of their contents answer them. */
import { createHash } from 'node:crypto'
import { bare } from '../../contract/bare.ts'
import { essence, isJson } from '../../contract/media-types.ts'
import { filesIn, type SentFile } from '../../contract/sent-files.ts'
import { keepFile } from '../rows/files.ts'
import { type Item, isRow, type Row } from '../rows/row.ts'
import type { Call, Content } from '../rows/source.ts'
import type { Asking, Outcome } from './asking.ts'
import { levelOf, sentOf } from './bodies.ts'

const octets = 'application/octet-stream'
/** A media type as it may stand in a header (RFC 6838, section 4.2). */
const mediaType = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/

/** Returns the file that a request sends: the first of a form, or the whole body. */
function fileOf({ body, request }: Call): SentFile | undefined {
  if (isRow(body)) return filesIn(body)[0]
  const type = essence(request?.headers['content-type'] ?? '')
  if (typeof body !== 'string' || isJson(type)) return undefined
  // Texts were decoded; other bodies are one character a byte.
  const bytes = Buffer.from(body, type.startsWith('text/') ? 'utf8' : 'latin1')
  return { field: '', name: undefined, type: type || undefined, bytes }
}

/** The facts of a file that members tell, by their bare names. To teach standin another, add it here. */
const facts: [names: RegExp, tell: (file: SentFile, name: string) => unknown][] = [
  [/^(original)?(file)?name$/, ({ name }) => name],
  [/^(file|content)?(size|length)(inbytes|bytes)?$|^bytes$/, ({ bytes }) => bytes.length],
  [/^(mime|content|media|file)type$/, ({ type }) => type],
  [/^(md5|sha1|sha256|sha512)$/, ({ bytes }, name) => createHash(name).update(bytes).digest('hex')]
]

/** Returns the members that a request sends, and those that tell of its file. */
export function sentIn(asking: Asking): Row {
  const { role, call, land } = asking
  const sent = sentOf(land.contract, role, call.body)
  const file = fileOf(call)
  if (file === undefined) return sent
  const row = Object.fromEntries(Object.entries(sent).filter(([name]) => bare(name) !== bare(file.field)))
  const told = [...levelOf(land.contract, role).names].flatMap(([word, name]): [string, unknown][] => {
    const value = facts.find(([names]) => names.test(word))?.[1](file, word)
    return value === undefined ? [] : [[name, value]]
  })
  // Things that have a name alone are no files.
  return told.length < 2 ? row : { ...Object.fromEntries(told), ...row }
}

/** Keeps the file of a request with the row that it wrote. */
export function noteFile({ call, state }: Asking, item: Item): void {
  const file = fileOf(call)
  if (file === undefined) return
  const type = mediaType.test(file.type ?? '') ? (file.type as string) : octets
  item.file = keepFile(state.files, { type, bytes: file.bytes })
}

/** Returns the file that a request sent for a row, where the response may be of its type. */
export function fileContent({ call, state }: Asking, { item: { file = '' } }: Outcome): Content | undefined {
  const kept = state.files.get(file)
  if (kept === undefined) return undefined
  const { type, bytes } = kept
  const fitting = ['*/*', octets, type, `${type.split('/')[0]}/*`]
  const fits = Object.keys({ ...call.response.object.content }).some((one) => fitting.includes(essence(one)))
  return fits ? { value: bytes, source: 'row', instead: { ...call, mediaType: type } } : undefined
}
