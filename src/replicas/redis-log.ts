/** The log of a group in Redis or Valkey: a stream a world. */
import { randomUUID } from 'node:crypto'
import { keptFor } from '../document/memoized.ts'
import { type Calls, type Log, type Numbered, StoreMissing, StoreRefuses, WorldsFull } from './log.ts'
import { evaluate, keysOf, scripts, tryScripts } from './redis-scripts.ts'
import { count, countNames, emptySheet, type Sheet, type Sheets, sheetNames } from './sheets.ts'
import { createStalls } from './stalls.ts'
import { isForeign, passes, reasonOf, refusalOf, refusalOfScheme, type StoreError } from './store-refusal.ts'
import { createTrips } from './trips.ts'
import { createUncounted } from './uncounted.ts'

/** The longest time that a command may take, in milliseconds. */
const patience = 2000
/** The time between two looks at a store that did not answer, in milliseconds. */
const pause = 500
/** The time between two looks at a store that answers, in milliseconds. */
const between = 5000
/** The groups of a store, by the time at which a server of each has looked last. */
const groups = 'standin:groups'

type Reply = [
  first: string,
  full: '' | 'full',
  base: string | null,
  life: string | null,
  through: string | null,
  entries: Entries,
  more: 'more' | ''
]

type NotesReply = [entries: Entries, requests: string[], run: string[], through: string | null, more: 'more' | '']

type Entries = [id: string, fields: string[]][]

interface Answer {
  /** The number of its first call or note. */
  first: number
  /** The calls of the world; throws WorldsFull if there is no room for it. */
  calls: () => Calls
}

/**
 * Opens the log that a URL names (`redis://`, `rediss://`, `valkey://` …). Servers with other documents have another
 * `scope`, so that they may share a store. Resolves when the store answers, or when it does not within two seconds.
 * Rejects with StoreRefuses if it is there and does not serve.
 */
export async function redisLog(url: string, scope: string, told: (line: string) => void): Promise<Log> {
  const { default: client } = await import('ioredis')
  const redis = new client.Redis(url.replace(/^valkey/, 'redis'), {
    lazyConnect: true,
    enableOfflineQueue: false,
    // The first look at the store is one.
    enableReadyCheck: false,
    maxRetriesPerRequest: 0,
    commandTimeout: patience,
    connectTimeout: patience,
    retryStrategy: (times: number) => Math.min(50 * times, pause)
  })
  const key = (...parts: string[]) => [`standin:{${scope}}`, ...parts].join(':')
  const shown = shownUrl(url)
  const still = () => new StoreMissing('it stands still')
  const stalls = createStalls(still)
  let why: string | undefined = 'it is not connected yet'
  /** Why the store does not serve although it is there. */
  let refusal: StoreRefuses | undefined
  /** The clock of the store less the clock of this process, in milliseconds. */
  let ahead = 0
  /** The words on the store that people know. */
  let known: 'cannot be reached' | 'refuses to serve' | undefined
  /** The first error of the present connection: it says more than its end. */
  let failure: StoreError | undefined
  /** True once people were told of servers of other groups. */
  let hasMet = false
  /** True once the store has carried out the scripts. */
  let hasTried = false
  /** The run of the store, which is another one each time that it starts. */
  let run = ''
  let isOpen = false
  let closed = false
  const uncounted = createUncounted()
  /** The question to the store whether it is there, while it is open. */
  let looking: Promise<void> | undefined
  let looks: NodeJS.Timeout | undefined
  redis.on('connecting', () => {
    failure = undefined
  })
  redis.on('error', (error: StoreError) => {
    failure ??= error
    lack(failure)
    // Else the client would go on without the database or the user that the URL names.
    if (refusal !== undefined) redis.disconnect(isOpen || refusal.passes)
  })
  redis.on('close', () => lack(failure ?? new Error('the connection was closed')))
  redis.on('ready', () => void look())
  await redis.connect().catch(() => {})
  await look()
  // A server that speaks TLS looks like none, or like one of something else.
  if (redis.status !== 'ready' && (refusal === undefined || isForeign(failure as StoreError))) {
    const ofScheme = await refusalOfScheme(new URL(url))
    if (ofScheme !== undefined) refusal = new StoreRefuses(shown, ofScheme, false)
  }
  if (refusal?.passes === false) {
    await close()
    throw refusal
  }
  isOpen = true
  tell()
  looks = setInterval(look, between).unref()

  function lack(error: StoreError): void {
    why = reasonOf(error)
    const refused = refusalOf(error)
    refusal = refused === undefined ? undefined : new StoreRefuses(shown, refused, passes(error))
    tell()
  }

  /** Tells people that the store is missing, unless they know. */
  function tell(): void {
    if (why === undefined || !isOpen || closed) return
    const words = refusal === undefined ? 'cannot be reached' : 'refuses to serve'
    if (words !== known) told(refusal?.message ?? `the store ${shown} ${words}: ${why}`)
    known = words
  }

  function gone(): StoreMissing {
    return refusal ?? new StoreMissing(why as string)
  }

  /** Asks whether the store is there; again later if it does not answer. All who ask meanwhile share the question. */
  function look(): Promise<void> {
    looking ??= ask().finally(() => {
      looking = undefined
    })
    return looking
  }

  /** Asks the store for its time. */
  async function ask(): Promise<void> {
    if (closed || failure !== undefined || redis.status !== 'ready') return
    try {
      const [seconds, micros] = (await redis.time()) as unknown as [number, number]
      ahead = Number(seconds) * 1000 + Number(micros) / 1000 - Date.now()
      if (run === '') warnOf(await redis.info('memory'))
      run = /^run_id:(\w+)/m.exec(await redis.info('server'))?.[1] ?? ''
      // A store that was started anew may have lost the last of its calls, as many as it had not kept yet.
      if (!(await redis.get(key('life')))?.startsWith(run)) await redis.set(key('life'), newLife())
      await meet(Math.round(Date.now() + ahead))
      if (!hasTried || refusal !== undefined) await tryScripts(redis, (...parts) => key('try', ...parts))
      hasTried = true
      why = undefined
      refusal = undefined
      if (known !== undefined) told(`the store ${shown} serves again`)
      known = undefined
    } catch (error) {
      lack(error as StoreError)
      setTimeout(look, pause).unref()
    }
  }

  /** Looks for servers of other groups, of which people may believe that they are in this one. */
  async function meet(at: number): Promise<void> {
    await redis.zadd(groups, at, scope)
    const all = await redis.zrangebyscore(groups, at - 3 * between, '+inf')
    if (hasMet || all.every((one) => one === scope)) return
    hasMet = true
    told(
      `the store ${shown} also holds servers with another document, fixtures, seed or version of standin: they and this server share nothing`
    )
  }

  /** Tells people of a store that drops keys when its memory is full: rows would be gone without a word. */
  function warnOf(info: string): void {
    const [, policy = 'noeviction'] = /^maxmemory_policy:([\w-]+)/m.exec(info) ?? []
    if (policy === 'noeviction' || !/^maxmemory:[1-9]/m.test(info)) return
    told(
      `the store ${shown} may drop keys (maxmemory-policy ${policy}), and with them what was written; it should be noeviction`
    )
  }

  /** Makes a life that ends with the run of the store. */
  function newLife(): string {
    return `${run} ${randomUUID()}`
  }

  /** Gives the store a command. Throws StoreMissing if it does not answer. */
  async function asked<Answer>(command: () => Promise<Answer>): Promise<Answer> {
    if (why !== undefined) throw gone()
    try {
      return await stalls.watched(command)
    } catch (error) {
      lack(error as StoreError)
      const thrown = gone()
      void look()
      throw thrown
    }
  }

  const evaluated = (script: string, world: string, ...args: (string | number)[]): Promise<unknown> =>
    asked(() => evaluate(redis, script, keysOf(world, key), [world, ...args]))

  const nextTrip = createTrips(async (world, load): Promise<Answer> => {
    // Half of the time, so that the answer comes while this process still waits for it.
    const until = Math.round(Date.now() + ahead + patience / 2)
    const after = load.after?.()
    const { calls, notes, sheets } = load
    const offer = uncounted.offer(world)
    const loaded = [calls.length, notes.length, ...calls, ...notes, ...written(sheets)]
    const offered = [offer.from, offer.through, ...written(offer.sheets)]
    const reply = await evaluated(scripts.trip, world, until, after ?? '', newLife(), ...loaded, ...offered)
    if (reply === 'late') throw new StoreMissing('it was too slow')
    const [, full, , , through] = reply as Reply
    if (full === '') uncounted.counted(world, Number(through))
    return answerOf(reply as Reply, after)
  })

  /** Has the store count the calls of a world that this process has carried out. */
  async function countCalls(world: string): Promise<void> {
    const { through } = uncounted.offer(world)
    // Another process may count some of them first.
    while (uncounted.offer(world).from < through) await nextTrip(world).answer
  }

  return {
    async append(world, text, after) {
      const { load, answer } = nextTrip(world, text.length)
      load.after = after
      const at = load.calls.push(text) - 1
      const { first, calls } = await answer
      return { ...calls(), number: first + at }
    },
    isRead: () => false,
    read(world, after) {
      const { load, answer } = nextTrip(world)
      load.after = after
      return callsOf(answer)
    },
    note(world, text, names) {
      const note = text()
      const { load, answer } = nextTrip(world, note.length)
      countNames(load.sheets, names)
      const at = load.notes.push(note) - 1
      return stalls.unlessStill(answer).then(({ first }) => first + load.calls.length + at)
    },
    count: (world, number, names) => uncounted.add(world, number, names),
    async notes(world, mark) {
      const notes: Numbered[] = []
      let last = mark
      let reply: NotesReply
      do {
        reply = (await evaluated(scripts.read, world, last)) as NotesReply
        notes.push(...reply[0].map(numbered))
        last = notes.at(-1)?.[0] ?? mark
      } while (reply[4] !== '')
      const [, requests, ofRun, through] = reply
      uncounted.counted(world, Number(through))
      const { sheets } = uncounted.offer(world)
      return { notes, mark: last, requests: sheetOf(requests, sheets.requests), run: sheetOf(ofRun, sheets.run) }
    },
    async coverage() {
      await Promise.all(uncounted.worlds().map(countCalls))
      return sheetOf(Object.entries(await asked(() => redis.hgetall(key('coverage')))).flat())
    },
    async uncover() {
      await Promise.all(uncounted.worlds().map(countCalls))
      await asked(() => redis.del(key('coverage')))
    },
    async restart(world, at, ended) {
      await countCalls(world)
      await evaluated(scripts.restart, world, at, ended ? 'ended' : '')
    },
    worlds: async () => (await evaluated(scripts.list, '')) as string[],
    missing() {
      if (why !== undefined) return gone().message
      return stalls.isStill() ? still().message : undefined
    },
    unlessStill: stalls.unlessStill,
    close
  }

  async function close(): Promise<void> {
    closed = true
    clearInterval(looks)
    redis.disconnect()
  }
}

/** Returns the calls of a trip: one promise for all who made it. */
const callsOf = keptFor((answer: Promise<Answer>) => answer.then(({ calls }) => calls()))

function answerOf([first, full, base, life, , entries, more]: Reply, after = 0): Answer {
  // All who made the trip have the same list.
  const calls = entries?.map(numbered) ?? []
  return {
    first: Number(first),
    calls() {
      if (full !== '') throw new WorldsFull()
      return { base: Number(base ?? 0), life: life ?? '', after, calls, more: more !== '' }
    }
  }
}

const numbered = ([id, [, text]]: [string, string[]]): Numbered => [Number.parseInt(id, 10), text as string]

/** Writes sheets for a trip. */
const written = (sheets: Sheets): (string | number)[] =>
  sheetNames.flatMap((one) => {
    const { since, counts } = sheets[one]
    return [since, counts.size, ...[...counts].flat()]
  })

/** Reads a sheet from its fields and their values, and adds another one. */
function sheetOf(fields: string[], more = emptySheet()): Sheet {
  const sheet = emptySheet()
  for (let at = 0; at < fields.length; at += 2) {
    const [name, value] = [fields[at] as string, Number(fields[at + 1])]
    if (name === 'since') sheet.since = value
    else sheet.counts.set(name, value)
  }
  count(sheet, more.since, more.counts)
  return sheet
}

/** Returns a URL without its password, and without the options of the client. */
function shownUrl(url: string): string {
  const { protocol, host, pathname } = new URL(url)
  return `${protocol}//${host}${pathname}`
}
