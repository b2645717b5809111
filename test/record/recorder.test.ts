import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { documentOf, json, start } from '../fixtures/start.ts'
import { api, send, sendJson } from '../fixtures/upstream.ts'

const thing = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'integer' }, name: { type: 'string' }, apiKey: { type: 'string' } }
}
const error = json({ type: 'object', properties: { error: { type: 'string' } } })
const id = { name: 'id', in: 'path', required: true, schema: { type: 'integer' } }
const org = { name: 'org', in: 'path', required: true, schema: { type: 'string' } }
const text = { description: 'ok', content: { 'text/csv': { schema: { type: 'string' } } } }
const bytes = { description: 'ok', content: { 'application/octet-stream': {} } }
const document = documentOf({
  '/things': {
    get: { operationId: 'listThings', responses: { 200: json({ type: 'array', items: thing }), 503: error } },
    post: {
      operationId: 'createThing',
      requestBody: { content: { 'application/json': { schema: thing } } },
      responses: { 201: json(thing), 422: error }
    }
  },
  '/things/{id}': {
    parameters: [id],
    delete: { operationId: 'deleteThing', responses: { 204: { description: 'ok' } } },
    get: { operationId: 'getThing', responses: { 200: json(thing), 404: error } }
  },
  '/orgs/{org}/members': {
    parameters: [org],
    get: {
      operationId: 'members',
      responses: { 200: json({ type: 'object', properties: { members: { type: 'array', items: thing } } }) }
    }
  },
  '/tags': {
    get: {
      operationId: 'tags',
      responses: { 200: json({ type: 'array', items: { type: 'object', properties: { label: { type: 'string' } } } }) }
    }
  },
  '/status': { get: { operationId: 'status', responses: { 200: json({}), 503: json({}) } } },
  '/report': { get: { operationId: 'report', responses: { 200: text } } },
  '/bytes': { get: { operationId: 'bytes', responses: { 200: bytes } } },
  '/gone': { delete: { operationId: 'gone', responses: { 204: { description: 'ok' } } } },
  '/odd': { get: { operationId: 'a/b', responses: { 200: json({}) } } }
})

const answers: Record<string, [status: number, body?: unknown, type?: string]> = {
  'GET /things': [200, [{ id: 1, name: 'one', apiKey: 'K' }]],
  'GET /things?more': [503, { error: 'later' }],
  'GET /things?again': [
    200,
    [
      { id: 1, name: 'renamed' },
      { id: 2, name: 'SESSION-VALUE' }
    ]
  ],
  'POST /things': [201, { id: 9 }],
  'DELETE /things/7': [204],
  'GET /things/7': [200, { id: 7 }],
  'GET /things/8': [404, { error: 'no' }],
  'GET /orgs/__proto__/members': [200, { members: [{ id: 1 }] }],
  'GET /orgs/acme/members': [200, { members: [{ id: 2 }] }],
  'GET /tags': [200, [{ label: 'x' }, { label: 'x' }, { label: 'y' }]],
  'GET /status': [200, { up: true, count: 1, token: 5, list: [null] }],
  'GET /report': [200, 'a,b', 'text/csv'],
  'GET /bytes': [200, 'x', 'application/octet-stream'],
  'DELETE /gone': [204],
  'GET /odd': [200, {}],
  'GET /nowhere': [200, {}],
  'GET /status?bad': [418, {}]
}

async function record(t: Test, folder: string, asked: string[], headers = {}) {
  const real = await api(t, ({ method, url }, to) => {
    const [status, body, type] = answers[`${method} ${url}`] as (typeof answers)[string]
    if (type !== undefined) to.writeHead(status, { 'content-type': type }).end(body)
    else if (body === undefined) to.writeHead(status).end()
    else sendJson(to, status, body, { 'set-cookie': 'sid=SESSION-VALUE; Path=/' })
  })
  const mock = await start(t, { document, upstream: real.url, proxy: true, record: folder })
  for (const one of asked) {
    const [method = '', path = ''] = one.split(' ')
    await send(mock.url, path, {
      method,
      headers: { ...headers, ...(method === 'POST' && { 'content-type': 'application/json' }) }
    })
  }
  t.same(mock.recorded(), [])
  await mock.close()
  return mock.recorded()
}

const filesIn = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.includes('.'))
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')])
  )

t.test('answers become rows and replies, without credentials', async (t) => {
  const folder = join(t.testdir({}), 'deep')
  const authorization = `Basic ${Buffer.from('ann:PASSWORD').toString('base64')}`
  const notes = await record(t, folder, Object.keys(answers), { authorization })
  const files = filesIn(folder)
  t.same(Object.keys(files).sort(), [
    'getThing.404.json',
    'listThings.503.json',
    'mappings/bytes.json',
    'mappings/listThings.json',
    'mappings/tags.json',
    'members.yaml',
    'report.json',
    'status.json',
    'tags.yaml',
    'things.yaml'
  ])
  t.match(
    files['things.yaml'],
    /- id: 1\n {2}name: one\n {2}apiKey: '?\[left out\]'?\n- id: 2\n {2}name: '?\[left out\]'?\n- id: 7\n$/
  )
  t.match(files['members.yaml'], /^__proto__:\n {2}- id: 1\nacme:\n {2}- id: 2\n$/)
  t.same(JSON.parse(files['status.json'] as string), { up: true, count: 1, list: [null] })
  t.equal(files['report.json'], '"a,b"\n')
  t.match(notes.join('\n'), /GET \/nowhere 200, which the document lacks/)
  for (const why of [
    /GET \/status 418, which breaks the document: response the status 418/,
    /left out of things.yaml: the credential apiKey/,
    /left out of status.json: the credential token/,
    /recorded 10 files in /
  ])
    t.match(notes.join('\n'), why)
  const again = await start(t, { document, fixtures: folder })
  t.equal((await send(again.url, '/things/8')).status, 404)
  t.same(JSON.parse((await send(again.url, '/orgs/acme/members')).text), { members: [{ id: 2 }] })
  t.match(await send(again.url, '/report'), { text: 'a,b' })
  t.match(await send(again.url, '/bytes'), { text: 'x' })
})

t.test('a folder is recorded into again, and later recordings count', async (t) => {
  const folder = t.testdir({ 'things.yaml': '- { id: 1, name: old, kept: 1 }\n- { id: 5 }\n', 'members.yaml': '- 1' })
  await record(t, folder, ['GET /things', 'GET /orgs/acme/members', 'GET /things/8'])
  const files = filesIn(folder)
  t.match(files['things.yaml'], /- id: 1\n {2}name: one\n {2}kept: 1\n {2}apiKey: .*\n- id: 5\n$/)
  t.match(files['members.yaml'], /^acme:\n {2}- id: 2\n$/)
})

t.test('no stub compares the beginning of an upload that was too long to keep', async (t) => {
  const answers = ['first', 'second']
  const real = await api(t, (_, to) => sendJson(to, 200, answers.shift()))
  const requestBody = { content: { 'text/plain': {} } }
  const upload = { operationId: 'upload', requestBody, responses: { 200: json({}) } }
  const folder = join(t.testdir({}), 'recorded')
  const uploads = documentOf({ '/uploads': { post: upload } })
  const mock = await start(t, { document: uploads, upstream: real.url, proxy: true, record: folder })
  for (const letter of ['a', 'b']) {
    const body = Buffer.alloc(1024 * 1024 + 1, letter)
    await send(mock.url, '/uploads', { method: 'POST', body, headers: { 'content-type': 'text/plain' } })
  }
  await mock.close()
  t.equal(readFileSync(join(folder, 'upload.json'), 'utf8').trim(), '"first"')
  t.notOk(existsSync(join(folder, 'mappings')))
})
