import t from 'tap'
import type { Operation } from '../../src/contract/contract.ts'
import { readHandlers } from '../../src/handlers/handler-folder.ts'

const operations = ['getThing', 'listThings', 'repos/get'].map((id) => ({ id }) as Operation)
const answering = 'export default () => ({})'

async function read(folder: string) {
  const noted: string[] = []
  const handlers = await readHandlers(folder, operations, (file) => noted.push(file.slice(folder.length)))
  return { ...handlers, noted: [...new Set(noted)] }
}

t.test('a file is the handler of the operation that it is named for', async (t) => {
  const dir = t.testdir({
    'getThing.ts': answering,
    'listThings.mjs': answering,
    repos: { 'get.js': answering },
    '.hidden.ts': answering,
    'types.d.ts': 'export {}',
    'getThing.test.ts': answering,
    'notes.md': 'text',
    node_modules: { 'a.js': answering }
  })
  const { byOperation, notices, noted } = await read(dir)
  t.same([...byOperation.keys()], ['getThing', 'listThings', 'repos/get'])
  t.same(notices, [])
  t.same(noted, ['', '/repos', '/getThing.ts', '/listThings.mjs', '/repos/get.js'])
})

t.test('a file named for no operation is told, unless a handler imports it', async (t) => {
  const dir = t.testdir({
    'getThing.ts': "import price from './price.ts'\nexport default () => ({ body: price() })",
    'price.ts': 'export default () => 1',
    'types.ts': 'export interface A { a: 1 }\nexport type B = A\nexport declare const c: B',
    'getThingg.ts': answering,
    'zzzzzzzzzzzz.ts': answering
  })
  const { notices } = await read(dir)
  t.equal(notices.length, 2)
  t.match(notices[0], /getThingg\.ts is named for no operation, and no handler imports it; did you mean getThing\?$/)
  t.match(notices[1], /zzz\.ts is named for no operation.*; there is getThing, listThings, repos\/get$/)
})

t.test('what cannot be a handler is refused by name', async (t) => {
  const two = t.testdir({ 'getThing.ts': answering, 'getThing.js': answering })
  await t.rejects(read(two), { name: 'Unreadable', message: /getThing\.js is the same handler; remove one$/ })
  const none = t.testdir({ 'getThing.ts': 'export const getThing = () => 1' })
  await t.rejects(read(none), { name: 'Unreadable', message: /getThing\.ts has no default export that is a function/ })
  await t.rejects(read('/nowhere'), { message: 'cannot read the handlers /nowhere: there is no such folder' })
  const file = `${t.testdir({ 'a.ts': '' })}/a.ts`
  await t.rejects(read(file), { message: /a\.ts: it is a file, and handlers stand in a folder/ })
})
