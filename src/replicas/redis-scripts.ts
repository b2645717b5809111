/** The questions of a group to Redis or Valkey, in Lua: a script is carried out as one step. */
import { createHash } from 'node:crypto'
import type { Redis } from 'ioredis'
import { mostWorlds } from '../control/worlds.ts'
import { longestIdle, mostCharactersNoted, mostCharactersRead, mostNotes, mostRead } from './log.ts'
import { sheetNames } from './sheets.ts'

/** The keys of a world, in the order in which scripts have them. */
export interface WorldKeys {
  calls: string
  base: string
  notes: string
  /** The names of worlds by the time at which each was asked last. */
  worlds: string
  life: string
  number: string
  /** The sheets, in the order of `sheetNames`. */
  requests: string
  run: string
  coverage: string
  /** The number of the last call that is counted. */
  through: string
}

/** The most characters of notes of which a trip need not look how much memory all of them take. */
const shortNotes = 64_000

export type Key = (...parts: string[]) => string

export const keysOf = (world: string, key: Key): WorldKeys => ({
  calls: key('calls', world),
  base: key('base', world),
  notes: key('notes', world),
  worlds: key('worlds'),
  life: key('life'),
  number: key('number'),
  requests: key('requests', world),
  run: key('run', world),
  coverage: key('coverage'),
  through: key('through', world)
})

/**
 * Begins each script. ARGV[1] is the world, '' for the main one, which stays for good. `enter` is false if the world is
 * new and there are too many; else it is known from now on. The oldest empty one makes room. `after` returns the entries
 * of a stream after a number, as many as are read at once, and 'more' or ''.
 */
const prelude = `
local calls, base, notes, worlds, life, last, requests, run, coverage, through = unpack(KEYS)
local name = ARGV[1]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local function enter()
  if name == '' then return true end
  redis.call('ZREMRANGEBYSCORE', worlds, '-inf', now - ${longestIdle})
  if not redis.call('ZSCORE', worlds, name) and redis.call('ZCARD', worlds) >= ${mostWorlds} then
    local function of(one, key) return string.sub(key, 1, -1 - #name) .. one end
    local empty
    for _, one in ipairs(redis.call('ZRANGE', worlds, 0, -1)) do
      if redis.call('XLEN', of(one, calls)) == 0 then empty = one break end
    end
    if not empty then return false end
    redis.call('ZREM', worlds, empty)
    redis.call('DEL', of(empty, notes), of(empty, requests), of(empty, run))
  end
  redis.call('ZADD', worlds, now, name)
  return true
end
local function after(stream, number)
  local found, size, step = {}, 0, 16
  while true do
    local some = redis.call('XRANGE', stream, '(' .. number, '+', 'COUNT', step)
    for _, entry in ipairs(some) do
      if #found == ${mostRead} or size >= ${mostCharactersRead} then return found, 'more' end
      found[#found + 1] = entry
      size = size + #entry[2][2]
      number = entry[1]
    end
    if #some < step then return found, '' end
    step = step * 4
  end
end
local function keep()
  if name == '' then return end
  for _, key in ipairs({ calls, base, notes, requests, run, through }) do redis.call('PEXPIRE', key, ${longestIdle}) end
end`

/**
 * Appends calls and notes, which have consecutive numbers, and returns the calls after a number. Numbers follow the
 * clock, so that they rise even if the store has lost the last one, in steps of 1/256 ms since 2025, so that they fit
 * into 48 bits. ARGV: the world; the time at which calls are refused; the number after which calls are returned, '' for
 * no calls; a new life for a store that has lost everything; the number of calls and of notes; calls; notes; the counts
 * of notes; the number of the last counted call and of the last that is counted here; the counts of calls. Counts are,
 * for each sheet, the call that has begun it, the number of its names, and names, each with how often it is counted.
 *
 * Returns 'late', or the first number, 'full' or '', and the calls of the world with 'more' or ''. Calls come too late
 * if the store stood still meanwhile: they must not be carried out after their refusal. In a world for which there is no
 * room, calls and notes are dropped. A trip that only counts names no world.
 */
const trip = `${prelude}
local reads, count, texts = ARGV[3] ~= '', tonumber(ARGV[5]), ARGV[5] + ARGV[6]
if count > 0 and now > tonumber(ARGV[2]) then return 'late' end
local first = 0
if texts > 0 then
  local clock = (time[1] - 1735689600) * 256000 + math.floor(time[2] * 0.256)
  first = math.max(clock, tonumber(redis.call('GET', last) or '0') + 1)
  redis.call('SET', last, string.format('%.0f', first + texts - 1))
end
local function id(at) return string.format('%.0f-0', first + at - 1) end
if (texts > 0 or reads) and not enter() then return { string.format('%.0f', first), 'full' } end
for at = 1, count do redis.call('XADD', calls, id(at), 'call', ARGV[6 + at]) end
if count > 0 then redis.call('SET', life, ARGV[4], 'NX') end
local noted = 0
for at = count + 1, texts do
  redis.call('XADD', notes, id(at), 'note', ARGV[6 + at])
  noted = noted + #ARGV[6 + at]
end
if texts > count then redis.call('XTRIM', notes, 'MAXLEN', ${mostNotes}) end
while noted > ${shortNotes} and redis.call('MEMORY', 'USAGE', notes, 'SAMPLES', 0) > ${mostCharactersNoted} do
  redis.call('XTRIM', notes, 'MAXLEN', math.floor(redis.call('XLEN', notes) / 2))
end
local at = 7 + texts
local function add()
  for sheet = 7, 9 do
    local since, names, key = tonumber(ARGV[at]), tonumber(ARGV[at + 1]), KEYS[sheet]
    if names > 0 then
      local known = tonumber(redis.call('HGET', key, 'since') or '0')
      if since > known then
        redis.call('DEL', key)
        redis.call('HSET', key, 'since', ARGV[at])
      end
      if since >= known then
        for name = at + 2, at + names * 2, 2 do redis.call('HINCRBY', key, ARGV[name], ARGV[name + 1]) end
      end
    end
    at = at + 2 + names * 2
  end
end
add()
local from, to = tonumber(ARGV[at]), tonumber(ARGV[at + 1])
if to > from and tonumber(redis.call('GET', through) or '0') == from then
  at = at + 2
  add()
  redis.call('SET', through, string.format('%.0f', to))
end
keep()
local found, more = {}, ''
if reads then found, more = after(calls, ARGV[3]) end
local known = redis.call('MGET', base, life, through)
return { string.format('%.0f', first), '', known[1], known[2], known[3], found, more }`

/** Drops calls up to a number, unless another process has dropped more. */
const restart = `${prelude}
if tonumber(redis.call('GET', base) or '0') >= tonumber(ARGV[2]) then return 0 end
redis.call('SET', base, ARGV[2])
local from = string.format('%.0f', ARGV[2] + 1) .. '-0'
redis.call('XTRIM', calls, 'MINID', from)
if ARGV[3] == 'ended' then
  redis.call('XTRIM', notes, 'MINID', from)
  if redis.call('XLEN', calls) + redis.call('XLEN', notes) == 0 then
    redis.call('ZREM', worlds, name)
    redis.call('DEL', requests, run)
  end
end
keep()
return 1`

/** Returns the names of the worlds that somebody has asked of late. */
const list = `${prelude}
return redis.call('ZRANGEBYSCORE', worlds, now - ${longestIdle}, '+inf')`

/** Returns the notes of a world after a number, its sheets, and 'more' or ''. */
const read = `${prelude}
local found, more = after(notes, ARGV[2])
return { found, redis.call('HGETALL', requests), redis.call('HGETALL', run), redis.call('GET', through), more }`

export const scripts = { trip, restart, list, read }

/** The hashes of scripts, by which the store knows a script that it has run. */
const hashes = new Map(
  Object.values(scripts).map((script) => [script, createHash('sha1').update(script).digest('hex')])
)

export async function evaluate(
  redis: Redis,
  script: string,
  keys: WorldKeys,
  args: (string | number)[]
): Promise<unknown> {
  const all = [...Object.values(keys), ...args]
  const count = all.length - args.length
  try {
    return await redis.evalsha(hashes.get(script) as string, count, ...all)
  } catch (error) {
    if (!/NOSCRIPT/.test((error as Error).message)) throw error
    return redis.eval(script, count, ...all)
  }
}

/**
 * Has the store carry out the scripts on keys that it then deletes: its user may lack commands that only scripts give.
 */
export async function tryScripts(redis: Redis, key: Key): Promise<void> {
  const [world, keys] = ['try', keysOf('try', key)]
  const counts = sheetNames.flatMap(() => [1, 1, 'name', 1])
  const trip = [world, Number.MAX_SAFE_INTEGER, 0, '', 1, 1, 'call', 'note'.repeat(shortNotes), ...counts, 0, 0]
  const [last] = (await evaluate(redis, scripts.trip, keys, trip)) as [string]
  await evaluate(redis, scripts.list, keys, [world])
  await evaluate(redis, scripts.read, keys, [world, 0])
  await evaluate(redis, scripts.restart, keys, [world, last, 'ended'])
  await redis.del(...Object.values(keys))
}
