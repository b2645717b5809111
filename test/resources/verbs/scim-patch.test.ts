import t, { type Test } from 'tap'
import { scimPathOf } from '../../../src/resources/verbs/scim-path.ts'
import { arr, body, int, obj, path, replies, server, str } from '../../fixtures/rows.ts'
import { json } from '../../fixtures/start.ts'

const patchOp = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'
const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
const core = 'urn:ietf:params:scim:schemas:core:2.0:User'
const email = obj({ value: str, type: str, primary: { type: 'boolean' } }, ['value'])
const members = {
  userName: str,
  nickName: str,
  active: { type: 'boolean' },
  name: obj({ givenName: str, familyName: str }, []),
  emails: arr(email),
  tags: arr(str),
  [enterprise]: obj({ department: str }, [])
}
const user = obj({ id: { ...str, readOnly: true }, ...members }, ['id', 'userName'])
const sent = {
  userName: 'ada',
  nickName: 'A',
  active: true,
  name: { givenName: 'Ada', familyName: 'King' },
  emails: [
    { value: 'w@example.com', type: 'work', primary: true },
    { value: 'h@example.com', type: 'home' }
  ],
  tags: ['a', 'b'],
  [enterprise]: { department: 'Maths' }
}
const operation = obj({ op: str, path: str, value: {} }, ['op'])
const scim = obj({ schemas: arr(str), Operations: arr(operation) })

async function users(t: Test, schema: object = scim, type = 'application/scim+json') {
  const replied = { responses: { 200: json(user), 400: json(obj({ detail: str, status: str })) } }
  const ask = server(t, {
    '/Users': { get: replies(arr(user)), post: { ...body(obj(members, ['userName'])), ...replies(user, 201) } },
    '/Users/{id}': { parameters: [path('id', str)], get: replies(user), patch: { ...body(schema, type), ...replied } }
  })
  const { id } = (await ask('POST', '/Users', sent)).body
  const patch = (...Operations: object[]) =>
    ask('PATCH', `/Users/${id}`, { schemas: [patchOp], Operations }, { 'content-type': type })
  return { ask, id, patch, url: `/Users/${id}`, shown: async () => (await ask('GET', `/Users/${id}`)).body }
}

const [work, home] = sent.emails
const filtered = 'emails[type eq "work"]'

t.test('the operations of a SCIM patch change the row, whatever the case of their names', async (t) => {
  const changes: [operation: object, expected: object][] = [
    [{ op: 'replace', path: 'nickName', value: 'B' }, { nickName: 'B' }],
    [{ op: 'Replace', path: 'NICKNAME', value: 'B' }, { nickName: 'B' }],
    [
      { op: 'replace', value: { nickName: 'B', Active: false } },
      { nickName: 'B', active: false }
    ],
    [{ op: 'replace', value: { 'a b': 1, nickName: 'B' } }, { nickName: 'B' }],
    [{ op: 'replace', value: { 'name.givenName': 'B' } }, { name: { givenName: 'B', familyName: 'King' } }],
    [{ op: 'add', path: 'name.givenName', value: 'B' }, { name: { givenName: 'B', familyName: 'King' } }],
    [{ op: 'replace', path: 'name', value: { givenname: 'B' } }, { name: { givenName: 'B', familyName: 'King' } }],
    [{ op: 'remove', path: 'name.familyName' }, { name: { givenName: 'Ada' } }],
    [{ op: 'remove', path: 'nickName' }, { nickName: undefined }],
    [{ op: 'replace', path: 'nickName', value: null }, { nickName: undefined }],
    [
      { op: 'replace', path: `${filtered}.value`, value: 'n@example.com' },
      { emails: [{ ...work, value: 'n@example.com' }, home] }
    ],
    [{ op: 'replace', path: filtered, value: home }, { emails: [home, home] }],
    [
      { op: 'add', path: filtered, value: { value: 'n@example.com' } },
      { emails: [{ ...work, value: 'n@example.com' }, home] }
    ],
    [{ op: 'REMOVE', path: filtered }, { emails: [home] }],
    [{ op: 'remove', path: `${filtered}.type` }, { emails: [{ value: work?.value, primary: true }, home] }],
    [{ op: 'remove', path: 'emails[type eq "work" or not (value sw "x")]' }, { emails: [] }],
    [{ op: 'remove', path: 'emails' }, { emails: undefined }],
    [{ op: 'remove', path: 'emails', value: [{ value: 'w@example.com' }] }, { emails: [home] }],
    [
      { op: 'add', path: 'emails', value: [{ value: 'n@example.com' }, home] },
      { emails: [work, home, { value: 'n@example.com' }] }
    ],
    [{ op: 'replace', path: 'emails', value: home }, { emails: [home] }],
    [
      { op: 'replace', path: 'emails.type', value: 'old' },
      {
        emails: [
          { ...work, type: 'old' },
          { ...home, type: 'old' }
        ]
      }
    ],
    [
      { op: 'add', path: 'emails[type eq "other"].value', value: 'o@example.com' },
      { emails: [work, home, { type: 'other', value: 'o@example.com' }] }
    ],
    [
      { op: 'add', path: 'emails[type eq "other"]', value: { value: 'o@example.com' } },
      { emails: [work, home, { type: 'other', value: 'o@example.com' }] }
    ],
    [{ op: 'add', path: 'tags', value: 'c' }, { tags: ['a', 'b', 'c'] }],
    [{ op: 'remove', path: 'tags[value eq "a"]' }, { tags: ['b'] }],
    [{ op: 'remove', path: 'tags', value: 'b' }, { tags: ['a'] }],
    [{ op: 'add', path: 'tags[value eq "a"]', value: 'c' }, { tags: ['c', 'b'] }],
    [{ op: 'add', path: 'tags[value eq "a"].type', value: 'c' }, {}],
    [{ op: 'remove', path: 'nickName', value: 'A' }, { nickName: undefined }],
    [{ op: 'add', path: 'urn:x:other:2.0:User:a', value: 1 }, {}],
    [{ op: 'add', path: `${filtered}.odd`, value: 1 }, {}],
    [{ op: 'replace', path: `${enterprise}:department`, value: 'B' }, { [enterprise]: { department: 'B' } }],
    [{ op: 'add', path: enterprise, value: { department: 'B' } }, { [enterprise]: { department: 'B' } }],
    [{ op: 'replace', path: `${core}:name.givenName`, value: 'B' }, { name: { givenName: 'B', familyName: 'King' } }]
  ]
  for (const [operation, expected] of changes) {
    const { patch, shown, id } = await users(t)
    const { status, text } = await patch(operation)
    t.equal(status, 200, JSON.stringify(operation) + text)
    const whole = JSON.parse(JSON.stringify({ ...sent, id, ...expected }))
    t.same(JSON.parse(text), whole, JSON.stringify(operation))
    t.same(await shown(), whole, 'the GET shows the same')
  }
})

t.test('missing members are added, and operations follow one another', async (t) => {
  const { patch, shown } = await users(t)
  const gone = ['name', 'emails', 'nickName', enterprise].map((path) => ({ op: 'remove', path }))
  t.equal((await patch(...gone, { op: 'remove', path: 'name.givenName' })).status, 200)
  t.notOk('name' in (await shown()))
  const added = [
    { op: 'replace', path: 'name.givenName', value: 'B' },
    { op: 'add', path: 'emails[type eq "work"].value', value: 'w@example.com' },
    { op: 'add', path: 'emails', value: { value: 'n@example.com' } },
    { op: 'replace', path: 'NickName', value: 'N' },
    { op: 'add', path: `${enterprise}:department`, value: 'D' }
  ]
  t.equal((await patch(...added)).status, 200)
  const expected = {
    name: { givenName: 'B' },
    emails: [{ type: 'work', value: 'w@example.com' }, { value: 'n@example.com' }],
    nickName: 'N'
  }
  t.match(await shown(), { ...expected, [enterprise]: { department: 'D' } })
})

t.test('an operation that cannot be read or done is refused in the form of the document', async (t) => {
  const { patch, shown, ask, url } = await users(t)
  const before = await shown()
  const wrong: [operation: object, why: RegExp][] = [
    [{ op: 'move', path: 'nickName', value: 'x' }, /`op` is add, replace or remove/],
    [{ op: 'replace', path: 'nickName' }, /needs a `value`/],
    [{ op: 'remove' }, /needs a `path`/],
    [{ op: 'add', value: 'x' }, /its `value` is an object/],
    [{ op: 'replace', path: 'emails[type eq', value: 'x' }, /path .* is not read/],
    [{ op: 'replace', path: 'a..b', value: 'x' }, /path .* is not read/],
    [{ op: 'replace', path: 'emails[type zz "x"]', value: 'x' }, /filter .* is not read/],
    [{ op: 'replace', path: 'emails[type eq "none"].value', value: 'x' }, /no item of emails fits/],
    [{ op: 'add', path: 'emails[type sw "none"].value', value: 'x' }, /no item of emails fits/],
    [{ op: 'remove', value: { nickName: 1 }, path: 'emails[type eq "none"]' }, /no item of emails fits/],
    [{ op: 'replace', path: 'id', value: 'other' }, /id is read-only/],
    [{ op: 'replace', value: { id: 'other' } }, /id is read-only/],
    [{ op: 'replace', path: 'active', value: 'maybe' }, /does not fit/],
    [{ op: 'remove', path: 'userName' }, /does not fit/]
  ]
  for (const [operation, why] of wrong) {
    const refused = await patch({ op: 'replace', path: 'nickName', value: 'lost' }, operation)
    t.equal(refused.status, 400, JSON.stringify(operation))
    t.match(refused.body, { detail: why, status: String }, JSON.stringify(operation))
  }
  t.same(await shown(), before)
  t.equal((await patch({ op: 'replace', value: { id: before.id, nickName: 'Same id' } })).status, 200)
  const { status } = await ask('PATCH', url, { schemas: [patchOp], Operations: [{ op: 'add' }] })
  t.not(status, 200)
})

t.test('names that objects have by themselves are names like others', async (t) => {
  const { patch } = await users(t)
  const odd = { op: 'add', path: '__proto__.polluted', value: true }
  const made = { op: 'add', path: 'constructor.prototype', value: true }
  await patch(odd, made, { op: 'add', value: JSON.parse('{"__proto__": {"polluted": true}}') })
  t.notOk('polluted' in {})
})

t.test('a body that only looks like a SCIM patch is none', async (t) => {
  const row = obj({ id: int, name: str, operations: arr(obj({ op: str })) })
  const ask = server(t, {
    '/rounds': { get: replies(arr(row)) },
    '/rounds/{id}': { parameters: [path('id')], get: replies(row), patch: { ...body({}), ...replies(row) } }
  })
  const [{ id }] = (await ask('GET', '/rounds')).body
  const operations = [{ op: 'replace' }]
  t.match((await ask('PATCH', `/rounds/${id}`, { operations })).body, { operations })
  const patch = { schemas: [patchOp], Operations: [{ op: 'replace', path: 'name', value: 'B' }] }
  t.equal((await ask('PATCH', `/rounds/${id}`, patch)).body.name, 'B')
  t.equal((await ask('PATCH', `/rounds/${id}`, { schemas: [patchOp] })).status, 400)
  t.equal((await ask('PATCH', `/rounds/${id}`, { schemas: [patchOp], Operations: ['x'] })).status, 400)
})

t.test('a SCIM patch that does not name its schema is one, unless its operations have no verbs', async (t) => {
  const row = obj({ id: int, name: str })
  const ask = server(t, {
    '/rounds': { get: replies(arr(row)) },
    '/rounds/{id}': { parameters: [path('id')], get: replies(row), patch: { ...body({}), ...replies(row) } }
  })
  const [before] = (await ask('GET', '/rounds')).body
  const patch = (sent: unknown) => ask('PATCH', `/rounds/${before.id}`, sent)
  for (const sent of ['x', { Operations: 'x' }, { Operations: ['x'] }, { Operations: [{ path: 'name' }] }])
    t.same((await patch(sent)).body, before, JSON.stringify(sent))
  t.equal((await patch({ Operations: [{ op: 'add', path: 5, value: 'B' }] })).status, 400)
  t.equal((await patch({ operations: [{ op: 'add', path: 'name', value: 'B' }] })).body.name, 'B')
})

t.test('a path is an attribute, with a filter and a sub-attribute', async (t) => {
  t.match(scimPathOf('a[b eq "]."].c'), { name: 'a', filter: 'b eq "]."', sub: 'c' })
  t.match(scimPathOf('urn:x:y:2.0:User:a.b'), { extension: 'urn:x:y:2.0:User', name: 'a', sub: 'b' })
  for (const text of ['', '.', 'a.', '[x]', 'a b', '1a', 'a[b].c.d', 'a[b']) t.equal(scimPathOf(text), undefined, text)
})
