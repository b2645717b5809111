import type { Operation } from '../contract/contract.ts'
import type { Stub } from './stubs.ts'

/** Why an operation cannot be meant. */
export function noOperation(operationId: string, operations: Operation[]): string {
  const ids = operations.slice(0, 20).map(({ id }) => id)
  return `the document has no operation "${operationId}"; it has ${ids.join(', ')}`
}

/** Says what the documents have against a stub; throws a ControlProblem. It is given by whoever knows the documents. */
export type CheckStub = (stub: Stub) => void
