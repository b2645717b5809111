/** Sends requests to other servers. The only place that calls undici. */
import type { Readable } from 'node:stream'
import { Agent, type Dispatcher, ProxyAgent } from 'undici'
import { Problem } from '../contract/problem.ts'
import type { HeaderList } from '../control/stubs/stub-answer.ts'
import { flat, paired } from './hops.ts'

/** A request as it is sent. */
export interface Onward {
  method: string
  /** The whole URL. Its path and query are sent as they are written here. */
  url: string
  headers: HeaderList
  /** Undefined: the request has no body. A stream is sent as it comes. */
  body: Buffer | Readable | undefined
}

/** An answer whose body is still to come. */
export interface Answered {
  status: number
  statusMessage: string
  headers: HeaderList
  body: Readable
}

/** The largest head of an answer, in bytes. */
const largestHead = 64 * 1024

/** Methods that may be sent again if a kept connection turns out to be closed (RFC 9110 section 9.2.2). */
const repeatable = /^(GET|HEAD|OPTIONS|PUT|DELETE)$/

/** The connections to other servers. */
export interface Sender {
  /**
   * Sends a request and resolves with its answer once the head has come. Redirects are not followed, and nothing is
   * unpacked. Rejects with a Problem 502 if the server does not answer, and with the reason of `signal` if that aborts.
   */
  send: (onward: Onward, signal: AbortSignal) => Promise<Answered>
  end: () => void
}

/** Waiting is the caller's matter (`deadline`), so undici's own timers are off. */
const options = { headersTimeout: 0, bodyTimeout: 0, maxHeaderSize: largestHead }

/** The way to other servers. */
export interface Way {
  /** The HTTP proxy that leads to them. */
  proxy?: string | undefined
  /** True: any certificate is trusted. */
  insecure?: boolean
}

/** Returns a sender that keeps connections open. */
export function createSender({ proxy, insecure = false }: Way = {}): Sender {
  const tls = { rejectUnauthorized: !insecure }
  const agent =
    proxy === undefined
      ? new Agent({ ...options, connect: tls })
      : new ProxyAgent({ ...options, uri: proxy, requestTls: tls })
  return {
    send: (onward, signal) => sendBy(agent, onward, signal),
    end: () => void agent.destroy()
  }
}

async function sendBy(
  agent: Dispatcher,
  { method, url, headers, body }: Onward,
  signal: AbortSignal
): Promise<Answered> {
  const { origin } = new URL(url)
  const [, path = ''] = /^[^/]*\/\/[^/?#]*([^#]*)/.exec(url) as RegExpExecArray
  const asked: Dispatcher.RequestOptions = {
    origin,
    path: path.startsWith('/') ? path : `/${path}`,
    method: method as Dispatcher.HttpMethod,
    headers: flat(headers),
    body: body ?? null,
    signal,
    responseHeaders: 'raw'
  }
  const mayRepeat = repeatable.test(method) && (body === undefined || Buffer.isBuffer(body))
  const ask = () => agent.request(asked)
  const came = await ask()
    .catch((error) => (mayRepeat && isClosed(error) ? ask() : Promise.reject(error)))
    .catch((error) => {
      throw signal.aborted ? signal.reason : new Problem(502, `${origin} does not answer: ${reasonOf(error)}`)
    })
  const { statusCode: status, statusText, headers: raw, body: stream } = came
  if (status < 200 || status > 599) {
    stream.on('error', () => {}).destroy()
    throw new Problem(502, `${origin} does not answer: its status ${status} is none of HTTP`)
  }
  // The types do not know `responseHeaders`.
  return { status, statusMessage: statusText, headers: paired(raw as unknown as string[]), body: stream }
}

const isClosed = ({ code = '' }: NodeJS.ErrnoException): boolean => /^(?:UND_ERR_SOCKET|ECONNRESET)$/.test(code)

/** Reasons that have no plain words, by the code or the message of the error. */
const reasons: [error: RegExp, reason: string][] = [
  [
    /NO_APPLICATION_PROTOCOL/,
    'it speaks only HTTP/2, and standin asks by HTTP/1.1; a proxy that speaks both may stand between'
  ],
  [
    /Expected HTTP\//,
    'its answer is no HTTP/1.1; a server that speaks only HTTP/2 needs a proxy before it that speaks both'
  ],
  [/WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG/, 'it speaks no TLS; is its URL one of http://?']
]

/** Returns the reason of a failed call. An error for several addresses has no message of its own. */
export function reasonOf({ message, code = '' }: NodeJS.ErrnoException): string {
  const [, reason] = reasons.find(([error]) => error.test(`${code} ${message}`)) ?? []
  if (reason !== undefined) return reason
  const remedy = 'NODE_EXTRA_CA_CERTS names a file of an authority to trust, and --upstream-insecure trusts any'
  return /CERT|^UNABLE_TO_/.test(code) ? `${message}; ${remedy}` : message || code
}
