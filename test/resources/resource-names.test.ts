import t from 'tap'
import { arr, body, int, obj, path, query, replies, server, str } from '../fixtures/rows.ts'
import { json } from '../fixtures/start.ts'

const example = { things: [{ name: 'projects/p/things/shown', displayName: 'Shown', color: 'red' }] }

function paths(name: object, at: string, parameters: object[]) {
  const thing = obj({ name, displayName: str, color: str })
  const input = obj({ name, displayName: str, color: str }, [])
  return {
    [at]: {
      parameters,
      get: {
        parameters: [query('pageSize', int), query('pageToken', str)],
        ...replies(obj({ things: arr(thing), nextPageToken: str }, ['things']))
      },
      post: {
        parameters: [query('thingId', str)],
        ...body(input),
        responses: { 200: json(thing), 409: { description: 'Taken' } }
      }
    },
    [`${at}/{thing}`]: {
      parameters: [...parameters, path('thing', str)],
      get: replies(thing),
      patch: { parameters: [query('updateMask', str)], ...body(input), ...replies(thing) },
      delete: replies({ type: 'object' })
    }
  }
}

t.test('the name of a row is its path, below the things that its name shows', async (t) => {
  for (const [name, at, prefix] of [
    [{ ...str, pattern: '^projects/[^/]+/things/[^/]+$' }, '/v1/projects/{project}/things', 'projects/p/'],
    [{ ...str, example: 'projects/a/things/b' }, '/v1/projects/{project}/things', 'projects/p/'],
    [{ ...str, description: 'The name, as `things/{thing}`.' }, '/v1/projects/{project}/things', ''],
    [{ ...str, description: 'Format: things/THING' }, '/v1/{project}/things', ''],
    [{ ...str, description: 'Format: things/THING' }, '/v1/things', '']
  ] as const) {
    const below = at.includes('{project}') ? [path('project', str)] : []
    const ask = server(t, paths(name, at, below))
    const url = at.replace('{project}', 'p')
    const { things, nextPageToken } = (await ask('GET', `${url}?pageSize=2`)).body
    const own = (key: string) => `${prefix}things/${key}`
    const key = things[1].name.slice(own('').length)
    t.equal(things[1].name, own(key), at)
    t.notMatch(key, /[ /]/)
    t.same((await ask('GET', `${url}/${key}`)).body, things[1])
    t.notSame((await ask('GET', `${url}?pageSize=2&pageToken=${nextPageToken}`)).body.things[0], things[1])
    t.same((await ask('POST', `${url}?thingId=mine`, { displayName: 'Mine' })).body.name, own('mine'))
    t.equal((await ask('POST', `${url}?thingId=mine`, { displayName: 'Mine' })).status, 409)
    const mine = `${url}/mine`
    t.match((await ask('GET', mine)).body, { name: own('mine'), displayName: 'Mine' })
    const patch = { name: own('other'), displayName: 'Yours', color: 'red' }
    const { body } = await ask('PATCH', `${mine}?updateMask=displayName`, patch)
    t.match(body, { name: own('mine'), displayName: 'Yours' })
    t.not(body.color, 'red')
    t.equal((await ask('PATCH', `${mine}?updateMask=*`, patch)).body.color, 'red')
    const made = (await ask('POST', url, { displayName: 'Other' })).body
    t.same((await ask('GET', `${url}/${made.name.split('/').at(-1)}`)).body, made)
    await ask('DELETE', mine)
    t.equal((await ask('GET', mine)).status, 404)
  }
})

t.test('rows of an example are found by the ends of their names', async (t) => {
  const name = { ...str, pattern: '^projects/[^/]+/things/[^/]+$' }
  const all = paths(name, '/projects/{project}/things', [path('project', str)])
  const list = all['/projects/{project}/things'] as { get: { responses: Record<string, { content: object }> } }
  const media = (list.get.responses[200] as { content: Record<string, object> }).content
  Object.assign(media['application/json'] as object, { example })
  const ask = server(t, all)
  t.match((await ask('GET', '/projects/p/things/shown')).body, { displayName: 'Shown' })
  t.same((await ask('GET', '/projects/p/things')).body, example)
})

t.test('a key that the document sets is no name', async (t) => {
  const name = { ...str, pattern: '^projects/[^/]+/things/[^/]+$' }
  const all = paths(name, '/things', [])
  const key = { 'x-standin': { key: 'color' } }
  const ask = server(t, {
    '/things': { ...all['/things'], ...key },
    '/things/{thing}': { ...all['/things/{thing}'], ...key }
  })
  const [first] = (await ask('GET', '/things')).body.things
  t.same((await ask('GET', `/things/${encodeURIComponent(first.color)}`)).body, first)
})

t.test('paths that take a name as one parameter are views of the same rows', async (t) => {
  const topic = obj({ name: { ...str, description: 'projects/{project}/topics/{topic}' }, note: str }, [])
  const ask = server(t, {
    '/v1/{parent=projects/*}/topics': {
      parameters: [path('parent', str)],
      get: replies(obj({ topics: arr(topic) })),
      post: { ...body(topic), ...replies(topic) }
    },
    '/v1/{name=projects/*/topics/*}': { parameters: [path('name', str)], get: replies(topic), delete: replies({}) }
  })
  const made = (await ask('POST', '/v1/projects/p/topics', { note: 'N' })).body
  t.match(made.name, /^projects\/p\/topics\/[^/]+$/)
  t.same((await ask('GET', `/v1/${made.name}`)).body, made)
  t.match((await ask('GET', '/v1/projects/p/topics')).body.topics.at(-1), made)
  await ask('DELETE', `/v1/${made.name}`)
  t.equal((await ask('GET', `/v1/${made.name}`)).status, 404)
})
