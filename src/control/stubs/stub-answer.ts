import type { Readable } from 'node:stream'
import type { Random } from '../../generate/lexicon/entity/random.ts'
import type { HandlerFunction } from '../../handlers/handler.ts'
import type { StreamOptions } from '../../reply/body/stream-options.ts'
import type { RequestView } from '../matching/request-view.ts'
import type { Delay } from './delays.ts'

export const faultNames = [
  'EMPTY_RESPONSE',
  'CONNECTION_RESET_BY_PEER',
  'MALFORMED_RESPONSE_CHUNK',
  'RANDOM_DATA_THEN_CLOSE'
] as const
export type FaultName = (typeof faultNames)[number]

/** Headers as they are sent, names that have several values repeated. */
export type HeaderList = [name: string, value: string][]

export interface StubAnswer {
  /** Undefined: the document's own. */
  status: number | undefined
  statusMessage: string | undefined
  headers: HeaderList
  /** Undefined if none is given. */
  body: string | Buffer | undefined
  /** True: the body is a value, written as JSON. */
  isValue: boolean
  /** True: no header names the media type of the body. */
  isUntyped: boolean
  /** The file that holds the body, below `__files`. */
  bodyFile: string | undefined
  /** True: the document completes the stub's answer. */
  documented: boolean
  delay: Delay
  dribble: { chunks: number; ms: number } | undefined
  fault: FaultName | undefined
  /** Fills in the templates of headers, body and proxy. */
  template:
    | ((
        view: RequestView,
        variables: Record<string, string>,
        random: Random
      ) => Pick<StubAnswer, 'headers' | 'body' | 'proxy' | 'bodyFile'> & {
        /** Fills in the templates of a text from a file. */
        fill: (text: string) => string
      })
    | undefined
  proxy: ProxyTo | undefined
  /** True: the real API of the server answers. */
  upstream: boolean
  /** Merged over the usual body. */
  patch: unknown
  /** The example of the document that is sent. */
  example: string | undefined
  /** The status whose response in the document is sent. */
  code: number | undefined
  /** How a stream of events is sent; undefined if the stub leaves it open. */
  stream: StreamOptions | undefined
  /** Computes status, headers and body. */
  handler: HandlerFunction | undefined
  /** Calls that are made after the answer. */
  webhooks: Webhook[]
  /** Milliseconds between the head and the body. */
  bodyDelay: number
  /** The bytes of the body after which the connection is cut. */
  cutAfter: number | undefined
}

/** A call that a stub makes once it has answered. */
export interface Webhook {
  method: string
  url: string
  headers: HeaderList
  body: string | Buffer | undefined
  delay: Delay
  /** Fills in the templates of URL, headers and body. */
  template: ((view: RequestView, random: Random) => Pick<Webhook, 'url' | 'headers' | 'body'>) | undefined
}

/** The server that a request is sent on to. */
export interface ProxyTo {
  baseUrl: string
  headers: HeaderList
  remove: string[]
  prefixToRemove: string
}

export const plainAnswer: StubAnswer = {
  status: undefined,
  statusMessage: undefined,
  headers: [],
  body: undefined,
  isValue: false,
  isUntyped: true,
  bodyFile: undefined,
  documented: false,
  delay: {},
  dribble: undefined,
  fault: undefined,
  template: undefined,
  proxy: undefined,
  upstream: false,
  patch: undefined,
  example: undefined,
  code: undefined,
  stream: undefined,
  handler: undefined,
  webhooks: [],
  bodyDelay: 0,
  cutAfter: undefined
}

/** The answer of a stub with everything filled in. */
export interface StubReply {
  status: number
  statusMessage: string | undefined
  headers: HeaderList
  body: string | Buffer | string[] | undefined
  /** The body of another server as it comes, in place of `body`. */
  stream?: Readable
  /** The headers of another server, if it answered. */
  came?: HeaderList
}
