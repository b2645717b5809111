import type { IncomingHttpHeaders } from 'node:http'
import { cookiesOf } from '../request/cookies.ts'
import { createBodyBudget } from './journal/body-budget.ts'
import { type Coverage, createCoverage } from './journal/coverage.ts'
import { createTally, type Tally } from './journal/tally.ts'
import type { FileStubs } from './stubs/file-stubs.ts'
import { createWorld, holdsSomething, type World, type WorldOrigin } from './world.ts'

/**
 * The worlds of a server: the main one, for requests without a name, and one for each name. They share only coverage and
 * tally.
 */
export interface Worlds {
  /** The world of requests without a name. */
  main: World
  coverage: Coverage
  /** All requests of all worlds, for metrics. */
  tally: Tally
  /**
   * Returns the world of a name, and makes it the first time. Returns undefined for a text that cannot be a name, and
   * if there are too many worlds. `byPage`: a web page may have sent the name, so it ends no test's world to make room.
   */
  named: (name: string, byPage?: boolean) => World | undefined
  /** Returns the world of a name if it is there. */
  known: (name: string) => World | undefined
  /** Gives the stubs of files to worlds that are made later, and to one that is there, by default to all. */
  give: (stubs: FileStubs, to?: World) => void
  /** Counts the calls of `give`. */
  gives: () => number
  /** Returns all worlds, the main one first. */
  all: () => World[]
  /** Lists the named worlds, oldest first, with the milliseconds since a request last named each. */
  list: () => { name: string; world: World; idle: number }[]
  /** Ends a world. Returns true if there was one. */
  remove: (name: string) => boolean
}

/** Returns the name of the world in a request's header or cookie; undefined if it names none. */
export function worldNameOf({ 'standin-world': name, cookie }: IncomingHttpHeaders): string | undefined {
  if (name !== undefined) return String(name)
  return cookie?.includes('standin-world') ? cookiesOf(cookie).get('standin-world')?.[0] : undefined
}

/** The path before the name of a world. */
export const worldPrefix = '/__world/'

/** Returns the base URL of a world on the server at `url`: its requests need no header. */
export const worldUrl = (url: string, name: string): string => url + worldPrefix + name

export const isWorldName = (name: unknown): boolean => typeof name === 'string' && worldName.test(name)

/** Says why `named` returned no world for a name. */
export const noName = (name: string): string =>
  isWorldName(name)
    ? `there are ${mostWorlds} worlds, and each holds something: end some (DELETE /__admin/worlds) before you name ${name}`
    : `${JSON.stringify(name)} cannot name a world: a name is up to 100 letters, digits and any of _ . ~ : @ + -`

/** True for a request that a web page may have made: it names a world by cookie, or browsers mark it. */
export const mayBeOfPage = (headers: IncomingHttpHeaders): boolean =>
  headers['standin-world'] === undefined ||
  headers.origin !== undefined ||
  headers['sec-fetch-site'] !== undefined ||
  headers['user-agent']?.startsWith('Mozilla/') === true

/** The form of a world's name, which stands in headers, cookies and paths. */
const worldName = /^[\w.~:@+-]{1,100}$/

/** A world ends after this time without a request, in milliseconds: its test is over. */
const longestIdle = 30 * 60_000
export const mostWorlds = 1000
/** The most worlds that web pages may make. */
const mostByPages = 200

interface Named {
  world: World
  used: number
  byPage: boolean
}

/**
 * Returns the worlds of a server, at first only the main one. A named world ends once no request has named it for
 * `idle` milliseconds. Beyond `most`, an empty one makes room for a new one.
 */
export function createWorlds(given?: WorldOrigin, idle = longestIdle, most = mostWorlds): Worlds {
  const origin = given && { bodies: createBodyBudget(), ...given }
  const main = createWorld(origin)
  const byName = new Map<string, Named>()
  let sweeper: NodeJS.Timeout | undefined
  let ofFiles: FileStubs = []
  let gives = 0

  function end(name: string): boolean {
    byName.get(name)?.world.journal.clear()
    return byName.delete(name)
  }

  function sweep(): void {
    const ended = performance.now() - idle
    for (const [name, { used }] of byName) if (used <= ended) end(name)
    if (byName.size > 0) return
    clearInterval(sweeper)
    sweeper = undefined
  }

  /** Ends the empty world that was named longest ago. Returns false where no world is empty. */
  function makeRoom(mayEnd: (named: Named) => boolean): boolean {
    const free = [...byName].filter(([, named]) => mayEnd(named) && !holdsSomething(named.world))
    const [oldest] = free.sort(([, one], [, other]) => one.used - other.used)
    return oldest !== undefined && end(oldest[0])
  }

  function make(name: string, byPage: boolean): World | undefined {
    const pages = byPage ? [...byName.values()].filter((named) => named.byPage).length : 0
    if (pages >= mostByPages && !makeRoom((named) => named.byPage)) return undefined
    if (byName.size >= most && !makeRoom((named) => named.byPage || !byPage)) return undefined
    const world = createWorld(origin)
    if (ofFiles.length > 0) world.stubs.give(ofFiles)
    byName.set(name, { world, used: performance.now(), byPage })
    sweeper ??= setInterval(sweep, idle / 2).unref()
    return world
  }

  const all = () => [main, ...[...byName.values()].map(({ world }) => world)]

  return {
    main,
    coverage: createCoverage(),
    tally: createTally(),
    named(name, byPage = false) {
      const known = byName.get(name)
      if (known === undefined) return isWorldName(name) ? make(name, byPage) : undefined
      // A test has named it too.
      known.byPage &&= byPage
      known.used = performance.now()
      return known.world
    },
    known: (name) => byName.get(name)?.world,
    give(stubs, to) {
      gives++
      ofFiles = stubs
      for (const world of to === undefined ? all() : [to]) world.stubs.give(stubs)
    },
    gives: () => gives,
    all,
    list: () =>
      [...byName].map(([name, { world, used }]) => ({ name, world, idle: Math.round(performance.now() - used) })),
    remove: end
  }
}
