/** Makes codes of a place on earth, from its latitude and longitude. */

import type { Maker, Scene } from '../entity/scene.ts'
import { digits } from '../words/makers.ts'

type Point = Pick<Scene['entity']['address'], 'latitude' | 'longitude'>

/** Returns a geohash: bits of longitude and latitude in turn, five to a letter. */
export const geohash: Maker<string> = ({ entity: { address } }) => {
  const { latitude, longitude }: Point = address
  const letters = '0123456789bcdefghjkmnpqrstuvwxyz'
  const ranges = [
    { low: -180, high: 180, value: longitude },
    { low: -90, high: 90, value: latitude }
  ]
  let text = ''
  let bits = 0
  for (let bit = 0; text.length < 8; bit++) {
    const range = ranges[bit % 2]!
    const middle = (range.low + range.high) / 2
    const upper = range.value >= middle
    if (upper) range.low = middle
    else range.high = middle
    bits = bits * 2 + Number(upper)
    if (bit % 5 === 4) {
      text += letters[bits]
      bits = 0
    }
  }
  return text
}

/** Returns a plus code of ten digits: pairs of base 20, latitude first. */
export const plusCode: Maker<string> = ({ entity: { address } }) => {
  const letters = '23456789CFGHJMPQRVWX'
  let [north, east] = [address.latitude + 90, address.longitude + 180]
  let text = ''
  for (let step = 20; text.length < 10; step /= 20) {
    text += letters[Math.floor(north / step)]! + letters[Math.floor(east / step)]!
    north %= step
    east %= step
  }
  return `${text.slice(0, 8)}+${text.slice(8)}`
}

/** Returns the tile of a map at zoom 15 by the digits of Bing: each says a quarter. */
export const quadkey: Maker<string> = ({ entity: { address } }) => {
  let x = (address.longitude + 180) / 360
  const sine = Math.sin((address.latitude * Math.PI) / 180)
  let y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)
  let text = ''
  for (let zoom = 0; zoom < 15; zoom++) {
    x *= 2
    y *= 2
    text += (Math.floor(x) % 2) + 2 * (Math.floor(y) % 2)
  }
  return text
}

/** Returns an index of H3 at resolution 9: the digits behind it are all seven. */
export const h3: Maker<string> = ({ random }) => `891${random.pick(['f', 'e', '9', '8'])}${digits(random, 6)}3ffff`
export const pair: Maker<string> = ({ entity: { address } }) => `${address.latitude},${address.longitude}`
export const point: Maker<string> = ({ entity: { address } }) => `POINT(${address.longitude} ${address.latitude})`
