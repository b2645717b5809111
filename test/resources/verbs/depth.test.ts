import t from 'tap'
import { arr, body, obj, path, replies, server, str } from '../../fixtures/rows.ts'

const nested = (levels: number): object => {
  let value: object = {}
  for (let level = 1; level < levels; level++) value = level % 2 === 0 ? { value } : [value]
  return value
}

t.test('rows are not written with values that are nested too deeply to be shown', async (t) => {
  const thing = obj({ id: str, data: {} }, ['id'])
  const refusing = { ...replies(thing), responses: { ...replies(thing).responses, 422: { description: 'no' } } }
  const ask = server(t, {
    '/things': { get: replies(arr(thing)), post: { ...body(thing), ...replies(thing, 201) } },
    '/things/{id}': {
      parameters: [path('id', str)],
      get: replies(thing),
      patch: { ...body({}), ...refusing }
    },
    '/me': { get: replies(thing), put: { ...body(thing), ...replies(thing) } }
  })
  t.equal((await ask('POST', '/things', { id: 'a', data: nested(499) })).status, 201)
  const tooDeep = { id: 'b', data: nested(500) }
  const { status, text } = await ask('POST', '/things', tooDeep)
  t.equal(status, 400)
  t.match(text, 'nested more than 500 levels deep')
  t.equal((await ask('PUT', '/me', tooDeep)).status, 400)
  const patch = [{ op: 'add', path: '/data', value: nested(4000) }]
  t.equal((await ask('PATCH', '/things/a', patch)).status, 422, 'the status that the document has for it')
  t.equal((await ask('GET', '/things')).status, 200)
  t.same((await ask('GET', '/things/a')).body.data, nested(499))
})
