/** Makes texts of a shape: a believable one if it fits, else one of the pattern, then cut or filled to its length. */

import type { Interpreter } from '../../schema/interpreter.ts'
import { codePoints } from '../../schema/meaning/json-values.ts'
import { NoValue } from '../../schema/meaning/no-value.ts'
import { matches, untranslatedMatcherOf } from '../../schema/patterns/pattern.ts'
import { below, type Random, random, type Seed, seedOf } from '../lexicon/entity/random.ts'
import type { Maker, Scene } from '../lexicon/entity/scene.ts'
import { anyText, shapes } from '../lexicon/fallbacks.ts'
import { formatMaker, isNumeric, isWhole } from '../lexicon/forms/formats.ts'
import { descriptions } from '../lexicon/trades/descriptions.ts'
import { valuesSaid } from '../lexicon/vocabulary/vocabulary.ts'
import { keptForScene, ofNoValue } from '../shapes/kept-for-scene.ts'
import { readings } from '../shapes/readings.ts'
import type { SearchWay, Shape } from '../shapes/shape.ts'
import { goalsFor } from './lengths.ts'
import { spokenBy } from './meaning.ts'
import { digitsBy } from './number-clues.ts'
import { type ParsedPattern, parse, parseUntranslated, write } from './pattern-strings.ts'

const longest = 200_000

/**
 * Returns a text that fits; throws NoValue where none is found. `scene` returns the scene of another try; `content` is
 * the text that the content keywords describe.
 */
export function makeText(shape: Shape, check: Interpreter, scene: SceneBy, seed: Seed, content?: string): string {
  const { min, max, patterns, formats: wanted } = shape.text
  if (min > max) throw new NoValue(`minLength ${min} is over maxLength ${max}`, '')
  if (min > longest) throw new NoValue(`minLength ${min} asks for more characters than standin makes`, '')
  const fits = (text: string) => hasLength(text, min, max) && isOfKind(shape, check, text)
  if (content !== undefined && fits(content)) return content
  if (patterns.length > 0 || wanted.length > 0) {
    try {
      return restricted(shape, scene, seed, fits)
    } catch (error) {
      const plain = withoutEncoding(shape)
      if (plain === undefined) throw error
      return makeText(plain, check, scene, seed)
    }
  }
  const here = scene(seed)
  const text = (cluesOf(shape, here).spoken[0] ?? anyText)(here)
  return hasLength(text, min, max)
    ? text
    : (codeFor(text, max, here) ?? fitted(text, min, max, random(below(seed, 'fit'))))
}

const countryCodes: readonly Maker<string>[] = [
  ({ entity: { place } }) => place.code,
  ({ entity: { place } }) => place.code3
]

/** Returns the code of a country where its name is too long. */
function codeFor(text: string, max: number, { entity: { place } }: Scene): string | undefined {
  if (text !== place.country || (max !== 2 && max !== 3)) return undefined
  return max === 2 ? place.code : place.code3
}

/**
 * Returns the shape without its encoding, which is only a remark beside a pattern or length; undefined if it has none.
 */
function withoutEncoding(shape: Shape): Shape | undefined {
  const formats = shape.text.formats.filter((format) => format !== 'byte' && format !== 'base64url')
  if (shape.content.encoding === '' || formats.length === shape.text.formats.length) return undefined
  return { ...shape, derived: {}, text: { ...shape.text, formats } }
}

function hasLength(text: string, min: number, max: number): boolean {
  // A character takes one or two of the units that `length` counts.
  if (text.length <= max && text.length >= 2 * min) return true
  const length = codePoints(text)
  return length >= min && length <= max
}

function isOfKind({ text: { patterns, formats: wanted } }: Shape, check: Interpreter, text: string): boolean {
  for (const format of wanted) if (!check.hasFormat(format, text)) return false
  for (const one of patterns) if (!check.matches(one, text)) return false
  return true
}

function restricted(shape: Shape, scene: SceneBy, seed: Seed, fits: (text: string) => boolean): string {
  const { min, max, patterns, formats: wanted } = shape.text
  const twice = inBothReadings(shape, scene, seed, fits)
  if (twice !== undefined) return twice
  const believable = candidate(shape, scene, seed, fits)
  if (believable !== undefined) return believable
  for (const format of wanted) {
    const text = stretched(format, min, max, random(below(seed, 'stretch')))
    if (text !== undefined && fits(text)) return text
  }
  const written = patterns.map(parse).filter((pattern) => pattern !== undefined)
  const made =
    search(shape, 'overlay', scene, seed, (here, one) => overlay(shape, written, here, one, fits)) ??
    search(shape, 'patterns', scene, seed, (_, one) => byPatterns(written, shape, fits, one))
  if (made !== undefined) return made
  // Every text has an unknown format, so only the length counts.
  if (patterns.length === 0) {
    const text = fitted(anyText(scene(seed)), min, max, random(below(seed, 'fit')))
    if (fits(text)) return text
  }
  throw new NoValue(
    `no text was found for the pattern ${[...wanted, ...patterns].join(' and ')} between ${min} and ${max} characters`,
    ''
  )
}

/** The texts of a format that a pattern is written over. */
const mostOverlaid = 12

/** A text of a format with the pattern in place of its beginning or end: a date that ends in `-01`. */
function overlay(
  { text: { formats } }: Shape,
  patterns: readonly ParsedPattern[],
  scene: SceneBy,
  seed: Seed,
  fits: (text: string) => boolean
): string | undefined {
  const makers = formats.map((format) => formatMaker(format, '')).filter((maker) => maker !== undefined)
  for (let n = 0; n < mostOverlaid && makers.length > 0; n++) {
    const here = scene(below(seed, n))
    const walk = { random: random(below(seed, n)), stretch: n % 3, wide: false, room: 1000 }
    for (const make of makers)
      for (const pattern of patterns) {
        const [base, core] = [make(here), write(pattern, walk)]
        const text = pattern.anchored[1] ? base.slice(0, -core.length) + core : core + behindPart(base, core)
        if (fits(text)) return text
      }
  }
  return undefined
}

/** Returns what is behind the beginning of a text: as many parts as another beginning has, or as many signs. */
function behindPart(text: string, beginning: string): string {
  const sign = /[^\p{L}\d]$/u.exec(beginning)?.[0]
  if (sign === undefined) return text.slice(beginning.length)
  return text
    .split(sign)
    .slice(beginning.split(sign).length - 1)
    .join(sign)
}

/** A text that fits patterns of another dialect both as they are meant and as JavaScript reads them untranslated. */
function inBothReadings(shape: Shape, scene: SceneBy, seed: Seed, fits: (text: string) => boolean): string | undefined {
  const others = shape.text.patterns.flatMap((pattern) => untranslatedMatcherOf(pattern) ?? [])
  if (others.length === 0) return undefined
  const both = (text: string) => fits(text) && others.every((matcher) => matcher.test(text))
  const believable = candidate(shape, scene, seed, both)
  if (believable !== undefined) return believable
  const written = shape.text.patterns
    .map(parseUntranslated)
    .filter((pattern) => pattern !== undefined && pattern.least <= shape.text.max) as ParsedPattern[]
  return search(shape, 'untranslated', scene, seed, (_, one) => byPatterns(written, shape, both, one))
}

type SceneBy = (seed: Seed) => Scene

const anySeed = seedOf('any')

/** Searches for a text. Tries that fail take long, so one for no place in particular decides if there is any text. */
function search(
  { derived }: Shape,
  way: SearchWay,
  scene: SceneBy,
  seed: Seed,
  find: (scene: SceneBy, seed: Seed) => string | undefined
): string | undefined {
  derived.found ??= {}
  derived.found[way] ??= find(ofNoPlace(scene), anySeed) !== undefined
  return derived.found[way] ? find(scene, seed) : undefined
}

const ofNoPlace =
  (scene: SceneBy): SceneBy =>
  (seed) => ({ ...ofNoValue(scene(seed)), name: '', subject: '', random: random(seed) })

function byPatterns(
  patterns: readonly ParsedPattern[],
  { text }: Shape,
  fits: (text: string) => boolean,
  seed: Seed
): string | undefined {
  for (const [index, pattern] of patterns.entries()) {
    const others = patterns.filter((other) => other !== pattern)
    const made = fromPattern(pattern, others, text, fits, below(seed, index))
    if (made !== undefined) return made
  }
  return undefined
}

/** Scenes that believable texts are made in, and how many texts are tried in all. */
const mostScenes = 4
const mostCandidates = 40

/** The first believable text that fits; the first one brought to length where nothing else restricts it. */
function candidate(shape: Shape, scene: SceneBy, seed: Seed, fits: (text: string) => boolean): string | undefined {
  const { min, max } = shape.text
  let tried = 0
  for (let n = 0; n < mostScenes; n++) {
    const here = scene(n === 0 ? seed : below(seed, n))
    here.start += n
    const { strict, candidates, wholes } = cluesOf(shape, here)
    for (const make of candidates) {
      const text = make(here)
      if (fits(text) && wholes.every((one) => matches(one, text))) return text
      if (!strict) return fitted(text, min, max, random(below(seed, 'fit')))
      if (++tried > mostCandidates) return undefined
    }
  }
  return undefined
}

/** Texts that are written for one pattern. The last of them write out the texts of its look-arounds. */
const mostWritten = 90
const plainlyWritten = 60

/** Writes a pattern out in several ways, with the parts before and behind it that other patterns demand. */
function fromPattern(
  pattern: ParsedPattern,
  others: ParsedPattern[],
  { min, max }: Shape['text'],
  fits: (text: string) => boolean,
  seed: Seed
): string | undefined {
  if (pattern.least > Math.min(max, longest)) {
    throw new NoValue(`a text of its pattern has at least ${pattern.least} characters`, '')
  }
  const whole = Math.max(longest, 4 * pattern.least)
  let room = whole
  const goals = goalsFor(pattern, min, max)
  for (let n = 0; n < mostWritten && room > 0; n++) {
    const stream = random(below(seed, n))
    const look = n < plainlyWritten ? undefined : n % 2 === 0 ? 'inside' : 'instead'
    // Free lengths are most believable. If no text is of the right length by chance, texts are written to a length.
    const exactly = look !== undefined || (n < 20 && room > whole / 2) ? undefined : goals.next(stream)
    const core = write(pattern, {
      random: stream,
      stretch: stretches[n % stretches.length]!,
      wide: n % 4 === 3 || n > 40,
      room: Math.max(20_000, 2 * min, 2 * pattern.least),
      look,
      exactly
    })
    room -= core.length
    if (exactly !== undefined) goals.got(codePoints(core))
    const additions = others.map((other) => write(other, { random: stream, stretch: 0, wide: false, room: 1000 }))
    for (const addition of ['', ...additions]) {
      for (const text of [core + addition, addition + core]) {
        const made = padded(text, pattern, min, max, stream, n % 2 === 0 ? '' : ' ')
        if (fits(made)) return made
      }
    }
  }
  return undefined
}

const stretches = [4, 2, 0, 8, 1, 3, 12, 16]

/** A text of an open pattern brought to its least length with letters on the open side, behind a sign or none. */
function padded(
  text: string,
  { anchored }: ParsedPattern,
  min: number,
  max: number,
  stream: Random,
  sign: string
): string {
  const missing = min - codePoints(text)
  if (missing > 0) {
    const more = letters(Math.max(1, missing - sign.length), stream)
    if (!anchored[1]) return text + sign + more
    if (!anchored[0]) return more + sign + text
  }
  return codePoints(text) > max && !anchored[1] ? [...text].slice(0, max).join('') : text
}

/** The makers of believable texts for a shape, looked up once for all objects of a list. */
interface Clues {
  /** The makers that name, description and example speak for, the most telling first. */
  spoken: readonly Maker<string>[]
  /** The makers that are tried where a pattern or a format restricts the text. */
  candidates: readonly Maker<string>[]
  /** A pattern, or a format that is known, says more than the name. */
  strict: boolean
  /** The patterns whose authors forgot the anchors, with them. */
  wholes: readonly string[]
}

const cluesOf = keptForScene((shape: Shape, scene: Scene): Clues => {
  const spoken = spokenBy(shape, scene)
  const wholes = shape.text.patterns.filter((one) => isWithoutEnds(one)).map((one) => `^(?:${one})$`)
  return { spoken, ...candidatesFor(shape, spoken, scene), wholes }
})

/** Tells whether a pattern counts its signs, but has no anchors: `[A-Z]{2}`. */
const isWithoutEnds = (pattern: string): boolean => /\{\d+(,\d+)?\}/.test(pattern) && !/[\^$()|]/.test(pattern)

function candidatesFor(shape: Shape, spoken: Maker<string>[], scene: Scene): Pick<Clues, 'candidates' | 'strict'> {
  const { text, description, examples, hint } = shape
  const known = text.formats
    .map((format) => formatMaker(format, hint) ?? inWords(format))
    .filter((maker) => maker !== undefined)
  if (text.patterns.length > 0) {
    const codes = spoken[0]?.(scene) === scene.entity.place.country ? countryCodes : []
    return { candidates: [...known, ...spoken, ...codes, ...shapes], strict: true }
  }
  if (known.length > 0) {
    const ofNumbers = text.formats.every(isNumeric)
    // An example or a list of values says more than a format, as far as it fits that.
    const isShown = examples.some(ofNumbers ? isNumeral : isText)
    if (ofNumbers && !isShown) {
      const number = { ...shape, whole: text.formats.some(isWhole) }
      const maker = digitsBy(number, scene)
      return { candidates: maker === undefined ? known : [maker, ...known], strict: true }
    }
    const isTold = isShown || valuesSaid(description, scene) !== undefined
    const told = isTold ? spoken.slice(0, 1) : []
    return { candidates: [...told, ...known], strict: true }
  }
  return { candidates: [...spoken, anyText], strict: false }
}

/** Returns the maker for a format that says in words what the text is: `ISO 3166 Alpha-2`. */
const inWords = (format: string): Maker<string> | undefined =>
  /\w[ -]\w/.test(format) ? descriptions.find(([rule]) => rule.test(format.toLowerCase()))?.[1] : undefined

const isText = (value: unknown): boolean => typeof value === 'string'
const isNumeral = (value: unknown): boolean => readings(value).some((one) => typeof one === 'number')

/** A plain text brought to length: cut at the end of a word, lengthened by letters. */
export function fitted(text: string, min: number, max: number, stream: Random): string {
  let points = [...text]
  if (points.length > max) {
    points = points.slice(0, max)
    const space = points.lastIndexOf(' ')
    if (space >= Math.max(min, max / 2)) points = points.slice(0, space)
    while (points.length > min && /[\s._,;:-]/.test(points.at(-1)!)) points.pop()
    // The first letters of a word are read as a code if they are capitals.
    if (max < 4) points = [...points.join('').toUpperCase()].slice(0, max)
  }
  if (points.length >= min) return points.join('')
  const short = points.join('')
  const missing = min - points.length
  if (!short.includes(' ')) return short + (missing < 4 ? digits(missing, stream) : letters(missing, stream))
  // Sentences go on in words.
  let longer = short
  const words = short.split(' ')
  for (let i = 0; longer.length < min + 12 && longer.length < 4000; i++) longer += ` ${words[i % words.length]}`
  const rest = min - longer.length
  return fitted(rest > 0 ? longer + letters(rest, stream) : longer, min, Math.max(min, Math.min(max, min + 8)), stream)
}

function letters(count: number, stream: Random): string {
  let text = ''
  for (let i = 0; i < Math.min(count, 64); i++) text += 'abcdefghijklmnopqrstuvwxyz'[stream.int(0, 25)]
  return text.repeat(Math.ceil(count / 64)).slice(0, count)
}

function digits(count: number, stream: Random): string {
  let text = ''
  for (let i = 0; i < count; i++) text += String(stream.int(0, 9))
  return text
}

/** A text of a format that can be as long or as short as is asked for. */
function stretched(format: string, min: number, max: number, stream: Random): string | undefined {
  const make = elastic[format]
  if (make === undefined) return undefined
  const [head, tail, unit] = make
  const length = Math.max(min, Math.min(max, 14))
  const room = length - head.length - tail.length
  if (room < 1) return length >= head.length + tail.length ? head + tail : undefined
  const body = letters(room, stream)
  // Labels of a host name have at most 63 characters.
  return head + (unit === 'label' ? body.replace(/(.{50})(?=.{2})/g, (part) => `${part.slice(0, 49)}.`) : body) + tail
}

const email: [string, string, string] = ['', '@a.co', '']
const address: [string, string, string] = ['a:', '', '']
const elastic: Record<string, [head: string, tail: string, unit: string]> = {
  email,
  'idn-email': email,
  hostname: ['', '', 'label'],
  'idn-hostname': ['', '', 'label'],
  uri: address,
  url: ['http://a.co/', '', ''],
  iri: address,
  'uri-reference': ['', '', ''],
  'iri-reference': ['', '', ''],
  'uri-template': ['', '', ''],
  regex: ['', '', ''],
  'json-pointer': ['/', '', ''],
  'relative-json-pointer': ['0/', '', ''],
  password: ['', '', ''],
  binary: ['', '', '']
}
