import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

/** The parts of Redis that the log asks, in JavaScript: for machines without a Redis. */
export async function playedRedis() {
  const values = new Map<string, string>()
  const streams = new Map<string, [id: string, fields: string[]][]>()
  const sets = new Map<string, Set<string>>()
  const hashes = new Map<string, Map<string, string>>()
  const groups = new Set<string>()
  const scripts = new Set<string>()
  const sockets = new Set<Socket>()
  const redis = {
    port: 0,
    commands: [] as string[],
    /** True: it reads and does not answer. */
    frozen: false,
    /** True: there is no room for another world. */
    isFull: false,
    /** Milliseconds by which its clock is ahead. */
    ahead: 0,
    /** Its report on itself. */
    info: '',
    /** Its errors, by the commands that it refuses. */
    refusals: {} as Record<string, string>,
    /** The command at which it freezes. */
    freezesAt: '',
    waiting: [] as (() => void)[],
    forget: () => values.clear(),
    thaw() {
      redis.frozen = false
      for (const go of redis.waiting.splice(0)) go()
    },
    listen: async (port = 0) => {
      server.listen(port, '127.0.0.1')
      await once(server, 'listening')
      redis.port = (server.address() as AddressInfo).port
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((closed) => server.close(closed))
    }
  }
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => {})
    let text = ''
    socket.setEncoding('latin1').on('data', (data: string) => {
      text += data
      for (let command = take(); command !== undefined; command = take()) {
        const asked = command
        const go = () => socket.writable && socket.write(answer(asked), 'latin1')
        if (asked[0]?.toLowerCase() === redis.freezesAt) redis.frozen = true
        if (redis.frozen) redis.waiting.push(go)
        else go()
      }
    })
    /** Takes a command (an array of bulk strings) from the text. */
    function take(): string[] | undefined {
      const head = /^\*(\d+)\r\n/.exec(text)
      if (head === null) return undefined
      let at = head[0].length
      const parts: string[] = []
      for (let left = Number(head[1]); left > 0; left--) {
        const size = /^\$(\d+)\r\n/.exec(text.slice(at))
        if (size === null) return undefined
        const from = at + size[0].length
        const length = Number(size[1])
        if (text.length < from + length + 2) return undefined
        parts.push(text.slice(from, from + length))
        at = from + length + 2
      }
      text = text.slice(at)
      return parts
    }
  })
  await redis.listen()
  return redis

  function answer([name = '', ...args]: string[]): string {
    redis.commands.push(name.toLowerCase())
    const refusal = redis.refusals[name.toLowerCase()]
    if (refusal !== undefined) return `-${refusal}\r\n`
    switch (name.toLowerCase()) {
      case 'time': {
        const now = Date.now() + redis.ahead
        return written([String(Math.floor(now / 1000)), String((now % 1000) * 1000)])
      }
      case 'set': {
        const [key, value] = args as [string, string]
        values.set(key, value)
        return written('OK')
      }
      case 'get':
        return written(values.get(args[0] as string))
      case 'info':
        return written(redis.info)
      case 'zadd':
        groups.add(args[2] as string)
        return written(1)
      case 'zrangebyscore':
        return written([...groups])
      case 'hgetall':
        return written(fieldsOf(args[0] as string))
      case 'del':
        return written(Number(hashes.delete(args[0] as string)))
      case 'evalsha':
        return scripts.has(args[0] as string) ? written(run(args)) : '-NOSCRIPT No matching script.\r\n'
      case 'eval':
        return written(run(args))
      default:
        return written('OK')
    }
  }

  function after(key: string, number: number) {
    return (streams.get(key) ?? []).filter(([id]) => Number.parseInt(id, 10) > number)
  }

  function fieldsOf(key: string): string[] {
    return [...(hashes.get(key) ?? [])].flat()
  }

  /** Adds counts to the sheets of these keys. Returns the arguments after them. */
  function add(keys: string[], args: string[]): string[] {
    let rest = args
    for (const key of keys) {
      const [since, size, ...pairs] = rest as [string, string, ...string[]]
      const known = Number(hashes.get(key)?.get('since') ?? 0)
      if (Number(size) > 0 && Number(since) > known) hashes.set(key, new Map([['since', since]]))
      const sheet = hashes.get(key) ?? new Map()
      hashes.set(key, sheet)
      for (let at = 0; at < 2 * Number(size) && Number(since) >= known; at += 2) {
        const [name, times] = pairs.slice(at) as [string, string]
        sheet.set(name, String(Number(sheet.get(name) ?? 0) + Number(times)))
      }
      rest = pairs.slice(2 * Number(size))
    }
    return rest
  }

  /** Does as the scripts of the log do: `list` has one argument, `read` two, `restart` three, `trip` has more. */
  function run([, count = '', ...rest]: string[]): unknown {
    const keys = rest.slice(0, Number(count)) as [string, string, string, string, string, string, ...string[]]
    const [calls, base, notes, worlds, life, last, ...counted] = keys
    const through = counted.pop() as string
    const [world = '', one, two, ...others] = rest.slice(Number(count))
    const names = sets.get(worlds) ?? new Set()
    if (one === undefined) return [...names]
    if (two === undefined) {
      const [requests, once] = counted.map(fieldsOf)
      return [after(notes, Number(one)), requests, once, values.get(through), '']
    }
    const [newLife = '', appended, noted, ...all] = others
    const texts = all.slice(0, Number(appended) + Number(noted))
    if (appended === undefined) {
      values.set(base, String(Math.max(Number(one), Number(values.get(base) ?? 0))))
      for (const key of two === 'ended' ? [calls, notes] : [calls]) streams.set(key, after(key, Number(one)))
      if (two === 'ended' && after(calls, 0).length + after(notes, 0).length === 0) names.delete(world)
      return 1
    }
    const isLate = Date.now() + redis.ahead > Number(one)
    if (Number(appended) > 0 && isLate) return 'late'
    const first = Number(values.get(last) ?? 0) + 1
    values.set(last, String(first + texts.length - 1))
    if (redis.isFull && world !== '' && !names.has(world)) return [String(first), 'full']
    if (world !== '' && texts.length + two.length > 0) sets.set(worlds, names.add(world))
    for (const [at, text] of texts.entries()) {
      const key = at < Number(appended) ? calls : notes
      streams.set(key, [...(streams.get(key) ?? []), [`${first + at}-0`, ['text', text]]])
    }
    if (Number(appended) > 0 && !values.has(life)) values.set(life, newLife)
    const [from, to, ...offered] = add(counted, all.slice(texts.length)) as [string, string, ...string[]]
    if (Number(to) > Number(from) && Number(values.get(through) ?? 0) === Number(from)) {
      add(counted, offered)
      values.set(through, to)
    }
    const found = two === '' ? [] : after(calls, Number(two))
    return [
      String(first),
      '',
      values.get(base),
      values.get(life),
      values.get(through),
      found.slice(0, 1000),
      found.length > 1000 ? 'more' : ''
    ]
  }
}

/** Writes a reply (RESP 2). */
function written(value: unknown): string {
  if (value === undefined) return '$-1\r\n'
  if (typeof value === 'number') return `:${value}\r\n`
  if (Array.isArray(value)) return `*${value.length}\r\n${value.map(written).join('')}`
  return `$${String(value).length}\r\n${value}\r\n`
}
