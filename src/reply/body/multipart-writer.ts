/** Values as multipart bodies (RFC 2046, section 5.1; RFC 7578). */
import { essence } from '../../contract/media-types.ts'
import { writeJson } from '../../schema/meaning/json-values.ts'
import type { PartType } from './part-types.ts'

const usualBoundary = 'standin-boundary'

/** Returns the boundary that a media type names, else the one that standin writes. */
const boundaryOf = (mediaType: string): string => /;\s*boundary="?([^\s";]+)/i.exec(mediaType)?.[1] ?? usualBoundary

/** Adds the boundary to a multipart type that names none. */
export const withBoundary = (mediaType: string): string =>
  /;\s*boundary=/i.test(mediaType) ? mediaType : `${mediaType}; boundary=${usualBoundary}`

/** Writes a part for each member of an object or item of a list; text and bytes as they are, all else as JSON. */
export function writeMultipart(value: unknown, mediaType: string, typeOf: PartType): Buffer {
  const boundary = boundaryOf(mediaType)
  const isForm = essence(mediaType) === 'multipart/form-data'
  const parts = partsOf(value).flatMap(([name, part]) => {
    const quoted = name.replaceAll(/["\r\n]/g, (character) => encodeURIComponent(character))
    const file = Buffer.isBuffer(part) ? `; filename="${quoted}"` : ''
    const disposition = isForm ? `Content-Disposition: form-data; name="${quoted}"${file}\r\n` : ''
    const head = `--${boundary}\r\n${disposition}Content-Type: ${typeOf(name, part)}\r\n\r\n`
    const content = typeof part === 'string' || Buffer.isBuffer(part) ? part : writeJson(part)
    return [head, content, '\r\n'].map((piece) => Buffer.from(piece as string))
  })
  return Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)])
}

/** The parts of a value; a list in a form is several parts of one name. */
function partsOf(value: unknown): [name: string, part: unknown][] {
  if (Array.isArray(value)) return value.map((item, index) => [String(index), item])
  if (typeof value !== 'object' || value === null) return [['value', value]]
  return Object.entries(value).flatMap(([name, member]) => [member].flat().map((one): [string, unknown] => [name, one]))
}
