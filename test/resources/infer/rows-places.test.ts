import t from 'tap'
import { contractOf } from '../../../src/contract/contract.ts'
import { load } from '../../../src/document/load.ts'
import type { Schema } from '../../../src/document/openapi.ts'
import { rowPlace } from '../../../src/resources/model/row-place.ts'
import { admitsNull, at, innerOf, listPlace, solid, withAt } from '../../../src/resources/model/rows-places.ts'
import { documentOf } from '../../fixtures/start.ts'

const contract = contractOf(await load(documentOf({}), {}))
const text = { type: 'string' }
const object = (properties: Record<string, Schema>): Schema => ({ type: 'object', properties })
const thing = object({ id: text, name: text, color: text })
const listOf = (items: Schema): Schema => ({ type: 'array', items })
const mapOf = (values: Schema): Schema => ({ type: 'object', additionalProperties: values })

t.test('the rows of a list stand where the body has an array of objects, or a map of the row', async (t) => {
  const cases: [body: Schema, row: Schema | undefined, place: string | undefined][] = [
    [listOf(thing), undefined, 'array '],
    [object({ data: listOf(thing), errors: listOf(object({ code: text })) }), undefined, 'array data'],
    [object({ result: object({ things: listOf(thing) }) }), undefined, 'array result.things'],
    [object({ edges: listOf(object({ node: thing })) }), undefined, 'edges edges'],
    [object({ other: listOf(object({ node: thing })) }), undefined, 'edges other'],
    [object({ list: listOf(object({ thing, cursor: text })) }), thing, 'edges list'],
    [object({ list: listOf(object({ id: text, name: text, part: object({ size: text }) })) }), thing, 'array list'],
    [object({ list: listOf(object({ thing, cursor: text })) }), undefined, 'array list'],
    [listOf(text), thing, 'keys '],
    [object({ ids: listOf(text) }), thing, 'keys ids'],
    [object({ ids: listOf(text), total: text }), thing, undefined],
    [listOf({ type: 'integer' }), thing, undefined],
    [object({ ids: listOf({}) }), thing, undefined],
    [listOf(text), undefined, undefined],
    [object({ one: listOf(thing), two: listOf(thing) }), undefined, undefined],
    [object({ one: listOf(object({ code: text })), two: listOf(thing) }), thing, 'array two'],
    [object({ data: listOf(text) }), undefined, undefined],
    [{ type: ['array', 'null'], items: thing }, undefined, 'array '],
    [{ items: thing }, undefined, 'array '],
    // An object has no items.
    [{ type: 'object', items: thing }, undefined, undefined],
    // Lists of a row of its own are its members.
    [object({ owner: object({ id: text, things: listOf(thing) }) }), undefined, undefined],
    [object({ a: object({ b: object({ c: object({ things: listOf(thing) }) }) }) }), undefined, undefined],
    [mapOf(thing), thing, 'map '],
    [object({ data: mapOf(thing) }), thing, 'map data'],
    [object({ a: object({ b: mapOf(thing) }) }), thing, 'map a.b'],
    [object({ a: object({ b: object({ c: mapOf(thing) }) }) }), thing, undefined],
    [mapOf(thing), undefined, undefined],
    [mapOf(object({ other: text })), thing, undefined],
    [true, thing, undefined]
  ]
  for (const [index, [body, row, wanted]] of cases.entries()) {
    const place = listPlace(contract, body, { noun: 'things', row })
    t.equal(place && `${place.holding} ${place.path.join('.')}`, wanted, `case ${index}`)
  }
})

t.test('a row stands where the body is most like it', async (t) => {
  const cases: [body: Schema | undefined, row: Schema | undefined, place: string | undefined][] = [
    [undefined, thing, undefined],
    [thing, thing, ''],
    [object({ thing }), undefined, 'thing'],
    [object({ data: object({ thing }), ok: { type: 'boolean' } }), thing, 'data.thing'],
    [object({ a: object({ b: object({ c: thing }) }) }), thing, undefined],
    [listOf(thing), thing, undefined],
    [text, thing, undefined],
    [object({}), thing, ''],
    [object({ other: text }), thing, undefined],
    // A member of the same schema as the row of the list.
    [object({ id: text, name: text, color: text, size: text, parent: thing }), thing, ''],
    [object({ id: text, status: text, result: thing }), thing, 'result'],
    // Without a list the row is the only thing of the body that shows a key.
    [object({ thing, status: text, errors: object({ id: text }) }), undefined, 'thing'],
    [object({ data: object({ thing_id: text }), valid: text, links: object({ self: text }) }), undefined, 'data'],
    [object({ data: thing, id: text }), undefined, ''],
    [object({ data: thing, risk: object({ score: text }) }), undefined, ''],
    [object({ data: object({ valid: text }), success: text }), undefined, ''],
    [object({ owner: thing, status: text }), undefined, '']
  ]
  for (const [index, [body, row, wanted]] of cases.entries())
    t.equal(rowPlace(contract, body, { noun: 'things', row })?.path.join('.'), wanted, `case ${index}`)
})

t.test('a row stands alone in an array, though not in the items of an object', async (t) => {
  const wanted = { noun: 'things', row: thing, inArray: true }
  t.not(rowPlace(contract, listOf(thing), wanted), undefined)
  t.same(rowPlace(contract, { type: 'object', items: thing }, wanted)?.path, [])
})

t.test('the attributes of a resource object of JSON:API are its inner members', async (t) => {
  t.equal(innerOf(contract, object({ id: text, attributes: object({ name: text }) })), 'attributes')
  t.equal(innerOf(contract, object({ type: text, attributes: mapOf(text) })), 'attributes')
  t.equal(innerOf(contract, object({ id: text, attributes: text })), undefined)
  t.equal(innerOf(contract, object({ name: text, attributes: object({ name: text }) })), undefined)
})

t.test('a value is read and replaced at a path, and what is not there is made', async (t) => {
  t.equal(at({ a: { b: 1 } }, ['a', 'b']), 1)
  t.equal(at({ a: null }, ['a', 'b']), undefined)
  t.same(withAt({ a: { b: 1, c: 2 } }, ['a', 'b'], 3), { a: { b: 3, c: 2 } })
  for (const other of [undefined, null, 'x', [1]]) t.same(withAt(other, ['a', 'b'], 3), { a: { b: 3 } })
})

t.test('a schema is read through what says that it may be null', async (t) => {
  t.match(solid(contract, { anyOf: [{ type: 'null' }, thing] }), thing as object)
  t.same(solid(contract, true), {})
  const nullable: Schema[] = [
    { type: ['string', 'null'] },
    { enum: ['a', null] },
    { anyOf: [text, { oneOf: [{ type: 'null' }] }] }
  ]
  for (const schema of nullable) t.ok(admitsNull(contract, schema))
  for (const schema of [text, { enum: ['a'] }, true, undefined]) t.notOk(admitsNull(contract, schema))
})

t.test('a value is put into an object, and into an array that holds it alone', async (t) => {
  t.same(withAt({ a: 1 }, ['b', 'c'], 2), { a: 1, b: { c: 2 } })
  t.same(withAt([{ a: 1 }], ['0', 'b'], 2), [{ a: 1, b: 2 }])
  t.same(withAt(undefined, ['0'], 2), [2])
})
