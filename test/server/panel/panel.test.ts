import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gunzipSync } from 'node:zlib'
import Fastify from 'fastify'
import t, { type Test } from 'tap'
import type { StandinOptions } from '../../../src/options.ts'
import { panelFiles } from '../../../src/server/panel/files.ts'
import { createStandin, standin } from '../../../src/standin.ts'
import { documentOf, json } from '../../fixtures/start.ts'

const browser = 'text/html,application/xhtml+xml,*/*;q=0.8'
const document = documentOf({ '/things': { get: { operationId: 'listThings', responses: { 200: json({}) } } } })

function server(options: StandinOptions = {}) {
  const app = createStandin({ document, ...options })
  return (url: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' | 'POST' = 'GET') =>
    app.inject({ method, url, headers })
}

/** A folder like that of the built page. */
function folderOf(t: Test): URL {
  const folder = t.testdir({ 'index.html': '<script src="./app.js"></script>', 'app.js': 'run()', 'notes.txt': 'no' })
  return pathToFileURL(`${folder}/`)
}

t.test('the page is sent with a policy that lets its own files run and nothing else', async (t) => {
  const { index, file } = panelFiles(folderOf(t), '/mock/__admin')
  const page = index(undefined)
  t.equal(page.status, 200)
  t.equal(String(page.body), '<script src="/mock/__admin/ui/app.js"></script>')
  const policy = String(page.headers['content-security-policy'])
  t.match(policy, /default-src 'none'; script-src 'self';/)
  t.match(policy, /frame-ancestors 'none'/)
  t.notMatch(policy, /unsafe/)
  t.match(page.headers, {
    'content-type': 'text/html; charset=utf-8',
    'x-frame-options': 'DENY',
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff'
  })
  const zipped = file('app.js', 'gzip, br')
  t.equal(zipped?.headers['content-encoding'], 'gzip')
  t.equal(String(gunzipSync(zipped?.body as Buffer)), 'run()')
  t.equal(String(file('app.js', 'br')?.body), 'run()')
  t.equal(file('notes.txt', undefined), undefined, 'only files of the page')
})

t.test('a checkout without the built page says how to build it', async (t) => {
  const none = pathToFileURL(join(mkdtempSync(join(tmpdir(), 'standin-')), 'panel/'))
  const { status, body } = panelFiles(none, '/__admin').index(undefined)
  t.equal(status, 503)
  t.match(body, /npm run build/)
})

t.test('browsers get the page at / and at /__admin/ui, and no journal has their visits', async (t) => {
  const get = server()
  for (const url of ['/', '/?from=mail', '/__admin/ui', '/__admin/ui/', '/__world/mine/']) {
    const { statusCode, headers } = await get(url, { accept: browser })
    t.equal(statusCode, 200, url)
    t.equal(headers['content-type'], 'text/html; charset=utf-8', url)
    t.match(headers['content-security-policy'], /script-src 'self'/, url)
  }
  t.match((await get('/__admin/ui/app.js')).headers['content-type'], 'text/javascript')
  t.same((await get('/__admin/requests')).json().requests, [])
  t.equal((await get('/__admin/ui', {}, 'HEAD')).statusCode, 200)
  t.equal((await get('/', { accept: browser }, 'HEAD')).statusCode, 200)
  t.equal((await get('/__admin/ui/events', {}, 'HEAD')).statusCode, 404)
  t.equal((await get('/__admin/ui/none.js')).statusCode, 404)
  t.equal((await get('/__admin/ui', {}, 'POST')).statusCode, 404)
})

t.test('other clients get at / what they get at any path without an operation', async (t) => {
  const get = server()
  for (const accept of ['*/*', 'application/json, text/html', 'application/problem+json, text/html;q=0.5', '']) {
    t.equal((await get('/', { accept })).statusCode, 404, accept)
  }
  t.equal((await get('/', { accept: browser }, 'POST')).statusCode, 404)
  t.equal((await get('/none', { accept: browser })).statusCode, 404)
  t.equal((await get('/', { accept: browser, host: 'a b' })).statusCode, 400)
})

t.test('an operation and a stub at / come before the page', async (t) => {
  const own = documentOf({ '/': { get: { responses: { 200: json({}, { example: { home: true } }) } } } })
  t.same((await server({ document: own })('/', { accept: browser })).json(), { home: true })
  t.match((await server({ document: own })('/', { accept: browser }, 'HEAD')).headers['content-type'], 'json')
  const app = createStandin({ document })
  const stub = { request: { method: 'GET', url: '/' }, response: { body: 'stub' } }
  await app.inject({ method: 'POST', url: '/__admin/mappings', payload: stub })
  t.equal((await app.inject({ url: '/', headers: { accept: browser } })).body, 'stub')
})

t.test('without the control API there is no page', async (t) => {
  const get = server({ admin: false })
  t.equal((await get('/', { accept: browser })).statusCode, 404)
  t.equal((await get('/__admin/ui', { accept: browser })).statusCode, 404)
})

t.test('the page needs no token, and its calls do', async (t) => {
  const get = server({ adminToken: 'secret' })
  t.equal((await get('/', { accept: browser })).statusCode, 200)
  t.equal((await get('/__admin/ui')).statusCode, 200)
  for (const path of ['events', 'server', 'stubs']) t.equal((await get(`/__admin/ui/${path}`)).statusCode, 401, path)
  t.equal((await get('/__admin/ui/server', { authorization: 'Bearer secret' })).statusCode, 200)
})

t.test('under a prefix of another app the page is at its prefix', async (t) => {
  const app = Fastify()
  await app.register(standin, { document, prefix: '/mock' })
  const page = await app.inject({ url: '/mock/', headers: { accept: browser } })
  t.match(page.body, /"\/mock\/__admin\/ui\/app\.js"/)
  t.equal((await app.inject('/mock/__admin/ui/app.js')).statusCode, 200)
})
