/** Makes texts that hold another format, by keywords of content, or by words and examples. */
import { isJson } from '../../contract/media-types.ts'
import { writeJson } from '../../schema/meaning/json-values.ts'
import { binary } from '../binary/binary.ts'
import { fileTypeOf } from '../binary/file-types.ts'
import { below, type Seed } from '../lexicon/entity/random.ts'
import { mediaTypes } from '../lexicon/relations/file-agreements.ts'
import type { Shape } from '../shapes/shape.ts'

/** Encodings of bytes as text (RFC 4648, RFC 2045). To teach standin another, add a line. */
const encodings: Record<string, (bytes: Buffer) => string> = {
  base64: (bytes) => bytes.toString('base64'),
  base64url: (bytes) => bytes.toString('base64url'),
  base16: (bytes) => bytes.toString('hex').toUpperCase()
}

const fileWord = new RegExp(`(?<![a-z])(${[...mediaTypes.keys()].join('|')})(?![a-z])`)

const dataUrl = /^data:([\w.+-]+\/[\w.+-]+);base64,/

/** The content of a text, and what stands before it. */
export type Content = Shape['content'] & { start?: string }

/** Returns the content that keywords, words or an example say: "the invoice as PDF, base64", `data:image/png;base64,`. */
export function contentSaid({ content, text, hint, examples: [example] }: Shape, name: string): Content {
  if (content.mediaType !== '') return content
  const [start, ofUrl = ''] = typeof example === 'string' ? (dataUrl.exec(example) ?? []) : []
  if (start !== undefined) return { ...content, start, mediaType: ofUrl, encoding: 'base64' }
  const isBytes = content.encoding !== '' || text.formats.includes('byte')
  const [word = ''] = isBytes ? (fileWord.exec(`${name} ${hint}`) ?? []) : []
  const mediaType = mediaTypes.get(word)
  return mediaType === undefined ? content : { ...content, mediaType, encoding: content.encoding || 'base64' }
}

/** Returns true for a media type of text, which needs no encoding. */
const isText = (mediaType: string): boolean => isJson(mediaType) || (fileTypeOf(mediaType)?.kind ?? 'bytes') !== 'bytes'

/** Returns the text that the content keywords describe, or undefined. `json` makes the value of a text of JSON. */
export function contentOf(
  { encoding, mediaType, start = '' }: Content,
  seed: Seed,
  json: () => unknown
): string | undefined {
  const encode = Object.hasOwn(encodings, encoding) ? encodings[encoding]! : undefined
  const plain = encode === undefined && isText(mediaType)
  if (encode === undefined && !plain) return undefined
  const bytes = isJson(mediaType)
    ? Buffer.from(writeJson(json()))
    : binary(mediaType || 'text/plain', String(below(seed, 'content')))
  return encode === undefined ? bytes.toString().trimEnd() : start + encode(bytes)
}
