/** Writes texts that a regular expression matches: the pattern is parsed, then walked with a random stream. */

import { memoized } from '../../document/memoized.ts'
import { patternOf } from '../../schema/patterns/pattern.ts'
import type { Random } from '../lexicon/entity/random.ts'
import type { Measure, Node } from './lengths.ts'

export interface ParsedPattern {
  root: Node
  /** Whether it begins with `^`, and whether it ends with `$`. */
  anchored: [boolean, boolean]
  /** The length of the shortest text. */
  least: number
}

/** The settings of a walk: `stretch` adds repetitions, `wide` draws from all characters of a class. */
export interface Walk {
  random: Random
  stretch: number
  wide: boolean
  /** The most characters to make. */
  room: number
  /**
   * `inside` writes the texts of look-aheads and look-behinds at their places. `instead` writes a look-ahead's text in
   * place of the text behind it. Else look-behinds are ignored, and a look-ahead's last character goes to any place.
   */
  look?: 'inside' | 'instead' | undefined
  /** The length of the text, by a measure of the pattern; left to chance if undefined. */
  exactly?: { length: number; by: Measure } | undefined
}

const mostGroups = 200

/** A pattern that is being read: how far, and how many groups were opened. */
interface Reader {
  source: string
  at: number
  groups: number
  depth: number
  deepest: number
}

/** Returns the structure of a pattern; undefined where it is nested more deeply than anyone would write. */
export const parse = memoized((written) => parseUntranslated(patternOf(written)?.source ?? written))

/** Returns the structure of a pattern as JavaScript reads it, if it is of another dialect too. */
export const parseUntranslated = memoized(parsed)

function parsed(source: string): ParsedPattern | undefined {
  const reader: Reader = { source, at: 0, groups: 0, depth: 0, deepest: 0 }
  const root = choice(reader)
  if (reader.deepest > mostGroups) return undefined
  const anchored: [boolean, boolean] = [source.startsWith('^'), /(?:^|[^\\])(?:\\\\)*\$$/.test(source)]
  return { root, anchored, least: least(root) }
}

function eat(reader: Reader, text: string): boolean {
  if (!reader.source.startsWith(text, reader.at)) return false
  reader.at += text.length
  return true
}

/** Takes the match of a sticky rule at the reader's place. */
function take(reader: Reader, rule: RegExp): RegExpExecArray | null {
  rule.lastIndex = reader.at
  const found = rule.exec(reader.source)
  if (found !== null) reader.at += found[0].length
  return found
}

function choice(reader: Reader): Node {
  reader.deepest = Math.max(reader.deepest, ++reader.depth)
  if (reader.depth > mostGroups) return { kind: 'nothing' }
  const options = [sequence(reader)]
  while (eat(reader, '|')) options.push(sequence(reader))
  reader.depth--
  return options.length === 1 ? options[0]! : { kind: 'choice', options }
}

function sequence(reader: Reader): Node {
  const parts: Node[] = []
  while (reader.at < reader.source.length && !/[|)]/.test(reader.source[reader.at]!)) {
    parts.push(repeated(reader, atom(reader)))
  }
  return parts.length === 1 ? parts[0]! : { kind: 'sequence', parts }
}

function repeated(reader: Reader, part: Node): Node {
  const found = take(reader, /(?:([*+?])|\{(\d+)(,(\d*))?\})\??/y)
  if (found === null) return part
  const [, sign, from, comma, to] = found
  if (sign !== undefined) {
    return { kind: 'repeat', part, min: sign === '+' ? 1 : 0, max: sign === '?' ? 1 : Infinity }
  }
  const min = Number(from)
  return { kind: 'repeat', part, min, max: comma === undefined ? min : to === '' ? Infinity : Number(to) }
}

function atom(reader: Reader): Node {
  if (take(reader, /\^|\$|\\b|\\B/y) !== null) return { kind: 'nothing' }
  if (eat(reader, '(')) return group(reader)
  const set = take(reader, /\[(?:\\[\s\S]|[^\]\\])*\]/y)
  if (set !== null) return { kind: 'set', source: set[0] }
  if (eat(reader, '.')) return { kind: 'set', source: isPoint(reader) ? '[.]' : '[^\\n\\r\\u2028\\u2029]' }
  const back = take(reader, /\\(?:([1-9]\d*)|k<([^>]+)>)/y)
  if (back !== null) return { kind: 'back', name: back[1] ?? back[2]! }
  const escaped = take(
    reader,
    /\\(?:u\{[0-9a-fA-F]+\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z]|[pP]\{[^}]*\}|[\s\S])/y
  )
  if (escaped !== null) return { kind: 'set', source: `[${escaped[0]}]` }
  const point = String.fromCodePoint(reader.source.codePointAt(reader.at)!)
  reader.at += point.length
  return { kind: 'set', source: `[${/[\^\]\\[-]/.test(point) ? `\\${point}` : point}]` }
}

/** Tells whether a dot between digits is meant as a point, as authors forget to escape it. */
const isPoint = ({ source, at }: Reader): boolean =>
  /[\d}\])]\.$|\\d\.$/.test(source.slice(at - 3, at)) && /^(?:\\d|\[?\d)/.test(source.slice(at, at + 2))

function group(reader: Reader): Node {
  const opening = take(reader, /\?(?:[:=!]|<[=!]|<([^>]+)>)/y)
  const name = opening === null || opening[1] !== undefined ? (opening?.[1] ?? String(++reader.groups)) : undefined
  const part = choice(reader)
  eat(reader, ')')
  if (opening?.[0] === '?=') return { kind: 'ahead', part }
  if (opening?.[0] === '?<=') return { kind: 'behind', part }
  if (opening !== null && /^\?<?!/.test(opening[0])) return { kind: 'nothing' }
  return name === undefined ? part : { kind: 'group', part, name }
}

/** Returns the length of the shortest text that a node describes. */
function least(node: Node): number {
  if (node.kind === 'set') return 1
  if (node.kind === 'sequence') return node.parts.reduce((sum, part) => sum + least(part), 0)
  if (node.kind === 'choice') return Math.min(...node.options.map(least))
  if (node.kind === 'repeat') return node.min === 0 ? 0 : node.min * least(node.part)
  return node.kind === 'group' ? least(node.part) : 0
}

/** Writes a text that the pattern describes. Boundaries and negative look-arounds are ignored, so test the text. */
export function write(pattern: ParsedPattern, walk: Walk): string {
  const groups = new Map<string, string>()
  const wanted: string[] = []
  let room = walk.room

  /** Writes a text of a node, of a length that it can have or of any. */
  function text(node: Node, length?: number): string {
    if (room <= 0) return ''
    const by = length === undefined ? undefined : walk.exactly?.by
    switch (node.kind) {
      case 'set': {
        const points = members(node.source, walk.wide)
        room--
        return points.length === 0 ? '' : walk.random.pick(points)
      }
      case 'sequence': {
        const shares = by?.parts(node.parts, length!, walk.random)
        const ahead = walk.look === 'instead' ? node.parts.findIndex(({ kind }) => kind === 'ahead') : -1
        const parts = ahead < 0 ? node.parts : node.parts.slice(0, ahead + 1)
        return parts.map((part, i) => text(part, shares?.[i])).join('')
      }
      case 'choice': {
        const options = by === undefined ? node.options : node.options.filter((one) => by.reaches(one, length!))
        return text(walk.random.pick(options), length)
      }
      case 'repeat': {
        if (by !== undefined) {
          const shares = by.rounds(node, length!, walk.random)
          return shares.map((share) => text(node.part, share)).join('')
        }
        const most = Math.min(node.max, node.min + walk.stretch)
        const times = walk.random.int(node.min, most)
        let made = ''
        for (let i = 0; i < times && room > 0; i++) made += text(node.part)
        return made
      }
      case 'group': {
        const made = text(node.part, length)
        groups.set(node.name, made)
        return made
      }
      case 'back':
        return groups.get(node.name) ?? ''
      case 'ahead': {
        const made = text(node.part)
        if (walk.look !== undefined) return made
        wanted.push(made.slice(-1))
        return ''
      }
      case 'behind':
        return walk.look === undefined ? '' : text(node.part)
      case 'nothing':
        return ''
    }
  }

  const made = [...text(pattern.root, walk.exactly?.length)]
  // Characters that look-aheads ask for (passwords: a digit, a capital) get places of their own.
  for (const [i, point] of wanted.entries()) if (i < made.length && walk.wide) made[i] = point
  return made.join('')
}

const common = 'abcdefghijklmnopqrstuvwxyz'
const ascii = `${common}${common.toUpperCase()}0123456789-_.!#$%&*+,/:;=?@~ ()'"<>[]^\`{|}\\\t\n\r\v\f`
const scripts =
  'éüñßøçÀÖαβγδΩжщяЖ日本語中文字汉كتابשלוםहिन्दी한국어ไทย٣५𝒜🐲😀€£±×÷…—“”«»¿¡²½ªº\u00a0\u2028\u2029\u0000\u0001\u001f\u007f\u0300'
const known = new Map<string, string[]>()

/** Returns the plain characters of a class, or other characters if it has no plain one. */
function members(source: string, wide: boolean): string[] {
  const key = wide ? `w${source}` : source
  let found = known.get(key)
  if (found === undefined) {
    found = search(source, wide)
    if (known.size > 1000) known.clear()
    known.set(key, found)
  }
  return found
}

/** Returns the characters that a class spells out as escapes, since a search among all characters takes long. */
function spelled(source: string): string {
  return source.replace(/\\(?:u\{([\da-f]{1,5})\}|u([\da-f]{4})|x([\da-f]{2}))/gi, (_, a, b, c) =>
    String.fromCodePoint(Number.parseInt(a ?? b ?? c, 16))
  )
}

function search(source: string, wide: boolean): string[] {
  let test: RegExp
  try {
    test = new RegExp(`^${source}$`, 'u')
  } catch {
    try {
      test = new RegExp(`^${source}$`)
    } catch {
      return []
    }
  }
  const from = (text: string) => [...text].filter((point) => test.test(point))
  if (wide) {
    const plain = from(ascii.slice(0, 62 + 16))
    if (plain.length > 0) return plain
  }
  for (const pool of [common, common.toUpperCase(), '0123456789', '-_ ', ascii, scripts, spelled(source)]) {
    const plain = from(pool)
    // Letters and digits together, where a class has both, and small letters only where it holds everything.
    if (plain.length > 0) return pool === common && plain.length < 26 ? [...plain, ...from('0123456789')] : plain
  }
  const rare: string[] = []
  for (let point = 0; point < 0x110000 && rare.length < 32; point++) {
    if (point === 0xd800) point = 0xe000
    const text = String.fromCodePoint(point)
    if (test.test(text)) rare.push(text)
  }
  return rare
}
