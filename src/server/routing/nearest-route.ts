import { lettersBetween } from '../../document/nearest.ts'
import type { Route } from '../exchange/context.ts'

/** The costs of the changes that turn a path into that of a route. */
const costs = {
  /** Another method. */
  method: 0.5,
  /** A segment too many or too few at the beginning: a forgotten or added prefix. */
  prefix: 0.5,
  /** One too many, or one parameter too few, behind that. */
  segment: 1,
  /** One segment of fixed text too few. */
  text: 1.5,
  /** A segment that any text fits. */
  parameter: 0.5,
  /** A segment with nothing in common. */
  unlike: 2
}

/** A route that costs more is not near. */
const most = 1.75

/** Returns the route whose path is most like the one asked for, the same method first; undefined if none is near. */
export function nearestRoute(routes: readonly Route[], method: string, path: string): Route | undefined {
  const asked = path.split('/').slice(1)
  const unlike = comparison(asked)
  let nearest: Route | undefined
  let least = most
  for (const route of routes) {
    const segments = route.path.split('/').slice(1)
    const another = route.method === method ? 0 : costs.method
    // The cheap question first: most routes differ by too many segments.
    if (Math.abs(segments.length - asked.length) * costs.prefix + another >= least) continue
    const distance = another + distanceBetween(segments, asked.length, unlike)
    if (distance < least && hasCommon(segments, asked.length, unlike)) {
      least = distance
      nearest = route
    }
  }
  return nearest
}

/** Returns how unlike a segment of a route and one of the path are, by the place of the latter. */
type Unlike = (segment: string, at: number) => number

/** The same edit distance as between the letters of texts, between the segments of two paths. */
function distanceBetween(segments: string[], length: number, unlike: Unlike): number {
  let row = Array.from({ length: length + 1 }, (_, at) => at * costs.prefix)
  for (const [index, segment] of segments.entries()) {
    const missing = segment.includes('{') ? costs.segment : costs.text
    const next = [(index + 1) * costs.prefix]
    for (let at = 0; at < length; at++) {
      const swapped = (row[at] as number) + unlike(segment, at)
      next.push(Math.min(swapped, (next[at] as number) + costs.segment, (row[at + 1] as number) + missing))
    }
    row = next
  }
  return row[length] as number
}

/** Returns true if a fixed segment of a route is like one of the path. A route of parameters alone has none. */
function hasCommon(segments: string[], length: number, unlike: Unlike): boolean {
  const fixed = segments.filter((segment) => !segment.includes('{'))
  return fixed.length === 0 || fixed.some((one) => Array.from({ length }).some((_, at) => unlike(one, at) < 1))
}

/** Longer segments are compared by their beginning. */
const longest = 40

/** Returns the comparison with the segments of a path; routes share segments, so each is compared once. */
function comparison(asked: string[]): Unlike {
  const known = new Map<string, number[]>()
  return (segment, at) => {
    let row = known.get(segment)
    if (row === undefined) {
      row = asked.map((one) => unlikeness(segment, one))
      known.set(segment, row)
    }
    return row[at] as number
  }
}

function unlikeness(segment: string, asked: string): number {
  if (segment === asked) return 0
  if (segment.includes('{')) return costs.parameter
  const letters = lettersBetween(segment.slice(0, longest).toLowerCase(), asked.slice(0, longest).toLowerCase())
  return (costs.unlike * letters) / Math.max(segment.length, asked.length)
}
