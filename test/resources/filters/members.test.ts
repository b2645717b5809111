import t from 'tap'
import { contractOf } from '../../../src/contract/contract.ts'
import { load } from '../../../src/document/load.ts'
import type { Schema } from '../../../src/document/openapi.ts'
import { hasOwn, memberLike, membersOf } from '../../../src/resources/filters/members.ts'
import { testOf } from '../../../src/resources/lists/select.ts'
import { documentOf } from '../../fixtures/start.ts'

const contract = contractOf(await load(documentOf({}), {}))
const text = { type: 'string' }
const object = (properties: Record<string, Schema>) => ({ type: 'object', properties })

const address = object({ city: text, place: object({ code: text, map: object({ zoom: text }) }) })
const row = object({ name: text, address, lines: { type: 'array', items: object({ sku: text }) }, addressCity: text })

t.test('the members of rows come before those of their inner objects', async (t) => {
  const members = membersOf(contract, { rows: [row], inner: undefined })
  t.same(Object.fromEntries(members), {
    name: ['name'],
    address: ['address'],
    lines: ['lines'],
    addresscity: ['addressCity'],
    addressplace: ['address', 'place'],
    addressplacecode: ['address', 'place', 'code'],
    addressplacemap: ['address', 'place', 'map'],
    linessku: ['lines', 'sku']
  })
  t.ok(hasOwn('address', members))
  t.notOk(hasOwn('address_place', members))
  t.notOk(hasOwn('color', members))
  t.equal(memberLike('sku', members), undefined, 'a part of a part is not the row')
})

t.test('the members of attributes are those of the row', async (t) => {
  const members = membersOf(contract, { rows: [object({ id: text, attributes: row })], inner: 'attributes' })
  t.same(members.get('addressplacecode'), ['attributes', 'address', 'place', 'code'])
  t.same(members.get('name'), ['attributes', 'name'])
  t.same(memberLike('names', members), ['attributes', 'name'])
  t.ok(hasOwn('name', members))
})

t.test('a filter looks into lists and passes over what is missing', async (t) => {
  const parameter = { name: 'sku' } as never
  const filter = { parameter, path: ['lines', 'sku'], comparison: 'equals' as const }
  const query = { asked: {}, filters: [filter] } as never
  const test = testOf(query, { sku: 'b' }, new Map())
  const cases: [row: Record<string, unknown>, wanted: boolean][] = [
    [{ lines: [{ sku: 'a' }, { sku: 'b' }] }, true],
    [{ lines: [{ sku: 'a' }] }, false],
    [{ lines: [] }, false],
    [{ lines: null }, false],
    [{}, false]
  ]
  for (const [row, wanted] of cases) t.equal(test?.(row), wanted, JSON.stringify(row))
})

t.test('a text that is no moment, though it looks like one, is equal to itself', async (t) => {
  const filter = { parameter: { name: 'at' } as never, path: ['at'], comparison: 'equals' as const }
  const fits = (wanted: string) => testOf({ asked: {}, filters: [filter] } as never, { at: wanted }, new Map())
  const row = { at: '2031-13-01T00:00:00Z' }
  t.equal(fits('2031-13-01T00:00:00Z')?.(row), true)
  t.equal(fits('2031-12-01')?.(row), false)
})
