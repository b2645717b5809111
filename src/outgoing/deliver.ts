/** Sends a callback, and enters it in the list of its world. */
import { setTimeout as sleep } from 'node:timers/promises'
import { enter, isOver, type SentCallback } from '../control/callback.ts'
import { tellWaiting, type World } from '../control/world.ts'
import { violationText } from '../schema/validator.ts'
import { lookupFor, refusalFor } from './address.ts'
import type { Outbound } from './callbacks.ts'
import type { Target } from './expression.ts'
import { type Making, messageOf } from './message.ts'
import { post } from './post.ts'

/** Milliseconds between the two tries of a callback. */
const pause = 200

/** Sends a callback, a second time if the receiver fails. Resolves to its entry. Never rejects. */
export async function deliver(
  world: World,
  outbound: Outbound,
  target: Target,
  making: Making,
  { allowed, headers = {} }: { allowed: readonly string[]; headers?: Record<string, string> }
): Promise<SentCallback> {
  const { operationId, name, method, expression = '' } = outbound
  const url = 'url' in target ? target.url : expression
  const at = new Date()
  const body = undefined
  const entry: SentCallback = { operationId, name, method, url, headers, body, violations: [], at, attempts: 0 }
  enter(world.callbacks, entry)
  const refusal = 'url' in target ? refusalFor(url, allowed) : `${target.missing} leads nowhere in this request`
  try {
    if (refusal !== undefined) throw new Error(refusal)
    const message = await messageOf(outbound, making)
    entry.headers = { ...message.headers, ...headers }
    entry.body = message.body
    entry.violations = message.violations.map(violationText)
    const sent = { method, url, headers: entry.headers, body: message.bytes, lookup: lookupFor(url, allowed) }
    while (!isOver(entry)) {
      entry.attempts++
      const isLast = entry.attempts > 1
      const status = await post(sent).catch((error) => {
        if (isLast) throw error
        return 503
      })
      if (status < 500 || isLast) entry.status = status
      else await sleep(pause, undefined, { ref: false })
    }
  } catch (error) {
    entry.error = (error as Error).message
  }
  tellWaiting(world)
  return entry
}
