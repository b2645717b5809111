import t from 'tap'
import { body, int, obj, path, replies, server, str } from '../../fixtures/rows.ts'

const flag = { type: 'boolean' }

t.test('answers of no rows show the texts, numbers and flags that were sent', async (t) => {
  const sent = obj({ amount: {}, currency: str, live: flag, note: str, lines: { type: 'array' }, extra: str }, [])
  const receipt = obj({
    id: str,
    amount: int,
    currency: { enum: ['EUR', 'USD', 'CHF'] },
    live: flag,
    lines: { type: 'array' }
  })
  const post = (reply: object) => ({ post: { ...body(sent), ...replies(reply) } })
  const ask = server(t, {
    '/charge': post(receipt),
    '/shown': post({ ...receipt, example: { id: 'r1', amount: 5, currency: 'EUR', live: false, lines: [] } }),
    '/wrapped': post(obj({ receipt })),
    '/beside': post(obj({ ok: flag, receipt })),
    '/list': post({ type: 'array', items: receipt })
  })
  const usual = (await ask('POST', '/charge', {})).body
  const said = { amount: 4242, currency: 'CHF', live: true, lines: [1], extra: 'x', note: 'n' }
  const shown = { ...usual, amount: 4242, currency: 'CHF', live: true }
  t.same((await ask('POST', '/charge', said)).body, shown)
  t.same((await ask('POST', '/charge', { charge: said })).body, shown, 'out of an envelope')
  t.same((await ask('POST', '/charge', {})).body, usual, 'and the next one is as before')
  t.same((await ask('POST', '/charge', { ...said, currency: 'XYZ', amount: '7' })).body, { ...usual, live: true })
  t.match((await ask('POST', '/shown', said)).body, { id: 'r1', amount: 4242, currency: 'CHF' })
  t.match((await ask('POST', '/wrapped', said)).body.receipt, { amount: 4242, currency: 'CHF', live: true })
  t.notMatch((await ask('POST', '/wrapped', { note: 'n' })).body.receipt, { amount: 4242 })
  t.notMatch((await ask('POST', '/beside', said)).body.receipt, { amount: 4242 })
  t.ok(Array.isArray((await ask('POST', '/list', said)).body))
})

t.test('refusals, and examples of whole answers, stay as the document has them', async (t) => {
  const message = obj({ message: str, code: int })
  const example = { message: 'Saved', code: 1 }
  const ask = server(t, {
    '/notes': {
      post: {
        ...body(message),
        responses: {
          200: { description: '', content: { 'application/json': { schema: message, example } } },
          409: { description: '', content: { 'application/json': { schema: message } } }
        }
      }
    },
    '/notes/{id}': { parameters: [path('id')], put: { ...body(message), ...replies(obj({ code: int })) } }
  })
  const sent = { message: 'mine', code: 77 }
  t.same((await ask('POST', '/notes', sent)).body, example)
  t.notMatch((await ask('POST', '/notes?__code=409', sent)).body, sent)
  t.same((await ask('PUT', '/notes/1', sent)).body, { code: 77 })
})
