/** Texts for a shape: believable where that fits, else written out from the pattern, then brought to length. */
import { anyText, descriptions, formats, likenesses, names, type Scene, shapes } from '../values.ts'
import type { Checker } from './check.ts'
import { codePoints } from './json.ts'
import { NoValue } from './novalue.ts'
import { type Pattern, parse, write } from './pattern.ts'
import { below, random, type Seed } from './random.ts'
import type { Shape } from './shape.ts'

const longest = 200_000

/** A text that fits; throws NoValue where none was found. `scene` gives the scene of another try. */
export function textOf(shape: Shape, check: Checker, scene: (seed: Seed) => Scene, seed: Seed): string {
  const { min, max, patterns, formats: wanted } = shape.text
  if (min > max) throw new NoValue(`minLength ${min} is over maxLength ${max}`, '')
  if (min > longest) throw new NoValue(`a text of ${min} characters is too long to make`, '')
  const long = (text: string) => codePoints(text)
  const fits = (text: string) => {
    const length = long(text)
    return (
      length >= min &&
      length <= max &&
      wanted.every((format) => check.hasFormat(format, text)) &&
      patterns.every((one) => check.matches(one, text))
    )
  }
  const parsed = new Map<string, Pattern | undefined>()
  function parsedOf(pattern: string): Pattern | undefined {
    if (!parsed.has(pattern)) {
      let found: Pattern | undefined
      try {
        found = parse(pattern)
      } catch {}
      parsed.set(pattern, found)
    }
    return parsed.get(pattern)
  }

  const strict = patterns.length > 0 || wanted.some((format) => Object.hasOwn(formats, format))
  const plain = candidates(shape, scene, seed)
  let tried = 0
  for (const text of plain) {
    if (fits(text)) return text
    if (!strict) return fitted(text, min, max, random(below(seed, 'fit')))
    if (++tried > 40) break
  }
  for (const format of wanted) {
    const text = stretched(format, min, max, random(below(seed, 'stretch')))
    if (text !== undefined && fits(text)) return text
  }
  for (const [n, pattern] of patterns.entries()) {
    const made = fromPattern(pattern, n)
    if (made !== undefined) return made
  }
  // A format that nothing is known of holds whatever the length allows.
  if (patterns.length === 0) {
    const text = fitted(anyText(scene(seed)), min, max, random(below(seed, 'fit')))
    if (fits(text)) return text
  }
  throw new NoValue(
    `no text was found for ${[...wanted, ...patterns].join(' and ')} between ${min} and ${max} characters`,
    ''
  )

  function fromPattern(source: string, n: number): string | undefined {
    const pattern = parsedOf(source)
    if (pattern === undefined) return undefined
    const { least: shortest } = pattern
    if (shortest > Math.min(max, longest))
      throw new NoValue(`a text for ${source} has at least ${shortest} characters`, '')
    let room = Math.max(longest, 4 * shortest)
    const others = patterns.filter((other) => other !== source)
    const good = (text: string) => {
      const length = long(text)
      if (length < min || length > max || !wanted.every((format) => check.hasFormat(format, text))) return false
      if (!others.every((other) => check.matches(other, text))) return false
      return check.matches(source, text)
    }
    for (let attempt = 0; attempt < 60 && room > 0; attempt++) {
      const walk = {
        random: random(below(below(seed, attempt), n)),
        stretch:
          stretches[attempt % stretches.length]! + (attempt > 20 && min > 0 ? Math.ceil(min / (1 + (attempt % 3))) : 0),
        wide: attempt % 4 === 3 || attempt > 40,
        room: Math.max(20_000, 2 * min, 2 * shortest)
      }
      const core = write(pattern, walk)
      room -= core.length
      const pads = ['', ...(others.length > 0 ? others.map((other) => addition(other, attempt)) : [])]
      for (const pad of pads) {
        const text = padded(core + pad, pattern, min, max, walk.random)
        if (good(text)) return text
        if (pad !== '' && good(pad + core)) return pad + core
      }
    }
    return undefined
  }

  function addition(source: string, attempt: number): string {
    const pattern = parsedOf(source)
    return pattern === undefined
      ? ''
      : write(pattern, { random: random(below(seed, attempt)), stretch: 0, wide: false, room: 1000 })
  }
}

const stretches = [4, 2, 0, 8, 1, 3, 12, 16]

/** A text of an open pattern brought to its least length with letters on the open side. */
function padded(
  text: string,
  { anchored }: Pattern,
  min: number,
  max: number,
  stream: ReturnType<typeof random>
): string {
  const missing = min - codePoints(text)
  if (missing > 0) {
    const more = letters(missing, stream)
    if (!anchored[1]) return text + more
    if (!anchored[0]) return more + text
  }
  return codePoints(text) > max && !anchored[1] ? [...text].slice(0, max).join('') : text
}

function* candidates(shape: Shape, scene: (seed: Seed) => Scene, seed: Seed): Generator<string> {
  const { patterns, formats: wanted } = shape.text
  for (let n = 0; n < 4; n++) {
    const at = scene(n === 0 ? seed : below(seed, n))
    for (const format of wanted) if (Object.hasOwn(formats, format)) yield formats[format]!(at)
    if (wanted.some((format) => Object.hasOwn(formats, format)) && patterns.length === 0) continue
    yield* spoken(shape, at)
    if (patterns.length > 0) {
      for (const shape_ of shapes) {
        const text = shape_(at)
        yield text
      }
    }
    if (patterns.length === 0) yield anyText(at)
  }
}

/** By name, by description, by example: descriptions say more where the name says little. */
function* spoken(shape: Shape, scene: Scene): Generator<string> {
  const named = names.find(([rule]) => rule.test(scene.name))
  const told = descriptions.find(([rule]) => rule.test(scene.hint))
  const example = shape.examples
    .concat(shape.defaults)
    .find((one): one is string => typeof one === 'string' && one !== '')
  const like = example === undefined ? undefined : likenesses.find(([rule]) => rule.test(example))
  // An example shows the shape itself; of a description the more telling words stand first in the table.
  if (like !== undefined && example !== undefined) yield like[1](scene, example)
  if (told !== undefined && (named === undefined || weak.test(scene.name) || precise.test(scene.hint)))
    yield told[1](scene)
  if (named !== undefined) yield named[1](scene)
  if (told !== undefined) yield told[1](scene)
}

/** Names that say little by themselves. */
const weak =
  /^(id|name|value|key|code|type|data|content|text|label|number|date|time|token|version|title|message|info|ref|reference|state|status|access_token|body|description|size|color|colour|host|server|location|path|identifier|hash)$/
/** Words that leave no doubt. */
const precise =
  /\bjwt\b|json web token|\buuid\b|iso[ -]?8601|rfc[ -]?3339|yyyy-mm-dd|e\.?164|iso[ -]?4217|iso[ -]?3166|hex(adecimal)? colou?r|semantic version|base64/

/** A plain text brought to length: cut at the end of a word, lengthened by letters. */
export function fitted(text: string, min: number, max: number, stream: ReturnType<typeof random>): string {
  let points = [...text]
  if (points.length > max) {
    points = points.slice(0, max)
    const space = points.lastIndexOf(' ')
    if (space >= Math.max(min, max / 2)) points = points.slice(0, space)
    while (points.length > min && /[\s._,;:-]/.test(points.at(-1) ?? '')) points.pop()
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

function letters(count: number, stream: ReturnType<typeof random>): string {
  let text = ''
  for (let i = 0; i < Math.min(count, 64); i++) text += 'abcdefghijklmnopqrstuvwxyz'[stream.int(0, 25)]
  return text.repeat(Math.ceil(count / 64)).slice(0, count)
}

function digits(count: number, stream: ReturnType<typeof random>): string {
  let text = ''
  for (let i = 0; i < count; i++) text += String(stream.int(0, 9))
  return text
}

/** A text of a format that can be as long or as short as is asked for. */
function stretched(format: string, min: number, max: number, stream: ReturnType<typeof random>): string | undefined {
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
