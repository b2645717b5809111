/**
 * Real bytes for binary media types: a picture opens as a picture, a page as a page. Everything is stored, nothing
 * compressed, since compressors differ between releases of Node and the same seed has to give the same bytes.
 */
import { below, random, type Seed, seedOf } from './lexicon/random.ts'
import { sentences, titles } from './lexicon/words.ts'

/** Bytes of a media type. To teach standin a type, add a line to `kinds`; what is not known is given as plain bytes. */
export function binary(mediaType: string, seed: string): Buffer {
  const type = mediaType.split(';')[0]!.trim().toLowerCase()
  const found = kinds.find(([rule]) => rule.test(type))
  return (found?.[1] ?? bytes)(below(seedOf(seed), type))
}

const kinds: readonly (readonly [RegExp, (seed: Seed) => Buffer])[] = [
  [/^image\/jpe?g$/, jpeg],
  [/^image\/gif$/, gif],
  [/^image\/(x-ms-)?bmp$/, bmp],
  [/^image\/svg/, svg],
  [/^image\//, png],
  [/^application\/(x-)?pdf$/, pdf],
  [/officedocument\.spreadsheetml/, xlsx],
  [/officedocument\.wordprocessingml/, docx],
  [/^application\/(x-)?zip(-compressed)?$|\+zip$/, (seed) => zip([['readme.txt', Buffer.from(`${text(seed)}\n`)]])],
  [/^application\/(x-)?gzip$/, (seed) => gzip(Buffer.from(`${text(seed)}\n`))],
  [/^application\/(x-)?tar$/, (seed) => tar('readme.txt', Buffer.from(`${text(seed)}\n`))],
  [/^audio\/(mpeg|mp3|mpeg3|x-mp3)$/, mp3],
  [/^audio\//, wav],
  [/^video\//, mp4],
  [/^text\/csv$/, csv],
  [/^text\/html$/, html],
  [/^text\/(x-)?markdown$/, (seed) => Buffer.from(`# ${random(seed).pick(titles)}\n\n${text(seed)}\n`)],
  [/[/+]xml$/, (seed) => Buffer.from(`<?xml version="1.0"?>\n<document>${text(seed)}</document>\n`)],
  [/^text\//, (seed) => Buffer.from(`${text(seed)}\n`)]
]

function text(seed: Seed): string {
  return random(seed).pick(sentences)
}

function html(seed: Seed): Buffer {
  const title = random(seed).pick(titles)
  const body = `<h1>${title}</h1>\n<p>${text(seed)}</p>`
  return Buffer.from(
    `<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>${title}</title></head>\n<body>\n${body}\n</body>\n</html>\n`
  )
}

function bytes(seed: Seed): Buffer {
  const stream = random(seed)
  return Buffer.from(Array.from({ length: 256 }, () => stream.int(0, 255)))
}

// ---- numbers as bytes ----

const u16 = (value: number) => Buffer.from([value & 255, (value >>> 8) & 255])
const u32 = (value: number) => Buffer.from([value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24])
const big16 = (value: number) => Buffer.from([(value >>> 8) & 255, value & 255])
const big32 = (value: number) => Buffer.from([value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255])

const crcTable = Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c >>> 0
})

function crc32(data: Buffer): number {
  let c = 0xffffffff
  for (const byte of data) c = crcTable[(c ^ byte) & 255]! ^ (c >>> 8)
  return (c ^ 0xffffffff) >>> 0
}

function adler32(data: Buffer): number {
  let a = 1
  let b = 0
  for (const byte of data) {
    a = (a + byte) % 65521
    b = (b + a) % 65521
  }
  return ((b << 16) | a) >>> 0
}

/** Deflate (RFC 1951): one stored block, which holds 65,535 bytes at most; ours are smaller. */
function deflated(data: Buffer): Buffer {
  return Buffer.concat([Buffer.from([1]), u16(data.length), u16(~data.length & 0xffff), data])
}

// ---- pictures ----

const side = 32

/** The picture: a gradient between two colours with a disc in it, as rows of red, green, blue. */
function pixels(seed: Seed): number[][] {
  const stream = random(seed)
  const colour = () => [stream.int(0, 255), stream.int(0, 255), stream.int(0, 255)]
  const [from, to, disc] = [colour(), colour(), colour()]
  const centre = stream.int(10, 22)
  return Array.from({ length: side * side }, (_, i) => {
    const [x, y] = [i % side, Math.floor(i / side)]
    if ((x - centre) ** 2 + (y - 16) ** 2 < 60) return disc
    return from.map((value, k) => Math.round(value + ((to[k]! - value) * (x + y)) / (2 * side)))
  })
}

function grey([red = 0, green = 0, blue = 0]: number[]): number {
  return Math.round(0.299 * red + 0.587 * green + 0.114 * blue)
}

/** PNG (ISO/IEC 15948). */
function png(seed: Seed): Buffer {
  const image = pixels(seed)
  const rows = Array.from({ length: side }, (_, y) => Buffer.from([0, ...image.slice(y * side, (y + 1) * side).flat()]))
  const raw = Buffer.concat(rows)
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
    return Buffer.concat([big32(data.length), body, big32(crc32(body))])
  }
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', Buffer.concat([big32(side), big32(side), Buffer.from([8, 2, 0, 0, 0])])),
    chunk('IDAT', Buffer.concat([Buffer.from([0x78, 0x01]), deflated(raw), big32(adler32(raw))])),
    chunk('IEND', Buffer.alloc(0))
  ])
}

/** GIF (89a), with a clear code before the table of codes could grow, so that all of them have nine bits. */
function gif(seed: Seed): Buffer {
  const greys = Buffer.from(Array.from({ length: 256 }, (_, i) => [i, i, i]).flat())
  const codes = pixels(seed).flatMap((point, i) => (i % 200 === 0 ? [256, grey(point)] : [grey(point)]))
  const data = packed([...codes, 257], 9)
  const blocks: Buffer[] = []
  for (let at = 0; at < data.length; at += 255) {
    const block = data.subarray(at, at + 255)
    blocks.push(Buffer.from([block.length]), block)
  }
  return Buffer.concat([
    Buffer.from('GIF89a', 'latin1'),
    u16(side),
    u16(side),
    Buffer.from([0xf7, 0, 0]),
    greys,
    Buffer.from([0x2c, 0, 0, 0, 0]),
    u16(side),
    u16(side),
    Buffer.from([0, 8]),
    ...blocks,
    Buffer.from([0, 0x3b])
  ])
}

/** Numbers of `width` bits, the lowest bit first. */
function packed(codes: number[], width: number): Buffer {
  const out: number[] = []
  let held = 0
  let bits = 0
  for (const code of codes) {
    held |= code << bits
    for (bits += width; bits >= 8; bits -= 8) {
      out.push(held & 255)
      held >>>= 8
    }
  }
  if (bits > 0) out.push(held & 255)
  return Buffer.from(out)
}

/** A baseline JPEG (ITU-T T.81) in greys: one flat block of 8 by 8 for each sixteenth of the picture. */
function jpeg(seed: Seed): Buffer {
  const image = pixels(seed)
  const marker = (code: number, data: Buffer) =>
    Buffer.concat([Buffer.from([0xff, code]), big16(data.length + 2), data])
  const categories = Array.from({ length: 12 }, (_, i) => i)
  let bits = ''
  let before = 0
  for (let block = 0; block < (side / 8) ** 2; block++) {
    const [x, y] = [(block % (side / 8)) * 8 + 4, Math.floor(block / (side / 8)) * 8 + 4]
    // The mean of a block, scaled by the transform (8) and the quantiser (8).
    const level = grey(image[y * side + x]!) - 128
    const change = level - before
    before = level
    const size = change === 0 ? 0 : Math.floor(Math.log2(Math.abs(change))) + 1
    const value = change < 0 ? change + 2 ** size - 1 : change
    bits += `${size.toString(2).padStart(4, '0') + (size > 0 ? value.toString(2).padStart(size, '0') : '')}0`
  }
  const full = bits.padEnd(Math.ceil(bits.length / 8) * 8, '1')
  const bytes = full.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2).toString(16).padStart(2, '0'))
  // A 255 inside of the scan is no mark if a 0 follows it.
  const scan = bytes.join(' ').replaceAll('ff', 'ff 00').replaceAll(' ', '')
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    marker(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    marker(0xdb, Buffer.from([0, ...Array(64).fill(8)])),
    marker(0xc0, Buffer.from([8, 0, side, 0, side, 1, 1, 0x11, 0])),
    marker(0xc4, Buffer.from([0x00, 0, 0, 0, 12, ...Array(12).fill(0), ...categories])),
    marker(0xc4, Buffer.from([0x10, 1, ...Array(15).fill(0), 0])),
    marker(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from(scan, 'hex'),
    Buffer.from([0xff, 0xd9])
  ])
}

function bmp(seed: Seed): Buffer {
  const image = pixels(seed)
  const rows = Array.from({ length: side }, (_, y) => image.slice((side - 1 - y) * side, (side - y) * side))
  const data = Buffer.from(rows.flat().flatMap(([red = 0, green = 0, blue = 0]) => [blue, green, red]))
  const info = [
    u32(40),
    u32(side),
    u32(side),
    u16(1),
    u16(24),
    u32(0),
    u32(data.length),
    u32(2835),
    u32(2835),
    u32(0),
    u32(0)
  ]
  return Buffer.concat([Buffer.from('BM'), u32(54 + data.length), u32(0), u32(54), ...info, data])
}

function svg(seed: Seed): Buffer {
  const hue = random(seed).int(0, 359)
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 64 64"><rect width="64" height="64" fill="hsl(${hue} 60% 70%)"/><circle cx="32" cy="32" r="18" fill="hsl(${(hue + 180) % 360} 60% 40%)"/></svg>\n`
  )
}

// ---- documents ----

/** PDF 1.4: one page with a title and a sentence. */
function pdf(seed: Seed): Buffer {
  const stream = random(seed)
  const content = `BT /F1 20 Tf 72 760 Td (${stream.pick(titles)}) Tj 0 -32 Td /F1 12 Tf (${stream.pick(sentences)}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'
  ]
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const offset = body.length
    body += `${i + 1} 0 obj\n${object}\nendobj\n`
    return `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`
  return Buffer.from(
    `${body}${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1'
  )
}

function csv(seed: Seed): Buffer {
  const stream = random(seed)
  const rows = [1, 2, 3].map((id) => `${id},"${stream.pick(titles)}",${stream.int(1, 99)}`)
  return Buffer.from(`id,title,quantity\r\n${rows.join('\r\n')}\r\n`)
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const office = 'http://schemas.openxmlformats.org'

/** An Office Open XML package (ECMA-376) with one main part, and what belongs to it. */
function ooxml(main: string, type: string, parts: [string, string, string?][]): Buffer {
  const overrides = parts.map(([name, , kind]) =>
    kind === undefined
      ? ''
      : `<Override PartName="/${name}" ContentType="application/vnd.openxmlformats-officedocument.${kind}+xml"/>`
  )
  const files: [string, string][] = [
    [
      '[Content_Types].xml',
      `<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/${main}" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/>${overrides.join('')}</Types>`
    ],
    [
      '_rels/.rels',
      `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="${main}"/></Relationships>`
    ],
    ...parts.map(([name, xml]): [string, string] => [name, xml])
  ]
  return zip(files.map(([name, xml]) => [name, Buffer.from(declaration + xml)]))
}

function docx(seed: Seed): Buffer {
  const stream = random(seed)
  const paragraph = (content: string) => `<w:p><w:r><w:t>${content}</w:t></w:r></w:p>`
  const body = paragraph(stream.pick(titles)) + paragraph(stream.pick(sentences))
  return ooxml('word/document.xml', 'wordprocessingml.document.main', [
    [
      'word/document.xml',
      `<w:document xmlns:w="${office}/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`
    ]
  ])
}

function xlsx(seed: Seed): Buffer {
  const stream = random(seed)
  const cell = (content: string) => `<c t="inlineStr"><is><t>${content}</t></is></c>`
  const row = (title: string, count: string) => `<row>${cell(title)}${count}</row>`
  const rows = [1, 2, 3].map(() => row(stream.pick(titles), `<c><v>${stream.int(1, 99)}</v></c>`))
  const sheet = `${office}/spreadsheetml/2006/main`
  return ooxml('xl/workbook.xml', 'spreadsheetml.sheet.main', [
    [
      'xl/workbook.xml',
      `<workbook xmlns="${sheet}" xmlns:r="${office}/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>`
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`
    ],
    [
      'xl/worksheets/sheet1.xml',
      `<worksheet xmlns="${sheet}"><sheetData>${row('title', cell('quantity'))}${rows.join('')}</sheetData></worksheet>`,
      'spreadsheetml.worksheet'
    ]
  ])
}

// ---- archives ----

/** ZIP (APPNOTE 6.3), stored; all files are of the first day that the format knows. */
function zip(files: readonly (readonly [string, Buffer])[]): Buffer {
  const entries = files.map(([name, data]) => ({
    name: Buffer.from(name),
    data,
    common: [
      u16(20),
      u16(0),
      u16(0),
      u16(0),
      u16(0x21),
      u32(crc32(data)),
      u32(data.length),
      u32(data.length),
      u16(Buffer.byteLength(name)),
      u16(0)
    ]
  }))
  const locals = entries.map(({ name, data, common }) => Buffer.concat([u32(0x04034b50), ...common, name, data]))
  let offset = 0
  const directory = Buffer.concat(
    entries.map(({ name, common }, i) => {
      const entry = Buffer.concat([
        u32(0x02014b50),
        u16(20),
        ...common,
        u16(0),
        u16(0),
        u16(0),
        u32(0),
        u32(offset),
        name
      ])
      offset += locals[i]!.length
      return entry
    })
  )
  const end = [
    u32(0x06054b50),
    u16(0),
    u16(0),
    u16(entries.length),
    u16(entries.length),
    u32(directory.length),
    u32(offset),
    u16(0)
  ]
  return Buffer.concat([...locals, directory, ...end])
}

/** gzip (RFC 1952). */
function gzip(data: Buffer): Buffer {
  const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255])
  return Buffer.concat([header, deflated(data), u32(crc32(data)), u32(data.length)])
}

/** tar (POSIX ustar) of one file. */
function tar(name: string, data: Buffer): Buffer {
  const header = Buffer.alloc(512)
  const octal = (value: number, width: number) => `${value.toString(8).padStart(width - 1, '0')}\0`
  header.write(name, 0)
  header.write(octal(0o644, 8) + octal(0, 8) + octal(0, 8) + octal(data.length, 12) + octal(0, 12), 100, 'latin1')
  header.write('        0', 148, 'latin1')
  header.write('ustar\x0000', 257, 'latin1')
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return Buffer.concat([header, data, Buffer.alloc((512 - (data.length % 512)) % 512), Buffer.alloc(1024)])
}

// ---- sound and video ----

/** WAVE: a fading tone of a quarter of a second. */
function wav(seed: Seed): Buffer {
  const rate = 8000
  const period = random(seed).int(12, 32)
  // A triangle rather than a sine: Math.sin may differ in its last bit from machine to machine.
  const wave = (i: number) => Math.abs(((i % period) / period) * 4 - 2) - 1
  const samples = Array.from({ length: rate / 4 }, (_, i) => Math.round(128 + 90 * wave(i) * (1 - i / (rate / 4))))
  const data = Buffer.from(samples)
  const format = [Buffer.from('fmt '), u32(16), u16(1), u16(1), u32(rate), u32(rate), u16(1), u16(8)]
  return Buffer.concat([
    Buffer.from('RIFF'),
    u32(36 + data.length),
    Buffer.from('WAVE'),
    ...format,
    Buffer.from('data'),
    u32(data.length),
    data
  ])
}

/** Ten silent frames of MPEG-1 Layer III, 128 kbit/s, 44.1 kHz. */
function mp3(): Buffer {
  const frame = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0xc0]), Buffer.alloc(413)])
  return Buffer.concat(Array(10).fill(frame))
}

/** An MP4 file (ISO/IEC 14496-12) of no tracks: players name its type and show nothing. */
function mp4(seed: Seed): Buffer {
  const box = (name: string, ...content: Buffer[]) => {
    const body = Buffer.concat(content)
    return Buffer.concat([big32(body.length + 8), Buffer.from(name, 'latin1'), body])
  }
  const matrix = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000].map(big32)
  const header = [
    big32(0),
    big32(0),
    big32(0),
    big32(1000),
    big32(random(seed).int(1, 9) * 1000),
    big32(0x10000),
    big16(0x100),
    Buffer.alloc(10),
    ...matrix,
    Buffer.alloc(24),
    big32(1)
  ]
  return Buffer.concat([
    box('ftyp', Buffer.from('isom\0\0\x02\0isomiso2mp41', 'latin1')),
    box('moov', box('mvhd', ...header))
  ])
}
