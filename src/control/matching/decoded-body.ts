/** Bodies as they were meant: `Content-Encoding` says only how they travel (RFC 9110 section 8.4). */

import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, type ZlibOptions } from 'node:zlib'
import { longestBody } from '../../request/longest-body.ts'

const mostCodings = 3

const codings: Record<string, (bytes: Buffer, options: ZlibOptions) => Buffer> = {
  identity: (bytes) => bytes,
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  // Some send raw deflate under this name; zlib's header tells them apart.
  deflate: (bytes, options) =>
    ((bytes[0] as number) & 0x0f) === 8 ? inflateSync(bytes, options) : inflateRawSync(bytes, options),
  br: brotliDecompressSync
}

/** Undoes a body's codings, the last one first. Returns it as it came where that is not possible. */
export function decodedBody(body: Buffer, contentEncoding: string): Buffer {
  const names = contentEncoding
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter(Boolean)
  if (body.length === 0 || names.length > mostCodings) return body
  try {
    return names.reduceRight(
      (bytes, name) => (codings[name] as (typeof codings)[string])(bytes, { maxOutputLength: longestBody }),
      body
    )
  } catch {
    return body
  }
}
