/** Decimal arithmetic: 19.99 is a multiple of 0.01, though their doubles do not divide evenly. */

/** Tells whether a number is a multiple of another, by the decimal digits of both. */
export function isMultiple(value: number | bigint, of: number): boolean {
  if (typeof value === 'number' && Number.isSafeInteger(value) && Number.isSafeInteger(of)) return value % of === 0
  if (typeof value === 'number') {
    const times = value / of
    // Too far from a whole number to be a rounding error of doubles.
    if (Math.abs(times) < 1e9 && Math.abs(times - Math.round(times)) > 1e-3) return false
    if (!Number.isFinite(value)) return false
  }
  const [one, places] = decimal(value)
  const [other, otherPlaces] = decimal(of)
  const most = Math.max(places, otherPlaces)
  return (one * 10n ** BigInt(most - places)) % (other * 10n ** BigInt(most - otherPlaces)) === 0n
}

/** Returns a number's digits as an integer, and the number of decimal places. */
export function decimal(value: number | bigint): [digits: bigint, places: number] {
  if (typeof value === 'bigint') return [value, 0]
  const [digits = '', exponent = '0'] = value.toExponential().split('e')
  const [front = '', back = ''] = digits.split('.')
  const places = back.length - Number(exponent)
  const whole = BigInt(front + back)
  return places >= 0 ? [whole, places] : [whole * 10n ** BigInt(-places), 0]
}

/** Returns true if a validator that divides doubles finds a multiple too. A generated number should pass all. */
export function dividesEvenly(value: number, step: number): boolean {
  return Number.isInteger(value / step)
}

/** Returns a double next to a bound, on its inner side: above a minimum (1), below a maximum (-1). */
export function inclusiveBound(limit: unknown, inwards: 1 | -1): number | undefined {
  if (typeof limit === 'number') return limit
  if (typeof limit !== 'bigint') return undefined
  const near = Number(limit)
  const isOutside = inwards === 1 ? near < limit : near > limit
  if (!isOutside) return near
  // Between two powers of two, doubles stand this far apart.
  const gap = 2 ** (Math.floor(Math.log2(Math.abs(near))) - 52)
  return near + inwards * gap
}

/** Returns the bounds for a generated int64: integers that a double holds, unless `min` or `max` lies beyond them. */
export const int64Within = (min: number, max: number): [least: number, most: number] => [
  max < -(2 ** 53) ? -(2 ** 63) : -(2 ** 53),
  min > 2 ** 53 - 1 ? 2 ** 63 - 1024 : 2 ** 53 - 1
]
