import { join } from 'node:path'
import t from 'tap'
import { routes } from '../../src/cli/commands/routes.ts'
import { documentOf } from '../fixtures/start.ts'
import { said } from './fixtures/say.ts'

const pets = documentOf(
  {
    '/pets': { get: { operationId: 'listPets', summary: 'All\x1b of them' }, delete: {} },
    [`/${'long'.repeat(20)}`]: { get: { operationId: 'long' } }
  },
  { servers: [{ url: '/v1' }] }
)

t.test('operations are listed in columns, or as JSON', async (t) => {
  const dir = t.testdir({ 'a.json': JSON.stringify(pets), 'b.json': JSON.stringify(pets) })
  const [a, b] = [join(dir, 'a.json'), join(dir, 'b.json')] as const
  const list = async (documents: string[], options = {}, json = false) => {
    const kept = said()
    t.equal(await routes({ name: 'routes', documents, options, json }, kept.say), 0)
    return kept.out
  }
  t.equal(
    await list([a]),
    [
      'GET     /pets  listPets    All? of them  not live: its reply holds no list of rows, and nothing writes what it shows',
      `DELETE  /pets  deletePets${' '.repeat(16)}not live: no list or item of /pets shows what it writes`,
      `GET     /${'long'.repeat(20)}  long${' '.repeat(22)}not live: its reply holds no list of rows, and nothing writes what it shows\n`
    ].join('\n')
  )
  t.same(JSON.parse(await list([a], { prefix: ['/a'] }, true))[0], {
    method: 'GET',
    path: '/a/pets',
    operationId: 'listPets',
    summary: 'All\x1b of them',
    live: { why: 'its reply holds no list of rows, and nothing writes what it shows' }
  })
  t.match(JSON.parse(await list([a, b], { prefix: ['/a'] }, true)), [
    { path: '/a/pets', document: a },
    { path: '/a/pets' },
    {},
    { path: '/v1/pets', document: b }
  ])
  t.equal(await list([join(import.meta.dirname, '../../openapi.yaml')]).then((text) => text.split('\n').length), 4)
})
