import {
  CORE_SCHEMA,
  constructFromEvents,
  defineScalarTag,
  dump,
  EVENT_ID,
  type Event,
  intCoreTag,
  mergeTag,
  parseEvents,
  strTag,
  YAMLException
} from 'js-yaml'
import { tooDeepAt } from '../json/depth.ts'
import { integerOf, parseJson } from '../json/integers.ts'
import { eventIndex, startOf } from '../places/locate.ts'
import { placed, type TextPlace } from '../places/place.ts'
import { type Uncommented, withoutComments, withoutLastCommas } from './comments.ts'
import { type Indented, indented } from './indentation.ts'
import { refuseExpansion } from './limits.ts'
import { mistakeBehind, type Noticed } from './mistakes.ts'
import { keepNumericTexts } from './numeric-texts.ts'
import { dropTags, duplicatesIn } from './oddities.ts'

// js-yaml rounds integers beyond 2^53.
const exactInteger = defineScalarTag<number | bigint>('tag:yaml.org,2002:int', {
  implicit: true,
  implicitFirstChars: [...'-+0123456789'],
  resolve: (source, ...more) => {
    const number = intCoreTag.resolve(source, ...more)
    return typeof number === 'number' && /^[-+]?\d+$/.test(source) ? integerOf(source) : number
  },
  identify: (value) => typeof value === 'bigint' || intCoreTag.identify(value),
  represent: String
})

export const writeYaml = (value: unknown): string =>
  dump(value, { schema: CORE_SCHEMA.withTags(exactInteger), noRefs: true, lineWidth: 120 })

/** A text that was read: its value, and the places of its parts. */
export interface LocatedText {
  file: string
  value: unknown
  /** Returns the place of a JSON pointer's value, or of its nearest ancestor. The first call reads the text again. */
  locate: (pointer: string) => TextPlace
  /** Mistakes that leave only one meaning, so that the text could be read. */
  findings: TextFinding[]
}

export interface TextFinding {
  place: TextPlace
  message: string
}

/** A document that cannot be read. The message is complete for people: `openapi.yaml:12:3: …`. */
export class Unreadable extends Error {
  override name = 'Unreadable'
  readonly code = 'ERR_STANDIN_UNREADABLE'
}

/** The deepest nesting: more than people write, and safe for every recursive reader. */
export const maxDepth = 500
/** The most values that aliases may add to a text. */
export const maxExpansion = 1_000_000

// YAML 1.1 tags that JSON has no type for stay the strings that they are written as.
const asWritten = (name: string) => ({ ...strTag, tagName: `tag:yaml.org,2002:${name}` })
const construction = {
  schema: CORE_SCHEMA.withTags(exactInteger, mergeTag, asWritten('timestamp'), asWritten('binary')),
  maxTotalMergeKeys: maxExpansion
}

/**
 * Reads YAML 1.2 (with YAML 1.1's merge keys) or JSON (RFC 8259) as values with string keys, aliases as shared objects.
 * `near` is the file's name in errors, where that differs; `expected` names what people would have put there. Throws
 * Unreadable, with file, line and column, for other texts, endless nesting, and aliases that contain themselves or
 * multiply without bound.
 */
export function readText(text: string, file: string, near = file, expected = 'an OpenAPI document'): LocatedText {
  const source = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  const json = readJson(source, near)
  if (json !== undefined) return { file, value: json.value, locate: locator({ source, file }), findings: [] }
  const bare = withoutComments(source)
  const plain = bare && readJson(withoutLastCommas(bare.text), near)
  if (plain !== undefined) {
    return {
      file,
      value: plain.value,
      locate: locator({ source: bare!.text, file }),
      findings: [commentFinding(bare!, source, file)]
    }
  }
  refuseBinary(source, near, expected)
  const { value, pads, text: read, findings } = parsedFrom(source, bare, file, near, expected)
  return { file, value, locate: locator({ source: read, file, pads }), findings }
}

/**
 * Parses YAML. Comments of JSON are text in YAML, so they are removed only if the text can't be read with them.
 */
function parsedFrom(source: string, bare: Uncommented | undefined, file: string, near: string, expected: string) {
  try {
    if (bare === undefined || !/^\s*\//.test(source)) return parseYaml(source, file, near, expected)
  } catch (error) {
    if (bare === undefined) throw error
  }
  const parsed = parseYaml(bare.text, file, near, expected)
  return { ...parsed, findings: [commentFinding(bare, source, file), ...parsed.findings] }
}

function commentFinding({ first }: Uncommented, source: string, file: string): TextFinding {
  return { place: placeAt({ source, file }, first), message: 'JSON has no comments; they are passed over' }
}

function readJson(source: string, file: string): { value: unknown } | undefined {
  if (!/^\s*[{[]/.test(source)) return undefined
  const deepest = tooDeepAt(source, maxDepth)
  if (deepest !== undefined) throw deep(placed(placeAt({ source, file }, deepest)))
  try {
    return { value: parseJson(source) }
  } catch {
    // YAML's flow style starts so too, and its reader says where the mistake is.
    return undefined
  }
}

interface Parsed {
  documents: unknown[]
  events: Event[]
  /** the text that the events' offsets count in */
  text: string
  pads?: Indented['pads']
  findings: TextFinding[]
}

function parseYaml(source: string, file: string, near: string, expected: string) {
  const parsed = parseStrictly(source, file, near, expected)
  const { documents, events, text, findings } = parsed
  const locate = locator({ source: text, file: near, pads: parsed.pads })
  if (documents.length === 0) throw new Unreadable(`${near}: the file is empty; ${expected} was expected`)
  if (documents.length > 1) {
    const second = events.findIndex((event, index) => index > 0 && event.type === EVENT_ID.DOCUMENT)
    const place = placeAt({ source: text, file, pads: parsed.pads }, startOf(events, second + 1) ?? 0)
    findings.push({ place, message: 'a second YAML document starts here; only the first one is read' })
  }
  if (events.some((event) => event.type === EVENT_ID.ALIAS)) {
    refuseExpansion(documents[0], maxDepth, source.length + maxExpansion, (pointer, why) => {
      throw new Unreadable(`${placed(locate(pointer))}: aliases: ${why}; write that part out, or remove it`)
    })
  }
  return { ...parsed, value: documents[0] }
}

function parseStrictly(text: string, file: string, near: string, expected: string): Parsed {
  try {
    const events = parseEvents(text, { maxDepth })
    keepNumericTexts(events, text)
    return { documents: constructFromEvents(events, { ...construction, source: text }), events, text, findings: [] }
  } catch (error) {
    const parsed = parseLeniently(text, file)
    if ('documents' in parsed) return parsed
    if (isWebPage(text)) throw new Unreadable(`${near}: this is ${webPage}; ${expected} was expected`)
    throw new Unreadable(explain(error, { source: text, file: near }, parsed))
  }
}

/** A text that is read by mistake often, in the words of messages. */
export const webPage = 'a web page (HTML or XML)'
export const isWebPage = (text: string): boolean => /^\s*<(!doctype|html|\?xml)/i.test(text)

/** Parses a text that breaks a rule of YAML but has only one meaning. Returns the error if it has none. */
function parseLeniently(source: string, file: string): Parsed | Failed {
  const { text, pads } = indented(source)
  try {
    const events = parseEvents(text, { maxDepth })
    keepNumericTexts(events, text)
    const oddities = [...dropTags(events, text), ...duplicatesIn(events, text)].sort((a, b) => a.offset - b.offset)
    const findings = oddities.map(({ offset, message }) => ({
      place: placeAt({ source: text, file, pads }, offset),
      message
    }))
    const [first] = pads.keys()
    if (first !== undefined) {
      const message = 'this line begins further left than YAML allows; it is read as part of the value above it'
      findings.push({ place: { file, line: first, column: 1 }, message })
    }
    const documents = constructFromEvents(events, { ...construction, source: text, json: true })
    return { documents, events, text, pads, findings }
  } catch (error) {
    return { error, text, pads }
  }
}

/** A text that cannot be read, indented, and why. */
interface Failed extends Indented {
  error: unknown
}

/** Explains an error of js-yaml in one sentence, with a place and something to do. */
function explain(error: unknown, placing: Placing, { error: left, text, pads }: Failed): string {
  const { source, file } = placing
  if (!isMarked(error) || !isMarked(left)) return `${file}: not readable as YAML (${error})`
  if (error.reason.includes('maxDepth')) return deep(placed(placeAt(placing, error.mark.position))).message
  const { line, column, reason } = mistakeBehind(noticed(error, source), { ...noticed(left, text), pads })
  const where = placed({ file, line: line + 1, column: column + 1 })
  const written = source.split('\n')[line]!
  if (/^[ ]*\t/.test(written))
    return `${where}: a tab stands in the indentation (${reason}); YAML indents with spaces only`
  const shown = written.trim().slice(0, 60)
  return `${where}: not valid YAML or JSON: ${reason}, at \`${shown}\`; correct it there`
}

type Marked = YAMLException & { mark: NonNullable<YAMLException['mark']> }
const isMarked = (error: unknown): error is Marked => error instanceof YAMLException && error.mark !== undefined

function noticed({ mark, reason }: Marked, source: string): Noticed {
  const { line, column } = placeAt({ source, file: '' }, mark.position)
  return { lines: source.split('\n'), line: line - 1, column: column - 1, reason }
}

function deep(where: string): Unreadable {
  return new Unreadable(
    `${where}: nested more than ${maxDepth} levels deep, which is too deep to read; flatten that part, or remove it`
  )
}

/** Text has no control characters: such a file is binary, or text in an encoding that is not UTF-8. */
function refuseBinary(source: string, file: string, expected: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const found = /[\0-\x08\x0b\x0c\x0e-\x1f]/.exec(source)
  if (found === null) return
  const where = placed(placeAt({ source, file }, found.index))
  const start = source.slice(0, 1000)
  if (start.split('\0').length > start.length / 3) {
    throw new Unreadable(`${where}: this looks like UTF-16 text; save the OpenAPI document as UTF-8`)
  }
  throw new Unreadable(`${where}: this is no text (a control character stands here); ${expected} was expected`)
}

/** Returns true for a text of JSON that nests deeper than recursive readers follow. */
export const isTooDeep = (json: string): boolean => tooDeepAt(json, maxDepth) !== undefined

interface Placing {
  source: string
  file: string
  /** the blanks that were put in front of lines */
  pads?: Indented['pads'] | undefined
}

function locator(placing: Placing): (pointer: string) => TextPlace {
  let offsetOf: ((pointer: string) => number) | undefined
  return (pointer) => {
    offsetOf ??= eventIndex(placing.source, maxDepth)
    return placeAt(placing, offsetOf(pointer))
  }
}

function placeAt({ source, file, pads }: Placing, offset: number): TextPlace {
  let line = 1
  let start = 0
  for (let end = source.indexOf('\n'); end !== -1 && end < offset; end = source.indexOf('\n', start)) {
    line++
    start = end + 1
  }
  return { file, line, column: offset - start + 1 - (pads?.get(line) ?? 0) }
}
