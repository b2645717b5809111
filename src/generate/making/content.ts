/** Makes texts that hold another format, by `contentMediaType`, `contentEncoding` and `contentSchema`. */
import { isJson } from '../../contract/media-types.ts'
import { writeJson } from '../../schema/meaning/json-values.ts'
import { binary } from '../binary/binary.ts'
import { fileTypeOf } from '../binary/file-types.ts'
import { below, type Seed } from '../lexicon/entity/random.ts'
import type { Shape } from '../shapes/shape.ts'

/** Encodings of bytes as text (RFC 4648, RFC 2045). To teach standin another, add a line. */
const encodings: Record<string, (bytes: Buffer) => string> = {
  base64: (bytes) => bytes.toString('base64'),
  base64url: (bytes) => bytes.toString('base64url'),
  base16: (bytes) => bytes.toString('hex').toUpperCase()
}

/** Returns true for a media type of text, which needs no encoding. */
const isText = (mediaType: string): boolean => isJson(mediaType) || (fileTypeOf(mediaType)?.kind ?? 'bytes') !== 'bytes'

/** Returns the text that the content keywords describe, or undefined. `json` makes the value of a text of JSON. */
export function contentOf(
  { encoding, mediaType }: Shape['content'],
  seed: Seed,
  json: () => unknown
): string | undefined {
  const encode = Object.hasOwn(encodings, encoding) ? encodings[encoding]! : undefined
  const plain = encode === undefined && isText(mediaType)
  if (encode === undefined && !plain) return undefined
  const bytes = isJson(mediaType)
    ? Buffer.from(writeJson(json()))
    : binary(mediaType || 'text/plain', String(below(seed, 'content')))
  return encode === undefined ? bytes.toString().trimEnd() : encode(bytes)
}
