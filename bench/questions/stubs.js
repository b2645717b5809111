import { interleaved, load, middle, ratio, table } from '../figures.js'
import { start } from '../servers.js'

const path = '/v2/organizations/mycompany/invites'

/** A thousand stubs, of all kinds, none of which the request matches. */
async function addStubs(url) {
  const mappings = Array.from({ length: 1000 }, (_, at) => ({
    request: [
      { method: 'GET', urlPath: `/elsewhere/${at}` },
      { method: 'GET', urlPathPattern: `/v[0-9]/things/${at}/[a-z]+` },
      { method: 'POST', urlPath: path, bodyPatterns: [{ matchesJsonPath: `$[?(@.id == ${at})]` }] }
    ][at % 3],
    response: { status: 200 }
  }))
  const response = await fetch(`${url}/__admin/mappings/import`, { method: 'POST', body: JSON.stringify({ mappings }) })
  if (!response.ok) throw new Error(await response.text())
}

/** Stubs that do not match. The journal is full in both cases, since warming up takes more than it holds. */
export default async function stubs({ rounds, seconds }) {
  const cases = { 'no stubs': () => {}, '1,000 stubs': addStubs }
  const names = Object.keys(cases)
  const all = await interleaved(names, rounds, async (name) => {
    const server = await start('standin', { path })
    await cases[name](server.url)
    await load(server.url + path, 1)
    const result = await load(server.url + path, seconds)
    await server.end()
    return result
  })
  const row = (name) => [name, middle(all, name, 'rps').toFixed(0), ratio(all, name, 'no stubs', 'rps').toFixed(2)]
  console.log(table([['', 'requests/s', 'of no stubs'], ...names.map(row)]))
}
