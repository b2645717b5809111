import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import t from 'tap'
import { contractOf } from '../src/contract/contract.ts'
import { load } from '../src/document/load.ts'
import { keeperOf } from '../src/resources/state/keeper.ts'
import { documentOf, json, start } from './fixtures/start.ts'

const note = {
  type: 'object',
  required: ['id', 'text'],
  properties: { id: { type: 'integer', readOnly: true }, text: { type: 'string' } }
}
const document = documentOf({
  '/notes': {
    get: { responses: { 200: json({ type: 'array', items: note }) } },
    post: {
      requestBody: { content: { 'application/json': { schema: note } } },
      responses: { 201: json(note) }
    }
  }
})

// First, since any server loads the generator.
t.test('a file that is read before the generator is loaded is taken as it is', async (t) => {
  const contract = contractOf(await load(document, {}))
  const api = () => t.fail('nothing is made') as never
  const keeper = keeperOf(contract, { known: () => undefined, api, scope: '', seed: '1', stateless: false })
  t.equal(keeper.restore({ notes: [{ id: 1 }] }).size, 1)
})

const add = (url: string, text: string) =>
  fetch(`${url}/notes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text })
  })
const textsIn = async (url: string) =>
  ((await (await fetch(`${url}/notes`)).json()) as { text: string }[]).map(({ text }) => text)

/** Waits until a file holds a text, and returns what it held then. */
async function holding(file: string, text: string): Promise<string> {
  for (;;) {
    try {
      const held = readFileSync(file, 'utf8')
      if (held.includes(text)) return held
    } catch {}
    await wait(5)
  }
}

t.test('what is written is in the file while the server runs, whole, and there at the next start', async (t) => {
  const dir = t.testdir()
  const save = join(dir, 'deeper/state.json')
  const first = await start(t, { document, save })
  t.equal((await add(first.url, 'One')).status, 201)
  t.match(JSON.parse(await holding(save, 'One')), { notes: [], 'x-standin': {} })
  t.equal((await add(first.url, 'Two')).status, 201)
  const texts = await textsIn(first.url)
  await first.close()
  t.match(JSON.parse(readFileSync(save, 'utf8')).notes.at(-1), { text: 'Two' }, 'the last is saved by the end')
  t.same(readdirSync(join(dir, 'deeper')), ['state.json'], 'nothing is left beside it')

  const second = await start(t, { document, save })
  t.same(await textsIn(second.url), texts)
  await second.close()
})

t.test('a file that is read but not changed is left as it is', async (t) => {
  const save = join(t.testdir({ 'state.yaml': 'notes:\n  - { id: 1, text: By hand }\n' }), 'state.yaml')
  const mock = await start(t, { document, save })
  t.same(await textsIn(mock.url), ['By hand'])
  await mock.close()
  t.equal(readFileSync(save, 'utf8'), 'notes:\n  - { id: 1, text: By hand }\n')
})

t.test('a state that was put before any request for rows is saved', async (t) => {
  const save = join(t.testdir(), 'state.json')
  const mock = await start(t, { document, save })
  const body = JSON.stringify({ notes: [{ id: 1, text: 'Put' }] })
  t.equal((await fetch(`${mock.url}/__admin/state`, { method: 'PUT', body })).status, 200)
  await mock.close()
  t.match(JSON.parse(readFileSync(save, 'utf8')), { notes: [{ id: 1, text: 'Put' }] })
})

t.test('a file that cannot be loaded stops the start, with its name and the reason', async (t) => {
  const dir = t.testdir({
    'other.json': '{ "nothing": [] }',
    'broken.json': '{ "notes": [',
    folder: {}
  })
  const cases: [file: string, message: RegExp][] = [
    [
      'other.json',
      /other\.json cannot be loaded: there is no collection "nothing"; there is notes; remove it, or name/
    ],
    ['broken.json', /broken\.json/],
    ['folder', /folder cannot be read: it is a folder; name another file with --save/],
    ['other.json/x', /other\.json\/x cannot be read: ENOTDIR.*; name another file/]
  ]
  for (const [file, message] of cases) {
    await t.rejects(start(t, { document, save: join(dir, file) }), { name: 'Unreadable', message }, file)
    t.notMatch(file === 'folder' ? '' : readFileSync(join(dir, file.replace('/x', '')), 'utf8'), /x-standin/)
  }
})

t.test('a file that cannot be written is warned of once, and written once it can be', async (t) => {
  const dir = t.testdir({ folder: 'a file where a folder is to be' })
  const save = join(dir, 'folder/state.json')
  // The file cannot be read either, before it is a folder.
  rmSync(join(dir, 'folder'))
  const mock = await start(t, { document, save })
  writeFileSync(join(dir, 'folder'), '')
  const warned: Error[] = []
  const listener = (warning: Error) => warned.push(warning)
  process.on('warning', listener)
  t.teardown(() => process.off('warning', listener))
  const first = once(process, 'warning')
  await add(mock.url, 'One')
  await first
  t.match(warned[0], { name: 'standin', message: /state\.json cannot be written: / })
  rmSync(join(dir, 'folder'))
  mkdirSync(join(dir, 'folder'))
  t.match(await holding(save, 'One'), /One/)
  t.equal(warned.length, 1)
  await mock.close()
})

t.test('what a killed server left beside the file is removed, unless its process runs', async (t) => {
  // No system has processes with numbers as high as the last one.
  const [own, other, none] = [process.pid, process.ppid, 2 ** 31 - 2]
  const left = [own, none].map((id) => `state.json.${id}.tmp`)
  const kept = [`state.json.${other}.tmp`, 'state.json.old.tmp', `other.json.${none}.tmp`, `state.json.${none}.tmp.x`]
  const dir = t.testdir(Object.fromEntries([...left, ...kept].map((name) => [name, ''])))
  await start(t, { document, save: join(dir, 'state.json') })
  t.same(readdirSync(dir).sort(), kept.sort())
})
