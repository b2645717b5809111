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

t.test('a stream breaks off or stalls after its last event too', async (t) => {
  const { url } = await started(t)
  await t.rejects(read(`${url}/ticks`, prefer('stream-pace=0, stream-error=3')))
  t.equal((await read(`${url}/ticks`, prefer('stream-pace=0, stream-error=4, stream-stall=4'))).ids.length, 3)
  const controller = new AbortController()
  const how = prefer('stream-pace=0, stream-count=1, stream-stall=1')
  const { body } = await fetch(`${url}/ticks`, { ...how, signal: controller.signal })
  const reader = (body as ReadableStream<Uint8Array>).getReader()
  await reader.read()
  const next = reader.read().then(
    () => 'ended',
    () => 'aborted'
  )
  // The server has answered another one by then.
  await read(`${url}/ticks`, prefer('stream-pace=0'))
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

const events = (...texts: string[]) => texts.map((text, index) => `id: ${index + 1}\ndata: ${text}\n\n`).join('')

t.test('a list in a stub is a stream where the answer is one', async (t) => {
  const mock = await started(t)
  const list = [{ n: 1 }, { n: 2 }]
  const sent = events('{"n":1}', '{"n":2}')
  const own = { headers: { 'Content-Type': 'text/event-stream' } }
  const chat = (body: object, accept = '*/*') =>
    read(`${mock.url}/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept },
      body: JSON.stringify(body)
    })
  mock.stub('ticks', { body: list })
  t.match(await read(`${mock.url}/ticks`), { text: sent, type: 'text/event-stream; charset=utf-8' })
  mock.stub('ticks', { body: list, stream: { pace: 0, count: 1, done: true } })
  t.equal((await read(`${mock.url}/ticks`)).text, `${events('{"n":1}')}data: [DONE]\n\n`)
  mock.stub('chat', { body: list, outsideContract: true })
  t.match(await chat({ stream: true }), { text: `${sent}data: [DONE]\n\n` })
  t.match(await chat({}, 'text/event-stream'), { type: /event-stream/ })
  t.match(await chat({}), { text: JSON.stringify(list), type: 'application/json' })
  mock.stub('chat', { body: list })
  t.match(await chat({ stream: true }), { type: /event-stream/ })
  t.match(await chat({}), { text: /the stub for chat answers what the document forbids/ })
  mock.stub('chat', { ...own, body: { n: 3 }, stream: { done: false } })
  t.match(await chat({}), { text: events('{"n":3}'), type: 'text/event-stream' })
  mock.stub('chat', { status: 202, body: list })
  t.match(await chat({ stream: true }), { type: 'application/json' })
})

t.test('a stub by URL sends streams as one by operation does', async (t) => {
  const mock = await started(t)
  const stub = (urlPath: string, response: object, stream?: object) =>
    mock.stub({ request: { urlPath }, response, metadata: { standin: { stream } } })
  const text = 'data: a\n\ndata: b\n\n'
  const typed = { headers: { 'content-type': 'text/event-stream' } }
  stub('/ticks', {}, { pace: 0, count: 4 })
  t.same((await read(`${mock.url}/ticks`)).ids, ['1', '2', '3', '4'])
  stub('/else', {}, { pace: 0 })
  t.equal((await fetch(`${mock.url}/else`)).status, 200)
  stub('/else', { jsonBody: ['a', 'b'] }, { pace: 0 })
  t.match(await read(`${mock.url}/else`), { text: events('a', 'b'), type: /event-stream/ })
  stub('/else', { jsonBody: ['a', 'b'] })
  t.match(await read(`${mock.url}/else`), { text: '["a","b"]', type: 'application/json' })
  stub('/else', { ...typed, jsonBody: ['{{request.method}}'], transformers: ['response-template'] })
  t.equal((await read(`${mock.url}/else`)).text, events('GET'))
  stub('/else', { headers: { 'content-type': 'application/stream+json' }, jsonBody: [1, { data: 2 }] })
  t.equal((await read(`${mock.url}/else`)).text, '1\n{"data":2}\n')
  stub('/else', { ...typed, body: text }, { pace: 0, count: 1 })
  t.equal((await read(`${mock.url}/else`)).text, 'data: a\n\n')
  stub('/else', { body: text }, { pace: 0, count: 3 })
  t.match(await read(`${mock.url}/else`), { text: `${text}data: a\n\n`, type: /event-stream/ })
  stub('/else', { ...typed, base64Body: '/w==' }, { pace: 0 })
  t.equal((await fetch(`${mock.url}/else`)).headers.get('content-length'), '1')
  stub('/ticks', { ...typed, body: text })
  t.equal((await fetch(`${mock.url}/ticks`)).headers.get('content-length'), String(text.length), 'whole, as it is')
  t.equal((await read(`${mock.url}/ticks`, prefer('stream-count=1, stream-done=false'))).text, 'data: a\n\n')
  stub('/chat', { jsonBody: { n: 1 } }, { pace: 0 })
  t.match(await read(`${mock.url}/chat`, { method: 'POST' }), { type: /event-stream/ })
  for (const beside of [{ proxyBaseUrl: 'http://127.0.0.1' }, {}]) {
    const standin = { stream: { pace: 0 }, upstream: !('proxyBaseUrl' in beside) || undefined }
    t.throws(() => mock.stub({ response: beside, metadata: { standin } }), { message: /stream changes nothing/ })
  }
})

t.test('a handler answers a body that asks for a stream with one', async (t) => {
  const mock = await started(t)
  mock.handle({ chat: () => ({ body: [{ n: 1 }] }) })
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"stream":true}' }
  t.match(await read(`${mock.url}/chat`, init), { ids: ['1'], type: /event-stream/ })
})

t.test('the events of a handler are sent the same way', async (t) => {
  const mock = await started(t)
  mock.handle({ ticks: () => ({ body: [{ n: 1 }, { event: 'end', data: { n: 2 } }] }) })
  const { text } = await read(`${mock.url}/ticks`, prefer('stream-pace=0, stream-done'))
  t.equal(text, 'id: 1\ndata: {"n":1}\n\nid: 2\nevent: end\ndata: {"n":2}\n\ndata: [DONE]\n\n')
})

t.test('a preference for streams is named as applied on a stream only', async (t) => {
  const mock = await started(t)
  const { url } = mock
  const prefer = 'stream-pace=0, stream-count=1, seed=2'
  const applied = async (path: string, accept: string) =>
    (await fetch(url + path, { method: path === '/ticks' ? 'GET' : 'POST', headers: { prefer, accept } })).headers.get(
      'preference-applied'
    )
  t.equal(await applied('/ticks', '*/*'), 'stream-pace=0, stream-count=1, seed=2')
  t.equal(await applied('/chat', 'text/event-stream'), 'stream-pace=0, stream-count=1, seed=2')
  t.equal(await applied('/chat', 'application/json'), 'seed=2')
  t.equal(await applied('/bare', '*/*'), 'seed=2')
  mock.stub('ticks', { body: [{ n: 1 }] })
  t.equal(await applied('/ticks', '*/*'), 'stream-pace=0, stream-count=1')
  mock.stub('ticks', { body: [{ n: 1 }], headers: { 'Preference-Applied': 'mine' } })
  t.equal(await applied('/ticks', '*/*'), 'mine')
  mock.reset()
  mock.handle({ ticks: () => ({ body: [{ n: 1 }] }) })
  t.equal(await applied('/ticks', '*/*'), 'stream-pace=0, stream-count=1')
})
