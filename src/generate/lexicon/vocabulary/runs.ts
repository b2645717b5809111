/** Finds values that follow one another in a description: "`a`, `b` or `c`", "(kg | lb)". */

/** Returns a text without quotes around it, which authors write within back quotes. */
export const unquoted = (text: string): string => text.replace(/^(["'])(.+)\1$/, '$2')

export interface Token {
  quoted: boolean
  text: string
  start: number
  end: number
}

/** A value in quotes, a word (`user.created`, `kg/lb`), or a sign. */
const tokens =
  /`([^`\n]+)`|"([^"\n]+)"|[“«] ?([^“”«»\n]+?) ?[”»]|(?<!\w)'([^'\n]+)'(?!\w)|([\p{L}\p{N}_@#$*](?:[\p{L}\p{N}_@#$*.:/+-]*[\p{L}\p{N}_*+])?)|(\n|\S)/gu

export const tokensOf = (text: string): Token[] =>
  [...text.matchAll(tokens)].map(({ 0: whole, 1: a, 2: b, 3: c, 4: d, index }) => {
    const value = (a && unquoted(a)) ?? b ?? c ?? d
    return { quoted: value !== undefined, text: value ?? whole, start: index, end: index + whole.length }
  })

/** Values that follow one another in a text. */
export interface Run {
  values: string[]
  quoted: boolean
  /**
   * True if `or` or a bar stands between the values, slashes between three, or a remark behind one: they exclude each
   * other.
   */
  exclusive: boolean
  start: number
  end: number
}

/** Finds the values that follow one another: "a, b or c". */
export function* runsIn(tokens: readonly Token[]): Generator<Run> {
  for (let from = 0; from < tokens.length; ) {
    const found = itemsFrom(tokens, from)
    const run = runOf(found)
    if (run !== undefined) yield run
    from = found.next
  }
}

/** Values that follow one another, and the place behind them. */
interface Items {
  items: Token[]
  exclusive: boolean
  /** True if a remark in brackets stands behind one of them. */
  explained: boolean
  /** The place in the text behind the last of them and its remark. */
  end: number
  next: number
}

/** Returns the values that begin at a token, each behind the next by a comma, a bar, a slash, `or` or `and`. */
function itemsFrom(tokens: readonly Token[], from: number): Items {
  const first = tokens[from] as Token
  const found: Items = { items: [], exclusive: false, explained: false, end: first.end, next: from + 1 }
  if (!isItem(first)) return found
  let last = false
  for (let at = from; ; ) {
    const behind = behindRemark(tokens, at + 1)
    found.items.push(tokens[at] as Token)
    found.explained ||= behind > at + 1
    found.end = (tokens[behind - 1] as Token).end
    let next = behind
    while (next < tokens.length && isBetween(tokens[next] as Token, first.quoted)) next++
    const signs = tokens.slice(behind, next).map(({ text }) => text.toLowerCase())
    const item = tokens[next]
    // Behind `or` stands the last value: "open or closed, by the date".
    if (
      next === behind ||
      item === undefined ||
      item.quoted !== first.quoted ||
      !isItem(item) ||
      (last && signs[0] === ',')
    )
      // Brackets behind one word alone may hold the list.
      return found.items.length > 1
        ? { ...found, next }
        : { ...found, explained: false, end: first.end, next: from + 1 }
    found.exclusive ||=
      signs.some((sign) => /^(or|ou|oder|o|of|lub|albo|[|→])$/.test(sign)) ||
      (signs.includes('/') && found.items.length > 1)
    last = signs.some((sign) => /^\w/.test(sign))
    at = next
  }
}

/** The most words of a remark on a value. */
const longestRemark = 12

/** Returns the place behind a remark on a value, where another value may follow: "A (adult), B (child)". */
function behindRemark(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.text !== '(') return at
  for (let end = at + 1; end <= at + longestRemark && end < tokens.length; end++) {
    const token = tokens[end] as Token
    if (token.text === ')') return end + 1
    if (isBetween(token) || /^[(\n]$/.test(token.text)) return at
  }
  return at
}

function runOf({ items: found, exclusive, explained, end }: Items): Run | undefined {
  // A word before codes ends what is said before: "Direction of the twist, S or Z".
  const isLed =
    found.length > 2 && isWord.test(found[0]!.text) && found.slice(1).every(({ text }) => isShortCode.test(text))
  const items = isLed ? found.slice(1) : found
  const [first] = items
  if (first === undefined) return undefined
  const { quoted, start } = first
  const values = [...new Set(items.map(({ text }) => text))]
  if (values.length > 1) return { values, quoted, exclusive: exclusive || explained, start, end }
  // `light/dark/system` is one word.
  const parts = first.text.split('/')
  const isSlashed = !quoted && parts.length > 1 && parts.every((part) => /^[\p{L}\p{N}_-]{1,20}$/u.test(part))
  return isSlashed ? { values: parts, quoted: false, exclusive: true, start, end } : undefined
}

const isWord = /^\p{Lu}?\p{Ll}+$/u
const isShortCode = /^\p{Lu}\d?$/u

export const isItem = ({ quoted, text }: Token): boolean =>
  quoted
    ? /^[^{}<>()&:][^{}<>()&]{0,60}$/.test(text) && text.split(' ').length < 4
    : /^[\p{L}\p{N}_.:/+-]{1,40}$/u.test(text) &&
      /[\p{L}\p{N}]/u.test(text) &&
      (/^A$|^[A-Z]{4,}$/.test(text) || !fillers.test(text))
const fillers =
  /^(the|an?|or|and|of|is|are|to|if|by|for|with|this|that|it|its|not|null|none|be|as|at|from|etc|otherwise)$/i
/** `o` and `y` are words of Spanish only between quotes. */
const isBetween = ({ quoted, text }: Token, inQuotes = false): boolean =>
  !quoted &&
  (inQuotes ? /^([,;|/→oy]|or|and|oder|und|ou|et|of|lub|albo)$/i : /^([,;|/→]|or|and|oder|und|ou|et)$/i).test(text)
