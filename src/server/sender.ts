import { keptForBoth } from '../document/memoized.ts'
import { createSender, type Sender } from '../upstream/send-on.ts'
import type { Running } from './context.ts'

/** Returns the connections of a server to others, directly or through an HTTP proxy. They end with the server. */
export const senderOf: (running: Running, proxy: string | undefined) => Sender = keptForBoth(
  ({ delays }: Running, proxy: string | undefined) => {
    const sender = createSender(proxy)
    delays.add(sender.end)
    return sender
  }
)
