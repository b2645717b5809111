import type { Operation } from '../contract/contract.ts'
import type { GivenReply } from '../resources/fixtures/fixtures.ts'

/**
 * Returns the reply given by hand for an operation and a status. `usual`: it is the status that the operation usually
 * answers.
 */
export function givenReplyFor(
  replies: readonly GivenReply[],
  operation: Operation,
  status: number,
  usual: boolean
): GivenReply | undefined {
  const own = replies.filter((one) => one.operation === operation)
  return own.find((one) => one.status === status) ?? (usual ? own.find((one) => one.status === undefined) : undefined)
}
