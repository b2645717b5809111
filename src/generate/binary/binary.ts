/**
 * Makes real bytes for binary media types: a picture opens as a picture, a page as a page. Nothing is
 * compressed, since compressors differ between releases of Node and the same seed has to make the same bytes.
 */
import { essence } from '../../contract/media-types.ts'
import { certificate } from '../lexicon/codes/keys.ts'
import { below, random, type Seed, seedOf } from '../lexicon/entity/random.ts'
import { bzip2, gzip, sevenZip, tar, xz, zip, zstd } from './archives.ts'
import * as databases from './databases.ts'
import * as documents from './documents.ts'
import { type FileName, fileTypeOf } from './file-types.ts'
import * as fonts from './fonts.ts'
import * as pictures from './pictures.ts'
import * as recordings from './recordings.ts'
import * as records from './records.ts'
import * as texts from './texts.ts'

/** Makes the bytes of a media type; random bytes for one that is no type of file. */
export function binary(mediaType: string, seed: string): Buffer {
  const { name } = fileTypeOf(mediaType) ?? { name: 'octets' }
  return Buffer.from(makers[name](below(seedOf(seed), essence(mediaType))))
}

const inText = (pack: (text: Buffer) => Buffer) => (seed: Seed) => pack(Buffer.from(texts.text(seed)))

/** The makers of files by the names of their types, as the modules name them. */
const makers: Record<FileName, (seed: Seed) => Buffer | string> = {
  ...pictures,
  ...documents,
  ...databases,
  ...records,
  ...fonts,
  ...recordings,
  ...texts,
  zip: inText((text) => zip([['readme.txt', text]])),
  gzip: inText(gzip),
  tar: inText((text) => tar('readme.txt', text)),
  zstd: inText(zstd),
  bzip2,
  xz,
  sevenZip,
  kmz: (seed) => zip([['doc.kml', Buffer.from(texts.kml(seed))]]),
  certificate: (seed) => certificate({ random: random(seed) }),
  der: (seed) => derOf(certificate({ random: random(seed) })),
  // The magic number and the version: a module without sections.
  wasm: () => Buffer.from('0061736d01000000', 'hex'),
  octets
}

const derOf = (pem: string): Buffer => Buffer.from(pem.replaceAll(/-----.*-----/g, ''), 'base64')

function octets(seed: Seed): Buffer {
  const stream = random(seed)
  return Buffer.from(Array.from({ length: 256 }, () => stream.int(0, 255)))
}
