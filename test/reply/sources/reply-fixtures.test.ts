import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { documentOf, json, start } from '../../fixtures/start.ts'

const user = { type: 'object', required: ['id'], properties: { id: { type: 'integer' }, name: { type: 'string' } } }
const error = {
  type: 'object',
  required: ['error'],
  properties: { error: { type: 'string' }, code: { type: 'integer' } }
}
const document = documentOf({
  '/users': { get: { operationId: 'listUsers', responses: { 200: json({ type: 'array', items: user }) } } },
  '/users/{id}': {
    get: {
      operationId: 'getUser',
      parameters: [{ in: 'path', name: 'id', required: true, schema: { type: 'integer' } }],
      responses: { 200: json(user, { examples: { one: { value: { id: 1 } } } }), 400: json(error), 404: json(error) }
    }
  }
})

t.test('a whole reply that was given by hand is what is answered, where nothing else is asked for', async (t) => {
  const fixtures = t.testdir({})
  mkdirSync(join(fixtures, 'fixtures'))
  const write = (name: string, value: unknown) => writeFileSync(join(fixtures, 'fixtures', name), JSON.stringify(value))
  write('users.json', [{ id: 1, name: 'Ada' }])
  write('getUser.json', { id: 7, name: 'Grace' })
  write('getUser.400.json', { error: 'an id is a number', code: 12 })
  write('getUser.404.json', { error: 'nobody has that id', code: 44 })
  const mock = await start(t, { document, fixtures: join(fixtures, 'fixtures') })
  const ask = async (path: string, prefer?: string) => {
    const response = await fetch(mock.url + path, prefer === undefined ? {} : { headers: { prefer } })
    return { source: response.headers.get('standin-source'), status: response.status, body: await response.json() }
  }
  const given = { source: 'fixture', status: 200, body: { id: 7, name: 'Grace' } }
  t.same(await ask('/users/7'), given)
  t.same(await ask('/users/1'), given, 'before the rows')
  t.match(await ask('/users'), { source: 'fixture', body: [{ id: 1, name: 'Ada' }] })
  t.same(await ask('/users/9', 'code=404'), {
    source: 'fixture',
    status: 404,
    body: { error: 'nobody has that id', code: 44 }
  })
  t.same(await ask('/users/x'), { source: 'error', status: 400, body: { error: 'an id is a number', code: 12 } })
  t.match(await ask('/users/7', 'example=one'), { source: 'example', body: { id: 1 } })
  t.match(await ask('/users/7', 'dynamic=true'), { source: 'generated', body: { id: 7 } })
})
