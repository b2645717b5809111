/** Step 6 of a request: the document's answer, by status, media type, source and headers. */
import type { Operation, Response } from '../../contract/contract.ts'
import { Problem } from '../../contract/problem.ts'
import { andThen } from '../../document/and-then.ts'
import { isObject } from '../../document/json/is-object.ts'
import { keptFor } from '../../document/memoized.ts'
import type { MediaType, Schema } from '../../document/openapi.ts'
import { headerText } from '../../reply/ascii.ts'
import { addingUp } from '../../reply/body/deltas.ts'
import { contentType, encode } from '../../reply/body/encode.ts'
import { named } from '../../reply/body/lifecycles.ts'
import { eventsOf, isLifecycle, isStream, mediaSchemaOf } from '../../reply/body/stream.ts'
import { violationList } from '../../reply/errors/error-replies.ts'
import { demandedHeaders } from '../../reply/headers/header-values.ts'
import { declaredHeaders } from '../../reply/headers/headers.ts'
import { chooseMediaType, variesBy } from '../../reply/negotiate.ts'
import { speaks } from '../../reply/negotiate-language.ts'
import { ownLinks } from '../../reply/own-links.ts'
import { applied } from '../../reply/preferences.ts'
import type { Reply } from '../../reply/reply.ts'
import { type Chosen, responseFor } from '../../reply/response-for.ts'
import { lastSegments } from '../../request/path-values.ts'
import { plainPath } from '../../request/percent.ts'
import { type Call, type Content, firstContent, type RequestParts } from '../../resources/rows/source.ts'
import type { Violation } from '../../schema/validator.ts'
import type { DocumentContext } from '../exchange/context.ts'
import { type Exchange, joinReasons, mockUrlOf } from '../exchange/exchange.ts'
import type { OperationPlan } from '../exchange/operation-plan.ts'
import type { Reading } from '../exchange/read-request.ts'

/** The changes that a stub makes to an answer of the document. */
export interface Change {
  /** True if the stub asks for the status, so that no source may refuse the request. */
  insists: boolean
  /** Returns the content with the stub's patch merged over it. */
  patch: (content: Content | undefined, schema: Schema | undefined) => Content | undefined
}

const unchanged: Change = { insists: false, patch: (content) => content }

/** Answers with the response that the request prefers, else the operation's usual one. */
export function documentedReply(exchange: Exchange, plan: OperationPlan, reading: Reading): Reply | Promise<Reply> {
  const chosen = responseFor(plan.operation, reading.preferences.code, plan.document.contract)
  return promisedReply(exchange, plan, reading, chosen)
}

export function promisedReply(
  exchange: Exchange,
  plan: OperationPlan,
  { asked, preferences }: Reading,
  chosen: Chosen,
  change: Change = unchanged
): Reply | Promise<Reply> {
  const { server, world, raw, path, entry } = exchange
  const { operation, document } = plan
  const { settings } = server
  const { response, status } = chosen
  const { content } = response.object
  const { mediaType, media } = chooseMediaType(content, acceptedOf(exchange, content, asked.body), status >= 400)
  const own = lastSegments(path, plan.segments)
  const call: Call = {
    operation,
    response,
    status,
    insists: preferences.code !== undefined || change.insists,
    mediaType,
    media,
    path: plainPath(own),
    parameters: asked.parameters,
    body: asked.body,
    rows: world.rows,
    missing: exchange.missing,
    example: preferences.example,
    seed: preferences.seed ?? settings.seed,
    request: sentOf(exchange, own)
  }
  const sources = (preferences.dynamic ?? settings.dynamic) ? document.dynamicSources : document.sources
  return andThen(firstContent(sources, call), (found) => {
    const content = change.patch(found, media?.schema)
    exchange.fresh = content?.fresh
    const given: Call = content?.instead === undefined ? call : { ...call, ...content.instead }
    return replyWith(content, given)
  })

  function replyWith(content: Content | undefined, given: Call): Reply | Promise<Reply> {
    return andThen(documentedWith(content, given), (reply) => {
      if (reply.ofRequest === true) exchange.fresh ??= askedAt(raw.headers.host)
      return reply
    })
  }

  function documentedWith(content: Content | undefined, given: Call): Reply | Promise<Reply> {
    const shown = violationsToTell(exchange, operation, asked, content)
    const preferred = applied(preferences, hasBody(content) ? given.mediaType : undefined)
    const { headers: declared } = given.response.object
    const hint = joinReasons(entry.reason, content?.hint)
    entry.reason = hint
    if (declared !== undefined || shown.length > 0 || bringsHeaders(content) || hint !== undefined) {
      const headers = ownHeaders(plan, given, content, joinReasons(chosen.reason, hint), preferred, shown)
      if (declared === undefined) return replyOf(plan, given, content, { headers })
      const headed = {
        call: given,
        value: content?.value,
        path,
        base: mockUrlOf(raw),
        keepCaching: settings.keepCaching
      }
      return andThen(declaredHeaders(headed, document.contract, document.checker), (values) =>
        replyOf(plan, given, content, { headers: { ...values, ...headers } })
      )
    }
    const kept = keptOf(plan, content)
    const key = kept && `${given.status} ${given.mediaType} ${content?.source} ${preferred} ${chosen.reason}`
    const known = key && kept?.get(key)
    if (known) return known
    const reply = replyOf(plan, given, content, usualHeaders(plan, given, content, chosen.reason, preferred))
    if (key === undefined || kept === undefined || kept.size >= mostKept || reply.ofRequest === true) return reply
    const constant: Reply = { ...reply, constant: true }
    kept.set(key, constant)
    return constant
  }
}

/** Returns a test for requests to the same host. Made outside the reply's function, so that it holds nothing more. */
const askedAt =
  (own: string | undefined): NonNullable<Content['fresh']> =>
  ({ host }) =>
    host === own

/**
 * Returns the media types that a request accepts, as `Accept` writes them. A body with `stream: true` asks for the
 * response's stream, as APIs of language models have it.
 */
export function acceptedOf(
  { raw }: Exchange,
  content: Response['object']['content'],
  body: unknown
): string | undefined {
  const asksForStream = content !== undefined && isObject(body) && body.stream === true
  return (asksForStream ? streamIn(content) : undefined) ?? raw.headers.accept
}

/** Returns the first media type of a response that is a stream. */
export const streamIn = (content: NonNullable<Response['object']['content']>): string | undefined =>
  Object.keys(content).find(isStream)

/** Enters the violations of request and answer in the journal. Returns the violations that the answer names. */
function violationsToTell(
  { server, entry }: Exchange,
  operation: Operation,
  asked: Reading['asked'],
  content: Content | undefined
): Violation[] {
  const { violations = none } = content ?? {}
  if (violations.length === 0) return asked.answered === true ? asked.violations : none
  if (server.settings.errors) throw unfit(operation, violations)
  const sent = violations.filter((one) => content?.completed?.includes(one) !== true)
  entry.violations = [...asked.violations, ...sent]
  return asked.answered ? entry.violations : sent
}

/** The headers that an answer has whatever its response declares. */
function ownHeaders(
  { operation }: OperationPlan,
  { mediaType }: Call,
  content: Content | undefined,
  reason: string | undefined,
  preferred: string,
  shown: Violation[]
): Record<string, string> {
  return {
    ...content?.headers,
    ...(hasBody(content) && mediaType !== undefined ? { 'content-type': contentType(mediaType) } : {}),
    ...(operation.deprecated ? { deprecation: 'true' } : {}),
    ...(reason === undefined ? {} : { 'standin-reason': headerText(reason) }),
    ...(preferred === '' ? {} : { 'preference-applied': headerText(preferred) }),
    ...(shown.length === 0 ? {} : { 'standin-violations': violationList(shown) })
  }
}

const hasBody = (content: Content | undefined): content is Content => content?.value !== undefined

const bringsHeaders = (content: Content | undefined): boolean =>
  content?.headers !== undefined && Object.keys(content.headers).length > 0

/** Headers that replies share, with their heads. */
type Shared = Pick<Reply, 'headers' | 'heads'>

/** The headers of replies that say nothing of their requests, by media type. */
const sharedOf = keptFor((_response: Response) => new Map<string | undefined, Shared>())

/** Returns the headers of a reply that has none of its own: the same for all requests that prefer nothing. */
function usualHeaders(
  plan: OperationPlan,
  call: Call,
  content: Content | undefined,
  reason: string | undefined,
  preferred: string
): Shared {
  if (reason !== undefined || preferred !== '') {
    return { headers: ownHeaders(plan, call, content, reason, preferred, none) }
  }
  const byType = sharedOf(call.response)
  const type = hasBody(content) ? call.mediaType : undefined
  let shared = byType.get(type)
  if (shared === undefined) {
    shared = {
      headers: ownHeaders(plan, call, content, reason, preferred, none),
      heads: { sized: new Map(), unsized: new Map() }
    }
    if (byType.size < mostKept) byType.set(type, shared)
  }
  return shared
}

const none: Violation[] = []

/** The most replies that are kept of one constant content: requests choose the preferences. */
const mostKept = 20

/** Returns the replies that are kept of a constant content; undefined for content that is not. */
function keptOf({ constants }: OperationPlan, content: Content | undefined): Map<string, Reply> | undefined {
  const constant = content?.constant
  if (constant === undefined) return undefined
  const kept = constants.get(constant) ?? new Map<string, Reply>()
  constants.set(constant, kept)
  return kept
}

function replyOf(
  { document }: OperationPlan,
  { operation, status, mediaType, media, response, request }: Call,
  content: Content | undefined,
  { headers: said, heads }: Shared
): Reply {
  const demanded = demandedHeaders(status, operation, document.contract)
  const headers = demanded === undefined ? said : { ...demanded, ...said }
  const body =
    mediaType === undefined || !hasBody(content)
      ? undefined
      : isStream(mediaType)
        ? eventsOf(agreeing(content, mediaType, media, document), mediaType)
        : encode(content.value, mediaType, media, document.contract)
  const types = variesBy(response.object.content)
  const vary = content?.source === 'generated' && speaks(operation) ? [...types, 'Accept-Language'] : types
  const linked = request && ownLinks(body, request)
  const reply: Reply = { status, headers, body: linked ?? body, source: content?.source ?? 'generated', vary }
  if (heads !== undefined) reply.heads = heads
  if (linked !== undefined) reply.ofRequest = true
  return reply
}

/** Returns the value of a stream; the chunks of an answer that were made agree with each other. */
function agreeing(
  { value, source }: Content,
  mediaType: string,
  media: MediaType | undefined,
  { contract, checker }: DocumentContext
): unknown {
  if (source !== 'generated' || !Array.isArray(value) || media === undefined) return value
  if (isLifecycle(media, contract.schemaAt)) return /event-stream/.test(mediaType) ? named(value) : value
  const schema = mediaSchemaOf(media, mediaType, contract.schemaAt) as Schema
  return addingUp(value, (events) => checker.check(schema, events, 'response').length === 0)
}

/** Returns the parts of the request from which links are made. */
function sentOf({ raw, path, query }: Exchange, own: string): RequestParts {
  return {
    headers: raw.headers as RequestParts['headers'],
    query,
    origin: mockUrlOf(raw) ?? 'http://localhost',
    prefix: path.slice(0, path.length - own.length)
  }
}

/** Makes the refusal that the option `errors` asks for: the document's own example does not fit its schema. */
function unfit({ id }: Operation, violations: Violation[]): Problem {
  const [{ at, message }] = violations as [Violation]
  const more = violations.length > 1 ? ` (and ${violations.length - 1} more)` : ''
  return new Problem(500, `what the document gives for ${id} does not fit it: ${at} ${message}${more}`, { violations })
}
