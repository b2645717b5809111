import t, { type Test } from 'tap'
import { createStandin } from '../../../src/standin.ts'
import { documentOf, json } from '../../fixtures/start.ts'

const text = { type: 'string' }
const integer = { type: 'integer' }
const flag = { type: 'boolean' }
const words = (...values: string[]) => ({ ...text, enum: values })
const object = (properties: object, required: string[] = []) => ({ type: 'object', required, properties })
const listOf = (items: object) => ({ type: 'array', items })
const row = object({ id: integer, name: text }, ['id', 'name'])
const rows = listOf(row)

type Json = Record<string, unknown>

/** A server of five things. */
function serve(t: Test, parameters: Record<string, object>, reply: object) {
  const get = {
    'x-standin': { rows: 5 },
    parameters: Object.entries(parameters).map(([name, schema]) => ({ in: 'query', name, schema })),
    responses: { 200: json(reply) }
  }
  const id = { name: 'id', in: 'path', required: true, schema: integer }
  const item = { parameters: [id], get: { responses: { 200: json(row) } }, delete: { responses: { 204: {} } } }
  const app = createStandin({ document: documentOf({ '/things': { get }, '/things/{id}': item }), fixtures: false })
  t.teardown(() => app.close())
  return async (url: string): Promise<Json> => (await app.inject(url)).json()
}

/** Writes the links of a reply as `next 1`, with the number that their query ends in. */
const shownLinks = (links: unknown, relation: string, url: string): string[] =>
  (links as Json[]).map((link) => `${link[relation]} ${/=(\d+)$/.exec(String(link[url]))?.[1] ?? ''}`)

t.test('links to pages stand in a list, as FHIR and OGC write them', async (t) => {
  const paging = { _count: integer, _offset: integer }
  const fhir = serve(t, paging, object({ link: listOf(object({ relation: text, url: text })), entry: rows }))
  const fhirLinks = async (query: string) => shownLinks((await fhir(`/things?${query}`)).link, 'relation', 'url')
  t.same(await fhirLinks('_count=2'), ['self 2', 'first 0', 'next 2', 'last 4'])
  t.same(await fhirLinks('_count=2&_offset=2'), ['self 2', 'first 0', 'previous 0', 'next 4', 'last 4'])
  t.same(await fhirLinks('_count=2&_offset=4'), ['self 4', 'first 0', 'previous 2', 'last 4'])
  const link = object({ href: text, rel: words('self', 'next', 'prev', 'alternate'), type: words('a') }, ['type'])
  const ogc = serve(t, { limit: integer, offset: integer }, object({ features: rows, links: listOf(link) }))
  const first = await ogc('/things?limit=2')
  t.same(shownLinks(first.links, 'rel', 'href'), ['self 2', 'next 2'])
  t.same((first.links as Json[])[1], { rel: 'next', type: 'a', href: 'http://localhost:80/things?limit=2&offset=2' })
  t.same(shownLinks((await ogc('/things?limit=2&offset=4')).links, 'rel', 'href'), ['self 4', 'prev 2'])
})

t.test('links to paths of the document stand beside those to pages, and the links of a page are no rows', async (t) => {
  const links = listOf(object({ href: text, rel: text }, ['href', 'rel']))
  const paged = [{ name: 'limit', in: 'query', schema: integer }]
  const page = object({ things: listOf(object({ id: text, links }, ['id', 'links'])), links }, ['links'])
  const paths = {
    '/': { get: { responses: { 200: json(object({ links }, ['links'])) } } },
    '/things': { get: { parameters: paged, responses: { 200: json(page) } } }
  }
  const app = createStandin({ document: documentOf(paths), fixtures: false })
  t.teardown(() => app.close())
  const shown = async (url: string) => ((await app.inject(url)).json().links as Json[]).map(({ rel }) => rel)
  t.same(await shown('/things?limit=2'), ['self', 'parent', 'root'])
  t.same((await app.inject('/things?limit=2')).json().links[1], { rel: 'parent', href: 'http://localhost:80/' })
  t.same(await shown('/'), ['self', 'root', 'things'])
})

t.test('a list of other links is left as it is', async (t) => {
  const paging = { limit: integer, offset: integer }
  const other = object({ href: words('x'), rel: words('license') }, ['href', 'rel'])
  const get = serve(t, paging, object({ items: rows, links: { ...listOf(other), minItems: 1 } }, ['links']))
  t.match((await get('/things?limit=2')).links, [{ href: 'x', rel: 'license' }])
  const needy = object({ href: text, rel: text, title: text }, ['href', 'rel', 'title'])
  const bare = serve(t, paging, object({ items: rows, links: { ...listOf(needy), maxItems: 0 } }, ['links']))
  t.same((await bare('/things?limit=2')).links, [], 'a link that needs a title is not made up')
})

t.test('Salesforce: nextRecordsUrl and done', async (t) => {
  const reply = object({ totalSize: integer, done: flag, nextRecordsUrl: text, records: rows }, ['done'])
  const get = serve(t, { pageSize: integer, page: integer }, reply)
  const first = await get('/things?pageSize=3')
  t.match(first, { totalSize: 5, done: false, nextRecordsUrl: /page=2$/ })
  const last = await get(String(first.nextRecordsUrl))
  t.match(last, { totalSize: 5, done: true, records: [{ id: 4 }, { id: 5 }] })
  t.notOk('nextRecordsUrl' in last)
})

t.test('OGC and Elasticsearch count what matched and what is shown', async (t) => {
  const paging = { from: integer, size: integer }
  const total = object({ value: integer, relation: words('eq', 'gte'), unit: words('hit') }, [
    'value',
    'relation',
    'unit'
  ])
  const counts = object({ numberMatched: integer, numberReturned: integer }, ['numberMatched', 'numberReturned'])
  const reply = object({ hits: object({ total, hits: rows }, ['total', 'hits']), context: counts }, ['hits', 'context'])
  const get = serve(t, paging, reply)
  const page = await get('/things?from=1&size=2')
  t.match(page, { hits: { total: { value: 5, relation: 'eq', unit: 'hit' }, hits: [{ id: 2 }, { id: 3 }] } })
  t.same(page.context, { numberMatched: 5, numberReturned: 2 })
})

t.test('Spring says whether a list is paged and sorted', async (t) => {
  const order = object({ sorted: flag, unsorted: flag, empty: flag }, ['sorted', 'unsorted', 'empty'])
  const pageable = object({ paged: flag, unpaged: flag, offset: integer, sort: order }, ['paged', 'unpaged', 'sort'])
  const reply = object({ content: rows, pageable, empty: flag }, ['pageable', 'empty'])
  const get = serve(t, { page: integer, size: integer, sort: text }, reply)
  const unsorted = { sorted: false, unsorted: true, empty: true }
  t.match(await get('/things?size=2'), { pageable: { paged: true, unpaged: false, sort: unsorted }, empty: false })
  const sorted = { sorted: true, unsorted: false, empty: false }
  t.match(await get('/things?size=2&sort=id,desc'), { content: [{ id: 5 }, { id: 4 }], pageable: { sort: sorted } })
})

t.test('SCIM counts rows from 1', async (t) => {
  const counts = { totalResults: integer, startIndex: integer, itemsPerPage: integer }
  const reply = object({ ...counts, Resources: rows }, Object.keys(counts))
  const get = serve(t, { startIndex: integer, count: integer }, reply)
  const seen: unknown[] = []
  for (let start = 1, total = 5; start <= total; start += 2) {
    const page = await get(`/things?count=2&startIndex=${start}`)
    const shown = page.Resources as Json[]
    t.match(page, { totalResults: 5, startIndex: start, itemsPerPage: shown.length })
    seen.push(...shown.map(({ id }) => id))
    total = Number(page.totalResults)
  }
  t.same(seen, [1, 2, 3, 4, 5])
  t.match(await get('/things?count=1&startIndex=0'), { startIndex: 1, Resources: [{ id: 1 }] }, '0 is read as 1')
})

t.test('an offset is counted from 1 where its parameter says so', async (t) => {
  const reply = object({ items: rows, next: text, nextOffset: integer })
  for (const start of [{ default: 1 }, { minimum: 1 }, { description: 'The 1-based index of the first result.' }]) {
    const get = serve(t, { start: { ...integer, ...start }, count: integer }, reply)
    const first = await get('/things?count=2&start=1')
    t.match(first, { items: [{ id: 1 }, { id: 2 }], nextOffset: 3 })
    t.match(await get(String(first.next)), { items: [{ id: 3 }, { id: 4 }], nextOffset: 5 })
  }
  const get = serve(t, { start: { ...integer, default: 0 }, count: integer }, reply)
  t.match(await get('/things?count=2&start=1'), { items: [{ id: 2 }, { id: 3 }], nextOffset: 3 })
})
