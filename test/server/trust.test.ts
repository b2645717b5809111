import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { get, globalAgent } from 'node:https'
import { join } from 'node:path'
import t from 'tap'
import { trust } from '../../src/server/trust.ts'
import { documentOf, json, start } from '../fixtures/start.ts'

const document = documentOf({ '/things': { get: { responses: { 200: json({ type: 'object' }) } } } })

/** Asks by both clients of Node. Returns true if they trust the server. */
async function isTrusted(url: string): Promise<boolean> {
  const fetched = await fetch(`${url}/things`).then(
    ({ ok }) => ok,
    () => false
  )
  const [response] = await once(get(`${url}/things`), 'response').catch(() => [undefined])
  response?.resume()
  t.equal(response !== undefined, fetched)
  return fetched
}

t.test('a mock is trusted when a test says so, and one without HTTPS needs no trust', async (t) => {
  const mock = await start(t, { document, https: true })
  await mock.trust()
  t.equal(await isTrusted(mock.url), true)
  const plain = await start(t, { document })
  await plain.trust()
  t.equal((await fetch(`${plain.url}/things`)).status, 200)
})

t.test('clients trust authorities beside those that they trust already', async (t) => {
  const [first, second, third] = await Promise.all([1, 2, 3].map(() => start(t, { document, https: true })))
  if (first === undefined || second === undefined || third === undefined) return
  for (const { url } of [first, second, third]) t.equal(await isTrusted(url), false)
  globalAgent.options.ca = undefined
  const file = join(t.testdir(), 'authority.pem')
  writeFileSync(file, first.authority as string)
  process.env.NODE_EXTRA_CA_CERTS = file
  t.teardown(() => delete process.env.NODE_EXTRA_CA_CERTS)
  await trust(second.authority as string, {})
  await trust(third.authority as string, {})
  for (const { url } of [first, second, third]) t.equal(await isTrusted(url), true)
  t.ok([globalAgent.options.ca].flat().length > 10, 'those of Node are among them')
})

t.test('a file of authorities that is not there is passed over', async (t) => {
  globalAgent.options.ca = undefined
  process.env.NODE_EXTRA_CA_CERTS = join(t.testdir(), 'none.pem')
  t.teardown(() => delete process.env.NODE_EXTRA_CA_CERTS)
  const mock = await start(t, { document, https: true })
  await trust(mock.authority as string, {})
  t.equal(await isTrusted(mock.url), true)
})

t.test('Node is told where it can be', async (t) => {
  let set: string[] = []
  await trust('new', {
    getCACertificates: () => ['old'],
    setDefaultCACertificates: (all) => {
      set = all
    }
  })
  t.same(set, ['old', 'new'])
})
