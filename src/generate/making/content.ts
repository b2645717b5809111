/** Makes texts that hold another format, by keywords of content, or by words and examples. */
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

/** Media types of files by the words for them. */
const spoken: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
  zip: 'application/zip',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  wav: 'audio/wav'
}
const spokenWord = new RegExp(`(?<![a-z])(${Object.keys(spoken).join('|')})(?![a-z])`)

/** Returns the content of a text of bytes whose media type only words say: "the invoice as PDF, base64". */
export function contentSaid({ content, text, hint }: Shape, name: string): Shape['content'] {
  const isBytes = content.encoding !== '' || text.formats.includes('byte')
  const [word] = content.mediaType === '' && isBytes ? (spokenWord.exec(`${name} ${hint}`) ?? []) : []
  if (word === undefined) return content
  return { ...content, mediaType: spoken[word] as string, encoding: content.encoding || 'base64' }
}

/** Returns a `data:` URL like an example: with a file of the same type. */
export function dataUrlLike({ examples: [example] }: Shape, seed: Seed): string | undefined {
  const [start, mediaType = ''] =
    typeof example === 'string' ? (/^data:([\w.+-]+\/[\w.+-]+);base64,/.exec(example) ?? []) : []
  return start && start + binary(mediaType, String(below(seed, 'content'))).toString('base64')
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
