/**
 * Makes real bytes for binary media types: a picture opens as a picture, a page as a page. Nothing is
 * compressed, since compressors differ between releases of Node and the same seed has to make the same bytes.
 */
import { below, random, type Seed, seedOf } from '../lexicon/entity/random.ts'
import { gzip, sevenZip, tar, zip } from './archives.ts'
import { parquet, sqlite } from './databases.ts'
import { docx, epub, pdf, pptx, xlsx } from './documents.ts'
import { avif, bmp, gif, ico, jpeg, png, svg, tiff, webp } from './pictures.ts'
import { mp3, mp4, ogg, wav, webm } from './recordings.ts'
import { calendar, card, css, csv, html, markdown, rtf, script, text, toml, tsv, xml, yaml } from './texts.ts'

/** Makes the bytes of a media type; random bytes for one that is not in `formats`. */
export function binary(mediaType: string, seed: string): Buffer {
  const type = plain(mediaType)
  return Buffer.from((makerOf(type) ?? bytes)(below(seedOf(seed), type)))
}

/** Tells whether the bytes of a media type are made, so that its own reader opens them. */
export const isMade = (mediaType: string): boolean => makerOf(plain(mediaType)) !== undefined

const plain = (mediaType: string): string => mediaType.split(';')[0]!.trim().toLowerCase()
const makerOf = (type: string) => formats.find(([rule]) => rule.test(type))?.[1]

/** The makers by type; the first that matches is used. To teach standin a type, add a line. */
const formats: readonly (readonly [RegExp, (seed: Seed) => Buffer | string])[] = [
  [/^image\/(png|\*)$/, png],
  [/^image\/p?jpe?g$/, jpeg],
  [/^image\/gif$/, gif],
  [/^image\/(x-ms-)?bmp$/, bmp],
  [/^image\/webp$/, webp],
  [/^image\/avif$/, avif],
  [/^image\/tiff?$/, tiff],
  [/^image\/(x-icon|vnd\.microsoft\.icon|ico)$/, ico],
  [/^image\/svg/, svg],
  [/^application\/(x-)?pdf$/, pdf],
  [/officedocument\.spreadsheetml/, xlsx],
  [/officedocument\.wordprocessingml/, docx],
  [/officedocument\.presentationml/, pptx],
  [/^application\/epub\+zip$/, epub],
  [/^(application|text)\/(x-)?rtf$/, rtf],
  [/^application\/(x-)?zip(-compressed)?$|\+zip$/, (seed) => zip([['readme.txt', Buffer.from(text(seed))]])],
  [/^application\/(x-)?gzip$/, (seed) => gzip(Buffer.from(text(seed)))],
  [/^application\/(x-)?tar$/, (seed) => tar('readme.txt', Buffer.from(text(seed)))],
  [/^application\/(x-)?7z-compressed$/, sevenZip],
  [/^application\/((x-|vnd\.)?sqlite3?)$/, sqlite],
  [/^application\/(vnd\.apache\.|x-)?parquet$/, parquet],
  [/^audio\/(mpeg|mp3|mpeg3|x-mp3)$/, mp3],
  [/^(audio|application)\/(ogg|opus)$|^video\/ogg$/, ogg],
  [/^audio\/((x-|vnd\.)?wave?|x-pn-wav|\*)$/, wav],
  [/^(video|audio)\/webm$/, webm],
  [/^video\/(mp4|x-m4v|quicktime|\*)$|^audio\/(mp4|x-m4a|m4a)$/, mp4],
  [/^text\/csv$/, csv],
  [/^text\/tab-separated-values$/, tsv],
  [/^text\/html$/, html],
  [/^text\/(x-)?markdown$/, markdown],
  [/^text\/css$/, css],
  [/^(text|application)\/(x-)?(javascript|ecmascript)$/, script],
  [/^(text|application)\/((x-|vnd\.)?yaml)$/, yaml],
  [/^(text|application)\/(x-)?toml$/, toml],
  [/^text\/calendar$/, calendar],
  [/^text\/(x-)?vcard$/, card],
  [/[/+]xml$/, xml],
  [/^text\//, text]
]

function bytes(seed: Seed): Buffer {
  const stream = random(seed)
  return Buffer.from(Array.from({ length: 256 }, () => stream.int(0, 255)))
}
