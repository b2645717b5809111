/** Helpers that change a text. */

import { createHash } from 'node:crypto'
import { extractionOf } from '../../control/matching/regular-expression.ts'
import { percentEncoded } from '../../document/url.ts'
import { changing, givenText, type HelperOptions, isOptions, keepNamed, most, number, text } from './arguments.ts'

export const texts = {
  base64(this: unknown, ...given: unknown[]) {
    const { hash, value } = givenText(this, given)
    if (hash.decode === true) return Buffer.from(value, 'base64').toString()
    const encoded = Buffer.from(value).toString('base64')
    return hash.padding === false ? encoded.replace(/=+$/, '') : encoded
  },
  urlEncode(this: unknown, ...given: unknown[]) {
    const { hash, value } = givenText(this, given)
    return hash.decode === true ? decoded(value) : percentEncoded(value).replaceAll('%20', '+')
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
  val(this: unknown, value: unknown, { hash }: HelperOptions) {
    const given = value ?? hash.or ?? hash.default ?? ''
    return hash.assign === undefined ? given : keepNamed(this, hash.assign, given)
  },
  assign(this: unknown, name: unknown, { fn }: HelperOptions) {
    return keepNamed(this, name, fn?.(this))
  },
  abbreviate: (value: unknown, width: unknown) => abbreviated(text(value), number(width)),
  wordWrap: (value: unknown, width: unknown) => wrapped(text(value), number(width)),
  stripTags: changing((value) => value.replaceAll(/<[^<>]*>/g, '')),
  slugify: changing((value) =>
    value
      .normalize('NFD')
      .replaceAll(/[^\w\s-]/g, '')
      .trim()
      .toLowerCase()
      .replaceAll(/\s+/g, '-')
  ),
  cut: (value: unknown, gone: unknown) => text(value).replaceAll(isOptions(gone) ? ' ' : text(gone), ''),
  center: (value: unknown, { hash }: HelperOptions) => {
    const [shown, size] = [text(value), sizeOf(hash)]
    return shown.padStart(Math.floor((size + shown.length) / 2), padOf(hash)).padEnd(size, padOf(hash))
  },
  ljust: (value: unknown, { hash }: HelperOptions) => text(value).padEnd(sizeOf(hash), padOf(hash)),
  rjust: (value: unknown, { hash }: HelperOptions) => text(value).padStart(sizeOf(hash), padOf(hash)),
  yesno(value: unknown, { hash: { yes = 'yes', no = 'no', maybe = 'maybe' } }: HelperOptions) {
    return value === undefined || value === null ? maybe : value === true || text(value) === 'true' ? yes : no
  },
  regexExtract(this: unknown, value: unknown, pattern: unknown, ...given: unknown[]) {
    const { hash } = given.at(-1) as HelperOptions
    const parts = extractionOf(text(pattern))(text(value))
    const [name] = given
    if (isOptions(name)) return parts?.[0] ?? text(hash.default)
    return keepNamed(this, name, parts?.slice(1) ?? hash.default)
  }
}

const sizeOf = (hash: HelperOptions['hash']): number => Math.min(most, number(hash.size ?? 0))
const padOf = (hash: HelperOptions['hash']): string => text(hash.pad ?? ' ')

/** Shortens a text to `width` characters, with `...` at its end. */
const abbreviated = (value: string, width: number): string =>
  value.length <= width ? value : `${value.slice(0, Math.max(0, width - 3))}...`

/** Breaks a text into lines of at most `width` characters; a longer word has a line of its own. */
function wrapped(value: string, width: number): string {
  const lines = ['']
  for (const word of value.split(' ')) {
    const last = lines.at(-1) as string
    if (last === '') lines[lines.length - 1] = word
    else if (last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.join('\n')
}

/** Decodes a text of a form, where `+` is a blank. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '))
  } catch {
    throw new Error(`${JSON.stringify(value)} is not URL-encoded`)
  }
}

const conversion = /%([-+0,]*)(\d*)(?:\.(\d+))?(.)/gs

/** Writes values in a format of Java's `String.format`. Throws an Error for an unknown format. */
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
