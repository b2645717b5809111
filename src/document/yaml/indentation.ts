/** A text whose lines were moved right, so that a strict YAML reader takes it. */
export interface Indented {
  text: string
  /** line, counted from 1, to the number of blanks that were put in front of it */
  pads: Map<number, number>
}

const opening =
  /^( *(?:-[ \t]+)*)((?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'{[#|>-](?:(?! #)[^:]|:(?!\s))*|-[^\s](?:(?! #)[^:]|:(?!\s))*)\s*:(?:\s+|$))?(?:[&!]\S*\s+)*/
const separation = /(?<=:|- *|[&!]\S*\s*)\s+/g
const blanks = (text: string): string => ' '.repeat(text.length)
const blockScalar = /^[|>][-+\d]*\s*(?:#.*)?$/
const closers: Record<string, string> = { '{': '}', '[': ']' }

/**
 * Indents the lines of flow collections, quoted and plain texts that begin further left than YAML allows (YAML 1.2.2,
 * section 7.4). Indentation says nothing inside of these, and most readers ask for none. A tab that separates is written
 * as a blank: YAML allows it (section 6.2), but js-yaml takes one before a flow collection for indentation.
 */
export function indented(source: string): Indented {
  const lines = source.split('\n')
  const pads = new Map<number, number>()
  /** Moves a line that begins left of a column to that column. Returns the blanks that were added. */
  const pad = (index: number, column: number): number => {
    const line = lines[index]!
    const missing = column - line.search(/[^ ]|$/)
    if (missing <= 0 || line.trim() === '') return 0
    lines[index] = ' '.repeat(missing) + line
    pads.set(index + 1, missing)
    return missing
  }
  const separate = (index: number, at: number) => {
    lines[index] = `${lines[index]!.slice(0, at)} ${lines[index]!.slice(at + 1)}`
  }
  let above = { column: 0, expects: false }
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!.trimEnd()
    if (/^\s*(#|$)/.test(line)) continue
    const [head, before, key] = opening.exec(line) as unknown as [string, string, string | undefined]
    const rest = line.slice(head.length)
    if (/^[{[]/.test(rest)) lines[index] = head.replace(separation, blanks) + lines[index]!.slice(head.length)
    const alone = key === undefined && before.trim() === ''
    const owner = alone ? above.column : before.length
    if (blockScalar.test(rest)) {
      index = blockEnd(lines, index, before, key)
    } else if ((!alone || above.expects) && /^["'{[]/.test(rest)) {
      const moved = alone ? pad(index, owner + 1) : 0
      index = readFlow(lines, index, head.length + moved, (at) => pad(at, owner + 1), separate).end
    } else if (key !== undefined && rest !== '' && !rest.startsWith('#')) {
      while (index + 1 < lines.length && isLooseText(lines[index + 1]!)) pad(++index, before.length + 1)
    }
    above = { column: before.length, expects: key !== undefined && rest === '' }
  }
  return { text: lines.join('\n'), pads }
}

/** Returns the column of the first character; Infinity for a blank line, which ends nothing. */
function indentOf(line: string): number {
  const column = line.search(/[^ \r]/)
  return column === -1 ? Number.POSITIVE_INFINITY : column
}

/** Tells whether a line can only go on with the text above it: it has no key, no dash, and is no comment. */
export function isLooseText(line: string): boolean {
  return /^\s*[^\s#\-{}[\]"'&*!|>%@`?:]/.test(line) && !/:(\s|$)/.test(line) && !/^(---|\.\.\.)/.test(line)
}

/** A quote or bracket that opens in a text, by line and column, counted from 0. */
export interface Mark {
  line: number
  column: number
  character: string
}

/** A quoted text or a flow collection, as far as it was read. */
interface Flow {
  end: number
  /** The brackets and quotes that are not closed at its end, the innermost last. */
  open: Mark[]
  /** The first bracket whose closing one, at the beginning of its line, has another indentation. */
  crooked: Mark | undefined
  /** The last quote that was closed. */
  quoted: (Mark & { end: number }) | undefined
}

/** Returns what is open at the end of lines, and the last quote that was closed in the value there. */
export function openBefore(lines: string[]): Omit<Flow, 'end'> {
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!
    if (/^\s*(#|$)/.test(line)) continue
    const [head, before, key] = opening.exec(line) as unknown as [string, string, string | undefined]
    const rest = line.slice(head.length)
    if (blockScalar.test(rest)) index = blockEnd(lines, index, before, key)
    else if (/^["'{[]/.test(rest)) {
      const flow = readFlow(lines, index, head.length)
      if (flow.end === lines.length - 1) return flow
      index = flow.end
    }
  }
  return { open: [], crooked: undefined, quoted: undefined }
}

function blockEnd(lines: string[], start: number, before: string, key: string | undefined): number {
  const column = key === undefined ? Math.max(0, before.lastIndexOf('-')) : before.length
  let index = start
  while (index + 1 < lines.length && indentOf(lines[index + 1]!) > column) index++
  return index
}

/**
 * Reads the text or collection that starts here to its end. Calls `enter` for each line after the first, and `separate`
 * for each tab between the values of a collection.
 */
function readFlow(
  lines: string[],
  start: number,
  column: number,
  enter?: (index: number) => void,
  separate?: (index: number, at: number) => void
): Flow {
  const flow: Flow = { end: lines.length - 1, open: [], crooked: undefined, quoted: undefined }
  const { open } = flow
  let quote: Mark | undefined
  let from = column
  for (let index = start; index < lines.length; index++) {
    if (index > start) enter?.(index)
    const line = lines[index]!
    let before = from === 0 ? ' ' : ''
    for (let at = from; at < line.length; at++) {
      const character = line[at]!
      const mark = { line: index, column: at, character }
      if (quote !== undefined) {
        if (character === '\\' && quote.character === '"') at++
        else if (character === quote.character && character === "'" && line[at + 1] === "'") at++
        else if (character === quote.character) {
          flow.quoted = { ...quote, end: index }
          quote = undefined
        }
      } else if ((character === '"' || character === "'") && /^[\s,:{[]?$/.test(before)) quote = mark
      else if (character === '#' && /^\s$/.test(before)) break
      else if (character === '\t') separate?.(index, at)
      else if (closers[character] !== undefined) open.push(mark)
      else if (open.length > 0 && character === closers[open.at(-1)!.character]) {
        const opened = open.pop()!
        if (line.slice(0, at).trim() === '' && indentOf(lines[opened.line]!) !== at) flow.crooked ??= opened
      }
      before = character
      if (quote === undefined && open.length === 0) return { ...flow, end: index }
    }
    from = 0
  }
  return quote === undefined ? flow : { ...flow, open: [...open, quote] }
}
