/** What goes out of this server: requests that a stub sends on, and webhooks. */
import { randomUUID } from 'node:crypto'
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { setTimeout as sleep } from 'node:timers/promises'
import { Problem } from '../contract/problem.ts'
import type { HeaderList, ProxyTo, StubReply, Webhook } from '../control/answer.ts'
import { waitOf } from '../control/delays.ts'
import { add, type RequestView, type Values } from '../control/matching/request-view.ts'
import type { Random } from '../control/random.ts'

/** Headers that hold for one connection (RFC 9110 section 7.6.1), and those that are said anew. */
const hop = /^(connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|host|content-length)$/i

/** What requests that are sent on carry (RFC 9110 section 7.6.3), so that one that comes back is known. */
const via = `1.1 standin-${randomUUID()}`

/** How long a target may take. */
const patience = 30_000

/** Sends a request on, and gives what came back. Throws a Problem 502 where nothing did. */
export async function forward(
  { baseUrl, headers, remove, prefixToRemove }: ProxyTo,
  view: RequestView
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
    const { status, statusMessage, raw, body } = await call(view.method, baseUrl + url, sent, view.body()?.bytes())
    return { status, statusMessage, headers: raw.filter(([name]) => !hop.test(name)), body }
  } catch (error) {
    throw new Problem(502, `${baseUrl} does not answer: ${(error as Error).message}`)
  }
}

/** Calls a webhook. What becomes of it is nobody's concern: the answer has left. */
export async function callOut(
  { method, url, headers, body, delay, template }: Webhook,
  view: RequestView,
  random: Random
): Promise<void> {
  try {
    const wait = waitOf(delay, undefined, random)
    if (wait > 0) await sleep(wait, undefined, { ref: false })
    const said = template?.(view, random) ?? { url, headers, body }
    await call(method, said.url, said.headers, typeof said.body === 'string' ? Buffer.from(said.body) : said.body)
  } catch {}
}

interface Came {
  status: number
  statusMessage: string | undefined
  headers: IncomingHttpHeaders
  raw: HeaderList
  body: Buffer
}

function call(method: string, url: string, headers: HeaderList, body: Buffer | undefined): Promise<Came> {
  return new Promise((resolve, reject) => {
    const send = url.startsWith('https:') ? httpsRequest : httpRequest
    const request = send(url, { method, timeout: patience }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const raw = Array.from({ length: response.rawHeaders.length / 2 }, (_, at): HeaderList[number] => [
          response.rawHeaders[at * 2] as string,
          response.rawHeaders[at * 2 + 1] as string
        ])
        const { statusCode: status = 502, statusMessage, headers } = response
        resolve({ status, statusMessage, headers, raw, body: Buffer.concat(chunks) })
      })
    })
    request.on('timeout', () => request.destroy(new Error(`no answer within ${patience / 1000} s`)))
    request.on('error', reject)
    const values: Values = new Map()
    for (const [name, value] of headers) add(values, name, value)
    for (const [name, all] of values) request.setHeader(name, all.length === 1 ? (all[0] as string) : all)
    if (body !== undefined) request.setHeader('content-length', body.length)
    request.end(body)
  })
}
