import { setTimeout as sleep } from 'node:timers/promises'
import type { RequestView } from '../../control/matching/request-view.ts'
import { waitOf } from '../../control/stubs/delays.ts'
import type { Webhook } from '../../control/stubs/stub-answer.ts'
import { deadline } from '../../upstream/deadline.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { whileOpen } from '../sending/delay.ts'
import { discard } from './passing.ts'
import { senderOf } from './sender.ts'

/** The time that a target may take, in milliseconds. */
const patience = 30_000

/** Calls a webhook. Its outcome is ignored, since the answer has left. */
export async function callOut(
  { method, url, headers, body, delay, template }: Webhook,
  view: RequestView,
  { server, world: { random } }: Exchange
): Promise<void> {
  try {
    await whileOpen(server.running, undefined, async (signal) => {
      const pause = waitOf(delay, undefined, random)
      if (pause > 0) await sleep(pause, undefined, { ref: false, signal })
      const said = template?.(view, random) ?? { url, headers, body }
      const bytes = typeof said.body === 'string' ? Buffer.from(said.body) : said.body
      const wait = deadline(patience, signal, said.url)
      try {
        discard((await senderOf(server.running).send({ method, ...said, body: bytes }, wait.signal)).body)
      } finally {
        wait.met()
      }
    })
  } catch {}
}
