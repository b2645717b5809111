import t from 'tap'
import type { Entry } from '../../src/control/journal/journal.ts'
import { documentOf, json, start } from '../fixtures/start.ts'

const query = (name: string, schema: object = { type: 'string' }, more: object = {}) => ({
  name,
  in: 'query',
  schema,
  ...more
})
const responses = { 200: json({}, { example: 7 }) }
const operation = (id: string, parameters: object[]) => ({ get: { operationId: id, parameters, responses } })

const document = documentOf(
  {
    '/list': operation('list', [query('status'), query('limit', { type: 'integer' }), query('page[size]')]),
    '/none': operation('none', []),
    '/deep': operation('deep', [query('filter', { type: 'object' }, { style: 'deepObject' })]),
    '/spread': operation('spread', [query('filter', { type: 'object', properties: { color: {} } })]),
    '/open': operation('open', [query('filter', { type: 'object', additionalProperties: true })]),
    '/whole': operation('whole', [{ name: 'q', in: 'querystring', content: { 'text/plain': { schema: {} } } }]),
    '/need': operation('need', [query('status', { type: 'string' }, { required: true })]),
    '/typed?type=1': operation('typed', [])
  },
  { components: { securitySchemes: { key: { type: 'apiKey', in: 'query', name: 'api_key' } } } }
)

t.test('a query parameter that the document lacks is hinted at, and changes nothing', async (t) => {
  const entries: Entry[] = []
  const mock = await start(t, { document, log: (entry) => void entries.push(entry) })
  const cases: [url: string, hint: string | undefined][] = [
    ['/list?stauts=open', 'list has no query parameter "stauts" (did you mean status?)'],
    ['/list?Status=open', 'list has no query parameter "Status" (did you mean status?)'],
    ['/list?page[sise]=5', 'list has no query parameter "page[sise]" (did you mean page[size]?)'],
    ['/list?color=red', 'list has no query parameter "color"; it has status, limit, page[size]'],
    ['/list?a=1&limt=1', 'list has no query parameter "a", "limt" (did you mean limit?)'],
    ['/list?__cod=404', 'list has no query parameter "__cod" (did you mean __code?)'],
    ['/list?a&b&c&d', 'list has no query parameter "a", "b", "c"; it has status, limit, page[size]'],
    ['/list?b%C3%A9=1', 'list has no query parameter "b\\u00e9"; it has status, limit, page[size]'],
    ['/none?limit=5', 'none has no query parameter "limit"'],
    ['/deep?filtr[a]=1', 'deep has no query parameter "filtr[a]"; it has filter'],
    ['/spread?colour=red', 'spread has no query parameter "colour" (did you mean color?)'],
    ['/typed?type=1&x=1', 'typed has no query parameter "x"'],
    ['/list', undefined],
    ['/list?', undefined],
    ['/list?status=open&limit=1&page[size]=1&status[]=x', undefined],
    ['/list?__code=200&__dynamic=true&api_key=x', undefined],
    ['/deep?filter[a]=1', undefined],
    ['/spread?color=red', undefined],
    ['/open?anything=1', undefined],
    ['/whole?anything', undefined],
    ['/typed?type=1', undefined]
  ]
  // The third answer is remembered, and says the same.
  for (const [url, hint] of cases)
    for (let i = 0; i < 3; i++) {
      entries.length = 0
      const response = await fetch(mock.url + url)
      t.equal(response.status, 200, url)
      t.equal(response.headers.get('standin-reason') ?? undefined, hint, url)
      t.match(entries, [{ reason: hint?.replace('\\u00e9', '\u00e9'), violations: [] }], url)
    }
  mock.assertClean()
})

t.test('a hint stands beside another reason, and in the log of a refusal', async (t) => {
  const entries: Entry[] = []
  const mock = await start(t, { document, log: (entry) => void entries.push(entry) })
  const other = await fetch(`${mock.url}/list?__code=204&stauts=x`)
  t.match(other.headers.get('standin-reason'), /documents no response 204.*; list has no query parameter "stauts"/)
  t.match(mock.journal(), / list +list has no query parameter "stauts" \(did you mean status\?\)/)
  t.equal((await fetch(`${mock.url}/need?stauts=x`)).status, 422)
  t.match(entries.at(-1), {
    reason: /status is required; need has no query parameter "stauts" \(did you mean status\?\)/
  })
})

t.test('without validation nobody looks at names', async (t) => {
  const mock = await start(t, { document, validate: { list: 'off', '*': 'warn' } })
  t.notOk((await fetch(`${mock.url}/list?x=1`)).headers.get('standin-reason'))
  t.ok((await fetch(`${mock.url}/none?x=1`)).headers.get('standin-reason'))
})
