/** Gives numbers from 0 to 1 that look random and are the same in each run (mulberry32). */
export type Random = () => number

/** Draws from the beginning. */
export function createRandom(seed = 1): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
