import { Problem } from '../contract/problem.ts'

/** A wait that ends by itself, or with another signal. */
export interface Deadline {
  signal: AbortSignal
  /** Ends the wait: what comes later may take as long as it likes. */
  met: () => void
}

/** Returns a signal that aborts with a Problem 504 after some milliseconds, and with `outer` before. */
export function deadline(milliseconds: number, outer: AbortSignal, server: string): Deadline {
  const own = new AbortController()
  const late = () => own.abort(new Problem(504, `${server} has not answered within ${milliseconds} ms`))
  const timer = setTimeout(late, milliseconds)
  return { signal: AbortSignal.any([own.signal, outer]), met: () => clearTimeout(timer) }
}
