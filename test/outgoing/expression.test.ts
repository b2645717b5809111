import t from 'tap'
import { type Occasion, urlOf } from '../../src/outgoing/expression.ts'

const occasion: Occasion = {
  url: 'http://mock/jobs/7?a=b',
  method: 'POST',
  status: 201,
  request: {
    header: (name) => ({ 'x-base': 'http://host:1/base' })[name],
    query: (name) => ({ to: 'http://host:1/hook?x=1', word: 'a b&c' })[name],
    path: (name) => ({ id: 'seven/8' })[name],
    body: () => ({ callback: { url: 'http://host:1/deep' }, n: 5, yes: true, list: [], 'a/b': 'slash', half: '\ud800' })
  },
  response: {
    header: (name) => ({ location: '/jobs/7' })[name],
    query: () => undefined,
    path: () => undefined,
    body: () => 'whole'
  }
}

t.test('expressions take their values from request and answer', async (t) => {
  for (const [expression, url] of [
    ['{$request.query.to}', 'http://host:1/hook?x=1'],
    ['$request.query.to', 'http://host:1/hook?x=1'],
    ['{$request.header.X-Base}/{$request.path.id}?n={$request.body#/n}', 'http://host:1/base/seven%2F8?n=5'],
    ['{$request.body#/callback/url}', 'http://host:1/deep'],
    ['http://host/?q={$request.query.word}&yes={$request.body#/yes}', 'http://host/?q=a%20b%26c&yes=true'],
    ['http://host/{$request.body#/a~1b}', 'http://host/slash'],
    ['http://host/{$request.body#/half}', 'http://host/%EF%BF%BD'],
    ['http://host/{$method}/{$statusCode}', 'http://host/POST/201'],
    ['$url', 'http://mock/jobs/7?a=b'],
    ['http://host{$response.header.Location}', 'http://host%2Fjobs%2F7'],
    ['http://host/{$response.body}', 'http://host/whole'],
    ['http://host/{id}', 'http://host/{id}']
  ] as const) {
    t.same(urlOf(expression, occasion), { url }, expression)
  }
})

t.test('an expression that leads nowhere is named', async (t) => {
  for (const missing of [
    '$request.query.none',
    '$request.header.none',
    '$request.body#/none',
    '$request.body#/list',
    '$request.body',
    '$response.query.to',
    '$request.bodyx',
    '$nonsense'
  ]) {
    t.same(urlOf(`{${missing}}/x`, occasion), { missing })
  }
})
