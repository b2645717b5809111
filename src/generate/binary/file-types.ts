/**
 * The media types that files are made of. It imports little, so that negotiation knows them without the generator.
 * `binary.ts` has a maker for each name.
 */
import { essence } from '../../contract/media-types.ts'
import { memoized } from '../../document/memoized.ts'

/** Raw bytes; a text with a grammar of its own, such as a page; or any words. */
type FileKind = 'bytes' | 'document' | 'words'

interface FileType<Name extends string = string> {
  name: Name
  kind: FileKind
  types: RegExp
}

const type = <const Name extends string>(name: Name, kind: FileKind, types: RegExp): FileType<Name> => ({
  name,
  kind,
  types
})

/** The first that matches counts. To teach standin a type, add a line here and a maker to `binary.ts`. */
const fileTypes = [
  type('png', 'bytes', /^image\/(png|\*)$/),
  type('jpeg', 'bytes', /^image\/p?jpe?g$/),
  type('gif', 'bytes', /^image\/gif$/),
  type('bmp', 'bytes', /^image\/(x-ms-)?bmp$/),
  type('webp', 'bytes', /^image\/webp$/),
  type('avif', 'bytes', /^image\/avif$/),
  type('tiff', 'bytes', /^image\/tiff?$/),
  type('ico', 'bytes', /^image\/(x-icon|vnd\.microsoft\.icon|ico)$/),
  type('pixmap', 'bytes', /^image\/x-portable-(pix|any)map$/),
  type('psd', 'bytes', /^(image|application)\/(vnd\.adobe\.|x-)photoshop$/),
  type('svg', 'document', /^image\/svg/),
  type('pdf', 'bytes', /^application\/(x-)?pdf$/),
  type('xlsx', 'bytes', /officedocument\.spreadsheetml/),
  type('docx', 'bytes', /officedocument\.wordprocessingml/),
  type('pptx', 'bytes', /officedocument\.presentationml/),
  type('epub', 'bytes', /^application\/epub\+zip$/),
  type('rtf', 'bytes', /^(application|text)\/(x-)?rtf$/),
  type('odt', 'bytes', /opendocument\.text$/),
  type('ods', 'bytes', /opendocument\.spreadsheet$/),
  type('odp', 'bytes', /opendocument\.presentation$/),
  type('zip', 'bytes', /^application\/(x-)?(zip(-compressed)?|java-archive)$|\+zip$/),
  type('gzip', 'bytes', /^application\/(x-)?gzip$/),
  type('tar', 'bytes', /^application\/(x-)?tar$/),
  type('zstd', 'bytes', /^application\/(x-)?zstd$/),
  type('bzip2', 'bytes', /^application\/(x-)?bzip2?$/),
  type('xz', 'bytes', /^application\/(x-)?xz$/),
  type('kmz', 'bytes', /[/.]kmz$/),
  type('sevenZip', 'bytes', /^application\/(x-)?7z-compressed$/),
  type('sqlite', 'bytes', /^application\/((x-|vnd\.)?sqlite3?)$/),
  type('parquet', 'bytes', /^application\/(vnd\.apache\.|x-)?parquet$/),
  type('avro', 'bytes', /^application\/(vnd\.apache\.|x-)?avro(\+binary)?$|^avro\/binary$/),
  type('pcap', 'bytes', /^application\/(vnd\.tcpdump\.|x-)?pcap$/),
  type('netcdf', 'bytes', /^application\/(x-)?netcdf$/),
  type('dicom', 'bytes', /^application\/dicom$/),
  type('stl', 'bytes', /^model\/(x\.)?stl(-ascii)?$|^application\/(sla|vnd\.ms-pki\.stl)$/),
  type('obj', 'bytes', /^model\/obj$/),
  type('glb', 'bytes', /^model\/gltf-binary$/),
  type('certificate', 'bytes', /^application\/(x-)?pem-(file|certificate-chain)$/),
  type('der', 'bytes', /^application\/(x-x509-(ca|user|email)-cert|pkix-cert)$/),
  type('postscript', 'bytes', /^application\/postscript$/),
  type('message', 'document', /^message\/rfc822$/),
  type('wasm', 'bytes', /^application\/wasm$/),
  type('ttf', 'bytes', /^font\/([ot]tf|sfnt)$|^application\/((x-)?font-[ot]tf|vnd\.ms-opentype)$/),
  type('woff', 'bytes', /^(font\/woff|application\/(x-)?font-woff)$/),
  type('woff2', 'bytes', /^(font\/(woff2|\*)|application\/(x-)?font-woff2)$/),
  type('mp3', 'bytes', /^audio\/(mpeg|mp3|mpeg3|x-mp3)$/),
  type('flac', 'bytes', /^audio\/(x-)?flac$/),
  type('aiff', 'bytes', /^audio\/(x-)?aiff$/),
  type('midi', 'bytes', /^audio\/((x-)?midi?|sp-midi)$/),
  type('ogg', 'bytes', /^(audio|application)\/(ogg|opus)$|^video\/ogg$/),
  type('wav', 'bytes', /^audio\/((x-|vnd\.)?wave?|x-pn-wav|\*)$/),
  type('webm', 'bytes', /^(video|audio)\/webm$/),
  type('matroska', 'bytes', /^(video|audio)\/(x-)?matroska$/),
  type('mp4', 'bytes', /^video\/(mp4|x-m4v|\*)$|^audio\/(mp4|x-m4a|m4a)$/),
  type('quicktime', 'bytes', /^video\/quicktime$/),
  type('octets', 'bytes', /^application\/octet-stream$/),
  type('csv', 'document', /^text\/csv$/),
  type('tsv', 'document', /^text\/tab-separated-values$/),
  type('html', 'document', /^text\/html$/),
  type('markdown', 'document', /^text\/(x-)?markdown$/),
  type('css', 'document', /^text\/css$/),
  type('script', 'document', /^(text|application)\/(x-)?(javascript|ecmascript)$/),
  type('yaml', 'document', /^(text|application)\/((x-|vnd\.)?yaml)$/),
  type('toml', 'document', /^(text|application)\/(x-)?toml$/),
  type('calendar', 'document', /^text\/calendar$/),
  type('card', 'document', /^text\/(x-)?vcard$/),
  type('vtt', 'document', /^text\/vtt$/),
  type('srt', 'document', /^(application|text)\/(x-)?(subrip|srt)$/),
  type('playlist', 'document', /^(application|audio)\/(x-|vnd\.apple\.)?mpegurl$/),
  type('gpx', 'document', /[/.]gpx\+xml$/),
  type('kml', 'document', /[/.]kml\+xml$/),
  type('rss', 'document', /\/rss\+xml$/),
  type('atom', 'document', /\/atom\+xml$/),
  type('xml', 'document', /[/+](?<!xhtml\+)xml$/),
  type('json', 'words', /[/+]json$/),
  type('text', 'words', /^text\/(?!\*)/)
]

/** The type that is sent for a range of media types that the document has. */
export const usualTypes: Record<string, string> = {
  'text/*': 'text/plain',
  'image/*': 'image/png',
  'audio/*': 'audio/wav',
  'video/*': 'video/mp4',
  'font/*': 'font/woff2'
}

export type FileName = (typeof fileTypes)[number]['name']

/** Returns the file type of a media type; undefined for one that is not made. */
export const fileTypeOf = memoized((mediaType): FileType<FileName> | undefined => {
  const plain = essence(mediaType)
  return fileTypes.find(({ types }) => types.test(plain))
})
