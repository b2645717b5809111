import { EventEmitter } from 'node:events'
import type { ServerResponse } from 'node:http'
import { mock } from 'node:test'
import t, { type Test } from 'tap'
import type { Entry } from '../../../src/control/journal/journal.ts'
import { createWorlds } from '../../../src/control/worlds.ts'
import { follow } from '../../../src/server/panel/events.ts'
import { stubOf } from '../../../src/wiremock/mapping.ts'
import { documentOf, json, start } from '../../fixtures/start.ts'

type Event = [name: string, data: unknown]

/** Follows worlds with a response that notes what is written, and with a clock that stands still. */
function follower(t: Test, { name = '', all = false } = {}) {
  mock.timers.enable({ apis: ['setInterval'] })
  t.teardown(() => mock.timers.reset())
  const written: string[] = []
  const response = Object.assign(new EventEmitter(), {
    writableNeedDrain: false,
    isEnded: false,
    writeHead: () => {},
    write: (text: string) => void written.push(text),
    end() {
      response.isEnded = true
    }
  })
  const worlds = createWorlds()
  const write = ({ url, status }: Entry, world: string) => `${world} ${url} ${status}`.trim()
  const end = follow(response as unknown as ServerResponse, { worlds, name, all, write })
  const eventsIn = (texts: string[]) =>
    texts.flatMap((text): Event[] => {
      const [, event = '', data = ''] = /^event: (.*)\ndata: (.*)\n\n$/.exec(text) ?? []
      return event === '' ? [] : [[event, JSON.parse(data)]]
    })
  /** Looks once more. Returns what the look tells. */
  const look = (): Event[] => {
    mock.timers.tick(100)
    return eventsIn(written.splice(0))
  }
  const requests = () => look().filter(([event]) => event === 'requests')
  const hasChanged = () => look().some(([event]) => event === 'changed')
  written.splice(0)
  return { worlds, world: worlds.main, look, requests, hasChanged, written, response, end }
}

const answered = (entry: Entry): Entry => Object.assign(entry, { status: 200 })

t.test('each request is told once when it comes, and again when it is answered', async (t) => {
  const { world, requests } = follower(t)
  answered(world.journal.open('GET', '/a', []))
  const slow = world.journal.open('GET', '/b', [])
  t.same(requests(), [['requests', ['/a 200', '/b 0']]])
  t.same(requests(), [])
  answered(slow)
  t.same(requests(), [['requests', ['/b 200']]])
  const forgotten = world.journal.open('GET', '/c', [])
  answered(world.journal.open('GET', '/d', []))
  requests()
  world.journal.remove(forgotten.id)
  t.same(requests(), [], 'a request that the journal lost is waited for no longer')
})

t.test('a cleared journal is told, and what came before it is not waited for', async (t) => {
  const { world, look, requests } = follower(t)
  world.journal.open('GET', '/a', [])
  requests()
  world.journal.clear()
  answered(world.journal.open('GET', '/b', []))
  t.same(look(), [
    ['cleared', ''],
    ['requests', ['/b 200']]
  ])
  world.journal.clear()
  t.same(look(), [['cleared', '']])
  t.same(look(), [])
})

t.test('of all worlds the requests are in the order of their arrival', async (t) => {
  const { world, worlds, look, requests } = follower(t, { all: true })
  const mine = worlds.named('mine') as typeof world
  answered(mine.journal.open('GET', '/1', []))
  answered(world.journal.open('GET', '/2', []))
  t.same(requests(), [['requests', ['mine /1 200', '/2 200']]])
  worlds.remove('mine')
  t.match(look(), [['cleared', 'mine']])
  const again = worlds.named('mine') as typeof world
  answered(again.journal.open('GET', '/3', []))
  t.same(requests(), [['requests', ['mine /3 200']]])
})

t.test('of one world only its own requests and changes are told', async (t) => {
  const { world, worlds, requests, hasChanged } = follower(t, { name: 'mine' })
  hasChanged()
  answered(world.journal.open('GET', '/1', []))
  t.same(requests(), [])
  const mine = worlds.named('mine') as typeof world
  answered(mine.journal.open('GET', '/2', []))
  t.same(requests(), [['requests', ['mine /2 200']]])
  world.stubs.add(stubOf({ request: {}, response: {} }, 'a'))
  t.equal(hasChanged(), false, 'a stub of another world')
  mine.stubs.add(stubOf({ request: {}, response: {} }, 'a'))
  t.equal(hasChanged(), true)
})

t.test('changes of stubs, rows, settings and worlds are told once each', async (t) => {
  const { world, worlds, hasChanged } = follower(t)
  t.equal(hasChanged(), false)
  const changes: [string, () => unknown][] = [
    ['a stub', () => world.stubs.add(stubOf({ request: {}, response: {} }, 'a'))],
    ['a row', () => world.rows.writes++],
    ['other rows', () => Object.assign(world, { rows: structuredClone(world.rows) })],
    ['a setting', () => Object.assign(world, { settings: { delay: {}, given: {} } })],
    ['a world', () => worlds.named('mine')]
  ]
  for (const [name, change] of changes) {
    change()
    t.equal(hasChanged(), true, name)
    t.equal(hasChanged(), false, name)
  }
})

t.test('a client that does not read is sent nothing until it does', async (t) => {
  const { world, requests, response } = follower(t)
  response.writableNeedDrain = true
  answered(world.journal.open('GET', '/a', []))
  t.same(requests(), [])
  response.writableNeedDrain = false
  t.same(requests(), [['requests', ['/a 200']]])
})

t.test('a quiet stream shows now and then that it is alive', async (t) => {
  const { written } = follower(t)
  mock.timers.tick(100 * 151)
  t.same(written, [':\n\n'])
})

t.test('nothing is looked up for a client that has left, and an ended stream is closed', async (t) => {
  const { world, requests, response, end } = follower(t)
  end()
  t.equal(response.isEnded, true)
  answered(world.journal.open('GET', '/a', []))
  t.same(requests(), [])
  mock.timers.reset()
  const other = follower(t)
  other.response.emit('close')
  answered(other.world.journal.open('GET', '/a', []))
  t.same(other.requests(), [])
})

t.test('a server sends the stream of a world or of all, and closes while somebody follows', async (t) => {
  const document = documentOf({ '/things': { get: { operationId: 'listThings', responses: { 200: json({}) } } } })
  const mock = await start(t, { document })
  await fetch(`${mock.url}/things?token=hush`, { headers: { 'standin-world': 'mine' } })
  const read = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(mock.url + path, { headers })
    t.equal(response.headers.get('content-type'), 'text/event-stream')
    const reader = (response.body as ReadableStream<Uint8Array>).getReader()
    return { text: Buffer.from((await reader.read()).value as Uint8Array).toString(), reader }
  }
  const mine = await read('/__admin/ui/events', { 'standin-world': 'mine' })
  t.match(mine.text, /"world":"mine","at":[\d.]+,"method":"GET","url":"\/things\?token=\[redacted\]","status":200/)
  t.match((await read('/__admin/ui/events?all')).text, '"world":"mine"')
  t.notMatch((await read('/__admin/ui/events')).text, '"world":"mine"')
  const left = await read('/__admin/ui/events')
  await left.reader.cancel()
  await mock.close()
  t.equal((await mine.reader.read().catch(() => ({ done: true }))).done, true)
})
