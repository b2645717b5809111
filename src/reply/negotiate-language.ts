/** Reads the languages that a request prefers, where its operation documents the header for them. */

import Negotiator from 'negotiator'
import type { Operation } from '../contract/contract.ts'
import { keptFor, memoized } from '../document/memoized.ts'
import type { Call } from '../resources/rows/source.ts'

const header = 'accept-language'
const none: readonly string[] = []

export const speaks = keptFor(({ parameters }: Operation) =>
  parameters.some((one) => one.in === 'header' && one.name.toLowerCase() === header)
)

/** Returns the languages of a request, the preferred one first; none where the operation does not document them. */
export function languagesOf({ operation, request }: Pick<Call, 'operation' | 'request'>): readonly string[] {
  const written = speaks(operation) ? request?.headers[header] : undefined
  return written === undefined ? none : inOrder(written)
}

const mostHeaders = 50

const inOrder = memoized(
  (written): readonly string[] => new Negotiator({ headers: { [header]: written } }).languages(),
  mostHeaders
)
