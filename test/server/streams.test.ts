import t, { type Test } from 'tap'
import { connectStandin } from '../../src/library/connect.ts'
import { documentOf, json, start } from '../fixtures/start.ts'

const tick = { type: 'object', required: ['n'], properties: { n: { type: 'integer' } } }
const sse = (description: string) => ({ description, content: { 'text/event-stream': { schema: tick } } })
const ask = (description?: string) => ({
  content: {
    'application/json': {
      schema: {
        type: 'object',
        properties: { stream: description === undefined ? true : { type: 'boolean', description } }
      }
    }
  }
})
const both = {
  description: 'An answer',
  content: { ...json(tick).content, 'text/event-stream': { schema: tick } }
}
const document = documentOf({
  '/ticks': { get: { operationId: 'ticks', responses: { 200: sse('Ticks') } } },
  '/done': { get: { operationId: 'done', responses: { 200: sse('Ticks, then `data: [DONE]`') } } },
  '/chat': { post: { operationId: 'chat', requestBody: ask('Ends with [DONE]'), responses: { 200: both } } },
  '/plain': { post: { operationId: 'plain', requestBody: ask(), responses: { 200: both } } },
  '/bare': {
    post: {
      operationId: 'bare',
      requestBody: { content: { 'application/json': {} } },
      responses: { 200: { description: 'Nothing' } }
    }
  }
})

const started = (t: Test) => start(t, { document })

async function read(url: string, init: RequestInit = {}) {
  const response = await fetch(url, init)
  const text = await response.text()
  return {
    type: response.headers.get('content-type'),
    ids: [...text.matchAll(/^id: (.*)$/gm)].map(([, id]) => id),
    isDone: text.endsWith('data: [DONE]\n\n'),
    text
  }
}

const prefer = (text: string) => ({ headers: { prefer: text } })

t.test('the chunks of an answer add up', async (t) => {
  const delta = { type: 'object', required: ['content'], properties: { content: { type: 'string' } } }
  const schema = { type: 'object', required: ['id', 'delta'], properties: { id: { type: 'string' }, delta } }
  const { url } = await start(t, {
    document: documentOf({
      '/chunks': { get: { responses: { 200: { description: '', content: { 'application/x-ndjson': { schema } } } } } }
    })
  })
  const { text } = await read(`${url}/chunks`, prefer('stream-pace=0'))
  const chunks = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; delta: { content: string } })
  t.equal(new Set(chunks.map(({ id }) => id)).size, 1)
  t.equal(chunks.length, 3)
  t.ok(chunks.slice(1).every(({ delta: { content } }) => content === '' || content.startsWith(' ')))
})

t.test('a request chooses how many events come, and from where', async (t) => {
  const { url } = await started(t)
  t.same((await read(`${url}/ticks`, prefer('stream-pace=0'))).ids, ['1', '2', '3'])
  t.same((await read(`${url}/ticks`, prefer('stream-pace=0, stream-count=5'))).ids, ['1', '2', '3', '4', '5'])
  t.same((await read(`${url}/ticks?__stream-pace=0&__stream-count=1`)).ids, ['1'])
  const headers = { prefer: 'stream-pace=0, stream-jitter=2', 'last-event-id': '2' }
  t.same((await read(`${url}/ticks`, { headers })).ids, ['3'])
})

t.test('a stream breaks off or stalls in the middle', async (t) => {
  const { url } = await started(t)
  await t.rejects(read(`${url}/ticks`, prefer('stream-pace=0, stream-error=2')))
  const controller = new AbortController()
  const response = await fetch(`${url}/ticks`, {
    ...prefer('stream-pace=0, stream-stall=1'),
    signal: controller.signal
  })
  const reader = (response.body as ReadableStream<Uint8Array>).getReader()
  t.match(Buffer.from((await reader.read()).value as Uint8Array).toString(), /^id: 1\n/)
  const next = reader.read().then(
    () => 'more',
    () => 'aborted'
  )
  t.equal(await Promise.race([next, new Promise((resolve) => setImmediate(resolve, 'nothing'))]), 'nothing')
  controller.abort()
  t.equal(await next, 'aborted')
})

t.test('a stream that stalls ends with the server', async (t) => {
  const mock = await started(t)
  const response = await fetch(`${mock.url}/ticks`, prefer('stream-pace=0, stream-stall=1'))
  await mock.close()
  t.match(await response.text().catch(() => 'id: 1'), /^id: 1/)
})

t.test('a document that speaks of [DONE] has it at the end', async (t) => {
  const { url } = await started(t)
  t.equal((await read(`${url}/done`, prefer('stream-pace=0'))).isDone, true)
  t.equal((await read(`${url}/ticks`, prefer('stream-pace=0'))).isDone, false)
  t.equal((await read(`${url}/done`, prefer('stream-pace=0, stream-done=false'))).isDone, false)
  t.equal((await read(`${url}/ticks`, prefer('stream-pace=0, stream-done'))).isDone, true)
})

t.test('a body that asks for a stream gets one, whatever it accepts', async (t) => {
  const { url } = await started(t)
  const post = (path: string, body: object) =>
    read(url + path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', accept: 'application/json', prefer: 'stream-pace=0' }
    })
  t.match(await post('/chat', { stream: true }), { type: /event-stream/, isDone: true })
  t.match(await post('/plain', { stream: true }), { type: /event-stream/, isDone: false })
  t.match(await post('/chat', { stream: false }), { type: /json/ })
  t.match(await post('/chat', {}), { type: /json/ })
  t.equal((await post('/bare', { stream: true })).text, '')
})

t.test('a stub says how its stream is sent, in each process', async (t) => {
  const mock = await started(t)
  mock.stub('ticks', { stream: { pace: 0, count: 4, done: true } })
  t.match(await read(`${mock.url}/ticks`), { ids: ['1', '2', '3', '4'], isDone: true })
  await connectStandin(mock.url).stub('ticks', { stream: { pace: 0, error: 0 } })
  await t.rejects(read(`${mock.url}/ticks`))
  for (const [stream, reason] of [
    [{ speed: 1 }, /stream\/speed/],
    [{ pace: -1 }, /stream\/pace/],
    [{ done: 1 }, /stream\/done/],
    ['fast', /stream/]
  ] as const) {
    t.throws(() => mock.stub('ticks', { stream: stream as never }), { code: 'ERR_STANDIN_STUB', message: reason })
  }
})

t.test('the events of a handler are sent the same way', async (t) => {
  const mock = await started(t)
  mock.handle({ ticks: () => ({ body: [{ n: 1 }, { event: 'end', data: { n: 2 } }] }) })
  const { text } = await read(`${mock.url}/ticks`, prefer('stream-pace=0, stream-done'))
  t.equal(text, 'id: 1\ndata: {"n":1}\n\nid: 2\nevent: end\ndata: {"n":2}\n\ndata: [DONE]\n\n')
})

t.test('a preference for streams is named as applied on a stream only', async (t) => {
  const { url } = await started(t)
  const prefer = 'stream-pace=0, stream-count=1, seed=2'
  const applied = async (path: string, accept: string) =>
    (await fetch(url + path, { method: path === '/ticks' ? 'GET' : 'POST', headers: { prefer, accept } })).headers.get(
      'preference-applied'
    )
  t.equal(await applied('/ticks', '*/*'), 'stream-pace=0, stream-count=1, seed=2')
  t.equal(await applied('/chat', 'text/event-stream'), 'stream-pace=0, stream-count=1, seed=2')
  t.equal(await applied('/chat', 'application/json'), 'seed=2')
  t.equal(await applied('/bare', '*/*'), 'seed=2')
})
