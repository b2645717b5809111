/** Failure rates and rate limits of stubs. */
import { keep } from '../../document/memoized.ts'
import { seedOf } from '../../generate/lexicon/entity/random.ts'

/** The most requests that a stub counts before it begins anew. */
const mostCounted = 10_000

/**
 * Returns a test that is true for a share of all requests. It draws by the seed, the request and the number of the same
 * requests before, so that each run draws the same in any order.
 */
export function shareOf(rate: number): (seed: string, method: string, url: string) => boolean {
  const counts = new Map<string, number>()
  return (seed, method, url) => {
    const asked = `${method} ${url}`
    const count = counts.get(asked) ?? 0
    keep(counts, mostCounted, asked, count + 1)
    return seedOf(`${seed} ${asked} ${count}`) / 2 ** 32 < rate
  }
}

/**
 * Returns a function that takes the time of a request. It returns 0 within the limit, else the seconds until there is
 * room again.
 */
export function limitOf(perMinute: number): (now: number) => number {
  let recent: number[] = []
  return (now) => {
    recent = recent.filter((one) => one > now - 60_000)
    if (recent.length >= perMinute) return Math.max(1, Math.ceil(((recent[0] ?? now) + 60_000 - now) / 1000))
    recent.push(now)
    return 0
  }
}
