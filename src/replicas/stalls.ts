/** Notices a store that stands still, for those who can do without it. */
import { keptFor } from '../document/memoized.ts'

/** The milliseconds after which a store that does not answer stands still. */
const longest = 500

export interface Stalls {
  watched: <Answer>(command: () => Promise<Answer>) => Promise<Answer>
  /** True while a command has had no answer for long. */
  isStill: () => boolean
  /** Waits for an answer; rejects as soon as the store stands still. All who wait for it share one promise. */
  unlessStill: <Answer>(answer: Promise<Answer>) => Promise<Answer>
}

/** `error` makes the error of the waits that end. */
export function createStalls(error: () => Error, patience = longest): Stalls {
  let still = 0
  const waits = new Set<(error: Error) => void>()

  function begin(): void {
    still++
    for (const end of waits) end(error())
    waits.clear()
  }

  const waitFor = keptFor(
    (answer: Promise<unknown>) =>
      new Promise((resolve, reject) => {
        if (still > 0) reject(error())
        else waits.add(reject)
        answer.then(resolve, reject).finally(() => waits.delete(reject))
      })
  )

  return {
    async watched(command) {
      let isOpen = true
      let isStill = false
      const timer = setTimeout(() => {
        // This process may have been busy itself, so that an answer waits to be read.
        setImmediate(() => {
          isStill = isOpen
          if (isStill) begin()
        })
      }, patience)
      try {
        return await command()
      } finally {
        isOpen = false
        clearTimeout(timer)
        if (isStill) still--
      }
    },
    isStill: () => still > 0,
    unlessStill: <Answer>(answer: Promise<Answer>) => waitFor(answer) as Promise<Answer>
  }
}
