/** `Content-Encoding` of requests (RFC 9110, section 8.4), undone within bounds. */
import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate, inflateRaw, type ZlibOptions } from 'node:zlib'

/** The bytes without their coding; or the status and reason why they are refused. */
export type Decoding = { bytes: Buffer } | { status: 400 | 413 | 415; reason: string }

type Decode = (bytes: Buffer, options: ZlibOptions) => Promise<Buffer>

const zlib = promisify<Buffer, ZlibOptions, Buffer>(inflate)
const raw = promisify<Buffer, ZlibOptions, Buffer>(inflateRaw)
const gzip: Decode = promisify<Buffer, ZlibOptions, Buffer>(gunzip)

/** To teach standin a coding, add it here. */
const codings: Record<string, Decode> = {
  identity: async (bytes) => bytes,
  gzip,
  'x-gzip': gzip,
  // some send what the name says instead of what the standard says; the header of zlib's format tells
  deflate: (bytes, options) => ((bytes[0]! & 0x0f) === 8 ? zlib : raw)(bytes, options),
  br: promisify<Buffer, ZlibOptions, Buffer>(brotliDecompress)
}

/** Nobody packs more often than this. */
const MOST_CODINGS = 3

/** Undoes the codings that a `Content-Encoding` names, last applied first; never makes more than `limit` bytes. */
export async function decodeContent(
  bytes: Buffer,
  contentEncoding: string | undefined,
  limit: number
): Promise<Decoding> {
  const names = (contentEncoding ?? '').split(',').flatMap((name) => name.trim().toLowerCase() || [])
  const unknown = names.find((name) => !Object.hasOwn(codings, name))
  if (unknown !== undefined || names.length > MOST_CODINGS) {
    const known = Object.keys(codings).join(', ')
    return { status: 415, reason: `is encoded as ${contentEncoding}; these are understood: ${known}` }
  }
  let decoded = bytes
  for (const name of names.reverse()) {
    try {
      decoded = await codings[name]!(decoded, { maxOutputLength: limit })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
        return { status: 413, reason: `is more than ${limit} bytes when unpacked` }
      }
      return { status: 400, reason: `is not valid ${name}` }
    }
  }
  return { bytes: decoded }
}
