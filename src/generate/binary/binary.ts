/**
 * Makes real bytes for binary media types: a picture opens as a picture, a page as a page. Nothing is
 * compressed, since compressors differ between releases of Node and the same seed has to make the same bytes.
 */
import { essence } from '../../contract/media-types.ts'
import { certificate } from '../lexicon/codes/keys.ts'
import { below, random, type Seed, seedOf } from '../lexicon/entity/random.ts'
import { bzip2, gzip, sevenZip, tar, xz, zip, zstd } from './archives.ts'
import { avro, parquet, sqlite } from './databases.ts'
import { docx, epub, odp, ods, odt, pdf, pptx, xlsx } from './documents.ts'
import { type FileName, fileTypeOf } from './file-types.ts'
import { ttf, woff, woff2 } from './fonts.ts'
import { avif, bmp, gif, ico, jpeg, pixmap, png, psd, svg, tiff, webp } from './pictures.ts'
import { aiff, flac, matroska, midi, mp3, mp4, ogg, quicktime, wav, webm } from './recordings.ts'
import { dicom, glb, netcdf, obj, pcap, stl } from './records.ts'
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
  message,
  playlist,
  postscript,
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
  pixmap,
  psd,
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
  zstd: (seed) => zstd(Buffer.from(text(seed))),
  bzip2,
  xz,
  kmz: (seed) => zip([['doc.kml', Buffer.from(kml(seed))]]),
  sevenZip,
  sqlite,
  parquet,
  avro,
  pcap,
  netcdf,
  dicom,
  stl,
  obj,
  glb,
  certificate: (seed) => certificate({ random: random(seed) }),
  der: (seed) => derOf(certificate({ random: random(seed) })),
  postscript,
  message,
  // The magic number and the version: a module without sections.
  wasm: () => Buffer.from('0061736d01000000', 'hex'),
  ttf,
  woff,
  woff2,
  mp3,
  flac,
  aiff,
  midi,
  ogg,
  wav,
  webm,
  matroska,
  mp4,
  quicktime,
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

const derOf = (pem: string): Buffer => Buffer.from(pem.replaceAll(/-----.*-----/g, ''), 'base64')

function octets(seed: Seed): Buffer {
  const stream = random(seed)
  return Buffer.from(Array.from({ length: 256 }, () => stream.int(0, 255)))
}
