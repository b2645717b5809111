import { lettersBetween } from '../document/nearest.ts'
import type { Route } from './document-context.ts'

/** Returns the route whose path is most like the one asked for, segment by segment; the same method first. */
export function nearestRoute(routes: readonly Route[], method: string, path: string): Route | undefined {
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

/** Longer segments are compared by their beginning. */
const longest = 40

/** 0 for the same text, a little for a parameter, up to 2 for text that has nothing in common. */
function unlike(segment: string, asked: string): number {
  if (segment === asked) return 0
  if (segment.includes('{')) return asked === '' ? 1.5 : 0.25
  const letters = lettersBetween(segment.slice(0, longest).toLowerCase(), asked.slice(0, longest).toLowerCase())
  return (2 * letters) / Math.max(segment.length, asked.length)
}
