import t from 'tap'
import { createJournal, headersOf, receivedOf } from '../../src/control/journal.ts'

t.test('the journal forgets the oldest, and still counts them', async (t) => {
  const journal = createJournal(3)
  for (const url of ['/1', '/2', '/3', '/4']) journal.open('GET', url, [])
  t.same(
    journal.entries().map(({ url }) => url),
    ['/2', '/3', '/4']
  )
  t.equal(journal.received(), 4)
  journal.clear()
  t.same(journal.entries(), [])
  t.equal(journal.received(), 0)
  journal.open('GET', '/5', [])
  t.same(
    journal.entries().map(({ url }) => url),
    ['/5']
  )
})

t.test('no credentials are shown, and headers sent twice are joined', async (t) => {
  const secrets = ['Authorization', 'Cookie', 'X-API-Key', 'X-Auth-Token', 'Client-Secret', 'X-Password']
  const raw = [...secrets.flatMap((name) => [name, 'hush']), 'Accept', 'text/html', 'accept', 'text/plain']
  const headers = headersOf(createJournal().open('GET', '/', raw))
  for (const name of secrets) t.equal(headers[name.toLowerCase()], '[redacted]', name)
  t.equal(headers.accept, 'text/html, text/plain')
})

t.test('a test reads a body as JSON where it is JSON, else as text', async (t) => {
  for (const [body, read] of [
    ['{"a":1}', { a: 1 }],
    ['{"a":', '{"a":'],
    [undefined, undefined]
  ] as const) {
    const entry = createJournal().open('POST', '/x', [])
    entry.body = body === undefined ? undefined : Buffer.from(body)
    const received = receivedOf(entry)
    t.same(received.body, read)
    t.match(received, { method: 'POST', url: '/x', status: 0, source: undefined, operationId: undefined, at: Date })
  }
})
