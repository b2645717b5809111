/** Measures how far requests and stubs are from each other, and describes how they differ. */
import { lettersBetween } from '../document/nearest.ts'
import { differencesOf } from './journal/difference.ts'
import type { Entry } from './journal/journal.ts'
import type { Secrets } from './journal/secrets.ts'
import type { RequestPattern } from './matching/request-pattern.ts'
import { type RequestView, requestViewOf } from './matching/request-view.ts'
import type { Stub } from './stubs/stub.ts'
import { isInState } from './stubs/stub-choice.ts'
import { aimOf } from './stubs/stubs.ts'
import type { World } from './world.ts'

/** The most stubs or requests that are shown as near ones. */
const mostShown = 3
/** The most characters of two texts that are compared. */
const compared = 300

/** WireMock's weights: a wrong URL makes a request farther off than any other difference. */
const weights = { url: 10, method: 3, condition: 1 }

/**
 * Returns the distance between a request and a pattern, from 0 to 1: the weighted mean over the pattern's conditions.
 */
export function distanceOf({ method, url, conditions }: RequestPattern, view: RequestView): number {
  const parts: [weight: number, distance: number][] = conditions.map(({ test, text, sent }) => [
    weights.condition,
    test(view) ? 0 : text === undefined ? 1 : unlike(text, sent(view) ?? '')
  ])
  if (method !== undefined) parts.push([weights.method, method === view.method ? 0 : 1])
  if (url !== undefined) {
    const sent = url.kind === 'url' ? view.url : view.path
    parts.push([weights.url, url.test(view.url, view.path) ? 0 : unlike(url.expected, sent)])
  }
  const whole = parts.reduce((sum, [weight]) => sum + weight, 0)
  return parts.reduce((sum, [weight, distance]) => sum + weight * distance, 0) / Math.max(1, whole)
}

/** Returns how unlike two different texts are: never quite 0, 1 for nothing in common. */
function unlike(wanted: string, sent: string): number {
  const [a, b] = [wanted.slice(0, compared), sent.slice(0, compared)]
  return Math.max(0.01, Math.min(1, lettersBetween(a, b) / Math.max(1, a.length, b.length)))
}

/** Returns the stubs that come closest to a request, nearest first. */
export const nearestStubs = (stubs: Stub[], view: RequestView): { stub: Stub; distance: number }[] =>
  nearest(
    stubs
      .filter(({ operationId }) => operationId === undefined)
      .map((stub) => ({ stub, distance: distanceOf(stub.request, view) }))
  )

/** At most this many stubs, the newest, are compared with a request that meets none. */
const lookedThrough = 100

/** Names the stub that a request nearly met; '' if there is none. */
export function nearestInWords({ stubs, scenarios }: World, view: RequestView, secrets: Secrets): string {
  const [nearest] = nearestStubs(stubs.all().slice(0, lookedThrough), view)
  if (nearest === undefined) return ''
  const { stub } = nearest
  const differs = [
    ...differencesOf(stub.request, view, secrets),
    ...(isInState(stub, scenarios) ? [] : ['the state of its scenario']),
    ...(stub.left > 0 ? [] : ['times, which are used up']),
    ...view.gaveUp
  ]
  const name = stub.name ?? secrets.url(aimOf(stub))
  return `; the nearest stub is ${name}${differs.length === 0 ? '' : `, which differs in ${differs.join(', ')}`}`
}

/** Returns the requests that come closest to a pattern, nearest first. */
export const nearestRequests = (pattern: RequestPattern, entries: Entry[]): { entry: Entry; distance: number }[] =>
  nearest(entries.map((entry) => ({ entry, distance: distanceOf(pattern, requestViewOf(entry)) })))

const nearest = <One extends { distance: number }>(all: One[]): One[] =>
  all.sort((one, other) => one.distance - other.distance).slice(0, mostShown)
