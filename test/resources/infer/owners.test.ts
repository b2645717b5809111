import t from 'tap'
import { contractOf } from '../../../src/contract/contract.ts'
import { load } from '../../../src/document/load.ts'
import type { Schema } from '../../../src/document/openapi.ts'
import { ownerOf, referencesOf } from '../../../src/resources/infer/owners.ts'
import type { Resource } from '../../../src/resources/model/model.ts'
import { documentOf } from '../../fixtures/start.ts'

const contract = contractOf(await load(documentOf({}), {}))
const text = { type: 'string' }
const integer = { type: 'integer' }
const object = (properties: Record<string, Schema>): Schema => ({ type: 'object', properties })

const resourceOf = (noun: string, key: string, type: 'integer' | 'string', rows: Schema[], more: object = {}) =>
  ({
    id: `/${noun}s/{}`,
    kind: 'collection',
    noun,
    list: `/${noun}s`,
    key: { parameter: 'id', property: [key], type, schema: { type } },
    parents: [],
    owners: [],
    rows,
    inner: undefined,
    ...more
  }) as unknown as Resource

const user = resourceOf('user', 'id', 'integer', [object({ id: integer, email: text, phone: text })])
const country = resourceOf('country', 'code', 'string', [object({ code: text })])
const supplier = resourceOf('supplier', 'supplierId', 'integer', [object({ supplierId: integer })])
const vendor = resourceOf('vendor', 'vendor_code', 'string', [object({ vendor_code: text })])
const book = resourceOf('book', 'isbn', 'string', [object({ isbn: text })])

t.test('the member that names the owner of rows', async (t) => {
  const cases: [row: Schema, parameter: string, owner: Resource | undefined, path: string | undefined][] = [
    [object({ user_id: integer }), 'user_id', user, 'user_id'],
    [object({ userId: integer }), 'id', user, 'userId'],
    [object({ user: text }), 'id', user, 'user'],
    [object({ user: object({ id: integer }) }), 'user_id', user, 'user.id'],
    [object({ user: { type: 'string', format: 'uri' } }), 'user_id', user, undefined],
    [object({ user: object({ email: text }) }), 'user_id', user, undefined],
    [object({ user: { type: 'array', items: text } }), 'user_id', user, undefined],
    [object({ id: integer }), 'id', user, undefined],
    [object({ id_user: integer }), 'id', user, 'id_user'],
    [object({ supplierId: integer }), 'supplierId', supplier, 'supplierId'],
    [object({ id: integer, supplier_id: integer }), 'id', supplier, 'supplier_id'],
    [object({ id_supplier: integer }), 'supplier', supplier, 'id_supplier'],
    [object({ supplier: object({ id: integer }) }), 'supplierId', supplier, 'supplier.id'],
    [object({ vendor_code: text }), 'code', vendor, 'vendor_code'],
    [object({ id: integer, isbn: text }), 'isbn', book, 'isbn'],
    [object({ sku: text, code: text }), 'code', country, undefined],
    [object({ shop_code: text }), 'shop_code', undefined, 'shop_code'],
    [object({ shop: text }), 'shop', undefined, 'shop'],
    [object({ attributes: object({ user_id: integer }) }), 'user_id', user, 'attributes.user_id'],
    [true, 'user_id', user, undefined]
  ]
  for (const [index, [row, parameter, owner, path]] of cases.entries()) {
    const inner = row !== true && 'attributes' in (row as { properties: object }).properties ? 'attributes' : undefined
    const found = ownerOf(contract, [row], inner, parameter, owner)
    t.same([found.property?.join('.'), found.of], [path, owner?.id], `case ${index}`)
  }
})

t.test('the members that name things of others', async (t) => {
  const properties: Record<string, Schema> = {
    id: integer,
    user_id: integer,
    user_ids: { type: 'array', items: { type: 'number' } },
    user_name: text,
    user_ref: {},
    user_code: { type: 'integer', enum: [1, 2] },
    country_code: text,
    country_number: text,
    user: object({ id: integer, name: text }),
    author: user.rows[0] as Schema,
    country: object({ name: text }),
    color: text
  }
  const order = resourceOf('order', 'id', 'integer', [object(properties)])
  const names = (one: Resource) =>
    referencesOf(contract, one, [one, user, country]).map(({ path, of, many }) => `${path.join('.')} ${of} ${many}`)
  t.same(names(order), [
    'user_id /users/{} false',
    'user_ids /users/{} true',
    'user_ref /users/{} false',
    'country_code /countrys/{} false',
    'user /users/{} false',
    'author /users/{} false'
  ])
  const inside = object({ id: text, attributes: object({ user_id: integer }) })
  t.same(names(resourceOf('order', 'id', 'string', [inside], { inner: 'attributes' })), [
    'attributes.user_id /users/{} false'
  ])
  t.same(names(resourceOf('order', 'id', 'integer', order.rows, { owners: [{ property: ['user_id'] }] })).length, 5)
})

t.test('a member that may only be one of a few values refers to nothing', async (t) => {
  const rows = [object({ user_id: { type: 'integer', enum: [1, 2] }, country_code: text })]
  const order = resourceOf('order', 'id', 'integer', rows)
  t.same(
    referencesOf(contract, order, [order, user, country]).map(({ path }) => path),
    [['country_code']]
  )
})
