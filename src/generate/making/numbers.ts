/** Numbers within bounds, on a grid. */

import { decimal, dividesEvenly, isMultiple } from '../../schema/meaning/decimal.ts'
import { isWhole } from '../../schema/meaning/json-values.ts'
import type { Bounds } from '../../schema/views/bounds.ts'
import type { Random } from '../lexicon/entity/random.ts'
import type { Range } from '../lexicon/entity/range.ts'

/**
 * Returns a number within the bounds, near the believable range. It divides evenly as a double too, if possible; it is
 * a big integer if no double is between the bounds. Returns undefined if there is no number.
 */
export function numberWithin(bounds: Bounds, range: Range, random: Random): number | bigint | undefined {
  return (
    doubleWithin(bounds, range, random, dividesEvenly) ??
    (bounds.steps.length > 0 ? doubleWithin(bounds, range, random, isMultiple) : undefined) ??
    integerWithin(bounds)
  )
}

/** The least integer within bounds that lie beyond the integers which doubles hold. */
function integerWithin({ least, most, minOpen, maxOpen, whole, steps }: Bounds): bigint | undefined {
  if (!whole || !isWhole(least) || !isWhole(most) || !steps.every(isWhole)) return undefined
  const from = BigInt(least) + (minOpen ? 1n : 0n)
  const to = BigInt(most) - (maxOpen ? 1n : 0n)
  const step = steps.map(BigInt).reduce(lcm, 1n)
  const first = from + (((-from % step) + step) % step)
  return first <= to ? first : undefined
}

type Divides = (value: number, step: number) => boolean

function doubleWithin(bounds: Bounds, range: Range, random: Random, divides: Divides): number | undefined {
  const step = gridOf(bounds)
  if (step === undefined) return undefined
  const [low, high] = overlap(bounds, range)
  // A negative power is not exact: 10 ** -5 is a little less than 0.00001.
  const coarse = range[2] > 0 ? 1 / 10 ** range[2] : 10 ** -range[2]
  const fine = step === 0 ? (high - low) / 1024 : step
  const isCoarse = step === 0 || isMultiple(coarse, step)
  const value =
    (isCoarse ? nearGrid(bounds, low, high, coarse, random, divides) : undefined) ??
    nearGrid(bounds, low, high, fine, random, divides)
  if (value !== undefined) return value
  // A narrow gap at large numbers: the neighbours of its ends.
  return [low, high, (low + high) / 2, bounds.min, bounds.max, 0].find((one) => admits(bounds, one, divides))
}

function admits({ min, minOpen, max, maxOpen, whole, steps }: Bounds, value: number, divides: Divides): boolean {
  return (
    Number.isFinite(value) &&
    (minOpen ? value > min : value >= min) &&
    (maxOpen ? value < max : value <= max) &&
    (!whole || Number.isInteger(value)) &&
    (steps.length === 0 || steps.every((one) => divides(value, one)))
  )
}

/** Returns a number on a grid within the believable range, else on the next step outside. */
function nearGrid(bounds: Bounds, low: number, high: number, grid: number, random: Random, divides: Divides) {
  return (
    onGrid(bounds, low, high, grid, random, divides) ??
    onGrid(bounds, Math.max(bounds.min, low - 2 * grid), Math.min(bounds.max, high + 2 * grid), grid, random, divides)
  )
}

function onGrid(bounds: Bounds, low: number, high: number, grid: number, random: Random, divides: Divides) {
  if (grid === 0) return undefined
  // The error of a division grows with the number: 363.6 / 1e-6 is more than 363600000.
  const first = Math.ceil(low / grid - slack(low / grid))
  const last = Math.floor(high / grid + slack(high / grid))
  if (!(first <= last)) return undefined
  for (let tries = 0; tries < 24; tries++) {
    const value = round(random.int(first, last) * grid, grid)
    if (admits(bounds, value, divides)) return value
  }
  for (let n = 0; n < 64 && first + n <= last; n++) {
    const least = round((first + n) * grid, grid)
    if (admits(bounds, least, divides)) return least
    const most = round((last - n) * grid, grid)
    if (admits(bounds, most, divides)) return most
  }
  return undefined
}

const slack = (quotient: number) => Math.max(1e-9, Math.abs(quotient) * 1e-15)

/** Returns the part of the believable range within the bounds, else a stretch of its length at the nearer bound. */
function overlap(bounds: Bounds, range: Range): [number, number] {
  const low = Math.max(bounds.min, range[0])
  const high = Math.min(bounds.max, range[1])
  if (low < high || (low === high && !bounds.minOpen && !bounds.maxOpen && fitsSteps(low, bounds))) return [low, high]
  const span = Math.max(range[1] - range[0], 1, ...bounds.steps.map((step) => step * 2))
  if (bounds.min > range[1])
    return [bounds.min, Math.min(bounds.max, bounds.min + Math.max(span, Math.abs(bounds.min) * 1e-9))]
  if (bounds.max < range[0])
    return [Math.max(bounds.min, bounds.max - Math.max(span, Math.abs(bounds.max) * 1e-9)), bounds.max]
  return [Math.max(bounds.min, low - span), Math.min(bounds.max, high + span)]
}

function fitsSteps(value: number, bounds: Bounds): boolean {
  return bounds.steps.every((step) => dividesEvenly(value, step)) && (!bounds.whole || Number.isInteger(value))
}

/** Returns the step of the grid that `multipleOf` and `integer` share: 0 for none, undefined for one out of reach. */
function gridOf(bounds: Bounds): number | undefined {
  if (bounds.steps.length === 0) return bounds.whole ? 1 : 0
  const steps = bounds.whole ? [1, ...bounds.steps] : bounds.steps
  if (steps.length === 1) return steps[0]
  const places = Math.max(...steps.map(decimalsOf))
  const scale = 10n ** BigInt(places)
  const whole = steps.map((step) => toWhole(step, places))
  const common = whole.reduce(lcm)
  const step = Number(common) / Number(scale)
  return Number.isFinite(step) && step > 0 ? step : undefined
}

function toWhole(value: number, places: number): bigint {
  const [digits, own] = decimal(value)
  return digits * 10n ** BigInt(places - own)
}

/** The decimal places of the usual grids. */
const usualPlaces = new Map([
  [1, 0],
  [0.1, 1],
  [0.01, 2],
  [0.001, 3]
])

function decimalsOf(value: number): number {
  const known = usualPlaces.get(value)
  if (known !== undefined) return known
  return Number.isInteger(value) || !Number.isFinite(value) ? 0 : decimal(value)[1]
}

const lcm = (a: bigint, b: bigint): bigint => (a / gcd(a, b)) * b

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b)
}

/** Rounds to the decimals of the grid, which drops the dust of binary fractions. */
function round(value: number, grid: number): number {
  const places = decimalsOf(grid)
  if (places === 0 || places > 20) return value + 0
  // Numbers of so few digits are divided exactly, in a tenth of the time that their text takes.
  const scaled = Math.round(value * 10 ** places)
  return Math.abs(scaled) <= mostExact ? scaled / 10 ** places : Number(value.toFixed(places))
}

const mostExact = 1e14
