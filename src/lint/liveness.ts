/** The live collections and the operations that are not live, as `standin check` lists them. */

import type { Contract } from '../contract/contract.ts'
import { addTo } from '../document/grouped.ts'
import { livenessOf } from '../resources/infer/describe.ts'
import { modelOf } from '../resources/infer/infer.ts'

/** The most lines of each kind; the rest is only counted. */
const mostListed = 20

/**
 * Returns a line for each live collection, with its key and its operations (`live: todos by id: list, create, read`).
 * Then comes a line for each operation that is not live, with the reason.
 */
export function livenessLines(contract: Contract): string[] {
  const model = modelOf(contract)
  const live = new Map<string, string[]>()
  const still: string[] = []
  for (const operation of contract.operations) {
    const { does, collection, key, why } = livenessOf(model, operation)
    if (does === undefined) still.push(`not live: ${operation.method} ${operation.path}: ${why}`)
    else {
      const name = `live: ${collection}${key === undefined ? '' : ` by ${key}`}`
      addTo(live, name, does)
    }
  }
  const collections = [...live].map(([name, verbs]) => `${name}: ${[...new Set(verbs)].join(', ')}`)
  return [...shortened(collections, 'live collections'), ...shortened(still, 'operations that are not live')]
}

/** Cuts a list to its beginning. */
function shortened(lines: string[], what: string): string[] {
  if (lines.length <= mostListed) return lines
  const more = `… and ${lines.length - mostListed} more ${what}; \`standin routes\` lists them`
  return [...lines.slice(0, mostListed), more]
}
