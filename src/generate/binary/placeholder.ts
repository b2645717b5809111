/** Placeholder pictures, drawn from their names: PNG and SVG of any size, small files of the other types. */
import { deflateSync } from 'node:zlib'
import { random, seedOf } from '../lexicon/entity/random.ts'
import { binary } from './binary.ts'
import { pngFile } from './pictures.ts'

const usualSide = 320
/** The longest side: a request names the size. */
const longestSide = 2000

/** Draws the picture of a name and a media type. A name with `640x480` in it has that size. */
export function placeholder(name: string, mediaType: string): Buffer {
  const [, wide = usualSide, high = usualSide] = /(?<!\d)(\d{1,4})x(\d{1,4})(?!\d)/.exec(name) ?? []
  const [width, height] = [sideOf(wide), sideOf(high)]
  if (mediaType === 'image/png') return png(name, width, height)
  return mediaType === 'image/svg+xml' ? svg(name, width, height) : binary(mediaType, name)
}

const sideOf = (side: number | string): number => Math.min(longestSide, Math.max(1, Number(side)))

type Colour = readonly [red: number, green: number, blue: number]

/** The colours of a picture: its ground from corner to corner, and the disc in its middle. */
function coloursOf(name: string): Record<'from' | 'to' | 'disc', Colour> {
  const stream = random(seedOf(name))
  const colour = (low: number, high: number): Colour => [
    stream.int(low, high),
    stream.int(low, high),
    stream.int(low, high)
  ]
  return { from: colour(150, 235), to: colour(90, 200), disc: colour(20, 110) }
}

const radiusOf = (width: number, height: number): number => 0.3 * Math.min(width, height)

/** The last colour of the palette is the disc's, the others lead from corner to corner. */
const last = 255

function png(name: string, width: number, height: number): Buffer {
  const { from, to, disc } = coloursOf(name)
  const ground = Array.from({ length: last }, (_, at) =>
    from.map((value, k) => Math.round(value + ((to[k]! - value) * at) / (last - 1)))
  )
  const nearest = radiusOf(width, height) ** 2
  // A row begins with the number of its filter.
  const pixels = Buffer.alloc(height * (width + 1))
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const isDisc = (x + 0.5 - width / 2) ** 2 + (y + 0.5 - height / 2) ** 2 < nearest
      pixels[y * (width + 1) + 1 + x] = isDisc ? last : Math.floor(((x / width + y / height) / 2) * last)
    }
  }
  return pngFile(width, height, [
    ['PLTE', Buffer.from([...ground, disc].flat())],
    ['IDAT', deflateSync(pixels)]
  ])
}

function svg(name: string, width: number, height: number): Buffer {
  const { from, to, disc } = coloursOf(name)
  const rgb = (colour: Colour) => `rgb(${colour.join(',')})`
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
      `<linearGradient id="g" x2="1" y2="1"><stop stop-color="${rgb(from)}"/><stop offset="1" stop-color="${rgb(to)}"/></linearGradient>` +
      `<rect width="${width}" height="${height}" fill="url(#g)"/>` +
      `<circle cx="${width / 2}" cy="${height / 2}" r="${radiusOf(width, height)}" fill="${rgb(disc)}"/></svg>\n`
  )
}
