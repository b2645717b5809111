/** The part of the order of a group that a request needs. */
import type { IncomingMessage } from 'node:http'
import { isAdmin } from '../control/access.ts'
import type { Stub } from '../control/stubs/stub.ts'
import { isCounted } from '../control/stubs/stub-choice.ts'
import type { World } from '../control/world.ts'
import { splitUrl } from '../document/url.ts'
import { lenient } from '../request/percent.ts'
import { modelOf } from '../resources/infer/infer.ts'
import type { Route, ServerContext } from '../server/exchange/context.ts'
import type { Call } from './call.ts'

/**
 * `own` concerns this process alone. `pure` is answered alike by every process, whatever came before. `reads` depends
 * on what was written before. `reads journal` depends on every request before, and so does `counts`, which goes on with
 * what is known. `orders` changes something, so that all processes carry it out in the same order.
 */
export type Need = 'own' | 'pure' | 'reads' | 'reads journal' | 'counts' | 'orders'

/** Calls of the control API that concern the process which gets them. */
const own = /^\/(health|ready|version|shutdown|events)(\/|$)|^\/ui(\/(events|[\w-]+\.\w+)?)?$/
/** Calls of the control API that change no world, although they are no GETs. */
const asking =
  /^\/(coverage|requests\/(find|count|unmatched.*)|near-misses\/.*|received|verify|mappings\/find-by-metadata|scenarios\/find|ui\/check)$/
/** Calls that show the journal, or what is made of it. */
const journal =
  /^\/(requests|near-misses|received|verify|journal|report|coverage|clean|worlds|drift|callbacks|mappings\/unmatched|ui\/(requests|coverage|stubs))(\/|$)/

/** Calls that change by the journal. */
const byJournal = /^\/(requests|recordings|mappings\/unmatched)(\/|$)/

const safe = /^(GET|HEAD|OPTIONS)$/

/** Returns the path below `/__admin` in a URL; undefined for another path. */
export function adminPath(url: string): string | undefined {
  const { path } = splitUrl(url)
  return isAdmin(path) ? path.slice('/__admin'.length) : undefined
}

export const waitsForRequests = (url: string): boolean => adminPath(url) === '/received'

/** Returns true for a report on all worlds. */
export const isOfAllWorlds = (url: string): boolean => /\/(worlds|coverage|metrics)$/.test(splitUrl(url).path)

/** Returns true for a call that puts its world back to the start. */
export const isReset = ({ method, url }: Call): boolean => method === 'POST' && adminPath(url) === '/reset'

/** Returns the name of the world that a call ends, or `all`; undefined for another call. */
export function endedBy({ method, url }: Call): 'all' | (string & {}) | undefined {
  const [, name] = (method === 'DELETE' && /^\/worlds\/?([^/]*)$/.exec(adminPath(url) ?? '')) || []
  return name === '' ? 'all' : name && lenient(name, decodeURIComponent)
}

/** Returns the call that ends one world, in place of one that ends them all. */
export const endOf = (call: Call, world: string): Call => ({
  ...call,
  id: `${call.id} ${world}`,
  url: `/__admin/worlds/${world}`
})

/** Returns true if the effect of a call depends on the journal. */
export const changesByJournal = (url: string): boolean => byJournal.test(adminPath(url) ?? '')

/** Returns the need of a request. `world` is undefined if nothing has named it yet. */
export function needOf(
  server: ServerContext,
  world: World | undefined,
  { method = '', url = '' }: IncomingMessage
): Need {
  const { path } = splitUrl(url)
  const call = adminPath(url)
  if (call !== undefined) {
    if (own.test(call)) return 'own'
    if (call === '/metrics') return 'counts'
    if (!safe.test(method) && !asking.test(call)) return 'orders'
    return journal.test(call) ? 'reads journal' : 'reads'
  }
  const { routes, settings } = server
  const route = routes.find(method, path) ?? (method === 'HEAD' ? routes.find('GET', path) : undefined)
  const stubs = world?.stubs.candidates(method, url) ?? []
  const all = [
    ...stubs,
    ...(route?.operations.flatMap(({ id }) => world?.stubs.candidates(method, url, id) ?? []) ?? [])
  ]
  if (all.some(isOrdered) || route?.operations.some(({ id }) => server.handlers.byOperation.has(id))) return 'orders'
  return settings.stateless || route === undefined ? 'pure' : rolesNeed(route)
}

/** True for a stub whose requests all processes carry out. */
const isOrdered = (stub: Stub): boolean =>
  (stub.left > 0 && isCounted(stub)) ||
  // The journal shows it while it waits.
  Object.values(stub.answer.delay).some((value) => value !== undefined)

/** The kinds of operations that show rows and change none. */
const reading = /^(list|count|read|related)$/

function rolesNeed({ document, operations }: Route): Need {
  const { roles } = modelOf(document.contract)
  const kinds = operations.flatMap((operation) => roles.get(operation)?.kind ?? [])
  if (kinds.length === 0) return 'pure'
  return kinds.every((kind) => reading.test(kind)) ? 'reads' : 'orders'
}
