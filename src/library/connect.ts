/** The library's words for a server in another process or a container, over its control API. */
import type { SentCallback } from '../control/callback.ts'
import type { ReceivedRequest } from '../control/journal/journal.ts'
import { type ErrorEntry, messageOf } from '../control/matching/control-problem.ts'
import { worldUrl } from '../control/worlds.ts'
import type { Row } from '../resources/rows/row.ts'
import { parseJson, writeJson } from '../schema/meaning/json-values.ts'
import { type ErrorCode, StandinError } from './errors.ts'
import type { Arranged } from './shorthand.ts'
import { controlWords, type Words, type WorldWords } from './words.ts'

export interface ConnectOptions {
  /** The token that the server's control API asks for. */
  adminToken?: string
}

/** The controls of a server elsewhere: the words of `Controls`, each with a promise. */
export interface Connected<Api = unknown> extends Words<Api, 'later'> {
  /** The server's address. */
  url: string
  /** Headers that requests to the server's plain address carry; none for the main world. */
  headers: Record<string, string>
}

/** Returns the words for a server elsewhere. Each call uses its control API; nothing is sent before the first one. */
export function connectStandin<Api = unknown>(url: string, { adminToken }: ConnectOptions = {}): Connected<Api> {
  if (typeof url !== 'string' || !/^https?:\/\//i.test(url) || !URL.canParse(url)) {
    throw new StandinError(
      'ERR_STANDIN_OPTION',
      `connectStandin takes the address of a server, such as http://127.0.0.1:4010, not ${JSON.stringify(url)}`
    )
  }
  const base = url.replace(/\/+$/, '')
  let known: Promise<void> | undefined
  const server: Server = {
    url: base,
    headers: adminToken === undefined ? {} : { authorization: `Bearer ${adminToken}` },
    async call(path, init) {
      known ??= recognize(base)
      await known.catch((error) => {
        // The server may be there at the next call.
        known = undefined
        throw error
      })
      return reach(base, path, init)
    }
  }
  return { ...wordsIn(server), url: base, headers: {} } as Connected<Api>
}

/** A server elsewhere. */
interface Server {
  url: string
  /** The headers that every call carries. */
  headers: Record<string, string>
  call: (path: string, init: RequestInit) => Promise<Response>
}

/** Calls the control API. Throws an Error with the address if nothing answers. */
async function reach(url: string, path: string, init: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(`${url}/__admin${path}`, init)
  } catch (error) {
    const { cause } = error as { cause?: NodeJS.ErrnoException }
    // The request could not be sent, for a malformed header.
    if (cause === undefined) throw error
    throw new StandinError(
      'ERR_STANDIN_UNREACHABLE',
      `no standin answers at ${url} (${cause.code ?? cause.message}): start one there, or give connectStandin the address that it said`,
      { cause: error }
    )
  }
}

/** Throws unless the server is a standin: WireMock has the same paths. */
async function recognize(url: string): Promise<void> {
  const text = await (await reach(url, '/health')).text()
  if (text.includes('standin is ok')) return
  throw new StandinError(
    'ERR_STANDIN_OTHER_SERVER',
    `what answers at ${url} is no standin (/__admin/health said ${JSON.stringify(text.slice(0, 80))}): give connectStandin the address of one`
  )
}

function wordsIn(server: Server, worldHeaders: Record<string, string> = {}): Words<unknown, 'later'> {
  async function call(method: string, path: string, body?: unknown, accept = 'application/json'): Promise<string> {
    const sent = body === undefined ? {} : { body: writeJson(body) }
    const headers = { ...server.headers, ...worldHeaders, accept }
    const response = await server.call(path, { method, headers, ...sent })
    const text = await response.text()
    if (response.ok) return text
    const code = (response.headers.get('standin-error') ?? 'ERR_STANDIN_REFUSED') as ErrorCode
    throw new StandinError(code, reasonIn(text) ?? `${method} ${server.url}/__admin${path} answered ${response.status}`)
  }

  const read = async <T>(method: string, path: string, body?: unknown): Promise<T> =>
    JSON.parse(await call(method, path, body)) as T
  /** Reads rows, whose numbers keep all their digits. */
  const readRows = async <T>(method: string, path: string, body?: unknown): Promise<T> =>
    parseJson(await call(method, path, body)) as T
  const tell = async (method: string, path: string, body?: unknown): Promise<void> =>
    void (await call(method, path, body))

  return controlWords<'later'>({
    // The server checks the name itself.
    known: () => {},
    async put(stubs) {
      // The newest stub answers first, so the first is added last.
      let id = ''
      for (const stub of stubs().toReversed()) id = await putOne(stub)
      return id
    },
    requests: (which) => received({ which }),
    received: (which, wait) => received({ which, ...wait }),
    async token(request = {}) {
      const claims = { iss: server.url, ...request.claims }
      return (await read<{ token: string }>('POST', '/tokens', { ...request, claims })).token
    },
    callbacks: async () => (await read<{ callbacks: SentCallback[] }>('GET', '/callbacks')).callbacks.map(dated),
    callback: async (name, wait) => dated(await read('POST', '/callbacks', { name, ...wait })),
    webhook: async (name, options) => dated(await read('POST', `/webhooks/${encodeURIComponent(name)}`, options)),
    unstub: (id) => tell('DELETE', `/mappings/${id}`),
    keepStubs: () => tell('POST', '/mappings/keep'),
    verify: (which, times) => tell('POST', '/verify', { which, times }),
    async assertClean() {
      const text = await call('GET', '/clean', undefined, 'text/plain')
      if (text.startsWith('not clean')) throw new StandinError('ERR_STANDIN_NOT_CLEAN', text)
    },
    clean: () => read('GET', '/clean'),
    journal: () => call('GET', '/journal', undefined, 'text/plain'),
    coverage: () => read('GET', '/coverage'),
    async rowsIn(collection, parents, set) {
      const query = parents.map((parent) => `parent=${encodeURIComponent(parent)}`).join('&')
      const path = `/rows/${encodeURIComponent(collection)}?${query}`
      return (await readRows<{ rows: Row[] }>(set === undefined ? 'GET' : 'PUT', path, set)).rows
    },
    state: () => readRows('GET', '/state'),
    restore: (state) => tell('PUT', '/state', state),
    world: (name) => wordsOfWorld(server, name, tell),
    reset: () => tell('POST', '/reset')
  })

  async function received(asked: object): Promise<ReceivedRequest[]> {
    const { requests } = await read<{ requests: ReceivedRequest[] }>('POST', '/received', asked)
    return requests.map((request) => ({ ...request, at: new Date(request.at) }))
  }

  async function putOne({ mapping, handler }: Arranged): Promise<string> {
    if (handler !== undefined) throw new StandinError('ERR_STANDIN_STUB', noFunctions)
    return (await read<{ id: string }>('POST', '/mappings', mapping)).id
  }
}

const dated = (callback: SentCallback): SentCallback => ({ ...callback, at: new Date(callback.at) })

function wordsOfWorld(
  server: Server,
  name: string,
  tell: (method: string, path: string) => Promise<void>
): WorldWords<unknown, 'later'> {
  const headers = { 'standin-world': name }
  return {
    ...wordsIn(server, headers),
    name,
    url: worldUrl(server.url, name),
    headers,
    end: () => tell('DELETE', `/worlds/${encodeURIComponent(name)}`)
  }
}

const noFunctions =
  'a function answers only in the process of the server: start it there with --handlers, or here by startStandin'

/** Returns the reason of a refusal; undefined if the text is not an answer of the control API. */
function reasonIn(text: string): string | undefined {
  try {
    return messageOf((JSON.parse(text) as { errors: ErrorEntry[] }).errors)
  } catch {
    return undefined
  }
}
