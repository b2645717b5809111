/** Reads JSON. A mistake is named with its place, in the same words on every version of Node. */

import { pointer } from '../document/places/pointer.ts'
import { mayHoldLongInteger, parseJson } from '../schema/meaning/json-values.ts'

/** The outcome of reading JSON: a value, or why it is none. */
export type JsonReading = { value: unknown } | { malformed: string }

/** Reads JSON text (RFC 8259). A `__proto__` in it is a member like any other. Throws nothing. */
export function readJson(text: string): JsonReading {
  try {
    const value = parseJson(text)
    const at = mayOverflow(text) ? overflowIn(value) : undefined
    return at === undefined ? { value } : { malformed: `has a number${at && ` at ${at}`} that is too large to be read` }
  } catch {
    if (text.length > LONGEST_LOCATED) return { malformed: 'is not valid JSON' }
    const { offset, expected } = firstMistake(text)
    const lines = text.slice(0, offset).split('\n')
    const place = `line ${lines.length}, column ${lines.at(-1)!.length + 1}`
    const found =
      offset < text.length ? `found ${JSON.stringify(String.fromCodePoint(text.codePointAt(offset)!))}` : 'it ends'
    return { malformed: `is not valid JSON: ${expected} is expected at ${place}, but ${found}` }
  }
}

/** Returns true if a text may hold a number beyond the doubles, such as 1e400. `JSON.parse` reads it as Infinity. */
const mayOverflow = (text: string) => /\d[eE]\+?\d{3}/.test(text) || mayHoldLongInteger(text)

/** Returns the pointer of a number that is infinite; undefined without one. A queue, since values may be deep. */
function overflowIn(value: unknown): string | undefined {
  const open: [value: unknown, at: string][] = [[value, '']]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [one, at] = next
    if (one === Infinity || one === -Infinity) return at
    if (typeof one !== 'object' || one === null) continue
    for (const [name, member] of Object.entries(one)) open.push([member, pointer(at, name)])
  }
  return undefined
}

/** The longest text that is searched for the place of a mistake, since regular expressions have limits. */
const LONGEST_LOCATED = 1_000_000

const token =
  /[ \t\n\r]*(?:(?<string>"[ !#-[\]-\uffff]*(?:\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})[ !#-[\]-\uffff]*)*")|(?<scalar>true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?<mark>[[\]{},:]))/y

/** The token that may come next. */
type State = 'value' | 'item or end' | 'name' | 'name or end' | 'colon' | 'after'

const words: Record<State, string> = {
  value: 'a value',
  'item or end': 'a value or ]',
  name: "a member's name in double quotes",
  'name or end': "a member's name in double quotes or }",
  colon: 'a colon',
  after: 'the end'
}

function firstMistake(text: string): { offset: number; expected: string } {
  const open: string[] = []
  let state: State = 'value'
  let end = 0
  for (;;) {
    token.lastIndex = end
    const found = token.exec(text)?.groups
    const next: State | undefined = found && follow(state, found, open)
    if (!next) break
    state = next
    end = token.lastIndex
  }
  const offset = end + text.slice(end).search(/[^ \t\n\r]|$/)
  const closing: Record<string, string> = { '[': 'a comma or ]', '{': 'a comma or }' }
  const expected = state === 'after' ? (closing[open.at(-1) ?? ''] ?? words.after) : words[state]
  const takesString = state !== 'after' && state !== 'colon'
  return { offset, expected: takesString && text[offset] === '"' ? 'a whole string' : expected }
}

function follow(state: State, found: Record<string, string | undefined>, open: string[]): State | undefined {
  const { string, scalar, mark } = found
  if (state === 'name' || state === 'name or end') {
    if (string !== undefined) return 'colon'
  } else if (state === 'colon') return mark === ':' ? 'value' : undefined
  else if (state !== 'after') {
    if (string !== undefined || scalar !== undefined) return 'after'
    if (mark === '[' || mark === '{') {
      open.push(mark)
      return mark === '[' ? 'item or end' : 'name or end'
    }
  } else if (mark === ',' && open.length > 0) return open.at(-1) === '[' ? 'value' : 'name'
  const closes = mark === ']' ? '[' : mark === '}' ? '{' : undefined
  if (closes === undefined || open.at(-1) !== closes || state === 'value' || state === 'name') return undefined
  open.pop()
  return 'after'
}
