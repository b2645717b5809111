import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Operation } from '../contract/contract.ts'
import { Problem } from '../contract/problem.ts'
import { promisedFor } from '../contract/responses.ts'
import type { Answer } from '../control/answer.ts'
import { waitOf } from '../control/delays.ts'
import { requestViewOf } from '../control/matching/request-view.ts'
import { chosen, type Stub, take } from '../control/stubs.ts'
import { forget } from '../control/world.ts'
import type { Schema } from '../document/openapi.ts'
import { splitUrl } from '../document/url.ts'
import { contentType, encode } from '../reply/encode.ts'
import { ascii, listed } from '../reply/errors/error-replies.ts'
import { headersOf } from '../reply/headers.ts'
import { chooseMediaType, variesBy } from '../reply/negotiate.ts'
import { applied, type Preferences, preferencesOf } from '../reply/preferences.ts'
import type { Reply } from '../reply/reply.ts'
import { type Chosen, responseFor } from '../reply/response-for.ts'
import { eventsOf, isStream } from '../reply/stream.ts'
import { isWhole, toWire } from '../reply/wire.ts'
import { namesSent, pathValuesOf } from '../request/parameters.ts'
import { lenient } from '../request/percent.ts'
import { type Asked, type CheckRequest, checkerOfRequests } from '../request/request-validator.ts'
import { type Call, type Content, firstContent } from '../resources/source.ts'
import type { Violation } from '../schema/validator.ts'
import type { Parts } from './document-context.ts'
import { merged } from './merge-patch.ts'
import { arrive } from './on-request.ts'
import { askedFor } from './response-cache.ts'
import { type Guard, guardOf } from './security.ts'
import { send } from './send.ts'
import { answerStub, forbiddenProblem } from './stub-answer.ts'

/** What a request asks for, and how. */
interface Understood {
  call: Asked & { path: string }
  preferences: Preferences
}

/** What happens to a request to an operation. Both throw the Problem that it is refused with. */
export interface Life {
  /** Before the body is read: it arrives, and shows its credentials. True where it is answered by that. */
  begin: (request: FastifyRequest, to: FastifyReply) => boolean
  handler: (request: FastifyRequest, to: FastifyReply) => FastifyReply | Promise<FastifyReply>
}

/** The life of an operation's requests. What it needs to know of the operation is worked out when the first one comes. */
export function lifeOf(operation: Operation, parts: Parts): Life {
  const { checker, contract, settings } = parts
  const segments = operation.path.split('/').length - 1
  let settled: { guard: Guard | undefined; check: CheckRequest; remembers: boolean } | undefined
  const settle = () => ({
    guard: guardOf(contract, operation, settings.access),
    check: checkerOfRequests(operation, checker, settings.validate),
    remembers: isPure(operation, parts)
  })

  return {
    begin(request, to) {
      if (arrive(parts, request, to)) return true
      request.entry.operation = operation
      settled ??= settle()
      request.refusal = undefined
      try {
        settled.guard?.(request.raw)
      } catch (refusal) {
        if (!candidatesFor(request).some(({ always }) => always)) throw refusal
        request.refusal = refusal as Error
      }
      return false
    },
    handler(request, to) {
      const { guard, check, remembers } = settled as NonNullable<typeof settled>
      const { entry, world } = request
      const { memory } = world
      const candidates = candidatesFor(request)
      entry.body = request.body as Buffer | undefined
      if (candidates.length > 0) return arranged(request, to, check, candidates)
      const asked = remembers && world.settings === undefined ? askedFor(request.raw) : undefined
      const known = asked === undefined ? undefined : memory.get(asked)
      if (known !== undefined) {
        entry.parameters = known.parameters
        entry.violations = known.violations
        return send(parts, request, to, known.reply)
      }
      return understood(request, check)
        .then((wanted) => answer(request, wanted))
        .then((said) => {
          const reply = toWire(said, settings.cors)
          const { parameters, violations } = entry
          if (asked !== undefined && isWhole(reply)) {
            memory.set(asked, { reply, operation, parameters, violations, guard })
          }
          return send(parts, request, to, reply)
        })
    }
  }

  function candidatesFor({ raw, world }: FastifyRequest): readonly Stub[] {
    return world.stubs.candidates(raw.method as string, raw.url as string, operation.id)
  }

  /** What the document says, after the wait that was asked for. */
  async function answer(request: FastifyRequest, { call, preferences }: Understood): Promise<Reply> {
    const { entry } = request
    // Not before stubs were asked, which need no document.
    if (operation.unserved !== undefined) throw new Problem(501, operation.unserved)
    entry.delay = waitFor(request, preferences)
    if (entry.delay > 0) await sleep(entry.delay)
    return reply(responseFor(operation, preferences.code, contract), call, request, preferences)
  }

  /** What a request asks for. Throws the Problem that it is refused with. */
  async function understood(request: FastifyRequest, check: CheckRequest): Promise<Understood> {
    const { entry, raw } = request
    const { path, query } = splitUrl(request.url)
    parts.worlds.coverage.note(operation, namesSent(operation.parameters, { query, headers: raw.headers }))
    const asked = await check({ path, query, headers: raw.headers, body: entry.body })
    entry.parameters = asked.parameters
    entry.violations = asked.violations
    const preferences = preferencesOf(raw.headers.prefer?.toString(), query)
    if (asked.refusal !== undefined) {
      asked.refusal.example = preferences.example
      throw asked.refusal
    }
    return { call: callOf(asked, path), preferences }
  }

  /** The same bytes under every prefix that the operation answers at. */
  function callOf(asked: Asked, path: string): Asked & { path: string } {
    return { ...asked, path: path.split('/').slice(-segments).join('/') }
  }

  function waitFor({ world, entry }: FastifyRequest, preferences: Preferences, own?: Answer['delay']): number {
    const { settings: all, random } = world
    return waitOf(own, all?.delay, random) + (preferences.wait ?? 0) * 1000 + delayOf(settings.delay, entry.id)
  }

  /** The same where stubs may answer: after the checks, unless the stub minds none. */
  async function arranged(
    request: FastifyRequest,
    to: FastifyReply,
    check: CheckRequest,
    candidates: readonly Stub[]
  ): Promise<FastifyReply> {
    const { entry, world } = request
    const { path } = splitUrl(request.url)
    const view = requestViewOf({ ...entry, pathParameters: parametersOf(path) })
    const first = candidates.some(({ always }) => always) ? chosen(candidates, view, world) : undefined
    if (first?.always === true) {
      take([first], view, world)
      const parameters = { path: {}, query: {}, header: {}, cookie: {} }
      return byStub(first, { call: callOf({ parameters, body: undefined, violations: [] }, path), preferences: {} })
    }
    if (request.refusal !== undefined) throw request.refusal
    const wanted = await understood(request, check)
    const stub = take(candidates, view, world)
    if (stub !== undefined) return byStub(stub, wanted)
    return send(parts, request, to, toWire(await answer(request, wanted), settings.cors))

    function byStub(stub: Stub, { call, preferences }: Understood): Promise<FastifyReply> {
      const wait = waitFor(request, preferences, stub.answer.delay)
      return answerStub(parts, request, to, stub, view, wait, () => documented(stub, call, request, preferences))
    }
  }

  /** The path parameters as matchers see them. */
  function parametersOf(path: string): Record<string, string> {
    return Object.fromEntries(
      Object.entries(pathValuesOf(operation.path)(path)).map(([name, value]) => [
        name,
        lenient(value, decodeURIComponent)
      ])
    )
  }

  async function reply(
    { response, status, reason }: Chosen,
    asked: Asked & { path: string },
    { raw, url, entry, world }: FastifyRequest,
    preferences: Preferences,
    stub?: Stub
  ): Promise<Reply> {
    const { mediaType, media } = chooseMediaType(response.object.content, raw.headers.accept, status >= 400)
    const seed = preferences.seed ?? settings.seed
    const { example } = preferences
    const insists = preferences.code !== undefined || stub?.answer.status !== undefined
    const { rows } = world
    const call: Call = { operation, response, status, insists, mediaType, media, seed, example, rows, ...asked }
    const writes = world.rows.writes
    const sources = (preferences.dynamic ?? settings.dynamic) ? parts.dynamicSources : parts.sources
    const content = patched(await firstContent(sources, call), media?.schema, stub)
    if (world.rows.writes !== writes) forget(world)
    const preferred = applied(preferences)
    const typed = mediaType !== undefined && content !== undefined
    const found = content?.violations ?? []
    entry.violations = [...asked.violations, ...found]
    if (settings.errors && found.length > 0) throw unfit(operation, found)
    const told = [...(asked.answered ? asked.violations : []), ...found]
    return {
      status,
      headers: {
        ...(await headersOf({ call, value: content?.value, path: splitUrl(url).path }, contract, checker)),
        ...(typed ? { 'content-type': contentType(mediaType) } : {}),
        ...(operation.deprecated ? { deprecation: 'true' } : {}),
        ...(reason === undefined ? {} : { 'standin-reason': ascii(reason) }),
        ...(preferred === '' ? {} : { 'preference-applied': preferred }),
        ...(told.length === 0 ? {} : { 'standin-violations': listed(told) })
      },
      body: !typed
        ? undefined
        : isStream(mediaType)
          ? eventsOf(content.value, mediaType)
          : await encode(content.value, mediaType, media?.schema, contract),
      source: content?.source ?? 'generated',
      vary: variesBy(response.object.content)
    }
  }

  /** What would have been sent, with what a stub says of it merged over. */
  function patched(content: Content | undefined, schema: Schema | undefined, stub: Stub | undefined): typeof content {
    if (stub?.answer.patch === undefined) return content
    if (content === undefined) throw new Problem(500, `a stub patches what ${operation.id} answers, which has no body`)
    const value = merged(content.value, stub.answer.patch)
    const found = schema === undefined || stub.outsideContract ? [] : checker.check(schema, value, 'response')
    if (found.length > 0) throw forbiddenProblem(operation, found)
    return { ...content, value }
  }

  /** What the document says where a stub leaves it open. */
  async function documented(
    stub: Stub,
    call: Asked & { path: string },
    request: FastifyRequest,
    preferences: Preferences
  ): Promise<Reply> {
    const { status: wanted, example, patch } = stub.answer
    if (patch !== undefined && wanted !== undefined && promisedFor(operation, wanted) === undefined) {
      throw new Problem(500, `a stub patches a response ${wanted}, and ${operation.id} has none`)
    }
    const preferred = example === undefined ? preferences : { ...preferences, example }
    const code = wanted === undefined ? preferences.code : String(wanted)
    return reply(responseFor(operation, code, contract), call, request, preferred, stub)
  }
}

/** An example that does not fit is its author's mistake, which `errors` is to bring to light. */
function unfit({ id }: Operation, violations: Violation[]): Problem {
  const [{ at, message }] = violations as [Violation]
  const more = violations.length > 1 ? ` (and ${violations.length - 1} more)` : ''
  return new Problem(500, `what the document gives for ${id} does not fit it: ${at} ${message}${more}`, { violations })
}

/** True where the same URL gets the same reply until the world changes: nothing else of the request counts. */
function isPure({ method, parameters }: Operation, { settings }: Parts): boolean {
  const counts = parameters.some((one) => one.in === 'header' || one.in === 'cookie')
  return method === 'GET' && !counts && settings.delay[1] === 0
}

/** Milliseconds between the two bounds, the same for the same request of a run. */
function delayOf([min, max]: [number, number], id: number): number {
  if (max === min) return min
  const drawn = (Math.imul(id + 1, 0x9e3779b1) >>> 0) / 2 ** 32
  return Math.round(min + (max - min) * drawn)
}
