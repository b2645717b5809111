import { createHash } from 'node:crypto'
import t, { type Test } from 'tap'
import { keepFile } from '../../src/resources/rows/files.ts'
import { createStandin } from '../../src/standin.ts'
import { arr, body, int, none, obj, path, query, replies, str } from '../fixtures/rows.ts'
import { documentOf } from '../fixtures/start.ts'

const binary = { type: 'string', format: 'binary' }
const file = obj({ id: int, filename: str, size: int, mime_type: str, sha256: str, folder: str, etag: str, ext: str })
const photo = obj({ id: int, name: str, photo: { type: 'string', format: 'uri' } })
const one = { parameters: [path('id')] }
const form = (field: string, more: Record<string, object>) => ({
  requestBody: { content: { 'multipart/form-data': { schema: obj({ [field]: binary, ...more }, [field]) } } }
})
const bytes = (type: string) => ({ responses: { 200: { description: 'A file', content: { [type]: {} } } } })
const paths = {
  '/files': {
    get: replies(arr(file)),
    post: { parameters: [query('idempotency_key', str)], ...form('file', { folder: str }), ...replies(file, 201) }
  },
  '/files/{id}': { ...one, get: replies(file), delete: { responses: { 204: none } } },
  '/files/{id}/content': {
    ...one,
    get: bytes('*/*'),
    put: { requestBody: { content: { '*/*': { schema: binary } } }, ...replies(file) },
    delete: { responses: { 204: none } }
  },
  '/files/{id}/image': { ...one, get: bytes('image/*') },
  '/files/{id}/text': { ...one, get: bytes('text/plain') },
  '/files/{id}/copy': { ...one, post: { ...body(obj({ filename: str }, [])), ...replies(file, 201) } },
  '/files/{id}/seal': { ...one, post: { ...body(str, 'text/plain'), ...replies(file) } },
  '/files/{id}/restore': { ...one, post: replies(file) },
  '/people': { get: replies(arr(photo)), post: { ...form('photo', { name: str }), ...replies(photo, 201) } },
  '/people/{id}': { ...one, get: replies(photo) }
}

function start(t: Test, document: object | object[] = documentOf(paths)) {
  const app = createStandin({ document: document as object, fixtures: false })
  t.teardown(() => app.close())
  const send = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: string, type?: string) => {
    const { statusCode, body, headers } = await app.inject({
      method,
      url,
      ...(payload === undefined ? {} : { payload }),
      headers: type === undefined ? {} : { 'content-type': type }
    })
    return { status: statusCode, text: body, type: headers['content-type'], json: () => JSON.parse(body) }
  }
  const upload = async (
    url: string,
    field: string,
    more: Record<string, string>,
    disposition = 'filename="zed.txt"'
  ) => {
    const part = (head: string, text: string) => `--b\r\nContent-Disposition: form-data; ${head}\r\n\r\n${text}\r\n`
    const fields = Object.entries(more).map(([name, text]) => part(`name="${name}"`, text))
    const sent = part(`name="${field}"; ${disposition}\r\nContent-Type: text/plain`, 'hello zed')
    return send('POST', url, `${fields.join('')}${sent}--b--\r\n`, 'multipart/form-data; boundary=b')
  }
  return { send, upload }
}

t.test('a row tells of the file that was sent for it, and a path below it answers the file', async (t) => {
  const { send, upload } = start(t)
  const made = (await upload('/files', 'file', { folder: 'mine' })).json()
  const sha256 = createHash('sha256').update('hello zed').digest('hex')
  t.match(made, { filename: 'zed.txt', size: 9, mime_type: 'text/plain', sha256, folder: 'mine', ext: 'txt' })
  t.match(made.etag, /./)
  const url = `/files/${made.id}`
  t.same((await send('GET', url)).json(), made)
  t.match(await send('GET', `${url}/content`), { text: 'hello zed', type: 'text/plain' })
  t.match(await send('GET', `${url}/text`), { text: 'hello zed', type: 'text/plain' })
  t.notMatch(await send('GET', `${url}/image`), { text: 'hello zed' }, 'another type')

  const replaced = (await send('PUT', `${url}/content`, 'GIF89a', 'image/gif')).json()
  t.match(replaced, { id: made.id, size: 6, mime_type: 'image/gif', filename: 'zed.txt' })
  t.match(await send('GET', `${url}/image`), { text: 'GIF89a', type: 'image/gif' })
  const copy = (await send('POST', `${url}/copy`, '{"filename":"other.gif"}', 'application/json')).json()
  t.match(copy, { filename: 'other.gif', size: 6, folder: 'mine' })
  t.not(copy.id, made.id)
  t.equal((await send('GET', `/files/${copy.id}/content`)).text, 'GIF89a')
  await send('DELETE', url)
  t.equal((await send('GET', `${url}/content`)).status, 404)
  t.equal((await send('GET', `/files/${copy.id}/content`)).status, 200)
  const plain = (await send('POST', '/files/1/copy', '{}', 'application/json')).json()
  t.match(plain, { filename: (await send('GET', '/files/1')).json().filename })
})

t.test('a file that is removed is gone until another is sent, and the row tells of none', async (t) => {
  const open = { anyOf: [{ type: 'null' }, int] }
  const row = obj({
    id: int,
    filename: { type: ['string', 'null'] },
    size: open,
    mime_type: { type: ['string', 'null'] },
    length: int
  })
  const { send } = start(t, documentOf({ ...paths, '/files/{id}': { ...one, get: replies(row) } }))
  await send('PUT', '/files/2/content', 'hello', 'text/plain')
  for (const id of [1, 2]) {
    const before = (await send('GET', `/files/${id}`)).json()
    t.equal((await send('DELETE', `/files/${id}/content`)).status, 204)
    t.match(await send('GET', `/files/${id}/content`), { status: 404, text: /this file has no file/ })
    t.equal((await send('DELETE', `/files/${id}/content`)).status, 404)
    t.same((await send('GET', `/files/${id}`)).json(), { ...before, size: null, mime_type: null })
    const copy = (await send('POST', `/files/${id}/copy`, '{}', 'application/json')).json()
    t.equal((await send('GET', `/files/${copy.id}/content`)).status, 404)
  }
  t.match((await send('PUT', '/files/2/content', 'again', 'text/plain')).json(), { size: 5, mime_type: 'text/plain' })
  t.equal((await send('GET', '/files/2/content')).text, 'again')
  t.equal((await send('GET', '/files/3/content')).status, 200)
})

t.test('members tell of a sent file in the forms of the document', async (t) => {
  const row = obj({
    id: int,
    filename: str,
    byte_size: { type: 'string', pattern: '^[0-9]+$' },
    md5: { ...str, description: 'MD5 hash of the data, encoded in base64' },
    checksum: { ...str, example: `sha256:${'0'.repeat(64)}` },
    hash: { ...str, minLength: 8, maxLength: 8 },
    ext: { ...str, example: '.pdf' },
    etag: str
  })
  const { upload } = start(
    t,
    documentOf({ '/files': { get: replies(arr(row)), post: { ...form('file', {}), ...replies(row, 201) } } })
  )
  const digest = (algorithm: string) => createHash(algorithm).update('hello zed')
  t.match((await upload('/files', 'file', {})).json(), {
    filename: 'zed.txt',
    byte_size: '9',
    md5: digest('md5').digest('base64'),
    checksum: `sha256:${digest('sha256').digest('hex')}`,
    hash: /^.{8}$/,
    ext: '.txt'
  })
})

t.test('a text is kept whole, and a file whose type cannot stand in a header has the type of bytes', async (t) => {
  const { send, upload } = start(t)
  const { id, size } = (await send('PUT', '/files/1/content', 'naïve ☃', 'text/csv')).json()
  t.equal(size, 10)
  t.match(await send('GET', `/files/${id}/content`), { text: 'naïve ☃', type: /^text\/csv/ })
  const before = (await send('GET', '/files/2')).json()
  const untyped = (await send('PUT', '/files/2/content', 'hello')).json()
  t.match(untyped, { size: 5, mime_type: before.mime_type, ext: before.ext })
  t.match(await send('GET', '/files/2/content'), { text: 'hello', type: 'application/octet-stream' })
  for (const type of ['te☃/x', 'a/b"; filename="x', 'plain', '']) {
    const made = (await upload('/files', 'file', {}, `filename="a"\r\nContent-Type: ${type}`)).json()
    const sent = await send('GET', `/files/${made.id}/content`)
    t.match(sent, { status: 200, text: 'hello zed', type: 'application/octet-stream' }, type)
  }
})

t.test('a file is no text of its row, and a thing that has a name is no file', async (t) => {
  const { upload } = start(t)
  const made = (await upload('/people', 'photo', {})).json()
  t.match(made.photo, /^http/)
  t.not(made.name, 'zed.txt')
  t.notMatch((await upload('/files', 'file', {}, 'x=y')).json(), { filename: 'zed.txt' }, 'a part without a name')
})

t.test('a repeated upload, and an action on a deleted row, bring no row back', async (t) => {
  const { send, upload } = start(t)
  const { id } = (await upload('/files?idempotency_key=k', 'file', {})).json()
  await send('PUT', `/files/${id}/content`, 'later', 'text/plain')
  t.equal((await upload('/files?idempotency_key=k', 'file', {})).json().id, id)
  t.equal((await send('GET', `/files/${id}/content`)).text, 'later')
  await send('DELETE', `/files/${id}`)
  t.equal((await upload('/files?idempotency_key=k', 'file', {})).json().id, id)
  t.equal((await send('GET', `/files/${id}`)).status, 404)
  await send('DELETE', '/files/9000')
  t.equal((await send('POST', '/files/9000/seal', 'why', 'text/plain')).status, 200)
  t.equal((await send('GET', '/files/9000')).status, 404)
})

t.test('a snapshot of several documents holds the files, also that of a deleted row', async (t) => {
  const others = documentOf({ '/others': { get: replies(arr(photo)) } })
  const { send, upload } = start(t, [documentOf(paths), others])
  const ids: number[] = []
  for (const folder of ['a', 'b']) ids.push((await upload('/files', 'file', { folder })).json().id)
  const [first, second] = ids.map((id) => `/files/${id}`) as [string, string]
  await send('PUT', `${first}/content`, 'deleted', 'text/plain')
  await send('PUT', '/files/9000/content', 'unlisted', 'text/plain')
  await send('DELETE', first)
  await send('POST', '/__admin/snapshots/zed')
  await send('PUT', `${second}/content`, 'later', 'text/plain')
  await send('POST', '/__admin/reset')
  t.not((await send('GET', `${second}/content`)).text, 'hello zed')
  await send('POST', '/__admin/snapshots/zed/restore')
  t.match(await send('GET', `${second}/content`), { text: 'hello zed', type: 'text/plain' })
  t.equal((await send('GET', '/files/9000/content')).text, 'unlisted')
  await send('POST', `${first}/restore`)
  t.equal((await send('GET', `${first}/content`)).text, 'deleted')
})

t.test('a world keeps so many files and bytes, and forgets the oldest', (t) => {
  const files = new Map()
  const type = 'text/plain'
  const keep = (bytes: Buffer) => keepFile(files, { type, bytes })
  const first = keep(Buffer.from('first'))
  t.equal(keep(Buffer.from('first')), first, 'one that is there')
  for (let index = 1; index < 1000; index++) keep(Buffer.from(`file ${index}`))
  t.ok(files.has(first))
  keep(Buffer.from('one more'))
  t.notOk(files.has(first))
  const large = Array.from({ length: 3 }, (_, index) => Buffer.alloc(32 * 1024 * 1024, index))
  const names = large.map(keep)
  t.same([...files.keys()], names.slice(1))
  const whole = Buffer.alloc(100_000)
  t.not(files.get(keep(whole.subarray(0, 10))).bytes.buffer, whole.buffer, 'the rest of a body is let go')
  t.end()
})
