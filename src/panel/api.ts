/** Calls of the control API. The admin token is held here alone, in memory. */
import { signal } from '@preact/signals'

// A name of its own is needed: Vite takes a URL that is built at once for the file of an asset.
const { url: here } = import.meta
/** The path of the control API, since this file is one of its page: `/__admin/ui/app.js`. */
const base = new URL('..', here).pathname.replace(/\/$/, '')

/** The address of the API that is mocked. */
export const origin = location.origin + base.replace(/\/__admin$/, '')

/** The world that the page shows; '' is the main one. */
export const world = signal(worldOfPage())
/** True while the token is asked for. */
export const locked = signal(false)

let token: string | undefined

/** Returns the world that the page was opened in: `/__world/NAME/`. */
function worldOfPage(): string {
  const [, name] = /\/__world\/([^/]+)\/?$/.exec(location.pathname) ?? []
  return name === undefined ? '' : decodeURIComponent(name)
}

export interface Refusal {
  source?: { pointer: string }
  title: string
  detail?: string
}

/** A refused call. */
export class Refused extends Error {
  readonly status: number
  readonly errors: Refusal[]
  constructor(status: number, errors: Refusal[]) {
    super(errors.map(({ detail, title }) => detail ?? title).join('\n') || `the server answered ${status}`)
    this.status = status
    this.errors = errors
  }
}

interface More {
  signal?: AbortSignal
  /** The world of the call, in place of the one that is shown. */
  inWorld?: string
}

/** Sends a call. Rejects with Refused. */
export async function send(method: string, path: string, body?: string, more: More = {}): Promise<Response> {
  const { inWorld = world.value, signal } = more
  const response = await fetch(base + path, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(inWorld === '' ? {} : { 'standin-world': inWorld }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' })
    },
    credentials: 'omit',
    cache: 'no-store',
    body: body ?? null,
    signal: signal ?? null
  })
  if (response.ok) return response
  const answer = (await response.json().catch(() => ({}))) as { errors?: Refusal[] }
  if (response.status === 401) {
    locked.value = true
    token = undefined
  }
  throw new Refused(response.status, answer.errors ?? [])
}

/** Sends a call and reads its JSON. */
export async function call<Answer = unknown>(
  method: string,
  path: string,
  body?: unknown,
  inWorld?: string
): Promise<Answer> {
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
  const response = await send(method, path, text, inWorld === undefined ? {} : { inWorld })
  const answer = await response.text()
  return (answer === '' ? {} : JSON.parse(answer)) as Answer
}

/** Tries a token. Resolves to true if the control API takes it. */
export async function unlock(given: string): Promise<boolean> {
  token = given
  try {
    await call('GET', '/ui/server')
    locked.value = false
    return true
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 401) throw error
    return false
  }
}
