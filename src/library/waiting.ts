/** Waiting for what happens in a world. */
import type { World } from '../control/world.ts'
import { StandinError } from './errors.ts'

/** The number of things to wait for, and the longest wait. */
export interface WaitOptions {
  /** Default 1. */
  count?: number
  /** Milliseconds. Default 1000. */
  timeout?: number
}

/** The longest wait, in milliseconds. */
const longestWait = 600_000

/** Returns the options with their defaults. Throws for an unknown one and for a value that makes no sense. */
export function waitOf(options: WaitOptions = {}): Required<WaitOptions> {
  const { count = 1, timeout = 1000, ...others } = options
  const isCount = Number.isInteger(count) && count > 0
  const isTime = typeof timeout === 'number' && timeout >= 0 && timeout <= longestWait
  if (isCount && isTime && Object.keys(others).length === 0) return { count, timeout }
  const detail = `a wait is { count, timeout }, a whole number from 1 and milliseconds up to ${longestWait}`
  throw new StandinError('ERR_STANDIN_TIMES', `${detail}, not ${JSON.stringify(options)}`)
}

/**
 * Resolves to what `look` finds in a world, as soon as it finds something; to undefined after `timeout` milliseconds,
 * and when the server closes.
 */
export function whenFound<Found>(
  world: World,
  look: () => Found | undefined,
  timeout: number
): Promise<Found | undefined> {
  const found = look()
  if (found !== undefined || timeout === 0) return Promise.resolve(found)
  return new Promise((resolve, reject) => {
    const end = (action: () => void) => {
      clearTimeout(timer)
      world.waiting.delete(again)
      action()
    }
    const again = (isLast?: boolean) => {
      try {
        const now = look()
        if (now !== undefined || isLast === true) end(() => resolve(now))
      } catch (error) {
        end(() => reject(error))
      }
    }
    const timer = setTimeout(() => end(() => resolve(undefined)), timeout)
    world.waiting.add(again)
  })
}
