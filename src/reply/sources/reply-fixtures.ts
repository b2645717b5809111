import type { Operation } from '../../contract/contract.ts'
import type { GivenReply } from '../../resources/fixtures/fixtures.ts'
import type { Source } from '../../resources/rows/source.ts'

/**
 * Returns the reply given by hand for an operation and a status. `usual`: it is the status that the operation usually
 * answers.
 */
export function fixtureFor(
  replies: readonly GivenReply[],
  operation: Operation,
  status: number,
  usual: boolean
): GivenReply | undefined {
  const own = replies.filter((one) => one.operation === operation)
  return own.find((one) => one.status === status) ?? (usual ? own.find((one) => one.status === undefined) : undefined)
}

/** Whole replies as a source: as they are, whatever the parameters. */
export function givenReplies(replies: readonly GivenReply[]): Source {
  return ({ operation, status, example }) => {
    if (example !== undefined) return undefined
    const given = fixtureFor(replies, operation, status, status >= 200 && status < 300)
    return given && { value: given.value, source: 'fixture' }
  }
}
