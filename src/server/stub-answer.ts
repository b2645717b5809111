import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Operation } from '../contract/contract.ts'
import { Problem } from '../contract/problem.ts'
import type { Answer, HeaderList, StubReply } from '../control/answer.ts'
import { waitOf } from '../control/delays.ts'
import { type RequestView, requestViewOf } from '../control/matching/request-view.ts'
import { drawnFor, type Stub, take } from '../control/stubs.ts'
import type { World } from '../control/world.ts'
import type { Reply } from '../reply/reply.ts'
import { bytesOf, fence, type WireResponse } from '../reply/wire.ts'
import type { Violation } from '../schema/validator.ts'
import type { Parts } from './document-context.ts'
import { fail } from './faults.ts'
import { send } from './send.ts'
import { faultOf, forbidden } from './stub-violations.ts'

/** Answers a request that no operation takes, if one of the stubs that may does: undefined where none does. */
export function answerAlone(
  parts: Parts,
  request: FastifyRequest,
  to: FastifyReply,
  candidates: readonly Stub[]
): Promise<FastifyReply> | undefined {
  const { entry, world } = request
  const view = requestViewOf(entry)
  const stub = take(candidates, view, world)
  if (stub === undefined) return undefined
  return answerStub(parts, request, to, stub, view, waitOf(stub.answer.delay, world.settings?.delay, world.random))
}

/**
 * Answers with a stub that was taken: it waits, and then sends what the stub says or fails as the stub says. `documented`
 * gives what the stub leaves open.
 */
export async function answerStub(
  parts: Parts,
  request: FastifyRequest,
  to: FastifyReply,
  stub: Stub,
  view: RequestView,
  wait: number,
  documented?: () => Promise<Reply>
): Promise<FastifyReply> {
  const { entry } = request
  const { answer } = stub
  entry.stub = stub
  entry.delay = wait
  if (wait > 0) await sleep(wait)
  if (answer.fault !== undefined) return fail(answer.fault, answer.status ?? 200, parts, request, to)
  const said = await stubReplyOf(request.world, stub, view, documented)
  refuseForbidden(stub, said, parts, request)
  send(parts, request, to, sealStub(said, stub, request, parts.settings.cors, view))
  if (answer.webhooks.length > 0) {
    const { callOut } = await import('./proxy.ts')
    for (const webhook of answer.webhooks) void callOut(webhook, view, request.world.random)
  }
  return to
}

/** Operations for which what a stub always sends was found to be right. */
const admitted = new WeakMap<Stub, Set<Operation>>()

/**
 * Which operation a stub answers may only show now: where it is meant for several, or fills in a template. Throws a Problem
 * 500 where its own body is not what the document promises.
 */
function refuseForbidden(
  stub: Stub,
  said: StubReply,
  { checker }: Parts,
  { entry: { operation } }: FastifyRequest
): void {
  const { answer, outsideContract } = stub
  const { body } = said
  if (operation === undefined || outsideContract || answer.body === undefined || answer.proxy !== undefined) return
  if (admitted.get(stub)?.has(operation)) return
  const violations = forbidden({ ...said, body: body as string | Buffer }, operation, checker)
  if (violations.length > 0) throw forbiddenProblem(operation, violations)
  if (answer.template !== undefined) return
  if (!admitted.has(stub)) admitted.set(stub, new Set())
  admitted.get(stub)?.add(operation)
}

/** Why an answer of a stub is not sent. */
export function forbiddenProblem({ id }: Operation, violations: Violation[]): Problem {
  const [first] = violations as [Violation]
  const detail = `the stub for ${id} answers what the document forbids: ${faultOf(first)}; outsideContract: true sends it all the same`
  return new Problem(500, detail, { violations })
}

async function stubReplyOf(
  { random }: World,
  { answer, request }: Stub,
  view: RequestView,
  documented: (() => Promise<Reply>) | undefined
): Promise<StubReply> {
  const { status = 200, statusMessage, proxy, template } = answer
  if (proxy !== undefined) {
    const { forward } = await import('./proxy.ts')
    return forward(proxy, view)
  }
  const { headers, body } =
    template === undefined ? answer : filled(template, view, request.url?.variables?.(view.path) ?? {}, random)
  if (documented === undefined && answer.patch !== undefined) {
    throw new Problem(500, 'the stub patches what the document says, and the document says nothing of this path')
  }
  const whole = body !== undefined && answer.status !== undefined
  if (documented === undefined || whole || !answer.documented) return { status, statusMessage, headers, body }
  const usual = await documented()
  const own = new Set(headers.map(([name]) => name.toLowerCase()))
  const taken = body === undefined ? Object.entries(usual.headers).filter(([name]) => !own.has(name)) : []
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
  random: () => number
) {
  try {
    return template(view, variables, random)
  } catch (error) {
    throw new Problem(500, `the stub's template failed: ${(error as Error).message}`)
  }
}

/** Those that say how bytes travel are the server's own. */
const travelling = /^(content-length|transfer-encoding|keep-alive)$/i

/** Puts what a stub says into the form that is sent. */
function sealStub(
  said: StubReply,
  stub: Stub,
  { raw, world }: FastifyRequest,
  cors: boolean,
  view: RequestView
): WireResponse {
  const { id, name, answer, limit } = stub
  const { status, statusMessage, headers, body } = said
  const bodiless = status === 204 || status === 304
  const isHead = raw.method === 'HEAD'
  const kept = headers.filter(([header]) => !travelling.test(header) || (isHead && /^content-length$/i.test(header)))
  const has = (wanted: string) => kept.some(([header]) => header.toLowerCase() === wanted)
  const bytes = bytesOf(body)
  const own: HeaderList = [
    ['Matched-Stub-Id', id],
    ...(name === undefined ? [] : ([['Matched-Stub-Name', name.replaceAll(/\p{Cc}/gu, ' ')]] as HeaderList)),
    ['standin-source', 'stub'],
    ...Object.entries(fence).filter(([header]) => !has(header)),
    ...(limit === undefined || has('retry-after')
      ? []
      : ([['Retry-After', String(drawnFor(stub, view, world.seed))]] as HeaderList)),
    ...(cors && !has('vary') ? ([['vary', 'Origin']] as HeaderList) : []),
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
const sendable = (text: string): string => {
  const line = text.replaceAll(/(?!\t)\p{Cc}/gu, ' ')
  return /[^\p{ASCII}\xa0-\xff]/u.test(line) ? Buffer.from(line).toString('latin1') : line
}
