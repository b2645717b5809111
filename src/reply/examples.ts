import type { Contract } from '../contract/contract.ts'
import { examplesOf } from './negotiate.ts'
import { Problem } from './problem.ts'
import type { Source } from './reply.ts'

/**
 * The examples that the document writes, as a source: the named one that was asked for, else the first of the media type.
 * Throws a Problem 404 for a name that the document does not have.
 */
export function examples(contract: Contract): Source {
  return ({ operation, media, example }) => {
    const written = examplesOf(media, contract)
    if (example !== undefined) {
      if (written.has(example)) return { value: written.get(example), source: 'example' }
      const names = [...written.keys()].filter((name) => name !== '')
      throw new Problem(
        404,
        `${operation.id} has no example "${example}" for this response; there is ${names.length > 0 ? names.join(', ') : 'none'}`
      )
    }
    for (const value of written.values()) return { value, source: 'example' }
    return undefined
  }
}
