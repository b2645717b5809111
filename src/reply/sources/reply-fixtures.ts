import { type GivenReply, givenReplyFor } from '../../resources/fixtures/fixtures.ts'
import type { Source } from '../../resources/rows/source.ts'

/** Whole replies as a source: as they are, whatever the parameters. */
export function givenReplies(replies: readonly GivenReply[]): Source {
  return ({ operation, status, example }) => {
    if (example !== undefined) return undefined
    const given = givenReplyFor(replies, operation, status, status >= 200 && status < 300)
    return given && { value: given.value, source: 'fixture' }
  }
}
