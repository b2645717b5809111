/** A seed for everything random below one place: 32 bits. Not for secrets. */
export type Seed = number

/** The seed of a text (FNV-1a, then mixed so that near texts lie far apart). */
export const seedOf = (text: string): Seed => scramble(fnv1a(text))

/** A hash of a text, whose low bits depend on its last characters most. */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash
}

/** The seed of a place below another: a property, an item, an attempt. */
export function below(seed: Seed, key: string | number): Seed {
  return beneath(seed, typeof key === 'number' ? scramble(key + 0x51ed270b) : seedOf(key))
}

/** Returns the seed of a place below another, by the hash of its key (`seedOf` of a name). */
export function beneath(seed: Seed, hash: number): Seed {
  return scramble(Math.imul(seed, 0x9e3779b1) ^ hash)
}

function scramble(seed: number): Seed {
  let hash = seed ^ (seed >>> 16)
  hash = Math.imul(hash, 0x85ebca6b)
  hash ^= hash >>> 13
  hash = Math.imul(hash, 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** A stream of random numbers from one seed. */
export interface Random {
  /** At least 0, less than 1. */
  next(): number
  /** A whole number of a range, both ends included. */
  int(min: number, max: number): number
  pick<T>(list: readonly T[]): T
}

/** A cheap stream (mulberry32): reseeding faker costs a hundred times as much. */
export function random(seed: Seed): Random {
  return new Stream(seed)
}

const increment = 0x6d2b79f5

/** A stream that begins `draws` numbers behind the start of a seed's own. */
export const randomBehind = (seed: Seed, draws: number): Random => random((seed + Math.imul(increment, draws)) | 0)

/** Its methods are shared, since a stream is made for nearly every value. */
class Stream implements Random {
  #state: number

  constructor(seed: Seed) {
    this.#state = seed
  }

  next(): number {
    const state = (this.#state + increment) | 0
    this.#state = state
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }

  int(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1))
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)]!
  }
}
