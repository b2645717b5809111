/**
 * The `pattern`s of schemas as matchers whose time is bounded, whoever wrote the pattern and whoever sent the text.
 * JavaScript's engine is quick on nearly all of them and takes exponential time on a few: those go to a linear engine.
 */
import { createRequire } from 'node:module'
import { createContext, Script } from 'node:vm'

export interface Matcher {
  test: (text: string) => boolean
}

const require = createRequire(import.meta.url)

/** Matchers are made again once there are this many: documents have fewer, strangers' patterns may have more. */
const MOST_REMEMBERED = 5000
const remembered = new Map<string, Matcher | undefined>()

/**
 * Takes a pattern as a schema writes it (ECMA-262, JSON Schema 2020-12 section 6.3.3; not anchored) and gives its
 * matcher, or undefined where it is no regular expression. Throws nothing.
 */
export function matcherOf(pattern: string): Matcher | undefined {
  if (remembered.has(pattern)) return remembered.get(pattern)
  if (remembered.size >= MOST_REMEMBERED) remembered.clear()
  const native = compile(pattern)
  const matcher = native && bounded(native)
  remembered.set(pattern, matcher)
  return matcher
}

/** Patterns from other languages that JavaScript refuses or, worse, reads as something else: `/^a$/i` and `(?i)^a$`. */
const foreign = [/^\/(?<source>\^.*\$)\/(?<flags>[imsu]*)$/s, /^\(\?(?<flags>[ims]+)\)(?<source>.*)$/s]

/** Unicode semantics as the standard wants, and without them where only that parses (`\-`, `\_` …). */
function compile(pattern: string): RegExp | undefined {
  const { source, flags } = foreign.map((form) => form.exec(pattern)?.groups).find((groups) => groups) ?? {}
  const own = (flags ?? '').replace('u', '')
  for (const attempt of [`${own}u`, own]) {
    try {
      return new RegExp(source ?? pattern, attempt)
    } catch {}
  }
  return undefined
}

/** Steps that a match may take in the native engine by estimate: some 10 ms. */
const AFFORDABLE_STEPS = 2e6
/** The longest text that the native engine gets where its time doubles (or worse) with each character. */
const AFFORDABLE_LENGTH = 10

function bounded(native: RegExp): Matcher {
  const degree = degreeOf(native.source)
  const longest = degree === Infinity ? AFFORDABLE_LENGTH : AFFORDABLE_STEPS ** (1 / Math.max(1, degree))
  let patient: Matcher | undefined
  return {
    test: (text) => {
      if (text.length <= longest) return native.test(text)
      patient ??= linear(native) ?? timed(native)
      return patient.test(text)
    }
  }
}

/**
 * Which power of the text's length a backtracking match may take, by a look at the quantifiers: each unbounded one
 * multiplies, as does starting anywhere; one around another, or around alternatives, makes it exponential (Infinity).
 * Careful rather than exact: a pattern taken for worse than it is costs a little time, never a wrong verdict.
 */
export function degreeOf(source: string): number {
  let group: Group = { degree: source.startsWith('^') ? 0 : 1, choices: 0 }
  const around: Group[] = []
  let closed: Group | undefined
  for (const { groups } of source.matchAll(token)) {
    const { open, close, or, times } = groups!
    const before = closed
    closed = undefined
    if (open) {
      around.push(group)
      group = { degree: 0, choices: 0 }
    } else if (close) {
      closed = group
      const outer = around.pop() ?? { degree: 0, choices: 0 }
      group = { degree: outer.degree + group.degree, choices: Math.max(outer.choices, group.choices) }
    } else if (or) group.choices = Math.max(group.choices, 1)
    else if (times) {
      const [least, most] = rangeOf(times)
      if (before && before.choices > 0 && most > 1) {
        // a few times is a constant, but not a few times a few times
        if (before.choices > 1 || most > FEW) return Infinity
        group.degree += before.degree * (most - 1)
        group.choices = 2
      }
      if (most > MANY) group.degree++
      if (most !== least) group.choices = Math.max(group.choices, 1)
    }
  }
  return group.degree
}

interface Group {
  degree: number
  /** 0: matches in one way at most; 1: in several ways; 2: in several ways, several times */
  choices: number
}

/** The parts of a pattern; what is neither group, alternative nor quantifier is an atom: an escape, a class, a character. */
const token =
  /\\.|\[(?:\\.|[^\]\\])*\]|(?<open>\((?:\?(?:[:=!]|<[=!]|<\w+>))?)|(?<close>\))|(?<or>\|)|(?<times>(?:[*+?]|\{\d+(?:,\d*)?\})\??)|./gsu

const FEW = 5
/** Repetitions up to here are a constant, more are taken for endless. */
const MANY = 50

function rangeOf(times: string): [least: number, most: number] {
  if (times.startsWith('?')) return [0, 1]
  if (!times.startsWith('{')) return [0, Infinity]
  const [least, most] = times.slice(1, times.indexOf('}')).split(',')
  return [Number(least), most === undefined ? Number(least) : most === '' ? Infinity : Number(most)]
}

/** RE2's algorithm, without backtracking. It knows no lookaround and no back-references: undefined then. */
function linear(native: RegExp): Matcher | undefined {
  try {
    const { RE2JS } = require('re2js') as typeof import('re2js')
    const compiled = RE2JS.compile(RE2JS.translateRegExp(native))
    return { test: (text) => compiled.matcher(text).find() }
  } catch {
    return undefined
  }
}

/** Milliseconds for one text: far above what an honest one takes, so that a busy machine changes no verdict. */
const PATIENCE = 250
/** Milliseconds of lost time in a row of texts; after it, such texts do not match until the pause is over. */
const PATIENCE_IN_ALL = 600
const PAUSE = 10_000

/** The native engine with an end to its time: what is not found by then does not match. */
function timed(native: RegExp): Matcher {
  const context = createContext({ native, text: '' })
  const script = new Script('native.test(text)')
  let spent = 0
  let since = 0
  return {
    test: (text) => {
      if (spent > 0 && performance.now() - since > PAUSE) spent = 0
      if (spent >= PATIENCE_IN_ALL) return false
      context.text = text
      try {
        return script.runInContext(context, { timeout: PATIENCE }) as boolean
      } catch {
        since = performance.now()
        spent += PATIENCE
        return false
      }
    }
  }
}
