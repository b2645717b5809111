/** Addresses in a row that is made from the example of another one. */
import { withTexts } from '../../document/json/texts.ts'
import { keptFor } from '../../document/memoized.ts'
import { escaped, percentEncoded } from '../../document/url.ts'
import type { Resource } from '../model/model.ts'
import type { Row } from './row.ts'

/** Returns a row whose own addresses (`https://api.example.com/orders/7`) name its key `to` instead of `from`. */
export function readdressed(row: Row, resource: Resource, from: unknown, to: unknown): Row {
  const place = placeOf(resource)
  if (place === undefined || from === undefined || from === null || String(from) === String(to)) return row
  const own = new RegExp(`(^|/)${escaped(place)}/${escaped(percentEncoded(String(from)))}(?=[/?#.]|$)`, 'g')
  const key = percentEncoded(String(to))
  return withTexts(row, (text) => text.replaceAll(own, (_, slash) => `${slash}${place}/${key}`)) as Row
}

/** Returns the part of an item's path before its key: `orders` of `/orders/{id}`. */
const placeOf = keptFor(({ item }: Resource): string | undefined => /([^/{}]+)\/\{[^{}]+\}[^/]*$/.exec(item ?? '')?.[1])
