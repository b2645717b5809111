/** Reads what the document says of a number: the range that it lies in, or how it is made. */

import { rounded } from '../../document/json/integers.ts'
import { random } from '../lexicon/entity/random.ts'
import type { Range } from '../lexicon/entity/range.ts'
import { type Maker, type Scene, snake } from '../lexicon/entity/scene.ts'
import { rangeLike } from '../lexicon/forms/likes.ts'
import { headOf } from '../lexicon/heads.ts'
import { exampleSaid, mostSaid, rangeSaid, stepSaid, unitSaid } from '../lexicon/ranges.ts'
import { counted as anyCount } from '../lexicon/trades/common.ts'
import { counted, numberHints, parts, sinceEpoch, smallUnits } from '../lexicon/trades/descriptions.ts'
import { digitsIn, type Meaning, numberMeaning } from '../lexicon/trades/meanings.ts'
import { isPurchase } from '../lexicon/trades/money.ts'
import { choicesOf } from '../lexicon/trades/trade.ts'
import { valuesSaid } from '../lexicon/vocabulary/vocabulary.ts'
import { dateOf, timeOf } from '../lexicon/words/times.ts'
import { readings } from '../shapes/readings.ts'
import type { Shape } from '../shapes/shape.ts'

/** A number, or a text that holds one, as the document tells of it. */
export interface Numeric extends Pick<Shape, 'description' | 'examples' | 'defaults'> {
  whole: boolean
}

/** Returns what example, description and name say of a number, the most telling first. */
export function numberClue(numeric: Numeric, scene: Scene): Meaning | undefined {
  const clue = clueOf(numeric, scene)
  if (clue === undefined || typeof clue === 'function') return clue
  const most = Math.min(clue[1], mostSaid(numeric.description) ?? clue[1])
  const low = most < clue[1] ? Math.min(clue[0], most / 4) : clue[0]
  const step = stepSaid(numeric.description)
  const [first, last] = [Math.ceil(low / (step ?? 1)), Math.floor(most / (step ?? 1))]
  return step === undefined || first > last ? [low, most, clue[2]] : ({ random }) => random.int(first, last) * step
}

/** All that the document says of one number. */
interface Told {
  scene: Scene
  description: string
  whole: boolean
  /** The meaning of the name, unless the description speaks of another. */
  named: Meaning | undefined
  example: number | undefined
  /** The example that is no part of the description. */
  shown: number | undefined
  /** The example as the description writes it. */
  written: string | undefined
  /** The noun that the description begins with, in the form of a name. */
  head: string
  /** The ends of the range that the description says. */
  ends: readonly [low?: number, high?: number]
}

/** The clues to a number, the most telling first. */
const clues = [listed, ofKind, madeByName, saidRange, likeExample, byWords]

function clueOf({ description, whole, examples, defaults }: Numeric, scene: Scene): Meaning | undefined {
  const written = exampleSaid(description)
  const shown = [...examples, ...defaults].map(numberIn).find((one) => one !== undefined)
  const example = shown ?? (written === undefined ? undefined : Number(written))
  const head = headOf(description)
  const named = meaningOfName(scene, head, whole)
  const ends = rangeSaid(description) ?? []
  const told: Told = { scene, description, whole, named, example, shown, written, head, ends }
  for (const clue of clues) {
    const meaning = clue(told)
    if (meaning !== undefined) return meaning
  }
  return undefined
}

function meaningOfName(scene: Scene, head: string, whole: boolean): Meaning | undefined {
  const { hint, subject } = scene
  const unit = sinceEpoch.test(hint) ? undefined : (unitSaid(hint) ?? unitSaid(subject.replaceAll('_', ' ')))
  // "Mains voltage" says more than `voltage`, and so does "Strokes per minute" than a rate.
  const name = head.endsWith(`_${scene.name}`) ? head : scene.name
  const isWeak = weak.test(name) || (/_rate$/.test(name) && unit?.startsWith('per_') === true)
  const meant = asWhole(asPercent(numberMeaning({ ...scene, name }, unit, isWeak), scene), whole)
  return typeof meant === 'function' && (isSpan(meant, scene) || isAmount(meant, scene)) ? undefined : meant
}

function listed({ description, scene, written }: Told): Meaning | undefined {
  if (written !== undefined) return undefined
  const numbers = valuesSaid(description, scene)?.map(Number)
  return numbers?.every((one) => Number.isFinite(one)) ? ({ random }) => random.pick(numbers) : undefined
}

/** Returns the meaning of an example by its kind; without one, that of a part of a time. */
function ofKind({ example, scene, whole }: Told): Meaning | undefined {
  if (example === undefined) return parts.find(([rule]) => rule.test(scene.hint))?.[1]
  return kinds.find(([is]) => is(example, scene, whole))?.[1](example)
}

/** A time, a place or a key is made together with the members beside it, but an example of 20 is no time. */
function madeByName({ named, scene, example, ends: [low, high] }: Told): Meaning | undefined {
  if (typeof named !== 'function') return undefined
  const isWithin = [1, mostRows].every((count) => !isOutside(named({ ...scene, turn: count - 1, count }), low, high))
  return isWithin && (example === undefined || makesLike(named, scene, example)) ? named : undefined
}

function saidRange({ example, whole, ends: [low, high] }: Told): Meaning | undefined {
  if (low === undefined || high === undefined || isOutside(example, low, high)) return undefined
  return [low, high, whole ? 0 : 2]
}

function likeExample({ named, example, whole, description, shown, written }: Told): Meaning | undefined {
  // Zero and one say little of the others.
  if (example === undefined || (whole ? Math.abs(example) <= 1 : example === 0)) return undefined
  // A port or a size that is none of the usual ones stays as it is.
  if (typeof named === 'function' && choicesOf(named) !== undefined) return () => example
  return near(
    example,
    typeof named === 'function' ? undefined : named,
    description,
    shown === undefined ? written : undefined
  )
}

function byWords({ named, scene, example, whole, head }: Told): Meaning | undefined {
  const hint = asWhole(numberHints.find(([rule]) => rule.test(scene.hint))?.[1] ?? countOf(scene), whole)
  // An example of none or one says that there are few.
  const described = hint !== undefined && example !== undefined && whole ? few : hint
  const meant = smallUnits.test(scene.hint) || weak.test(scene.name) ? (described ?? named) : (named ?? described)
  return meant ?? (head === '' ? undefined : numberMeaning({ ...scene, name: head }))
}

/** Returns the range of the things that a description counts: few for "Number of bathrooms". */
function countOf(scene: Scene): Meaning | undefined {
  if (!/number of|count of|how many|total/.test(scene.hint)) return undefined
  const things = counted.exec(scene.hint)?.[0]
  const found = things === undefined ? undefined : numberMeaning({ ...scene, name: snake(things) })
  return typeof found === 'object' && found !== anyCount && found[2] <= 0 ? found : [1, 60, 0]
}

/** Rows of a long list, in which numbers that count it are high. */
const mostRows = 40

/** Tells whether a number is outside of the range that a description says. */
const isOutside = (value: number | undefined, low: number | undefined, high: number | undefined): boolean =>
  value! < low! || value! > high!

/** Returns the number that an example is, which authors write as a text too. */
const numberIn = (example: unknown): number | undefined =>
  [example, ...readings(example)].map(rounded).find((one) => typeof one === 'number')

/** Returns the meaning of a share in percent, or of one as a fraction, where the description says so. */
function asPercent(named: Meaning | undefined, { hint }: Scene): Meaning | undefined {
  if (typeof named === 'object' && shares.test(hint) && named[1] > 1 && named[1] <= 100) return [0.02, 0.98, 2]
  if (named === undefined || !/\bpercent|\(%\)|\bin %/.test(hint) || /decimal|fraction/.test(hint)) return named
  if (typeof named !== 'function') {
    const [low, high, places] = named
    return high <= 1 ? [low * 100, high * 100, Math.max(0, places - 2)] : named
  }
  const choices = choicesOf(named)
  return choices?.every((one) => one <= 1) ? ({ random }) => Math.round(random.pick(choices) * 1e4) / 100 : named
}

/** Returns a meaning; for a share that is a whole number, one in percent. */
const asWhole = (meaning: Meaning | undefined, whole: boolean): Meaning | undefined =>
  whole && typeof meaning === 'object' && meaning[0] >= 0 && meaning[1] < 1 ? [5, 95, 0] : meaning

/** Shares of one: "Share of the hours that are booked", but not in percent. */
const shares = /\bfraction\b|^(?:the )?(?:share|proportion) of\b(?!.*(?:percent|%))/

/** Tells whether a name means a time, but the description how long something takes: "the average, in seconds". */
const isSpan = (named: Maker<number>, scene: Scene): boolean =>
  takenTime.test(scene.name) && spans.test(scene.hint) && named({ ...scene, random: random(0) }) > 1e8
/** Tells whether a name means an amount, but the description how many there are: "the total number of albums". */
const isAmount = (named: Maker<number>, scene: Scene): boolean =>
  counted.test(scene.hint) && !Number.isInteger(named({ ...scene, random: random(0) }))
const takenTime = /(?<!start|begin|end|event|created|updated|arrival|departure|unix|date)_time$|^time$/
const spans =
  /^(?!.*(since|epoch|unix|timestamp|utc))(.*\b(in|number of) (milliseconds|ms|seconds|minutes|hours|days)\b|(seconds|minutes|hours|days) (that|until|it|for|the|an?|to)\b)/s

const few: Range = [0, 9, 0]
/** Names of what is so or is not. */
const flags =
  /^(is|has|can|was|should|allow|enable)_|^(active|enabled|disabled|deleted|visible|hidden|public|private|verified|locked|archived|default|required|published|approved|closed|blocked)$/

/** Tells whether an example counts the seconds or milliseconds since 1970, by its size and by the words for it. */
const isEpoch = (example: number, { name, hint }: Scene): boolean =>
  ((example > 9e8 && example < 3e9) || (example > 9e11 && example < 3e12)) &&
  (timeWords.test(`${name} ${hint}`) || (isRecent(example) && eventWords.test(name)))
const timeWords =
  /time|date|epoch|unix|_at\b|_on\b|milliseconds|(^|_)ms\b|(^|_)ts\b|expir|(^|_)(created|updated|since|until)/
/** Names that say when something happened, where a number is that of a time of these years. */
const eventWords =
  /(^|_)(seen|last|next|first|recur|start|end|begin|run|scan(ned)?|login|generated|modified|changed)(_|$)/
const isRecent = (example: number): boolean =>
  (example > 1.2e9 && example < 2e9) || (example > 1.2e12 && example < 2e12)

/** Tells whether an example is a date without its signs, by the words for it: 20240115. */
const isDayNumber = (example: number, { name, hint }: Scene): boolean =>
  /^(19|20)\d\d(0[1-9]|1[0-2])([0-2]\d|3[01])$/.test(String(example)) &&
  /date|day|yyyymmdd|_on\b/.test(`${name} ${hint}`)

/** Statuses of HTTP, and the names of numbers that may be one. */
const statuses = new Set([200, 201, 202, 204, 400, 401, 403, 404, 409, 422, 500])
const outcomes = /(^|_)(result|status|code|response)$/

/** Tells whether an example is a year, by the words for it. */
const isYear = (example: number, { name, hint }: Scene): boolean =>
  example >= 1800 &&
  example <= 2035 &&
  /(^|[ _])(year|since|founded|released|built|established|vintage)\b/.test(`${name} ${hint}`)

/** The kinds of numbers that an example may be of. */
const kinds: readonly (readonly [
  is: (example: number, scene: Scene, whole: boolean) => boolean,
  like: (example: number) => Meaning
])[] = [
  [(example, { name }, whole) => whole && (example === 0 || example === 1) && flags.test(name), () => [0, 1, 0]],
  [isEpoch, (example) => (here) => timeOf(here) / (example > 1e11 ? 1 : 1000)],
  [isDayNumber, () => (here) => Number(dateOf(timeOf(here)).replaceAll('-', ''))],
  [(example, { name }) => statuses.has(example) && outcomes.test(name), (example) => () => example],
  [isYear, (example) => [Math.min(example, 1990), Math.max(example, 2024), 0]]
]

/** Makes numbers near an example, of those that the name and the description speak of if it is one of them. */
function near(example: number, named: Range | undefined, description: string, written?: string): Maker<number> {
  const [least, most, places] = rangeLike(example, written)
  const [from, to] = named !== undefined && example >= named[0] && example <= named[1] ? named : [least, most]
  const low = Math.max(least, from)
  const high = Math.max(low, Math.min(most, to, mostSaid(description) ?? most))
  return ({ entity }) => Number((low + entity.share * (high - low)).toFixed(places))
}

/** Tells whether a maker makes numbers like an example: it is one of its choices, or no time where that is none. */
function makesLike(maker: Maker<number>, scene: Scene, example: number): boolean {
  if (isPurchase(maker)) return false
  const choices = choicesOf(maker)
  if (choices !== undefined) return choices.includes(example)
  const value = maker({ ...scene, random: random(0) })
  return (Math.abs(value) < 1e8 && example < 1e15) || Math.abs(value / example) < 1e4
}

/** Names whose unit the description says. */
const weak =
  /^(value|amount|offset|length|duration|size|time|total|number|count|balance|price|timeout|interval|delay|limit|age|distance|end|start|width|height|weight|speed|rate|score)$/

/** Makes the digits of a number, by all that the document says of it; undefined where it says nothing. */
export function digitsBy(numeric: Numeric, scene: Scene): Maker<string> | undefined {
  const clue = numberClue(numeric, scene)
  return clue && digitsIn(clue, numeric.whole)
}
