/** Decodes the `Content-Encoding` of requests (RFC 9110, section 8.4), up to a size. */
import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate, inflateRaw, type ZlibOptions } from 'node:zlib'

/** The decoded bytes, or the status and reason of the refusal. */
export type Decoding = { bytes: Buffer } | { status: 400 | 413 | 415; reason: string }

type Decode = (bytes: Buffer, options: ZlibOptions) => Promise<Buffer>

const zlib = promisify<Buffer, ZlibOptions, Buffer>(inflate)
const raw = promisify<Buffer, ZlibOptions, Buffer>(inflateRaw)
const gzip: Decode = promisify<Buffer, ZlibOptions, Buffer>(gunzip)

/** The codings. To teach standin another, add it here. */
const codings: Record<string, Decode> = {
  identity: async (bytes) => bytes,
  gzip,
  'x-gzip': gzip,
  // The standard means zlib's format. Some clients send raw deflate, which lacks zlib's header.
  deflate: (bytes, options) => ((bytes[0]! & 0x0f) === 8 ? zlib : raw)(bytes, options),
  br: promisify<Buffer, ZlibOptions, Buffer>(brotliDecompress)
}

const MOST_CODINGS = 3

/** Decodes a body by its `Content-Encoding`, the last coding first. Refuses more than `limit` bytes with 413. */
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
