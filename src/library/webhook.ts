/** Sends the webhooks of documents. */
import type { SentCallback } from '../control/callback.ts'
import type { World } from '../control/world.ts'
import { webhookNames, webhookOf } from '../outgoing/callbacks.ts'
import type { DocumentContext, ServerSettings } from '../server/exchange/context.ts'
import type { WebhookOptions } from './webhook-options.ts'

/** Sends a webhook. Throws an Error for a name that no document has, and if nobody says where it goes. */
export function sendWebhook(
  documents: readonly DocumentContext[],
  { seed, allowCallbacks: allowed }: ServerSettings,
  world: World,
  name: string,
  { url, body: given, headers = {} }: WebhookOptions
): Promise<SentCallback> {
  for (const { contract, checker } of documents) {
    const webhook = webhookOf(contract, name)
    if (webhook === undefined) continue
    const target = url ?? webhook.expression
    if (target === undefined) throw new Error(`the document does not say where the webhook ${name} goes: give it a url`)
    const making = { contract, checker, seed: `${seed} ${name}`, known: {}, given }
    return import('../outgoing/deliver.ts').then(({ deliver }) =>
      deliver(world, webhook, { url: target }, making, { allowed, headers })
    )
  }
  const names = documents.flatMap(({ contract }) => webhookNames(contract))
  throw new Error(`the document has no webhook ${JSON.stringify(name)}; it has ${names.join(', ') || 'none'}`)
}
