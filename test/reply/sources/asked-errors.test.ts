import t from 'tap'
import { askedErrors } from '../../../src/reply/sources/asked-errors.ts'
import type { Call } from '../../../src/resources/rows/source.ts'
import { documentOf, json, start } from '../../fixtures/start.ts'

const text = { type: 'string' }
const id = { name: 'id', in: 'path', required: true, schema: text }
const error = (properties: object, more: object = {}) =>
  json({ type: 'object', required: Object.keys(properties), properties }, more)

t.test('an error that is asked for is the same for every path, unless it says the path', async (t) => {
  const { url } = await start(t, {
    document: documentOf({
      '/things/{id}': {
        get: {
          operationId: 'thing',
          parameters: [id],
          responses: {
            200: json({}),
            404: error({ message: text, trace: text }),
            409: error({ message: text, path: text }),
            410: error(
              { message: text },
              { examples: { a: { value: { message: 'a' } }, b: { value: { message: 'b' } } } }
            )
          }
        }
      }
    })
  })
  const asked = async (id: string, prefer: string) =>
    (await fetch(`${url}/things/${id}`, { headers: { prefer } })).json() as Promise<Record<string, string>>
  const first = await asked('1', 'code=404')
  t.equal(first.message, 'Not Found')
  t.same(await asked('2', 'code=404'), first)
  t.not((await asked('2', 'code=404, seed=8')).trace, first.trace)
  t.match(await asked('1', 'code=409'), { message: 'Conflict', path: '/things/1' })
  t.match(await asked('2', 'code=409'), { path: '/things/2' })
  t.same(await asked('1', 'code=410'), { message: 'a' })
  t.same(await asked('1', 'code=410, example=b'), { message: 'b' })
})

t.test('errors of more seeds than are kept are still answered', async (t) => {
  const { url } = await start(t, {
    document: documentOf({
      '/x': { get: { responses: { 200: json({}), 404: error({ message: text, trace: text }) } } }
    })
  })
  const asked = async (seed: number) =>
    (await fetch(`${url}/x`, { headers: { prefer: `code=404, seed=${seed}` } })).text()
  const first = await asked(0)
  for (let seed = 1; seed < 60; seed++) await asked(seed)
  t.equal(await asked(0), first)
})

t.test('an error that takes its time to make is made once too', async (t) => {
  let made = 0
  const source = askedErrors([async () => ({ value: ++made, source: 'generated' })])
  const operation = { id: 'x', path: '/x' }
  const call = { status: 404, media: {}, mediaType: 'application/json', insists: true, seed: '1', operation } as Call
  t.match(await source(call), { value: 1 })
  t.match(await source({ ...call, path: '/y' }), { value: 1 })
})
