import t from 'tap'
import { arr, body, int, none, obj, path, query, replies, server, str } from '../../fixtures/rows.ts'

const label = obj({ name: str, color: str }, ['name'])
const taken = { description: 'Taken' }

/** A server of labels whose PATCH takes these members. */
function labels(t: Parameters<typeof server>[0], sent: Record<string, object>, more: object = {}, paths: object = {}) {
  const patch = { ...body(obj(sent, [])), responses: { ...replies(label).responses, ...more } }
  return server(t, {
    '/labels': { get: replies(arr(label)), post: { ...body(label), ...replies(label, 201) } },
    '/labels/{name}': { parameters: [path('name', str)], get: replies(label), patch },
    ...paths
  })
}

t.test('a PATCH gives a row another name, in its place', async (t) => {
  for (const by of ['name', 'new_name']) {
    const ask = labels(t, { [by]: str, color: str })
    const before = (await ask('GET', '/labels')).body.map(({ name }: { name: string }) => name)
    await ask('POST', '/labels', { name: 'bug', color: 'red' })
    await ask('POST', '/labels', { name: 'idea', color: 'blue' })
    t.strictSame((await ask('PATCH', '/labels/bug', { [by]: 'fault' })).body, { name: 'fault', color: 'red' }, by)
    t.strictSame((await ask('GET', '/labels/fault')).body, { name: 'fault', color: 'red' })
    t.equal((await ask('GET', '/labels/bug')).status, 404)
    const after = (await ask('GET', '/labels')).body.map(({ name }: { name: string }) => name)
    t.strictSame(after, [...before, 'fault', 'idea'])
    await ask('PATCH', '/labels/fault', { color: 'green' })
    t.strictSame((await ask('GET', '/labels/fault')).body, { name: 'fault', color: 'green' })
  }
})

t.test('a name that another row has is refused where the document knows that, and else passed over', async (t) => {
  for (const [more, status] of [
    [{ 409: taken }, 409],
    [{ 422: taken }, 422],
    [{}, 200]
  ] as const) {
    const ask = labels(t, { name: str }, more)
    await ask('POST', '/labels', { name: 'bug' })
    await ask('POST', '/labels', { name: 'idea' })
    t.equal((await ask('PATCH', '/labels/idea', { name: 'bug' })).status, status)
    t.equal((await ask('GET', '/labels/idea')).body.name, 'idea')
  }
})

t.test('a key stays that is an id, that rows stand under, or that says nothing new', async (t) => {
  const ask = labels(t, { name: str })
  await ask('POST', '/labels', { name: 'bug' })
  for (const name of ['bug', '', undefined])
    t.equal((await ask('PATCH', '/labels/bug', { name })).body.name, 'bug', 'the same, empty or none')
  const under = labels(
    t,
    { name: str },
    {},
    {
      '/labels/{name}/uses': { parameters: [path('name', str)], get: replies(arr(obj({ id: int }))) }
    }
  )
  await under('POST', '/labels', { name: 'bug' })
  t.equal((await under('PATCH', '/labels/bug', { name: 'fault' })).body.name, 'bug')
  const row = obj({ id: str, name: str })
  const keyed = server(t, {
    '/things': { get: replies(arr(row)) },
    '/things/{id}': { parameters: [path('id', str)], get: replies(row), put: { ...body(row), ...replies(row) } }
  })
  t.equal((await keyed('PUT', '/things/a', { id: 'b', name: 'Zed' })).body.id, 'a')
  const serial = obj({ name: { ...str, format: 'uuid' }, size: int })
  const disks = server(t, {
    '/disks': { get: replies(arr(serial)) },
    '/disks/{name}': {
      parameters: [path('name', str)],
      get: replies(serial),
      put: { ...body(serial), ...replies(serial) }
    }
  })
  const [{ name }] = (await disks('GET', '/disks')).body
  const other = name.replace(/^./, name.startsWith('a') ? 'b' : 'a')
  t.equal((await disks('PUT', `/disks/${name}`, { name: other, size: 1 })).body.name, name)
})

t.test('a list with a renamed row goes on behind the old name', async (t) => {
  const patch = { ...body(obj({ name: str }, [])), ...replies(label) }
  const ask = server(t, {
    '/labels': {
      get: { parameters: [query('limit', int), query('after', str)], ...replies(arr(label)) },
      post: { ...body(label), ...replies(label, 201) }
    },
    '/labels/{name}': {
      parameters: [path('name', str)],
      get: replies(label),
      patch,
      delete: { responses: { 204: none } }
    }
  })
  const [{ name }, { name: next }] = (await ask('GET', '/labels?limit=2')).body
  await ask('PATCH', `/labels/${name}`, { name: 'fault' })
  const [first] = (await ask('GET', `/labels?limit=1&after=${name}`)).body
  t.equal(first.name, 'fault', 'the place of the old name is free')
  t.equal((await ask('GET', '/labels?limit=1&after=fault')).body[0].name, next)
})
