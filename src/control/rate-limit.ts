/** Failure rates and rate limits of stubs. */
import { seedOf } from '../generate/lexicon/random.ts'

/** Requests that a stub has counted, at most; then it begins anew. */
const mostCounted = 10_000

/**
 * Tells of each request whether it is among a share of all. It is drawn from the seed, from the request and from how
 * often the same came before: in each run, the same requests are, in whatever order others come between.
 */
export function shareOf(rate: number): (seed: string, method: string, url: string) => boolean {
  const counts = new Map<string, number>()
  return (seed, method, url) => {
    const asked = `${method} ${url}`
    const count = counts.get(asked) ?? 0
    if (counts.size >= mostCounted) counts.clear()
    counts.set(asked, count + 1)
    return seedOf(`${seed} ${asked} ${count}`) / 2 ** 32 < rate
  }
}

/** Tells of each request in how many seconds there is room for it again; 0 where it is within the limit. */
export function limitOf(perMinute: number): (now: number) => number {
  let recent: number[] = []
  return (now) => {
    recent = recent.filter((one) => one > now - 60_000)
    if (recent.length >= perMinute) return Math.max(1, Math.ceil(((recent[0] ?? now) + 60_000 - now) / 1000))
    recent.push(now)
    return 0
  }
}
