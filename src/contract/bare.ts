import { memoized } from '../document/memoized.ts'

/** The most names that are kept: many times those of a large document. */
export const mostNames = 50_000

/** Returns a name without case and signs: `FriendlyName` and `friendly_name` are one. */
export const bare: (name: string) => string = memoized(
  (name) => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, ''),
  mostNames
)
