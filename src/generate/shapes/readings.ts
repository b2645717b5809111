/** Reads a value that was written in another type than its schema has: `90210` for a text, `'9.99'` for a number. */

import { integerOf } from '../../document/json/integers.ts'

const numeric = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

/** Returns the possible meanings of a value, the likeliest first. */
export function readings(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.length === 1 ? [value[0], ...scalarReadings(value[0])] : []
  const plain = scalarReadings(value)
  return [...plain, [value], ...plain.map((one) => [one])]
}

function scalarReadings(value: unknown): unknown[] {
  if (/^(number|bigint|boolean)$/.test(typeof value)) return [String(value)]
  if (typeof value !== 'string') return []
  const text = value.trim()
  if (/^(true|false)$/i.test(text)) return [text.toLowerCase() === 'true']
  if (numeric.test(text) && Number.isFinite(Number(text)))
    return [/^-?\d+$/.test(text) ? integerOf(text) : Number(text)]
  return /^([[{"]|null$)/.test(text) ? parsed(text) : []
}

function parsed(text: string): unknown[] {
  try {
    return [JSON.parse(text)]
  } catch {
    return []
  }
}
