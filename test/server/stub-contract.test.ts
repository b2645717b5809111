import t from 'tap'
import { documentOf, json, start } from '../fixtures/start.ts'

const thing = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'integer' }, tags: { type: 'array', items: { type: 'string' } } },
  xml: { name: 'thing' }
}
const said = { type: 'object', properties: { msg: { type: 'string' } } }
const document = documentOf({
  '/things/{id}': {
    get: {
      operationId: 'getThing',
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      responses: {
        200: {
          description: 'a thing',
          content: {
            'application/json': {
              schema: thing,
              examples: { one: { value: { id: 1, tags: ['a'] } }, two: { value: { id: 2 } } }
            },
            'application/hal+json': { schema: { type: 'array' } },
            'application/xml': { schema: thing, example: { id: 1, tags: ['a'] } },
            'text/csv': { schema: { type: 'string' } }
          }
        },
        404: json(said),
        503: json(said)
      }
    },
    delete: { operationId: 'removeThing', responses: { 204: { description: 'gone' } } },
    put: { operationId: 'putThing', responses: { 200: json(thing, { example: { id: 3 } }), '4XX': json(said) } }
  }
})

t.test('a stub that the document forbids is refused when it is made', async (t) => {
  const mock = await start(t, { document })
  const post = async (mapping: object) => {
    const response = await fetch(`${mock.url}/__admin/mappings`, { method: 'POST', body: JSON.stringify(mapping) })
    const { errors } = (await response.json()) as { errors?: { source: { pointer: string }; detail: string }[] }
    return [response.status, errors?.[0]?.source.pointer, errors?.[0]?.detail]
  }
  const own = (standin: object, response: object = {}, request: object = {}) => ({
    request,
    response,
    metadata: { standin: { operationId: 'getThing', ...standin } }
  })
  const encoded = Buffer.from('{"id":"x"}').toString('base64')
  const refused: [mapping: object, pointer: string, why: RegExp][] = [
    [
      own({}, { jsonBody: { id: 'x' } }),
      '/response/jsonBody/id',
      /forbids this answer of .* \(200\): the body\/id must be an integer/
    ],
    [own({}, { base64Body: encoded }), '/response/base64Body/id', /must be an integer/],
    [own({}, { status: 503, jsonBody: { msg: 5 } }), '/response/jsonBody/msg', /\(503\): .* must be a string/],
    [own({}, { body: '{nope', headers: { 'Content-Type': 'application/json' } }), '/response/body', /is no JSON/],
    [
      own({}, { body: '{}', headers: { 'content-type': 'application/hal+json' } }),
      '/response/body',
      /must be an array/
    ],
    [own({ code: 404 }, { status: 200 }), '/metadata/standin/code', /has a status too/],
    [own({ patch: {} }, { jsonBody: { id: 1 } }), '/metadata/standin/patch', /has a whole jsonBody too/],
    [own({ example: 'three' }), '/metadata/standin/example', /no example "three" for 200; there is one, two/],
    [own({ example: 'one', code: 404 }), '/metadata/standin/example', /no example "one" for 404; it names none/],
    [own({}, {}, { method: 'POST' }), '/request/method', /getThing is GET, so that a POST never gets here/],
    [own({ operationId: 'putThing', code: 500 }), '/metadata/standin/code', /no response 500; documented: 200, 4XX/],
    [own({ operationId: 'putThing', patch: {} }, { status: 500 }), '/response/status', /no response 500/],
    [own({}, { status: 600 }), '/response/status', /599/],
    [own({ operationId: 'removeThing', example: 'one' }), '/metadata/standin/example', /it names none/]
  ]
  for (const [mapping, pointer, why] of refused) t.match(await post(mapping), [422, pointer, why])
  const allowed = [
    own({}, { jsonBody: { id: 5 } }),
    own({}, { body: '"id,name"', headers: { 'Content-Type': 'text/csv' } }),
    own({}, { body: 'busy', status: 503 }),
    own({ operationId: 'putThing' }, { status: 500, jsonBody: { any: 1 } }),
    own({ outsideContract: true, example: 'three', code: 404 }),
    own({ operationId: 'putThing', code: 418 })
  ]
  for (const mapping of allowed) t.match(await post(mapping), [201])
})

t.test('a stub whose operation only shows in a request is judged when it answers', async (t) => {
  const mock = await start(t, { document })
  const get = async (headers: Record<string, string> = {}) => {
    const response = await fetch(`${mock.url}/things/7`, { headers })
    return [response.status, await response.text()]
  }
  const stub = (response: object, request: object = { urlPathPattern: '/things/.*' }, standin: object = {}) =>
    mock.stub({ request, response, metadata: { standin } })
  const id = stub({ jsonBody: { id: 'x' } })
  t.match(await get(), [500, /the stub for getThing .* the body\/id must be an integer; outsideContract: true/])
  t.match(mock.requests().at(-1)?.violations, [{ in: 'response', at: '/id' }])
  t.throws(() => mock.assertClean(), /response\/id must be an integer/)
  mock.unstub(id)
  stub({ jsonBody: { id: 'x' } }, { urlPath: '/things/7' }, { outsideContract: true })
  t.same(await get(), [200, '{"id":"x"}'])
  stub({ jsonBody: { id: 8 } })
  t.same(await get(), [200, '{"id":8}'])
  t.same(await get(), [200, '{"id":8}'], 'again')
  stub({ body: '{"id": {{request.headers.X-Id}} }', transformers: ['response-template'] })
  t.same(await get({ 'x-id': '9' }), [200, '{"id": 9 }'])
  t.match(await get({ 'x-id': 'true' }), [500, /the body\/id must be an integer/])
})

t.test('a patch changes the value, whatever it is sent as', async (t) => {
  const mock = await start(t, { document })
  const get = async (accept = '*/*', path = '/things/7', init: RequestInit = {}) => {
    const response = await fetch(mock.url + path, { ...init, headers: { accept } })
    return [response.status, await response.text()]
  }
  mock.patch('getThing', { tags: [] })
  t.same(await get(), [200, '{"id":7,"tags":[]}'])
  mock.patch('getThing', { tags: { 0: 'b' } })
  t.match(await get('application/xml'), [200, /<thing>.*<tags>b<\/tags>/])
  mock.patch('getThing', 5)
  t.match(await get(), [500, /the body must be an object/])
  mock.patch('getThing', 5, { outsideContract: true })
  t.same(await get(), [200, '5'])
  mock.stub('getThing', { status: 404, patch: { msg: 'no thing' } })
  t.match(await get(), [404, /"msg":"no thing"/])
  mock.patch('removeThing', { a: 1 })
  t.match(await get('*/*', '/things/7', { method: 'DELETE' }), [500, /removeThing answers, which has no body/])
  mock.stub('putThing', { status: 500, patch: { a: 1 }, outsideContract: true })
  t.match(await get('*/*', '/things/7', { method: 'PUT' }), [500, /patches a response 500, and putThing has none/])
  mock.patch({ urlPath: '/free' }, { a: 1 })
  t.match(await get('*/*', '/free'), [500])
})
