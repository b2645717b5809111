/** Requests that this server makes itself. */
import { deadline } from '../../upstream/deadline.ts'
import type { Onward, Sender } from '../../upstream/send-on.ts'
import { discard } from './passing.ts'

/** The time that a target may take, in milliseconds. */
const patience = 30_000

/** Sends a request, and resolves once there is an answer, which is not read. Rejects if none comes in time. */
export async function call({ send }: Sender, onward: Onward, signal: AbortSignal): Promise<void> {
  const wait = deadline(patience, signal, onward.url)
  try {
    const { body } = await send(onward, wait.signal)
    discard(body)
  } finally {
    wait.met()
  }
}
