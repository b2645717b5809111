import router from 'find-my-way'
import t from 'tap'
import { splitUrl } from '../../src/document/url.ts'
import { routerUrl } from '../../src/server/exchange/url.ts'

t.test('path templates as found in the wild are routed', async (t) => {
  const cases: [template: string, path: string, values: string[] | undefined][] = [
    ['/plain', '/plain', []],
    ['/users/{user-id}', '/users/a%40b', ['a@b']],
    ['/jobs/{id}:cancel', '/jobs/12:cancel', ['12']],
    ['/jobs/{id}:cancel', '/jobs/12', undefined],
    ['/f/{a}.{b}', '/f/x.y', ['x', 'y']],
    ['/x/{id}.json', '/x/a.b.json', ['a.b']],
    ['/c/{a}-{b}', '/c/1-2', ['1', '2']],
    ["/r('{id}')", "/r('5')", ['5']],
    ['/q/v{version}', '/q/v3', ['3']],
    ['/colon:x/{id}', '/colon:x/1', ['1']],
    ['/e/{a}@{b}', '/e/x@y', ['x', 'y']],
    ['/a/{b}/', '/a/1/', ['1']],
    ['/a*b/{c}', '/a*b/1', ['*', '1']],
    ['/a*b/{c}', '/axb/1', undefined],
    ['/a*{c}', '/a*1', ['*', '1']],
    ['/t/(a|b)*?:x', '/t/(a|b)*?:x'.replace('?', '%3F'), ['*', '?']],
    ['/green%20color/{c}', '/green%20color/1', ['1']],
    ['/caf%C3%A9', '/café', []],
    ['/it%2Fem/{c}', '/it%2fem/1', ['/', '1']],
    ['/it%2Fem/{c}', '/it/em/1', undefined],
    ['/%23%3fa', '/%23%3Fa', ['#', '?']],
    ['/half%', '/half%25', []],
    ['/%7Ba%7D', '/x', undefined],
    ['/%7Ba%7D', '/%7Ba%7D', []],
    ['/t/{', '/t/{', []],
    ['/t/{}', '/t/x', ['x']],
    ['/t/{a}{b}', '/t/xy', ['x', 'y']]
  ]
  for (const [template, path, values] of cases) {
    const routes = router()
    routes.on('GET', routerUrl(template), () => {})
    const found = routes.find('GET', path)
    t.same(found ? Object.values(found.params) : undefined, values, `${template} ${path}`)
  }
})

t.test('paths that differ only beside an asterisk are two routes', async (t) => {
  const routes = router()
  for (const template of ['/a*x/{c}', '/a*y/{c}', '/*', '/*b'])
    routes.on('GET', routerUrl(template), () => {}, template)
  const found = (path: string) => routes.find('GET', path)?.store
  t.same(['/a*x/1', '/a*y/1', '/*', '/*b', '/ab'].map(found), ['/a*x/{c}', '/a*y/{c}', '/*', '/*b', undefined])
})

t.test('a literal path wins over a parameter', async (t) => {
  const routes = router()
  for (const template of ['/users/{id}', '/users/me']) routes.on('GET', routerUrl(template), () => {}, template)
  t.equal(routes.find('GET', '/users/me')?.store, '/users/me')
  t.equal(routes.find('GET', '/users/you')?.store, '/users/{id}')
})

t.test('a URL is its path and its query', async (t) => {
  t.same(splitUrl('/a?b=c?d'), { path: '/a', query: 'b=c?d' })
  t.same(splitUrl('/a'), { path: '/a', query: '' })
})
