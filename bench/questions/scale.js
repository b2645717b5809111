import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import autocannon from 'autocannon'
import { interleaved, middle, ratio, table } from '../figures.js'
import { freePort, out, start } from '../servers.js'

const thing = {
  type: 'object',
  required: ['name'],
  properties: { id: { type: 'integer', readOnly: true }, name: { type: 'string' }, qty: { type: 'integer' } }
}
const content = (schema) => ({ content: { 'application/json': { schema } } })
const reply = (schema) => ({ description: 'ok', ...content(schema) })
const document = {
  openapi: '3.1.0',
  info: { title: 'Stock', version: '1' },
  paths: {
    '/things': {
      get: { operationId: 'listThings', responses: { 200: reply({ type: 'array', items: thing }) } }
    },
    '/things/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
      get: { operationId: 'getThing', responses: { 200: reply(thing) } },
      put: { operationId: 'setThing', requestBody: content(thing), responses: { 200: reply(thing) } }
    },
    '/weather': {
      get: {
        operationId: 'getWeather',
        parameters: [{ name: 'day', in: 'query', schema: { type: 'integer' } }],
        responses: { 200: reply({ type: 'object', required: ['city'], properties: { city: { type: 'string' } } }) }
      }
    }
  }
}

/** By question: the requests. The write replaces a row, since a world has room for a limited number of them. */
const questions = {
  'no state': { path: '/weather?day=1' },
  'a row': { path: '/things/1' },
  'a write': {
    path: '/things/1',
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: '{"name":"new","qty":1}'
  }
}

/** Starts a Redis that keeps nothing on disk. Undefined where the machine has none. */
async function startStore() {
  const port = await freePort()
  const redis = spawn('redis-server', ['--port', port, '--save', '', '--appendonly', 'no'], { stdio: 'ignore' })
  const [failure] = await Promise.race([once(redis, 'spawn'), once(redis, 'error')])
  return failure === undefined ? { url: `redis://127.0.0.1:${port}`, end: () => redis.kill() } : undefined
}

/**
 * Answers a second of all servers of a group together, the processor time of an answer where it is known, and the share
 * that a store at its limit made them refuse (503).
 */
async function ask(servers, request, seconds) {
  const before = servers[0].used()
  const results = await Promise.all(
    servers.map(({ url }) =>
      autocannon({
        ...request,
        url: url + request.path,
        connections: Math.ceil(48 / servers.length),
        duration: seconds
      })
    )
  )
  const refused = results.reduce((sum, { non2xx, errors }) => sum + non2xx + errors, 0)
  const all = results.reduce((sum, { '2xx': answered }) => sum + answered, 0)
  if (all === 0) throw new Error(`${request.path} was not answered`)
  const used = servers[0].used() - before
  return { rps: all / seconds, cpu: used / (all / servers.length), refused: (100 * refused) / (all + refused) }
}

/**
 * One process beside workers, replicas and another build (`--other FOLDER`). The client takes a core of its own, so that
 * a machine with two shows little of the second worker.
 */
export default async function scale({ rounds, seconds, other }) {
  const file = `${out}stock.json`
  writeFileSync(file, JSON.stringify(document))
  const begin = (options = [], build) => start('standin', { document: file, path: '/weather', options, build })
  // A store each, since all servers of one store are one group.
  const stores = await Promise.all([startStore(), startStore()])
  const [ofOne, ofThree] = stores
  const inStore = ({ url }) => begin(['--store', url])
  const groups = {
    'one process': [await begin()],
    ...(other !== undefined && { 'the other build': [await begin([], other)] }),
    '2 workers': [await begin(['--workers', '2'])],
    ...(ofThree !== undefined && {
      '1 replica': [await inStore(ofOne)],
      '3 replicas': await Promise.all([inStore(ofThree), inStore(ofThree), inStore(ofThree)])
    })
  }
  const names = Object.keys(groups)
  const rows = []
  try {
    for (const [question, request] of Object.entries(questions)) {
      for (const servers of Object.values(groups)) await ask(servers, request, 1)
      const all = await interleaved(names, rounds, (name) => ask(groups[name], request, seconds))
      for (const name of names) {
        const alone = name === 'one process' || name === 'the other build'
        rows.push([
          `${question}, ${name}`,
          middle(all, name, 'rps').toFixed(0),
          ratio(all, name, 'one process', 'rps').toFixed(2),
          middle(all, name, 'refused').toFixed(2),
          alone ? middle(all, name, 'cpu').toFixed(1) : '',
          name === 'the other build' ? ratio(all, name, 'one process', 'cpu').toFixed(2) : ''
        ])
      }
    }
  } finally {
    await Promise.all(Object.values(groups).flatMap((servers) => servers.map(({ end }) => end())))
    for (const store of stores) store?.end()
  }
  console.log(`${rounds} rounds of ${seconds} s for each, 48 connections; medians\n`)
  console.log(table([['', 'requests/s', 'of one process', '% refused', 'µs of processor', 'of one process'], ...rows]))
  if (ofThree === undefined) console.log('\nwithout replicas: there is no redis-server')
}
