/**
 * The part of `standin check` that says what is live in a document: collections by their keys, and what is none of
 * them.
 */
import type { Contract } from '../contract/contract.ts'
import { livenessOf } from '../resources/infer/describe.ts'
import { modelOf } from '../resources/infer/infer.ts'

/** More collections, and more operations that are not live, are counted only. */
const mostListed = 20

/**
 * Says in lines which collections are live, by which key, and how operations use them, then which operations are not
 * live and why: `live: todos by id: list, create, read`.
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
      live.set(name, [...(live.get(name) ?? []), does])
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
