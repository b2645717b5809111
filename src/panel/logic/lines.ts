/** The requests that the page keeps, and those of them that a filter leaves. */
import type { Line } from './types.ts'

/** The most requests that the page keeps: the oldest are dropped. */
export const mostLines = 2000

/** Returns the name of a request on the page. Each world counts its own. */
export const lineKey = ({ world, id }: Pick<Line, 'world' | 'id'>): string => `${world}/${id}`

/** Adds requests to a list that is in the order of their arrival. Those that it has are replaced. */
export function withLines(lines: readonly Line[], news: readonly Line[]): Line[] {
  const byKey = new Map(news.map((line) => [lineKey(line), line]))
  const kept = lines.map((line) => {
    const key = lineKey(line)
    const newer = byKey.get(key)
    byKey.delete(key)
    return newer ?? line
  })
  return [...kept, ...byKey.values()].slice(-mostLines)
}

/** A filter; '' leaves all. */
export interface Filter {
  text: string
  /** `2xx`, `4xx` …, `waiting`, `broken` or `violations`. */
  status: string
  operation: string
}

export const noFilter: Filter = { text: '', status: '', operation: '' }

/** Returns the text that stands for the status of a request. */
export function statusText({ status, fault }: Pick<Line, 'status' | 'fault'>): string {
  if (status === 0) return '…'
  return fault === undefined ? String(status) : 'broken'
}

/** Returns true for a request that a filter leaves. All words of its text have to be there. */
export function passes(line: Line, { text, status, operation }: Filter): boolean {
  if (operation !== '' && line.operationId !== operation) return false
  if (status !== '' && !hasStatus(line, status)) return false
  return hasWords([line.method, readable(line.url), line.url, statusText(line), line.source, line.operationId], text)
}

function hasStatus({ status, fault, violations }: Line, wanted: string): boolean {
  if (wanted === 'waiting') return status === 0
  if (wanted === 'broken') return fault !== undefined
  if (wanted === 'violations') return violations > 0
  return fault === undefined && String(status)[0] === wanted[0]
}

/** Returns true for texts that hold all words of a search, in any case. */
export function hasWords(texts: readonly string[], search: string): boolean {
  const all = texts.join(' ').toLowerCase()
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word))
}

/** Returns a URL with its percent-encoding decoded, where it can be. */
export function readable(url: string): string {
  try {
    return decodeURI(url)
  } catch {
    return url
  }
}
