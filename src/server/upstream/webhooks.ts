import { setTimeout as sleep } from 'node:timers/promises'
import type { RequestView } from '../../control/matching/request-view.ts'
import { waitOf } from '../../control/stubs/delays.ts'
import type { Webhook } from '../../control/stubs/stub-answer.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { whileOpen } from '../sending/delay.ts'
import { call } from './outgoing-request.ts'
import { senderOf } from './sender.ts'

/** Calls a webhook. Its outcome is ignored, since the answer has left. */
export async function callOut(
  { method, url, headers, body, delay, template }: Webhook,
  view: RequestView,
  { server, world: { random } }: Exchange
): Promise<void> {
  try {
    await whileOpen(server.running, undefined, async (signal) => {
      const wait = waitOf(delay, undefined, random)
      if (wait > 0) await sleep(wait, undefined, { ref: false, signal })
      const said = template?.(view, random) ?? { url, headers, body }
      const bytes = typeof said.body === 'string' ? Buffer.from(said.body) : said.body
      await call(senderOf(server.running), { method, ...said, body: bytes }, signal)
    })
  } catch {}
}
