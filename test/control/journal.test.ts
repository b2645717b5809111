import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import t from 'tap'
import { createBodyBudget } from '../../src/control/journal/body-budget.ts'
import { createJournal, type Entry, journalHeaders, receivedOf } from '../../src/control/journal/journal.ts'
import { secretsOf } from '../../src/control/journal/secrets.ts'

t.test('the journal forgets the oldest, and still counts them', async (t) => {
  const journal = createJournal(undefined, 3)
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

t.test('entries share the headers that a client repeats, and each has its own', async (t) => {
  const journal = createJournal()
  const sent = [['A', '1'], ['A', '1'], ['A', '2'], ['A', '1', 'B', '1'], ['A', '2'], [], Array(100).fill('x')]
  const entries = sent.map((headers) => journal.open('GET', '/', [...headers]))
  t.same(
    entries.map(({ rawHeaders }) => rawHeaders),
    sent
  )
  t.equal(entries[0]?.rawHeaders, entries[1]?.rawHeaders)
  t.equal(entries[2]?.rawHeaders, entries[4]?.rawHeaders, 'other clients ask meanwhile')
  const long = Array(100).fill('x')
  t.equal(journal.open('GET', '/', long).rawHeaders, long, 'a long list is not remembered')
})

t.test('no credentials are shown, and headers sent twice are joined', async (t) => {
  const secrets = ['Authorization', 'Cookie', 'X-API-Key', 'X-Auth-Token', 'Client-Secret', 'X-Password']
  const raw = [...secrets.flatMap((name) => [name, 'hush']), 'Accept', 'text/html', 'accept', 'text/plain']
  const headers = journalHeaders(createJournal().open('GET', '/', raw), secretsOf([]))
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
    const received = receivedOf(entry, secretsOf([]))
    t.same(received.body, read)
    t.match(received, { method: 'POST', url: '/x', status: 0, source: undefined, operationId: undefined, at: Date })
  }
})

t.test('bodies are kept within a number of bytes: the oldest go first, and a long one is cut', async (t) => {
  const journal = createJournal(createBodyBudget(800))
  const send = (length: number) => {
    const entry = journal.open('POST', '/', [])
    entry.body = Buffer.alloc(length, 'x')
    entry.status = 200
    return entry
  }
  const shown = () => journal.entries().map(({ body, cutFrom }) => [body?.length, cutFrom])
  send(101)
  t.same(shown(), [[100, 101]], 'an eighth is the most for one')
  t.equal(receivedOf(journal.get(0) as never, secretsOf([])).cutFrom, 101)
  for (let times = 0; times < 7; times++) send(100)
  t.same(shown()[0], [100, 101])
  send(50)
  t.same(shown().slice(0, 2), [
    [0, 101],
    [100, undefined]
  ])
  journal.remove(1)
  send(50)
  t.same(shown()[1], [100, undefined], 'what was removed has left its room')
  journal.clear()
  for (let times = 0; times < 8; times++) send(100)
  t.same(shown()[0], [100, undefined], 'and so has what was cleared')
})

t.test('journals that share a budget lose their oldest bodies first', async (t) => {
  const budget = createBodyBudget(800)
  const [quiet, busy] = [createJournal(budget), createJournal(budget, 3)]
  const send = (journal = quiet) =>
    Object.assign(journal.open('POST', '/', []), { body: Buffer.alloc(100), status: 200 })
  const lengths = (journal = quiet) => journal.entries().map(({ body }) => body?.length)
  send()
  t.same(lengths(), [100])
  for (let times = 0; times < 50; times++) send(busy)
  t.same([lengths(), lengths(busy)], [[100], [100, 100, 100]], 'what a journal dropped has left its room')
  for (let times = 0; times < 6; times++) send()
  t.same(
    [lengths(), lengths(busy)],
    [
      [0, 100, 100, 100, 100, 100, 100],
      [0, 100, 100]
    ]
  )
})

t.test('bodies of replies count where they are long, and of unanswered requests later', async (t) => {
  const journal = createJournal(createBodyBudget(160_000))
  const reply = (length: number) => ({ status: 200, source: 'stub' as const, head: [], body: Buffer.alloc(length) })
  const send = (length: number) => Object.assign(journal.open('GET', '/', []), { reply: reply(length), status: 200 })
  send(20_001)
  for (let times = 0; times < 8; times++) send(20_000)
  t.same(
    journal.entries().map(({ reply }) => reply?.body?.length),
    [undefined, ...Array(8).fill(20_000)]
  )
  send(20_000)
  t.equal(journal.entries()[1]?.reply?.body, undefined)
  const waiting = createJournal(createBodyBudget(8))
  const body = Buffer.from('long')
  const entry = Object.assign(waiting.open('POST', '/', []), { body })
  for (let times = 0; times < 31; times++) waiting.open('GET', '/', [])
  t.equal(waiting.get(0)?.body, body, 'it is still being answered')
  waiting.open('GET', '/', [])
  t.same([waiting.get(0)?.body?.length, entry.cutFrom], [1, 4])
})

t.test('dropped requests are counted by their operations', async (t) => {
  const journal = createJournal(undefined, 2)
  const operation = { id: 'list' } as never
  for (let times = 0; times < 4; times++) journal.open('GET', '/', []).operation = times === 1 ? undefined : operation
  t.same([journal.dropped(), journal.dropped('*'), journal.dropped('list'), journal.dropped('other')], [2, 1, 1, 0])
  journal.clear()
  t.equal(journal.dropped(), 0)
})

t.test('credentials that a document declares are not shown, wherever they are sent', async (t) => {
  const secrets = secretsOf([
    { type: 'apiKey', in: 'header', name: 'X-Session' },
    { type: 'apiKey', in: 'query', name: 'Schl%üssel' },
    { type: 'http', scheme: 'bearer' },
    { type: 'apiKey' }
  ])
  const entry = createJournal().open('GET', '/a?q=1&Schl%25%C3%BCssel=hush&api_key=hush&%zz=2&x', ['x-session', 'hush'])
  entry.parameters = {
    path: {},
    query: { q: 1, 'schl%üssel': 'hush' },
    header: { 'X-Session': 'hush' },
    cookie: { a: 'hush' }
  }
  const received = receivedOf(entry, secrets)
  t.notMatch(JSON.stringify(received), /hush/)
  t.equal(received.url, '/a?q=1&Schl%25%C3%BCssel=[redacted]&api_key=[redacted]&%zz=2&x')
  t.same(received.parameters, { path: {}, query: { q: 1 }, header: {} })
})

t.test('a body that does not fit into an answer is cut, by its decompressed length', async (t) => {
  const room = { bytes: 4000 }
  const shown = ['a'.repeat(2000), 'b'.repeat(5000), 'c'.repeat(500)].map((body) => {
    const entry = createJournal().open('POST', '/x', ['Content-Encoding', 'gzip'])
    entry.body = gzipSync(body)
    const received = receivedOf(entry, secretsOf([]), room)
    return [String(received.body).length, received.cutFrom]
  })
  t.same(shown, [
    [2000, undefined],
    [1024, 5000],
    [500, undefined]
  ])
})

t.test('a compressed body is shown as it was meant', async (t) => {
  const zipped: [coding: string, body: Buffer][] = [
    ['gzip', gzipSync('{"a":1}')],
    ['deflate', deflateSync('{"a":1}')],
    ['deflate', deflateRawSync('{"a":1}')],
    ['gzip, br', brotliCompressSync(gzipSync('{"a":1}'))]
  ]
  const bodyOf = (coding: string, body: Buffer) => {
    const entry = Object.assign(createJournal().open('POST', '/', ['Content-Encoding', coding]), { body })
    return receivedOf(entry, secretsOf([])).body
  }
  for (const [coding, body] of zipped) t.same(bodyOf(coding, body), { a: 1 }, coding)
  t.ok(String(bodyOf('gzip', gzipSync(Buffer.alloc(33 * 1024 * 1024)))).length < 100_000, 'not unpacked beyond 32 MB')
  t.equal(bodyOf('identity', Buffer.from('raw')), 'raw')
  t.equal(bodyOf('zip', Buffer.from('raw')), 'raw')
  t.equal(bodyOf('gzip', Buffer.from('raw')), 'raw')
  t.equal(bodyOf('identity, identity, identity, identity', Buffer.from('raw')), 'raw')
})

t.test('a body that comes after its entry was counted is counted then', async (t) => {
  const journal = createJournal(createBodyBudget(160_000), 3)
  const reply = { status: 200, source: 'upstream' as const, head: [] }
  const [first, second] = ['/1', '/2'].map((url) => Object.assign(journal.open('GET', url, []), { status: 200 }))
  journal.entries()
  for (const entry of [first, second]) {
    const body = 'x'.repeat(19_000)
    Object.assign(entry as object, { reply: { ...reply, body } })
    journal.recount(entry as Entry)
    journal.recount(entry as Entry)
  }
  t.same(
    journal.entries().map(({ reply }) => reply?.body?.length),
    [19_000, 19_000],
    'once each'
  )
  for (const url of ['/3', '/4', '/5']) journal.recount(journal.open('GET', url, []))
  const late = Object.assign(first as Entry, { reply: { ...reply, body: 'x'.repeat(19_000) } })
  journal.recount(late)
  t.equal(late.reply?.body?.length, 19_000, 'one that was dropped is left alone')
  const tight = createJournal(createBodyBudget(40_000))
  const entries = ['/1', '/2', '/3'].map((url) => Object.assign(tight.open('GET', url, []), { status: 200 }))
  tight.entries()
  for (const entry of entries) {
    entry.reply = { ...reply, body: 'x'.repeat(18_000) }
    tight.recount(entry)
  }
  t.same(
    tight.entries().map(({ reply }) => reply?.body?.length),
    [undefined, undefined, undefined],
    'longer than the part that one body may take'
  )
})

t.test('a body counts once, also where a short journal drops requests that wait for their answers', async (t) => {
  const journal = createJournal(createBodyBudget(800), 1)
  for (let n = 0; n < 20; n++) journal.open('GET', '/', [])
  const entry = journal.open('POST', '/', [])
  Object.assign(entry, { status: 200, body: Buffer.alloc(80) })
  journal.entries()
  t.equal(entry.body?.length, 80)
})
