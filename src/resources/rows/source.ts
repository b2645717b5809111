import type { Operation, Response } from '../../contract/contract.ts'
import type { MediaType } from '../../document/openapi.ts'
import type { Violation } from '../../schema/validator.ts'
import type { RowState } from './store.ts'

/** A value, or the promise of one if it must be waited for. */
export type Soon<Value> = Value | Promise<Value>

/** The origin of a reply, as the header `Standin-Source` names it. */
export type SourceName = 'stub' | 'handler' | 'fixture' | 'row' | 'example' | 'generated' | 'upstream' | 'error'

/** The operation and response that a reply has to fit, and the request that it answers. */
export interface Call {
  operation: Operation
  response: Response
  status: number
  /** True if the status was asked for, so that no source may refuse the request. */
  insists: boolean
  /** The negotiated media type; undefined if the response promises no content. */
  mediaType: string | undefined
  media: MediaType | undefined
  /** The path of the request, without the query. */
  path: string
  parameters: { path: Record<string, unknown>; query: Record<string, unknown> }
  /** The request's body; undefined if there was none. */
  body: unknown
  /** The rows of the world, which a source may write to. */
  rows: RowState
  /** The refusal in place of an answer from rows, if the present ones are not known. */
  missing?: Error | undefined
  /** The example of the document that the request named. */
  example: string | undefined
  /** The server's seed, or the one that the request asked for. */
  seed: string
  /** The request as it was sent; undefined without a request. */
  request?: RequestParts
}

/** The parts of a request that links in its reply are made from, and its headers. */
export interface RequestParts {
  headers: Readonly<Record<string, string | undefined>>
  /** The query as the client wrote it. */
  query: string
  /** The server's address as the request names it, with the path of its world: `http://127.0.0.1:4010`. */
  origin: string
  /** The prefix of the operation's own path, with its last slash: `/v2/`. */
  prefix: string
}

/** The value of a reply, and its origin. */
export interface Content {
  value: unknown
  source: SourceName
  /** The violations of a value that does not fit its schema: its author wrote it so, or the search was bounded. */
  violations?: Violation[]
  /** The violations that the value as it is sent no longer has, since missing parts were generated. */
  completed?: Violation[]
  /** Identifies a value that is the same for every request: its bytes are made once. */
  constant?: object | undefined
  /** The response that is answered instead: another status, in its own media type. */
  instead?: Pick<Call, 'response' | 'status' | 'mediaType' | 'media'>
  /** Names the parts of the request that could not be applied, for the journal and the header `Standin-Reason`. */
  hint?: string
  /** Headers that the source sets itself, by lower-case name. */
  headers?: Record<string, string>
  /** Returns true if the answer may be sent again to such a request; undefined if it always may. */
  fresh?: (headers: Readonly<Record<string, unknown>>) => boolean
}

/**
 * Returns content for a call, or undefined to leave it to the next source. Throws a Problem to refuse the request.
 * To teach standin a new source, write one in a file of its own and add it to the list in assemble.ts.
 */
export type Source = (call: Call) => Content | undefined | Promise<Content | undefined>

/** Asks the sources in order, and returns the first content. */
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
