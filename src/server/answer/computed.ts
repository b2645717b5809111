/** Step 6 of a request that a handler answers: the handler's own parts, and the document's for a body that it omits. */
import type { Faker } from '@faker-js/faker'
import type { Operation } from '../../contract/contract.ts'
import { essence, isJson } from '../../contract/media-types.ts'
import { Problem } from '../../contract/problem.ts'
import { contentFor, promisedFor } from '../../contract/responses.ts'
import { headersByName } from '../../control/matching/request-view.ts'
import type { StubReply } from '../../control/stubs/stub-answer.ts'
import { worldNameOf } from '../../control/worlds.ts'
import { jsonOrText } from '../../document/json/json-or-text.ts'
import { generator } from '../../generate/lazy.ts'
import { seededFaker } from '../../generate/search/faker.ts'
import { localeOf } from '../../generate/search/locales.ts'
import { type Computed, callHandler, reply } from '../../handlers/call-handler.ts'
import type { HandlerFunction, HandlerRequest, HandlerTools, UsualAnswer } from '../../handlers/handler.ts'
import { contentType, encode } from '../../reply/body/encode.ts'
import { eventsOf, isStream } from '../../reply/body/stream.ts'
import { chooseMediaType } from '../../reply/negotiate.ts'
import type { Reply } from '../../reply/reply.ts'
import { responseWith } from '../../reply/response-for.ts'
import { headerPairs, headersBeside } from '../../reply/wire.ts'
import type { Row } from '../../resources/rows/row.ts'
import { parseJson, writeJson } from '../../schema/meaning/json-values.ts'
import type { Violation } from '../../schema/validator.ts'
import { type Exchange, originOf } from '../exchange/exchange.ts'
import type { OperationPlan } from '../exchange/operation-plan.ts'
import { typeIn, withApplied } from '../exchange/own-answer.ts'
import type { Reading } from '../exchange/read-request.ts'
import { acceptedOf, documentedReply, promisedReply } from './answer.ts'
import { bodyViolationText, stubViolations } from './stub-violations.ts'

/** The handler of a request, and the rules for its answer. */
interface Computing {
  handler: HandlerFunction
  /** True: a status and a media type that the document lacks are refused too. */
  strict: boolean
  /** True: the answer is not held to the document. */
  outsideContract: boolean
}

/** Answers with the handler of an operation. Rejects with a Problem 500 for its error and for a forbidden answer. */
export async function handlerReply(
  exchange: Exchange,
  plan: OperationPlan,
  reading: Reading,
  handler: HandlerFunction
): Promise<Reply> {
  const computing = { handler, strict: true, outsideContract: false }
  const computed = await computedReply(exchange, plan, reading, computing)
  const { status, headers, body } = withApplied(computed, reading.preferences)
  const byName = [...headersByName(headers.flat())].map(([name, values]) => [
    name,
    values.length === 1 ? values[0] : values
  ])
  return { status, headers: Object.fromEntries(byName), body, source: 'handler' }
}

/** Runs a handler. A body that it leaves out is the document's for its status. `plan`: undefined without operation. */
export async function computedReply(
  exchange: Exchange,
  plan: OperationPlan | undefined,
  reading: Reading,
  { handler, strict, outsideContract }: Computing
): Promise<StubReply> {
  const name = plan?.operation.id ?? `${exchange.method} ${exchange.path}`
  // `rows` is not async, so the generator is loaded before.
  await generator()
  const computed = await callHandler(
    name,
    handler,
    requestOf(exchange, plan, reading),
    toolsOf(exchange, plan, reading)
  )
  const free = outsideContract || computed.outsideContract
  if (plan === undefined) return withBody(computed, typeIn(computed.headers) ?? usualTypeOf(computed.body), plan)
  if (strict && !free) refuseUndocumented(plan.operation, computed)
  if (computed.body === undefined) return completed(exchange, plan, reading, computed)
  const content = contentFor(plan.operation, computed.status)
  const accept = acceptedOf(exchange, content, reading.asked.body)
  const promised = content && chooseMediaType(content, accept, true).mediaType
  const said = withBody(computed, typeIn(computed.headers) ?? promised ?? usualTypeOf(computed.body), plan)
  if (!free && !Array.isArray(said.body)) {
    const { operation, document } = plan
    const sent = { ...said, body: said.body as string | Buffer }
    const violations = stubViolations(sent, operation, document.checker)
    if (violations.length > 0) {
      const detail = `the handler of ${name} answers what the document forbids for ${said.status}: `
      throw new Problem(500, `${detail}${violations.map(bodyViolationText).join('; ')}`, { violations })
    }
  }
  return said
}

function requestOf(exchange: Exchange, plan: OperationPlan | undefined, { asked }: Reading): HandlerRequest {
  const { method, url, raw, entry } = exchange
  return {
    method,
    url,
    headers: raw.headers as HandlerRequest['headers'],
    operationId: plan?.operation.id,
    parameters: asked.parameters,
    // No operation describes the body.
    body: plan === undefined ? entry.body && jsonOrText(entry.body.toString(), parseJson) : asked.body
  }
}

function toolsOf(exchange: Exchange, plan: OperationPlan | undefined, reading: Reading): HandlerTools {
  const { server, world, raw, method, url, entry } = exchange
  const { keeper, settings } = server
  return {
    reply,
    rows(collection, ...more) {
      const last = more.at(-1)
      const set = Array.isArray(last) ? structuredClone(last as Row[]) : undefined
      const parents = (set === undefined ? more : more.slice(0, -1)).map(String)
      return keeper.rows(world.rows, { collection, parents, origin: originOf(raw, server.mountPrefix) }, set)
    },
    world: { name: worldNameOf(raw.headers), state: world.handlerState },
    // Made when it is first used, since it takes longer than the rest of a call.
    get faker(): Faker {
      const seed = reading.preferences.seed ?? settings.seed
      const locale = plan && localeOf(plan.document.contract.resources)
      return seededFaker(locale ?? 'en', `${seed} ${method} ${url} ${entry.body ?? ''}`)
    },
    async next() {
      if (plan === undefined) throw new Error('next() is the answer of the document, which says nothing of this path')
      return usualAnswer(await documentedReply(exchange, plan, reading))
    }
  }
}

/** Headers that belong to the bytes of a body, or that are set for every answer. */
const ofTransfer = new Set(['content-length', 'transfer-encoding'])

function usualAnswer({ status, headers, body }: Reply): UsualAnswer {
  const kept = Object.entries(headers).filter(([name]) => !ofTransfer.has(name))
  const type = headers['content-type']
  const text = Array.isArray(body) ? body.join('') : body
  const value = typeof text === 'string' && type !== undefined && isJson(String(type)) ? parseJson(text) : text
  return { status, headers: Object.fromEntries(kept), body: value }
}

/** Returns the media type of a body that nobody describes. */
const usualTypeOf = (body: unknown): string =>
  typeof body === 'string' ? 'text/plain' : body instanceof Uint8Array ? 'application/octet-stream' : 'application/json'

/** Writes the body. A text under a `content-type` of the handler's own is sent as it is. */
function withBody(computed: Computed, type: string, plan: OperationPlan | undefined): StubReply {
  const { status, headers, body } = computed
  const own = typeIn(computed.headers) !== undefined
  const typed: Computed['headers'] = own ? headers : [...headers, ['content-type', contentType(type)]]
  return { status, statusMessage: undefined, headers: typed, body: written() }

  function written(): StubReply['body'] {
    if (body === undefined || (own && typeof body === 'string' && !isStream(type))) return body as string | undefined
    if (body instanceof Uint8Array) return Buffer.from(body)
    if (isStream(type)) return eventsOf(body, type)
    const media = plan && contentFor(plan.operation, status)?.[type]
    try {
      return plan === undefined ? writeJson(body) : encode(body, type, media, plan.document.contract)
    } catch (error) {
      throw new Problem(500, `the body of the handler cannot be written as ${type}: ${(error as Error).message}`)
    }
  }
}

/** Completes an answer without a body by the document's response for its status. */
async function completed(
  exchange: Exchange,
  plan: OperationPlan,
  reading: Reading,
  { status, headers }: Computed
): Promise<StubReply> {
  const chosen = responseWith(plan.operation, status, plan.document.contract)
  const change = { insists: true, patch: <Content>(content: Content) => content }
  const usual = await promisedReply(exchange, plan, reading, chosen, change)
  const taken = headersBeside(headerPairs(usual.headers), headers)
  return { status, statusMessage: undefined, headers: [...taken, ...headers], body: usual.body }
}

/** Throws a Problem 500 for a status, or a media type for it, that the operation does not document. */
function refuseUndocumented(operation: Operation, computed: Computed): void {
  const { status, body } = computed
  const promised = promisedFor(operation, status)
  const refusal = (message: string, keyword: string) => {
    const violations: Violation[] = [{ in: 'response', at: '', message, keyword }]
    return new Problem(500, `the handler of ${operation.id} answers what the document forbids: it ${message}`, {
      violations
    })
  }
  if (promised === undefined) {
    const documented = operation.responses.map(({ key }) => key).join(', ')
    throw refusal(
      `has the status ${status}, and documented is ${documented}; outsideContract: true sends it all the same`,
      'status'
    )
  }
  const { content } = promised.response.object
  const type = typeIn(computed.headers)
  if (content === undefined || type === undefined || body === undefined) return
  if (Object.keys(content).some((name) => covers(name, type))) return
  throw refusal(
    `has the media type ${type}, and documented for ${status} is ${Object.keys(content).join(', ')}`,
    'content'
  )
}

/** Returns true if a media type of a document, which may be a range, covers a media type. */
function covers(range: string, type: string): boolean {
  const [one, other] = [essence(range), essence(type)]
  return one === other || one === '*/*' || (one.endsWith('/*') && other.startsWith(one.slice(0, -1)))
}
