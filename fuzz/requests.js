// Requests, well and badly formed, sent over a socket byte by byte as they are.
import { connect } from 'node:net'
import fc from 'fast-check'
import { startStandin } from '../dist/index.js'
import { sample } from './sample.js'

/** How long an answer may take, in milliseconds. */
const patience = 10_000

const odd = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '%',
    '%00',
    '%ff',
    '%2F..',
    '//',
    '?',
    '#',
    '\0',
    '\t',
    'é',
    '{}',
    '[]',
    '__proto__',
    '1e999',
    '9'.repeat(30),
    'a'.repeat(9000)
  )
)
const target = fc.oneof(
  fc.constantFrom(
    '/things',
    '/v1/things',
    '/things/1',
    '/things/{id}',
    '/',
    '*',
    'http://x/things',
    '/documentation',
    '/openapi.json',
    '/__admin/requests'
  ),
  fc
    .tuple(
      fc.constantFrom(
        '/things?limit=',
        '/things/',
        '/things?filter[a]=',
        '/things?tags=',
        '/things?__code=',
        '/',
        '/things?__example='
      ),
      odd
    )
    .map((parts) => parts.join(''))
)
const header = fc.oneof(
  fc.constantFrom(
    'Authorization: Bearer t',
    'Content-Type: application/json',
    'Content-Type: application/xml',
    'Content-Type: multipart/form-data; boundary=b',
    'Content-Type: application/x-www-form-urlencoded',
    'Transfer-Encoding: chunked',
    'Expect: 100-continue',
    'Upgrade: websocket',
    'Content-Encoding: gzip',
    'Accept: application/xml',
    'Origin: http://x'
  ),
  fc
    .tuple(
      fc.constantFrom(
        'Prefer: ',
        'Accept: ',
        'Content-Type: ',
        'Standin-World: ',
        'Cookie: ',
        'Host: ',
        'If-None-Match: ',
        'Range: ',
        'Content-Length: ',
        'X: '
      ),
      odd
    )
    .map((parts) => parts.join(''))
)
const body = fc.oneof(
  fc.json(),
  odd,
  fc.constantFrom(
    '<a/>',
    '<a><b></a>',
    '<!DOCTYPE a><a/>',
    '--b\r\ncontent-disposition: form-data; name="name"\r\n\r\nx\r\n--b--',
    'name=a&parts[0][name]=b'
  )
)
const request = fc.record({
  method: fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'PUT') },
    { weight: 1, arbitrary: odd }
  ),
  target,
  headers: fc.array(header, { maxLength: 5 }),
  body,
  /** Whether its length is told. */
  framed: fc.boolean()
})

export default async function requests() {
  const mock = await startStandin({ document: structuredClone(sample) })
  const { port, hostname } = new URL(mock.url)
  return { inputs: fc.array(request, { minLength: 1, maxLength: 3 }), fails, stop: mock.close }

  async function fails(inputs) {
    for (const input of inputs) {
      const answer = await answerTo(input)
      if (answer === undefined) return `no answer within ${patience} ms`
      if (answer !== '' && !/^HTTP\/1\.1 [1-5]\d\d /.test(answer))
        return `not an HTTP response: ${answer.slice(0, 200)}`
      if (/^HTTP\/1\.1 500/.test(answer)) return answer.slice(0, 1000)
    }
    const alive = await fetch(`${mock.url}/things`).then(({ status }) => status, String)
    return alive === 200 ? undefined : `afterwards, GET /things is answered ${alive}`
  }

  /** Resolves to all that the server sends until it closes the connection; undefined if it does neither in time. */
  function answerTo({ method, target: path, headers, body: text, framed }) {
    const length = framed ? [`Content-Length: ${Buffer.byteLength(text)}`] : []
    const head = [`${method} ${path} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...headers, ...length]
    return new Promise((resolve) => {
      const socket = connect(Number(port), hostname)
      let answer = ''
      const timer = setTimeout(() => {
        socket.destroy()
        resolve(undefined)
      }, patience)
      const done = () => {
        clearTimeout(timer)
        resolve(answer)
      }
      socket.on('data', (data) => {
        answer += data.toString('latin1')
      })
      socket.on('error', done)
      socket.on('close', done)
      socket.end(Buffer.from(`${head.join('\r\n')}\r\n\r\n${text}`))
    })
  }
}
