/** JSON as text: indented without changing a digit, and searched for the place of a cursor. */

const token = /"(?:[^"\\]|\\.)*"?|[[\]{}:,]|[^\s"[\]{}:,]+/g

/** Indents JSON by two spaces. Numbers keep all their digits. Returns a text that is no JSON as it is. */
export function indented(text: string): string {
  if (!isJson(text)) return text
  let depth = 0
  let written = ''
  let before = ''
  for (const [one] of text.matchAll(token)) {
    const closes = one === '}' || one === ']'
    if (closes) depth--
    const opened = before === '{' || before === '['
    if (opened ? !closes : before === ',' || closes) written += `\n${'  '.repeat(depth)}`
    written += one === ':' ? ': ' : one
    if (one === '{' || one === '[') depth++
    before = one
  }
  return written
}

/** Returns true for a media type of JSON, and for '': stubs send JSON unless they say otherwise. */
export const isJsonType = (type: string): boolean => type === '' || /[/+]json\b/.test(type)

export function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** The place of a cursor in JSON that may not be finished. */
export interface Place {
  /** The members and elements that lead to the object or array that the cursor is in. */
  path: string[]
  /** `name` if a member's name can stand at the cursor, `value` if a value can. */
  kind: 'name' | 'value'
  /** The member whose value is wanted; undefined in an array, and for a name. */
  member: string | undefined
  /** The names that the object has already. */
  names: string[]
  /** The begin of the token that the cursor is in or behind, and its text before the cursor. */
  from: number
  typed: string
}

interface Level {
  isObject: boolean
  names: string[]
  name: string | undefined
  index: number
  expects: 'name' | 'colon' | 'value' | 'comma'
}

/** Finds the place of a cursor in JSON. Undefined inside a value that is complete. */
export function placeAt(text: string, cursor: number): Place | undefined {
  const levels: Level[] = []
  const root: Level = { isObject: false, names: [], name: undefined, index: 0, expects: 'value' }
  const top = () => levels.at(-1) ?? root
  let last = { from: cursor, typed: '' }
  for (const match of text.slice(0, cursor).matchAll(token)) {
    const [one] = match
    const ends = match.index + one.length === cursor
    if (ends && !/^[[\]{}:,]$/.test(one) && !/^".*"$/s.test(one)) {
      last = { from: match.index, typed: one }
      break
    }
    step(levels, root, one)
  }
  const level = top()
  if (level.expects !== 'name' && level.expects !== 'value') return undefined
  const path = levels.slice(0, -1).map(({ isObject, name, index }) => (isObject ? (name as string) : String(index)))
  const isName = level.expects === 'name'
  const member = level.isObject && !isName ? level.name : undefined
  return { path, kind: isName ? 'name' : 'value', member, names: level.names, ...last }
}

function step(levels: Level[], root: Level, one: string): void {
  const level = levels.at(-1) ?? root
  if (one === '{' || one === '[') {
    const isObject = one === '{'
    levels.push({ isObject, names: [], name: undefined, index: 0, expects: isObject ? 'name' : 'value' })
    return
  }
  if (one === '}' || one === ']') {
    levels.pop()
    const outer = levels.at(-1) ?? root
    outer.expects = 'comma'
    return
  }
  if (one === ',') {
    level.index++
    level.expects = level.isObject ? 'name' : 'value'
  } else if (one === ':') level.expects = 'value'
  else if (level.expects === 'name') {
    level.name = nameIn(one)
    level.names.push(level.name)
    level.expects = 'colon'
  } else level.expects = 'comma'
}

function nameIn(text: string): string {
  try {
    return String(JSON.parse(text))
  } catch {
    return text
  }
}
