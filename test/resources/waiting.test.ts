import t from 'tap'
import { contractOf } from '../../src/contract/contract.ts'
import { Problem } from '../../src/contract/problem.ts'
import { chooseResponse } from '../../src/contract/responses.ts'
import { load } from '../../src/document/load.ts'
import { liveRows } from '../../src/resources/live.ts'
import type { Call, Content, Source } from '../../src/resources/rows/source.ts'
import { firstContent } from '../../src/resources/rows/source.ts'
import { rowsAtStart } from '../../src/resources/rows/store.ts'
import { checkerOf } from '../../src/schema/validator.ts'
import { arr, body, int, obj, path, replies, str } from '../fixtures/rows.ts'
import { documentOf } from '../fixtures/start.ts'

const settings = obj({ language: str, theme: str })
const thing = obj({ id: int, name: str })
const contract = contractOf(
  await load(
    documentOf({
      '/settings': {
        get: replies(settings),
        patch: { ...body(obj({ language: str, theme: str }, [])), ...replies(settings) }
      },
      '/things': {
        get: replies(obj({ data: arr(thing), total: int })),
        post: { ...body(thing), ...replies(thing, 201) }
      },
      '/things/{id}': { parameters: [path('id')], get: replies(thing) }
    }),
    {}
  )
)

/** Rows whose other content comes later. */
function liveWith(rest: Source) {
  const options = { seed: '1', stateless: false, closed: false, fixtures: [], rest: [rest], most: 100, scope: '' }
  const { source } = liveRows(contract, checkerOf(contract.resources), options)
  const rows = rowsAtStart()
  return (method: string, url: string, sent?: unknown, insists = false) => {
    const operation = contract.operations.find((one) => one.method === method && one.path === url)!
    const { response, status } = chooseResponse(operation, undefined)
    const media = response.object.content?.['application/json']
    const call: Call = {
      operation,
      response,
      status,
      insists,
      mediaType: 'application/json',
      media,
      path: url,
      parameters: { path: {}, query: {} },
      body: sent,
      rows,
      example: undefined,
      seed: '1'
    }
    return source(call)
  }
}

const later =
  (value: unknown): Source =>
  async () => ({ value, source: 'example' })

t.test('writes to a single thing are all kept, though its beginning has to be waited for', async (t) => {
  const ask = liveWith(later({ language: 'en', theme: 'dark' }))
  await ask('GET', '/settings')
  await Promise.all([ask('PATCH', '/settings', { language: 'xx' }), ask('PATCH', '/settings', { theme: 'light' })])
  t.same((await ask('GET', '/settings'))?.value, { language: 'xx', theme: 'light' })
})

t.test('rows are put into a body that has to be waited for', async (t) => {
  const ask = liveWith(later({ data: [], total: 0 }))
  const shown = (await ask('GET', '/things')) as Content
  t.equal((shown.value as { total: number }).total, 18)
  t.equal(shown.source, 'row')
})

t.test('a late refusal is answered, unless the status was asked for', async (t) => {
  const ask = liveWith(async () => {
    throw new Problem(501, 'not now')
  })
  await ask('POST', '/things', { id: 77, name: 'a' })
  await t.rejects(async () => ask('GET', '/things'), new Problem(501, 'not now'))
  t.equal(await ask('GET', '/things', undefined, true), undefined)
})

t.test('the next source is asked once one that has to be waited for has nothing', async (t) => {
  const call = {} as Call
  const last: Source = () => ({ value: 2, source: 'generated' })
  t.equal((await firstContent([async () => undefined, last], call))?.value, 2)
  t.equal((await firstContent([later(1), last], call))?.value, 1)
})
