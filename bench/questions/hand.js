import autocannon from 'autocannon'
import { interleaved, middle, ratio, table } from '../figures.js'
import { writeLibrary } from '../library.js'
import { headers, out, start } from '../servers.js'

const body = (book) => ({
  method: 'POST',
  path: '/books',
  body: JSON.stringify(book),
  headers: { ...headers, 'content-type': 'application/json' }
})

/** Requests of which each is another one: `pathOf` and `bodyOf` take its number. */
const distinct = (pathOf, more = {}) => {
  let asked = 0
  const { bodyOf } = more
  return {
    headers,
    ...more,
    setupRequest: (request) => {
      asked++
      const body = bodyOf === undefined ? {} : { body: bodyOf(asked) }
      return { ...request, ...body, path: pathOf(asked) }
    }
  }
}

const someBook = (n) => `/books/${n}`
/** One of the 10,000 loans, in an order of its own. */
const someLoan = (n) => `/loans/${((n * 7919) % 10_000) + 1}`

/** A thousand stubs on other paths. */
async function addStubs(url) {
  const mappings = Array.from({ length: 1000 }, (_, at) => ({
    request: { method: 'GET', urlPath: `/elsewhere/${at}` },
    response: { status: 200 }
  }))
  await fetch(`${url}/__admin/mappings/import`, { method: 'POST', body: JSON.stringify({ mappings }) })
}

/** By question: what is sent, the status of all answers, and what is arranged before. */
const questions = {
  'a list, the same URL': { request: { path: '/books?limit=10', headers }, status: 200 },
  'an item, always another': { request: distinct(someBook), status: 200 },
  'no token': { request: { path: '/books' }, status: 401 },
  'an invalid query': { request: distinct((n) => `/books?limit=many&since=${n}`), status: 422 },
  'an invalid body': { request: body({ title: '', pages: 'many' }), status: 422 },
  'an error asked for': {
    request: distinct(someBook, { headers: { ...headers, prefer: 'code=404' } }),
    status: 404
  },
  '1,000 stubs elsewhere': { request: { path: '/books?limit=10', headers }, status: 200, arrange: addStubs },
  '200 kB, always another URL': { request: distinct((n) => `/report?since=${n}`), status: 200 },
  'an item, and a line of log': { request: distinct(someBook), status: 200, log: `${out}log.jsonl` },
  'one of 10,000 rows': { request: distinct((n) => `${someLoan(n)}?since=${n}`), status: 200 },
  'ten of 10,000 rows': {
    request: distinct((n) => `/loans?limit=10&page=${(n % 1000) + 1}&since=${n}`),
    status: 200
  },
  'a change to one of 10,000 rows': {
    request: distinct(someLoan, {
      method: 'PATCH',
      headers: { ...headers, 'content-type': 'application/json' },
      bodyOf: (n) => JSON.stringify({ reader: `Reader ${n}` })
    }),
    status: 200
  }
}

const document = `${out}library.json`
const fixtures = `${out}library`
const both = ['standin', 'by hand']

const startOne = (name, log) =>
  start(name, { document, path: '/books', options: ['--fixtures', fixtures], ...(log && { log }) })

/** Asks standin what a mock is asked, beside an app that was written by hand for the same API. */
export default async function hand({ rounds, seconds }) {
  writeLibrary(document, fixtures)
  const rows = []
  for (const [question, { request, status, arrange, log }] of Object.entries(questions)) {
    const all = await interleaved(both, rounds, async (name) => {
      const server = await startOne(name, log)
      if (name === 'standin') await arrange?.(server.url)
      const load = (duration) => autocannon({ url: server.url, connections: 50, duration, requests: [request] })
      await load(1)
      const before = server.used()
      const { requests, statusCodeStats } = await load(seconds)
      const used = server.used() - before
      await server.end()
      const other = Object.keys(statusCodeStats).find((code) => code !== String(status))
      if (other !== undefined) throw new Error(`${name} answered ${other} to "${question}"`)
      return { rps: requests.average, cpu: used / requests.total }
    })
    rows.push([...rowOf(question, all, 'cpu'), ratio(all, ...both, 'rps').toFixed(2)])
  }
  const used = await interleaved(both, rounds, startAndMemory)
  console.log(table([['µs of processor time a request', 'standin', 'by hand', 'ratio', 'of its requests/s'], ...rows]))
  console.log()
  console.log(
    table([
      ['', 'standin', 'by hand', 'ratio'],
      rowOf('start to first answer, ms', used, 'ms'),
      rowOf(`memory after ${several.toLocaleString('en')} distinct requests, MB`, used, 'memory')
    ])
  )
}

/** So many requests are sent before memory is looked at. */
const several = 100_000

async function startAndMemory(name) {
  const server = await startOne(name)
  const requests = [distinct(someBook), distinct((n) => `/loans?limit=10&page=${(n % 1000) + 1}&since=${n}`)]
  await autocannon({ url: server.url, connections: 50, amount: several, requests })
  const memory = server.memory()
  await server.end()
  return { ms: server.ms, memory }
}

function rowOf(name, all, figure) {
  const [own, theirs] = both.map((one) => middle(all, one, figure).toFixed(0))
  return [name, own, theirs, ratio(all, ...both, figure).toFixed(2)]
}
