import t, { type Test } from 'tap'
import type { Handlers } from '../../src/handlers/handler.ts'
import type { StartOptions } from '../../src/options.ts'
import type { Standin } from '../../src/start.ts'
import { documentOf, json, start } from '../fixtures/start.ts'

const thing = {
  type: 'object',
  required: ['id', 'name'],
  properties: { id: { type: 'integer' }, name: { type: 'string' } }
}
const id = { name: 'id', in: 'path', required: true, schema: { type: 'integer' } }
const document = documentOf(
  {
    '/things': {
      get: { operationId: 'listThings', responses: { 200: json({ type: 'array', items: thing }) } },
      post: {
        operationId: 'createThing',
        requestBody: { content: { 'application/json': { schema: thing } } },
        responses: { 201: json(thing) }
      }
    },
    '/things/{id}': {
      parameters: [id],
      get: {
        operationId: 'getThing',
        responses: {
          200: json(thing),
          404: json({ type: 'object', properties: { error: { type: 'string' } } }, { example: { error: 'none here' } })
        }
      },
      delete: { operationId: 'deleteThing', responses: { 204: { description: 'Gone' } } }
    },
    '/report': {
      get: {
        operationId: 'report',
        responses: { 200: { description: 'A table', content: { 'text/*': { schema: { type: 'string' } } } } }
      }
    },
    '/word': { get: { operationId: 'word', responses: { 200: json({ type: 'string' }) } } },
    '/events': {
      get: {
        operationId: 'events',
        responses: { 200: { description: 'Events', content: { 'text/event-stream': { schema: { type: 'string' } } } } }
      }
    },
    '/secret': { get: { operationId: 'secret', security: [{ bearer: [] }], responses: { 200: json({}) } } }
  },
  { components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } } }
)

const started = (t: Test, handlers: Handlers, options: StartOptions = {}) =>
  start(t, { document, handlers, fixtures: false, ...options })

async function get({ url }: Pick<Standin, 'url'>, path: string, init: RequestInit = {}) {
  const response = await fetch(url + path, init)
  const text = await response.text()
  const { status, headers } = response
  return { status, headers, text, json: () => JSON.parse(text), source: headers.get('standin-source') }
}

t.test('a handler answers its operation from the values of the request', async (t) => {
  const seen: unknown[] = []
  const mock = await started(t, {
    getThing: (request) => {
      seen.push(request)
      return { body: { id: request.parameters.path.id, name: request.headers['x-name'] ?? '' } }
    }
  })
  const answer = await get(mock, '/things/7?q=1', { headers: { 'x-name': 'Lamp' } })
  t.same([answer.status, answer.json(), answer.source], [200, { id: 7, name: 'Lamp' }, 'handler'])
  t.match(seen, [{ method: 'GET', url: '/things/7?q=1', operationId: 'getThing', body: undefined }])
  t.equal((await get(mock, '/things')).source, 'row')
  t.match(mock.requests('getThing'), [{ status: 200, source: 'handler' }])
})

t.test('the name of a handler may be a method and a path, and one that names nothing is refused', async (t) => {
  const mock = await started(t, { 'GET /things/{thing}': () => ({ body: { id: 1, name: 'by path' } }) })
  t.same((await get(mock, '/things/1')).json(), { id: 1, name: 'by path' })
  await t.rejects(started(t, { getThin: () => ({}) }), {
    code: 'ERR_STANDIN_OPTION',
    message: /the option handlers: the document has no operation "getThin"/
  })
})

t.test('credentials and request are checked first', async (t) => {
  let calls = 0
  const count = () => {
    calls++
    return { body: {} }
  }
  const mock = await started(t, { secret: count, createThing: count })
  t.equal((await get(mock, '/secret')).status, 401)
  const headers = { 'content-type': 'application/json' }
  t.equal((await get(mock, '/things', { method: 'POST', body: '{"id":"x"}', headers })).status, 422)
  t.equal(calls, 0)
  t.equal((await get(mock, '/secret', { headers: { authorization: 'Bearer x' } })).status, 200)
})

t.test('rows, world, faker and the usual answer are at hand', async (t) => {
  const mock = await started(t, {
    getThing: (_request, { rows, faker }) => ({ body: { id: rows('things').length, name: faker.person.fullName() } }),
    listThings: async (_request, { next, world }) => {
      const answer = await next()
      world.state.calls = (world.state.calls ?? 0) + 1
      return { ...answer, headers: { ...answer.headers, 'x-world': `${world.name} ${world.state.calls}` } }
    },
    createThing: ({ body }, { rows, reply }) => {
      rows('things', [body, { id: 100, name: 'second' }])
      return reply(201, body, { Location: ['/things/1'], 'X-Two': ['a', 'b'] })
    }
  })
  const first = await get(mock, '/things/1')
  t.match(first.json().name, /^\S+ \S+/)
  t.equal((await get(mock, '/things/1')).text, first.text)
  t.not((await get(mock, '/things/2')).json().name, first.json().name)
  t.equal(first.json().id, mock.rows('things').length)

  const made = await get(mock, '/things', {
    method: 'POST',
    body: '{"id":1,"name":"one"}',
    headers: { 'content-type': 'application/json' }
  })
  t.same([made.status, made.headers.get('x-two'), made.headers.get('location')], [201, 'a, b', '/things/1'])
  t.same(
    mock.rows('things').map((row) => row.name),
    ['one', 'second']
  )
  const headers = { 'standin-world': 'mine' }
  t.equal((await get(mock, '/things', { headers })).headers.get('x-world'), 'mine 1')
  const again = await get(mock, '/things', { headers })
  t.equal(again.headers.get('x-world'), 'mine 2')
  t.ok(Array.isArray(again.json()))
  t.equal((await get(mock, '/things')).headers.get('x-world'), 'undefined 1')
  mock.reset()
  t.equal((await get(mock, '/things')).headers.get('x-world'), 'undefined 1')
})

t.test('faker speaks the locale of the server', async (t) => {
  const handlers: Handlers = { word: (_request, { faker }) => ({ body: faker.location.country() }) }
  const german = await started(t, handlers, { locale: 'de' })
  const usual = await started(t, handlers)
  t.not((await get(german, '/word')).text, (await get(usual, '/word')).text)
  const seed = { headers: { prefer: 'seed=9' } }
  t.not((await get(usual, '/word', seed)).text, (await get(usual, '/word')).text)
})

t.test('bodies are written in the media type of the document, or of the handler', async (t) => {
  const mock = await started(t, {
    word: () => ({ body: 'quoted' }),
    report: () => ({ body: 'a,b', headers: { 'Content-Type': 'text/csv' } }),
    events: () => ({ body: ['one', 'two'] }),
    deleteThing: (_request, { reply }) => reply(204)
  })
  t.equal((await get(mock, '/word')).text, '"quoted"')
  const csv = await get(mock, '/report')
  t.same([csv.text, csv.headers.get('content-type')], ['a,b', 'text/csv'])
  const events = await get(mock, '/events')
  t.match(events.headers.get('content-type'), 'text/event-stream')
  t.match(events.text, /data: one\n\nid: 2\ndata: two/)
  const gone = await get(mock, '/things/1', { method: 'DELETE' })
  t.same([gone.status, gone.text], [204, ''])
})

t.test('the usual answer has the value of its body: text, or the events of a stream', async (t) => {
  const seen: unknown[] = []
  const keep: Handlers[string] = async (_request, { next }) => {
    const answer = await next()
    seen.push(typeof answer.body)
    return answer
  }
  const mock = await started(t, { report: keep, events: keep, deleteThing: keep })
  t.match(await get(mock, '/report'), { status: 200, text: /./ })
  t.match((await get(mock, '/events')).text, /^id: 1\ndata: /)
  t.equal((await get(mock, '/things/1', { method: 'DELETE' })).status, 204)
  t.same(seen, ['string', 'string', 'undefined'])
})

t.test('headers have any name, and those of one name in any case are sent all', async (t) => {
  const headers = { constructor: 'a', 'X-Word': ['b', 'c'], 'x-word': 'd' }
  const mock = await started(t, { word: (_, { reply }) => reply(200, 'yes', headers) })
  const { status, headers: sent } = await get(mock, '/word')
  t.same([status, sent.get('constructor'), sent.get('x-word')], [200, 'a', 'b, c, d'])
})

t.test('bytes are sent as they are', async (t) => {
  const mock = await started(t, { report: () => ({ body: Buffer.from([1, 2, 255]) }) })
  const response = await fetch(`${mock.url}/report`)
  t.same(Buffer.from(await response.arrayBuffer()), Buffer.from([1, 2, 255]))
})

t.test('a body that is left out is the document’s for the status', async (t) => {
  const mock = await started(t, {
    getThing: () => ({ status: 404, headers: { 'X-Why': 'gone', 'standin-reason': 'mine' } })
  })
  const answer = await get(mock, '/things/1')
  t.same([answer.status, answer.json(), answer.headers.get('x-why')], [404, { error: 'none here' }, 'gone'])
  t.equal(answer.headers.get('standin-reason'), 'mine')
})

t.test('what the document forbids is 500 and names the violation', async (t) => {
  for (const [handlers, path, reason] of [
    [{ getThing: () => ({ body: { id: 1 } }) }, '/things/1', /forbids for 200: the body\/name is required/],
    [{ getThing: () => ({ status: 418, body: {} }) }, '/things/1', /it has the status 418, and documented is 200, 404/],
    [
      { getThing: () => ({ body: 'x', headers: { 'content-type': 'text/html' } }) },
      '/things/1',
      /the media type text\/html, and documented for 200 is application\/json/
    ],
    [{ word: () => ({ body: 1n }) }, '/word', /forbids/],
    [
      {
        word: () => ({
          body: {
            toJSON: () => {
              throw new Error('no')
            }
          }
        })
      },
      '/word',
      /cannot be written as application\/json: no/
    ]
  ] as const) {
    const mock = await started(t, handlers as Handlers)
    const answer = await get(mock, path)
    t.equal(answer.status, 500)
    t.match(answer.json().detail, reason)
  }
})

t.test('a handler may mean to leave the document', async (t) => {
  const mock = await started(t, { getThing: () => ({ status: 418, body: { any: 1 }, outsideContract: true }) })
  const answer = await get(mock, '/things/1')
  t.same([answer.status, answer.json()], [418, { any: 1 }])
})

t.test('an error is 500 with its file and line', async (t) => {
  const mock = await started(t, {
    getThing: () => {
      throw new Error('it broke')
    },
    word: (_request, { rows }) => ({ body: rows('nothing') })
  })
  t.match((await get(mock, '/things/1')).json().detail, /it broke \(test\/server\/computed\.test\.ts:\d+:\d+\)/)
  t.match((await get(mock, '/word')).json().detail, /no collection.*\(test\/server\/computed\.test\.ts:\d+:\d+\)/)
})

t.test('a request that prefers an answer of the document gets it, and so does one that a stub takes', async (t) => {
  const mock = await started(t, { getThing: () => ({ body: { id: 5, name: 'handled' } }) })
  for (const prefer of ['code=404', 'dynamic=true', 'example=none']) {
    t.not((await get(mock, '/things/5', { headers: { prefer } })).source, 'handler')
  }
  mock.stub('getThing', { body: { id: 1, name: 'stubbed' }, times: 1 })
  t.same((await get(mock, '/things/5')).json(), { id: 1, name: 'stubbed' })
  t.same((await get(mock, '/things/5')).json(), { id: 5, name: 'handled' })
})

t.test('a stub may be a function, with conditions of its own', async (t) => {
  const mock = await started(t, {})
  mock.stub('getThing', ({ parameters }) => ({ body: { id: parameters.path.id, name: 'stub' } }), {
    parameters: { id: 9 },
    times: 1
  })
  const nine = await get(mock, '/things/9')
  t.same([nine.json(), nine.source], [{ id: 9, name: 'stub' }, 'stub'])
  t.not((await get(mock, '/things/9')).source, 'stub')
  mock.stub('getThing', [{ status: 404, body: {} }, () => ({ status: 503, body: { any: 1 } })])
  t.same([(await get(mock, '/things/1')).status, (await get(mock, '/things/1')).status], [404, 503])
  mock.stub('getThing', () => ({ body: { id: 'x' } }), { outsideContract: true, times: 1 })
  t.same((await get(mock, '/things/1')).json(), { id: 'x' })
  mock.stub('getThing', () => ({ body: { id: 'x' } }), { times: 1 })
  t.equal((await get(mock, '/things/1')).status, 500)
  mock.stub('getThing', () => ({ status: 404 }), { times: 1 })
  t.same((await get(mock, '/things/1')).json(), { error: 'none here' })
})

t.test('a function answers a path that the document lacks', async (t) => {
  const mock = await started(t, {})
  mock.stub({ urlPath: '/free' }, async ({ body, operationId }, { next }) =>
    body === 'next' ? next() : { body: { body, operationId: operationId ?? 'none' } }
  )
  const post = (body?: string) => get(mock, '/free', { method: 'POST', ...(body === undefined ? {} : { body }) })
  t.same((await post('{"a":1}')).json(), { body: { a: 1 }, operationId: 'none' })
  t.same((await post('text')).json(), { body: 'text', operationId: 'none' })
  t.same((await post()).json(), { operationId: 'none' })
  t.match(await post('next'), { status: 500, text: /says nothing of this path/ })
  mock.stub({ urlPath: '/words' }, () => ({ body: 'plain' }))
  t.match((await get(mock, '/words')).headers.get('content-type'), 'text/plain')
  mock.stub({ urlPath: '/bytes' }, () => ({ body: Buffer.from('abc') }))
  t.equal((await get(mock, '/bytes')).headers.get('content-type'), 'application/octet-stream')
})
