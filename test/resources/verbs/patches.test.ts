import t, { type Test } from 'tap'
import { arr, body, int, obj, path, replies, server, str } from '../../fixtures/rows.ts'
import { json } from '../../fixtures/start.ts'

const mergePatch = 'application/merge-patch+json'
const jsonPatch = 'application/json-patch+json'

const size = obj({ width: int, unit: { type: ['string', 'null'] } }, [])
const members = { name: str, memo: str, maybe: { type: ['string', 'null'] }, size, tags: arr(str) }
const box = obj({ id: int, ...members }, ['id', 'name'])
const steps = arr(obj({ op: str, path: str, from: str, value: {} }, ['op', 'path']))

/** A collection of boxes whose PATCH takes some schema in a media type. */
async function boxes(t: Test, schema: object, type: string, wrap = (one: object): object => one) {
  const changes = { ...body(wrap(schema), type), responses: { 200: json(box), 400: json(obj({ message: str })) } }
  const ask = server(t, {
    '/boxes': { get: replies(arr(box)), post: { ...body(obj(members, ['name'])), ...replies(box, 201) } },
    '/boxes/{id}': { parameters: [path('id')], get: replies(box), patch: changes }
  })
  const sent = { name: 'A', memo: 'm', maybe: 'x', size: { width: 1, unit: 'cm' }, tags: ['a', 'b'] }
  const { id } = (await ask('POST', '/boxes', sent)).body
  return { sent, url: `/boxes/${id}`, ask }
}

t.test('a null of a JSON Merge Patch removes a member, whatever its type', async (t) => {
  const { ask, url } = await boxes(t, obj(members, []), mergePatch)
  const type = { 'content-type': `${mergePatch}; charset=utf-8` }
  const patch = async (sent: unknown) => (await ask('PATCH', url, sent, type)).body
  t.match(await patch({ memo: null, size: { width: null, unit: null } }), { name: 'A', maybe: 'x', size: {} })
  const after = await patch({ maybe: null, size: null, tags: null })
  t.same(after, { id: after.id, name: 'A', maybe: null })
  t.same((await ask('GET', url)).body, after)
  const wrong = await ask('PATCH', url, { memo: 7, size: null }, type)
  t.equal(wrong.status, 400)
  t.match(wrong.text, /body\/memo must be a string/)
  t.notMatch(wrong.text, /size/)
  t.equal((await ask('PATCH', url, { tags: [null] }, type)).status, 400, 'a null in a list removes nothing')
  t.equal((await ask('PATCH', url, null, type)).status, 400)
})

t.test('a null of a JSON Merge Patch also removes where the schema has alternatives', async (t) => {
  const schema = { oneOf: [obj({ memo: str }), obj({ tags: arr(str), memo: str })] }
  const either = obj({ size: { oneOf: [size, obj({ depth: int })] } }, [])
  const { ask, url } = await boxes(t, either, mergePatch)
  const type = { 'content-type': mergePatch }
  t.same((await ask('PATCH', url, { size: { width: null } }, type)).body.size, { unit: 'cm' })
  const other = await boxes(t, schema, mergePatch)
  t.equal((await other.ask('PATCH', other.url, { tags: null }, type)).status, 400)
})

t.test('a JSON Merge Patch cannot remove a member that rows require', async (t) => {
  const type = { 'content-type': mergePatch }
  const { ask, url } = await boxes(t, obj(members, []), mergePatch)
  const refused = await ask('PATCH', url, { name: null, memo: null }, type)
  t.equal(refused.status, 400)
  t.match(refused.body, { message: /^body\/name is required: a box has to have it, so null cannot remove it/ })
  t.match((await ask('GET', url)).body, { name: 'A', memo: 'm' })
  const wrapped = await boxes(t, obj(members, []), mergePatch, (one) => obj({ box: one }))
  const { text } = await wrapped.ask('PATCH', wrapped.url, { box: { name: null } }, type)
  t.match(text, /body\/box\/name is required/)
  const open = await boxes(t, {}, mergePatch)
  t.match((await open.ask('PATCH', open.url, { name: null }, type)).text, /body\/name is required/)
})

t.test('a JSON Merge Patch cannot remove a required attribute', async (t) => {
  const of = (attributes: object) => obj({ data: obj({ type: str, id: str, attributes }, ['type', 'attributes']) })
  const row = of(obj({ name: str, note: str }, ['name']))
  const ask = server(t, {
    '/items': { get: replies(obj({ data: arr(row.properties.data as object) })) },
    '/items/{id}': {
      parameters: [path('id', str)],
      get: replies(row),
      patch: { ...body(of(obj({ name: str, note: str }, [])), mergePatch), ...replies(row) }
    }
  })
  const type = { 'content-type': mergePatch }
  const { id } = (await ask('GET', '/items')).body.data[0]
  const patch = (attributes: object) => ask('PATCH', `/items/${id}`, { data: { type: 'items', attributes } }, type)
  const refused = await patch({ name: null })
  t.equal(refused.status, 422)
  t.match(refused.text, /body\/data\/attributes\/name is required: an item has to have it/)
  const { attributes } = (await patch({ name: 'B', note: null })).body.data
  t.same(attributes, { name: 'B' })
})

t.test('a null in plain JSON leaves a member that rows require as it is', async (t) => {
  const nullable = obj({ name: { type: ['string', 'null'] }, memo: { type: ['string', 'null'] } }, [])
  const { ask, url } = await boxes(t, nullable, 'application/json')
  const { body: after } = await ask('PATCH', url, { name: null, memo: null })
  t.equal(after.name, 'A')
  t.notOk('memo' in after)
})

t.test('a JSON Patch may name the whole row', async (t) => {
  const { ask, url, sent } = await boxes(t, steps, jsonPatch)
  const type = { 'content-type': jsonPatch }
  const { body: before } = await ask('GET', url)
  const value = { id: before.id, name: 'B', memo: 'new' }
  const whole = [
    { op: 'test', path: '', value: before },
    { op: 'replace', path: '', value },
    { op: 'copy', from: '/memo', path: '/maybe' }
  ]
  t.same((await ask('PATCH', url, whole, type)).body, { ...value, maybe: 'new' })
  t.same((await ask('GET', url)).body, { ...value, maybe: 'new' })
  t.equal((await ask('PATCH', url, [{ op: 'remove', path: '' }], type)).status, 400)
  t.equal((await ask('PATCH', url, [{ op: 'replace', path: '', value: sent }], type)).status, 400, 'a row has a key')
})

t.test('a step whose path is no JSON pointer is refused', async (t) => {
  const { ask, url } = await boxes(t, steps, jsonPatch)
  const type = { 'content-type': jsonPatch }
  for (const step of [
    { op: 'add', path: 'name', value: 'x' },
    { op: 'move', from: 'memo', path: '/name' }
  ]) {
    const refused = await ask('PATCH', url, [step], type)
    t.equal(refused.status, 400)
    t.match(refused.text, /cannot be done: \S+(name|memo)\S+ is no JSON pointer/)
  }
  t.match((await ask('GET', url)).body, { name: 'A', memo: 'm' })
})

t.test('the time of a state that a JSON Patch sets stays', async (t) => {
  const time = { type: ['string', 'null'], format: 'date-time' }
  const job = obj({ id: int, status: { enum: ['open', 'closed'] }, closed_at: time })
  const ask = server(t, {
    '/jobs': { get: replies(arr(job)), post: { ...body(obj({ status: str })), ...replies(job, 201) } },
    '/jobs/{id}': { parameters: [path('id')], get: replies(job), patch: { ...body(steps, jsonPatch), ...replies(job) } }
  })
  const { body: made } = await ask('POST', '/jobs', { status: 'open' })
  const patch = async (values: object) => {
    const sent = Object.entries(values).map(([name, value]) => ({ op: 'replace', path: `/${name}`, value }))
    return (await ask('PATCH', `/jobs/${made.id}`, sent, { 'content-type': jsonPatch })).body
  }
  const closed = { status: 'closed', closed_at: '2020-01-02T03:04:05Z' }
  t.match(await patch(closed), closed)
  t.match(await patch({ status: 'open' }), { closed_at: null })
})
