/** Requests that a stub sends on to another server. */
import { Problem } from '../../contract/problem.ts'
import type { RequestView } from '../../control/matching/request-view.ts'
import type { HeaderList, ProxyTo, StubReply } from '../../control/stubs/stub-answer.ts'
import { isStream } from '../../reply/body/stream.ts'
import { headersBeside } from '../../reply/wire.ts'
import { hasBody, readAnswer } from '../../upstream/bodies.ts'
import { deadline } from '../../upstream/deadline.ts'
import { cameBack, headerOf, via, withoutHops } from '../../upstream/hops.ts'
import type { Sender } from '../../upstream/send-on.ts'
import { discard, readAway } from './passing.ts'

/** The longest body that is held whole for the journal, in bytes. A longer one passes as a stream. */
const mostHeld = 8 * 1024 * 1024

/** The time that the other server may take to answer, in milliseconds. */
const patience = 30_000

/**
 * Forwards a request and returns the answer, with the headers that a stub adds. `isWhole`: the stub cuts or delays the
 * body, so that it cannot pass as a stream. Throws a Problem 502 or 504 if there is no answer that can be sent.
 */
export async function forward(
  { send }: Sender,
  { baseUrl, headers, remove, prefixToRemove }: ProxyTo,
  view: RequestView,
  added: HeaderList,
  isWhole: boolean,
  signal: AbortSignal
): Promise<StubReply> {
  const asked = [...view.headers()].flatMap(([name, values]) =>
    values.map((value): HeaderList[number] => [name, value])
  )
  const given = withoutHops(asked).filter(([name]) => !remove.includes(name))
  if (cameBack(given)) throw new Problem(508, `a stub sends this request on to ${baseUrl}, which is this server`)
  const path = view.url.startsWith(prefixToRemove) ? view.url.slice(prefixToRemove.length) : view.url
  const url = baseUrl + (path.startsWith('/') ? path : `/${path}`)
  if (!URL.canParse(url)) throw new Problem(502, `a stub sends this request on to ${baseUrl}, which is no URL`)
  const sent: HeaderList = [...headersBeside(given, headers), ['via', via], ...headers]
  const wait = deadline(patience, signal, baseUrl)
  try {
    const answer = await send({ method: view.method, url, headers: sent, body: view.sentBody }, wait.signal)
    const { status, statusMessage, body } = answer
    const came = withoutHops(answer.headers)
    const said = { status, statusMessage, came, headers: withAdded(came, added) }
    if (!hasBody(view.method, status)) {
      readAway(body)
      const length = view.method === 'HEAD' ? headerOf(answer.headers, 'content-length') : undefined
      return {
        ...said,
        headers: length === undefined ? said.headers : [...said.headers, ['content-length', length]],
        body: undefined
      }
    }
    const isEvents = isStream(headerOf(answer.headers, 'content-type') ?? '')
    const read = isEvents && !isWhole ? body : await readAnswer(body, mostHeld, baseUrl, wait.signal)
    if (Buffer.isBuffer(read)) return { ...said, body: read }
    if (!isWhole) return { ...said, body: undefined, stream: read }
    discard(read)
    throw new Problem(502, `the answer of ${baseUrl} is longer than ${mostHeld} bytes, too long for what the stub does`)
  } finally {
    wait.met()
  }
}

/** A header of the stub replaces received headers of its name; cookies are added. */
function withAdded(came: HeaderList, added: HeaderList): HeaderList {
  const replacing = added.filter(([name]) => name.toLowerCase() !== 'set-cookie')
  return [...headersBeside(came, replacing), ...added]
}
