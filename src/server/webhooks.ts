import { setTimeout as sleep } from 'node:timers/promises'
import { waitOf } from '../control/delays.ts'
import type { RequestView } from '../control/matching/request-view.ts'
import type { Webhook } from '../control/stub-answer.ts'
import type { Random } from '../generate/lexicon/random.ts'
import { call } from './outgoing-request.ts'

/** Calls a webhook. Its outcome is ignored, since the answer has left. */
export async function callOut(
  { method, url, headers, body, delay, template }: Webhook,
  view: RequestView,
  random: Random
): Promise<void> {
  try {
    const wait = waitOf(delay, undefined, random)
    if (wait > 0) await sleep(wait, undefined, { ref: false })
    const said = template?.(view, random) ?? { url, headers, body }
    await call(method, said.url, said.headers, typeof said.body === 'string' ? Buffer.from(said.body) : said.body)
  } catch {}
}
