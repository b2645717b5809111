import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { contractOf } from '../../src/contract/contract.ts'
import { load } from '../../src/document/load.ts'
import { readFixtures, samplePathOf } from '../../src/resources/fixtures.ts'
import { checkerOf } from '../../src/schema/validator.ts'
import { documentOf, json } from '../fixtures/start.ts'

const item = { type: 'object', required: ['sku'], properties: { sku: { type: 'string' } } }
const shop = { name: 'shop', in: 'path', required: true, schema: { type: 'string' } }
const paths = {
  '/shops/{shop}/items': { parameters: [shop], get: { responses: { 200: json({ type: 'array', items: item }) } } },
  '/shops/{shop}/items/{sku}': { parameters: [shop, { ...shop, name: 'sku' }], delete: { responses: { 204: {} } } }
}

async function folderOf(t: Test, files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'standin-'))
  t.teardown(() => rm(folder, { recursive: true }))
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return folder
}

async function read(path: string, named = true, of: object = paths) {
  const contract = contractOf(await load(documentOf(of), {}))
  const files: string[] = []
  return {
    ...(await readFixtures({ path, named }, contract, checkerOf(contract.resources), (file) => files.push(file))),
    files
  }
}

t.test('rows are read from YAML and JSON, by folder or by file', async (t) => {
  const folder = await folderOf(t, {
    'items.yaml': 'north:\n  - sku: a\nsouth: []\neast: { count: 2 }\n',
    '.hidden.yaml': 'x: [',
    'notes.txt': 'not a fixture'
  })
  await mkdir(join(folder, 'sub'))
  const groups = { north: [{ sku: 'a' }], south: [], east: { count: 2 } }
  const { fixtures, files, notices } = await read(folder)
  t.match(fixtures, [{ collection: { name: 'items' }, groups }])
  t.same(files, [folder, join(folder, 'items.yaml')])
  t.same(notices, [])
  t.match((await read(join(folder, 'items.yaml'))).fixtures, [{ groups }])
})

t.test('what does not fit is named by file, line, column and pointer', async (t) => {
  const cases: [text: string, message: RegExp][] = [
    ['north:\n  - sku: 5\n', /items\.yaml:2:\d+: \/north\/0\/sku: must be a string/],
    ['north:\n  - 7\n', /items\.yaml:2:\d+: \/north\/0: the number 7 where a row was expected/],
    ['north:\n  - 9223372036854775807\n', /the bigint 9223372036854775807 where a row was expected/],
    ['north:\n  - []\n', /a list where a row was expected/],
    ['north:\n', /\/north: nothing where rows were expected/],
    ['just text\n', /: \/: the string "just text" where rows were expected/],
    ['north:\n  deeper:\n    - sku: a\n', /\/north: rows of \/shops\/\{shop\}\/items were expected here/],
    ['', /items\.yaml: the file is empty; a list of rows was expected/],
    [
      'north:\n  - sku: a\n  - sku: b\n  - sku: a\n',
      /items\.yaml:4:\d+: \/north\/2\/sku: the sku "a" is that of \/north\/0 too/
    ],
    [
      'north:\n  - { sku: a, id: 1 }\n  - { sku: b, id: 1 }\n',
      /items\.yaml:3:\d+: \/north\/1\/id: the id 1 is that of/
    ],
    ['north: { count: -1 }\n', /\/north: rows of/],
    ['north: { count: 1000000 }\n', /\/north: rows of/]
  ]
  for (const [text, message] of cases) {
    const folder = await folderOf(t, { 'items.yaml': text })
    await t.rejects(read(folder), { name: 'Unreadable', message }, text)
  }
})

t.test('a file that is no fixture is refused where the folder was named, and told of where it was found', async (t) => {
  const folder = await folderOf(t, { 'itms.yaml': '[]' })
  await t.rejects(read(folder), /itms\.yaml: .* no path that lists "itms", .*\(items\)/)
  t.match((await read(folder, false)).notices, [/no path that lists "itms"/])
  const strays = await folderOf(t, { 'itms.yaml': '[]', 'thngs.yaml': '[]' })
  await t.rejects(read(strays), /"itms"[^\n]*\n[^\n]*thngs\.yaml: .* "thngs"/, 'all are told at once')
  await t.rejects(read(folder, true, { '/x/{y}': {} }), /it has none/)
  await t.rejects(read(join(folder, 'nowhere')), /there is no such file or folder/)
  const here = join(process.cwd(), 'package.json')
  t.match((await read(here, false)).notices, [/^package\.json: /])
})

t.test('a path with rows is what to try first', async (t) => {
  const sample = async (text: string) => {
    const [fixture] = (await read(await folderOf(t, { 'items.yaml': text }))).fixtures
    return fixture && samplePathOf(fixture)
  }
  t.equal(await sample("'*': []\n'the north': []\n"), '/shops/the%20north/items')
  t.equal(await sample('[]'), '/shops/shop/items')
  t.equal(await sample('{ count: 2 }'), '/shops/shop/items')
})

t.test('whole replies are named for an operation, and for a status', async (t) => {
  const user = { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } }
  const error = { type: 'object', required: ['error'], properties: { error: { type: 'string' } } }
  const users = {
    '/users/{id}': {
      get: {
        operationId: 'getUser',
        responses: { 200: json(user), 404: json(error), '5XX': { description: 'broken' } }
      }
    }
  }
  const folder = await folderOf(t, {
    'getUser.json': '{"id":7}',
    'getUser.404.yaml': 'error: nobody has that id\n',
    'getUser.500.json': '{"whatever":"it is"}'
  })
  const { replies, files } = await read(folder, true, users)
  t.same(
    replies.map(({ operation, status, value }) => [operation.id, status, value]),
    [
      ['getUser', 404, { error: 'nobody has that id' }],
      ['getUser', 500, { whatever: 'it is' }],
      ['getUser', undefined, { id: 7 }]
    ]
  )
  t.equal(files.length, 4)
  const wrong = await folderOf(t, { 'getUser.yaml': 'id: seven\n' })
  await t.rejects(read(wrong, true, users), /getUser\.yaml:1:\d+: \/id: must be an integer/)
  await t.rejects(read(await folderOf(t, { 'getUsr.json': '{}' }), true, users), /no operation of that name/)
  await t.rejects(
    read(await folderOf(t, { 'getUser.json': '' }), true, users),
    /empty; the body of a reply was expected/
  )
  const never = await folderOf(t, { 'getUser.418.json': '{}' })
  await t.rejects(
    read(never, false, users),
    /getUser\.418\.json: getUser documents no response 418; documented: 200, 404, 5XX/
  )
})

t.test(
  'a member that the document does not name is told of where it stands first, with what may be meant',
  async (t) => {
    const text = 'north:\n  - { sku: a, skuu: b }\n  - { sku: b, skuu: c, weight: 2 }\n'
    const { notices, fixtures } = await read(await folderOf(t, { 'items.yaml': text }))
    t.match(notices, [
      /items\.yaml:2:\d+: \/north\/0\/skuu: the document names no "skuu" for such a row \(and so in 1 more\); is "sku" meant\?$/,
      /items\.yaml:3:\d+: \/north\/1\/weight: .*such a row; it names sku$/
    ])
    t.match(fixtures, [{ groups: { north: [{ skuu: 'b' }, { weight: 2 }] } }])
    const open = { type: 'array', items: { ...item, additionalProperties: true } }
    const loose = { '/shops/{shop}/items': { get: { responses: { 200: json(open) } } } }
    t.same((await read(await folderOf(t, { 'items.yaml': text }), true, loose)).notices, [])
  }
)

t.test('two files of one name would be two truths', async (t) => {
  const folder = await folderOf(t, { 'items.json': '[]', 'items.yaml': '[]' })
  await t.rejects(read(folder), /items\.yaml: .*items\.json is the same fixture; remove one/)
})

t.test('rows of another document are passed over where they were found, and taken where they are named', async (t) => {
  const other = await folderOf(t, { 'items.yaml': 'x-standin-document: Another\nnorth:\n  - { id: 1 }\n' })
  const found = await read(other, false)
  t.same(found, { fixtures: [], replies: [], notices: [], files: [other, join(other, 'items.yaml')] })
  const strange = { 'guests.yaml': "x-standin-document: Another\n'*': []\n", 'odd.yaml': 'x-standin-document: [\n' }
  t.match(await read(await folderOf(t, strange), false), {
    fixtures: [],
    notices: [/odd\.yaml: .* no path that lists/]
  })
  await t.rejects(read(other), /\/north\/0\/sku: is required/)
  const own = await folderOf(t, { 'items.yaml': 'x-standin-document: A test\nnorth:\n  - { sku: a }\n' })
  t.match((await read(own, false)).fixtures, [{ groups: { north: [{ sku: 'a' }] } }])
  t.same(Object.keys((await read(own, false)).fixtures[0]?.groups ?? {}), ['north'])
})

t.test('a folder that nobody named may be missing', async (t) => {
  const nowhere = join(await folderOf(t, {}), 'fixtures')
  t.same(await read(nowhere, false), { fixtures: [], replies: [], notices: [], files: [nowhere] })
})

t.test('rows that nothing tells apart may be alike in a file', async (t) => {
  const paint = { type: 'object', properties: { shade: { type: 'string' } } }
  const rows = [{ shade: 'dark' }, { shade: 'dark' }]
  const folder = await folderOf(t, { 'paints.json': JSON.stringify(rows) })
  const of = { '/paints': { get: { responses: { 200: json({ type: 'array', items: paint }) } } } }
  t.match((await read(folder, true, of)).fixtures, [{ groups: rows }])
})
