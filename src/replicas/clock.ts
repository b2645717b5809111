/** Numbers that rise in all processes of a machine, and are never the same in two of them. */

/**
 * Returns a clock that gives process `index` of `count` its own numbers: the microseconds since `start`, which is
 * `now()` of one process, times `count`, plus `index`. They fit into 48 bits for years.
 */
export function createClock(start: number, index: number, count: number): () => number {
  let last = -1
  return () => {
    last = Math.max(last + 1, now() - start)
    return last * count + index
  }
}

/** Microseconds since a moment that all processes of a machine share. */
export function now(): number {
  const [seconds, nanoseconds] = process.hrtime()
  return seconds * 1_000_000 + Math.floor(nanoseconds / 1000)
}
