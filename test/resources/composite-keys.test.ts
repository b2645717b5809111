import t from 'tap'
import { arr, body, int, none, obj, path, replies, server, str } from '../fixtures/rows.ts'

type Row = Record<string, unknown> & { name: string; metadata: { namespace: string } }

t.test('a full name joins the keys of a row and of its parents', async (t) => {
  const repo = obj({ id: int, name: str, full_name: str, owner: obj({ id: int, login: str }) })
  const ask = server(t, {
    '/orgs/{org}/repos': {
      parameters: [path('org', str)],
      get: replies(arr(repo)),
      post: { ...body(obj({ name: str })), ...replies(repo, 201) }
    },
    '/repos/{owner}/{repo}': { parameters: [path('owner', str), path('repo', str)], get: replies(repo) }
  })
  for (const { name, full_name, owner } of (await ask('GET', '/orgs/acme/repos')).body) {
    t.equal(full_name, `acme/${name}`)
    t.equal(owner.login, 'acme')
  }
  t.match((await ask('POST', '/orgs/acme/repos', { name: 'tool' })).body, { full_name: 'acme/tool' })
  const other = { name: 'saw', full_name: 'globex/saw', owner: { login: 'globex' } }
  t.match((await ask('GET', '/repos/globex/saw')).body, other)
})

t.test('people below a company have names of their own', async (t) => {
  const person = obj({ id: str, full_name: str })
  const label = obj({ name: str, color: str })
  const ask = server(t, {
    '/firms/{firm}/people': { parameters: [path('firm', str)], get: replies(arr(person)) },
    '/firms/{firm}/people/{id}': { parameters: [path('firm', str), path('id', str)], get: replies(person) },
    '/firms/{firm}/labels': { parameters: [path('firm', str)], get: replies(arr(label)) },
    '/firms/{firm}/labels/{name}': { parameters: [path('firm', str), path('name', str)], get: replies(label) }
  })
  t.notMatch((await ask('GET', '/firms/acme/people')).body[0].full_name, '/')
  t.same(Object.keys((await ask('GET', '/firms/acme/labels')).body[0]), ['name', 'color'])
})

const text = obj({ lang: str, key: str, value: str })
const texts = {
  '/texts': { get: replies(arr(text)), post: { ...body(text), ...replies(text, 201) } },
  '/texts/{lang}/{key}': {
    parameters: [path('lang', str), path('key', str)],
    get: replies(text),
    put: { ...body(obj({ value: str })), ...replies(text) },
    delete: { responses: { 204: none } }
  }
}

t.test('two parameters are the key of a row, and its list shows all', async (t) => {
  const ask = server(t, texts)
  const rows = (await ask('GET', '/texts')).body
  t.ok(new Set(rows.map(({ lang }: { lang: string }) => lang)).size > 1)
  for (const row of rows) t.same((await ask('GET', `/texts/${row.lang}/${row.key}`)).body, row)
  for (const lang of ['de', 'en']) await ask('POST', '/texts', { lang, key: 'hello', value: lang })
  await ask('PUT', '/texts/de/hello', { value: 'Hallo' })
  await ask('DELETE', `/texts/${rows[0].lang}/${rows[0].key}`)
  const now = (await ask('GET', '/texts')).body
  t.equal(now.length, rows.length + 1)
  const hellos = now.filter(({ key }: { key: string }) => key === 'hello').map(({ value }: { value: string }) => value)
  t.same(hellos.sort(), ['Hallo', 'en'])
})

t.test('fixtures name the groups of a list', async (t) => {
  const row = (key: string) => ({ key, value: key })
  const rowsOf = async (rows: unknown) => {
    const ask = server(t, texts, { fixtures: t.testdir({ 'texts.json': JSON.stringify(rows) }) })
    return (await ask('GET', '/texts')).body
  }
  const grouped = await rowsOf({ de: [row('ja')], en: [row('yes')], '*': [row('x')] })
  t.same(
    grouped.map(({ key }: { key: string }) => key),
    ['ja', 'yes']
  )
  t.same(await rowsOf([{ ...row('yes'), lang: 'en' }]), [{ lang: 'en', ...row('yes') }])
  t.equal((await rowsOf({ count: 3 })).length, 3)
})

t.test('objects of Kubernetes name their namespace in metadata, and a list shows those of all', async (t) => {
  const pod = obj({ metadata: obj({ name: str, namespace: str }), phase: str })
  const list = replies(obj({ items: arr(pod) }))
  const ask = server(t, {
    '/pods': { get: list },
    '/namespaces/{namespace}/pods': {
      parameters: [path('namespace', str)],
      get: list,
      post: { ...body(pod), ...replies(pod, 201) }
    },
    '/namespaces/{namespace}/pods/{name}': {
      parameters: [path('namespace', str), path('name', str)],
      get: replies(pod)
    }
  })
  const rows: Row[] = (await ask('GET', '/namespaces/default/pods')).body.items
  t.ok(rows.every(({ metadata }) => metadata.namespace === 'default'))
  await ask('POST', '/namespaces/default/pods', { metadata: { name: 'web', namespace: 'default' }, phase: 'New' })
  t.match((await ask('GET', '/pods')).body.items.at(-1), {
    metadata: { name: 'web', namespace: 'default' },
    phase: 'New'
  })
})

t.test('a list without a parent that rows do not name shows what was written', async (t) => {
  const cache = obj({ name: str, size: int })
  const one = { parameters: [path('plan', str), path('group', str), path('name', str)] }
  const ask = server(t, {
    '/plans/{plan}/caches': { parameters: [path('plan', str)], get: replies(arr(cache)) },
    '/plans/{plan}/groups/{group}/caches': { parameters: one.parameters.slice(0, 2), get: replies(arr(cache)) },
    '/plans/{plan}/groups/{group}/caches/{name}': {
      ...one,
      get: replies(cache),
      put: { ...body(obj({ size: int })), ...replies(cache, 201) }
    }
  })
  await ask('PUT', '/plans/p/groups/g/caches/zed', { size: 4 })
  t.same((await ask('GET', '/plans/p/caches')).body.at(-1), { name: 'zed', size: 4 })
})
