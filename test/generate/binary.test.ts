import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import t from 'tap'
import { fileTypeOf } from '../../src/generate/binary/file-types.ts'
import { binary } from '../../src/generate/generate.ts'

const office = 'application/vnd.openxmlformats-officedocument'
const open = 'application/vnd.oasis.opendocument'
/** The first bytes of a file of each type, and its last ones if they are fixed. */
const types: [type: string, begins: string, ends?: string][] = [
  ['image/png', '\x89PNG\r\n\x1a\n', 'IEND\xaeB`\x82'],
  ['image/webp', 'RIFF\x1a\0\0\0WEBPVP8L'],
  ['image/avif', '\0\0\0 ftypavif'],
  ['image/tiff', 'II*\0'],
  ['image/x-icon', '\0\0\x01\0\x01\0', 'IEND\xaeB`\x82'],
  ['image/jpeg', '\xff\xd8\xff\xe0', '\xff\xd9'],
  ['image/gif', 'GIF89a', ';'],
  ['image/bmp', 'BM'],
  ['image/svg+xml', '<svg ', '</svg>\n'],
  ['application/pdf', '%PDF-1.4', '%%EOF\n'],
  ['application/zip', 'PK\x03\x04'],
  [`${office}.spreadsheetml.sheet`, 'PK\x03\x04'],
  [`${office}.wordprocessingml.document`, 'PK\x03\x04'],
  [`${office}.presentationml.presentation`, 'PK\x03\x04'],
  ['application/rtf', '{\\rtf1', '\\par}\n'],
  ['application/x-7z-compressed', '7z\xbc\xaf\x27\x1c'],
  ['application/vnd.sqlite3', 'SQLite format 3\0'],
  ['application/vnd.apache.parquet', 'PAR1', 'PAR1'],
  ['application/yaml', 'title: '],
  ['application/toml', 'title = "'],
  ['text/javascript', 'console.log("'],
  ['text/css', 'h1 {'],
  ['text/tab-separated-values', 'id\ttitle\tquantity\r\n'],
  ['text/calendar', 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\n', 'END:VEVENT\r\nEND:VCALENDAR\r\n'],
  ['text/vcard', 'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:', 'END:VCARD\r\n'],
  ['font/ttf', '\0\x01\0\0'],
  ['font/woff', 'wOFF\0\x01\0\0'],
  ['application/font-woff2', 'wOF2\0\x01\0\0'],
  ['audio/ogg', 'OggS\0\x02'],
  ['video/webm', '\x1aE\xdf\xa3'],
  ['application/gzip', '\x1f\x8b\x08'],
  ['application/java-archive', 'PK\x03\x04'],
  [`${open}.text`, `PK\x03\x04`],
  [`${open}.spreadsheet`, 'PK\x03\x04'],
  [`${open}.presentation`, 'PK\x03\x04'],
  ['video/x-matroska', '\x1aE\xdf\xa3'],
  ['text/vtt', 'WEBVTT\n\n00:00:00.000 --> '],
  ['application/x-subrip', '1\n00:00:00,000 --> '],
  ['application/vnd.apple.mpegurl', '#EXTM3U\n', '#EXT-X-ENDLIST\n'],
  ['application/gpx+xml', '<?xml version="1.0" encoding="UTF-8"?>\n<gpx ', '</gpx>\n'],
  ['application/vnd.google-earth.kml+xml', '<?xml version="1.0" encoding="UTF-8"?>\n<kml ', '</kml>\n'],
  ['application/rss+xml', '<?xml version="1.0" encoding="UTF-8"?>\n<rss ', '</rss>\n'],
  ['application/atom+xml', '<?xml version="1.0" encoding="UTF-8"?>\n<feed ', '</feed>\n'],
  ['application/soap+xml', '<?xml version="1.0" encoding="UTF-8"?>\n<document>', '</document>\n'],
  ['application/x-tar', 'readme.txt\0'],
  ['audio/mpeg', '\xff\xfb'],
  ['audio/wav', 'RIFF'],
  ['video/mp4', '\0\0\0'],
  ['video/quicktime', '\0\0\0\x14ftypqt  '],
  ['audio/flac', 'fLaC\x80\0\0\x22', '\0\0\0\x21\xbd'],
  ['audio/aiff', 'FORM\0\0\x03\x4eAIFF'],
  ['audio/midi', 'MThd\0\0\0\x06', '\xff\x2f\0'],
  ['image/x-portable-pixmap', 'P6\n1 1\n255\n'],
  ['image/vnd.adobe.photoshop', '8BPS\0\x01'],
  ['application/zstd', '\x28\xb5\x2f\xfd\x20', '.\n'],
  ['application/x-bzip2', 'BZh9\x17rE8P\x90'],
  ['application/x-xz', '\xfd7zXZ\0', 'YZ'],
  ['application/vnd.google-earth.kmz', 'PK\x03\x04'],
  ['application/avro', 'Obj\x01\x02\x16avro.schema', 'standinstandinst'],
  ['application/vnd.tcpdump.pcap', '\xd4\xc3\xb2\xa1'],
  ['application/x-netcdf', 'CDF\x01'],
  ['application/dicom', `${'\0'.repeat(128)}DICM\x02\0\0\0UL\x04\0`],
  ['model/stl', 'solid thing\nfacet ', 'endsolid thing\n'],
  ['model/obj', 'v 0 0 0\n', 'f 1 2 3\n'],
  ['model/gltf-binary', 'glTF\x02\0\0\0'],
  ['application/x-pem-file', '-----BEGIN CERTIFICATE-----\n', '-----END CERTIFICATE-----\n'],
  ['application/x-x509-ca-cert', '\x30\x82\x01\x87\x30'],
  ['application/postscript', '%!PS-Adobe-3.0\n', '%%EOF\n'],
  ['message/rfc822', 'From: ', '.\r\n'],
  ['font/otf', '\0\x01\0\0'],
  ['text/csv', 'id,title,quantity\r\n'],
  ['text/plain; charset=utf-8', ''],
  ['application/octet-stream', '']
]

t.test('each type has its own form, the same bytes for the same seed, and others for another', (t) => {
  for (const [type, begins, ends] of types) {
    const bytes = binary(type, 'a')
    t.equal(bytes.toString('latin1').slice(0, begins.length), begins, type)
    if (ends !== undefined) t.ok(bytes.toString('latin1').endsWith(ends), type)
    t.ok(bytes.equals(binary(type, 'a')))
    t.ok(bytes.length >= 14)
  }
  t.notOk(binary('image/png', 'a').equals(binary('image/png', 'b')))
  t.ok(binary('IMAGE/PNG', 'a').equals(binary('image/png; q=1', 'a')))
  t.end()
})

t.test('a module of WebAssembly is valid, and rows and cells of a sheet say their places', (t) => {
  const { WebAssembly } = globalThis as unknown as { WebAssembly: { validate: (bytes: Uint8Array) => boolean } }
  t.ok(WebAssembly.validate(binary('application/wasm', 'a')))
  const sheet = binary(`${office}.spreadsheetml.sheet`, 'a').toString('latin1')
  t.match(sheet, /<row r="4"><c r="A4" t="inlineStr">.*?<c r="B4"><v>/)
  t.match(
    binary(`${open}.text`, 'a').toString('latin1', 30, 80),
    /^mimetypeapplication\/vnd\.oasis\.opendocument\.textPK/
  )
  t.match(binary('video/x-matroska', 'a').toString('latin1'), /matroska/)
  t.end()
})

t.test('files say how long they and their parts are', async (t) => {
  const read = (type: string) => binary(type, 'a')
  const aiff = read('audio/aiff')
  t.equal(aiff.readUInt32BE(4), aiff.length - 8)
  const midi = read('audio/midi')
  t.equal(midi.readUInt32BE(18), midi.length - 22)
  const zstd = read('application/zstd')
  t.strictSame([zstd[5], zstd.readUIntLE(6, 3) >> 3], [zstd.length - 9, zstd.length - 9])
  const glb = read('model/gltf-binary')
  t.strictSame([glb.readUInt32LE(8), glb.readUInt32LE(12), glb.length % 4], [glb.length, glb.length - 20, 0])
  t.match(JSON.parse(glb.toString('utf8', 20)), { asset: { version: '2.0' } })
  const dicom = read('application/dicom')
  t.equal(dicom.readUInt32LE(140) + 144, dicom.indexOf(Buffer.from('\x08\0\x05\0CS', 'latin1')))
  for (const seed of 'abcdefgh') t.equal(binary('application/dicom', seed).length % 2, 0, 'values have even lengths')
  t.match(dicom.toString('latin1'), /PN.\0\w+\^\w+/s)
  t.equal(read('image/vnd.adobe.photoshop').length, 43)
  t.match(read('application/avro').toString('latin1'), /"fields":\[\{"name":"title".*\}\0standin/)
})

t.test('a PNG is a picture of 32 by 32 points', (t) => {
  const bytes = binary('image/png', 'a')
  t.strictSame([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [32, 32])
  const length = bytes.readUInt32BE(33)
  t.equal(bytes.toString('latin1', 37, 41), 'IDAT')
  t.equal(inflateSync(bytes.subarray(41, 41 + length)).length, 32 * (1 + 32 * 3))
  t.end()
})

t.test('the marks of a JPEG follow each other up to its scan', (t) => {
  for (let seed = 0; seed < 60; seed++) {
    const bytes = binary('image/jpeg', `${seed}`)
    const marks: number[] = []
    let at = 2
    for (; marks.at(-1) !== 0xda; at += 2 + bytes.readUInt16BE(at + 2)) marks.push(bytes[at + 1]!)
    t.strictSame(marks, [0xe0, 0xdb, 0xc0, 0xc4, 0xc4, 0xda])
    const scan = bytes.subarray(at, -2)
    if (scan.some((byte, i) => byte === 0xff && scan[i + 1] !== 0)) t.fail('a 255 inside is followed by a 0')
  }
  t.end()
})

t.test('a PDF says where its objects are', (t) => {
  const text = binary('application/pdf', 'a').toString('latin1')
  const table = Number(/startxref\n(\d+)/.exec(text)?.[1])
  t.ok(text.startsWith('xref', table))
  const offsets = [...text.slice(table).matchAll(/^(\d{10}) 00000 n/gm)].map(([, offset]) => Number(offset))
  t.equal(offsets.length, 5)
  for (const [i, offset] of offsets.entries()) t.ok(text.startsWith(`${i + 1} 0 obj`, offset))
  t.end()
})

t.test('archives hold a file that can be read', (t) => {
  t.match(gunzipSync(binary('application/gzip', 'a')).toString(), /^[A-Z].*\.\n$/)
  const tar = binary('application/x-tar', 'a')
  const size = Number.parseInt(tar.toString('latin1', 124, 135), 8)
  t.match(tar.toString('utf8', 512, 512 + size), /^[A-Z].*\.\n$/)
  const zip = binary(`${office}.spreadsheetml.sheet`, 'a')
  const end = zip.length - 22
  t.equal(zip.readUInt32LE(end), 0x06054b50)
  let at = zip.readUInt32LE(end + 16)
  const names: string[] = []
  for (let i = zip.readUInt16LE(end + 10); i > 0; i--) {
    const length = zip.readUInt16LE(at + 28)
    const local = zip.readUInt32LE(at + 42)
    names.push(zip.toString('utf8', at + 46, at + 46 + length))
    t.equal(zip.toString('utf8', local + 30, local + 30 + length), names.at(-1))
    at += 46 + length
  }
  t.match(names, [
    '[Content_Types].xml',
    '_rels/.rels',
    'xl/workbook.xml',
    'xl/_rels/workbook.xml.rels',
    'xl/worksheets/sheet1.xml'
  ])
  t.end()
})

t.test('sounds and films say how long they are', (t) => {
  const wav = binary('audio/x-wav', 'a')
  t.equal(wav.readUInt32LE(4), wav.length - 8)
  t.equal(binary('audio/mpeg', 'a').length, 4170)
  const mp4 = binary('video/mp4', 'a')
  t.equal(mp4.readUInt32BE(0) + mp4.readUInt32BE(mp4.readUInt32BE(0)), mp4.length)
  t.end()
})

t.test('a book begins with its media type, which is not compressed', async (t) => {
  const bytes = binary('application/epub+zip', 'a').toString('latin1')
  t.equal(bytes.slice(30, 58), 'mimetypeapplication/epub+zip')
})

t.test('a TIFF says where its picture is', async (t) => {
  const bytes = binary('image/tiff', 'a')
  const entries = Array.from({ length: bytes.readUInt16LE(8) }, (_, i) => bytes.subarray(10 + 12 * i, 22 + 12 * i))
  const tags = new Map(entries.map((entry) => [entry.readUInt16LE(0), entry.readUInt32LE(8)]))
  t.strictSame([tags.get(256), tags.get(257), tags.get(279)], [32, 32, 3 * 32 * 32])
  t.equal((tags.get(273) ?? 0) + 3 * 32 * 32, bytes.length)
  t.equal(bytes.readUInt16LE(tags.get(258) ?? 0), 8)
})

t.test('a SQLite file has a page for its schema and one for its rows', async (t) => {
  const bytes = binary('application/vnd.sqlite3', 'a')
  const size = bytes.readUInt16BE(16)
  t.equal(bytes.length, 2 * size)
  t.equal(bytes.readUInt32BE(28), 2)
  t.equal(bytes.readUInt32BE(56), 1)
  t.ok(bytes.toString('latin1', 0, size).includes('tableitemsitems\x02CREATE TABLE items'))
  t.strictSame([bytes[size], bytes.readUInt16BE(size + 3)], [13, 3])
  for (let cell = 0; cell < 3; cell++) {
    const at = size + bytes.readUInt16BE(size + 8 + 2 * cell)
    t.equal(bytes[at + 1], cell + 1)
  }
})

t.test('a Parquet file ends in a footer of the length that it says', async (t) => {
  const bytes = binary('application/vnd.apache.parquet', 'a')
  const footer = bytes.subarray(bytes.length - 8 - bytes.readUInt32LE(bytes.length - 8), -8).toString('latin1')
  t.match(footer, /schema.*title.*quantity.*standin/s)
  t.strictSame([footer.slice(0, 2), footer.slice(-1)], ['\x15\x02', '\0'])
})

t.test('the pages of an Ogg file have their checksums', async (t) => {
  const bytes = binary('audio/ogg', 'a')
  let pages = 0
  for (let at = 0; at < bytes.length; pages++) {
    t.equal(bytes.toString('latin1', at, at + 4), 'OggS')
    const lengths = bytes.subarray(at + 27, at + 27 + (bytes[at + 26] as number))
    const end = at + 27 + lengths.length + lengths.reduce((sum, length) => sum + length, 0)
    const page = Buffer.from(bytes.subarray(at, end))
    const sum = page.readUInt32LE(22)
    page.writeUInt32LE(0, 22)
    // The remainder of the page, as a polynomial of bits, by 0x104c11db7.
    let rest = 0n
    for (const byte of [...page, 0, 0, 0, 0])
      for (let bit = 7; bit >= 0; bit--) {
        rest = (rest << 1n) | BigInt((byte >> bit) & 1)
        if (rest >> 32n) rest ^= 0x104c11db7n
      }
    t.equal(BigInt(sum), rest)
    at = end
  }
  t.equal(pages, 3)
})

t.test('a type that cannot be made is known as one', async (t) => {
  for (const type of ['image/heic', 'font/collection', 'video/x-msvideo', 'application/xhtml+xml', 'text/*'])
    t.equal(fileTypeOf(type), undefined, type)
  for (const type of ['image/*', 'IMAGE/PNG; q=1', 'video/ogg']) t.equal(fileTypeOf(type)?.kind, 'bytes', type)
})

t.test('a web font holds the tables of a font, compressed', async (t) => {
  const font = binary('font/woff2', 'a')
  t.equal(font.readUInt32BE(8), font.length)
  let at = 48
  const length = (): number => {
    let value = 0
    do value = value * 128 + ((font[at] as number) & 127)
    while ((font[at++] as number) > 127)
    return value
  }
  let whole = 0
  for (let n = font.readUInt16BE(12); n > 0; n--) {
    const flags = font[at++] as number
    const own = length()
    // Two tables (10 and 11, the outlines) are transformed unless it is said otherwise.
    whole += [10, 11].includes(flags & 63) && flags >> 6 === 0 ? length() : own
  }
  const tables = brotliDecompressSync(font.subarray(at, at + font.readUInt32BE(20)))
  t.equal(tables.length, whole)
  t.ok(tables.includes(Buffer.from('\0S\0t\0a\0n\0d\0i\0n', 'latin1')), 'the name of the font')
  t.equal(binary('font/ttf', 'a').readUInt16BE(4), font.readUInt16BE(12), 'as many tables')
})
