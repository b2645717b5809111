/** Small pictures: PNG, GIF, JPEG, BMP, TIFF, ICO and SVG. */
import { crc32 } from 'node:zlib'
import { random, type Seed } from '../lexicon/entity/random.ts'
import { adler32, big16, big32, deflated, joined, type Part, u16, u32 } from './bytes.ts'

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
export function png(seed: Seed): Buffer {
  const image = pixels(seed)
  const rows = Array.from({ length: side }, (_, y) => Buffer.from([0, ...image.slice(y * side, (y + 1) * side).flat()]))
  const raw = Buffer.concat(rows)
  const data = joined([0x78, 0x01], deflated(raw), big32(adler32(raw)))
  return pngFile(side, side, [['IDAT', data]])
}

/** Writes a PNG of eight bits a sample: with a palette if there is one among its chunks, else in true colour. */
export function pngFile(width: number, height: number, chunks: [name: string, data: Buffer][]): Buffer {
  const kind = chunks.some(([name]) => name === 'PLTE') ? 3 : 2
  const header = joined(big32(width, height), [8, kind, 0, 0, 0])
  const all: [name: string, data: Buffer][] = [['IHDR', header], ...chunks, ['IEND', Buffer.alloc(0)]]
  const written = all.map(([name, data]) => {
    const body = joined(name, data)
    return joined(big32(data.length), body, big32(crc32(body)))
  })
  return joined('\x89PNG\r\n\x1a\n', ...written)
}

/** GIF (89a), with a clear code before the table of codes could grow, so that all of them have nine bits. */
export function gif(seed: Seed): Buffer {
  const greys = Buffer.from(Array.from({ length: 256 }, (_, i) => [i, i, i]).flat())
  const codes = pixels(seed).flatMap((point, i) => (i % 200 === 0 ? [256, grey(point)] : [grey(point)]))
  const data = packed([...codes, 257], 9)
  const blocks: Part[] = []
  for (let at = 0; at < data.length; at += 255) {
    const block = data.subarray(at, at + 255)
    blocks.push([block.length], block)
  }
  const size = u16(side, side)
  return joined('GIF89a', size, [0xf7, 0, 0], greys, [0x2c, 0, 0, 0, 0], size, [0, 8], ...blocks, [0, 0x3b])
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
export function jpeg(seed: Seed): Buffer {
  const image = pixels(seed)
  const marker = (code: number, data: Part) => joined([0xff, code], big16(data.length + 2), data)
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
  // A 255 inside the scan is followed by a 0, so that no reader takes it for a marker.
  const scan = bytes.join(' ').replaceAll('ff', 'ff 00').replaceAll(' ', '')
  return joined(
    [0xff, 0xd8],
    marker(0xe0, 'JFIF\0\x01\x01\0\0\x01\0\x01\0\0'),
    marker(0xdb, [0, ...Array(64).fill(8)]),
    marker(0xc0, [8, 0, side, 0, side, 1, 1, 0x11, 0]),
    marker(0xc4, [0x00, 0, 0, 0, 12, ...Array(12).fill(0), ...categories]),
    marker(0xc4, [0x10, 1, ...Array(15).fill(0), 0]),
    marker(0xda, [1, 1, 0, 0, 63, 0]),
    Buffer.from(scan, 'hex'),
    [0xff, 0xd9]
  )
}

export function bmp(seed: Seed): Buffer {
  const image = pixels(seed)
  const rows = Array.from({ length: side }, (_, y) => image.slice((side - 1 - y) * side, (side - y) * side))
  const data = Buffer.from(rows.flat().flatMap(([red = 0, green = 0, blue = 0]) => [blue, green, red]))
  const info = [u32(40, side, side), u16(1, 24), u32(0, data.length, 2835, 2835, 0, 0)]
  return joined('BM', u32(54 + data.length, 0, 54), ...info, data)
}

/** TIFF 6.0: one uncompressed strip of red, green and blue. */
export function tiff(seed: Seed): Buffer {
  const data = Buffer.from(pixels(seed).flat())
  const [short, long] = [3, 4]
  /** Tags in rising order. The bits of the three samples stand behind the directory. */
  const entries = (behind: number): [tag: number, type: number, count: number, value: number][] => [
    [256, short, 1, side],
    [257, short, 1, side],
    [258, short, 3, behind],
    [259, short, 1, 1],
    [262, short, 1, 2],
    [273, long, 1, behind + 6],
    [277, short, 1, 3],
    [278, short, 1, side],
    [279, long, 1, data.length]
  ]
  const rows = entries(8 + 2 + entries(0).length * 12 + 4)
  const directory = rows.map(([tag, type, count, value]) => joined(u16(tag, type), u32(count, value)))
  return joined('II*\0', u32(8), u16(rows.length), ...directory, u32(0), u16(8, 8, 8), data)
}

/** An icon that holds a PNG, as Windows Vista and every browser read it. */
export function ico(seed: Seed): Buffer {
  const image = png(seed)
  return joined(u16(0, 1, 1), [side, side, 0, 0], u16(1, 24), u32(image.length, 22), image)
}

export function svg(seed: Seed): Buffer {
  const hue = random(seed).int(0, 359)
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 64 64"><rect width="64" height="64" fill="hsl(${hue} 60% 70%)"/><circle cx="32" cy="32" r="18" fill="hsl(${(hue + 180) % 360} 60% 40%)"/></svg>\n`
  )
}

/** The smallest pictures of formats whose compression is not written here: one pixel, and four. */
export const webp = (): Buffer => Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64')

export const avif = (): Buffer =>
  Buffer.from(
    'AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUIAAADybWV0YQAAAAAAAAAoaGRscgAAAAAAAAAAcGljdAAAAAAAAAAAAAAAAGxpYmF2aWYAAAAADnBpdG0AAAAAAAEAAAAeaWxvYwAAAABEAAABAAEAAAABAAABGgAAAB0AAAAoaWluZgAAAAAAAQAAABppbmZlAgAAAAABAABhdjAxQ29sb3IAAAAAamlwcnAAAABLaXBjbwAAABRpc3BlAAAAAAAAAAIAAAACAAAAEHBpeGkAAAAAAwgICAAAAAxhdjFDgQ0MAAAAABNjb2xybmNseAACAAIAAYAAAAAXaXBtYQAAAAAAAAABAAEEAQKDBAAAACVtZGF0EgAKCBgANogQEAwgMg8f8D///8WfhwB8+ErK42A=',
    'base64'
  )

export const pixmap = (seed: Seed): Buffer => joined('P6\n1 1\n255\n', point(seed))

/** A document of Photoshop: a picture of one point. */
export const psd = (seed: Seed): Buffer =>
  // No colors, resources or layers; not compressed.
  joined('8BPS\0\x01\0\0\0\0\0\0', big16(3), big32(1, 1), big16(8, 3), Buffer.alloc(14), point(seed))

const point = (seed: Seed): Part => [1, 2, 3].map((part) => random(seed).int(0, 80) * part)
