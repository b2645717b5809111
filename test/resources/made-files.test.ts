import { createHash } from 'node:crypto'
import t from 'tap'
import { arr, body, int, obj, path, replies, server, str } from '../fixtures/rows.ts'

const binary = { type: 'string', format: 'binary' }
const bytes = (type: string, headers: string[] = [], more: object = {}) => ({
  description: 'A file',
  headers: Object.fromEntries(headers.map((name) => [name, { schema: str }])),
  content: { [type]: { schema: binary, ...more } }
})
const one = { parameters: [path('id')] }
const md5 = { type: 'string', example: '5d41402abc4b2a76b9719d911017c592' }
const members = { id: int, filename: str, mime_type: str, size: int, sha256: str, md5 }

/** The paths of things with a file. */
const files = (row: object, content: object, name = 'content') => ({
  '/papers': { get: replies(arr(row)), post: { ...body(row), ...replies(row, 201) } },
  '/papers/{id}': { ...one, get: replies(row), patch: { ...body(obj({}, [])), ...replies(row) } },
  [`/papers/{id}/${name}`]: { ...one, get: { responses: { 200: content } } }
})
const digest = (algorithm: string, text: Buffer, encoding: 'hex' | 'base64' = 'hex') =>
  createHash(algorithm).update(text).digest(encoding)

t.test('a row that was not uploaded tells its name, type, size and checksums of the file below it', async (t) => {
  const ask = server(t, files(obj(members), bytes('*/*', ['Content-Disposition'])))
  const types = new Set<string>()
  for (const row of (await ask('GET', '/papers')).body) {
    const { bytes, headers } = await ask('GET', `/papers/${row.id}/content`)
    types.add(row.mime_type)
    t.equal(headers['content-type']?.toString().replace('; charset=utf-8', ''), row.mime_type)
    t.equal(headers['content-disposition'], `attachment; filename="${row.filename}"`)
    t.same([bytes.length, digest('sha256', bytes), digest('md5', bytes)], [row.size, row.sha256, row.md5])
    if (row.mime_type === 'application/pdf') t.match(bytes.toString('latin1'), /^%PDF.*%%EOF\n$/s)
  }
  t.ok(types.size > 1)
})

t.test('names and types fit the types that a file is answered in', async (t) => {
  const extended = obj({ ...members, extension: str })
  for (const [type, ending, sent = type] of [
    ['image/*', 'png', 'image/png'],
    ['application/vnd.dicom', 'dcm', 'application/vnd.dicom'],
    ['application/zip', 'zip']
  ] as const) {
    const ask = server(t, files(extended, bytes(type)))
    for (const row of (await ask('GET', '/papers')).body.slice(0, 6)) {
      t.match(row.mime_type, type === 'image/*' ? /^image\// : sent)
      if (row.mime_type === sent) t.equal(row.filename.split('.').at(-1), ending)
      t.equal(row.filename.split('.').at(-1), row.extension)
      const answer = await ask('GET', `/papers/${row.id}/content`)
      t.match([answer.headers['content-type'], answer.bytes.length], [row.mime_type, row.size])
    }
  }
})

t.test('members that are known stay, and an example of a size is padded to', async (t) => {
  const large = { type: 'integer', example: 4000 }
  for (const [type, ending] of [
    ['application/pdf', /%%EOF\n$/],
    ['text/csv', /\n\n\n$/],
    ['image/png', /\0\0\0$/],
    ['application/vnd.acme', /\0\0\0$/],
    ['application/zip', /^PK/]
  ] as const) {
    const ask = server(t, files(obj({ ...members, size: large, mime_type: { const: type } }), bytes('*/*')))
    const shown = (await ask('GET', '/papers/1')).body
    const { bytes: first } = await ask('GET', '/papers/1/content')
    t.match(first.toString('latin1'), ending)
    t.same([shown.size, shown.sha256], [first.length, digest('sha256', first)])
    t.equal(shown.size === 4000, type !== 'application/zip', type)
    const table = /startxref\n(\d{10})/.exec(first.toString('latin1'))?.[1]
    if (table !== undefined) t.equal(first.toString('latin1', Number(table), Number(table) + 4), 'xref')
    t.not((await ask('GET', '/papers/2')).body.size, 4000)
  }
  const huge = { ...members, size: { ...large, example: 5e9 }, mime_type: { const: 'image/gif' } }
  const other = server(t, files(obj(huge), bytes('*/*')))
  t.equal((await other('GET', '/papers/1')).body.size, (await other('GET', '/papers/1/content')).bytes.length)
  const ask = server(t, files(obj({ ...members, name: str, length: int }), bytes('*/*', ['Content-Disposition'])))
  const sent = { filename: "l'été.zip", mime_type: 'application/zip', size: 7, sha256: 'x', md5: 'y' }
  const made = (await ask('POST', '/papers', { ...sent, id: 1, name: 'Z', length: 1 })).body
  t.match(made, { ...sent, name: 'Z' })
  const zip = await ask('GET', `/papers/${made.id}/content`)
  t.match([zip.text.slice(0, 2), zip.headers['content-type']], ['PK', 'application/zip'])
  t.equal(zip.headers['content-disposition'], "attachment; filename*=UTF-8''l%27%C3%A9t%C3%A9.zip")
})

t.test('checksums and sizes keep their forms', async (t) => {
  const base64 = { type: 'string', example: 'sha256-LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=' }
  const ends = server(t, files(obj({ id: int, ext: { type: 'string', example: '.csv' }, bytes: int }), bytes('*/*')))
  t.match((await ends('GET', '/papers/1')).body, { ext: '.csv' })
  t.match((await ends('GET', '/papers/1/content')).headers['content-type'], 'text/csv')
  const form = {
    id: int,
    contentType: str,
    byteSize: { type: 'string', pattern: '^[0-9]+$' },
    digest: base64,
    hash: str
  }
  const ask = server(t, files(obj({ id: int, file: obj(form) }), bytes('*/*')))
  const { file } = (await ask('GET', '/papers')).body[0]
  const { bytes: sent, headers } = await ask('GET', '/papers/1/content')
  t.match(headers['content-type'], file.contentType)
  t.same([file.byteSize, file.digest], [String(sent.length), `sha256-${digest('sha256', sent, 'base64')}`])
})

t.test('things that are no files keep their members', async (t) => {
  const both = { ...bytes('text/csv'), content: { 'application/json': { schema: obj(members) }, 'text/csv': {} } }
  const table = server(t, {
    '/papers': { get: replies(arr(obj(members))) },
    '/papers/{id}': { ...one, get: { responses: { 200: both } } }
  })
  t.match((await table('GET', '/papers/1', undefined, { accept: 'text/csv' })).text, /^id,/)
  const fish = obj({ id: int, name: str, length: { type: 'integer', minimum: 3000 } })
  const ask = server(t, files(fish, bytes('image/jpeg'), 'photo'))
  t.ok((await ask('GET', '/papers')).body.every((one: { length: number }) => one.length >= 3000))
  t.match((await ask('GET', '/papers/1/photo')).headers['content-type'], 'image/jpeg')
  const person = obj({ id: int, name: { type: 'string', example: 'jane.doe' } })
  const people = server(t, files(person, bytes('image/png'), 'portrait'))
  t.equal((await people('GET', '/papers/1')).body.name, 'jane.doe')
  const bound = obj({ ...members, size: { type: 'integer', minimum: 1_000_000 } })
  const other = server(t, files(bound, bytes('application/pdf')))
  t.ok((await other('GET', '/papers')).body[0].size >= 1_000_000, 'a size that the schema demands')
})

t.test('an example of the content, and a schema of its members, are answered as they are', async (t) => {
  const row = obj(members)
  const ask = server(t, files(row, bytes('text/csv', [], { example: 'a,b\n1,2\n' })))
  t.equal((await ask('GET', '/papers/1/content')).text, 'a,b\n1,2\n')
  const content = { description: 'Rows', content: { 'text/csv': { schema: arr(obj({ colour: str })) } } }
  t.match((await server(t, files(row, content))('GET', '/papers/1/content')).text, /^colour\r\n/)
})

t.test('the path of the content itself says which of several is the file', async (t) => {
  const paths = files(obj({ id: int, mime_type: str }), bytes('application/pdf'))
  const preview = { '/papers/{id}/preview': { ...one, get: { responses: { 200: bytes('image/png') } } } }
  const ask = server(t, { ...preview, ...paths })
  t.equal((await ask('GET', '/papers/2')).body.mime_type, 'application/pdf')
  t.match((await ask('GET', '/papers/2/preview')).bytes.toString('latin1'), /^\x89PNG/)
  t.match((await ask('GET', '/papers/2/content')).text, /^%PDF/)
})

t.test('an item path may itself be the file of a listed row', async (t) => {
  for (const type of ['image/*', '*/*']) {
    const get = { responses: { 200: bytes(type) } }
    const ask = server(t, { '/papers': { get: replies(arr(obj(members))) }, '/papers/{id}': { ...one, get } })
    for (const { id, mime_type, size, md5 } of (await ask('GET', '/papers')).body) {
      const { bytes, headers } = await ask('GET', `/papers/${id}`)
      t.equal(headers['content-type']?.toString().replace('; charset=utf-8', ''), mime_type)
      t.same([size, md5], [bytes.length, digest('md5', bytes)])
    }
  }
})

t.test('a row whose file was removed is still shown as a table', async (t) => {
  const row = obj(members)
  const both = { description: 'A row', content: { 'application/json': { schema: row }, 'text/csv': {} } }
  const content = { get: { responses: { 200: bytes('*/*') } }, delete: { responses: { 204: { description: 'Gone' } } } }
  const ask = server(t, {
    '/papers': { get: replies(arr(row)) },
    '/papers/{id}': { ...one, get: { responses: { 200: both } } },
    '/papers/{id}/content': { ...one, ...content }
  })
  await ask('DELETE', '/papers/1/content')
  t.equal((await ask('GET', '/papers/1/content')).status, 404)
  t.equal((await ask('GET', '/papers/1', undefined, { accept: 'text/csv' })).status, 200)
})
