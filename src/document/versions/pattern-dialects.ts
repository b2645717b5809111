/**
 * Translates patterns of other languages (PCRE, Perl, Python, Ruby, Java, Go) into JavaScript. JavaScript refuses many
 * of them and misreads others: `\A` as the letter A, `[[:alpha:]]` as a class of punctuation.
 */

/** A regular expression that JavaScript compiles. */
export interface JavaScriptPattern {
  source: string
  flags: string
}

/** Returns a pattern in JavaScript; undefined if JavaScript has no equal one. */
export function inJavaScript(pattern: string): JavaScriptPattern | undefined {
  if (known.has(pattern)) return known.get(pattern)
  if (known.size >= mostKnown) known.clear()
  const read = translated(pattern)
  known.set(pattern, read)
  return read
}

/** The most patterns that are kept; then all are forgotten. Documents have fewer, but requests may send any number. */
const mostKnown = 5000
const known = new Map<string, JavaScriptPattern | undefined>()

function translated(pattern: string): JavaScriptPattern | undefined {
  const { source, flags } = withFlags(pattern)
  const words = translate(withoutIntersections(source), flags)
  if (words === undefined) return undefined
  const own = flags.replace(/[^ims]/g, '')
  // The standard wants Unicode semantics. Some patterns (`\-`, `\_` …) parse only without them.
  for (const attempt of [`${own}u`, own]) {
    try {
      new RegExp(words, attempt)
      return { source: words, flags: attempt }
    } catch {}
  }
  return undefined
}

/** Delimiters with flags behind them, and flags at the start. A path such as `/users/i` has no signs of a pattern. */
const flagged = [
  /^(?<mark>[/#~@!%])(?<source>\^.*|.*\$)\k<mark>(?<flags>[imsuxgUDAX]*)$/s,
  /^\/(?<source>(?=.*[\\[(+*?|]).*)\/(?<flags>[imsuxgUDAX]+)$/s,
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

/** The common part of two classes, as Java has it. */
const intersection = /\[((?:\\.|[^\]\\[^])(?:\\.|[^\]\\[])*)&&\[(\^?)((?:\\.|[^\]\\])+)\]\]/g

/** Rewrites `[a-z&&[^aeiou]]` as a class and a negative look-ahead. */
function withoutIntersections(source: string): string {
  return source.replace(intersection, (_, one: string, not: string, other: string) =>
    not === '' ? `(?:(?![^${one}])[${other}])` : `(?:(?![${other}])[${one}])`
  )
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
  ascii: '\\x00-\\x7f',
  basiclatin: '\\x00-\\x7f'
}

/** All characters but those of a class. */
const contrary: Record<string, string> = {
  digit: '\\D',
  word: '\\W',
  space: '\\S',
  alpha: '\\x00-@\\[-`\\{-\\uffff',
  alnum: '\\x00-\\/:-@\\[-`\\{-\\uffff',
  upper: '\\x00-@\\[-\\uffff',
  lower: '\\x00-`\\{-\\uffff'
}

/** The pieces of a pattern that a dialect may write in another way; any other piece is one character. */
const piece = new RegExp(
  [
    /\\Q(?<quoted>[\s\S]*?)(?:\\E|$)/,
    /\\(?<not>[pP])(?:\{(?<property>\^?[\w=]+)\}|(?<letter>[A-Z]))/,
    /\\[xu]\{(?<code>[\da-fA-F]{1,6})\}/,
    /\\(?<escaped>[\s\S])/,
    /\[:(?<negated>\^?)(?<name>[a-z]+):\]/,
    /\(\?(?<modes>[a-zA-Z]*(?:-[a-z]+)?)(?<end>[:)])/,
    /\(\?(?:P=(?<same>\w+)\)|(?<open>#[^)]*\)|P?<(?![=!])|'\w+'|>|\||[^:=!<]))/,
    /(?<both>&&)/,
    /(?<times>\{\d*(?:,\d*)?\}|[*+?])(?<mood>[+?]?)/,
    /(?<comment>\s|#[^\n]*)/,
    /(?<range>[a-zA-Z]-[a-zA-Z])/,
    /(?<one>[\s\S])/
  ]
    .map(({ source }) => source)
    .join('|'),
  'gu'
)

/** The flags that hold up to the end of a group. */
interface Modes {
  /** Letters match in both cases. */
  folds: boolean
  /** The dot matches line breaks. */
  dotAll: boolean
}

interface State {
  inClass: boolean
  /** The class has just begun: a bracket, as in `[]a]`, is a character of it. */
  opens: boolean
  /** The class has just named other classes, behind which a hyphen is no range. */
  afterSet: boolean
  flags: string
  modes: Modes
  /** The modes around each open group. */
  around: Modes[]
}

/** Rewrites a pattern; undefined where it asks for something that JavaScript lacks. */
function translate(pattern: string, flags: string): string | undefined {
  const plain = { folds: false, dotAll: false }
  const state: State = { inClass: false, opens: false, afterSet: false, flags, modes: plain, around: [] }
  let result = ''
  for (const { 0: all, index, groups } of pattern.matchAll(piece)) {
    const written = rewritten(all, groups as Groups, state)
    if (written === undefined) return undefined
    result += written
    track(groups as Groups, state, pattern.slice(index + 1))
  }
  return result
}

type Groups = Record<string, string | undefined>

/** Notes the class or group that the next piece stands in. */
function track({ one, open, end, not, escaped, name }: Groups, state: State, rest: string): void {
  const set = not !== undefined || name !== undefined || /^[dswDSW]$/.test(escaped ?? '')
  state.afterSet = state.inClass && set
  if (state.inClass) {
    if (one === ']' && !state.opens) state.inClass = false
    state.opens = false
  } else if (one === '[') {
    state.inClass = true
    state.opens = /^\][^\]]*\]/.test(rest)
  } else if (one === '(' || (open !== undefined && !open.startsWith('#'))) {
    state.around.push(state.modes)
  } else if (one === ')' && end === undefined) {
    state.modes = state.around.pop() ?? state.modes
  }
}

function rewritten(all: string, groups: Groups, state: State): string | undefined {
  const { quoted, not, code, escaped, name, modes, same, open, both, times, comment, range } = groups
  const { inClass, flags } = state
  if (quoted !== undefined)
    return quoted.replace(/[\\^$.*+?()[\]{}|/-]/g, (sign) => (sign === '-' ? '\\x2d' : `\\${sign}`))
  if (not !== undefined) return property(not, (groups.property ?? groups.letter)!, inClass)
  if (code !== undefined) return `\\u{${code}}`
  if (escaped !== undefined) return unescaped(escaped, inClass)
  if (name !== undefined && inClass) return classOf(name, groups.negated === '^')
  if (modes !== undefined && !inClass) return moded(modes, groups.end!, state)
  if (same !== undefined && !inClass) return `\\k<${same}>`
  if (open !== undefined && !inClass) return opening(open)
  if (both !== undefined && inClass) return undefined
  if (times !== undefined && !inClass) return repetition(times, groups.mood!)
  // Comments need the flag x; names of classes stand inside of classes.
  if (comment !== undefined && flags.includes('x') && !inClass) return ''
  if (range !== undefined && inClass) return state.modes.folds ? foldedRange(range) : range
  if (all === '.' && state.modes.dotAll && !inClass) return '[\\s\\S]'
  if (all === ']' && (state.opens || !inClass)) return '\\]'
  if (!inClass && (all === '{' || all === '}')) return `\\${all}`
  if (all === '-' && state.afterSet) return '\\-'
  return state.modes.folds ? folded(all, inClass) : all
}

/** Signs that JavaScript lets escape where it knows Unicode; others stand for themselves. */
const signs = /[\^$\\.*+?()[\]{}|/a-zA-Z\d]/

function unescaped(sign: string, inClass: boolean): string | undefined {
  if (Object.hasOwn(escapes, sign)) return escapes[sign]![inClass ? 1 : 0]
  return signs.test(sign) || (inClass && sign === '-') ? `\\${sign}` : sign
}

const swapped = (text: string): string =>
  text.replace(/[a-z]/gi, (letter) => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()))

/** Letters in both cases. */
function folded(text: string, inClass: boolean): string {
  return text.replace(/[a-z]/gi, (letter) => (inClass ? letter + swapped(letter) : `[${letter}${swapped(letter)}]`))
}

/** A range from a capital to a small letter has both cases already. */
const foldedRange = (range: string): string =>
  /^([a-z]-[a-z]|[A-Z]-[A-Z])$/.test(range) ? range + swapped(range) : range

function classOf(name: string, negated: boolean): string | undefined {
  const classes = negated ? contrary : posix
  return Object.hasOwn(classes, name) ? classes[name] : undefined
}

/** Translates flags in the middle of a pattern, for the rest of the group or for a group of their own. */
function moded(modes: string, end: string, state: State): string | undefined {
  const [on = '', off = ''] = modes.split('-')
  if (/[^isuUn]/.test(on + off) || (off.includes('i') && state.flags.includes('i'))) return undefined
  const { folds, dotAll } = state.modes
  const inner = {
    folds: on.includes('i') || (folds && !off.includes('i')),
    dotAll: on.includes('s') || (dotAll && !off.includes('s'))
  }
  if (end === ':') state.around.push(state.modes)
  state.modes = inner
  return end === ':' ? '(?:' : ''
}

function property(not: string, name: string, inClass: boolean): string | undefined {
  if (name === 'digit') return `\\${not}{Nd}`
  // Java and .NET write scripts and blocks so.
  const bare = name.replace(/^\^/, '').replace(/^I[ns](?=[A-Z])/, '')
  const short = bare.toLowerCase()
  const negated = (not === 'P') !== name.startsWith('^')
  if (!Object.hasOwn(posix, short)) {
    const known = [bare, `Script=${bare}`].find(isProperty)
    return known === undefined ? undefined : `\\${negated ? 'P' : 'p'}{${known}}`
  }
  if (!inClass) return `[${negated ? '^' : ''}${posix[short]}]`
  return negated ? undefined : posix[short]
}

/** Tells whether JavaScript knows a property of characters. */
function isProperty(name: string): boolean {
  try {
    return new RegExp(`\\p{${name}}`, 'u').flags === 'u'
  } catch {
    return false
  }
}

/** Translates the start of a group; undefined for recursion and conditions, which JavaScript lacks. */
function opening(open: string): string | undefined {
  if (open.startsWith('#')) return ''
  if (open.endsWith('<')) return '(?<'
  if (open.startsWith("'")) return `(?<${open.slice(1, -1)}>`
  return open === '>' || open === '|' ? '(?:' : undefined
}

/** Translates a quantifier. A possessive one becomes greedy, which matches at least as much. */
function repetition(times: string, mood: string): string {
  const known = times === '{}' || times === '{,}' ? `\\${times.slice(0, -1)}\\}` : times.replace(/^\{,/, '{0,')
  return known + (mood === '+' ? '' : mood)
}
