/** Step 6 of a request that a stub answers: what the stub says, and what it leaves to the document. */
import { Problem } from '../contract/problem.ts'
import { promisedFor } from '../contract/responses.ts'
import type { Answer, HeaderList, StubReply } from '../control/answer.ts'
import type { RequestView } from '../control/matching/request-view.ts'
import { drawnFor, type Stub } from '../control/stubs.ts'
import type { World } from '../control/world.ts'
import type { Schema } from '../document/openapi.ts'
import type { Reply } from '../reply/reply.ts'
import { responseFor, responseWith } from '../reply/response-for.ts'
import { bytesOf, defaultHeaders, pairsOf } from '../reply/wire.ts'
import type { Content } from '../resources/source.ts'
import { promisedReply } from './answer.ts'
import type { Exchange } from './exchange.ts'
import { mergePatch } from './merge-patch.ts'
import type { Plan } from './operation-plan.ts'
import type { Wanted } from './read-request.ts'
import type { Outgoing } from './send.ts'
import { forbiddenProblem, refuseForbidden } from './stub-violations.ts'

/** Returns what a stub answers; `plan` is undefined where no operation takes the request. */
export async function stubResponse(
  exchange: Exchange,
  plan: Plan | undefined,
  wanted: Wanted,
  stub: Stub,
  view: RequestView
): Promise<Outgoing> {
  const { answer } = stub
  const { fault, status = 200, webhooks } = answer
  if (fault !== undefined) return { status, source: 'stub', head: [], body: undefined, fault }
  const said = await sayingOf(exchange, stub, view, plan && (() => usualReply(exchange, plan, wanted, stub)))
  refuseForbidden(stub, said, plan)
  const outgoing = toOutgoing(said, stub, exchange, view)
  if (webhooks.length === 0) return outgoing
  const { callOut } = await import('./webhooks.ts')
  return { ...outgoing, after: () => webhooks.forEach((webhook) => void callOut(webhook, view, exchange.world.random)) }
}

async function sayingOf(
  exchange: Exchange,
  stub: Stub,
  view: RequestView,
  documented: (() => Reply | Promise<Reply>) | undefined
): Promise<StubReply> {
  const { answer, request } = stub
  const { status = 200, statusMessage, template } = answer
  const { headers, body, proxy } =
    template === undefined
      ? answer
      : filled(template, view, request.url?.variables?.(view.path) ?? {}, exchange.world.random)
  if (proxy !== undefined) {
    const { forward } = await import('./proxy.ts')
    return forward(proxy, view, headers)
  }
  if (documented === undefined && answer.patch !== undefined) {
    throw new Problem(500, 'the stub patches what the document says, and the document says nothing of this path')
  }
  const whole = body !== undefined && answer.status !== undefined
  if (documented === undefined || whole || !answer.documented) return { status, statusMessage, headers, body }
  const usual = await documented()
  const own = new Set(headers.map(([name]) => name.toLowerCase()))
  const taken = body === undefined ? pairsOf(usual.headers).filter(([name]) => !own.has(name)) : []
  return {
    status: answer.status ?? usual.status,
    statusMessage,
    headers: [...taken, ...headers],
    body: body ?? usual.body
  }
}

function filled(
  template: NonNullable<Answer['template']>,
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

/** Returns what the document says where a stub leaves it open. */
function usualReply(exchange: Exchange, plan: Plan, wanted: Wanted, stub: Stub): Promise<Reply> {
  const { status, example, patch } = stub.answer
  const { operation, document } = plan
  if (patch !== undefined && status !== undefined && promisedFor(operation, status) === undefined) {
    throw new Problem(500, `a stub patches a response ${status}, and ${operation.id} has none`)
  }
  const preferences = example === undefined ? wanted.preferences : { ...wanted.preferences, example }
  const { contract } = document
  const chosen =
    status === undefined
      ? responseFor(operation, preferences.code, contract)
      : responseWith(operation, status, contract)
  const change = { insists: status !== undefined, patch: patchOf(stub, plan) }
  return promisedReply(exchange, plan, { ...wanted, preferences }, chosen, change)
}

/** Returns what merges a stub's patch over content. It throws a Problem 500 where the document forbids the outcome. */
function patchOf({ answer: { patch }, outsideContract }: Stub, { operation, document }: Plan) {
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

/** Headers that say how bytes travel, which are the server's own. */
const travelling = /^(content-length|transfer-encoding|keep-alive)$/i

/** Puts what a stub says into the form that is sent. */
function toOutgoing(said: StubReply, stub: Stub, { server, method, world }: Exchange, view: RequestView): Outgoing {
  const { id, name, answer, limit } = stub
  const { status, statusMessage, headers, body } = said
  const bodiless = status === 204 || status === 304
  const isHead = method === 'HEAD'
  const kept = headers.filter(([header]) => !travelling.test(header) || (isHead && /^content-length$/i.test(header)))
  const names = new Set(kept.map(([header]) => header.toLowerCase()))
  const has = (wanted: string) => names.has(wanted)
  const bytes = bytesOf(body)
  const own: HeaderList = [
    ['Matched-Stub-Id', id],
    ...(name === undefined ? [] : ([['Matched-Stub-Name', name.replaceAll(/\p{Cc}/gu, ' ')]] as HeaderList)),
    ['standin-source', 'stub'],
    ...Object.entries(defaultHeaders).filter(([header]) => !has(header)),
    ...(limit === undefined || has('retry-after')
      ? []
      : ([['Retry-After', String(drawnFor(stub, view, world.seed))]] as HeaderList)),
    ...(server.settings.cors && !has('vary') ? ([['vary', 'Origin']] as HeaderList) : []),
    ...(bodiless || has('content-length') || Array.isArray(bytes)
      ? []
      : ([['content-length', String(bytes?.length ?? 0)]] as HeaderList))
  ]
  return {
    status,
    source: 'stub',
    head: [...kept, ...own].flatMap(([header, value]) => [header, sendable(value)]),
    body: bodiless ? undefined : bytes,
    ownCors: has('access-control-allow-origin'),
    ...(statusMessage === undefined ? {} : { statusMessage: sendable(statusMessage) }),
    ...(answer.dribble === undefined ? {} : { dribble: answer.dribble }),
    ...(answer.bodyDelay === 0 && answer.cutAfter === undefined
      ? {}
      : { broken: { delay: answer.bodyDelay, cutAfter: answer.cutAfter } })
  }
}

/** Text beyond Latin-1 goes as the bytes of its UTF-8, and a template must not break a line. */
function sendable(text: string): string {
  const line = text.replaceAll(/(?!\t)\p{Cc}/gu, ' ')
  return /[^\p{ASCII}\xa0-\xff]/u.test(line) ? Buffer.from(line).toString('latin1') : line
}
