/** The stream of requests that the page shows as they come: server-sent events. */
import type { ServerResponse } from 'node:http'
import type { Entry } from '../../control/journal/journal.ts'
import type { World } from '../../control/world.ts'
import type { Worlds } from '../../control/worlds.ts'

/** Milliseconds between two looks at the journals. A request costs nothing more while nobody follows. */
const pace = 100
/** The most requests in one event. Of more, the newest are sent. */
const most = 1000
/** Looks without news, after which a comment shows that the stream is alive. */
const quiet = 150

/** Writes a request for the page. */
export type WriteEntry = (entry: Entry, world: string) => unknown

export interface Follower {
  worlds: Worlds
  /** The world whose changes are told; '' is the main one. */
  name: string
  /** True: the requests of all worlds are sent. */
  all: boolean
  write: WriteEntry
}

/** The last look at a world's journal. */
interface Look {
  world: World
  received: number
  /** The requests that it had. */
  known: Set<number>
  /** Those of them that were not answered yet. */
  open: Set<number>
  newest: number | undefined
}

/**
 * Sends the requests of a journal and those that come, until the client leaves. Returns a function that ends the
 * stream. The journals are looked at now and then, so that a request does no work for the panel.
 */
export function follow(response: ServerResponse, { worlds, name, all, write }: Follower): () => void {
  const looks = new Map<string, Look>()
  let state = ''
  let silence = 0
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  look()
  const timer = setInterval(look, pace)
  response.on('close', () => clearInterval(timer))
  return () => {
    clearInterval(timer)
    response.end()
  }

  function look(): void {
    // A client that does not read is sent nothing more until it does.
    if (response.writableNeedDrain) return
    const watched = watchedWorlds()
    for (const [one, { world }] of looks) {
      if (watched.some(([known, now]) => known === one && now === world)) continue
      looks.delete(one)
      tell('cleared', one)
    }
    const found = watched.flatMap(([one, world]) => newsOf(one, world))
    if (found.length > 0) {
      const newest = found.sort(([one], [other]) => one.arrived - other.arrived).slice(-most)
      tell(
        'requests',
        newest.map(([entry, one]) => write(entry, one))
      )
    }
    const now = fingerprint()
    if (now !== state) tell('changed', now)
    state = now
    if (++silence > quiet) {
      response.write(':\n\n')
      silence = 0
    }
  }

  function watchedWorlds(): [name: string, world: World][] {
    const named = worlds.list().map((one): [string, World] => [one.name, one.world])
    const every: [string, World][] = [['', worlds.main], ...named]
    return all ? every : every.filter(([one]) => one === name)
  }

  function newsOf(one: string, world: World): [Entry, string][] {
    const { journal } = world
    const received = journal.received()
    const last = looks.get(one) ?? { known: new Set(), open: new Set(), received: 0, newest: undefined }
    // A full journal drops its oldest requests, so that the newest is missing only once all are cleared.
    const isCleared = last.newest !== undefined && journal.get(last.newest) === undefined
    if (received === last.received && last.open.size === 0 && !isCleared) return []
    if (isCleared) tell('cleared', one)
    const known = isCleared ? new Set() : last.known
    const entries = journal.entries()
    looks.set(one, {
      world,
      received,
      known: new Set(entries.map(({ id }) => id)),
      open: new Set(entries.flatMap(({ id, status }) => (status === 0 ? id : []))),
      newest: entries.at(-1)?.id
    })
    const news = entries.filter(({ id, status }) => !known.has(id) || (last.open.has(id) && status !== 0))
    return news.map((entry) => [entry, one])
  }

  /** Returns a text that differs once stubs, rows, settings or worlds do. */
  function fingerprint(): string {
    const world = name === '' ? worlds.main : worlds.known(name)
    const { stubs, rows, settings } = world ?? {}
    const marks = [stubs?.all(), rows, settings].map(markOf)
    return [
      ...marks,
      rows?.writes,
      worlds
        .list()
        .map((one) => one.name)
        .join(' ')
    ].join(' ')
  }

  function tell(event: string, data: unknown): void {
    silence = 0
    response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  }
}

let marks = 0
const marked = new WeakMap<object, number>()

/** Returns a number for an object, by which it is known again. */
function markOf(value: object | undefined): number {
  if (value === undefined) return 0
  const known = marked.get(value)
  if (known !== undefined) return known
  marked.set(value, ++marks)
  return marks
}
