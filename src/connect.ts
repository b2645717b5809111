import type { Which } from './control/controls.ts'
import type { Clean, CoverageReport } from './control/report.ts'
import { type FailOptions, failMapping, type StubMapping, type StubOptions, stubMapping } from './control/shorthand.ts'

export interface ConnectOptions {
  /** The token that the server's control API asks for. */
  adminToken?: string
}

/** A request as the control API tells it, with what standin knows of it. */
export interface LoggedRequest {
  method: string
  url: string
  headers: Record<string, string | string[]>
  body: string
}

/** What a test says to a server in another process or a container: the library's words, each with a promise. */
export interface Connected {
  url: string
  /** What requests carry to be in the world that this speaks for; nothing for the main one. */
  headers: Record<string, string>
  stub: {
    (operationId: string, stub: StubOptions | StubOptions[]): Promise<string>
    (mapping: StubMapping): Promise<string>
  }
  patch: (
    operationId: string,
    patch: unknown,
    options?: Pick<StubOptions, 'times' | 'parameters' | 'outsideContract'>
  ) => Promise<string>
  fail: (operationId: string, how?: FailOptions) => Promise<string>
  unstub: (id: string) => Promise<void>
  /** The requests received, oldest first: all, or some. */
  requests: (which?: Which) => Promise<LoggedRequest[]>
  /** Rejects unless so many were received; without a number, at least one. */
  verify: (which: Which, times?: number) => Promise<void>
  /** Rejects with what was not clean. */
  assertClean: () => Promise<void>
  clean: () => Promise<Clean>
  coverage: () => Promise<CoverageReport>
  world: (name: string) => Connected & { end: () => Promise<void> }
  reset: () => Promise<void>
}

/** Speaks to a server that runs elsewhere, over its control API. Nothing is asked before the first call. */
export function connectStandin(url: string, { adminToken }: ConnectOptions = {}): Connected {
  return connected(url.replace(/\/+$/, ''), adminToken, {})
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

  async function stub(what: string | StubMapping, options: StubOptions | StubOptions[] = {}): Promise<string> {
    if (typeof what !== 'string') return put(what)
    if (!Array.isArray(options)) return put(stubMapping(what, options))
    // The first to answer is the last to come.
    let id = ''
    for (const one of options.toReversed()) id = await put(stubMapping(what, { times: 1, ...one }))
    return id
  }

  async function requests(which?: Which): Promise<LoggedRequest[]> {
    if (typeof which !== 'string') {
      return (await told<{ requests: LoggedRequest[] }>('POST', '/requests/find', which ?? {})).requests
    }
    const { requests: events } = await told<{ requests: Event[] }>('GET', '/requests')
    const mine = events.filter(({ subEvents }) => subEvents.some(({ data }) => data.operationId === which))
    return mine.map(({ request }) => request).reverse()
  }

  return {
    url,
    headers: world,
    stub,
    patch: (operationId, patch, options) => put(stubMapping(operationId, { ...options, patch })),
    fail: (operationId, how = {}) => put(failMapping(operationId, how)),
    unstub: async (id) => void (await call('DELETE', `/mappings/${id}`)),
    requests,
    async verify(which, times) {
      const { length } = await requests(which)
      if (times === undefined ? length > 0 : length === times) return
      const name = typeof which === 'string' ? which : JSON.stringify(which)
      throw new Error(`${times ?? 'at least 1'} requests were expected to ${name}, there were ${length}`)
    },
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

/** A serve event, as far as it is read here. */
interface Event {
  request: LoggedRequest
  subEvents: { data: { operationId?: string } }[]
}

/** What the control API says of a refusal. */
function refusalIn(text: string): string | undefined {
  try {
    const { errors } = JSON.parse(text) as {
      errors: { detail: string; source?: { pointer: string } }[]
    }
    return errors.map(({ detail, source }) => `${source?.pointer ?? ''}: ${detail}`).join('\n')
  } catch {
    return undefined
  }
}
