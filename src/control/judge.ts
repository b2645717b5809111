import type { Stub } from './stubs.ts'

/** Says what the documents have against a stub; throws a Refusal. It is given by whoever knows the documents. */
export type Judge = (stub: Stub) => void
