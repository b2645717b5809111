/** Which lengths the texts of a pattern can have, and how a length is shared out among the parts of one. */
import { NoValue } from '../../schema/no-value.ts'
import type { Random } from '../lexicon/random.ts'

/** A part of a pattern. */
export type Node =
  | { kind: 'set'; source: string }
  | { kind: 'sequence'; parts: Node[] }
  | { kind: 'choice'; options: Node[] }
  | Repeat
  | { kind: 'group'; part: Node; name: string }
  | { kind: 'back'; name: string }
  | { kind: 'ahead'; part: Node }
  | { kind: 'nothing' }

interface Repeat {
  kind: 'repeat'
  part: Node
  min: number
  max: number
}

/** A set of lengths: bit n is set where n is one of them. */
type Lengths = bigint

/** Answers questions about the lengths of a pattern's nodes, up to a limit. */
export interface Measure {
  /** Tells whether a node has a text of so many characters. */
  reaches(node: Node, length: number): boolean
  /** Shares a length that it reaches out among the parts of a sequence. */
  parts(parts: readonly Node[], length: number, random: Random): number[]
  /** Shares a length that it reaches out among the rounds of a repetition. */
  rounds(node: Repeat, length: number, random: Random): number[]
}

/** Bits that may be looked at: texts of many thousand small parts are not worth the wait. */
const mostBits = 1e9
/** How many characters more than it must have a round of a repetition gets, if it may: about a word. */
const word = 5

/** Measures nodes, each once, up to a limit. The measure throws NoValue when it takes too long. */
export function measure(limit: number): Measure {
  const mask = (1n << BigInt(limit + 1)) - 1n
  const known = new Map<Node, Lengths>()
  const powers = new Map<Node, Map<number, Lengths>>()

  let left = mostBits
  function spend(sets: number): void {
    left -= sets * limit
    if (left < 0) throw new NoValue('the lengths of its pattern take too long to tell', '')
  }

  function of(node: Node): Lengths {
    let found = known.get(node)
    if (found === undefined) {
      found = lengths(node)
      known.set(node, found)
    }
    return found
  }

  function lengths(node: Node): Lengths {
    switch (node.kind) {
      case 'set':
        return 2n & mask
      case 'sequence':
        return behind(node.parts)[0]!
      case 'choice':
        return node.options.reduce((all, option) => all | of(option), 0n)
      case 'repeat':
        // No text within the limit has more rounds than characters, but for rounds of none.
        return sums(power(node.part, node.min), times(1n | of(node.part), Math.min(node.max - node.min, limit)))
      case 'group':
        return of(node.part)
      default:
        return 1n
    }
  }

  /** The lengths that the parts from each one on can have together; nothing behind the last. */
  function behind(nodes: readonly Node[]): Lengths[] {
    const sets = [1n]
    for (const node of [...nodes].reverse()) sets.push(sums(of(node), sets.at(-1)!))
    return sets.reverse()
  }

  /** The lengths that a length of one and a length of the other make together. */
  function sums(one: Lengths, other: Lengths): Lengths {
    const [mine, its] = [runs(one), runs(other)]
    const [few, set] = mine.length <= its.length ? [mine, other] : [its, one]
    spend(few.length + 10)
    let all = 0n
    for (const [from, length] of few) all |= spread(set, length) << BigInt(from)
    return all & mask
  }

  /** The set moved by 0, by 1, … up to one less than `count`, all together. */
  function spread(set: Lengths, count: number): Lengths {
    let all = set
    let has = 1
    for (; has * 2 <= count; has *= 2) all |= all << BigInt(has)
    return has < count ? all | (all << BigInt(count - has)) : all
  }

  function times(set: Lengths, count: number): Lengths {
    let all = 1n
    let square = set
    for (let left = count; left > 0; left = Math.floor(left / 2)) {
      if (left % 2 === 1) all = sums(all, square)
      if (left > 1) square = sums(square, square)
    }
    return all
  }

  /** The lengths of exactly so many texts of a node one after the other. */
  function power(node: Node, count: number): Lengths {
    let mine = powers.get(node)
    if (mine === undefined) {
      mine = new Map()
      powers.set(node, mine)
    }
    let found = mine.get(count)
    if (found === undefined) {
      found = times(of(node), count)
      mine.set(count, found)
    }
    return found
  }

  const has = (set: Lengths, length: number) => length >= 0 && ((set >> BigInt(length)) & 1n) === 1n

  /** The number that fits nearest to a wanted one, where there is one. */
  function nearest(wanted: number, fits: (number: number) => boolean): number {
    let off = 0
    for (spend(1); !fits(wanted + off); spend(1)) off = off < 0 ? -off : -off - 1
    return wanted + off
  }

  /** The part of a length of both that one set takes where the other takes the rest: near the fair share. */
  const share = (length: number, fair: number, one: Lengths, other: Lengths): number =>
    nearest(fair, (mine) => has(one, mine) && has(other, length - mine))

  function parts(nodes: readonly Node[], length: number, random: Random): number[] {
    const sets = behind(nodes)
    let rest = length
    let open = nodes.filter((node) => of(node) > 2n).length
    return nodes.map((node, i) => {
      const fair = of(node) > 2n ? Math.min(rest, uneven(rest / open--, random)) : Number(of(node)) - 1
      const mine = share(rest, fair, of(node), sets[i + 1]!)
      rest -= mine
      return mine
    })
  }

  function rounds({ part, min, max }: Repeat, length: number, random: Random): number[] {
    if (length === 0 && min === 0) return []
    const all = runs(of(part))
    const least = all.at(-1)![0]
    const most = all[0]![0] + all[0]![1] - 1
    const from = Math.max(min, most > 0 ? Math.ceil(length / most) : 0)
    const to = Math.min(max, least > 0 ? Math.floor(length / least) : Math.max(min, length))
    const wanted = Math.min(to, Math.max(from, Math.ceil(length / (least + word))))
    const count = nearest(wanted, (count) => count >= from && count <= to && has(power(part, count), length))
    return least === most ? Array(count).fill(least) : halves(part, count, length, random)
  }

  /** Shares out by halves, so that few powers need be known. */
  function halves(part: Node, count: number, length: number, random: Random): number[] {
    if (count === 1) return [length]
    const first = Math.floor(count / 2)
    const fair = Math.min(length, uneven((length * first) / count, random))
    const mine = share(length, fair, power(part, first), power(part, count - first))
    return [...halves(part, first, mine, random), ...halves(part, count - first, length - mine, random)]
  }

  return { reaches: (node, length) => length <= limit && has(of(node), length), parts, rounds }
}

/** About so much, since equal parts look made. */
const uneven = (fair: number, random: Random) => Math.round(fair * (0.75 + random.next() / 2))

/** Lengths to write a pattern to, one after another. */
export interface Goals {
  /** The next one; undefined where no text of the pattern is between the bounds. */
  next(random: Random): { length: number; by: Measure } | undefined
  /** Reports the length of the text made: a part that is repeated (`\1`) makes it longer than was asked for. */
  got(length: number): void
}

/** How far above the least length is gone, where more is allowed. */
const further = 64

export function goalsFor({ root, least }: { root: Node; least: number }, min: number, max: number): Goals {
  let low = Math.max(min, least)
  let high = Math.min(max, low + further)
  let goal = 0
  let by: Measure | undefined
  return {
    next(random) {
      by ??= measure(high)
      const { reaches } = by
      const first = random.int(low, high)
      const near = Array.from({ length: high - low + 1 }, (_, i) => low + ((first - low + i) % (high - low + 1)))
      const found = near.find((length) => reaches(root, length))
      if (found === undefined) return undefined
      goal = found
      return { length: goal, by }
    },
    got(length) {
      if (length < min) low = goal + 1
      if (length <= max) return
      low = least
      high = goal - 1
    }
  }
}

/** The runs of neighbouring lengths in a set, the greatest first: where each begins, and how many there are. */
function runs(set: Lengths): [from: number, length: number][] {
  const bits = set.toString(2)
  return [...bits.matchAll(/1+/g)].map(({ 0: run, index }) => [bits.length - index - run.length, run.length])
}
