import t from 'tap'
import { ownOrigin } from '../../src/contract/own-origin.ts'
import type { Schema } from '../../src/document/openapi.ts'
import { fromExamples, type GenerateOptions, generate } from '../../src/generate/generate.ts'
import { resourcesOf } from '../../src/schema/meaning/schema-resources.ts'

const text: Schema = { type: 'string' }
const url: Schema = { type: 'string', format: 'uri' }
const object = (properties: Record<string, Schema>, required = Object.keys(properties)): Schema => ({
  type: 'object',
  properties,
  required
})
const list = (items: Schema, more: object = {}): Schema => ({ type: 'array', items, minItems: 1, ...more })
const rel = (...admitted: string[]): Schema => ({ enum: admitted })
const link = (relation: Schema = text, more: Record<string, Schema> = {}) =>
  object({ rel: relation, href: url, ...more })

interface Made {
  id: string
  links: Record<string, string>[]
}

/** Makes an item of a collection in a document with paths that are read by GET. */
function made(links: Schema, paths: string, more: Partial<GenerateOptions> = {}): Made {
  const geo = { responses: { 404: {}, 200: { content: { 'application/geo+json': {} } } } }
  const read = (path: string) => [path, { get: path.endsWith('/items/{featureId}') ? geo : {} }]
  const document = { paths: { ...Object.fromEntries(paths.split(' ').map(read)), '/written/{id}': {} } }
  const schema = object({ id: text, links })
  const options = { schema, resources: resourcesOf(document), seed: '1', links: { catalog: 'a b' }, subject: 'item' }
  return generate({ ...options, ...more }) as Made
}

/** Returns links as their relations with what they lead to, below a thing where it stands. */
const leads = ({ links, id }: Made, relation = 'rel', address = 'href') =>
  links.map((one) => `${one[relation]} ${one[address]?.replace(ownOrigin, '').replace(id, 'ID')}`)

const stac = '/ /collections/{catalog} /collections/{catalog}/items /collections/{catalog}/items/{featureId}'

t.test('a list of links has each relation of its thing once', (t) => {
  const own = '/collections/a%20b/items/ID'
  const item = made(list(link(text, { type: text })), stac)
  t.same(leads(item), [`self ${own}`, 'parent /collections/a%20b', 'collection /collections/a%20b', 'root /'])
  t.same(
    item.links.map(({ type }) => type),
    ['application/geo+json', ...Array(3).fill('application/json')]
  )
  const orders = '/orders /orders/{id} /orders/{id}/lines /orders/{id}/lines/{no} /orders/{id}/bill'
  const order = made(list(link()), orders, { subject: 'order' })
  t.same(leads(order), ['self /orders/ID', 'collection /orders', 'lines /orders/ID/lines', 'bill /orders/ID/bill'])
  t.match(leads(made(list(link()), orders, { subject: 'line' })), [/ https:/], 'the key of a line is not known')
  const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'].map((word) => `/orders/{id}/${word}`).join(' ')
  t.equal(made(list(link()), `${orders} ${many}`, { subject: 'order' }).links.length, 10)
  t.end()
})

t.test('relations are those that the schema admits, within its bounds', (t) => {
  const ask = (links: Schema) => {
    const schema = object({ id: text, customer_id: text, links })
    const paths = resourcesOf({
      paths: { '/orders': { get: {} }, '/orders/{id}': { get: {} }, '/customers/{id}': { get: {} } }
    })
    const order = generate({
      schema,
      resources: paths,
      seed: '1',
      links: {},
      subject: 'order',
      known: { customer_id: '7' }
    })
    return leads(order as Made)
  }
  t.same(ask(list(link(rel('self', 'collection')))), ['self /orders/ID', 'collection /orders'])
  t.same(ask(list(link(rel('customer')))), ['customer /customers/7'])
  t.same(ask(list(link(), { maxItems: 1 })), ['self /orders/ID'])
  t.match(ask(list(link(), { minItems: 3 })), [/https:/, /https:/, /https:/], 'too few are known')
  t.match(ask(list(link(rel('license')))), [/^license https:/])
  t.same(leads(made(list(link(rel('up', 'home'))), stac)), ['up /collections/a%20b', 'home /'])
  t.end()
})

t.test('what a client does with a thing has its method', (t) => {
  const ask = (admitted: string, method: Schema) =>
    made(list(link(rel(admitted), { method })), '/orders/{id}', { subject: 'order' }).links[0]
  t.match(ask('delete', rel('GET', 'PUT', 'DELETE')), { rel: 'delete', method: 'DELETE', href: /orders/ })
  t.match(ask('edit', rel('get', 'put')), { rel: 'edit', method: 'put' })
  t.match(ask('self', text), { method: /^get$/i })
  t.match(ask('edit', rel('PATCH')), { rel: 'edit', method: 'PATCH', href: /orders/ }, 'no other is admitted')
  t.end()
})

t.test('a reply without a path of a thing has the links of its operation', (t) => {
  const paths = '/ /collections /conformance /things/{id} /reports /reports/{year}'
  const at = (path: string, links: object = {}) =>
    leads(made(list(link()), paths, { subject: 'page', path, links: links as Record<string, unknown> }))
  t.same(at('/'), ['self /', 'root /', 'data /collections', 'conformance /conformance', 'reports /reports'])
  t.same(at('/reports/{year}', { year: 2024 }), ['self /reports/2024', 'parent /', 'collection /reports', 'root /'])
  t.match(at('/written/{id}', { id: 7 }), [/https:/])
  t.end()
})

t.test('only lists of links of a thing are written', (t) => {
  const own = new RegExp(`^${ownOrigin}`)
  const orders = (schema: Schema, more: object = {}) => made(schema, '/orders/{id}', { subject: 'order', ...more })
  const [first] = orders(list(object({ relation: text, url: text }))).links
  t.match(first, { relation: 'self', url: /orders/ })
  t.notMatch(orders(list(object({ rel: text, to: url }))).links[0]?.to, own)
  t.type(orders(list(text)).links[0], 'string')
  t.same(orders({ type: 'array', maxItems: 0, items: link() }).links, [])
  const alone = resourcesOf({ paths: { '/links': { get: {} } } })
  const all = generate({ schema: list(link()), resources: alone, seed: '1', links: {}, name: 'links', path: '/links' })
  t.notMatch((all as Made['links'])[0]?.href, own)
  t.notMatch(orders(list(link()), { direction: 'request', links: undefined }).links[0]?.href, own)
  const example = [{ rel: 'self', href: 'https://api.example.com/orders/1' }]
  const shown = { ...(list(link()) as object), example } as Schema
  const resources = resourcesOf({ paths: { '/orders/{id}': { get: {} } } })
  t.same(
    fromExamples({
      schema: object({ id: text, links: shown }),
      resources,
      seed: '1',
      links: {},
      example: { links: example }
    }),
    {
      id: (fromExamples({ schema: object({ id: text, links: shown }), resources, seed: '1' }) as Made).id,
      links: example
    }
  )
  t.end()
})

t.test('relations are those that the description lists', (t) => {
  const said = { type: 'string', description: 'One of `self` or `approve`' } as Schema
  t.same(leads(made(list(link(said)), '/orders /orders/{id}', { subject: 'order' })), ['self /orders/ID'])
  t.end()
})
