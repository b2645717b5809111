/**
 * Makes real bytes for binary media types: a picture opens as a picture, a page as a page. Nothing is
 * compressed, since compressors differ between releases of Node and the same seed has to make the same bytes.
 */
import { essence } from '../../contract/media-types.ts'
import { below, random, type Seed, seedOf } from '../lexicon/entity/random.ts'
import { gzip, sevenZip, tar, zip } from './archives.ts'
import { parquet, sqlite } from './databases.ts'
import { docx, epub, odp, ods, odt, pdf, pptx, xlsx } from './documents.ts'
import { type FileName, fileTypeOf } from './file-types.ts'
import { ttf, woff, woff2 } from './fonts.ts'
import { avif, bmp, gif, ico, jpeg, png, svg, tiff, webp } from './pictures.ts'
import { matroska, mp3, mp4, ogg, wav, webm } from './recordings.ts'
import {
  atom,
  calendar,
  card,
  css,
  csv,
  gpx,
  html,
  kml,
  markdown,
  playlist,
  rss,
  rtf,
  script,
  srt,
  text,
  toml,
  tsv,
  vtt,
  xml,
  yaml
} from './texts.ts'

/** Makes the bytes of a media type; random bytes for one that is no type of file. */
export function binary(mediaType: string, seed: string): Buffer {
  const { name } = fileTypeOf(mediaType) ?? { name: 'octets' }
  return Buffer.from(makers[name](below(seedOf(seed), essence(mediaType))))
}

const makers: Record<FileName, (seed: Seed) => Buffer | string> = {
  png,
  jpeg,
  gif,
  bmp,
  webp,
  avif,
  tiff,
  ico,
  svg,
  pdf,
  xlsx,
  docx,
  pptx,
  epub,
  rtf,
  odt,
  ods,
  odp,
  zip: (seed) => zip([['readme.txt', Buffer.from(text(seed))]]),
  gzip: (seed) => gzip(Buffer.from(text(seed))),
  tar: (seed) => tar('readme.txt', Buffer.from(text(seed))),
  sevenZip,
  sqlite,
  parquet,
  // The magic number and the version: a module without sections.
  wasm: () => Buffer.from('0061736d01000000', 'hex'),
  ttf,
  woff,
  woff2,
  mp3,
  ogg,
  wav,
  webm,
  matroska,
  mp4,
  octets,
  csv,
  tsv,
  html,
  markdown,
  css,
  script,
  yaml,
  toml,
  calendar,
  card,
  vtt,
  srt,
  playlist,
  gpx,
  kml,
  rss,
  atom,
  xml,
  text
}

function octets(seed: Seed): Buffer {
  const stream = random(seed)
  return Buffer.from(Array.from({ length: 256 }, () => stream.int(0, 255)))
}
