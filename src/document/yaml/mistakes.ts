/** Finds the line that an author has to mend. YAML parsers notice many mistakes some lines later. */
import { type Indented, isLooseText, type Mark, openBefore } from './indentation.ts'

/** A mistake in a text: line and column, counted from 0, and what is wrong there. */
export interface Mistake {
  line: number
  column: number
  reason: string
}

/** An error of js-yaml, at the place where it was noticed in the lines of a text. */
export interface Noticed extends Mistake {
  lines: readonly string[]
}

/**
 * Returns the mistake behind an error. Lines that begin too far left can hide it, so `left` is the error of the same
 * text with those lines moved right. `left` is the mistake if the bracket or quote that was open at `error` is closed
 * before it.
 */
export function mistakeBehind(error: Noticed, left: Noticed & Pick<Indented, 'pads'>): Mistake {
  const mistake = mistakeOf(error)
  if (!error.reason.includes('deficient indentation')) return mistake
  const isClosed = !openBefore(readOf(left)).open.some(({ line }) => line === mistake.line)
  const other = mistakeOf(left)
  if (!isClosed || other.line <= mistake.line) return mistake
  return { ...other, column: other.column - (left.pads.get(other.line + 1) ?? 0) }
}

const readOf = ({ lines, line, column }: Noticed): string[] => [...lines.slice(0, line), lines[line]!.slice(0, column)]

function mistakeOf(noticed: Noticed): Mistake {
  const { lines, line } = noticed
  const read = readOf(noticed)
  const { open, crooked, quoted } = openBefore(read)
  const opened = open.at(-1)
  if (opened !== undefined && /deficient indentation|unexpected end/.test(noticed.reason)) {
    return unclosed((/unexpected end/.test(noticed.reason) ? crooked : undefined) ?? opened)
  }
  if (quoted !== undefined && quoted.end === line && quoted.line < line) {
    return { ...quoted, reason: `the quote that opens here closes in line ${line + 1} only` }
  }
  const isFirst = read[line]!.trim() === ''
  const above = contentAbove(lines, line)
  if (/comma/.test(noticed.reason) && isFirst && above !== undefined) {
    return { line: above, column: lines[above]!.trimEnd().length, reason: 'a comma is missing behind this line' }
  }
  if (opened !== undefined || !/(mapping|sequence) entry|stream|multiline/.test(noticed.reason)) return noticed
  return missingColon(noticed) ?? crookedLine(lines, line) ?? { ...noticed, reason: reasonOf(noticed) }
}

/** Returns a better reason where js-yaml only says "bad indentation". */
function reasonOf({ lines, line, column, reason }: Noticed): string {
  const text = lines[line]!
  const character = text.charAt(column)
  if (/[@`%]/.test(character)) return `no value begins with ${character}; put it in quotes`
  if (/["']\s*$/.test(text.slice(0, column))) return 'text stands behind the closing quote'
  if (/[\]}]/.test(character)) return `no bracket is open that ${character} could close`
  if (character === ':' && /:\s/.test(text.slice(0, column)))
    return 'a second colon stands in this line; put the value in quotes'
  const above = contentAbove(lines, line)
  if (above !== undefined && indentOf(lines[above]!) < indentOf(text) && /:\s+[^\s#|>&]/.test(lines[above]!)) {
    return `this line stands below line ${above + 1}, which has a value already`
  }
  return reason
}

const unclosed = ({ line, column, character }: Mark): Mistake => ({
  line,
  column,
  reason: `the ${/['"]/.test(character) ? 'quote' : 'bracket'} ${character} that opens here is not closed`
})

/** A line that begins with a key without blanks. */
const keyed = /^\s*(?:- +)*[^\s#"'{[&*!|>%@`][^\s:]*\s*:(?:\s|$)/
const dashes = /^ *(?:- +)*/

/** Finds the line without a colon above a key, which makes both of them one text. */
function missingColon({ lines, line, column, reason }: Noticed): Mistake | undefined {
  const isNoticed = lines[line]![column] === ':' || /stream/.test(reason)
  if (!isNoticed || !keyed.test(lines[line]!)) return undefined
  let first: number | undefined
  let above = contentAbove(lines, line)
  while (above !== undefined && isLooseText(lines[above]!.replace(dashes, ''))) {
    first = above
    above = /^ *-/.test(lines[above]!) ? undefined : contentAbove(lines, above)
  }
  if (first === undefined) return undefined
  const goesOn =
    above !== undefined && indentOf(lines[first]!) > indentOf(lines[above]!) && /:\s+[^\s#|>&]/.test(lines[above]!)
  const missing = 'this line is no `key: value`; a colon, or the blank behind it, is missing'
  return goesOn ? undefined : { line: first, column: lines[first]!.search(/\S/), reason: missing }
}

/** Finds a line with an unusual indentation near a line with the usual one. */
function crookedLine(lines: readonly string[], line: number): Mistake | undefined {
  const column = indentOf(lines[line]!)
  const parent = contentAbove(lines, line, (other) => other < column)
  if (parent === undefined) return undefined
  const step = stepOf(lines)
  const usual = (of: number | undefined) => (of === undefined ? [0] : childColumns(lines[of]!, step))
  const mistakeAt = (at: number): Mistake => ({
    line: at,
    column: indentOf(lines[at]!),
    reason: `this line is indented by ${indentOf(lines[at]!)} blanks, its neighbour in line ${line + 1} by ${column}`
  })
  const grandparent = contentAbove(lines, parent, (other) => other < indentOf(lines[parent]!))
  const isChild = !usual(grandparent).includes(indentOf(lines[parent]!))
  if (isChild && usual(grandparent).includes(column)) return mistakeAt(parent)
  const sibling = lines.findIndex((text, at) => at > parent && isContent(text))
  const isDeeper = sibling < line && indentOf(lines[sibling]!) > column
  if (isDeeper && usual(parent).includes(column) && !usual(parent).includes(indentOf(lines[sibling]!))) {
    return mistakeAt(sibling)
  }
  return undefined
}

/** Returns the usual columns of the lines below a line, or below the item that it begins. */
function childColumns(line: string, step: number): number[] {
  const content = (dashes.exec(line) as RegExpExecArray)[0].length
  const indent = indentOf(line)
  return content === indent ? [indent + step] : [content, content + step]
}

/** Returns the number of blanks by which most lines are indented more than the line above them. */
function stepOf(lines: readonly string[]): number {
  const counts = new Map<number, number>()
  let above = 0
  for (const line of lines) {
    if (!isContent(line)) continue
    const step = indentOf(line) - above
    if (step > 0) counts.set(step, (counts.get(step) ?? 0) + 1)
    above = indentOf(line)
  }
  const [[step] = [2]] = [...counts].sort(([, a], [, b]) => b - a)
  return step
}

const isContent = (line: string): boolean => /^\s*[^\s#]/.test(line)
const indentOf = (line: string): number => line.search(/[^ ]|$/)

/** Returns the nearest line above another that is not blank and whose indentation fits. */
function contentAbove(lines: readonly string[], line: number, fits = (_indent: number) => true): number | undefined {
  for (let at = line - 1; at >= 0; at--) if (isContent(lines[at]!) && fits(indentOf(lines[at]!))) return at
  return undefined
}
