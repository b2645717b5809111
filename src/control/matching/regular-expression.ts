/** Matches Java's regular expressions against whole values, in bounded time. */
import { memoized } from '../../document/memoized.ts'
import { type PatternMatcher, patternMatcherOf, wholeMatcherOf } from '../../schema/patterns/pattern.ts'

export { extractionOf } from '../../schema/patterns/pattern.ts'

/** A compiled regular expression, and the text with which all its matches begin. */
export interface Expression extends PatternMatcher {
  prefix: string
}

/**
 * Compiles a Java regular expression that must match the whole text. The dot matches line breaks, as in WireMock.
 * Java's syntax is translated. A pattern that JavaScript lacks (flags in the middle) goes to RE2. Throws an Error that
 * names the mistake if neither can read it.
 */
export const expressionOf = memoized(compiled, 5000, Number.POSITIVE_INFINITY)

function compiled(pattern: string): Expression {
  const { flags, source } = translated(pattern)
  const [start, end] = flags.includes('m') ? ['(?<![^])', '(?![^])'] : ['^', '$']
  const native = isWellFormed(source) ? patternMatcherOf(`(?${flags}s)${start}(?:${source})${end}`) : undefined
  return { ...(native ?? wholeMatcherOf(pattern)), prefix: flags.includes('i') ? '' : prefixOf(source) }
}

function isWellFormed(source: string): boolean {
  try {
    new RegExp(source, 'u')
    return true
  } catch {
    return false
  }
}

/** Java's escapes in JavaScript's words, outside and inside a class. */
const escapes: Record<string, [outside: string, inside: string]> = {
  A: ['(?<![^])', ''],
  z: ['(?![^])', ''],
  Z: ['(?![^])', ''],
  h: ['[ \\t\\u00a0]', ' \\t\\u00a0'],
  R: ['(?:\\r\\n|[\\n\\v\\f\\r\\u0085\\u2028\\u2029])', ''],
  e: ['\\u001b', '\\u001b'],
  a: ['\\u0007', '\\u0007']
}

/** The classes of POSIX that Java knows by `\p{…}`, all of ASCII. */
const posix: Record<string, string> = {
  Lower: 'a-z',
  Upper: 'A-Z',
  ASCII: '\\0-\\x7f',
  Alpha: 'a-zA-Z',
  Digit: '0-9',
  Alnum: 'a-zA-Z0-9',
  Punct: '!-\\/:-@\\[-`\\{-~',
  Graph: '!-~',
  Print: ' -~',
  Blank: ' \\t',
  Cntrl: '\\0-\\x1f\\x7f',
  XDigit: '0-9a-fA-F',
  Space: '\\s'
}

const piece = /\\Q([\s\S]*?)(?:\\E|$)|\\([pP])\{(\w+)\}|\\([\s\S])|(\{\d+(?:,\d*)?\}|[*+?])([+?]?)|([\s\S])/gu

/** Translates a Java pattern into JavaScript. Returns its leading flags too. Throws an Error for a malformed one. */
function translated(pattern: string): { flags: string; source: string } {
  const [, flags = '', rest = ''] = /^(?:\(\?([imsu]+)\))?([\s\S]*)$/.exec(pattern) as RegExpExecArray
  let inClass = false
  let source = ''
  for (const [all, quoted, negated, name = '', escaped, times, mood, one] of rest.matchAll(piece)) {
    if (quoted !== undefined)
      source += quoted.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, (sign) => (sign === '-' ? '\\x2d' : `\\${sign}`))
    else if (negated !== undefined && Object.hasOwn(posix, name)) {
      if (inClass && negated === 'P') throw new Error(`${all} cannot stand in a class`)
      source += inClass ? posix[name] : `[${negated === 'P' ? '^' : ''}${posix[name]}]`
    } else if (negated !== undefined) source += all
    else if (escaped !== undefined) source += escapeOf(escaped, inClass)
    else if (times !== undefined && !inClass) source += times + (mood === '+' ? '' : mood)
    else if (one === '&' && inClass) {
      if (source.endsWith('&')) throw new Error('a class cannot be the meeting of two (&&) here')
      source += one
    } else if (one === '[' && !inClass) {
      inClass = true
      source += one
    } else if (one === ']' && inClass) {
      inClass = false
      source += one
    } else if (one === ']' || one === '}') source += `\\${one}`
    else if (one === '{' && !inClass) throw new Error('there is nothing to repeat before "{"; write \\{ for the sign')
    else source += all
  }
  return { flags: [...new Set(flags.replaceAll(/[su]/g, ''))].join(''), source }
}

function escapeOf(sign: string, inClass: boolean): string {
  const known = escapes[sign]
  if (known !== undefined) return known[inClass ? 1 : 0]
  return /[\w^$\\.*+?()[\]{}|/]/.test(sign) || (inClass && sign === '-') ? `\\${sign}` : sign
}

/** The fixed letters at the start of every match. They are compared first, since that is quick. */
function prefixOf(source: string): string {
  if (source.includes('|')) return ''
  const [letters = ''] = /^[\w/~%@:-]*/.exec(source) as RegExpExecArray
  return /[*?{]/.test(source[letters.length] ?? '') ? letters.slice(0, -1) : letters
}
