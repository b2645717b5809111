import {
  CORE_SCHEMA,
  constructFromEvents,
  EVENT_ID,
  type Event,
  mergeTag,
  parseEvents,
  strTag,
  YAMLException
} from 'js-yaml'
import { refuseExpansion } from './limits.ts'
import { eventIndex, startOf } from './locate.ts'
import { type Place, placed } from './place.ts'

/** A text that was read: its value, and where each part of it stands. */
export interface Text {
  file: string
  value: unknown
  /** The place of a JSON pointer's value or, failing that, of its nearest ancestor; worked out at the first call. */
  locate: (pointer: string) => Place
}

/** A document that cannot be read. The message is complete for people: `openapi.yaml:12:3: …`. */
export class Unreadable extends Error {
  override name = 'Unreadable'
}

/** Deeper than any document that people write, and shallow enough for every recursive reader behind this door. */
export const maxDepth = 500
/** How many values a text may have by repeating parts, beside those that are written out. */
export const maxExpansion = 1_000_000

// YAML 1.1 tags that JSON has no type for stay the strings that they are written as.
const asWritten = (name: string) => ({ ...strTag, tagName: `tag:yaml.org,2002:${name}` })
const schema = CORE_SCHEMA.withTags(mergeTag, asWritten('timestamp'), asWritten('binary'))

/**
 * Reads YAML 1.2 (with YAML 1.1's merge keys) or JSON (RFC 8259).
 * Takes the text, its file's name for people, that name as errors give it, if it differs, and what people would have
 * put there; gives its value, in which keys are strings and aliases are shared objects. Throws Unreadable, naming file, line and column, for what is
 * no such text, and for what no reader behind it could bear: endless nesting, aliases that contain themselves or
 * multiply without bound.
 */
export function readText(text: string, file: string, near = file, expected = 'an OpenAPI document'): Text {
  const source = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  const locate = locator(source, file)
  const json = parseJson(source, near)
  if (json !== undefined) return { file, value: json.value, locate }
  refuseBinary(source, near, expected)
  const value = parseYaml(source, near, expected)
  return { file, value, locate }
}

function parseJson(source: string, file: string): { value: unknown } | undefined {
  if (!/^\s*[{[]/.test(source)) return undefined
  const deepest = tooDeepAt(source, maxDepth)
  if (deepest !== undefined) throw deep(placed(placeAt(source, deepest, file)))
  try {
    return { value: JSON.parse(source) }
  } catch {
    // YAML's flow style starts so too, and its reader says where the mistake is.
    return undefined
  }
}

function parseYaml(source: string, file: string, expected: string): unknown {
  let events: Event[]
  let documents: unknown[]
  try {
    events = parseEvents(source, { maxDepth })
    documents = constructFromEvents(events, { source, schema, maxTotalMergeKeys: maxExpansion })
  } catch (error) {
    throw new Unreadable(explain(error, source, file))
  }
  if (documents.length === 0) throw new Unreadable(`${file}: the file is empty; ${expected} was expected`)
  if (documents.length > 1) {
    const second = events.findIndex((event, index) => index > 0 && event.type === EVENT_ID.DOCUMENT)
    const place = placeAt(source, startOf(events, second + 1) ?? 0, file)
    throw new Unreadable(
      `${placed(place)}: a second YAML document starts here, and only one can be read; keep one of them in the file`
    )
  }
  if (events.some((event) => event.type === EVENT_ID.ALIAS)) {
    const locate = locator(source, file)
    refuseExpansion(documents[0], maxDepth, source.length + maxExpansion, (pointer, why) => {
      throw new Unreadable(`${placed(locate(pointer))}: aliases: ${why}; write that part out, or remove it`)
    })
  }
  return documents[0]
}

/** What js-yaml complains about, in one sentence with a place and something to do. */
function explain(error: unknown, source: string, file: string): string {
  if (!(error instanceof YAMLException) || error.mark === undefined) return `${file}: not readable as YAML (${error})`
  const { position, buffer } = error.mark
  const where = placed(placeAt(buffer, position, file))
  const reason = error.reason
  if (reason.includes('maxDepth')) return deep(where).message
  if (reason.includes('duplicated mapping key')) {
    const [key] = source.slice(position, position + 60).split(/[\n:]/, 1)
    return `${where}: duplicate key ${key}: the same object has it already; remove or rename one of the two`
  }
  const line = lineAt(source, position)
  if (/^[ ]*\t/.test(line))
    return `${where}: a tab stands in the indentation (${reason}); YAML indents with spaces only`
  if (/unknown .*tag/.test(reason)) return `${where}: ${reason}; remove the tag, since only YAML's core types are read`
  const shown = line.trim().slice(0, 60)
  return `${where}: not valid YAML or JSON: ${reason}${shown === '' ? '' : `, at \`${shown}\``}; correct it there`
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
  const where = placed(placeAt(source, found.index, file))
  const start = source.slice(0, 1000)
  if (start.split('\0').length > start.length / 3) {
    throw new Unreadable(`${where}: this looks like UTF-16 text; save the OpenAPI document as UTF-8`)
  }
  throw new Unreadable(`${where}: this is no text (a control character stands here); ${expected} was expected`)
}

/** Where brackets outside of strings nest deeper than that; JSON.parse would follow them to any depth. */
function tooDeepAt(json: string, limit: number): number | undefined {
  let depth = 0
  for (let index = 0; index < json.length; index++) {
    const code = json.charCodeAt(index)
    if (code === quote) index = endOfString(json, index)
    else if (code === openBrace || code === openBracket) {
      if (++depth > limit) return index
    } else if (code === closeBrace || code === closeBracket) depth--
  }
  return undefined
}

const [quote, backslash, openBrace, closeBrace, openBracket, closeBracket] = [0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d]

function endOfString(json: string, start: number): number {
  for (let end = json.indexOf('"', start + 1); end !== -1; end = json.indexOf('"', end + 1)) {
    let slashes = 0
    while (json.charCodeAt(end - 1 - slashes) === backslash) slashes++
    if (slashes % 2 === 0) return end
  }
  return json.length
}

function locator(source: string, file: string): (pointer: string) => Place {
  let offsetOf: ((pointer: string) => number) | undefined
  return (where) => {
    offsetOf ??= eventIndex(source, maxDepth)
    return placeAt(source, offsetOf(where), file)
  }
}

function placeAt(source: string, offset: number, file: string): Place {
  let line = 1
  let start = 0
  for (let end = source.indexOf('\n'); end !== -1 && end < offset; end = source.indexOf('\n', start)) {
    line++
    start = end + 1
  }
  return { file, line, column: offset - start + 1 }
}

function lineAt(source: string, offset: number): string {
  const start = source.lastIndexOf('\n', offset - 1) + 1
  const end = source.indexOf('\n', start)
  return source.slice(start, end === -1 ? undefined : end)
}
