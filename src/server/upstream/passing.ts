/** Answers of other servers that pass as streams. */
import { pipeline, type Readable } from 'node:stream'
import { capture } from '../../upstream/bodies.ts'
import type { Exchange } from '../exchange/exchange.ts'
import type { Outgoing } from '../sending/send.ts'

/** The most that the journal keeps of a body that passes as a stream, in bytes. */
export const mostCaptured = 1024 * 1024

/**
 * Returns an answer that passes a body on as it comes. The journal gets the beginning, once all has passed, and `done`
 * the whole; undefined if it is longer.
 */
export function passingOn(
  { entry, world }: Exchange,
  outgoing: Outgoing,
  body: Readable,
  done?: (whole: Buffer | undefined) => void
): Outgoing {
  const passing = capture(mostCaptured, (begun, length) => {
    entry.reply = { ...outgoing, body: begun.toString('latin1'), cut: length > begun.length }
    world.journal.recount(entry)
    done?.(length > begun.length ? undefined : begun)
  })
  // The end of either ends the other.
  pipeline(body, passing, () => {})
  return { ...outgoing, stream: passing, cut: true }
}

/** Reads a body that has to be empty, so that its connection is free again. */
export function readAway(body: Readable): void {
  body.on('error', () => {}).resume()
}

/** Ends a body that nobody wants any more. */
export function discard(body: Buffer | Readable | undefined): void {
  if (body !== undefined && !Buffer.isBuffer(body)) body.on('error', () => {}).destroy()
}
