/** The keywords of whole values, numbers and texts. */
import { isMultiple } from '../meaning/decimal.ts'
import { canonical, codePoints, isOf, list } from '../meaning/json-values.ts'
import { patternMatcherOf } from '../patterns/pattern.ts'
import { formatOf } from './formats.ts'
import { choices, either, plural, short, shown, typeNames } from './messages.ts'
import { type Compile, type Rule, rule } from './rule.ts'

type Numeric = number | bigint

const bound =
  (keyword: string, words: string, fits: (value: Numeric, limit: Numeric) => boolean): Compile =>
  (schema) => {
    const limit = schema[keyword] as Numeric | undefined
    if (limit === undefined) return undefined
    return rule<Numeric>(keyword, (value) => fits(value, limit), `must be ${words} ${limit}`)
  }

const format =
  (type: 'string' | 'number'): Compile =>
  ({ format }) => {
    const known = typeof format === 'string' ? formatOf(format) : undefined
    if (known?.type !== type) return undefined
    return rule('format', known.test as (value: unknown) => boolean, `is not a valid ${format}`)
  }

export const numberKeywords: Compile[] = [
  ({ multipleOf }) => {
    if (typeof multipleOf !== 'number') return undefined
    return rule<Numeric>('multipleOf', (value) => isMultiple(value, multipleOf), `must be a multiple of ${multipleOf}`)
  },
  bound('maximum', 'at most', (value, limit) => value <= limit),
  bound('minimum', 'at least', (value, limit) => value >= limit),
  bound('exclusiveMaximum', 'less than', (value, limit) => value < limit),
  bound('exclusiveMinimum', 'more than', (value, limit) => value > limit),
  format('number')
]

export const textKeywords: Compile[] = [
  ({ maxLength }) => {
    if (typeof maxLength !== 'number') return undefined
    const fits = (text: string) => text.length <= maxLength || codePoints(text) <= maxLength
    return rule('maxLength', fits, `must have at most ${plural(maxLength, 'character')}`)
  },
  ({ minLength }) => {
    if (typeof minLength !== 'number') return undefined
    const fits = (text: string) => text.length >= minLength && codePoints(text) >= minLength
    return rule('minLength', fits, minLength === 1 ? 'must not be empty' : `must have at least ${minLength} characters`)
  },
  ({ pattern }) => {
    const matcher = typeof pattern === 'string' ? patternMatcherOf(pattern) : undefined
    return matcher && rule<string>('pattern', (text) => matcher.test(text), `must match the pattern ${short(pattern!)}`)
  },
  format('string')
]

/** The rule of `type`, which comes before all others. */
export const typeRule: Compile = ({ type }) => {
  if (type === undefined) return undefined
  const types = list(type) as string[]
  const message = `must be ${either([...new Set(types)].map((name) => typeNames[name]!))}`
  const [only] = types
  const test = types.length === 1 ? typeTests[only!]! : (value: unknown) => types.some((type) => isOf(value, type))
  return rule('type', test, message)
}

/** The tests of types. They are written out for speed, since every value is tested. */
const typeTests: Record<string, (value: unknown) => boolean> = {
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
  number: (value) => typeof value === 'number' || typeof value === 'bigint',
  integer: (value) => Number.isInteger(value) || typeof value === 'bigint',
  array: (value) => Array.isArray(value),
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `enum` and `const`. */
export const valueKeywords: Compile[] = [
  (schema) => {
    const values = schema.enum
    if (!Array.isArray(values)) return undefined
    return rule('enum', equalsOne(values), `must be one of ${choices(values)}`)
  },
  (schema) => ('const' in schema ? constRule(schema.const) : undefined)
]

function constRule(wanted: unknown): Rule {
  return rule('const', equalsOne([wanted]), `must be ${shown(wanted)}`)
}

function equalsOne(values: unknown[]): (value: unknown) => boolean {
  const scalars = new Set(values.filter((value) => typeof value !== 'object'))
  let texts: Set<string> | undefined
  return (value) => {
    if (scalars.has(value)) return true
    if (value === null || typeof value === 'object' || typeof value === 'bigint' || typeof value === 'number') {
      texts ??= new Set(values.map(canonical))
      return texts.has(canonical(value))
    }
    return false
  }
}
