import { once } from 'node:events'
import { connect } from 'node:http2'
import { Agent, get } from 'node:https'
import tls from 'node:tls'
import t from 'tap'
import { trust } from '../../src/server/https/trust.ts'
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

t.test('clients trust authorities beside those that they trust already, whatever agent they bring', async (t) => {
  const { createSecureContext } = tls
  // As versions of Node that cannot be told of authorities.
  const old = Object.defineProperty({ createSecureContext }, 'createSecureContext', {
    get: () => tls.createSecureContext,
    set: (own) => (tls.createSecureContext = own)
  })
  t.teardown(() => (tls.createSecureContext = createSecureContext))
  const [first, second] = await Promise.all([1, 2].map(() => start(t, { document, https: true })))
  if (first === undefined || second === undefined) return
  for (const { url } of [first, second]) t.equal(await isTrusted(url), false)
  trust(first.authority as string, old)
  trust(second.authority as string, old)
  for (const { url } of [first, second]) {
    t.equal(await isTrusted(url), true)
    const [response] = await once(get(`${url}/things`, { agent: new Agent() }), 'response')
    response.resume()
    const session = connect(url)
    await once(session, 'connect')
    session.destroy()
  }
  // A client that brings a list of its own trusts no others.
  await t.rejects(once(get(`${first.url}/things`, { ca: second.authority, agent: new Agent() }), 'response'))
})

t.test('Node is told where it can be', async (t) => {
  let set: string[] = []
  trust('new', {
    createSecureContext: tls.createSecureContext,
    getCACertificates: () => ['old'],
    setDefaultCACertificates: (all) => {
      set = all
    }
  })
  t.same(set, ['old', 'new'])
})
