/** Decodes the `Content-Encoding` of requests (RFC 9110, section 8.4), up to a size. */
import { promisify } from 'node:util'
import zlib, { type ZlibOptions } from 'node:zlib'
import { longestBody } from './longest-body.ts'

/** The decoded bytes, or the status and reason of the refusal. */
export type Decoding = { bytes: Buffer } | { status: 400 | 413 | 415; reason: string }

/** A coding undone at once, and aside, so that other requests need not wait for it. */
interface Coding {
  now: (bytes: Buffer, options: ZlibOptions) => Buffer
  later: (bytes: Buffer, options: ZlibOptions) => Promise<Buffer>
}

const coding = (now: Coding['now'], later: typeof zlib.gunzip): Coding => ({
  now,
  later: promisify<Buffer, ZlibOptions, Buffer>(later)
})
const gzip = coding(zlib.gunzipSync, zlib.gunzip)
const deflate = coding(zlib.inflateSync, zlib.inflate)
const raw = coding(zlib.inflateRawSync, zlib.inflateRaw)
const brotli = coding(zlib.brotliDecompressSync, zlib.brotliDecompress)

/** The codings, each by the bytes. To teach standin another, add it here. */
const codings = new Map<string, (bytes: Buffer) => Coding>([
  ['identity', () => ({ now: (bytes) => bytes, later: async (bytes) => bytes })],
  ['gzip', () => gzip],
  ['x-gzip', () => gzip],
  // The standard means zlib's format. Some clients send raw deflate, which lacks zlib's header.
  ['deflate', (bytes) => ((bytes[0]! & 0x0f) === 8 ? deflate : raw)],
  ['br', () => brotli]
])

const mostCodings = 3

const namesIn = (contentEncoding: string): string[] =>
  contentEncoding.split(',').flatMap((name) => name.trim().toLowerCase() || [])

/** Undoes a body's codings, the last one first. Returns it as it came where that is not possible. */
export function decodedBody(body: Buffer, contentEncoding: string): Buffer {
  const names = namesIn(contentEncoding)
  if (body.length === 0 || names.length > mostCodings) return body
  try {
    return names.reduceRight(
      (bytes, name) => codings.get(name)!(bytes).now(bytes, { maxOutputLength: longestBody }),
      body
    )
  } catch {
    return body
  }
}

/** Decodes a body by its `Content-Encoding`, the last coding first. Refuses more than `limit` bytes with 413. */
export async function decodeContent(
  bytes: Buffer,
  contentEncoding: string | undefined,
  limit: number
): Promise<Decoding> {
  const names = namesIn(contentEncoding ?? '')
  const unknown = names.find((name) => !codings.has(name))
  if (unknown !== undefined || names.length > mostCodings) {
    const known = [...codings.keys()].join(', ')
    return { status: 415, reason: `is encoded as ${contentEncoding}; these are understood: ${known}` }
  }
  let decoded = bytes
  for (const name of names.reverse()) {
    try {
      decoded = await codings.get(name)!(decoded).later(decoded, { maxOutputLength: limit })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
        return { status: 413, reason: `is more than ${limit} bytes when unpacked` }
      }
      return { status: 400, reason: `is not valid ${name}` }
    }
  }
  return { bytes: decoded }
}
