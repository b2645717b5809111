/** The log of a group in Redis or Valkey: a stream a world. */
import { createHash, randomUUID } from 'node:crypto'
import type { Redis } from 'ioredis'
import { type Calls, type Log, mostNotes, type Numbered, StoreMissing } from './log.ts'

/** The longest time that a command may take, in milliseconds. */
const patience = 2000
/** The time between two looks at a store that did not answer, in milliseconds. */
const pause = 500

/**
 * Draws the next number. It follows the clock, so that numbers rise even if the store has lost the last one, in steps
 * of 1/256 ms since 2025, so that they fit into 48 bits.
 */
const next = `
local clock = (time[1] - 1735689600) * 256000 + math.floor(time[2] * 0.256)
local number = string.format('%.0f', math.max(clock, tonumber(redis.call('GET', KEYS[1]) or '0') + 1))
redis.call('SET', KEYS[1], number)`

/**
 * Appends a call unless its time is over by the clock of the store: a command that the store carries out late, since
 * it stood still meanwhile, must not come after its refusal. Returns false, or the calls of the world.
 */
const append = `
local time = redis.call('TIME')
if time[1] * 1000 + time[2] / 1000 > tonumber(ARGV[2]) then return false end
${next}
redis.call('XADD', KEYS[2], number .. '-0', 'call', ARGV[1])
redis.call('SADD', KEYS[4], ARGV[4])
return { redis.call('GET', KEYS[3]), redis.call('GET', KEYS[5]), redis.call('XRANGE', KEYS[2], '(' .. ARGV[3], '+') }`

const read = `return { redis.call('GET', KEYS[2]), redis.call('GET', KEYS[3]), redis.call('XRANGE', KEYS[1], '(' .. ARGV[1], '+') }`

const note = `
local time = redis.call('TIME')
${next}
redis.call('XADD', KEYS[2], 'MAXLEN', ARGV[2], number .. '-0', 'note', ARGV[1])
return number`

/** Drops calls up to a number, unless another process has dropped more. */
const restart = `
if tonumber(redis.call('GET', KEYS[2]) or '0') >= tonumber(ARGV[1]) then return 0 end
redis.call('SET', KEYS[2], ARGV[1])
return redis.call('XTRIM', KEYS[1], 'MINID', string.format('%.0f', ARGV[1] + 1) .. '-0')`

type Reply = [base: string | null, life: string | null, entries: [id: string, fields: string[]][]]

/**
 * Opens the log that a URL names (`redis://`, `rediss://`, `valkey://` …). Servers with other documents have another
 * `scope`, so that they may share a store. Resolves when the store answers, or when it does not within two seconds.
 */
export async function redisLog(url: string, scope: string, told: (line: string) => void): Promise<Log> {
  const { default: client } = await import('ioredis')
  const redis = new client.Redis(url.replace(/^valkey/, 'redis'), {
    lazyConnect: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: patience,
    connectTimeout: patience,
    retryStrategy: (times: number) => Math.min(50 * times, pause)
  })
  const key = (...parts: string[]) => [`standin:{${scope}}`, ...parts].join(':')
  let why: string | undefined = 'it is not connected yet'
  /** The clock of the store less the clock of this process, in milliseconds. */
  let ahead = 0
  let closed = false
  /** The question to the store whether it is there, while it is open. */
  let looking: Promise<void> | undefined
  redis.on('error', (error: Error) => missing(error.message))
  redis.on('close', () => missing('the connection was closed'))
  redis.on('ready', () => void look())
  await redis.connect().catch(() => {})
  await look()

  function missing(reason: string): void {
    if (why === undefined && !closed) told(`the store ${shownUrl(url)} cannot be reached: ${reason}`)
    why = reason
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
    if (closed || redis.status !== 'ready') return
    try {
      const [seconds, micros] = (await redis.time()) as unknown as [number, number]
      ahead = Number(seconds) * 1000 + Number(micros) / 1000 - Date.now()
      await redis.set(key('life'), randomUUID(), 'NX')
      why = undefined
    } catch (error) {
      missing((error as Error).message)
      setTimeout(look, pause).unref()
    }
  }

  /** Gives the store a command. Throws StoreMissing if it does not answer. */
  async function asked<Answer>(command: () => Promise<Answer>): Promise<Answer> {
    if (why !== undefined) throw new StoreMissing(why)
    try {
      return await command()
    } catch (error) {
      missing((error as Error).message)
      void look()
      throw new StoreMissing((error as Error).message)
    }
  }

  const run = (script: string, keys: string[], args: (string | number)[]): Promise<unknown> =>
    asked(() => evaluate(redis, script, keys, args))

  return {
    async append(world, text, after) {
      const keys = [key('number'), key('calls', world), key('base', world), key('worlds'), key('life')]
      // Half of the time, so that the answer comes while this process still waits for it.
      const until = Math.round(Date.now() + ahead + patience / 2)
      const reply = await run(append, keys, [text, until, after, world])
      if (reply === null) throw new StoreMissing('it was too slow')
      return callsOf(reply as Reply)
    },
    read: async (world, after) =>
      callsOf((await run(read, [key('calls', world), key('base', world), key('life')], [after])) as Reply),
    note: async (world, text) => Number(await run(note, [key('number'), key('notes', world)], [text(), mostNotes])),
    async notes(world, after) {
      const entries = await asked(() => redis.xrange(key('notes', world), `(${after}`, '+'))
      return entries.map(numbered)
    },
    async restart(world, at) {
      await run(restart, [key('calls', world), key('base', world)], [at])
    },
    worlds: () => asked(() => redis.smembers(key('worlds'))),
    isThere: () => why === undefined,
    async close() {
      closed = true
      redis.disconnect()
    }
  }
}

const callsOf = ([base, life, entries]: Reply): Calls => ({
  base: Number(base ?? 0),
  life: life ?? '',
  calls: entries.map(numbered)
})

const numbered = ([id, [, text]]: [string, string[]]): Numbered => [Number.parseInt(id, 10), text as string]

/** The hashes of scripts, by which the store knows a script that it has run. */
const hashes = new Map(
  [append, read, note, restart].map((script) => [script, createHash('sha1').update(script).digest('hex')])
)

async function evaluate(redis: Redis, script: string, keys: string[], args: (string | number)[]): Promise<unknown> {
  try {
    return await redis.evalsha(hashes.get(script) as string, keys.length, ...keys, ...args)
  } catch (error) {
    if (!/NOSCRIPT/.test((error as Error).message)) throw error
    return redis.eval(script, keys.length, ...keys, ...args)
  }
}

/** Returns a URL without its password. */
const shownUrl = (url: string): string => url.replace(/\/\/[^@/]*@/, '//')
