/**
 * Writes the responses of requests that arrived together in one go. A client on this machine is woken once for all of
 * them: waking it costs more than most answers.
 */
import type { Whole } from '../../reply/wire.ts'
import type { Exchange } from '../exchange/exchange.ts'

/** The longest time in milliseconds between the arrivals of two requests whose responses are written in one go. */
const longest = 1

const waiting: { response: Exchange['response']; body: Whole['body'] }[] = []
let since = 0

/** Ends a response once the requests that have arrived are answered, a millisecond later at most. */
export function endTogether({ response, entry }: Exchange, body: Whole['body']): void {
  const isFirst = waiting.push({ response, body }) === 1
  if (isFirst) {
    since = entry.arrived
    setImmediate(endWaiting)
  } else if (entry.arrived - since > longest) {
    endWaiting()
  }
}

/** Ends the responses that wait: call it before a connection is written to, or ended, past them. */
export function endWaiting(): void {
  for (const { response, body } of waiting.splice(0)) response.end(body, 'latin1')
}
