/** Estimates the time of a regular expression in an engine that backtracks. */

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
        if (before.choices > 1 || most > few) return Infinity
        group.degree += before.degree * (most - 1)
        group.choices = 2
      }
      if (most > many) group.degree++
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

/** The parts of a pattern: groups, alternatives, quantifiers, and atoms (an escape, a class, a character). */
const token =
  /\\.|\[(?:\\.|[^\]\\])*\]|(?<open>\((?:\?(?:[:=!]|<[=!]|<\w+>))?)|(?<close>\))|(?<or>\|)|(?<times>(?:[*+?]|\{\d+(?:,\d*)?\})\??)|./gsu

const few = 5
/** Repetitions up to here are a constant, more are taken for endless. */
const many = 50

function rangeOf(times: string): [least: number, most: number] {
  if (times.startsWith('?')) return [0, 1]
  if (!times.startsWith('{')) return [0, Infinity]
  const [least, most] = times.slice(1, times.indexOf('}')).split(',')
  return [Number(least), most === undefined ? Number(least) : most === '' ? Infinity : Number(most)]
}
