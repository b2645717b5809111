import type { SourceName } from '../resources/rows/source.ts'

export type HeadsBySource = Map<SourceName, string[]>

/** An answer. Its `body` is undefined if there is none, and a list of events for a stream. */
export interface Reply {
  status: number
  /** By lower-case name; a list is a field for each of its values. */
  headers: Record<string, string | string[]>
  body: string | Buffer | string[] | undefined
  source: SourceName
  /** The request's headers that it was chosen by (RFC 9110 section 12.5.5). */
  vary?: readonly string[]
  /** The heads of replies that share their headers; the length of a sized one is the reply's own. */
  heads?: Record<'sized' | 'unsized', HeadsBySource>
  /** True for a reply that is sent again and again. */
  constant?: true
  /** True for a body with the mock's address as the request named it. */
  ofRequest?: true
}
