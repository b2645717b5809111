import t from 'tap'
import { arr, body, int, obj, path, replies, server, str } from '../../fixtures/rows.ts'
import { documentOf } from '../../fixtures/start.ts'

/** A thing that is listed and made, and shown by its own path with another schema. */
const things = (thing: object, view: object) => ({
  '/things': { get: replies(arr(thing)), post: { ...body(thing), ...replies(thing, 201) } },
  '/things/{id}': { parameters: [path('id')], get: replies(view) }
})

t.test('a member is shown under the name that a view has for it, and never twice', async (t) => {
  const view = obj({ id: int, user_name: str, userName: str, nick_name: str }, ['id'])
  const secret = { ...str, writeOnly: true }
  const hiding = { ...view, properties: { ...view.properties, nickName: secret } }
  const ask = server(t, things(obj({ id: int, userName: str, nickName: str }), hiding))
  await ask('PUT', '/__admin/state', { things: [{ id: 77, userName: 'ada', nickName: 'a' }] })
  t.same((await ask('GET', '/things/77')).body, { id: 77, userName: 'ada' })
})

t.test('a change under one spelling of a name shows under the others', async (t) => {
  const person = obj({ id: int, user_name: str })
  const ask = server(t, {
    '/people': { get: replies(arr(person)) },
    '/people/{id}': {
      parameters: [path('id')],
      get: replies(obj({ id: int, userName: str })),
      patch: { ...body(obj({ userName: str })), ...replies(person) }
    }
  })
  const [first] = (await ask('GET', '/people')).body
  t.same((await ask('GET', '/people/1')).body, { id: 1, userName: first.user_name })
  t.same((await ask('PATCH', '/people/1', { userName: 'ada' })).body, { id: 1, user_name: 'ada' })
  t.same((await ask('GET', '/people/1')).body, { id: 1, userName: 'ada' })
  t.same((await ask('GET', '/people')).body[0], { id: 1, user_name: 'ada' })
})

t.test('alternatives show the members of each, once, however deep they are', async (t) => {
  let view: object = obj({ id: int, depth: str }, ['id'])
  for (let n = 0; n < 7; n++) view = { ...obj({ id: int, [`level${n}`]: str }, ['id']), oneOf: [view] }
  const ask = server(t, things(obj({ id: int, level6: str }), view))
  await ask('POST', '/things', { id: 77, level6: 'outermost' })
  t.match((await ask('GET', '/things/77')).body, { id: 77, level6: 'outermost' })
})

t.test('a base is shown as the child that each row is', async (t) => {
  const child = (name: string) => ({ allOf: [{ $ref: '#/components/schemas/Pet' }, obj({ [name]: int }, [name])] })
  const Pet = { ...obj({ id: int, kind: str }, ['id', 'kind']), discriminator: { propertyName: 'kind' } }
  const components = { schemas: { Pet, Cat: child('lives'), Dog: child('walks') } }
  const pet = { $ref: '#/components/schemas/Pet' }
  const cats = { '/cats': { get: replies(arr({ $ref: '#/components/schemas/Cat' })) } }
  const ask = server(t, {}, { document: { ...documentOf({ ...things(pet, pet), ...cats }), components } })
  const rows = (await ask('GET', '/things')).body as { kind: string; lives?: number; walks?: number }[]
  t.same(
    new Set(rows.map(({ kind, lives, walks }) => `${kind} ${typeof lives} ${typeof walks}`)),
    new Set(['Cat number undefined', 'Dog undefined number'])
  )
  const [cat] = (await ask('GET', '/cats')).body as object[]
  t.match(cat, { kind: 'Cat', lives: Number, walks: undefined })
})

t.test('a row keeps what its child or its alternative names', async (t) => {
  const child = (name: string) => ({ allOf: [{ $ref: '#/components/schemas/Pet' }, obj({ [name]: int }, [name])] })
  const Pet = { ...obj({ id: int, kind: str }, ['id', 'kind']), discriminator: { propertyName: 'kind' } }
  const components = { schemas: { Pet, Cat: child('lives'), Dog: child('walks') } }
  const either = { oneOf: [obj({ id: int, lives: int }, ['lives']), obj({ id: int, walks: int }, ['walks'])] }
  for (const thing of [{ $ref: '#/components/schemas/Pet' }, either, { anyOf: either.oneOf }]) {
    const ask = server(t, {}, { document: { ...documentOf(things(thing, thing)), components } })
    const made = (await ask('POST', '/things', { id: 77, kind: 'Dog', walks: 3 })).body
    t.match(made, { id: 77, walks: 3, lives: undefined })
    t.same((await ask('GET', '/things/77')).body, made)
  }
})

t.test('values nested deeper than views go are shown as they are', async (t) => {
  let nested: object = str
  let sent: unknown = 'leaf'
  for (let n = 0; n < 9; n++) {
    nested = obj({ inner: nested })
    sent = { inner: sent }
  }
  const thing = obj({ id: int, nested })
  const ask = server(t, things(thing, thing))
  await ask('POST', '/things', { id: 77, nested: sent })
  t.same((await ask('GET', '/things/77')).body, { id: 77, nested: sent })
})

t.test('a view that no value fits shows the row', async (t) => {
  const thing = obj({ id: int, name: str })
  const row = { id: 77, name: 'ada' }
  for (const name of [{ allOf: [{ const: 'a' }, { const: 'b' }] }, { not: {} }]) {
    const ask = server(t, things(thing, obj({ id: int, name })))
    await ask('POST', '/things', row)
    t.match((await ask('GET', '/things/77')).body, row)
  }
})

t.test('a row shows the parent that its path names', async (t) => {
  const invite = obj({ id: int, email: str })
  const ask = server(t, {
    '/orgs/{org}/invites': {
      parameters: [path('org', str)],
      get: replies(arr(invite)),
      post: { ...body(invite), ...replies(obj({ id: int, email: str, org: str }), 201) }
    }
  })
  t.match((await ask('POST', '/orgs/acme/invites', { id: 1, email: 'a@b.example' })).body, { org: 'acme' })
})

t.test(
  'a row shows its members in the order of the schema, and hides what is to be hidden in each of its parts',
  async (t) => {
    const part = obj({ name: str, code: { ...str, writeOnly: true } }, ['name'])
    const thing = obj({ id: { ...int, readOnly: true }, name: str, parts: arr(part) })
    const ask = server(t, things(thing, thing))
    const made = async (row: object) => {
      const { id } = (await ask('POST', '/things', row)).body
      return JSON.stringify({ ...(await ask('GET', `/things/${id}`)).body, id: 0 })
    }
    const parts = [{ name: 'a' }, { name: 'b', code: 'x' }]
    t.equal(await made({ name: 'in order', parts }), '{"id":0,"name":"in order","parts":[{"name":"a"},{"name":"b"}]}')
    t.equal(await made({ parts: [], name: 'in disorder' }), '{"id":0,"name":"in disorder","parts":[]}')
    const { things: kept } = (await ask('GET', '/__admin/state')).body
    t.same(Object.keys(kept.at(-1)), ['id', 'name', 'parts'])
  }
)
