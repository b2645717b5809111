import { setTimeout as sleep } from 'node:timers/promises'
import autocannon from 'autocannon'
import { headers, start } from '../servers.js'

const list = '/v2/organizations/mycompany/invites'

/** Memory after each tenth of a million requests: URLs old and new, writes, and mistakes. */
export default async function memory() {
  const server = await start('standin', { path: list })
  let asked = 0
  const requests = [
    { path: list },
    { setupRequest: (request) => ({ ...request, path: `/v2/organizations/team${asked++}/invites` }) },
    { setupRequest: (request) => ({ ...request, path: `${list}?page=${asked++}` }) },
    {
      method: 'POST',
      path: list,
      body: '{"email":"ada@example.com","role":"member"}',
      headers: { ...headers, 'content-type': 'application/json' }
    },
    {
      method: 'POST',
      path: list,
      body: '{"role":"king"}',
      headers: { ...headers, 'content-type': 'application/json' }
    },
    { path: list, headers: { 'standin-world': 'one', ...headers } },
    { path: '/nowhere' }
  ]
  for (let done = 0; done <= 1_000_000; done += 100_000) {
    if (done > 0) await autocannon({ url: server.url, headers, connections: 50, amount: 100_000, requests })
    await sleep(500)
    console.log(`${String(done).padStart(9)} requests  ${server.memory().toFixed(0).padStart(4)} MB`)
  }
  await server.end()
}
