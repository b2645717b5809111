import t from 'tap'
import { fieldTest, labelTest } from '../../../src/resources/filters/selectors.ts'
import { arr, body, obj, path, query, replies, server, str } from '../../fixtures/rows.ts'

const members = new Map([
  ['metadatalabels', ['metadata', 'labels']],
  ['metadataname', ['metadata', 'name']],
  ['statusphase', ['status', 'phase']]
])
const rows = [
  { metadata: { name: 'a', labels: { app: 'web', env: 'dev' } }, status: { phase: 'Running' } },
  { metadata: { name: 'b', labels: { app: 'web', 'my.org/env': 'prod' } }, status: { phase: 'Failed' } },
  { metadata: { name: 'c', labels: { app: 'db', env: 'prod' } }, status: {} },
  { metadata: { name: 'd' }, status: { phase: 'Running' } }
]

/** Returns the names of the rows that pass a test. */
const namesBy = (test: ReturnType<typeof labelTest>): string =>
  rows
    .filter((row) => test?.(row))
    .map(({ metadata }) => metadata.name)
    .join('')

t.test('selectors take rows by their labels', (t) => {
  const cases: [selector: string, names: string][] = [
    ['app=web', 'ab'],
    ['app==db', 'c'],
    ['app = web , env = dev', 'a'],
    ['app!=web', 'cd'],
    ['env in (dev, prod)', 'ac'],
    ['app in (web,db),env notin (prod)', 'ab'],
    ['env', 'ac'],
    ['!env', 'bd'],
    ['! env', 'bd'],
    ['my.org/env=prod', 'b'],
    ['constructor', ''],
    ['app=', ''],
    ['', 'abcd'],
    ['app in (web', '']
  ]
  for (const [selector, names] of cases) t.equal(namesBy(labelTest(selector, members)), names, selector)
  t.equal(labelTest('app=web', new Map()), undefined, 'rows without labels')
  t.end()
})

t.test('selectors take rows by their members', (t) => {
  const cases: [selector: string, names: string][] = [
    ['metadata.name=b', 'b'],
    ['status.phase!=Running', 'bc'],
    ['status.phase=Running,metadata.name!=a', 'd']
  ]
  for (const [selector, names] of cases) t.equal(namesBy(fieldTest(selector, members)), names, selector)
  t.equal(fieldTest('spec.none=b', members), undefined)
  t.end()
})

t.test("lists of Kubernetes' objects heed both selectors, and new ones are not being deleted", async (t) => {
  const labels = { type: 'object', additionalProperties: str }
  const metadata = obj({ name: str, labels, deletionTimestamp: { ...str, format: 'date-time', readOnly: true } }, [])
  const pod = obj({ metadata, spec: obj({ node: str }, []) }, [])
  const selectors = [query('labelSelector', str), query('fieldSelector', str)]
  const ask = server(t, {
    '/pods': {
      get: { parameters: selectors, ...replies(obj({ items: arr(pod) })) },
      post: { ...body(pod), ...replies(pod, 201) },
      delete: { parameters: selectors, ...replies(obj({ status: str }, [])) }
    },
    '/pods/{name}': { parameters: [path('name', str)], get: replies(pod), put: { ...body(pod), ...replies(pod) } }
  })
  const names = async (search: string) =>
    (await ask('GET', `/pods?${search}`)).body.items.map(
      ({ metadata }: { metadata: { name: string } }) => metadata.name
    )
  for (const [name, app] of Object.entries({ a: 'web', b: 'web', c: 'db' })) {
    const { body: made } = await ask('POST', '/pods', { metadata: { name, labels: { app } }, spec: { node: name } })
    t.notOk('deletionTimestamp' in made.metadata)
  }
  t.strictSame(await names('labelSelector=app%3Dweb'), ['a', 'b'])
  t.strictSame(await names('labelSelector=app%3Dweb&fieldSelector=metadata.name%21%3Da'), ['b'])
  await ask('DELETE', '/pods?labelSelector=app%20in%20(web)')
  t.strictSame(await names('labelSelector=app'), ['c'])
})
