/** Makes files as long as an example says, by bytes that readers pass over. */
import { joined } from './bytes.ts'
import { type FileName, fileTypeOf } from './file-types.ts'

/** The longest file that is made. */
const longest = 16 * 1024 * 1024

/** Types whose readers stop at the end that the file itself says. */
const ended: ReadonlySet<FileName> = new Set(['png', 'jpeg', 'gif', 'bmp', 'tar', 'octets'])

/** Returns a file with `size` bytes; the file itself where its type, or the size, does not allow that. */
export function padded(file: Buffer, mediaType: string, size: unknown): Buffer {
  const { name, kind } = fileTypeOf(mediaType) ?? { name: 'octets', kind: 'bytes' }
  const more = Number(size) - file.length
  if (!(Number.isInteger(more) && more > 1) || file.length + more > longest) return file
  if (name === 'pdf') return withComment(file, more)
  if (kind !== 'bytes') return joined(file, Buffer.alloc(more, '\n'))
  return ended.has(name) ? joined(file, Buffer.alloc(more)) : file
}

/** Puts a comment before the table of a PDF, whose place has ten digits at the end of the file. */
function withComment(pdf: Buffer, length: number): Buffer {
  const at = pdf.length - '0000000000\n%%EOF\n'.length
  const table = Number(pdf.toString('latin1', at, at + 10))
  const place = String(table + length).padStart(10, '0')
  return joined(
    pdf.subarray(0, table),
    `%${' '.repeat(length - 2)}\n`,
    pdf.subarray(table, at),
    place,
    pdf.subarray(at + 10)
  )
}
