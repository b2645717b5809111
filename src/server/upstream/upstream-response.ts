/** Steps 4 to 6 of a request that is sent on to the real API: compared, sent, and the answer judged. */
import type { Readable } from 'node:stream'
import { Problem } from '../../contract/problem.ts'
import type { HeaderList } from '../../control/stubs/stub-answer.ts'
import { tellWaiting } from '../../control/world.ts'
import { headerText } from '../../reply/ascii.ts'
import { isStream } from '../../reply/body/stream.ts'
import { violationList } from '../../reply/errors/error-replies.ts'
import { prismViolation } from '../../reply/errors/prism-violations.ts'
import { toWire } from '../../reply/wire.ts'
import { decodedBody } from '../../request/content-encoding.ts'
import { longestBody, tooLong } from '../../request/longest-body.ts'
import { type Violation, violationText } from '../../schema/validator.ts'
import { hasBody, readAnswer } from '../../upstream/bodies.ts'
import { deadline } from '../../upstream/deadline.ts'
import { cameBack, headerOf, paired, via, withoutHops } from '../../upstream/hops.ts'
import { type BodyJudgement, type Judgement, judge } from '../../upstream/judge.ts'
import type { Answered, Onward } from '../../upstream/send-on.ts'
import { documentedReply } from '../answer/answer.ts'
import type { DocumentContext, UpstreamContext } from '../exchange/context.ts'
import { type Exchange, joinReasons } from '../exchange/exchange.ts'
import type { OperationPlan } from '../exchange/operation-plan.ts'
import { preferencesIn } from '../exchange/read-request.ts'
import { unrouted } from '../routing/unrouted.ts'
import { delayAnswer, whileOpen } from '../sending/delay.ts'
import type { Outgoing } from '../sending/send.ts'
import { discard, passingOn, readAway } from './passing.ts'
import { senderOf } from './sender.ts'
import { bodyToSend, type Compared, compare, short } from './upstream-request.ts'

/**
 * Sends a request on, and returns the answer as it came, with its violations named. With the option `errors`, throws
 * the Problem that the document refuses the request or the answer with.
 */
export async function upstreamResponse(
  exchange: Exchange,
  plan: OperationPlan | undefined,
  upstream: UpstreamContext
): Promise<Outgoing> {
  const { server, response, world } = exchange
  const body = await bodyToSend(exchange)
  if (world.waiting.size > 0) setImmediate(tellWaiting, world)
  const compared = plan === undefined ? stranger(exchange, upstream) : await compare(exchange, plan, body)
  if (server.settings.errors && compared.refusal !== undefined) throw compared.refusal
  if (!exchange.delayed) await delayAnswer(exchange, undefined)
  const onward = onwardOf(exchange, upstream, body)
  const came = await whileOpen(server.running, response, async (signal) => {
    const wait = deadline(upstream.timeout, signal, upstream.url)
    const readBody = (body: Readable) => readAnswer(body, longestBody, upstream.url, wait.signal)
    try {
      const answered = await senderOf(server.running, upstream).send(onward, wait.signal)
      return { answered, ...(await read(exchange, plan, answered, readBody)) }
    } finally {
      wait.met()
    }
  })
  if (came.answered.status === 501 && plan !== undefined) return mocked(exchange, plan, compared, came.body)
  return answerOf(exchange, plan, compared, came, upstream)
}

/** Compares a request that no operation takes. In a proxy that is a violation. */
function stranger(exchange: Exchange, { all }: UpstreamContext): Compared {
  const { server, method, localPath, entry } = exchange
  const asked = { parameters: { path: {}, query: {}, header: {}, cookie: {} }, body: undefined, violations: [] }
  if (!all) return { violations: [], refusal: undefined, asked }
  if (server.settings.errors) unrouted(exchange)
  const message = `the document has no operation for ${method} ${localPath}`
  const violations: Violation[] = [{ in: 'path', at: '', message, keyword: 'operation' }]
  entry.violations = violations
  return { violations, refusal: undefined, asked }
}

/** Content codings that answers can be checked in. */
const codings = /^(?:gzip|x-gzip|deflate|br|identity|\*)$/i

/** Makes the request to the other server: as it came, without the headers of its connection. */
function onwardOf(
  { server, raw, method, url, entry }: Exchange,
  { url: base }: UpstreamContext,
  body: Buffer | Readable | undefined
): Onward {
  const came = withoutHops(paired(entry.rawHeaders))
  if (cameBack(came)) throw new Problem(508, `requests are sent on to ${base}, which is this server`)
  const headers: HeaderList = came.flatMap(
    ([name, value]): HeaderList =>
      name.toLowerCase() === 'accept-encoding' ? [[name, understood(value)]] : [[name, value]]
  )
  headers.push(['via', via])
  const length = raw.headers['content-length']
  if (body !== undefined && !Buffer.isBuffer(body) && length !== undefined) headers.push(['content-length', length])
  const local = url.slice(server.mountPrefix.length)
  return { method, url: base + withoutPrefix(local, server.documents), headers, body }
}

const understood = (value: string): string => {
  const known = value.split(',').filter((one) => codings.test((one.split(';')[0] as string).trim()))
  return known.length === 0 ? 'identity' : known.join(',').trim()
}

/** Takes the prefix of a document off, which the other server does not know. */
function withoutPrefix(url: string, documents: readonly DocumentContext[]): string {
  const isAbove = (prefix: string) => url.startsWith(prefix) && /^(?:[/?]|$)/.test(url.slice(prefix.length))
  const prefix = documents.map(({ prefix = '' }) => prefix).find((one) => one !== '' && isAbove(one)) ?? ''
  return url.slice(prefix.length).replace(/^(?!\/)/, '/')
}

/** An answer that was read as far as the document asks for it. */
interface Came {
  answered: Answered
  judgement: Judgement
  /** The whole body, or the rest that is still to come; undefined if there is none. */
  body: Buffer | Readable | undefined
  judged: BodyJudgement | undefined
  /** The reason why a body that should be checked was not. */
  unchecked: string | undefined
}

const unjudged: Judgement = { violations: [], headerViolations: [], response: undefined, checkBody: undefined }

async function read(
  { method, raw }: Exchange,
  plan: OperationPlan | undefined,
  { status, headers, body }: Answered,
  readBody: (body: Readable) => Promise<Buffer | Readable>
): Promise<Omit<Came, 'answered'>> {
  const bodied = hasBody(method, status)
  const conditional = Object.keys(raw.headers).some((name) => name.startsWith('if-'))
  const head = { status, headers, hasBody: bodied, conditional }
  const judgement = plan === undefined ? unjudged : judge(plan.operation, head, plan.document)
  const nothing = { judgement, judged: undefined, unchecked: undefined }
  if (!bodied) {
    readAway(body)
    return { ...nothing, body: undefined }
  }
  const { checkBody } = judgement
  const isShort = Number(headerOf(headers, 'content-length') ?? Number.NaN) <= short
  const type = headerOf(headers, 'content-type') ?? ''
  if (checkBody === undefined && (!isShort || isStream(type))) return { ...nothing, body }
  const whole = await readBody(body)
  if (!Buffer.isBuffer(whole)) {
    return { ...nothing, body: whole, unchecked: `${tooLong}, and passed unchecked` }
  }
  return { ...nothing, body: whole, judged: await checkBody?.(whole) }
}

/** Lets the document answer what the API has not built yet (501), as Prism does. */
async function mocked(
  exchange: Exchange,
  plan: OperationPlan,
  { asked }: Compared,
  body: Came['body']
): Promise<Outgoing> {
  discard(body)
  const reply = await documentedReply(exchange, plan, { asked, preferences: preferencesIn(exchange) })
  return toWire(reply, exchange.server.settings.cors)
}

function answerOf(
  exchange: Exchange,
  plan: OperationPlan | undefined,
  compared: Compared,
  { answered, judgement, body, judged, unchecked }: Came,
  { url, drift, recorder }: UpstreamContext
): Outgoing {
  const { server, method, localPath, entry } = exchange
  const { status, statusMessage, headers } = answered
  const broken = [...judgement.headerViolations, ...judgement.violations, ...(judged?.violations ?? [])]
  const law = plan?.document ?? server.documents[0]
  const operation = plan?.operation
  drift.note({ method, path: localPath, status, operation, law, violations: broken, read: judged?.read })
  const record = (whole: Buffer | undefined) =>
    recorder?.note({
      method,
      server: url,
      path: localPath,
      status,
      operation,
      contract: law.contract,
      query: exchange.query,
      parameters: compared.asked.parameters.path,
      broken: textOf(broken),
      sent: entry.cutFrom === undefined ? entry.body : 'cut',
      read: judged?.read,
      body: whole && decodedBody(whole, headerOf(headers, 'content-encoding') ?? ''),
      requestHeaders: entry.rawHeaders,
      headers
    })
  const isWhole = body === undefined || Buffer.isBuffer(body)
  if (isWhole) record(body ?? Buffer.alloc(0))
  const violations = [...compared.violations, ...broken]
  entry.violations = violations
  if (server.settings.errors && broken.some((one) => prismViolation(one, status).severity === 'Error')) {
    discard(body)
    const detail = `the answer of ${url} does not fit the document: ${broken.map(violationText).join('; ')}`
    throw new Problem(500, detail, { violations: broken })
  }
  entry.reason = joinReasons(textOf(violations), unchecked)
  const outgoing: Outgoing = {
    status,
    source: 'upstream',
    head: headOf(headers, violations, status, unchecked, body),
    statusMessage,
    came: withoutHops(headers),
    body: Buffer.isBuffer(body) ? body.toString('latin1') : undefined,
    // The API's own word counts, and a client that is no page needs none.
    ownCors: exchange.raw.headers.origin === undefined || headerOf(headers, 'access-control-allow-origin') !== undefined
  }
  return isWhole ? outgoing : passingOn(exchange, outgoing, body, record)
}

const textOf = (violations: Violation[]): string | undefined =>
  violations.length === 0 ? undefined : violations.map(violationText).join('; ')

/** Headers that standin says itself, also where the other server is a standin too. */
const own = /^(standin-source|standin-violations|sl-violations)$/i

/** The length that HTTP has of responses without a body, whatever the other server says. */
const lengthOfNone = { 204: undefined, 205: '0' }

const lengthOf = (headers: HeaderList, body: Came['body']): string | undefined =>
  Buffer.isBuffer(body) ? String(body.length) : headerOf(headers, 'content-length')

function headOf(
  headers: HeaderList,
  violations: Violation[],
  status: number,
  unchecked: string | undefined,
  body: Came['body']
): string[] {
  const length = status === 204 || status === 205 ? lengthOfNone[status] : lengthOf(headers, body)
  const named: HeaderList =
    violations.length === 0
      ? []
      : [
          ['standin-violations', violationList(violations)],
          ['sl-violations', violationList(violations.map((one) => prismViolation(one, status)))]
        ]
  const all: HeaderList = [
    ...withoutHops(headers).filter(([name]) => !own.test(name)),
    ...(length === undefined ? [] : ([['content-length', length]] as HeaderList)),
    ['standin-source', 'upstream'],
    ...named,
    ...(unchecked === undefined ? [] : ([['standin-reason', headerText(unchecked)]] as HeaderList))
  ]
  return all.flat()
}
