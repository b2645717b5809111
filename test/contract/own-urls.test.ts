import t from 'tap'
import { contractOf } from '../../src/contract/contract.ts'
import { ownOrigin } from '../../src/contract/own-origin.ts'
import { withOwnUrls } from '../../src/contract/own-urls.ts'
import { load } from '../../src/document/load.ts'
import { documentOf, json } from '../fixtures/start.ts'

const get = { get: { responses: { 200: json({}) } } }
const paths = { '/things': get, '/things/{id}': get, '/things/{id}/parts': get, '/{page}': get }
const hosts = ['api.acme.dev/v1', '{region}.acme.dev', '{region}-{zone}.parts.{place}', 'beta.{place}.beta.io']
const servers = hosts.map((host) => ({ url: `https://${host}` }))
const contract = contractOf(await load(documentOf(paths, { servers }), {}))
const own = (text: string) => withOwnUrls(text, contract)

t.test('URLs of the own things of an API lead to the mock', async (t) => {
  t.equal(own('https://api.acme.dev/v1/things/7'), `${ownOrigin}/things/7`)
  t.equal(own('https://eu.acme.dev/things?page=2#top'), `${ownOrigin}/things?page=2#top`)
  t.equal(own('https://api.example.com/v1/things'), `${ownOrigin}/things`, 'a host that is nobody’s')
  t.equal(own('http://localhost:3000/things/7/parts'), `${ownOrigin}/things/7/parts`)
  t.equal(own('https://api.acme.dev/wild'), `${ownOrigin}/wild`)
  t.equal(own('https://EU-7.parts.acme.dev/things'), `${ownOrigin}/things`)
  t.equal(own('https://api.acme.dev/things/{id}'), `${ownOrigin}/things/{id}`)
  t.equal(own('https://api.acme.dev/things{?page,limit}'), `${ownOrigin}/things{?page,limit}`)
  const example = { items: [{ self: 'https://api.acme.dev/v1/things/1', name: 'A' }], count: 1 }
  t.same(withOwnUrls(example, contract), { items: [{ self: `${ownOrigin}/things/1`, name: 'A' }], count: 1 })
})

t.test('other texts stay as they are', async (t) => {
  const others = [
    'https://acme.dev.evil.io/things/7',
    'https://elsewhere.io/things/7',
    'https://api.acme.dev/v1/pictures/7.png',
    'https://example.com',
    'https://example.com/a-page',
    'https://api.acme.dev/v1/things/',
    'https://eu7.parts.acme.com/things',
    'https://eu.parts.acme-7.com/things',
    'https://eu-7.acme.dev.parts/things',
    'https://acme.dev/things',
    'https://beta.beta.io/things',
    'see https://api.acme.dev/v1/things/7',
    'ftp://api.acme.dev/things',
    '/things/7'
  ]
  for (const text of others) t.equal(own(text), text)
  const example = { names: ['A', null], link: others[0] }
  t.equal(withOwnUrls(example, contract), example)
})
