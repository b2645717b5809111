import type { Random } from '../../generate/lexicon/entity/random.ts'

/** A wait of answers, in milliseconds. */
export type Distribution =
  | { type: 'fixed'; milliseconds: number }
  | { type: 'uniform'; lower: number; upper: number }
  | { type: 'lognormal'; median: number; sigma: number; maxValue?: number }

/** A wait: a fixed part and a drawn one, which add up. */
export interface Delay {
  fixed?: number
  distribution?: Distribution
}

/** Delays that the control API has set for all answers. */
export interface DelaySettings {
  delay: Delay
  /** The settings as they were sent, for a client that reads them. */
  given: Record<string, unknown>
}

/** The longest timer that Node has. */
export const longestTimer = 2 ** 31 - 1

/** Returns the wait of an answer: its own, else the one for all answers. */
export function waitOf(own: Delay | undefined, all: Delay | undefined, random: Random): number {
  const fixed = own?.fixed ?? all?.fixed ?? 0
  const distribution = own?.distribution ?? all?.distribution
  return Math.min(longestTimer, fixed + (distribution === undefined ? 0 : drawn(distribution, random)))
}

function drawn(distribution: Distribution, random: Random): number {
  switch (distribution.type) {
    case 'fixed':
      return distribution.milliseconds
    case 'uniform':
      return Math.round(distribution.lower + random.next() * (distribution.upper - distribution.lower))
    case 'lognormal': {
      // The normal distribution by Box and Muller.
      const normal = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
      const value = Math.round(Math.exp(normal * distribution.sigma) * distribution.median)
      return Math.min(value, distribution.maxValue ?? longestTimer)
    }
  }
}
