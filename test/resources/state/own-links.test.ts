import t from 'tap'
import { startStandin } from '../../../src/index.ts'
import { withAddress, withoutAddress } from '../../../src/resources/rows/own-links.ts'
import { documentOf, json } from '../../fixtures/start.ts'

const boat = {
  type: 'object',
  required: ['id', 'name', 'url'],
  properties: {
    id: { type: 'integer' },
    name: { type: 'string' },
    url: { type: 'string', format: 'uri' }
  }
}
const sent = { type: 'object', required: ['name'], properties: { name: { type: 'string' } } }
const fleet = (noun: string) =>
  documentOf({
    [`/${noun}`]: {
      get: { responses: { 200: json({ type: 'array', items: boat }) } },
      post: { requestBody: json(sent), responses: { 201: json(boat) } }
    },
    [`/${noun}/{id}`]: { get: { responses: { 200: json(boat) } } }
  })
const document = fleet('boats')
type Boat = { id: number; name: string; url: string }
const boatsOf = async (base: string) => (await (await fetch(`${base}/boats`)).json()) as Boat[]
const make = (base: string) =>
  fetch(`${base}/boats`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Anna' })
  })

t.test('rows, states and snapshots lead to the server that shows them', async (t) => {
  const mock = await startStandin({ document })
  t.teardown(() => mock.close())
  await make(mock.url)
  const shown = await boatsOf(mock.url)
  const own = `${mock.url}/boats/${shown[0]?.id}`
  t.equal(shown[0]?.url, own)
  t.strictSame(mock.rows('boats'), shown)
  t.strictSame((mock.state() as { boats?: unknown }).boats, shown)
  const admin = (path: string, method = 'GET') => fetch(`${mock.url}/__admin${path}`, { method })
  t.strictSame(((await (await admin('/rows/boats')).json()) as { rows: unknown }).rows, shown)
  t.strictSame(((await (await admin('/state')).json()) as { boats: unknown }).boats, shown)
  await admin('/snapshots/one', 'POST')
  t.strictSame(((await (await admin('/snapshots/one')).json()) as { boats: unknown }).boats, shown)
  await admin('/snapshots/one/restore', 'POST')
  t.strictSame(await boatsOf(mock.url), shown)
  t.equal(((await (await admin('/ui/rows?path=/boats')).json()) as { rows: Boat[] }).rows[0]?.url, own)
})

t.test('a state that is put back leads to the server that it is put into', async (t) => {
  const [from, to] = await Promise.all([startStandin({ document }), startStandin({ document })])
  t.teardown(() => Promise.all([from.close(), to.close()]))
  await make(from.url)
  const there = await boatsOf(from.url)
  const expected = there.map((one) => ({ ...one, url: one.url.replace(from.url, to.url) }))
  to.restore(from.state())
  t.strictSame(await boatsOf(to.url), expected)
  to.reset()
  const state = await (await fetch(`${from.url}/__admin/state`)).text()
  await fetch(`${to.url}/__admin/state`, { method: 'PUT', body: state })
  t.strictSame(await boatsOf(to.url), expected)
  to.restore({ boats: [{ id: 1, name: 'By hand', url: `${to.url}/boats/1` }] })
  from.restore(to.state())
  t.equal((await boatsOf(from.url))[0]?.url, `${from.url}/boats/1`)
})

t.test('rows that a test sets to links of the server lead to each server that shows them', async (t) => {
  const mock = await startStandin({ document })
  t.teardown(() => mock.close())
  const set = [{ id: 1, name: 'Anna', url: `${mock.url}/boats/1` }]
  t.strictSame(mock.rows('boats', set), set)
  const other = mock.url.replace('127.0.0.1', 'localhost')
  t.equal((await boatsOf(other))[0]?.url, `${other}/boats/1`)
})

t.test('the links of several documents lead below the prefix of each', async (t) => {
  const mock = await startStandin({ document: [fleet('boats'), fleet('ships')], prefix: ['/a', '/b'] })
  t.teardown(() => mock.close())
  const urls = (rows: unknown) => (rows as Boat[]).map(({ url }) => url)
  const [boat] = await boatsOf(`${mock.url}/a`)
  t.equal(mock.rows('boats')[0]?.url, boat?.url)
  t.equal(boat?.url, `${mock.url}/a/boats/${boat?.id}`)
  const own = [`${mock.url}/b/ships/3`]
  mock.rows('ships', [{ id: 3, name: 'Emma', url: own[0] }])
  t.strictSame(urls(mock.rows('ships')), own)
  const state = mock.state() as unknown as { documents: [object, { ships: unknown }] }
  t.strictSame(urls(state.documents[1].ships), own)
  mock.restore(state as never)
  t.strictSame(urls(mock.rows('ships')), own)
})

t.test('only whole addresses are those of the server', async (t) => {
  const own = 'http://standin.invalid'
  const addresses = ['http://h:80', undefined, 'http://h:80/__world/a']
  const taken = (text: string) => withoutAddress({ list: [text] }, addresses).list[0]
  t.equal(taken('http://h:80/boats/1'), `${own}/boats/1`)
  t.equal(taken('http://h:80'), own)
  t.equal(taken('http://h:80?a=1'), `${own}?a=1`)
  t.equal(taken('http://h:80/__world/a/boats/1'), `${own}/boats/1`)
  t.equal(taken('http://h:8080/boats/1'), 'http://h:8080/boats/1')
  t.equal(taken('see http://h:80/boats/1'), 'see http://h:80/boats/1')
  const unchanged = { a: [1, null, 'text'], b: { c: true } }
  t.equal(withAddress(unchanged, 'http://h'), unchanged)
  t.equal(withAddress(`${own}/1`, undefined), `${own}/1`)
  const odd = JSON.parse(`{"__proto__": "${own}/1", "": 5}`)
  t.equal(JSON.stringify(withAddress(odd, 'http://h')), '{"__proto__":"http://h/1","":5}')
})
