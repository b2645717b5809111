import t from 'tap'
import { pathInfo, withoutVerb } from '../../../src/resources/model/paths.ts'
import { arr, body, int, none, obj, path, replies, server, str } from '../../fixtures/rows.ts'

t.test('the shape of a path, whatever its writing', async (t) => {
  const shapes: Record<string, string> = {
    '/things/': 'things',
    '/Things/{id}.json': 'things/{}',
    '/Things({id})': 'things/{}',
    "/Things('{id}')/Parts": 'things/{}/parts',
    '/Things(ID={id})': 'things/{}',
    '/things/{id}:cancel': 'things/{}/cancel',
    '/things:batchGet': 'things/batchget',
    '/things/f(x)': 'things/f(x)',
    '/times/12:30': 'times/12:30'
  }
  for (const [path, shape] of Object.entries(shapes)) t.equal(pathInfo(path).shape, shape, path)
})

t.test('the path of an operation without its verb', async (t) => {
  const cases: [method: string, path: string, shape: string | undefined][] = [
    ['GET', '/things/list', 'GET things'],
    ['GET', '/getAllThings', 'GET things'],
    ['GET', '/get_things', 'GET things'],
    ['POST', '/things/create', 'POST things'],
    ['PUT', '/createThing', 'POST thing'],
    ['POST', '/things/{id}/delete', 'DELETE things/{}'],
    ['PATCH', '/v1/updateThing/{id}', 'PATCH v1/thing/{}'],
    ['POST', '/things/list', 'GET things'],
    ['GET', '/gettysburg', undefined],
    ['GET', '/allow-lists', undefined],
    ['GET', '/get-allow-lists', 'GET allow-lists'],
    ['GET', '/listings/{id}', undefined],
    ['GET', '/list', undefined],
    ['GET', '/{id}', undefined]
  ]
  for (const [method, path, wanted] of cases) {
    const found = withoutVerb(path, method)
    t.equal(found && `${found.method} ${found.info.shape}`, wanted, `${method} ${path}`)
  }
})

const thing = obj({ id: int, name: str })
const sent = body(obj({ name: str }))
const id = { parameters: [path('id')] }
const deleted = { responses: { 204: none } }

t.test('paths that say what their operations do', async (t) => {
  const forms = [
    ['/getThings', '/createThing', '/getThing/{id}', '/updateThing/{id}', '/deleteThing/{id}'],
    ['/things/list', '/things/create', '/things/{id}', '/things/{id}/update', '/things/{id}/delete'],
    ['/Things', '/Things', '/Things({id})', '/Things({id})', '/Things({id})']
  ] as const
  for (const [list, create, item, update, erase] of forms) {
    const paths: Record<string, object> = {}
    const add = (at: string, more: object) => {
      paths[at] = { ...paths[at], ...more }
    }
    add(list, { get: replies(arr(thing)) })
    add(create, { post: { ...sent, ...replies(thing, 201) } })
    add(item, { ...id, get: replies(thing) })
    add(update, { ...id, put: { ...sent, ...replies(thing) } })
    add(erase, { ...id, delete: deleted })
    const ask = server(t, paths)
    const made = (await ask('POST', create, { name: 'New' })).body
    t.same((await ask('GET', list)).body.at(-1), made)
    await ask('PUT', update.replace('{id}', '3'), { name: 'Three' })
    t.same((await ask('GET', item.replace('{id}', '3'))).body, { id: 3, name: 'Three' })
    await ask('DELETE', erase.replace('{id}', '2'))
    t.equal((await ask('GET', item.replace('{id}', '2'))).status, 404)
    t.equal((await ask('GET', list)).body.length, 18)
  }
})

t.test('a path with a verb keeps it beside one without, and where nothing has its noun', async (t) => {
  const ask = server(t, {
    '/things': { get: replies(arr(thing)), post: { ...sent, ...replies(thing, 201) } },
    '/things/create': { post: { ...sent, ...replies(obj({ ok: { const: true } })) } },
    '/getWeather': { get: replies(obj({ degrees: int })) },
    '/things/{id}': { ...id, get: replies(thing) }
  })
  t.same((await ask('POST', '/things/create', { name: 'New' })).body, { ok: true })
  t.type((await ask('GET', '/getWeather')).body.degrees, 'number')
  t.equal((await ask('GET', '/things')).body.length, 18)
})
