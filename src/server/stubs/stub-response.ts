/** Step 6 of a request that a stub answers: the stub's own parts, and the document's for the others. */
import { isUtf8 } from 'node:buffer'
import { Problem } from '../../contract/problem.ts'
import { chooseResponse, promisedFor } from '../../contract/responses.ts'
import { isBodiless, isUnsized } from '../../contract/statuses.ts'
import type { RequestView } from '../../control/matching/request-view.ts'
import type { Stub } from '../../control/stubs/stub.ts'
import type { HeaderList, ProxyTo, StubAnswer, StubReply } from '../../control/stubs/stub-answer.ts'
import { drawnFor } from '../../control/stubs/stub-choice.ts'
import type { World } from '../../control/world.ts'
import { andThen } from '../../document/and-then.ts'
import { keptFor } from '../../document/memoized.ts'
import type { Schema } from '../../document/openapi.ts'
import type { Reply } from '../../reply/reply.ts'
import { responseFor, responseWith } from '../../reply/response-for.ts'
import { bytesOf, defaultHeaders, headerPairs, headersBeside } from '../../reply/wire.ts'
import type { Content } from '../../resources/rows/source.ts'
import { promisedReply } from '../answer/answer.ts'
import type { computedReply } from '../answer/computed.ts'
import { forbiddenProblem, refuseForbidden } from '../answer/stub-violations.ts'
import type { ServerContext, UpstreamContext } from '../exchange/context.ts'
import type { Exchange } from '../exchange/exchange.ts'
import type { OperationPlan } from '../exchange/operation-plan.ts'
import { withApplied } from '../exchange/own-answer.ts'
import type { Reading } from '../exchange/read-request.ts'
import { whileOpen } from '../sending/delay.ts'
import type { Outgoing } from '../sending/send.ts'
import { passingOn } from '../upstream/passing.ts'
import { mergePatch } from './merge-patch.ts'
import { asStream } from './stub-stream.ts'

/** Returns the answer of a stub. `plan` is undefined if no operation takes the request. */
export function stubResponse(
  exchange: Exchange,
  plan: OperationPlan | undefined,
  reading: Reading,
  stub: Stub,
  view: RequestView
): Outgoing | Promise<Outgoing> {
  const { fault, status = 200, handler, webhooks, upstream } = stub.answer
  if (upstream) return sentOn(exchange, plan, stub).then(finished)
  if (fault !== undefined) return { status, source: 'stub', head: [], body: undefined, fault }
  const said =
    handler === undefined
      ? sayingOf(exchange, plan, reading, stub, view)
      : computed(exchange, plan, reading, { handler, strict: false, outsideContract: stub.outsideContract })
  return andThen(said, sent)

  function sent(said: StubReply): Outgoing | Promise<Outgoing> {
    if (stub.answer.stream !== undefined) exchange.stream = { ...exchange.stream, ...stub.answer.stream }
    const framed = withApplied(asStream(exchange, plan, said, stub.answer), reading.preferences)
    refuseForbidden(stub, framed, plan)
    const made = toOutgoing(framed, stub, exchange, view)
    return finished(framed.stream === undefined ? made : passingOn(exchange, made, framed.stream))
  }

  function finished(outgoing: Outgoing): Outgoing | Promise<Outgoing> {
    return webhooks.length === 0 ? outgoing : withWebhooks(outgoing)
  }

  async function withWebhooks(outgoing: Outgoing): Promise<Outgoing> {
    const { callOut } = await import('../upstream/webhooks.ts')
    const after = () => webhooks.forEach((webhook) => void callOut(webhook, view, exchange))
    return { ...outgoing, after }
  }
}

/** Sends a request on to the real API, since a stub asks for it. */
async function sentOn(exchange: Exchange, plan: OperationPlan | undefined, stub: Stub): Promise<Outgoing> {
  const { upstreamResponse } = await import('../upstream/upstream-response.ts')
  // The control API takes no such stub where there is no real API.
  const outgoing = await upstreamResponse(exchange, plan, exchange.server.upstream as UpstreamContext)
  return { ...outgoing, head: [...outgoing.head, ...sendablePairs(namesOf(stub))] }
}

async function computed(...call: Parameters<typeof computedReply>): Promise<StubReply> {
  return (await import('../answer/computed.ts')).computedReply(...call)
}

function sayingOf(
  exchange: Exchange,
  plan: OperationPlan | undefined,
  reading: Reading,
  stub: Stub,
  view: RequestView
): StubReply | Promise<StubReply> {
  const { answer, request } = stub
  const { statusMessage, template } = answer
  const { headers, body, proxy, bodyFile, fill } =
    template === undefined
      ? { ...answer, fill: undefined }
      : filled(template, view, request.url?.variables?.(view.path) ?? {}, exchange.world.random)
  if (proxy !== undefined) return proxied(exchange, proxy, view, headers, answer)
  if (plan === undefined && answer.patch !== undefined) {
    throw new Problem(500, 'the stub patches what the document says, and the document says nothing of this path')
  }
  return bodyFile === undefined ? withBody(body) : fileBody(exchange, bodyFile, fill).then(withBody)

  function withBody(body: string | Buffer | undefined): StubReply | Promise<StubReply> {
    if (plan !== undefined && answer.documented && body === undefined) {
      return completed(answer, headers, usualReply(exchange, plan, reading, stub))
    }
    const status = answer.status ?? (plan === undefined ? 200 : chooseResponse(plan.operation, undefined).status)
    return { status, statusMessage, headers, body }
  }
}

/** Reads the file that a stub's body is in, and fills in its templates. */
async function fileBody(
  { server }: Exchange,
  name: string,
  fill: ((text: string) => string) | undefined
): Promise<string | Buffer> {
  // The control API takes no such stub where there is no folder.
  const bytes = await (server.readBody as NonNullable<ServerContext['readBody']>)(name)
  if (fill === undefined || !isUtf8(bytes)) return bytes
  try {
    return fill(bytes.toString())
  } catch (error) {
    throw new Problem(500, `the template in ${name} failed: ${(error as Error).message}`)
  }
}

async function proxied(
  { server, raw, response }: Exchange,
  to: ProxyTo,
  view: RequestView,
  added: HeaderList,
  { dribble, bodyDelay, cutAfter }: StubAnswer
): Promise<StubReply> {
  if (server.group?.isRepeated(raw)) return { status: 200, statusMessage: undefined, headers: [], body: undefined }
  const [{ forward }, { senderOf }] = await Promise.all([
    import('../upstream/proxy.ts'),
    import('../upstream/sender.ts')
  ])
  const sender = senderOf(server.running)
  const isWhole = dribble !== undefined || bodyDelay !== 0 || cutAfter !== undefined
  return whileOpen(server.running, response, (signal) => forward(sender, to, view, added, isWhole, signal))
}

/** Completes an answer without a body by the document's reply to the request. */
async function completed(
  { status, statusMessage }: StubAnswer,
  headers: HeaderList,
  documented: Reply | Promise<Reply>
): Promise<StubReply> {
  const usual = await documented
  const taken = headersBeside(headerPairs(usual.headers), headers)
  return { status: status ?? usual.status, statusMessage, headers: [...taken, ...headers], body: usual.body }
}

function filled(
  template: NonNullable<StubAnswer['template']>,
  view: RequestView,
  variables: Record<string, string>,
  random: World['random']
) {
  try {
    return template(view, variables, random)
  } catch (error) {
    throw new Problem(500, `the stub's template failed: ${(error as Error).message}`)
  }
}

/** Makes the reply of the document that completes a stub's. */
function usualReply(exchange: Exchange, plan: OperationPlan, reading: Reading, stub: Stub): Reply | Promise<Reply> {
  const { status, example, patch } = stub.answer
  const { operation, document } = plan
  if (patch !== undefined && status !== undefined && promisedFor(operation, status) === undefined) {
    throw new Problem(500, `a stub patches a response ${status}, and ${operation.id} has none`)
  }
  const preferences = example === undefined ? reading.preferences : { ...reading.preferences, example }
  const { contract } = document
  const chosen =
    status === undefined
      ? responseFor(operation, preferences.code, contract)
      : responseWith(operation, status, contract)
  const change = { insists: status !== undefined, patch: patchOf(stub, plan) }
  return promisedReply(exchange, plan, { ...reading, preferences }, chosen, change)
}

/**
 * Returns a function that merges a stub's patch over content. It throws a Problem 500 if the document forbids the
 * outcome.
 */
function patchOf({ answer: { patch }, outsideContract }: Stub, { operation, document }: OperationPlan) {
  return (content: Content | undefined, schema: Schema | undefined) => {
    if (patch === undefined) return content
    if (content?.value === undefined)
      throw new Problem(500, `a stub patches what ${operation.id} answers, which has no body`)
    const value = mergePatch(content.value, patch)
    const found = schema === undefined || outsideContract ? [] : document.checker.check(schema, value, 'response')
    if (found.length > 0) throw forbiddenProblem(operation, found)
    return { ...content, value, constant: undefined }
  }
}

/** Headers of the transfer, which the server sets itself. */
const travelling = /^(content-length|transfer-encoding|keep-alive)$/i

/** Writes a stub's answer in the form that is sent. */
function toOutgoing(said: StubReply, stub: Stub, { server, method, world }: Exchange, view: RequestView): Outgoing {
  const { answer, limit } = stub
  const { status, statusMessage, headers, body, stream, came } = said
  const { cors } = server.settings
  const isConstant = headers === answer.headers && method !== 'HEAD'
  const { fields, names } = isConstant ? constantHead(stub, cors) : headOf(stub, headers, method === 'HEAD', cors)
  const bytes = isBodiless(status) ? undefined : bytesOf(body)
  const head = fields.slice()
  if (limit !== undefined && !names.has('retry-after'))
    head.push('Retry-After', String(drawnFor(stub, view, world.seed)))
  if (!isUnsized(status) && !names.has('content-length') && !Array.isArray(bytes) && stream === undefined)
    head.push('content-length', String(bytes?.length ?? 0))
  const outgoing: Outgoing = {
    status,
    source: 'stub',
    head,
    body: bytes,
    ownCors: names.has('access-control-allow-origin')
  }
  if (came !== undefined) outgoing.came = came
  if (statusMessage !== undefined) outgoing.statusMessage = sendable(statusMessage)
  if (answer.dribble !== undefined) outgoing.dribble = answer.dribble
  if (answer.bodyDelay !== 0 || answer.cutAfter !== undefined)
    outgoing.broken = { delay: answer.bodyDelay, cutAfter: answer.cutAfter }
  return outgoing
}

/** The constant part of the head of a stub's answer. */
interface Head {
  fields: readonly string[]
  /** The names of the stub's own headers, in lower case. */
  names: Set<string>
}

/** The heads of stubs whose headers are the same for every request. */
const constantHead = keptFor((stub: Stub, cors: boolean) => headOf(stub, stub.answer.headers, false, cors))

const namesOf = ({ id, name }: Stub): HeaderList => [
  ['Matched-Stub-Id', id],
  ...(name === undefined ? [] : ([['Matched-Stub-Name', name]] as HeaderList))
]

const sendablePairs = (headers: HeaderList): string[] => headers.flatMap(([header, value]) => [header, sendable(value)])

function headOf(stub: Stub, headers: HeaderList, isHead: boolean, cors: boolean): Head {
  const kept = headers.filter(([header]) => !travelling.test(header) || (isHead && /^content-length$/i.test(header)))
  const names = new Set(kept.map(([header]) => header.toLowerCase()))
  const own: HeaderList = [
    ...namesOf(stub),
    ['standin-source', 'stub'],
    ...Object.entries(defaultHeaders).filter(([header]) => !names.has(header)),
    ...(cors && !names.has('vary') ? ([['vary', 'Origin']] as HeaderList) : [])
  ]
  return { fields: sendablePairs([...kept, ...own]), names }
}

/**
 * Writes a header's text as it is sent: text beyond Latin-1 as the bytes of its UTF-8, without line breaks from
 * templates.
 */
function sendable(text: string): string {
  if (/^[\t\x20-\x7e]*$/.test(text)) return text
  const line = text.replaceAll(/(?!\t)\p{Cc}/gu, ' ')
  return /[^\p{ASCII}\xa0-\xff]/u.test(line) ? Buffer.from(line).toString('latin1') : line
}
