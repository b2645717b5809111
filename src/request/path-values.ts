/** Cuts the path parameters out of a URL by the operation's template. */
import type { Parameter } from '../contract/contract.ts'
import type { Checker } from '../schema/validator.ts'
import { type BareRecord, bareRecord } from './bare-record.ts'
import { valuesReader } from './parameters.ts'
import { plainPath } from './percent.ts'

/** Path parameters by name, still percent-encoded. */
export type PathValues = BareRecord<string>

/** The most ways to cut a segment that are tried. */
const mostCuts = 200

/** Returns the reader of an operation's path. The path may begin with a base path, which the template lacks. */
export function pathReader(
  { path, parameters }: { path: string; parameters: Parameter[] },
  checker: Checker
): (path: string) => PathValues {
  const admits = (names: string[]) => {
    const read = valuesReader(
      parameters.filter((one) => one.in === 'path' && names.includes(one.name)),
      checker
    )
    return (values: PathValues) => read({ path: values, query: '', headers: {} }).violations.length === 0
  }
  const segments = path.split('/')
  const readers = segments.flatMap((segment, index) => {
    const names = [...segment.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] as string)
    if (names.length === 0) return []
    return [{ fromEnd: segments.length - index, read: segmentReader(segment, names, admits) }]
  })
  return (asked) => {
    const values: PathValues = bareRecord()
    for (const { fromEnd, read } of readers) read(segmentOf(asked, fromEnd), values)
    return values
  }
}

/** Returns the last `count` segments of a path, or the whole path if it has no more. */
export function lastSegments(path: string, count: number): string {
  let start = path.length
  for (let passed = 0; passed < count; passed++) start = slashBefore(path, start)
  return path.slice(start + 1)
}

/** Returns a segment of a path, counted from its end; '' if the path is too short. */
function segmentOf(path: string, fromEnd: number): string {
  let [start, end] = [path.length, path.length]
  for (let passed = 0; passed < fromEnd; passed++) {
    end = start
    start = slashBefore(path, start)
  }
  return path.slice(start + 1, Math.max(0, end))
}

/** Returns the place of the last slash before a place; -1 where there is none. */
const slashBefore = (path: string, at: number): number => (at > 0 ? path.lastIndexOf('/', at - 1) : -1)

/**
 * Returns a function that cuts a segment so that the parameters' schemas admit the pieces. It tries the last separator
 * first, and keeps that cut if no cut is admitted.
 */
function segmentReader(segment: string, names: string[], admits: (names: string[]) => (values: PathValues) => boolean) {
  const [first = ''] = names
  if (segment === `{${first}}`) {
    return (text: string, into: PathValues) => {
      into[first] = text
    }
  }
  const texts = segment.split(/\{[^{}]*\}/).map(plainPath)
  const last = texts.at(-1) as string
  const valuesOf = (cut: string[]): PathValues =>
    Object.fromEntries(names.map((name, index) => [name, cut[index] ?? '']))
  let fits: ((values: PathValues) => boolean) | undefined
  return (text: string, into: PathValues) => {
    const written = text.endsWith(last) ? cutsOf(text, texts, mostCuts) : []
    const cuts = (written.length > 0 ? written : cutsOf(plainPath(text), texts, mostCuts)).map(valuesOf)
    Object.assign(into, cuts.length > 1 ? best(cuts) : (cuts[0] ?? valuesOf([])))
  }

  function best(cuts: PathValues[]): PathValues {
    fits ??= admits(names)
    return cuts.find(fits) ?? (cuts[0] as PathValues)
  }
}

/** Returns the ways to cut a text into values between fixed texts. No value is empty. */
function cutsOf(text: string, [before = '', ...rest]: string[], most: number): string[][] {
  if (!text.startsWith(before)) return []
  const open = text.slice(before.length)
  const [next = ''] = rest
  if (rest.length === 1) {
    const value = open.slice(0, open.length - next.length)
    return value !== '' && open.endsWith(next) ? [[value]] : []
  }
  const cuts: string[][] = []
  for (const end of endsOf(open, next)) {
    if (cuts.length >= most) break
    for (const cut of cutsOf(open.slice(end), rest, most - cuts.length)) cuts.push([open.slice(0, end), ...cut])
  }
  return cuts
}

/** Returns the places where a value may end, the last first; without a separator rather before a dot or the like. */
function endsOf(text: string, separator: string): number[] {
  const ends: number[] = []
  for (let end = text.lastIndexOf(separator); end > 0; end = text.lastIndexOf(separator, end - 1)) ends.push(end)
  if (separator !== '') return ends
  const isMark = (end: number) => /[^\p{L}\p{N}%]/u.test(text[end] ?? '')
  return [...ends.filter(isMark), ...ends.filter((end) => !isMark(end))]
}
