/**
 * Makes real bytes for binary media types: a picture opens as a picture, a page as a page. Nothing is
 * compressed, since compressors differ between releases of Node and the same seed has to make the same bytes.
 */
import { below, random, type Seed, seedOf } from '../lexicon/random.ts'
import { gzip, tar, zip } from './archives.ts'
import { docx, pdf, xlsx } from './documents.ts'
import { avif, bmp, gif, jpeg, png, svg, webp } from './pictures.ts'
import { mp3, mp4, wav } from './recordings.ts'
import { csv, html, markdown, text, xml } from './texts.ts'

/** Makes the bytes of a media type; random bytes for one that is not in `formats`. */
export function binary(mediaType: string, seed: string): Buffer {
  const type = mediaType.split(';')[0]!.trim().toLowerCase()
  const format = formats.find(([rule]) => rule.test(type))?.[1] ?? bytes
  return Buffer.from(format(below(seedOf(seed), type)))
}

/** The makers by type; the first that matches is used. To teach standin a type, add a line. */
const formats: readonly (readonly [RegExp, (seed: Seed) => Buffer | string])[] = [
  [/^image\/jpe?g$/, jpeg],
  [/^image\/gif$/, gif],
  [/^image\/(x-ms-)?bmp$/, bmp],
  [/^image\/webp$/, webp],
  [/^image\/avif$/, avif],
  [/^image\/svg/, svg],
  [/^image\//, png],
  [/^application\/(x-)?pdf$/, pdf],
  [/officedocument\.spreadsheetml/, xlsx],
  [/officedocument\.wordprocessingml/, docx],
  [/^application\/(x-)?zip(-compressed)?$|\+zip$/, (seed) => zip([['readme.txt', Buffer.from(text(seed))]])],
  [/^application\/(x-)?gzip$/, (seed) => gzip(Buffer.from(text(seed)))],
  [/^application\/(x-)?tar$/, (seed) => tar('readme.txt', Buffer.from(text(seed)))],
  [/^audio\/(mpeg|mp3|mpeg3|x-mp3)$/, mp3],
  [/^audio\//, wav],
  [/^video\//, mp4],
  [/^text\/csv$/, csv],
  [/^text\/html$/, html],
  [/^text\/(x-)?markdown$/, markdown],
  [/[/+]xml$/, xml],
  [/^text\//, text]
]

function bytes(seed: Seed): Buffer {
  const stream = random(seed)
  return Buffer.from(Array.from({ length: 256 }, () => stream.int(0, 255)))
}
