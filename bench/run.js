// Measures standin beside bare Fastify and bare node:http that answer the same bytes: in interleaved rounds of one run, so
// that the ratios hold on a machine whose speed drifts.
// usage: npm run bench [-- --rounds 5 --seconds 4]
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import autocannon from 'autocannon'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, seconds: { type: 'string', default: '4' } }
})
const here = fileURLToPath(new URL('.', import.meta.url))
const path = '/v2/organizations/mycompany/invites'
const headers = { authorization: 'Bearer TOKEN' }
const bodyFile = `${here}out/body.json`

const servers = {
  standin: (port) => [`${here}../dist/cli/main.js`, '--port', port, '--log', 'silent'],
  fastify: (port) => [`${here}server.js`, 'fastify', port, bodyFile],
  'node:http': (port) => [`${here}server.js`, 'http', port, bodyFile]
}

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(String(port)))
    })
  })

/** Starts a server, measures it, ends it. */
async function measure(name, seconds) {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}${path}`
  const started = performance.now()
  const child = spawn(process.execPath, servers[name](port), { stdio: 'ignore' })
  let body
  while (body === undefined) {
    if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}`)
    const response = await fetch(url, { headers }).catch(() => undefined)
    if (response?.status === 200) body = await response.text()
    else await sleep(2)
  }
  const start = performance.now() - started
  const idle = memoryOf(child.pid)
  await autocannon({ url, headers, connections: 50, duration: 1 })
  const { requests, latency, non2xx } = await autocannon({ url, headers, connections: 50, duration: seconds })
  const peak = memoryOf(child.pid)
  child.kill('SIGTERM')
  await new Promise((resolve) => child.once('exit', resolve))
  if (non2xx > 0) throw new Error(`${name} answered ${non2xx} times with something else than 2xx`)
  return { rps: requests.average, p99: latency.p99, start, idle, peak, body }
}

/** Resident memory in MB, where the system tells it. */
function memoryOf(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024
  } catch {
    return Number.NaN
  }
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]

mkdirSync(`${here}out`, { recursive: true })
const names = Object.keys(servers)
const rounds = []
for (let round = 0; round < Number(values.rounds); round++) {
  const results = {}
  // Each round begins with another server, so that none has the better place.
  const order = round === 0 ? names : [...names.slice(round % names.length), ...names.slice(0, round % names.length)]
  for (const name of order) {
    results[name] = await measure(name, Number(values.seconds))
    if (name === 'standin') writeFileSync(bodyFile, results[name].body)
  }
  rounds.push(results)
}

const middle = (name, figure) => median(rounds.map((results) => results[name][figure]))
/** The median of each round's own ratio. */
const ratio = (figure, other) => median(rounds.map((results) => results.standin[figure] / results[other][figure]))
const cell = (number, digits = 0) => number.toFixed(digits).padStart(10)

console.log(`\nnode ${process.version}, ${rounds.length} rounds of ${values.seconds} s, 50 connections; medians\n`)
console.log('              requests/s    p99 ms  start ms   idle MB   peak MB')
for (const name of names) {
  const row = [
    cell(middle(name, 'rps')),
    cell(middle(name, 'p99'), 1),
    cell(middle(name, 'start')),
    cell(middle(name, 'idle')),
    cell(middle(name, 'peak'))
  ]
  console.log(name.padEnd(14) + row.join(''))
}
console.log(`
standin / fastify    requests/s ${ratio('rps', 'fastify').toFixed(2)}   start ${ratio('start', 'fastify').toFixed(2)}   memory +${(middle('standin', 'peak') - middle('fastify', 'peak')).toFixed(0)} MB
standin / node:http  requests/s ${ratio('rps', 'node:http').toFixed(2)}`)
