import type { Operation, Response } from '../contract/contract.ts'
import type { MediaType } from '../document/openapi.ts'
import type { Violation } from '../schema/validator.ts'

/** Why a reply is what it is; the header `Standin-Source` tells it. */
export type SourceName = 'stub' | 'fixture' | 'example' | 'generated' | 'error'

/** What was written to the rows of collections since the start. Each world has one; a new one is the state at the start. */
export interface RowState {
  /** The rows of each group that was written to, by the path of its list (and the seed, where another was asked for). */
  changed: Map<string, Record<string, unknown>[]>
  /** The highest `id` that each of them ever had: one that was given away is not given again. */
  lastIds: Map<string, number>
  /** How many writes there were: the clock of what is written. */
  writes: number
}

export const rowsAtStart = (): RowState => ({ changed: new Map(), lastIds: new Map(), writes: 0 })

/** What a reply has to fit: the operation, the response it promises for the status, and what was asked. */
export interface Call {
  operation: Operation
  response: Response
  status: number
  /** True where the status was asked for: it is given, whatever the source thinks of the request. */
  insists: boolean
  /** The media type that was negotiated, undefined where the response promises no content. */
  mediaType: string | undefined
  media: MediaType | undefined
  /** The path that was asked for, without the query. */
  path: string
  parameters: { path: Record<string, unknown>; query: Record<string, unknown> }
  /** The request's body, undefined where there was none. */
  body: unknown
  /** The rows as they are now; what a source writes there stays written. */
  rows: RowState
  /** Set where the request named an example of the document. */
  example: string | undefined
  /** Another seed than the server's, where the request asked for it. */
  seed: string
}

/** A value that a reply is to carry, and where it came from. */
export interface Content {
  value: unknown
  source: SourceName
  /** Where the value does not fit its schema, which its author or the bounds of the search are to blame for. */
  violations?: Violation[]
  /** True for content that is the same for every request, so that its bytes are made once. */
  constant?: true
}

/**
 * A place that content comes from. It gives nothing to let the next one try, and throws a Problem to refuse.
 * To teach standin a new source, write one in a file of its own and name it in the list in standin.ts.
 */
export type Source = (call: Call) => Content | undefined | Promise<Content | undefined>

/** Asks the sources in order; the first that has something wins. */
export function firstContent(
  sources: readonly Source[],
  call: Call,
  from = 0
): Content | undefined | Promise<Content | undefined> {
  for (let at = from; at < sources.length; at++) {
    const content = (sources[at] as Source)(call)
    if (content instanceof Promise) return content.then((one) => one ?? firstContent(sources, call, at + 1))
    if (content !== undefined) return content
  }
  return undefined
}
