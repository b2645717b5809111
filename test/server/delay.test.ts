import { connect } from 'node:net'
import t from 'tap'
import { createStandin } from '../../src/standin.ts'
import { ask, documentOf, json, start } from '../fixtures/start.ts'

const document = documentOf({ '/x': { get: { operationId: 'x', responses: { 200: json({}, { example: 7 }) } } } })
const longest = 2 ** 30

t.test('a delay ends with the server, and the request is answered', async (t) => {
  const mock = await start(t, { document })
  mock.stub('x', { delay: longest })
  const waiting = ask(mock, '/x')
  while (mock.requests('x').length === 0) await ask(mock, '/nowhere')
  await mock.close()
  t.equal((await waiting).status, 200)
})

t.test('a delay ends with its connection', async (t) => {
  const mock = await start(t, { document })
  mock.stub('x', { delay: longest })
  const socket = connect(Number(new URL(mock.url).port), '127.0.0.1')
  socket.write('GET /x HTTP/1.1\r\nHost: a\r\n\r\n')
  while (mock.requests('x').length === 0) await ask(mock, '/nowhere')
  socket.destroy()
  for (let i = 0; i < 3; i++) await ask(mock, '/nowhere')
  // Closing answers what still waits.
  await mock.close()
  t.same(
    mock.requests('x').map(({ status }) => status),
    [0]
  )
})

t.test('a delay ends with an instance of Fastify that never listened', async (t) => {
  const app = createStandin({ document })
  await app.ready()
  const waiting = app.inject('/x?__wait=9999')
  while (app.standin.requests('x').length === 0) await app.inject('/nowhere')
  await app.close()
  t.equal((await waiting).statusCode, 200)
})
