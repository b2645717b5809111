import { keptForBoth } from '../../document/memoized.ts'
import { createSender, type Sender, type Way } from '../../upstream/send-on.ts'
import type { Running } from '../exchange/context.ts'

/** Returns the connections of a server to others. They end with the server. */
export const senderOf = (running: Running, way: Way = {}): Sender =>
  senderBy(running, `${way.insecure} ${way.proxy}`, way)

const senderBy = keptForBoth(({ delays }: Running, _key: string, way: Way) => {
  const sender = createSender(way)
  delays.add(sender.end)
  return sender
})
