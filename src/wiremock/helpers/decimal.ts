/** Arithmetic on decimals, as Java's BigDecimal has it: 0.1 + 0.2 is 0.3. */

interface Decimal {
  digits: bigint
  /** The value is `digits / 10 ** scale`; never below 0. */
  scale: number
}

/** Numbers with more digits are computed as doubles. */
const mostDigits = 1000
/** The most decimal places of an exact quotient. */
const places = 30

const operations: Record<string, (one: Decimal, other: Decimal) => Decimal | undefined> = {
  '+': (one, other) => aligned(one, other, (a, b) => a + b),
  '-': (one, other) => aligned(one, other, (a, b) => a - b),
  '*': (one, other) => ({ digits: one.digits * other.digits, scale: one.scale + other.scale }),
  '/': quotient,
  '%': (one, other) => aligned(one, other, (a, b) => a % b)
}

const onDoubles: Record<string, (one: number, other: number) => number> = {
  '+': (one, other) => one + other,
  '-': (one, other) => one - other,
  '*': (one, other) => one * other,
  '/': (one, other) => one / other,
  '%': (one, other) => one % other
}

export const signs = Object.keys(operations)

/** Applies an operation to two numbers, given as text. Returns text where a double cannot hold the result. */
export function calculate(sign: string, one: string, other: string): number | string {
  const [left, right] = [decimalOf(one), decimalOf(other)]
  if (right?.digits === 0n && /[/%]/.test(sign)) throw new Error(`${one} ${sign} ${other} divides by zero`)
  const result = left && right && operations[sign]?.(left, right)
  if (result === undefined) return (onDoubles[sign] as (typeof onDoubles)[string])(Number(one), Number(other))
  const text = written(result)
  return String(Number(text)) === text ? Number(text) : text
}

function decimalOf(text: string): Decimal | undefined {
  const [, whole, part = '', power = '0'] = /^\s*([+-]?\d*)\.?(\d*)(?:e([+-]?\d{1,3}))?\s*$/i.exec(text) ?? []
  if (whole === undefined || whole.length + part.length > mostDigits) return undefined
  const scale = part.length - Number(power)
  const digits = BigInt(`${whole}${part}`.replace('+', '') || '0')
  return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale }
}

function aligned(one: Decimal, other: Decimal, apply: (a: bigint, b: bigint) => bigint): Decimal {
  const scale = Math.max(one.scale, other.scale)
  const raised = ({ digits, scale: own }: Decimal) => digits * 10n ** BigInt(scale - own)
  return { digits: apply(raised(one), raised(other)), scale }
}

/** Returns the exact quotient; undefined if it has no end. */
function quotient(one: Decimal, other: Decimal): Decimal | undefined {
  const numerator = one.digits * 10n ** BigInt(places + other.scale)
  const denominator = other.digits * 10n ** BigInt(one.scale)
  return numerator % denominator === 0n ? { digits: numerator / denominator, scale: places } : undefined
}

function written({ digits, scale }: Decimal): string {
  const sign = digits < 0n ? '-' : ''
  const text = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0')
  const part = text.slice(text.length - scale).replace(/0+$/, '')
  const whole = text.slice(0, text.length - scale)
  return scale === 0 || part === '' ? `${sign}${whole}` : `${sign}${whole}.${part}`
}
