/**
 * Matches the `pattern`s of schemas in bounded time, whatever pattern and text. All regular expressions of documents
 * and requests pass here. JavaScript's engine is quick on nearly all; the few that may take exponential time go to a
 * linear engine, re2js. No verdict depends on the clock.
 */
import { createRequire } from 'node:module'
import { memoized } from '../../document/memoized.ts'
import { inJavaScript, type JavaScriptPattern } from '../../document/versions/pattern-dialects.ts'
import { degreeOf } from './pattern-cost.ts'

export type { JavaScriptPattern }

export interface PatternMatcher {
  test: (text: string) => boolean
}

const require = createRequire(import.meta.url)

/** The most patterns that are kept; then all are forgotten. Documents have fewer, but requests may send any number. */
const mostRemembered = 5000

/** Reads a pattern of ECMA-262 or of a dialect that can be translated; undefined for any other. */
export const patternOf = inJavaScript

/** Returns the matcher of a pattern; undefined if it is no regular expression. Throws nothing. */
export const patternMatcherOf = memoized(
  (pattern): PatternMatcher | undefined => {
    const read = patternOf(pattern)
    return read && bounded(new RegExp(read.source, read.flags))
  },
  mostRemembered,
  Infinity
)

/**
 * Returns the matcher of a pattern of another dialect as JavaScript reads it untranslated: `\A` is the letter A. Clients
 * with validators of JavaScript read it so. Undefined if it reads the same, or not at all.
 */
export const untranslatedMatcherOf = memoized(
  (pattern): PatternMatcher | undefined => {
    if (patternOf(pattern)?.source === pattern) return undefined
    try {
      return bounded(new RegExp(pattern))
    } catch {
      return undefined
    }
  },
  mostRemembered,
  Infinity
)

/** Tells whether a text matches a pattern; every text matches an invalid regular expression. */
export function matches(pattern: string, text: string): boolean {
  return patternMatcherOf(pattern)?.test(text) ?? true
}

/**
 * Compiles a pattern of RE2 that must match the whole text. Its dot matches line breaks. Throws an Error that names the
 * mistake in the pattern.
 */
export function wholeMatcherOf(pattern: string): PatternMatcher {
  const { RE2JS } = require('re2js') as typeof import('re2js')
  try {
    const compiled = RE2JS.compile(pattern, RE2JS.DOTALL)
    return { test: (text) => compiled.matches(text) }
  } catch (error) {
    // The message shows the pattern with the flag that DOTALL adds.
    throw new Error((error as Error).message.replace('`(?s)', '`'))
  }
}

/** The most characters that are searched by a pattern with lookaround or back-references. */
const longestSearched = 10_000

/**
 * Returns a function that finds the first match of a pattern: its text, then its groups. Throws an Error for a pattern
 * that cannot be read or could take exponential time.
 */
export function extractionOf(pattern: string): (text: string) => string[] | undefined {
  const { RE2JS } = require('re2js') as typeof import('re2js')
  try {
    const compiled = RE2JS.compile(RE2JS.translateRegExp(pattern))
    return (text) => {
      const found = compiled.matcher(text)
      if (!found.find()) return undefined
      return Array.from({ length: found.groupCount() + 1 }, (_, group) => found.group(group) ?? '')
    }
  } catch {
    const native = new RegExp(pattern, 'u')
    if (degreeOf(pattern) > 2) throw new Error(`${pattern} could take too long; repeat nothing that is repeated`)
    return (text) => native.exec(text.slice(0, longestSearched))?.map((part) => part ?? '')
  }
}

/** The most steps of a match in JavaScript's engine, as estimated: some 10 ms. */
const affordableSteps = 2e6
/** The longest text for JavaScript's engine if the time may double, or worse, with each character. */
const affordableLength = 10

function bounded(native: RegExp): PatternMatcher {
  const degree = degreeOf(native.source)
  const longest = degree === Infinity ? affordableLength : affordableSteps ** (1 / Math.max(1, degree))
  let patient: PatternMatcher | undefined
  return {
    test: (text) => {
      if (text.length <= longest) return native.test(text)
      patient ??= linear(native)
      return patient.test(text)
    }
  }
}

/** Compiles a pattern for the linear engine. It lacks lookaround and back-references, which are approximated. */
function linear({ source, flags }: RegExp): PatternMatcher {
  const { asserted, rest } = withoutLookaheads(source)
  const all = [...asserted, { source: rest, wanted: true }].map(({ source, wanted }) => {
    const exact = re2(source, flags)
    const near = () => re2(endless(source), flags) ?? re2(endless(approximated(source)), flags)
    const matcher = exact ?? (wanted ? near() : undefined)
    return { wanted, test: matcher?.test ?? (() => wanted) }
  })
  return { test: (text) => all.every(({ wanted, test }) => test(text) === wanted) }
}

function re2(source: string, flags: string): PatternMatcher | undefined {
  try {
    const { RE2JS } = require('re2js') as typeof import('re2js')
    const compiled = RE2JS.compile(RE2JS.translateRegExp(new RegExp(source, flags)))
    return { test: (text) => compiled.matcher(text).find() }
  } catch {
    return undefined
  }
}

/**
 * Splits off the lookaheads at a pattern's start, as in `^(?=.*\d)(?!.*x)\w{8,}$`, as patterns of their own. Those of a
 * pattern without `^` hold at one place, so each is to be found somewhere, and the negative ones stay.
 */
function withoutLookaheads(source: string): { asserted: { source: string; wanted: boolean }[]; rest: string } {
  const asserted: { source: string; wanted: boolean }[] = []
  let rest = source
  if (hasAlternatives(source)) return { asserted, rest }
  for (;;) {
    const [start, anchor, sign] = /^(\^?)\(\?([=!])/.exec(rest) ?? []
    if (start === undefined || (anchor === '' && sign === '!')) return { asserted, rest }
    const end = endOfGroup(rest, anchor!.length)
    if (/^[*+?{]/.test(rest.slice(end))) return { asserted, rest }
    asserted.push({ source: `${anchor}(?:${rest.slice(start.length, end - 1)})`, wanted: sign === '=' })
    rest = `${anchor}${rest.slice(end)}`
  }
}

/** The parts of a pattern that open, close or divide groups. */
const nesting = /\\.|\[(?:\\.|[^\]\\])*\]|[()|]/gs

/** Returns true for a pattern with alternatives outside of groups. */
function hasAlternatives(source: string): boolean {
  let depth = 0
  nesting.lastIndex = 0
  for (const [part] of source.matchAll(nesting)) {
    if (part === '(') depth++
    if (part === ')') depth--
    if (part === '|' && depth === 0) return true
  }
  return false
}

/** Returns the offset behind the group that opens at `start`. */
function endOfGroup(source: string, start: number): number {
  let depth = 0
  nesting.lastIndex = start
  do {
    const part = nesting.exec(source)?.[0]
    if (part === '(') depth++
    if (part === ')') depth--
  } while (depth > 0)
  return nesting.lastIndex
}

/** The most repetitions that the linear engine counts. */
const mostCounted = 1000
const counts = /\\[pPu]\{[^}]*\}|\\.|\[(?:\\.|[^\]\\])*\]|\{(?<least>\d+)(?:,(?<most>\d*))?\}/gsu

/** Makes repetitions beyond `mostCounted` endless. The pattern still matches at least the same texts. */
function endless(source: string): string {
  return source.replaceAll(counts, (part, ...rest) => {
    const { least, most = least } = rest.at(-1) as { least?: string; most?: string }
    if (least === undefined || Math.max(Number(least), Number(most)) <= mostCounted) return part
    return `{${Number(least) > mostCounted ? 0 : least},}`
  })
}

/**
 * Returns a pattern without lookaround and back-references that matches at least the same texts. A text that it does
 * not match is refused rightly.
 */
function approximated(source: string): string {
  let result = source
  for (let look = /\(\?<?[=!]/.exec(result); look !== null; look = /\(\?<?[=!]/.exec(result)) {
    const end = endOfGroup(result, look.index)
    result = result.slice(0, look.index) + result.slice(end).replace(/^(?:[*+?]|\{\d+(?:,\d*)?\})\??/, '')
  }
  return result.replace(/\\(?:[1-9]\d*|k<[^>]*>)/g, '[\\s\\S]*')
}
