import { gzipSync } from 'node:zlib'
import t from 'tap'
import { type Exchange, partsOf } from '../../src/import/exchange.ts'
import { readExchanges } from '../../src/import/exchange-file.ts'
import { readHar } from '../../src/import/har.ts'
import { readPostman } from '../../src/import/postman.ts'
import { multipartParts } from '../../src/request/multipart.ts'

const har = (...entries: unknown[]) => readHar({ log: { entries } })
const content = (text: string, more: object = {}) => ({ mimeType: 'application/json', text, ...more })

t.test('a URL is its origin, its path and its query', async (t) => {
  t.same(partsOf('HTTPS://API.example:1/a/b?c=d#e'), { origin: 'https://api.example:1', path: '/a/b', query: 'c=d' })
  t.same(partsOf('https://api.example'), { origin: 'https://api.example', path: '/', query: '' })
  t.same(partsOf('a/b'), { origin: '', path: '/a/b', query: '' })
})

t.test('the entries of a HAR are exchanges', async (t) => {
  const [one, two, three, ...none] = har(
    {
      request: {
        method: 'post',
        url: 'http://a/x?y=1',
        headers: [{ name: 'Authorization', value: 'Bearer SECRET' }],
        postData: { mimeType: 'application/json', text: '{}' }
      },
      response: { status: 200, content: content('{"a":1}') }
    },
    { request: { method: 'GET', url: 'http://a/x', postData: {} }, response: { status: 204 } },
    {
      request: { method: 'GET', url: 'http://a/x', headers: [{ name: 'X' }, {}] },
      response: { status: 200, content: content(Buffer.from('"ä"').toString('base64'), { encoding: 'base64' }) }
    },
    ...[{ status: 0 }, { status: 'none' }, undefined, { status: 101 }].map((response) => ({
      request: { method: 'GET', url: 'http://a/x' },
      response
    })),
    { request: {} },
    'nonsense'
  )
  t.same(one, {
    method: 'POST',
    origin: 'http://a',
    path: '/x',
    query: 'y=1',
    sent: { type: 'application/json', text: '{}' },
    scheme: 'bearer',
    status: 200,
    type: 'application/json',
    requestHeaders: [['Authorization', 'Bearer SECRET']],
    headers: [],
    body: Buffer.from('{"a":1}')
  })
  t.match(two, { sent: undefined, scheme: undefined, type: '', body: undefined })
  t.match(three, { body: Buffer.from('"ä"'), scheme: undefined })
  t.same(
    none.map(({ status }) => status),
    [0, 0, 0, 101]
  )
  const [bytes, untyped] = har(
    {
      request: { method: 'GET', url: 'http://a/x' },
      response: { status: 200, content: { mimeType: 'image/png', text: 'iVBO', encoding: 'base64' } }
    },
    { request: { method: 'GET', url: 'http://a/x', postData: { text: 'x' } }, response: { status: 200, content: {} } }
  )
  t.same(bytes?.body, Buffer.from('iVBO', 'base64'))
  t.match(untyped, { sent: { type: '', text: 'x' } })
})

t.test('bodies of a HAR are read in each of their forms', async (t) => {
  const sent = (postData: unknown) => ({ method: 'POST', url: 'http://a/x', postData })
  const encoded = [{ name: 'Content-Encoding', value: 'gzip' }]
  const zipped = { text: gzipSync('{"a":1}').toString('base64'), encoding: 'base64' }
  const [one, two, three, four] = har(
    {
      request: sent({ mimeType: 'application/x-www-form-urlencoded', params: [{ name: 'a', value: 'b c' }] }),
      response: { status: 200, headers: encoded, content: zipped }
    },
    { request: sent({ mimeType: 'multipart/form-data', params: [] }), response: { status: 200, content: { size: 0 } } },
    {
      request: sent({ mimeType: 'text/plain', text: '' }),
      response: { status: 200, headers: [{ name: 'Content-Type', value: 'text/csv' }], content: { text: 'ä', size: 1 } }
    },
    {
      request: sent({ text: 'x' }),
      response: { status: 200, headers: encoded, content: { text: 'YQ==', encoding: 'base64' } }
    }
  )
  t.match(one, {
    sent: { type: 'application/x-www-form-urlencoded', text: 'a=b+c' },
    headers: [['Content-Encoding', 'gzip']],
    body: Buffer.from('{"a":1}')
  })
  t.match(two, { sent: { type: /^multipart/ }, body: Buffer.alloc(0) })
  t.match(three, { sent: undefined, type: 'text/csv', body: Buffer.from('ä') })
  t.same(four?.body, Buffer.from('a'), 'one that is not compressed after all')
})

const saved = (response: object, request: unknown = { url: '/x' }) => ({ request, response: [response] })
const collection = (item: unknown[], more: object = {}) => readPostman({ info: {}, item, ...more })

t.test('the saved answers of a collection are exchanges, with its variables', async (t) => {
  const variable = [
    { key: 'base', value: 'https://{{host}}/v1' },
    { id: 'host', value: 'api.example' },
    { key: 'none' }
  ]
  const url = {
    raw: '{{base}}/things/:id/:other?q={{unknown}}',
    variable: [{ key: 'id', value: 'a b' }]
  }
  const [one] = collection(
    [{ item: [saved({ code: 200, body: '1', originalRequest: { method: 'put', url, body: { raw: '{{host}}' } } })] }],
    { variable }
  )
  t.match(one, {
    method: 'PUT',
    origin: 'https://api.example',
    path: '/v1/things/a%20b/:other',
    query: 'q={{unknown}}',
    sent: { type: 'application/json', text: 'api.example' },
    type: 'text/plain',
    body: Buffer.from('1')
  })
})

t.test('credentials and forms of a collection are read where they stand', async (t) => {
  const bearer = { type: 'bearer', bearer: [{ key: 'token', value: '{{secret}}' }] }
  const form = {
    urlencoded: [
      { key: 'a', value: '{{secret}}' },
      { key: 'b', value: 'x', disabled: true }
    ]
  }
  const request = { url: '/x', method: 'POST', body: form }
  const variable = [{ key: 'secret', value: 'S-1' }]
  const cookie = [{ key: 'sid', value: 'C-1' }]
  const read = collection(
    [
      { auth: bearer, item: [saved({ code: 200, cookie }, request), saved({ code: 200 }, { auth: { type: 7 } })] },
      saved({ code: 200 }, { body: {}, header: [{ key: 'authorization', value: 'Basic YTpi' }] })
    ],
    { variable }
  )
  t.match(read, [
    {
      scheme: 'bearer',
      sent: { type: 'application/x-www-form-urlencoded', text: 'a=S-1' },
      requestHeaders: [['authorization', 'S-1']],
      headers: [['set-cookie', 'sid=C-1']]
    },
    { scheme: undefined, requestHeaders: [] },
    { scheme: 'basic', sent: undefined, requestHeaders: [['authorization', 'Basic YTpi']] }
  ])
})

t.test('headers are read as they are sent, and variables without a value stay', async (t) => {
  const header = [
    { key: 'Authorization', value: 'Bearer {{secret}}' },
    { key: 'X-Off', value: 'x', disabled: true }
  ]
  const url = {
    raw: '/x/:id/:other',
    variable: [
      { key: 'id', value: '' },
      { key: 'other', value: 'y' }
    ]
  }
  const [one, two] = collection(
    [saved({ code: 200 }, { url, header }), saved({ code: 200 }, { url, header: 'A: b' })],
    {
      variable: [{ key: 'secret', value: 'S-1' }]
    }
  )
  t.match(one, { path: '/x/:id/y', scheme: 'bearer', requestHeaders: [['Authorization', 'Bearer S-1']] })
  t.equal(one?.requestHeaders.length, 1)
  t.same(two?.requestHeaders, [])
})

t.test('the credentials that Postman adds are read as it sends them', async (t) => {
  const read = (auth: unknown, url = '/x', more: object = {}) =>
    collection([{ auth, ...saved({ code: 200 }, { url, ...more }) }])[0]
  const keyed = (place: object) => ({
    type: 'apikey',
    apikey: Object.entries({ key: 'X-Key', value: 'S&1', ...place }).map(([key, value]) => ({ key, value }))
  })
  t.match(read(keyed({ in: 'header' })), {
    scheme: undefined,
    query: '',
    requestHeaders: [
      ['authorization', 'S&1'],
      ['X-Key', 'S&1']
    ]
  })
  t.match(read(keyed({ in: 'query' })), {
    path: '/x',
    query: 'X-Key=S%261',
    requestHeaders: [['authorization', 'S&1']]
  })
  t.match(read(keyed({ in: 'query' }), '/x?a=1'), { path: '/x', query: 'a=1&X-Key=S%261' })
  t.match(read({ type: 'apikey' }), { scheme: undefined, requestHeaders: [['', '']] })
  t.match(read({ type: 'noauth' }), { scheme: undefined, requestHeaders: [] })
  const oauth = { type: 'oauth2', oauth2: { accessToken: 'T', addTokenTo: 'header', tokenName: 'mine' } }
  t.match(read(oauth), { scheme: 'bearer', requestHeaders: [['authorization', 'T']] })
  const basic = {
    type: 'basic',
    basic: [
      { key: 'username', value: 'ann' },
      { key: 'showPassword', value: false }
    ]
  }
  t.match(read(oauth, '/x', { auth: basic }), { scheme: 'basic', requestHeaders: [['authorization', 'ann']] })
})

/** The parts of a form that was put together of its fields. */
const partsIn = (exchange: Exchange | undefined) => {
  const { type = '', text = '' } = exchange?.sent ?? {}
  const parts = multipartParts(type, Buffer.from(text))
  return Array.isArray(parts) && parts.map(({ name, filename, type, bytes }) => [name, filename, type, `${bytes}`])
}

t.test('a form with files is put together of its fields', async (t) => {
  const params = [
    { name: 'a "b"', value: 'x\r\ny' },
    { name: 'file', fileName: 'ä.png', contentType: 'image/png\r\nx: 1', value: 'bytes' },
    { name: 'none' },
    'nonsense'
  ]
  const postData = { mimeType: 'multipart/form-data; boundary=lost', params }
  const [one, other] = har(
    { request: { method: 'POST', url: 'http://a/x', postData }, response: { status: 200 } },
    {
      request: { method: 'POST', url: 'http://a/x', postData: { mimeType: 'text/x', params } },
      response: { status: 200 }
    }
  )
  t.same(partsIn(one), [
    ['a %22b%22', undefined, undefined, 'x\r\ny'],
    ['file', 'ä.png', 'image/png', 'bytes'],
    ['none', undefined, undefined, '']
  ])
  t.equal(other?.sent, undefined)
  const formdata = [
    { key: 'a', value: '{{v}}' },
    { key: 'f', type: 'file', src: ['/home/me/a.png', '/b'], contentType: 'image/png' },
    { key: 'g', type: 'file', src: 'b.txt' },
    { type: 'file', value: null },
    { key: 'off', value: 'x', disabled: true }
  ]
  const variable = [{ key: 'v', value: '1' }]
  const [saved1] = collection([saved({ code: 200 }, { method: 'POST', url: '/x', body: { formdata } })], { variable })
  t.same(partsIn(saved1), [
    ['a', undefined, undefined, '1'],
    ['f', '/home/me/a.png', 'image/png', ''],
    ['g', 'b.txt', undefined, ''],
    ['', '', undefined, '']
  ])
})

t.test('a query of GraphQL is read as it is sent', async (t) => {
  const sentBy = (graphql: object) =>
    collection([saved({ code: 200 }, { method: 'POST', url: '/x', body: { graphql } })], {
      variable: [{ key: 'v', value: '7' }]
    })[0]?.sent
  t.same(sentBy({ query: '{ a("x") }', variables: '{"id": {{v}}}', operationName: 'q' }), {
    type: 'application/json',
    text: '{"query":"{ a(\\"x\\") }","operationName":"q","variables":{"id": 7}}'
  })
  t.same(sentBy({ variables: ' ', operationName: '' })?.text, '{"query":"","variables":{}}')
})

t.test('a variable may have any name, and one that is not there stays as it is written', async (t) => {
  const [one] = collection([saved({ code: 200 }, '/{{constructor}}/:constructor/{{__proto__}}')])
  t.equal(one?.path, '/{{constructor}}/:constructor/{{__proto__}}')
  const variable = [{ key: '__proto__', value: 'own' }]
  const [other] = collection([saved({ code: 200 }, '/{{__proto__}}')], { variable })
  t.equal(other?.path, '/own')
})

t.test('requests and answers are read as they are written', async (t) => {
  const header = [{ key: 'Content-Type', value: 'text/csv' }, 'nonsense']
  const read = collection([
    saved({ code: 200, header, body: 'a' }, 'https://api.example/as-text'),
    saved(
      { code: 200, _postman_previewlanguage: 'xml' },
      { url: { host: ['{{base}}'], path: ['deep', 'er'] }, header }
    ),
    saved({ code: 404, _postman_previewlanguage: 'json' }, { method: 'POST', url: {}, header, body: { raw: 'x' } }),
    saved({ code: 'none' }),
    { request: 'http://a/unsaved', response: [] },
    saved({ code: 200 }, 7),
    { request: {}, response: ['nonsense'] },
    'nonsense'
  ])
  t.match(read, [
    { method: 'GET', origin: 'https://api.example', path: '/as-text', type: 'text/csv', body: Buffer.from('a') },
    { path: '/deep/er', type: 'application/xml', body: undefined },
    { method: 'POST', path: '/', type: 'application/json', sent: { type: 'text/csv', text: 'x' } },
    { path: '/x', status: 0 },
    { path: '/unsaved', status: 0 }
  ])
  t.equal(read.length, 5)
})

t.test('a file that is none is refused by its name', async (t) => {
  const dir = t.testdir({
    'broken.har': '{"log":',
    'good.har': '\ufeff{"log":{"entries":[]}}',
    'good.json': '{"info":{},"item":[]}',
    'asked.json': '{"info":{},"item":[{"request":"http://a/x"},{"request":"http://a/y"}]}',
    'some.json': '{"info":{},"item":[{"request":"/x","response":[{"code":200}]},{"request":"/y"}]}'
  })
  await t.rejects(readExchanges(`${dir}/broken.har`), { name: 'Unreadable', message: /broken\.har: it is no JSON/ })
  await t.rejects(readExchanges(`${dir}/none.har`), { message: /none\.har: there is no such file/ })
  await t.rejects(readExchanges(dir), { message: /cannot read .*: EISDIR/ })
  t.same(await readExchanges(`${dir}/good.har`), [])
  await t.rejects(readExchanges(`${dir}/asked.json`), { message: /asked\.json has requests, and no answer to any; in/ })
  t.equal((await readExchanges(`${dir}/some.json`)).length, 2)
  t.same(await readExchanges(`${dir}/good.json`), [])
})

t.test('a file of another format is refused by what it looks like', async (t) => {
  const texts: [look: string, text: string][] = [
    ['an object with hello, you', '{"hello":1,"you":2}'],
    ['an empty object', '{}'],
    ['a string', '"x"'],
    ['null', 'null'],
    ['a list of 2', '[1,2]'],
    ['an OpenAPI document', '{"openapi":"3.1.0"}'],
    ['an OpenAPI document', '{"swagger":"2.0"}'],
    ['an OpenAPI document', '# mine\nopenapi: 3.1.0\n'],
    ['an environment of Postman', '{"name":"dev","values":[]}'],
    ['an environment of Postman', '{"_postman_variable_scope":"globals"}'],
    ['a collection of Postman 1', '{"requests":[],"order":[]}'],
    ['an export of Insomnia', '{"_type":"export"}'],
    ['stubs of WireMock', '{"mappings":[]}'],
    ['stubs of WireMock', '{"request":{},"response":{}}'],
    ['an object with requests', '{"requests":[]}'],
    ['an object with request', '{"request":{}}'],
    ['empty', ' \n'],
    ['a page or XML', ' <html>'],
    ['no text', 'PK\0']
  ]
  for (const [index, [look, text]] of texts.entries()) {
    const dir = t.testdir({ [`${index}`]: text })
    const message = `cannot read ${dir}/${index}: it is ${look}; a HAR (1.2) or a collection of Postman (2.1) is wanted`
    await t.rejects(readExchanges(`${dir}/${index}`), { message })
  }
})
