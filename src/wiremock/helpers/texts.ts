/** Helpers that make texts of texts. */
import { createHash } from 'node:crypto'
import { changing, isOptions, keep, number, type Options, subjectOf, text } from './arguments.ts'

export const texts = {
  base64(this: unknown, ...given: unknown[]) {
    const { hash, value } = subjectOf(this, given)
    if (hash.decode === true) return Buffer.from(value, 'base64').toString()
    const encoded = Buffer.from(value).toString('base64')
    return hash.padding === false ? encoded.replace(/=+$/, '') : encoded
  },
  urlEncode(this: unknown, ...given: unknown[]) {
    const { hash, value } = subjectOf(this, given)
    return hash.decode === true ? decodeURIComponent(value) : encodeURIComponent(value).replaceAll('%20', '+')
  },
  sha256: changing((value) => createHash('sha256').update(value).digest('hex')),
  trim: changing((value) => value.trim()),
  upper: changing((value) => value.toUpperCase()),
  lower: changing((value) => value.toLowerCase()),
  capitalize: changing((value) => value.replaceAll(/(?<![^\s])\S/gu, (letter) => letter.toUpperCase())),
  capitalizeFirst: changing((value) => value.replace(/^./su, (letter) => letter.toUpperCase())),
  replace: (value: unknown, from: unknown, to: unknown) => text(value).replaceAll(text(from), () => text(to)),
  substring: (value: unknown, from: unknown, to: unknown) =>
    text(value).slice(number(from), isOptions(to) ? undefined : number(to)),
  split: (value: unknown, separator: unknown) => text(value).split(text(separator)),
  stringFormat: (format: unknown, ...given: unknown[]) => formatted(text(format), given.slice(0, -1)),
  defaultIfEmpty: (...given: unknown[]) => given.slice(0, -1).find((one) => text(one) !== '') ?? '',
  val(this: unknown, value: unknown, { hash }: Options) {
    const given = value ?? hash.or ?? hash.default ?? ''
    return hash.assign === undefined ? given : keep(this, hash.assign, given)
  },
  assign(this: unknown, name: unknown, { fn }: Options) {
    return keep(this, name, fn?.(this))
  },
  regexExtract(this: unknown, value: unknown, pattern: unknown, ...given: unknown[]) {
    const { hash } = given.at(-1) as Options
    const parts = text(value).match(new RegExp(safe(text(pattern)), 'u'))
    const [name] = given
    if (isOptions(name)) return parts?.[0] ?? text(hash.default)
    return keep(this, name, parts?.slice(1) ?? hash.default)
  }
}

const conversion = /%([-+0,]*)(\d*)(?:\.(\d+))?(.)/gs

/** A text in a format of Java's `String.format`. Throws an Error for what it does not know. */
function formatted(format: string, values: unknown[]): string {
  let next = 0
  return format.replaceAll(
    conversion,
    (all, flags: string, width: string, places: string | undefined, kind: string) => {
      if (kind === '%') return '%'
      if (kind === 'n') return '\n'
      if (!/[sdxXf]/.test(kind)) throw new Error(`stringFormat knows %s %d %x %f %n %%, not ${all}`)
      if (next === values.length) throw new Error(`stringFormat has no value for ${all}`)
      const value = values[next++]
      const written = kind === 's' ? text(value) : counted(number(value), kind, flags, places)
      const long = Math.min(Number(width), 1000)
      if (flags.includes('-')) return written.padEnd(long)
      return flags.includes('0')
        ? written.replace(/(?<=^[+-]|^(?![+-]))/, '0'.repeat(Math.max(0, long - written.length)))
        : written.padStart(long)
    }
  )
}

function counted(value: number, kind: string, flags: string, places: string | undefined): string {
  if (kind === 'x') return Math.trunc(value).toString(16)
  if (kind === 'X') return Math.trunc(value).toString(16).toUpperCase()
  const fractions = kind === 'd' ? 0 : Math.min(Number(places ?? 6), 100)
  const written = new Intl.NumberFormat('en-US', {
    useGrouping: flags.includes(','),
    minimumFractionDigits: fractions,
    maximumFractionDigits: fractions
  }).format(kind === 'd' ? Math.trunc(value) : value)
  return flags.includes('+') && value >= 0 ? `+${written}` : written
}

/** A pattern whose time is not bounded by an engine must not be one that can hang. */
function safe(pattern: string): string {
  if (pattern.length > 200 || /[*+}]\)*[*+{]/.test(pattern)) throw new Error('that expression repeats what is repeated')
  return pattern
}
