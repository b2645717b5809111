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

/** Requests of which each has a path of its own. */
const distinct = (path, more = {}) => {
  let asked = 0
  return { headers, ...more, setupRequest: (request) => ({ ...request, path: `${path}${asked++}` }) }
}

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
  'an item, always another': { request: distinct('/books/'), status: 200 },
  'no token': { request: { path: '/books' }, status: 401 },
  'an invalid query': { request: distinct('/books?limit=many&since='), status: 422 },
  'an invalid body': { request: body({ title: '', pages: 'many' }), status: 422 },
  'an error asked for': { request: distinct('/books/', { headers: { ...headers, prefer: 'code=404' } }), status: 404 },
  '1,000 stubs elsewhere': { request: { path: '/books?limit=10', headers }, status: 200, before: addStubs },
  '200 kB, always another URL': { request: distinct('/report?since='), status: 200 }
}

/** Asks standin what a mock is asked, beside an app that was written by hand for the same API. */
export default async function hand({ rounds, seconds }) {
  const document = `${out}library.json`
  writeLibrary(document)
  const rows = []
  for (const [question, { request, status, before }] of Object.entries(questions)) {
    const all = await interleaved(['standin', 'by hand'], rounds, async (name) => {
      const server = await start(name, { document, path: '/books' })
      if (name === 'standin') await before?.(server.url)
      const load = (duration) => autocannon({ url: server.url, connections: 50, duration, requests: [request] })
      await load(1)
      const { requests, latency, statusCodeStats } = await load(seconds)
      await server.end()
      const other = Object.keys(statusCodeStats).find((code) => code !== String(status))
      if (other !== undefined) throw new Error(`${name} answered ${other} to "${question}"`)
      return { rps: requests.average, p99: latency.p99 }
    })
    const [own, theirs] = ['standin', 'by hand'].map((name) => middle(all, name, 'rps').toFixed(0))
    rows.push([question, own, theirs, ratio(all, 'standin', 'by hand', 'rps').toFixed(2)])
  }
  console.log(table([['', 'standin', 'by hand', 'ratio'], ...rows]))
}
