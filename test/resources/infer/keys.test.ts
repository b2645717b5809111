import t from 'tap'
import { contractOf } from '../../../src/contract/contract.ts'
import { load } from '../../../src/document/load.ts'
import type { Schema } from '../../../src/document/openapi.ts'
import { keyOf } from '../../../src/resources/model/keys.ts'
import { documentOf } from '../../fixtures/start.ts'

const contract = contractOf(await load(documentOf({}), {}))
const text = { type: 'string' }
const integer = { type: 'integer' }
const object = (properties: Record<string, Schema>): Schema => ({ type: 'object', properties })
const texts = (...names: string[]) => object(Object.fromEntries(names.map((name) => [name, text])))

t.test('the key of a row is the member that its path names', async (t) => {
  const cases: [row: Schema, parameter: string | undefined, schema: Schema | undefined, key: string | undefined][] = [
    [texts('name', 'id'), 'id', text, 'id'],
    [texts('name', 'ID'), 'id', text, 'ID'],
    [texts('name', 'id'), 'thingId', text, 'id'],
    [texts('id', 'thing_setting_id'), 'things_thing_setting_id', text, 'id'],
    [texts('fingerprint', 'id'), 'thing_identifier', text, 'id'],
    [texts('title', 'uid'), 'thingUID', text, 'uid'],
    [texts('issue_number', 'number'), 'issue_number', text, 'issue_number'],
    [texts('number', 'id'), 'issue_number', text, 'number'],
    [texts('id', 'name'), 'name_or_id', text, 'name'],
    [texts('uuid', 'title'), 'name_or_id', text, 'uuid'],
    [texts('thing_name', 'title'), 'name', text, 'thing_name'],
    [texts('title', 'slug'), 'thing', text, 'slug'],
    [texts('title', 'slug'), 'things', text, 'slug'],
    [texts('title', 'slug'), 'wild_thing', text, 'slug'],
    [texts('title', 'slug'), 'wild_color', text, undefined],
    [texts('id', 'name'), 'thingname', text, 'name'],
    [texts('title', 'id'), 'thing_ids', text, 'id'],
    [texts('title', 'id'), 'id_wild_color', text, 'id'],
    [texts('title', 'uuid', 'name'), 'uuid_color_name', text, 'name'],
    [texts('title', 'color'), 'thing', text, undefined],
    [texts('title', 'color'), 'thing_color_shade', text, undefined],
    [object({ id: integer, title: text }), 'thing_id', text, 'id'],
    [object({ id: integer, title: text }), 'thing_uuid', text, undefined],
    // The name may say more of the thing, or call it an entity.
    [texts('title', 'batch_thing_uuid'), 'thing_uuid', text, 'batch_thing_uuid'],
    [texts('title', 'wild_things_id', 'other_id'), 'id', text, 'wild_things_id'],
    [texts('a_thing_id', 'b_thing_id'), 'id', text, undefined],
    [texts('entity_id', 'entity_type', 'color_id'), 'id', text, 'entity_id'],
    [texts('title', 'color_code'), 'color_codes', text, 'color_code'],
    // Without a path of one row it is the usual one, or the only member that looks like one.
    [texts('name', 'id'), undefined, undefined, 'id'],
    [texts('thing', 'color'), undefined, undefined, 'thing'],
    [texts('other_id'), undefined, undefined, 'other_id'],
    [texts('other_id', 'color'), undefined, undefined, undefined],
    // A key inside: Kubernetes has its name in the metadata.
    [object({ kind: text, metadata: texts('name') }), 'name', text, 'metadata.name'],
    [object({ type: text, attributes: texts('slug') }), 'slug', text, 'attributes.slug'],
    [object({ kind: text, metadata: texts('color') }), 'name', text, undefined],
    [object({ data: texts('thing_id'), risk: texts('id') }), 'thing_id', text, 'data.thing_id'],
    [object({ data: texts('name'), risk: texts('id') }), undefined, undefined, undefined],
    // A member of another type is no key.
    [object({ id: object({ a: text }), name: text }), 'thing', text, 'name'],
    [object({ id: { type: 'array', items: text }, name: text }), 'thing', text, 'name'],
    [object({ id: { ...text, format: 'uuid' }, number: integer }), 'thing', integer, 'number'],
    [object({ id: integer, name: text }), 'thing', text, 'name'],
    [object({ id: integer }), 'thing_id', text, 'id'],
    [object({ id: integer, name: text }), 'thing_id', { ...text, format: 'uuid' }, 'name'],
    [object({ id: integer, name: text }), 'thing_id', { ...text, pattern: '^x' }, 'name'],
    [true, 'id', text, undefined]
  ]
  for (const [index, [row, parameter, schema, wanted]] of cases.entries()) {
    t.equal(keyOf(contract, row, parameter, schema, 'things').property?.join('.'), wanted, `case ${index}`)
  }
  t.same(keyOf(contract, texts('id', 'sku'), 'id', text, 'things', 'sku').property, ['sku'])
})

t.test('the type of a key is a number where the row or the path has one', async (t) => {
  const cases: [row: Schema, parameter: Schema | undefined, type: string, schema: Schema][] = [
    [texts('id'), text, 'string', text],
    [texts('id'), integer, 'integer', text],
    [object({ id: { type: 'number' } }), text, 'integer', { type: 'number' }],
    [texts('color'), integer, 'integer', integer],
    [texts('color'), undefined, 'string', { type: 'string' }],
    [object({ id: {} }), undefined, 'string', {}]
  ]
  for (const [index, [row, parameter, type, schema]] of cases.entries())
    t.match(keyOf(contract, row, 'id', parameter, 'things'), { type, schema }, `case ${index}`)
})
