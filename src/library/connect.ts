import type { ReceivedRequest } from '../control/journal.ts'
import type { Clean, CoverageReport } from '../control/report.ts'
import { worldUrl } from '../control/worlds.ts'
import type { FailFor, OperationId, PatchFor, RequestTo, StubFor } from './api-types.ts'
import type { Times, Which } from './controls.ts'
import {
  type FailOptions,
  failMapping,
  mappingsOf,
  type PatchOptions,
  patchMapping,
  type RequestForm,
  type StubMapping,
  type StubOptions,
  type Target
} from './shorthand.ts'

export interface ConnectOptions {
  /** The token that the server's control API asks for. */
  adminToken?: string
}

/**
 * What a test says to a server in another process or a container: the library's words, each with a promise. `Api`: the
 * types of its operations, as `standin types` writes them.
 */
export interface Connected<Api = unknown> {
  /** The server's address; for a world, the one for requests in it. */
  url: string
  /** What requests to the server's plain address carry to be in the world that this speaks for; nothing for the main one. */
  headers: Record<string, string>
  stub: {
    <Id extends OperationId<Api>, Status extends number = number>(
      operationId: Id,
      stub: StubFor<Api, Id, Status> | StubFor<Api, Id, Status>[]
    ): Promise<string>
    (pattern: RequestForm, stub: StubOptions | StubOptions[]): Promise<string>
    (mapping: StubMapping): Promise<string>
  }
  patch: {
    <Id extends OperationId<Api>>(operationId: Id, patch: PatchFor<Api, Id>, options?: PatchOptions): Promise<string>
    (pattern: RequestForm, patch: unknown, options?: PatchOptions): Promise<string>
  }
  fail: {
    <Id extends OperationId<Api>>(operationId: Id | '*', how?: FailFor<Api, Id>): Promise<string>
    (pattern: RequestForm, how?: FailOptions): Promise<string>
  }
  unstub: (id: string) => Promise<void>
  requests: {
    <Id extends OperationId<Api>>(operationId: Id): Promise<RequestTo<Api, Id>[]>
    (which?: Which<Api>): Promise<ReceivedRequest[]>
  }
  verify: (which: Which<Api>, times?: Times) => Promise<void>
  assertClean: () => Promise<void>
  clean: () => Promise<Clean>
  coverage: () => Promise<CoverageReport>
  world: (name: string) => Connected<Api> & { end: () => Promise<void> }
  reset: () => Promise<void>
}

/** Speaks to a server that runs elsewhere, over its control API. Nothing is asked before the first call. */
export function connectStandin<Api = unknown>(url: string, { adminToken }: ConnectOptions = {}): Connected<Api> {
  const base = url.replace(/\/+$/, '')
  let known: Promise<void> | undefined
  const server: Server = {
    url: base,
    headers: adminToken === undefined ? {} : { authorization: `Bearer ${adminToken}` },
    async call(path, init) {
      known ??= recognize(base)
      await known.catch((error) => {
        // It may be there the next time.
        known = undefined
        throw error
      })
      return reach(base, path, init)
    }
  }
  return connected(server) as Connected<Api>
}

/** A server elsewhere. */
interface Server {
  url: string
  /** What every call carries. */
  headers: Record<string, string>
  call: (path: string, init: RequestInit) => Promise<Response>
}

/** Calls the control API. Throws with the address where nothing answers. */
async function reach(url: string, path: string, init: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(`${url}/__admin${path}`, init)
  } catch (error) {
    const { cause } = error as { cause?: NodeJS.ErrnoException }
    // It was not sent at all: a header that cannot be.
    if (cause === undefined) throw error
    throw new Error(
      `no standin answers at ${url} (${cause.code ?? cause.message}): start one there, or give connectStandin the address that it said`,
      { cause: error }
    )
  }
}

/** Throws unless it is a standin that answers: WireMock has the same paths. */
async function recognize(url: string): Promise<void> {
  const text = await (await reach(url, '/health')).text()
  if (text.includes('standin is ok')) return
  throw new Error(
    `what answers at ${url} is no standin (/__admin/health said ${JSON.stringify(text.slice(0, 80))}): give connectStandin the address of one`
  )
}

function connected(server: Server, name?: string): Connected {
  const world: Record<string, string> = name === undefined ? {} : { 'standin-world': name }

  async function call(method: string, path: string, body?: unknown, accept = 'application/json'): Promise<string> {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) }
    const response = await server.call(path, { method, headers: { ...server.headers, ...world, accept }, ...sent })
    const text = await response.text()
    if (response.ok) return text
    throw new Error(refusalIn(text) ?? `${method} ${server.url}/__admin${path} answered ${response.status}`)
  }

  const told = async <T>(method: string, path: string, body?: unknown): Promise<T> =>
    JSON.parse(await call(method, path, body)) as T

  async function put(mapping: StubMapping): Promise<string> {
    return (await told<{ id: string }>('POST', '/mappings', mapping)).id
  }

  async function stub(what: Target, options?: StubOptions | StubOptions[]): Promise<string> {
    // The first to answer is the last to come.
    let id = ''
    for (const mapping of mappingsOf(what, options).toReversed()) id = await put(mapping)
    return id
  }

  async function requests(which?: Which): Promise<ReceivedRequest[]> {
    const { requests } = await told<{ requests: ReceivedRequest[] }>('POST', '/received', { which })
    return requests.map((request) => ({ ...request, at: new Date(request.at) }))
  }

  return {
    url: name === undefined ? server.url : worldUrl(server.url, name),
    headers: world,
    stub,
    patch: async (what: Target, patch: unknown, options?: PatchOptions) => put(patchMapping(what, patch, options)),
    fail: async (what: Target, how: FailOptions = {}) => put(failMapping(what, how)),
    unstub: async (id) => void (await call('DELETE', `/mappings/${id}`)),
    requests,
    verify: async (which, times) => void (await call('POST', '/verify', { which, times })),
    async assertClean() {
      const text = await call('GET', '/clean', undefined, 'text/plain')
      if (text.startsWith('not clean')) throw new Error(text)
    },
    clean: () => told('GET', '/clean'),
    coverage: () => told('GET', '/coverage'),
    world: (name) => ({
      ...connected(server, name),
      end: async () => void (await call('DELETE', `/worlds/${encodeURIComponent(name)}`))
    }),
    reset: async () => void (await call('POST', '/reset'))
  }
}

/** What the control API says of a refusal. */
function refusalIn(text: string): string | undefined {
  try {
    const { errors } = JSON.parse(text) as {
      errors: { detail: string; source?: { pointer: string } }[]
    }
    return errors.map(({ detail, source }) => (source ? `${source.pointer}: ${detail}` : detail)).join('\n')
  } catch {
    return undefined
  }
}
