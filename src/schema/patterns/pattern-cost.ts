/** Estimates the time of a regular expression in an engine that backtracks. */

/**
 * Returns the power of the text's length that a backtracking match may take; Infinity if it is exponential. Each
 * unbounded quantifier adds one, and so does a start anywhere. A quantifier around another, or around alternatives,
 * makes it exponential. The estimate may be too high, which costs a little time and changes no verdict.
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
        // A few repetitions are a constant, but a few of a few are not.
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
/** The most repetitions that count as a constant; more count as endless. */
const many = 50

function rangeOf(times: string): [least: number, most: number] {
  if (times.startsWith('?')) return [0, 1]
  if (!times.startsWith('{')) return [0, Infinity]
  const [least, most] = times.slice(1, times.indexOf('}')).split(',')
  return [Number(least), most === undefined ? Number(least) : most === '' ? Infinity : Number(most)]
}
