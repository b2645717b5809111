/** Requests that a stub sends on to another server. */
import { randomUUID } from 'node:crypto'
import { Problem } from '../contract/problem.ts'
import type { RequestView } from '../control/matching/request-view.ts'
import type { HeaderList, ProxyTo, StubReply } from '../control/stub-answer.ts'
import { call } from './outgoing-request.ts'

/** Headers of one connection (RFC 9110 section 7.6.1), and others that the forwarded request sets itself. */
const hop = /^(connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|host|content-length)$/i

/** Leaves out the headers of one connection: those of `hop`, and those that `Connection` names. */
function withoutHops(headers: HeaderList): HeaderList {
  const named = headers.flatMap(([name, value]) =>
    name.toLowerCase() === 'connection' ? value.toLowerCase().split(/[\s,]+/) : []
  )
  return headers.filter(([name]) => !hop.test(name) && !named.includes(name.toLowerCase()))
}

/** The `Via` of requests that are sent on (RFC 9110 section 7.6.3). It shows when a request comes back. */
const via = `1.1 standin-${randomUUID()}`

/**
 * Forwards a request and returns the answer, with the headers that a stub adds. Throws a Problem 502 if there is no
 * answer that can be sent.
 */
export async function forward(
  { baseUrl, headers, remove, prefixToRemove }: ProxyTo,
  view: RequestView,
  added: HeaderList,
  signal: AbortSignal
): Promise<StubReply> {
  const came = [...view.headers()].flatMap(([name, values]) => values.map((value): HeaderList[number] => [name, value]))
  const given = withoutHops(came).filter(([name]) => !remove.includes(name))
  if (given.some(([name, value]) => name === 'via' && value.includes(via))) {
    throw new Problem(508, `a stub sends this request on to ${baseUrl}, which is this server`)
  }
  const own = new Set(headers.map(([name]) => name.toLowerCase()))
  const url = view.url.startsWith(prefixToRemove) ? view.url.slice(prefixToRemove.length) : view.url
  const sent: HeaderList = [...given.filter(([name]) => !own.has(name)), ['via', via], ...headers]
  try {
    const answer = await call(view.method, baseUrl + url, sent, view.sentBody, signal)
    return { ...answer, headers: withAdded(withoutHops(answer.headers), added) }
  } catch (error) {
    throw new Problem(502, `${baseUrl} does not answer: ${(error as Error).message}`)
  }
}

/** A header of the stub replaces received headers of its name; cookies are added. */
function withAdded(came: HeaderList, added: HeaderList): HeaderList {
  const replaced = new Set(added.map(([name]) => name.toLowerCase()))
  replaced.delete('set-cookie')
  return [...came.filter(([name]) => !replaced.has(name.toLowerCase())), ...added]
}
