import t from 'tap'
import type { Exchange } from '../../src/server/exchange/exchange.ts'
import { sendOn } from '../../src/server/upstream/sent-on.ts'

t.test('of several processes that answer as one, a single one sends a request on', async (t) => {
  const exchange = { server: { group: { isRepeated: () => true } } } as unknown as Exchange
  const upstream = { url: 'http://127.0.0.1:1' } as NonNullable<Exchange['server']['upstream']>
  t.same(await sendOn(exchange, undefined, upstream), { status: 200, source: 'upstream', head: [], body: undefined })
})
