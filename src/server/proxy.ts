/** Requests that a stub sends on to another server. */
import { randomUUID } from 'node:crypto'
import { Problem } from '../contract/problem.ts'
import type { RequestView } from '../control/matching/request-view.ts'
import type { HeaderList, ProxyTo, StubReply } from '../control/stub-answer.ts'
import { call } from './outgoing-request.ts'

/** Headers of one connection (RFC 9110 section 7.6.1), and others that the forwarded request sets itself. */
const hop = /^(connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|host|content-length)$/i

/** The `Via` of requests that are sent on (RFC 9110 section 7.6.3). It shows when a request comes back. */
const via = `1.1 standin-${randomUUID()}`

/**
 * Forwards a request and returns the answer, with the headers that a stub adds. Throws a Problem 502 if there is no
 * answer that can be sent.
 */
export async function forward(
  { baseUrl, headers, remove, prefixToRemove }: ProxyTo,
  view: RequestView,
  added: HeaderList
): Promise<StubReply> {
  const given: HeaderList = [...view.headers()].flatMap(([name, values]) =>
    hop.test(name) || remove.includes(name) ? [] : values.map((value): HeaderList[number] => [name, value])
  )
  if (given.some(([name, value]) => name === 'via' && value.includes(via))) {
    throw new Problem(508, `a stub sends this request on to ${baseUrl}, which is this server`)
  }
  const own = new Set(headers.map(([name]) => name.toLowerCase()))
  const url = view.url.startsWith(prefixToRemove) ? view.url.slice(prefixToRemove.length) : view.url
  const sent: HeaderList = [...given.filter(([name]) => !own.has(name)), ['via', via], ...headers]
  try {
    const came = await call(view.method, baseUrl + url, sent, view.sentBody)
    return {
      ...came,
      headers: withAdded(
        came.headers.filter(([name]) => !hop.test(name)),
        added
      )
    }
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
