import type { IncomingHttpHeaders } from 'node:http'
import { cookiesOf } from '../request/cookies.ts'
import { type Coverage, createCoverage } from './coverage.ts'
import { createWorld, type Origin, type World } from './world.ts'

/** The worlds of a server: one for those who name none, and one for each name that was said. They share nothing but coverage. */
export interface Worlds {
  /** The world of those who name none. */
  main: World
  /** What the run has touched, in all of them. */
  coverage: Coverage
  /** The world of a name, made when it is first named; undefined for what cannot be a name. */
  named: (name: string) => World | undefined
  /** All of them, the main one first. */
  all: () => World[]
  /** Those with names, oldest first, and for how many milliseconds nobody has named them. */
  list: () => { name: string; world: World; idle: number }[]
  /** Ends a world; true where there was one. */
  remove: (name: string) => boolean
}

/** The world that a request names, by header or cookie; undefined where it names none. */
export function worldNameOf({ 'standin-world': name, cookie }: IncomingHttpHeaders): string | undefined {
  if (name !== undefined) return String(name)
  return cookie?.includes('standin-world') ? cookiesOf(cookie).get('standin-world')?.[0] : undefined
}

/** What stands before the name of a world in a path. */
export const worldPrefix = '/__world/'

/** Where a world is, of a server at `url`: a base URL, as if each request had the header. */
export const worldUrl = (url: string, name: string): string => url + worldPrefix + name

/** Why a name names no world. */
export const noName = (name: string): string =>
  `${JSON.stringify(name)} cannot name a world: a name is up to 100 letters, digits and any of _ . ~ : @ + -`

/** What may name a world: it stands in headers, cookies and paths. */
const worldName = /^[\w.~:@+-]{1,100}$/

/** After half an hour without a request, the test that a world was made for is over. */
const longestIdle = 30 * 60_000
const most = 1000

/** The main world alone, ready to be joined by others. They end by themselves once nobody has named them for `idle` ms. */
export function createWorlds(origin?: Origin, idle = longestIdle): Worlds {
  const main = createWorld(origin)
  const byName = new Map<string, { world: World; used: number }>()
  let sweeper: NodeJS.Timeout | undefined

  function sweep(): void {
    const ended = performance.now() - idle
    for (const [name, { used }] of byName) if (used <= ended) byName.delete(name)
    if (byName.size > 0) return
    clearInterval(sweeper)
    sweeper = undefined
  }

  function make(name: string): World {
    if (byName.size >= most) {
      const [[oldest]] = [...byName].sort(([, one], [, other]) => one.used - other.used) as [[string, unknown]]
      byName.delete(oldest)
    }
    const world = createWorld(origin)
    byName.set(name, { world, used: performance.now() })
    sweeper ??= setInterval(sweep, idle / 2).unref()
    return world
  }

  return {
    main,
    coverage: createCoverage(),
    named(name) {
      const known = byName.get(name)
      if (known === undefined) return worldName.test(name) ? make(name) : undefined
      known.used = performance.now()
      return known.world
    },
    all: () => [main, ...[...byName.values()].map(({ world }) => world)],
    list: () =>
      [...byName].map(([name, { world, used }]) => ({ name, world, idle: Math.round(performance.now() - used) })),
    remove: (name) => byName.delete(name)
  }
}
