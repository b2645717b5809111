import type { Contract, Operation } from '../../contract/contract.ts'
import { valueAt } from '../../document/pointer.ts'

/** What a document says itself of what is behind an operation: `x-standin`, on the operation or its path. */
export interface Extension {
  /** The name of the collection. */
  collection?: string
  /** The member of rows that is their key. */
  key?: string
  /** How many rows there are at the start. */
  rows?: number
  /** `true`: a key that no list shows is 404. */
  closed?: boolean
  /** `true`: the operation keeps nothing. */
  stateless?: boolean
}

const kinds: Record<keyof Extension, string> = {
  collection: 'string',
  key: 'string',
  rows: 'number',
  closed: 'boolean',
  stateless: 'boolean'
}

/** The extension of an operation, over that of its path. What is of another type is passed over. */
export function extensionOf({ document }: Contract, { at }: Operation): Extension {
  const outer = at.slice(0, at.lastIndexOf('/'))
  const said = [outer, at].map(
    (pointer) => (valueAt(document, pointer) as Record<string, unknown> | undefined)?.['x-standin']
  )
  const all: Record<string, unknown> = Object.assign({}, ...said.filter((one) => typeof one === 'object'))
  return Object.fromEntries(
    Object.entries(all).filter(([name, value]) => typeof value === kinds[name as keyof Extension])
  )
}
