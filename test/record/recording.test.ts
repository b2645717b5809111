import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'
import t from 'tap'
import { contractOf, type Operation } from '../../src/contract/contract.ts'
import { load } from '../../src/document/load.ts'
import { keptBodyOf } from '../../src/record/kept.ts'
import { createRecorder } from '../../src/record/recorder.ts'
import { createRecording } from '../../src/record/recording.ts'
import { stubsFor } from '../../src/record/replay.ts'
import { headersOf, patternOf } from '../../src/record/stub-mapping.ts'
import { documentOf, json } from '../fixtures/start.ts'

const document = documentOf({ '/state': { get: { operationId: 'state', responses: { 200: json({}) } } } })
const hidden = { isSecret: () => false, values: new Set<string>() }

async function answer(query = '') {
  const contract = contractOf(await load(document))
  const operation = contract.operations[0] as Operation
  const head = {
    method: 'GET',
    server: '',
    path: '/state',
    query,
    status: 200,
    headers: [],
    parameters: {},
    requestHeaders: []
  }
  return { ...head, contract, operation, sent: undefined, broken: undefined }
}

t.test('fixtures are written while answers come', async (t) => {
  const folder = join(t.testdir({}), 'recorded')
  const recorder = createRecorder(folder, () => false, 0)
  recorder.note({ ...(await answer()), body: Buffer.from('') })
  recorder.note({ ...(await answer()), headers: [['content-type', 'application/json']], body: Buffer.from('7') })
  while (!existsSync(join(folder, 'state.json'))) await nextTurn()
  t.equal(readFileSync(join(folder, 'state.json'), 'utf8'), '7\n')
})

t.test('bodies that nest too deep are not kept', async (t) => {
  const folder = join(t.testdir({}), 'recorded')
  const recorder = createRecorder(folder, () => false)
  const deep = Buffer.from(`${'['.repeat(20_000)}${']'.repeat(20_000)}`)
  const headers: [string, string][] = [['Content-Type', 'application/json']]
  recorder.note({ ...(await answer()), headers, body: deep })
  recorder.note({ ...(await answer('x')), headers, requestHeaders: headers.flat(), sent: deep, body: Buffer.from('7') })
  const asked: string[] = []
  const notes = await recorder.end((use) =>
    use(async ({ query }) => {
      asked.push(query)
      return { status: 200, headers: {}, body: Buffer.from('other') }
    })
  )
  t.same(notes, ['left out: GET /state 200, whose body nests too deep to keep', `recorded 1 file in ${folder}`])
  t.same(asked, [])
  t.equal(readFileSync(join(folder, 'state.json'), 'utf8'), '7\n')
})

t.test('the body of a request is compared as far as it is known', async (t) => {
  const folder = join(t.testdir({}), 'recorded')
  const recorder = createRecorder(folder, () => false)
  for (const [query, sent] of Object.entries({
    cut: 'cut',
    bytes: Buffer.from([255]),
    text: Buffer.from('é')
  } as const)) {
    recorder.note({ ...(await answer(query)), sent, body: Buffer.from('x') })
  }
  recorder.note({ ...(await answer('none')), sent: Buffer.from(''), body: Buffer.from('x') })
  recorder.note({ ...(await answer('long')), body: undefined })
  const notes = await recorder.end((use) => use(async () => ({ status: 200, headers: {}, body: Buffer.from('other') })))
  t.same(notes, ['left out: GET /state 200, whose body is too long to keep', `recorded 2 files in ${folder}`])
  const { mappings } = JSON.parse(readFileSync(join(folder, 'mappings', 'state.json'), 'utf8'))
  t.match(mappings, [
    { request: { queryParameters: { text: {} }, bodyPatterns: [{ equalTo: 'é' }] } },
    { request: { queryParameters: { none: {} }, bodyPatterns: undefined } }
  ])
  t.equal(mappings.length, 2)
})

t.test('a stub takes its URL with the path of a server and without it', async (t) => {
  const hidden = { isSecret: (name: string) => name === 'key', values: new Set<string>() }
  const kept = { ...(await answer()), by: 'reply' as const, body: { text: '' } }
  const at = (path: string, query: string) => patternOf({ ...kept, path, query }, hidden)
  t.same(at('/state', ''), { method: 'GET', url: '/state' })
  t.same(at('/v1.0/state', ''), { method: 'GET', urlPattern: '(?:/v1\\.0)?/state' })
  t.same(at('/v1/state', 'key=K'), { method: 'GET', urlPattern: '(?:/v1)?/state(?:[?&][^&]*){0,1}' })
  t.same(at('/v1/state', 'a=1'), {
    method: 'GET',
    urlPathPattern: '(?:/v1)?/state',
    queryParameters: { a: { hasExactly: [{ equalTo: '1' }] } }
  })
})

t.test('an answer of a range or the default of statuses has no declared header', async (t) => {
  const kept = {
    ...(await answer()),
    by: 'reply' as const,
    body: undefined,
    headers: [['x-one', '1']] as [string, string][]
  }
  t.same(headersOf({ ...kept, status: 404 }, hidden), {})
})

t.test('links to the recorded server lead to the mock', async (t) => {
  const linked = async (value: string, server = 'http://a/base') => {
    const headers: [string, string][] = [['Link', value]]
    return headersOf({ ...(await answer()), by: 'reply', body: undefined, headers, server }, hidden).headers?.link
  }
  const others = '<http://a/base2>; rel="x", </next>'
  t.equal(
    await linked(`<http://A/base/things?page=2>; rel="next", ${others}`),
    `</things?page=2>; rel="next", ${others}`
  )
  t.equal(await linked('<http://a/base>, <http://a/base?x>, http://a/base'), '</>, </?x>, http://a/base')
  t.equal(await linked('<http://a/>', ''), '<http://a/>')
})

t.test('a folder that cannot be written is told of at the end', async (t) => {
  const folder = join(t.testdir({ file: '' }), 'file', 'recorded')
  const recorder = createRecorder(folder, () => false, 0)
  recorder.note({ ...(await answer()), headers: [['content-type', 'text/plain']], body: Buffer.from('7') })
  // Timers of one length fire in their order.
  await pause(1)
  await t.rejects(
    recorder.end((use) => use(async () => ({ status: 200, headers: {}, body: Buffer.from('') }))),
    /ENOTDIR/
  )
})

t.test('answers beyond a size are held for no replay', async (t) => {
  const recording = createRecording(hidden, undefined, 100)
  for (const query of ['a', 'b', 'c']) {
    recording.take({ ...(await answer(query)), body: { json: 1 }, size: 20 })
  }
  t.equal(recording.kept.length, 2)
  t.same([...recording.notes], ['left out: stubs of later answers, since there are too many'])
})

t.test('a body is JSON, a text or bytes', async (t) => {
  const kept = (text: string, type: string) => keptBodyOf(Buffer.from(text, 'latin1'), type)
  t.same(kept('{"a":1}', 'application/json'), { json: { a: 1 } })
  t.same(kept('{', 'application/json'), { text: '{' })
  t.same(kept('a', 'application/pdf'), { bytes: Buffer.from('a') })
  t.same(kept('\xff', 'text/plain'), { bytes: Buffer.from([255]) })
  t.same(kept('<svg/>', 'image/svg+xml'), { text: '<svg/>' })
  t.equal(kept('', 'text/plain'), undefined)
})

t.test('an answer that is no JSON, and a body that is none, make stubs of texts', async (t) => {
  const kept = { ...(await answer()), sent: { type: 'application/json', text: '{' }, by: 'reply' as const }
  const ask = async () => ({ status: 200, headers: {}, body: Buffer.from('{') })
  const stubs = await stubsFor([{ ...kept, body: { json: null } }], ask, hidden)
  t.match(stubs.get('state'), [
    { request: { bodyPatterns: [{ equalTo: '{' }] }, response: { status: 200, body: 'null' } }
  ])
  t.same(await stubsFor([{ ...kept, body: { text: '{' } }], ask, hidden), new Map())
  t.same(await stubsFor([{ ...kept, sent: 'unread', body: { text: 'x' } }], ask, hidden), new Map())
})

t.test('a credential that was left out may be any in the mock', async (t) => {
  const kept = { ...(await answer()), by: 'reply' as const }
  const secret = { isSecret: (name: string) => name === 'token' || name === 'key', values: new Set<string>() }
  const isRepeated = async (recorded: unknown, answered: unknown) => {
    const ask = async () => ({ status: 200, headers: {}, body: Buffer.from(JSON.stringify(answered)) })
    return (await stubsFor([{ ...kept, body: { json: recorded } }], ask, secret)).size === 0
  }
  const recorded = { user: 'ann', token: 'S-1', key: 5, list: [{ token: 'S-2' }] }
  t.ok(await isRepeated(recorded, { user: 'ann', token: 'other', key: 7, list: [{ token: 'more' }] }))
  t.ok(await isRepeated(recorded, { user: 'ann', token: 'other', list: [{ token: 'more' }] }))
  t.notOk(await isRepeated(recorded, { user: 'bob', token: 'other', list: [{ token: 'more' }] }))
  t.notOk(await isRepeated(recorded, { user: 'ann', token: 'other', list: [] }))
  t.notOk(await isRepeated(recorded, { user: 'ann', token: 'other', list: {} }))
  t.notOk(await isRepeated(recorded, { user: 'ann', token: 'other', list: [{ token: 'x' }], more: 1 }))
  t.notOk(await isRepeated(recorded, { token: 'other', list: [{ token: 'more' }] }))
})
