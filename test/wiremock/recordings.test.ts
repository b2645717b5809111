import { gzipSync } from 'node:zlib'
import t, { type Test } from 'tap'
import { documentOf, json, start } from '../fixtures/start.ts'
import { api, type Raw, send, sendJson } from '../fixtures/upstream.ts'

const document = documentOf(
  { '/a': { get: { operationId: 'a', security: [{ key: [] }], responses: { 200: json({ type: 'integer' }) } } } },
  { components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } } }
)

async function recorder(t: Test, answer: Parameters<typeof api>[1]) {
  const real = await api(t, answer)
  const mock = await start(t, { document })
  const call = async (method: string, path: string, body?: object) => {
    const came = await send(mock.url, `/__admin${path}`, { method, ...(body && { body: JSON.stringify(body) }) })
    return { ...came, json: JSON.parse(came.text) }
  }
  return {
    real,
    mock,
    call,
    begin: (spec: object = {}) => call('POST', '/recordings/start', { targetBaseUrl: real.url, ...spec }),
    end: async () => (await call('POST', '/recordings/stop')).json.mappings,
    ask: (path: string, more?: Parameters<typeof send>[2]): Promise<Raw> => send(mock.url, path, more)
  }
}

t.test('what a recording sent on is answered by stubs, as it came', async (t) => {
  const { real, call, begin, end, ask } = await recorder(t, ({ method, url }, to) => {
    const cookies = { 'set-cookie': ['a=1', 'b=2'], 'x-up': '1' } as unknown as Record<string, string>
    if (method === 'HEAD') to.writeHead(200).end()
    else if (url === '/png') to.writeHead(200, { 'content-type': 'image/png' }).end(Buffer.from('text'))
    else if (url === '/bytes') to.end(Buffer.from([255, 0]))
    else if (url === '/zip') to.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('unpacked'))
    else sendJson(to, 201, { url }, cookies)
  })
  t.same((await call('GET', '/recordings/status')).json, { status: 'NeverStarted' })
  t.same((await begin()).json, {})
  t.same((await begin({ targetBaseUrl: 'http://other' })).json, {}, 'one that runs goes on')
  t.same((await call('GET', '/recordings/status')).json, { status: 'Recording' })
  const paths = ['/a', '/a?x=1&y=%20', '/?=1', '/png', '/bytes', '/zip']
  const first = await Promise.all(paths.map((path) => ask(path)))
  t.equal(first[0]?.status, 201, 'not checked by the document')
  const mappings = await end()
  t.same((await call('GET', '/recordings/status')).json, { status: 'Stopped' })
  t.equal(mappings.length, paths.length)
  const shown = (await call('GET', '/mappings')).json.mappings
  t.same(
    shown.map(({ id }: { id: string }) => id),
    mappings.map(({ id }: { id: string }) => id)
  )
  const byName = new Map(mappings.map((mapping: { name: string }) => [mapping.name, mapping]))
  t.match(byName.get('png'), { response: { base64Body: 'dGV4dA==' }, persistent: true })
  t.match(byName.get('bytes'), { response: { base64Body: '/wA=' } })
  t.match(byName.get('zip'), { response: { body: 'unpacked' } })
  t.match(byName.get('root'), { request: { url: '/?=1' } })
  t.notOk(JSON.stringify(shown).match(/matched-stub|standin-source|content-encoding/i))
  t.match(byName.get('a'), { request: { method: 'GET' }, metadata: { standin: { always: true } } })
  const seen = real.seen.length
  for (const [at, path] of paths.entries()) {
    const again = await ask(path)
    t.match([again.status, again.text], [first[at]?.status, path === '/zip' ? 'unpacked' : first[at]?.text], path)
  }
  t.match((await ask('/a')).headers, { 'set-cookie': ['a=1', 'b=2'], 'x-up': '1' })
  t.equal((await ask('/a?y=%20&x=1')).status, 201, 'in any order of the query')
  t.equal((await ask('/nowhere')).status, 404)
  t.equal(real.seen.length, seen)
})

t.test('bodies and chosen headers are conditions', async (t) => {
  let count = 0
  const { begin, end, ask } = await recorder(t, (_, to) => sendJson(to, 200, ++count))
  await begin({ captureHeaders: { 'X-Mode': { caseInsensitive: true }, Accept: {}, 'X-None': {} } })
  const bodies: [type: string, body: string | Buffer][] = [
    ['application/json', '{"a":[1,2]}'],
    ['application/json', 'no json'],
    ['text/xml', '<a/>'],
    ['text/plain', 'text'],
    ['application/octet-stream', Buffer.from([255, 1])],
    ['multipart/form-data; boundary=x', '--x--']
  ]
  for (const [type, body] of bodies) {
    await ask(type.startsWith('multipart') ? '/multi' : '/b', {
      method: 'POST',
      headers: { 'content-type': type, 'x-mode': 'One', accept: '*/*' },
      body
    })
  }
  const patterns = (await end()).toReversed().map(({ request }: { request: { bodyPatterns?: object[] } }) => request)
  t.same(
    patterns.map(({ bodyPatterns }: { bodyPatterns?: object[] }) => bodyPatterns?.[0]),
    [
      { equalToJson: '{"a":[1,2]}', ignoreArrayOrder: true, ignoreExtraElements: true },
      { equalTo: 'no json' },
      { equalToXml: '<a/>' },
      { equalTo: 'text' },
      { binaryEqualTo: '/wE=' },
      undefined
    ]
  )
  t.same(patterns[0].headers, { 'X-Mode': { equalTo: 'One', caseInsensitive: true }, Accept: { equalTo: '*/*' } })
  const headers = { 'content-type': 'application/json', 'x-mode': 'ONE', accept: '*/*' }
  t.equal((await ask('/b', { method: 'POST', headers, body: '{ "a": [2, 1] }' })).text, '1')
  for (const [matcher, pattern] of [
    ['equalTo', { equalTo: '{"b":1}', caseInsensitive: true }],
    ['equalToJson', { equalToJson: '{"b":1}', ignoreArrayOrder: true, ignoreExtraElements: false }],
    ['equalToXml', { equalTo: '{"b":1}', caseInsensitive: true }]
  ] as const) {
    await begin({ requestBodyPattern: { matcher, caseInsensitive: true, ignoreExtraElements: false } })
    await ask(`/${matcher}`, { method: 'POST', body: '{"b":1}', headers: { 'content-type': 'application/json' } })
    t.same((await end())[0].request.bodyPatterns, [pattern])
  }
})

t.test('the same request with several answers is a scenario, or its first answer', async (t) => {
  let count = 0
  const { begin, end, ask } = await recorder(t, (_, to) => sendJson(to, 200, ++count))
  await begin()
  for (let i = 0; i < 3; i++) await ask('/poll')
  await ask('/once')
  const steps = (await end()).toReversed()
  t.match(steps, [
    { scenarioName: 'scenario-1-poll', requiredScenarioState: 'Started', newScenarioState: 'scenario-1-poll-2' },
    { requiredScenarioState: 'scenario-1-poll-2', newScenarioState: 'scenario-1-poll-3' },
    { requiredScenarioState: 'scenario-1-poll-3' },
    { name: 'once' }
  ])
  t.notOk('newScenarioState' in steps[2] || 'scenarioName' in steps[3])
  for (const text of ['1', '2', '3', '3']) t.equal((await ask('/poll')).text, text)
  await begin({ repeatsAsScenarios: false, persist: false })
  for (let i = 0; i < 2; i++) await ask('/again')
  const [alone, ...others] = await end()
  t.same([alone.response.body, others, 'persistent' in alone], ['5', [], false])
})

t.test('a snapshot takes what a stub sent on, by filters and ids', async (t) => {
  const { real, mock, call, ask } = await recorder(t, ({ url }, to) =>
    url === '/long' ? to.end(Buffer.alloc(9 * 1024 * 1024)) : sendJson(to, 200, { url })
  )
  mock.stub({ request: { urlPattern: '/(snap/.*|long)' }, response: { proxyBaseUrl: real.url }, priority: 9 })
  mock.stub({ request: { url: '/own' }, response: { body: 'own', headers: { 'X-Own': '1' } } })
  await ask('/long', { method: 'HEAD' })
  for (const path of ['/snap/1', '/snap/2', '/own', '/long']) await ask(path)
  const snapshot = (spec?: object) => call('POST', '/recordings/snapshot', spec)
  const cut = await snapshot({ persist: false })
  t.match(cut.headers['standin-reason'], /^1 answers were too long for the journal, and are no stubs$/)
  t.equal(cut.json.mappings.length, 3, 'one of them without a body')
  const nulls = {
    targetBaseUrl: null,
    captureHeaders: null,
    transformers: null,
    filters: { ids: null, url: '/snap/1' }
  }
  t.equal((await snapshot(nulls)).json.mappings.length, 1, 'as the Java client writes what is not set')
  const filtered = await snapshot({ filters: { method: 'GET', url: '/snap/2' }, outputFormat: 'ids' })
  t.match(filtered.json, { ids: [/^57a4d140/], mappings: undefined })
  const [{ id }] = (await call('GET', '/requests?limit=1')).json.requests
  await ask('/none')
  const byId = await snapshot({ filters: { ids: [id.toUpperCase()], allowNonProxied: true } })
  t.same(byId.json.mappings, [], 'the one of that id was too long')
  const own = await snapshot({ filters: { url: '/own', allowNonProxied: true } })
  t.match(own.json.mappings, [{ response: { body: 'own', headers: { 'X-Own': '1' } } }])
  t.same((await snapshot({ filters: { url: '/own' } })).json.mappings, [])
  for (let i = 0; i < 1001; i++) await ask('/a')
  t.ok(Number((await snapshot()).headers['standin-journal-dropped']) > 0)
})

t.test('what a recording cannot mean is refused', async (t) => {
  const { call } = await recorder(t, () => {})
  t.match((await call('POST', '/recordings/stop')).json, { errors: [{ code: 30, title: 'Not currently recording.' }] })
  const refused: [spec: object, pointer: string][] = [
    [{}, '/targetBaseUrl'],
    [{ targetBaseUrl: 'nope' }, '/targetBaseUrl'],
    [{ targetBaseUrl: 'http://a', nope: 1 }, '/nope'],
    [{ targetBaseUrl: 'http://a', transformers: ['x'] }, '/transformers/0'],
    [{ targetBaseUrl: 'http://a', filters: { urlPattern: '(' } }, '/filters/urlPattern'],
    [{ targetBaseUrl: 'http://a', requestBodyPattern: { matcher: 'x' } }, '/requestBodyPattern/matcher'],
    [
      { targetBaseUrl: 'http://a', requestBodyPattern: { ignoreArrayOrder: 1 } },
      '/requestBodyPattern/ignoreArrayOrder'
    ],
    [{ targetBaseUrl: 'http://a', captureHeaders: { A: { caseInsensitive: 1 } } }, '/captureHeaders/A/caseInsensitive']
  ]
  for (const [spec, pointer] of refused) {
    const { status, json } = await call('POST', '/recordings/start', spec)
    t.match([status, json.errors[0].source.pointer], [422, pointer])
  }
})
