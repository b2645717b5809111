import t from 'tap'
import { createStandin } from '../../../src/standin.ts'
import { arr, body, int, obj, path, replies, server, str } from '../../fixtures/rows.ts'
import { documentOf } from '../../fixtures/start.ts'

const thing = obj({ id: int, status: str, owner: obj({ name: str }), parts: arr(obj({ sku: str })) }, ['id', 'status'])
const open = { ...thing, additionalProperties: true }
const paths = {
  '/things': {
    get: replies(arr(thing)),
    post: { ...body(obj({ status: str, password: str }, ['status'])), ...replies(thing, 201) }
  },
  '/things/{id}': { parameters: [path('id')], get: replies(thing), patch: replies(thing) },
  '/others': { get: replies(arr(open)) },
  '/others/{id}': { parameters: [path('id')], get: replies(open) },
  '/settings': {
    get: replies(obj({ theme: str })),
    put: { ...body(obj({ theme: str })), ...replies(obj({ theme: str })) }
  }
}

t.test('rows by hand have only members that the document knows', async (t) => {
  const ask = server(t, paths)
  const set = async (...rows: object[]) => (await ask('PUT', '/__admin/rows/things', rows)).text
  const cases: [row: object, why: RegExp][] = [
    [{ statsu: 'x' }, /\/1\/statsu: things have no such member; did you mean \\"status\\"\?/],
    [{ owner: { nmae: 'x' } }, /\/1\/owner\/nmae: things have no such member; did you mean \\"name\\"\?/],
    [{ parts: [{ sku: 'a' }, { 'a/b': 1 }] }, /\/1\/parts\/1\/a~1b: things have no such member"/],
    [{ Status: 'a' }, /\/1\/Status: things have no such member; did you mean \\"status\\"\?/],
    [{ '': 1 }, /\/1\/: things have no such member"/]
  ]
  for (const [row, why] of cases) t.match(await set({ status: 'a' }, row), why)
  t.match((await ask('PUT', '/__admin/state', { things: [{ statsu: 'x' }] })).text, /things\/0\/statsu/)
  t.equal((await ask('GET', '/things')).body.length, 18, 'nothing was set')
  const good = { status: 'a', password: 'p', owner: { name: 'x' }, parts: [{ sku: 'a' }] }
  t.match(JSON.parse(await set(good)).rows, [{ status: 'a' }])
  t.match((await ask('GET', '/things')).body, [{ parts: [{ sku: 'a' }] }])
  t.equal((await ask('PUT', '/__admin/rows/others', [{ id: 1, status: 'a', color: 'red' }])).status, 200)
  t.match((await ask('GET', '/others')).body, [{ color: 'red' }], 'its schema admits others')
})

t.test('a single thing has no rows', async (t) => {
  const ask = server(t, paths)
  const why = /\\"settings\\" is a single thing, which has no rows; read and write it at its own path/
  t.match((await ask('PUT', '/__admin/state', { settings: [{ theme: 'x' }] })).text, why)
  t.match((await ask('GET', '/__admin/rows/settings')).text, why)
  t.match((await ask('GET', '/__admin/rows/setting')).text, /there is no collection \\"setting\\"; there is things/)
  const app = createStandin({ document: documentOf(paths), fixtures: false })
  t.teardown(() => app.close())
  const { payload } = await app.inject(`/__admin/rows/${encodeURIComponent('/settings')}`)
  t.match(payload, /is a single thing/)
})
