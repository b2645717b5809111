import { Problem } from '../contract/problem.ts'
import { lettersBetween } from '../document/letters.ts'
import { splitUrl } from '../document/url.ts'
import type { Life } from './operation-handler.ts'
import { lookupOf } from './router.ts'
import type { Route } from './routes.ts'

/** What is known of a request that no route takes. */
export interface NotFound {
  /** Of its path, where it has some. */
  methods: string[]
  /** The life of GET on its path, where the request is HEAD. */
  get: Life | undefined
  /** Why it is refused, and what else is to be said of it; worked out when it is asked for, since a stub may answer. */
  problem: (more?: string) => Problem
}

/** Tells what is wrong with a request that no route takes. Made of the routes at the first such request. */
export function notFoundOf(routes: Route[]): (method: string, url: string) => NotFound {
  let paths: ReturnType<typeof pathsOf> | undefined

  return (method, url) => {
    paths ??= pathsOf(routes)
    const { path } = splitUrl(url)
    const { methods, get } = paths(path)
    const shorter = path.length > 1 && path.endsWith('/') ? paths(path.slice(0, -1)).methods : []
    if (shorter.includes(method)) {
      const detail = `there is no operation for ${method} ${path}; without the slash at its end there is`
      return { methods: [], problem: (more = '') => new Problem(404, `${detail}${more}`), get: undefined }
    }
    if (methods.length > 0) {
      const detail = `${path} answers ${methods.join(', ')}, not ${method}`
      const headers = { allow: methods.join(', ') }
      const problem = (more = '') => new Problem(405, `${detail}${more}`, { headers })
      return { methods, problem, get: method === 'HEAD' ? get : undefined }
    }
    return { methods, problem: (more = '') => unknown(method, path, more), get: undefined }
  }

  function unknown(method: string, path: string, more: string): Problem {
    const nearest = nearestOf(routes, method, path)
    const hint =
      nearest === undefined
        ? ''
        : `; the nearest operation is ${nearest.method} ${nearest.path} (${nearest.operation.id})`
    return new Problem(404, `there is no operation for ${method} ${path}${hint}${more}`)
  }
}

/** What a path answers to. */
function pathsOf(routes: Route[]): (path: string) => { methods: string[]; get: Life | undefined } {
  const lookup = lookupOf(routes)
  const known = [...new Set(routes.map(({ method }) => method))]
  return (path) => {
    const found = known.filter((method) => lookup(method, path) !== undefined)
    if (found.length === 0) return { methods: [], get: undefined }
    const get = lookup('GET', path)?.life
    return { methods: [...new Set([...found, ...(get === undefined ? [] : ['HEAD']), 'OPTIONS'])], get }
  }
}

/** The operation whose path is most like the one asked for, segment by segment; the same method first. */
function nearestOf(routes: Route[], method: string, path: string): Route | undefined {
  const asked = path.split('/')
  let nearest: Route | undefined
  let least = Number.POSITIVE_INFINITY
  for (const route of routes) {
    const segments = route.path.split('/')
    let distance = Math.abs(segments.length - asked.length) * 2 + (route.method === method ? 0 : 0.5)
    for (let at = 0; at < Math.min(segments.length, asked.length) && distance < least; at++) {
      distance += unlike(segments[at] as string, asked[at] as string)
    }
    if (distance < least) {
      least = distance
      nearest = route
    }
  }
  return nearest
}

/** 0 for the same text, a little for a parameter, up to 2 for text that has nothing in common. */
function unlike(segment: string, asked: string): number {
  if (segment === asked) return 0
  if (segment.includes('{')) return asked === '' ? 1.5 : 0.25
  return (
    (2 * lettersBetween(segment.slice(0, 40).toLowerCase(), asked.slice(0, 40).toLowerCase())) /
    Math.max(segment.length, asked.length)
  )
}
