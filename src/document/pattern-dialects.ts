/**
 * Patterns of other languages (PCRE, Perl, Python, Ruby, Java, Go) in JavaScript's words. JavaScript refuses many of
 * them and, worse, reads some as something else: `\A` as the letter A, `[[:alpha:]]` as a class of punctuation.
 */

/** A regular expression that JavaScript compiles. */
export interface Pattern {
  source: string
  flags: string
}

/** Returns a pattern as JavaScript reads it, or undefined where JavaScript cannot say the same. */
export function inJavaScript(pattern: string): Pattern | undefined {
  const { source, flags } = withFlags(pattern)
  const translated = translate(source, flags.includes('x'))
  if (translated === undefined) return undefined
  const own = flags.replace(/[^ims]/g, '')
  // Unicode semantics as the standard wants, and without them where only that parses (`\-`, `\_` …).
  for (const attempt of [`${own}u`, own]) {
    try {
      new RegExp(translated, attempt)
      return { source: translated, flags: attempt }
    } catch {}
  }
  return undefined
}

/** Delimiters with flags behind them, and flags at the start. */
const flagged = [
  /^(?<mark>[/#~@!%])(?<source>\^.*|.*\$)\k<mark>(?<flags>[imsuxgUDAX]*)$/s,
  /^(?<anchor>\^|\\A|)\(\?(?<flags>[imsuxU]+)\)(?<source>.*)$/s
]

function withFlags(pattern: string): { source: string; flags: string } {
  let source = pattern
  let flags = ''
  for (const form of flagged) {
    const found = form.exec(source)?.groups
    if (found === undefined) continue
    source = `${found.anchor ?? ''}${found.source}`
    flags += found.flags
  }
  return { source, flags: [...new Set(flags)].join('') }
}

/** Escapes outside and inside a class. To translate another one, add it here. */
const escapes: Record<string, [outside: string, inside?: string]> = {
  A: ['^'],
  z: ['$'],
  Z: ['$'],
  G: [''],
  K: [''],
  h: ['[ \\t\\xa0]', ' \\t\\xa0'],
  H: ['[^ \\t\\xa0]'],
  R: ['(?:\\r\\n|[\\n\\v\\f\\r\\u0085\\u2028\\u2029])'],
  N: ['[^\\n]'],
  a: ['\\x07', '\\x07'],
  e: ['\\x1b', '\\x1b']
}

/** The classes of POSIX, which Java writes `\p{Alpha}`, and their shorthands. */
const posix: Record<string, string> = {
  alpha: 'a-zA-Z',
  digit: '0-9',
  alnum: 'a-zA-Z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  word: '\\w',
  space: '\\s',
  blank: ' \\t',
  punct: '!-\\/:-@\\[-`\\{-~',
  graph: '!-~',
  print: ' -~',
  cntrl: '\\x00-\\x1f\\x7f',
  xdigit: '0-9a-fA-F',
  ascii: '\\x00-\\x7f'
}

/** The parts of a pattern that some dialect writes otherwise; anything else is one character. */
const piece = new RegExp(
  [
    /\\Q(?<quoted>[\s\S]*?)(?:\\E|$)/,
    /\\(?<not>[pP])(?:\{(?<property>\^?[\w=]+)\}|(?<letter>[A-Z]))/,
    /\\x\{(?<code>[\da-fA-F]{1,6})\}/,
    /\\(?<escaped>[\s\S])/,
    /\[:(?<negated>\^?)(?<name>[a-z]+):\]/,
    /\(\?(?:P=(?<same>\w+)\)|(?<open>#[^)]*\)|P?<(?![=!])|>|[^:=!<]))/,
    /(?<both>&&)/,
    /(?<times>\{\d*(?:,\d*)?\}|[*+?])(?<mood>[+?]?)/,
    /(?<comment>\s|#[^\n]*)/,
    /(?<one>[\s\S])/
  ]
    .map(({ source }) => source)
    .join('|'),
  'gu'
)

interface State {
  inClass: boolean
  /** white space and comments in the pattern say nothing (flag x) */
  spaced: boolean
}

/** Rewrites a pattern; undefined where it asks for something that JavaScript lacks. */
function translate(pattern: string, spaced: boolean): string | undefined {
  const state: State = { inClass: false, spaced }
  let result = ''
  for (const { 0: all, groups } of pattern.matchAll(piece)) {
    const written = rewritten(all, groups as Record<string, string | undefined>, state)
    if (written === undefined) return undefined
    result += written
    if (all === '[') state.inClass = true
    else if (all === ']') state.inClass = false
  }
  return result
}

type Groups = Record<string, string | undefined>

function rewritten(all: string, groups: Groups, state: State): string | undefined {
  const { quoted, not, code, escaped, name, same, open, both, times, comment } = groups
  const { inClass, spaced } = state
  if (quoted !== undefined)
    return quoted.replace(/[\\^$.*+?()[\]{}|/-]/g, (sign) => (sign === '-' ? '\\x2d' : `\\${sign}`))
  if (not !== undefined) return property(not, (groups.property ?? groups.letter)!, inClass)
  if (code !== undefined) return `\\u{${code}}`
  if (escaped !== undefined) return Object.hasOwn(escapes, escaped) ? escapes[escaped]![inClass ? 1 : 0] : all
  if (name !== undefined && inClass) return groups.negated || !Object.hasOwn(posix, name) ? undefined : posix[name]
  if (same !== undefined && !inClass) return `\\k<${same}>`
  if (open !== undefined && !inClass) return opening(open)
  // The common part of two classes, as Java has it.
  if (both !== undefined && inClass) return undefined
  if (times !== undefined && !inClass) return repetition(times, groups.mood!)
  if (comment !== undefined && spaced && !inClass) return ''
  // A comment is only one where white space says nothing; a name of a class only inside one.
  return all
}

function property(not: string, name: string, inClass: boolean): string | undefined {
  if (name === 'digit') return `\\${not}{Nd}`
  const short = name.toLowerCase()
  const negated = (not === 'P') !== name.startsWith('^')
  if (!Object.hasOwn(posix, short))
    return `\\${negated ? 'P' : 'p'}{${name.replace(/^\^/, '').replace(/^Is(?=[A-Z])/, '')}}`
  if (!inClass) return `[${negated ? '^' : ''}${posix[short]}]`
  return negated ? undefined : posix[short]
}

/** How a group begins; undefined for recursion, conditions and flags in the middle, which JavaScript lacks. */
function opening(open: string): string | undefined {
  if (open.startsWith('#')) return ''
  if (open.endsWith('<')) return '(?<'
  return open === '>' ? '(?:' : undefined
}

/** A possessive quantifier is a greedy one that never gives back: what it matches, the greedy one matches too. */
function repetition(times: string, mood: string): string {
  const known = times === '{}' || times === '{,}' ? `\\${times.slice(0, -1)}\\}` : times.replace(/^\{,/, '{0,')
  return known + (mood === '+' ? '' : mood)
}
