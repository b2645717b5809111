import type { Contract, Operation } from '../../contract/contract.ts'
import { valueAt } from '../../document/places/pointer.ts'

/** The document's own word on the resource behind an operation: `x-standin`, on the operation or its path. */
export interface Extension {
  /** The name of the collection. */
  collection?: string
  /** The member that is the key of rows. */
  key?: string
  /** The number of rows at the start. */
  rows?: number
  /** `true`: a key that no list shows is 404. */
  closed?: boolean
  /** `true`: the operation keeps nothing. */
  stateless?: boolean
  /** `true`: the real API answers, where --upstream names one. */
  upstream?: boolean
}

const text: ExtensionKind = ['a text', (value) => typeof value === 'string']
const flag: ExtensionKind = ['true or false', (value) => typeof value === 'boolean']

/** The kind of a member: its name in words, and the check for it. */
type ExtensionKind = [what: string, holds: (value: unknown) => boolean]

export const extensionKinds: ReadonlyMap<string, ExtensionKind> = new Map(
  Object.entries({
    collection: text,
    key: text,
    rows: ['a whole number from 0', (value) => Number.isInteger(value) && (value as number) >= 0],
    closed: flag,
    stateless: flag,
    upstream: flag
  } satisfies Record<keyof Extension, ExtensionKind>)
)

/** Returns the extension of an operation, over that of its path. Values of another kind are ignored. */
export function extensionOf({ document }: Contract, { at }: Operation): Extension {
  const outer = at.slice(0, at.lastIndexOf('/'))
  const said = [outer, at].map(
    (pointer) => (valueAt(document, pointer) as Record<string, unknown> | undefined)?.['x-standin']
  )
  const all: Record<string, unknown> = Object.assign({}, ...said.filter((one) => typeof one === 'object'))
  return Object.fromEntries(
    Object.entries(all).filter(([name, value]) => extensionKinds.get(name)?.[1](value) === true)
  )
}
