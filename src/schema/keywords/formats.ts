/** The formats that are asserted: those of ajv-formats, and those below. */
import { fullFormats } from 'ajv-formats/dist/formats.js'
import { memoized } from '../../document/memoized.ts'

interface Format {
  type: 'string' | 'number'
  test: (value: never) => boolean
}

const whole = (bits: bigint) => {
  const limit = 2n ** bits
  return (value: number | bigint) => {
    if (typeof value === 'number') return Number.isInteger(value) && value >= -Number(limit) && value <= Number(limit)
    return value >= -limit && value < limit
  }
}

/**
 * Formats that ajv-formats lacks or checks differently. A double cannot tell the largest int64 from the next number, so
 * that number passes too. To teach standin a format, add it here.
 */
const own: Record<string, Format> = {
  int32: { type: 'number', test: (value: number | bigint) => whole(31n)(value) && value !== 2 ** 31 },
  int64: { type: 'number', test: whole(63n) }
}

/** The usual forms of texts. The full checks, which take ten times as long, are for texts of other forms. */
const usual: Record<string, RegExp> = {
  'date-time':
    /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/,
  uri: /^https?:\/\/[\w.~-]+(\/[\w.~-]*)*$/
}

/** Returns a format by its name; undefined for a format that is not asserted. */
export const formatOf = memoized(newFormat)

function newFormat(name: string): Format | undefined {
  if (Object.hasOwn(own, name)) return own[name]
  const found: unknown = Object.hasOwn(fullFormats, name) ? fullFormats[name as 'uri'] : undefined
  if (found instanceof RegExp) return { type: 'string', test: (text: string) => found.test(text) }
  const test = typeof found === 'object' && found !== null && 'validate' in found ? found.validate : found
  if (typeof test !== 'function' || name === 'float' || name === 'double') return undefined
  const form = Object.hasOwn(usual, name) ? usual[name] : undefined
  return { type: 'string', test: (text: string) => form?.test(text) === true || test(text) === true }
}

/** Tells whether a text has a format. Every text has a format that is not asserted. */
export function hasFormat(name: string, text: string): boolean {
  const format = formatOf(name)
  return format?.type !== 'string' || format.test(text as never)
}
