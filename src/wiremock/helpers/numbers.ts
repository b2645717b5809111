/** Helpers for numbers, also random ones. */
import { type HelperOptions, isOptions, most, number, text, tools } from './arguments.ts'
import { calculate, signs } from './decimal.ts'

/** Draws a whole number, at least `low` and below `high`. */
const drawn = ({ data }: HelperOptions, low: number, high: number): number =>
  low + Math.floor(data.root[tools].random.next() * (high - low))

export const alphabets: Record<string, string> = {
  ALPHANUMERIC: 'abcdefghijklmnopqrstuvwxyz0123456789',
  ALPHABETIC: 'abcdefghijklmnopqrstuvwxyz',
  NUMERIC: '0123456789',
  HEXADECIMAL: '0123456789abcdef',
  ALPHANUMERIC_AND_SYMBOLS: 'abcdefghijklmnopqrstuvwxyz0123456789!#$%&()*+,-./:;<=>?@[]^_{|}~'
}

const isEven = (value: unknown): boolean => number(value) % 2 === 0

/** Returns the given word, else the usual one. */
const wordOr = (word: unknown, usual: string): string => (isOptions(word) ? usual : text(word))

export const numbers = {
  randomValue(options: HelperOptions) {
    const { length = 36, type = 'ALPHANUMERIC', uppercase = false } = options.hash
    const digits = (count: number) => Array.from({ length: count }, () => drawn(options, 0, 16).toString(16)).join('')
    if (type === 'UUID') return `${digits(8)}-${digits(4)}-4${digits(3)}-a${digits(3)}-${digits(12)}`
    const alphabet = alphabets[text(type)]
    if (alphabet === undefined) throw new Error(`randomValue knows ${Object.keys(alphabets).join(', ')} and UUID`)
    const count = Math.min(most, number(length))
    const value = Array.from({ length: count }, () => alphabet[drawn(options, 0, alphabet.length)]).join('')
    return uppercase === true ? value.toUpperCase() : value
  },
  randomInt(options: HelperOptions) {
    const { lower = -(2 ** 31), upper = 2 ** 31 } = options.hash
    return drawn(options, number(lower), number(upper))
  },
  randomDecimal(options: HelperOptions) {
    const { lower = -1e6, upper = 1e6 } = options.hash
    return number(lower) + options.data.root[tools].random.next() * (number(upper) - number(lower))
  },
  pickRandom(...given: unknown[]) {
    const options = given.pop() as HelperOptions
    const [first] = given
    const choices = Array.isArray(first) ? first : given
    return choices[drawn(options, 0, choices.length)]
  },
  math(one: unknown, sign: unknown, other: unknown) {
    if (!signs.includes(text(sign))) throw new Error(`math knows ${signs.join(' ')}, not ${JSON.stringify(text(sign))}`)
    number(one)
    number(other)
    return calculate(text(sign), text(one), text(other))
  },
  isEven: (value: unknown, word: unknown) => (isEven(value) ? wordOr(word, 'even') : ''),
  isOdd: (value: unknown, word: unknown) => (isEven(value) ? '' : wordOr(word, 'odd')),
  stripes: (value: unknown, even: unknown, odd: unknown) =>
    isEven(value) ? wordOr(even, 'even') : wordOr(isOptions(even) ? even : odd, 'odd'),
  numberFormat(value: unknown, ...given: unknown[]) {
    const [format = '', locale = 'en_US'] = given.filter((one) => !isOptions(one)).map(text)
    const { before, after, ...options } = numberFormatOf(format, locale)
    const { format: write } = new Intl.NumberFormat(locale.replaceAll('_', '-'), {
      roundingMode: 'halfEven',
      ...options
    } as Intl.NumberFormatOptions)
    return `${before}${write(number(value))}${after}`
  }
}

type NumberFormat = Intl.NumberFormatOptions & { before: string; after: string }

const currencies: Record<string, string> = { US: 'USD', GB: 'GBP', CH: 'CHF', JP: 'JPY' }

/** Reads `percent`, `integer`, `currency`, or a pattern of Java's `DecimalFormat`. Throws an Error for other text. */
export function numberFormatOf(format: string, locale: string): NumberFormat {
  const plain = { before: '', after: '' }
  if (format === '') return { ...plain, maximumFractionDigits: 3 }
  if (format === 'integer') return { ...plain, maximumFractionDigits: 0 }
  if (format === 'percent') return { ...plain, style: 'percent' }
  if (format === 'currency') return { ...plain, style: 'currency', currency: currencies[locale.slice(3)] ?? 'EUR' }
  const [, before, whole, zeros = '', more = '', after] =
    /^([^#0,.;%]*)([#,]*[0,]*)(?:\.(0*)(#*))?([^#0,.;]*)$/.exec(format) ?? []
  if (before === undefined || whole === undefined || after === undefined || whole + zeros + more === '') {
    throw new Error(
      `${JSON.stringify(format)} is no format of numbers; one is integer, percent, currency, or such as #,##0.00`
    )
  }
  const percent = after.startsWith('%')
  return {
    before,
    after: percent ? after.slice(1) : after,
    style: percent ? 'percent' : 'decimal',
    useGrouping: whole.includes(','),
    minimumIntegerDigits: Math.max(1, whole.replaceAll(/[^0]/g, '').length),
    minimumFractionDigits: zeros.length,
    maximumFractionDigits: zeros.length + more.length
  }
}
