import type { Times, Which } from './control/controls.ts'
import type { ReceivedRequest } from './control/journal.ts'
import type { Clean, CoverageReport } from './control/report.ts'
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
} from './control/shorthand.ts'
import type { FailFor, OperationId, PatchFor, RequestTo, StubFor } from './control/typed.ts'

export interface ConnectOptions {
  /** The token that the server's control API asks for. */
  adminToken?: string
}

/**
 * What a test says to a server in another process or a container: the library's words, each with a promise. `Api`: the
 * types of its operations, as `standin types` writes them.
 */
export interface Connected<Api = unknown> {
  url: string
  /** What requests carry to be in the world that this speaks for; nothing for the main one. */
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
  return connected(url.replace(/\/+$/, ''), adminToken, {}) as Connected<Api>
}

function connected(url: string, adminToken: string | undefined, world: Record<string, string>): Connected {
  const headers = { ...world, ...(adminToken === undefined ? {} : { authorization: `Bearer ${adminToken}` }) }

  async function call(method: string, path: string, body?: unknown, accept = 'application/json'): Promise<string> {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) }
    const response = await fetch(`${url}/__admin${path}`, { method, headers: { ...headers, accept }, ...sent })
    const text = await response.text()
    if (!response.ok) throw new Error(refusalIn(text) ?? `${method} ${url}/__admin${path} answered ${response.status}`)
    return text
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
    url,
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
      ...connected(url, adminToken, { 'standin-world': name }),
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
