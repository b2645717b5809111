import type { Operation, Response } from '../contract/contract.ts'
import type { MediaType } from '../document/openapi.ts'
import type { Violation } from '../schema/validator.ts'
import type { RowState } from './store.ts'

/** A value, or the promise of one where it has to be waited for. */
export type Soon<Value> = Value | Promise<Value>

/** Why a reply is what it is; the header `Standin-Source` tells it. */
export type SourceName = 'stub' | 'fixture' | 'row' | 'example' | 'generated' | 'error'

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
  /** How it was sent; undefined where no request was. */
  request?: Sent
}

/** What links in a reply are made of, and what a request says of the versions it knows. */
export interface Sent {
  headers: Readonly<Record<string, string | undefined>>
  /** The query as it was written. */
  query: string
  /** The server's address as the request names it, with the path of its world: `http://127.0.0.1:4010`. */
  origin: string
  /** What stands before the operation's own path, with its last slash: `/v2/`. */
  prefix: string
}

/** A value that a reply is to carry, and where it came from. */
export interface Content {
  value: unknown
  source: SourceName
  /** Where the value does not fit its schema, which its author or the bounds of the search are to blame for. */
  violations?: Violation[]
  /** Those of the violations that are right in what is sent, since what was missing was generated. */
  completed?: Violation[]
  /** Names a value that is the same for every request: the bytes of all contents with the same name are made once. */
  constant?: object | undefined
  /** What is answered in place of what was to be: another status, in its own media type. */
  instead?: Pick<Call, 'response' | 'status' | 'mediaType' | 'media'>
  /** Headers that the source knows better, by lower-case name. */
  headers?: Record<string, string>
  /** Asks whether the same question still has this answer; left out where it has for good. */
  fresh?: (headers: Readonly<Record<string, unknown>>) => boolean
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
