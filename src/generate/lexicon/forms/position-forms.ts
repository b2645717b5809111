/** Forms of positions on the earth: latitudes and longitudes, squares of a grid, well-known text. */

import { decimal, digits } from '../words/makers.ts'
import { coordinates, degrees, type Form, two } from './likes.ts'

/** A latitude or longitude in degrees, or in minutes and seconds too. */
const angle = `(?:[NSEW] ?\\d{1,3}(?:\\.\\d{1,20})? ?°?|\\d{1,3}(?:\\.\\d{1,20})? ?°?(?=[^,]{0,20}?[NSEW]))(?: ?\\d{1,2}(?:\\.\\d{1,20})? ?['′]?(?: ?\\d{1,2}(?:\\.\\d{1,20})? ?["″]?)?)?(?: ?[NSEW])?`

const angles = new RegExp(angle, 'g')

export const positionForms: readonly Form[] = [
  [
    /^[+-]?\d{1,3}(\.\d{1,20})$/,
    ({ entity: { address } }, example) => address.latitude.toFixed(example.split('.')[1]!.length),
    /(^|_)lat(itude)?\b/
  ],
  [
    /^[+-]?\d{1,3}(\.\d{1,20})$/,
    ({ entity: { address } }, example) => address.longitude.toFixed(example.split('.')[1]!.length),
    /(^|_)(lon|lng|long)(gitude)?\b/
  ],
  [new RegExp(`^(?=.*[°.'′ ])${angle}$`), degrees],
  [
    /^[+-]?\d{1,3}[°hd:] ?[0-5]?\d[′'m:] ?[0-5]?\d(\.\d+)?[″"s]?$/,
    ({ random }, example) =>
      example.replace(/(?<![.\d])\d+/g, (part, at: number) =>
        two(random.int(0, at > 1 ? 59 : example.includes('h') ? 23 : 59)).slice(-part.length)
      )
  ],
  [new RegExp(`^${angle}[, ]+${angle}$`), (scene, example) => example.replace(angles, (one) => degrees(scene, one))],
  [
    /^\d{1,2}[C-X]([A-HJ-NP-Z]{2})?( ?\d{4,10}){1,2}$/,
    ({ random }, example) => example.replace(/\d{4}(?= |$)/g, () => digits(random, 4, decimal)),
    /grid|mgrs|utm|coordinate/
  ],
  [/^-?\d{1,3}\.\d{1,20}[,;]\s?-?\d{1,3}\.\d{1,20}$/, coordinates],
  [
    /^POINT ?\(-?[\d.]+ -?[\d.]+\)$/,
    ({ entity: { address } }, example) => example.replace(/\(.*/, `(${address.longitude} ${address.latitude})`)
  ],
  [/^[A-Z]+ ?\(\(?[-\d., ()]+\)$/, (_, example) => example]
]
