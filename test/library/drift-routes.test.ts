import t from 'tap'
import { documentOf, start } from '../fixtures/start.ts'
import { api, send, sendJson } from '../fixtures/upstream.ts'

t.test('the control API shows where API and document disagree', async (t) => {
  const { url } = await api(t, (_, to) => sendJson(to, 200, {}))
  const document = documentOf({ '/a': { get: { operationId: 'a', responses: { 201: { description: 'ok' } } } } })
  const mock = await start(t, { document, upstream: url, proxy: true })
  await send(mock.url, '/a')
  const { text } = await send(mock.url, '/__admin/drift')
  t.match(JSON.parse(text), {
    upstream: url,
    answers: 1,
    undocumented: { statuses: [{ operationId: 'a', status: 200 }] }
  })
  t.match(mock.drift(), JSON.parse(text))
  const alone = await start(t, { document })
  t.match(await send(alone.url, '/__admin/drift'), { status: 404, text: /no request goes to a real API here/ })
  t.equal(alone.drift(), undefined)
})
