import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import t, { type Test } from 'tap'
import type { Exchange } from '../../src/server/exchange/exchange.ts'
import { endTogether, endWaiting } from '../../src/server/sending/write-together.ts'
import { documentOf, json, start } from '../fixtures/start.ts'

const responses = { 200: json({}, { example: 'first' }) }
const document = documentOf({
  '/x': { get: { operationId: 'x', responses } },
  '/broken': { get: { operationId: 'broken', responses } }
})

/** Sends bytes on one connection at once. Returns all that comes back until it ends. */
async function received(t: Test, bytes: string): Promise<string> {
  const mock = await start(t, { document })
  mock.fail('broken', { fault: 'EMPTY_RESPONSE' })
  const socket = connect(Number(new URL(mock.url).port), '127.0.0.1')
  await once(socket, 'connect')
  socket.write(bytes)
  return text(socket)
}

const get = 'GET /x HTTP/1.1\r\nHost: a\r\n\r\n'

t.test('an answer is sent before the fault of the next request ends the connection', async (t) => {
  const answers = await received(t, `${get}GET /broken HTTP/1.1\r\nHost: a\r\n\r\n`)
  t.match(answers, /^HTTP\/1\.1 200 .*"first"$/s)
})

t.test('an answer is sent before bytes that are no request are refused', async (t) => {
  const answers = await received(t, `${get}no request\r\n\r\n`)
  t.match(answers, /^HTTP\/1\.1 200 .*"first"HTTP\/1\.1 400 /s)
})

t.test('a response waits a millisecond for others at most', (t) => {
  const ended: string[] = []
  const exchangeAt = (arrived: number) =>
    ({ entry: { arrived }, response: { end: (body: string) => ended.push(body) } }) as unknown as Exchange
  endTogether(exchangeAt(10), 'a')
  endTogether(exchangeAt(10.9), 'b')
  t.same(ended, [])
  endTogether(exchangeAt(11.1), 'c')
  t.same(ended, ['a', 'b', 'c'])
  endTogether(exchangeAt(12), 'd')
  endWaiting()
  t.same(ended, ['a', 'b', 'c', 'd'])
  t.end()
})
