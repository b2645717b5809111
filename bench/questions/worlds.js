import { headers, start } from '../servers.js'

const path = '/v2/organizations/mycompany/invites'

/** Clients that write, stub and reset, each in a world of its own, and see at every step nothing of the others. */
export default async function worlds() {
  const server = await start('standin', { path })
  const end = performance.now() + 60_000
  let steps = 0

  async function client(number) {
    const world = { ...headers, 'standin-world': `world-${number}` }
    const ask = async (path, init) => {
      const response = await fetch(server.url + path, {
        ...init,
        headers: { ...world, 'content-type': 'application/json' }
      })
      const text = await response.text()
      return { status: response.status, body: text === '' ? undefined : JSON.parse(text) }
    }
    const expect = (what, found, wanted) => {
      if (found !== wanted) throw new Error(`world ${number}: ${what} is ${found}, not ${wanted}`)
    }
    for (let round = 0; performance.now() < end; round++, steps++) {
      await ask('/__admin/reset', { method: 'POST' })
      expect('the number of rows at the start', (await ask(path)).body.invites.length, 12)
      const email = `user${round}@world-${number}.example`
      expect(
        'the status of a write',
        (await ask(path, { method: 'POST', body: JSON.stringify({ email }) })).status,
        200
      )
      const { invites } = (await ask(path)).body
      expect('the number of rows after it', invites.length, 13)
      expect('the last row', invites.at(-1).email, email)
      const stub = { request: { urlPath: `/stub/${number}` }, response: { status: 418, jsonBody: { number } } }
      await ask('/__admin/mappings', { method: 'POST', body: JSON.stringify(stub) })
      expect('the own stub', (await ask(`/stub/${number}`)).body.number, number)
      expect("another's stub", (await ask(`/stub/${(number + 1) % 16}`)).status, 404)
      const journal = (await ask('/__admin/requests')).body
      expect('the length of the journal', journal.meta.total, 5)
    }
  }

  await Promise.all(Array.from({ length: 16 }, (_, number) => client(number)))
  console.log(`16 clients took ${steps} rounds of 8 requests in 60 s; none saw another's rows, stubs or journal`)
  await server.end()
}
