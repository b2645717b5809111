/** Measures the lengths that texts of a pattern can have, and shares a length out among the pattern's parts. */
import { NoValue } from '../../schema/meaning/no-value.ts'
import type { Random } from '../lexicon/entity/random.ts'

/** A part of a pattern. */
export type Node =
  | { kind: 'set'; source: string }
  | { kind: 'sequence'; parts: Node[] }
  | { kind: 'choice'; options: Node[] }
  | Repeat
  | { kind: 'group'; part: Node; name: string }
  | { kind: 'back'; name: string }
  | { kind: 'ahead' | 'behind'; part: Node }
  | { kind: 'nothing' }

interface Repeat {
  kind: 'repeat'
  part: Node
  min: number
  max: number
}

/** A set of lengths: bit n is set for the length n. */
type Lengths = bigint

/** Answers questions about the lengths of a pattern's nodes, up to a limit. */
export interface Measure {
  /** Tells whether a node has a text of `length` characters. */
  reaches(node: Node, length: number): boolean
  /** Shares out a length that a sequence reaches among its parts. */
  parts(parts: readonly Node[], length: number, random: Random): number[]
  /** Shares out a length that a repetition reaches among its rounds. */
  rounds(node: Repeat, length: number, random: Random): number[]
}

/** The most bits that one measure may look at, since texts of many thousand parts take too long. */
const mostBits = 1e9
/** The characters that a round of a repetition gets beyond its least length: about a word. */
const word = 5

/** The lengths found so far. */
interface Measuring {
  limit: number
  mask: Lengths
  known: Map<Node, Lengths>
  /** by node and number: the lengths of that many texts of the node, one after the other */
  powers: Map<Node, Map<number, Lengths>>
  /** Bits that may still be looked at. */
  left: number
}

/** Measures nodes, each once, up to a limit. The measure throws NoValue when it takes too long. */
export function measure(limit: number): Measure {
  const measuring: Measuring = {
    limit,
    mask: (1n << BigInt(limit + 1)) - 1n,
    known: new Map(),
    powers: new Map(),
    left: mostBits
  }
  return {
    reaches: (node, length) => length <= limit && has(lengthsOf(measuring, node), length),
    parts: (nodes, length, random) => shareAmongParts(measuring, nodes, length, random),
    rounds: (node, length, random) => shareAmongRounds(measuring, node, length, random)
  }
}

function spend(measuring: Measuring, sets: number): void {
  measuring.left -= sets * measuring.limit
  if (measuring.left < 0) throw new NoValue('the lengths of its pattern take too long to tell', '')
}

// ---- the lengths of a node ----

function lengthsOf(measuring: Measuring, node: Node): Lengths {
  let found = measuring.known.get(node)
  if (found === undefined) {
    found = newLengths(measuring, node)
    measuring.known.set(node, found)
  }
  return found
}

function newLengths(measuring: Measuring, node: Node): Lengths {
  switch (node.kind) {
    case 'set':
      return 2n & measuring.mask
    case 'sequence':
      return behind(measuring, node.parts)[0]!
    case 'choice':
      return node.options.reduce((all, option) => all | lengthsOf(measuring, option), 0n)
    case 'repeat': {
      // No text within the limit has more rounds than characters, but for rounds of none.
      const more = Math.min(node.max - node.min, measuring.limit)
      const optional = times(measuring, 1n | lengthsOf(measuring, node.part), more)
      return sums(measuring, power(measuring, node.part, node.min), optional)
    }
    case 'group':
      return lengthsOf(measuring, node.part)
    default:
      return 1n
  }
}

/** The lengths that the parts from each one on can have together; nothing behind the last. */
function behind(measuring: Measuring, nodes: readonly Node[]): Lengths[] {
  const sets = [1n]
  for (const node of [...nodes].reverse()) sets.push(sums(measuring, lengthsOf(measuring, node), sets.at(-1)!))
  return sets.reverse()
}

/** The lengths that a length of one and a length of the other make together. */
function sums(measuring: Measuring, one: Lengths, other: Lengths): Lengths {
  const [mine, its] = [runs(one), runs(other)]
  const [few, set] = mine.length <= its.length ? [mine, other] : [its, one]
  spend(measuring, few.length + 10)
  let all = 0n
  for (const [from, length] of few) all |= spread(set, length) << BigInt(from)
  return all & measuring.mask
}

/** The set moved by 0, by 1, … up to one less than `count`, all together. */
function spread(set: Lengths, count: number): Lengths {
  let all = set
  let moved = 1
  for (; moved * 2 <= count; moved *= 2) all |= all << BigInt(moved)
  return moved < count ? all | (all << BigInt(count - moved)) : all
}

/** The lengths of `count` texts, each of a length in the set. */
function times(measuring: Measuring, set: Lengths, count: number): Lengths {
  let all = 1n
  let square = set
  for (let left = count; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) all = sums(measuring, all, square)
    if (left > 1) square = sums(measuring, square, square)
  }
  return all
}

/** The lengths of `count` texts of a node, one after the other. */
function power(measuring: Measuring, node: Node, count: number): Lengths {
  const mine = measuring.powers.get(node) ?? new Map<number, Lengths>()
  measuring.powers.set(node, mine)
  let found = mine.get(count)
  if (found === undefined) {
    found = times(measuring, lengthsOf(measuring, node), count)
    mine.set(count, found)
  }
  return found
}

const has = (set: Lengths, length: number) => length >= 0 && ((set >> BigInt(length)) & 1n) === 1n

// ---- sharing a length out ----

/** The number nearest to a wanted one that fits. There has to be one. */
function nearest(measuring: Measuring, wanted: number, fits: (number: number) => boolean): number {
  let off = 0
  for (spend(measuring, 1); !fits(wanted + off); spend(measuring, 1)) off = off < 0 ? -off : -off - 1
  return wanted + off
}

/** The part of a length that one set takes where the other takes the rest: near the fair share. */
const share = (measuring: Measuring, length: number, fair: number, one: Lengths, other: Lengths): number =>
  nearest(measuring, fair, (mine) => has(one, mine) && has(other, length - mine))

function shareAmongParts(measuring: Measuring, nodes: readonly Node[], length: number, random: Random): number[] {
  const sets = behind(measuring, nodes)
  const own = nodes.map((node) => lengthsOf(measuring, node))
  let rest = length
  let open = own.filter((set) => set > 2n).length
  return own.map((set, i) => {
    const fair = set > 2n ? Math.min(rest, uneven(rest / open--, random)) : Number(set) - 1
    const mine = share(measuring, rest, fair, set, sets[i + 1]!)
    rest -= mine
    return mine
  })
}

function shareAmongRounds(measuring: Measuring, node: Repeat, length: number, random: Random): number[] {
  const { part, min, max } = node
  if (length === 0 && min === 0) return []
  const all = runs(lengthsOf(measuring, part))
  const least = all.at(-1)![0]
  const most = all[0]![0] + all[0]![1] - 1
  const from = Math.max(min, most > 0 ? Math.ceil(length / most) : 0)
  const to = Math.min(max, least > 0 ? Math.floor(length / least) : Math.max(min, length))
  const wanted = Math.min(to, Math.max(from, Math.ceil(length / (least + word))))
  const fits = (count: number) => count >= from && count <= to && has(power(measuring, part, count), length)
  const count = nearest(measuring, wanted, fits)
  return least === most ? Array(count).fill(least) : halves(measuring, part, count, length, random)
}

/** Shares out by halves, so that few powers need be known. */
function halves(measuring: Measuring, part: Node, count: number, length: number, random: Random): number[] {
  if (count === 1) return [length]
  const first = Math.floor(count / 2)
  const fair = Math.min(length, uneven((length * first) / count, random))
  const mine = share(measuring, length, fair, power(measuring, part, first), power(measuring, part, count - first))
  return [
    ...halves(measuring, part, first, mine, random),
    ...halves(measuring, part, count - first, length - mine, random)
  ]
}

/** A number near the fair share, since equal parts look made. */
const uneven = (fair: number, random: Random) => Math.round(fair * (0.75 + random.next() / 2))

/** Lengths to write a pattern to, one after another. */
export interface Goals {
  /** The next length; undefined where no text of the pattern is between the bounds. */
  next(random: Random): { length: number; by: Measure } | undefined
  /** Reports the length of the text made: a part that is repeated (`\1`) makes it longer than was asked for. */
  got(length: number): void
}

/** Characters beyond the least length that are tried, where more are allowed. */
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

/** The runs of neighbouring lengths in a set, the greatest first: the least length of each, and their number. */
function runs(set: Lengths): [from: number, length: number][] {
  const bits = set.toString(2)
  return [...bits.matchAll(/1+/g)].map(({ 0: run, index }) => [bits.length - index - run.length, run.length])
}
