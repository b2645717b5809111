import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Violation } from '../contract/check.ts'
import type { Operation } from '../contract/contract.ts'
import type { Entry } from '../control/journal.ts'
import type { Stub } from '../control/stubs.ts'
import { contentType, encode } from '../reply/encode.ts'
import { listed } from '../reply/errors.ts'
import { headersOf } from '../reply/headers.ts'
import { chooseMediaType, chooseResponse, type Promised, promisedFor } from '../reply/negotiate.ts'
import { applied, type Preferences, preferencesOf } from '../reply/prefer.ts'
import { Problem } from '../reply/problem.ts'
import { type Call, firstContent, type Reply } from '../reply/reply.ts'
import { seal } from '../reply/seal.ts'
import { eventsOf, isStream } from '../reply/stream.ts'
import { arrive } from './arrive.ts'
import type { Parts } from './parts.ts'
import { type Guard, guardOf } from './security.ts'
import { send } from './send.ts'
import { splitUrl } from './url.ts'
import { type Asked, type CheckRequest, checkerOfRequests } from './validation.ts'

/** What Fastify does with a request to an operation: the credentials before the body is read, and the rest after it. */
export interface Life {
  onRequest: (request: FastifyRequest, to: FastifyReply, done: (problem?: Error) => void) => void
  handler: (request: FastifyRequest, to: FastifyReply) => FastifyReply | Promise<FastifyReply>
}

/** The life of an operation's requests. What it needs to know of the operation is worked out when the first one comes. */
export function lifeOf(operation: Operation, parts: Parts): Life {
  const { contract, world, settings } = parts
  const segments = operation.path.split('/').length - 1
  let settled: { guard: Guard | undefined; check: CheckRequest; remembers: boolean } | undefined
  const settle = () => ({
    guard: guardOf(contract, operation, settings.access),
    check: checkerOfRequests(operation, parts),
    remembers: isPure(operation, parts)
  })

  return {
    onRequest(request, to, done) {
      try {
        if (arrive(parts, request, to)) return
        request.entry.operation = operation
        if (operation.unserved !== undefined) throw new Problem(501, operation.unserved)
        settled ??= settle()
        settled.guard?.(request.raw)
        done()
      } catch (problem) {
        done(problem as Error)
      }
    },
    handler(request, to) {
      const { check, remembers } = settled as NonNullable<typeof settled>
      const asked = remembers && !world.stubs.has(operation.id) ? askedFor(request) : undefined
      const remembered = asked === undefined ? undefined : world.memory.get(asked)
      if (remembered !== undefined) return send(parts, request, to, remembered)
      return answer(request, check).then((reply) => {
        const sealed = seal(reply, settings.cors)
        if (asked !== undefined) world.memory.set(asked, sealed)
        return send(parts, request, to, sealed)
      })
    }
  }

  /** It is checked, a stub is taken, preferences are read, content is found. */
  async function answer(request: FastifyRequest, check: CheckRequest): Promise<Reply> {
    const { entry, raw } = request
    const { path, query } = splitUrl(request.url)
    entry.body = request.body as Buffer | undefined
    const asked = await check({ path, query, headers: raw.headers, body: entry.body })
    entry.violations = asked.violations
    const preferences = preferencesOf(raw.headers.prefer?.toString(), query)
    if (asked.refusal !== undefined) {
      asked.refusal.example = preferences.example
      throw asked.refusal
    }
    const stub = world.stubs.take(operation.id)
    const wait = (stub?.delay ?? 0) + (preferences.wait ?? 0) * 1000 + delayOf(settings.delay, entry.id)
    if (wait > 0) await sleep(wait)
    // The same bytes under every prefix that the operation answers at.
    const call = { ...asked, path: path.split('/').slice(-segments).join('/') }
    if (stub !== undefined) return stubbed(stub, call, raw.headers.accept, entry)
    return reply(chooseResponse(operation, preferences.code), call, raw.headers.accept, entry, preferences)
  }

  async function reply(
    { response, status }: Promised,
    asked: Asked & { path: string },
    accept: string | undefined,
    entry: Entry,
    preferences: Preferences = {}
  ): Promise<Reply> {
    const { mediaType, media } = chooseMediaType(response.object.content, accept)
    const seed = preferences.seed ?? settings.seed
    const { example } = preferences
    const call: Call = { operation, response, status, mediaType, media, seed, example, rows: world.rows, ...asked }
    const writes = world.rows.writes
    const sources = (preferences.dynamic ?? settings.dynamic) ? parts.dynamicSources : parts.sources
    const content = await firstContent(sources, call)
    if (world.rows.writes !== writes) world.memory.forget()
    const preferred = applied(preferences)
    const typed = mediaType !== undefined && content !== undefined
    const found = content?.violations ?? []
    entry.violations = [...asked.violations, ...found]
    if (settings.errors && found.length > 0) throw unfit(operation, found)
    const told = [...(asked.answered ? asked.violations : []), ...found]
    return {
      status,
      headers: {
        ...(await headersOf(call, contract)),
        ...(typed ? { 'content-type': contentType(mediaType) } : {}),
        ...(operation.deprecated ? { deprecation: 'true' } : {}),
        ...(preferred === '' ? {} : { 'preference-applied': preferred }),
        ...(told.length === 0 ? {} : { 'standin-violations': listed(told) })
      },
      body: !typed
        ? undefined
        : isStream(mediaType)
          ? eventsOf(content.value, mediaType)
          : await encode(content.value, mediaType, media?.schema, contract),
      source: content?.source ?? 'generated'
    }
  }

  /** A stub replaces the answer as far as it says something; the rest is what the document says for its status. */
  async function stubbed(
    stub: Stub,
    asked: Asked & { path: string },
    accept: string | undefined,
    entry: Entry
  ): Promise<Reply> {
    const promised =
      stub.status === undefined ? chooseResponse(operation, undefined) : promisedFor(operation, stub.status)
    const status = stub.status ?? (promised as Promised).status
    const usual =
      stub.body !== undefined
        ? given(stub.body)
        : promised !== undefined
          ? await reply(promised, asked, accept, entry)
          : await parts.errors(new Problem(status, `a stub answers ${status}`), operation)
    return { ...usual, status, headers: { ...usual.headers, ...lowerCased(stub.headers ?? {}) }, source: 'stub' }
  }
}

/** An example that does not fit is its author's mistake, which `errors` is to bring to light. */
function unfit({ id }: Operation, violations: Violation[]): Problem {
  const [{ at, message }] = violations as [Violation]
  const more = violations.length > 1 ? ` (and ${violations.length - 1} more)` : ''
  return new Problem(500, `what the document gives for ${id} does not fit it: ${at} ${message}${more}`, { violations })
}

const given = (body: unknown): Pick<Reply, 'headers' | 'body'> =>
  typeof body === 'string' || Buffer.isBuffer(body)
    ? {
        headers: {
          'content-type': typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/octet-stream'
        },
        body
      }
    : { headers: { 'content-type': contentType('application/json') }, body: JSON.stringify(body) }

const lowerCased = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

/** True where the same URL gets the same reply until the world changes: nothing else of the request counts. */
function isPure({ method, parameters }: Operation, { settings }: Parts): boolean {
  const counts = parameters.some((one) => one.in === 'header' || one.in === 'cookie')
  return method === 'GET' && !counts && settings.delay[1] === 0
}

/** What a reply is remembered by; undefined where the request prefers something. */
function askedFor({ raw }: FastifyRequest): string | undefined {
  const { accept, prefer } = raw.headers
  if (prefer !== undefined) return undefined
  const url = raw.url as string
  return accept === undefined || accept === '*/*' ? url : `${url} ${accept}`
}

/** Milliseconds between the two bounds, the same for the same request of a run. */
function delayOf([min, max]: [number, number], id: number): number {
  if (max === min) return min
  const drawn = (Math.imul(id + 1, 0x9e3779b1) >>> 0) / 2 ** 32
  return Math.round(min + (max - min) * drawn)
}
