import t from 'tap'
import { contractOf } from '../../src/contract/contract.ts'
import { load } from '../../src/document/load.ts'
import { addressed, isAddress } from '../../src/reply/headers/own-addresses.ts'
import type { Call } from '../../src/resources/rows/source.ts'
import { documentOf, json } from '../fixtures/start.ts'

const base = 'http://localhost:4010/__world/w'
const get = { get: { responses: { 200: json({}) } } }
const paths = { '/things': { post: { responses: { 201: json({}) } } }, '/things/{id}': get, '/home': get }

async function to(
  reference: string,
  {
    path = '/api/v1/things',
    status = 201,
    own = paths,
    servers = ['https://api.prod.example/v1', 'https://{region}.prod.example']
  } = {}
) {
  const document = documentOf(own, { servers: servers.map((url) => ({ url })) })
  const contract = contractOf(await load(document, {}))
  const call = { operation: contract.operations[0]!, status } as Call
  return addressed(reference, { call, contract, path, base })
}

t.test('an address of the API leads to the mock, under the prefix and in the world of the request', async (t) => {
  const there = `${base}/api/v1/things/7`
  const own = [
    'https://api.prod.example/v1/things/7',
    'https://api.prod.example/things/7',
    'https://EU.prod.example/v1/things/7',
    '//api.prod.example/v1/things/7',
    'http://elsewhere.example/things/7',
    '/things/7',
    '/v1/things/7',
    '/api/v1/things/7'
  ]
  for (const reference of own) t.equal(await to(reference), there, reference)
  t.equal(await to('/things/7?a=1#b'), `${there}?a=1#b`)
  t.equal(await to('/other'), `${base}/api/v1/other`)
  t.equal(await to('/things/7', { path: '/things', servers: ['/v1'] }), `${base}/things/7`)
  const servers = ['/v1', 'https://x.example']
  t.equal(await to('https://x.example/things/7', { path: '/things', servers }), `${base}/things/7`)
})

t.test('another address stays', async (t) => {
  const others = [
    'https://accounts.example.com/login',
    'myapp://things/7',
    'ftp://api.prod.example/v1/things/7',
    'things/7',
    '../things',
    'http://[',
    '//',
    'https://x.example/things'
  ]
  for (const reference of others.slice(0, -1)) t.equal(await to(reference), reference, reference)
  t.equal(await to('https://api.prod.example.evil/v1/x'), 'https://api.prod.example.evil/v1/x')
})

t.test('a redirect leads elsewhere', async (t) => {
  const only = { '/r': { get: { responses: { 302: { description: 'r' } } } } }
  const at = (reference: string, own: object) =>
    to(reference, { path: '/r', status: 302, own: own as typeof paths, servers: [] })
  t.equal(await at('/r', { ...only, '/p/{id}': get, '/home': get }), `${base}/home`)
  t.equal(await at('/r', { ...only, '/d': { get: { responses: { default: { description: 'x' } } } } }), `${base}/d`)
  t.equal(await at('/r?again=1', only), `${base}/`)
  t.equal(await at('/s', only), `${base}/s`)
  const root = { '/': { get: { responses: { 302: { description: 'r' } } } } }
  t.equal(
    await to('/', { path: '/', status: 302, own: root as unknown as typeof paths, servers: [] }),
    `${base}/elsewhere`
  )
  t.equal(
    await to('/things', { path: '/things', servers: [] }),
    `${base}/things`,
    'other answers may name their own path'
  )
})

t.test('the fields whose value is an address', async (t) => {
  t.same(['location', 'operation-location', 'x-location'].map(isAddress), [true, true, false])
})
