import { interleaved, load, middle, ratio, table } from '../figures.js'
import { start } from '../servers.js'

/** The shipped list beside the servers that do nothing but answer it, and beside the peers. */
export default async function one({ rounds, seconds, peers }) {
  const path = '/v2/organizations/mycompany/invites'
  const names = ['standin', 'fastify', 'node:http', ...peers]
  const all = await interleaved(names, rounds, async (name) => {
    const server = await start(name, { path })
    if (server === undefined) return undefined
    const idle = server.memory()
    await load(server.url + path, 1)
    const result = await load(server.url + path, seconds)
    const peak = server.memory()
    await server.end()
    return { ...result, start: server.ms, idle, peak }
  })
  const row = (name) =>
    all[0][name] === undefined
      ? [name, 'does not start', '', '', '', '']
      : [
          name,
          middle(all, name, 'rps').toFixed(0),
          middle(all, name, 'p99').toFixed(1),
          middle(all, name, 'start').toFixed(0),
          middle(all, name, 'idle').toFixed(0),
          middle(all, name, 'peak').toFixed(0)
        ]
  console.log(`${rounds} rounds of ${seconds} s, 50 connections; medians\n`)
  console.log(table([['', 'requests/s', 'p99 ms', 'start ms', 'idle MB', 'peak MB'], ...names.map(row)]))
  const more = middle(all, 'standin', 'peak') - middle(all, 'fastify', 'peak')
  const times = (other, figure) => ratio(all, 'standin', other, figure).toFixed(2)
  console.log(
    `\nstandin / fastify: requests/s ${times('fastify', 'rps')}, start ${times('fastify', 'start')}, memory +${more.toFixed(0)} MB`
  )
  console.log(`standin / node:http: requests/s ${times('node:http', 'rps')}`)
}
