import t from 'tap'
import { ask, documentOf, json, start } from '../fixtures/start.ts'

const responses = { 200: json({}, { example: 7 }) }
const get = { responses }

t.test('a 404 names the nearest operation, and none where nothing is near', async (t) => {
  const paths = ['/todos', '/todos/{id}', '/v1/users/{id}/orders', '/v1/users', '/api/v2/shops/{shop}/items', '/x']
  const document = documentOf({ ...Object.fromEntries(paths.map((path) => [path, { get }])), '/x': { put: get } })
  const mock = await start(t, { document })
  const cases: [asked: string, nearest: string | undefined][] = [
    ['/todo', '/todos'],
    ['/Todos', '/todos'],
    ['/api/todos', '/todos'],
    ['/api/v1/todos/5', '/todos/{id}'],
    ['/todos/5/comments', '/todos/{id}'],
    ['/todoz/5', '/todos/{id}'],
    ['/users', '/v1/users'],
    ['/v2/users', '/v1/users'],
    ['/users/5/orders', '/v1/users/{id}/orders'],
    ['/v1/users/5/order', '/v1/users/{id}/orders'],
    ['/v1/users//order', '/v1/users/{id}/orders'],
    ['/shops/5/items', '/api/v2/shops/{shop}/items'],
    ['/api/v2/shops/items', '/api/v2/shops/{shop}/items'],
    ['/nowhere', undefined],
    ['/favicon.ico', undefined],
    ['/v1/nothing', undefined],
    ['/nothing/5', undefined],
    ['/', undefined],
    ['/a/b/c/d/e/f/g/h', undefined],
    ['/todos/5/comments/7/likes', undefined]
  ]
  for (const [asked, nearest] of cases) {
    const { error } = (await (await ask(mock, asked)).json()) as { error: string }
    const [, told] = /the nearest operation is GET (\S+) /.exec(error) ?? []
    t.equal(told, nearest, asked)
  }
})

t.test('parameters alone are near by their number, and the method counts less than the path', async (t) => {
  const document = documentOf({
    '/{a}/{b}': { get },
    '/things/{id}/parts': { put: get },
    '/things/{id}/parks/{key}': { delete: get }
  })
  const mock = await start(t, { document })
  for (const [asked, nearest] of [
    ['/a/b/c', /nearest operation is GET \/\{a\}\/\{b\} /],
    ['/things/1/part', /nearest operation is PUT \/things\/\{id\}\/parts /]
  ] as const)
    t.match(await (await ask(mock, asked)).json(), { error: nearest }, asked)
})
