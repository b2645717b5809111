import { createHash, timingSafeEqual } from 'node:crypto'
import { type IncomingHttpHeaders, IncomingMessage } from 'node:http'

/** The hosts that no page on the internet has: an address, this machine, a name of a private network. */
const privateHost =
  /^(?:\[[\da-f:.]+\]|[\d.]+|[\w-]+|[\w.-]+\.(?:localhost|local|internal|test|example|invalid|lan|home\.arpa|svc|docker))\.?(?::\d+)?$/i

/**
 * Returns the reason why a call of the control API is refused; undefined for an allowed one. Web pages must not call
 * it. `Origin` shows a page of another origin. `Host` shows a page whose own name points here (DNS rebinding). If there
 * is a token, only the token decides.
 */
export function refusalOf(
  { host = '', origin, authorization }: IncomingHttpHeaders,
  token: string | undefined
): { status: 401 | 403; detail: string } | undefined {
  if (token !== undefined) {
    const given = /^bearer +(\S+) *$/i.exec(authorization ?? '')?.[1]
    if (given !== undefined && timingSafeEqual(digest(given), digest(token))) return undefined
    return { status: 401, detail: 'the control API wants its own token: send Authorization: Bearer ADMIN_TOKEN' }
  }
  if (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`) {
    const detail = `pages of ${origin} may not drive this server; call the control API from the test's own process`
    return { status: 403, detail }
  }
  if (privateHost.test(host)) return undefined
  const detail = `the control API does not answer to the name ${JSON.stringify(host)}, which a web page might have; use an address, or --admin-token`
  return { status: 403, detail }
}

/** Returns the hash of a secret. Hashes have one length, so they can be compared in constant time. */
export const digest = (token: string): Buffer => createHash('sha256').update(token).digest()

/** A refusal of a request for its HTTP, whatever it asks. */
export interface Misspoken {
  status: 400 | 501 | 505
  detail: string
}

/**
 * Returns why a request breaks RFC 9112; undefined for a valid one. Node refuses a wrong Host without a word, and lets
 * the other two pass.
 */
export function misspoken(request: IncomingMessage): Misspoken | undefined {
  // The HTTP/2 of a user's own server is none of Node's HTTP/1 parser.
  if (request.httpVersionMajor > 1 && request instanceof IncomingMessage) {
    return { status: 505, detail: `this server speaks HTTP/1.1, not HTTP/${request.httpVersion}` }
  }
  const { 'transfer-encoding': coding } = request.headers
  if (coding !== undefined && !/^chunked$/i.test(coding)) {
    return { status: 501, detail: `the transfer coding ${coding} is not known; send chunked alone` }
  }
  const detail = hostRefusal(request)
  return detail === undefined ? undefined : { status: 400, detail }
}

/** Returns the reason why a request's `Host` is refused (RFC 9112 section 3.2); undefined for a valid one. */
function hostRefusal(request: IncomingMessage): string | undefined {
  const { host } = request.headers
  if (host === undefined) return request.httpVersionMinor > 0 ? 'the Host header is missing' : undefined
  if (countFields(request, 'host') > 1) return 'there is more than one Host header'
  return /^(\[[\da-f:.]+\]|[^\s/?#@\\[\]:]*)(:\d*)?$/i.test(host) ? undefined : 'the Host header is no host'
}

/** Counts how often a field was sent: of some fields, Node keeps only the first. */
export function countFields({ rawHeaders }: IncomingMessage, name: string): number {
  let count = 0
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const header = rawHeaders[at] as string
    if (header.length === name.length && header.toLowerCase() === name) count++
  }
  return count
}

/** True for a path of the control API, where no stub answers. */
export const isAdmin = (path: string): boolean => path === '/__admin' || path.startsWith('/__admin/')
