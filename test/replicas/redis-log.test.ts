import { spawn, spawnSync } from 'node:child_process'
import { type AddressInfo, createServer } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { Redis } from 'ioredis'
import t, { type Test } from 'tap'
import { redisLog } from '../../src/replicas/redis-log.ts'
import { madeCredentials } from '../../src/server/https/tls.ts'
import { named } from './named.ts'
import { playedRedis } from './played-redis.ts'

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  await new Promise((closed) => server.close(closed))
  return port
}

/** Starts a real Redis that ends with the test. */
async function realRedis(t: Test, ...more: string[]): Promise<number> {
  const port = await freePort()
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
  const redis = spawn('redis-server', [...options, ...more], { stdio: ['ignore', 'pipe', 'ignore'] })
  t.teardown(() => redis.kill())
  for await (const line of redis.stdout) if (/Ready to accept/.test(String(line))) break
  return port
}

const there = spawnSync('redis-server', ['--version']).status === 0

const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20))
}

for (const [name, portOf] of [
  [
    'a played Redis',
    async (t: Test) => {
      const redis = await playedRedis()
      t.teardown(() => redis.close())
      return redis.port
    }
  ],
  ['a real Redis', realRedis]
] as const) {
  t.test(`the log in ${name}`, { skip: name === 'a real Redis' && !there && 'there is no redis-server' }, async (t) => {
    const url = `redis://127.0.0.1:${await portOf(t)}`
    const open = async (scope = 'scope') => {
      const log = await redisLog(url, scope, (line) => told.push(line))
      t.teardown(() => log.close())
      return log
    }
    const told: string[] = []
    const [one, other] = [await open(), await open()]

    t.test('a call that one appends, the other reads, in order', async (t) => {
      const first = await one.append('w', 'first', () => 0)
      t.match(first.calls, [[Number, 'first']])
      const [[number]] = first.calls as [[number, string]]
      const second = await other.append('w', 'zweiter: ü', () => number)
      t.match(second.calls, [[Number, 'zweiter: ü']])
      t.ok((second.calls[0] as [number, string])[0] > number)
      t.ok((second.calls[0] as [number, string])[0] < 2 ** 48)
      t.same((await one.read('w', () => 0)).calls, [...first.calls, ...second.calls])
      t.same((await one.read('v', () => 0)).calls, [])
      await other.append('', 'of the main world', () => 0)
      t.same((await other.worlds()).sort(), ['v', 'w'])
      t.equal(one.missing(), undefined)
      t.notOk(one.isRead('', 0), 'only the store knows')
    })

    t.test('calls before a restart are dropped, and it never goes back', async (t) => {
      const { calls } = await one.read('w', () => 0)
      const [[first], [second]] = calls as [[number, string], [number, string]]
      await one.restart('w', first, false)
      await one.restart('w', first - 1, false)
      t.match(await other.read('w', () => 0), { base: first, calls: [[second, String]] })
    })

    t.test('notes are numbered with the calls', async (t) => {
      const number = (await one.note('w', () => 'note', named('x'))) as number
      t.type(number, 'number')
      const { calls } = await one.append('w', 'later', () => number)
      t.equal(calls.length, 1)
      t.same((await other.notes('w', 0)).notes, [[number, 'note']])
      t.match(await other.notes('w', number), { notes: [], mark: number })
    })

    t.test('a world that has ended is listed no more, unless somebody has named it since', async (t) => {
      const { number } = await one.append('ending', 'end', () => 0)
      await other.note('ending', () => 'since', named('x'))
      await one.restart('ending', number, true)
      t.ok((await other.worlds()).includes('ending'))
      t.equal((await one.notes('ending', 0)).notes.length, 1)
      const again = await one.append('ending', 'end', () => 0)
      await one.restart('ending', again.number, true)
      t.notOk((await other.worlds()).includes('ending'))
      t.match(await one.notes('ending', 0), { notes: [], requests: { counts: new Map() } })
      t.match(await other.read('ending', () => 0), { base: again.number, calls: [] })
    })

    t.test('a long log is read in parts', async (t) => {
      for (let at = 0; at < 1001; at++) await one.append('long', `${at}`, () => 2 ** 48)
      const { calls, more, number } = await other.append('long', 'last', () => 0)
      t.equal(calls.length, 1000)
      t.ok(more)
      const rest = await other.read('long', () => calls.at(-1)?.[0] as number)
      t.same(
        rest.calls.map(([, text]) => text),
        ['1000', 'last']
      )
      t.equal(rest.calls[1]?.[0], number)
      t.notOk(rest.more)
    })

    t.test('requests that come together share a trip', async (t) => {
      const asked = [
        one.append('shared', 'first', () => 0),
        one.note('shared', () => 'a note', named('x')),
        one.append('shared', 'second', () => 0),
        one.read('shared', () => 0),
        one.note('shared', () => 'another', named('x'))
      ] as const
      const [first, note, second, { calls }, another] = await Promise.all(asked)
      t.same(calls, [
        [first.number, 'first'],
        [first.number + 1, 'second']
      ])
      t.equal(second.calls, first.calls)
      const reading = one.read('shared', () => 0)
      t.equal(
        one.read('shared', () => 0),
        reading,
        'those who read together share one promise'
      )
      await reading
      t.same(
        [second.number, note, another],
        [1, 2, 3].map((step) => first.number + step)
      )
      t.same((await other.notes('shared', 0)).notes, [
        [note, 'a note'],
        [another, 'another']
      ])
    })

    t.test('requests are counted for all, until their sheet is begun anew', async (t) => {
      await one.note('counts', () => 'note', named('x'))
      await Promise.all([
        one.note('counts', () => 'note', named('x')),
        one.note('counts', () => 'note', named('y')),
        other.note('counts', () => 'note', named('y'))
      ])
      const { requests, run } = await other.notes('counts', 0)
      t.same(requests, { since: 0, counts: new Map(Object.entries({ x: 2, y: 2 })) })
      t.same(run, { since: 0, counts: new Map() })
      await other.note('counts', () => 'note', named('y', 7))
      await one.note('counts', () => 'note', named('x'))
      t.same((await one.notes('counts', 0)).requests, { since: 7, counts: new Map([['y', 1]]) })
      const { counts } = await one.coverage()
      t.equal(counts.get('of y'), 3)
      await other.uncover()
      t.same((await one.coverage()).counts, new Map())
    })

    t.test('a call that all processes carry out is counted once', async (t) => {
      const { number } = await one.append('once', 'call', () => 0)
      const next = await other.append('once', 'call', () => 0)
      for (const log of [one, other]) {
        log.count('once', number, named('x'), log === one)
        log.count('once', next.number, named('y'), log === other)
      }
      const counted = new Map(Object.entries({ x: 1, y: 1 }))
      for (const log of [one, other]) t.same((await log.notes('once', 0)).requests.counts, counted)
      await one.read('once', () => 0)
      for (const log of [one, other, one]) t.same((await log.notes('once', 0)).requests.counts, counted)
      one.count('once', number, named('x'), true)
      t.same((await one.notes('once', 0)).requests.counts, counted, 'it was counted before')
    })

    t.test('calls that are dropped, or asked for, are counted first; a world that has ended stays so', async (t) => {
      await one.uncover()
      const append = () => one.append('covered', 'call', () => 0)
      const numbers = [(await append()).number, (await append()).number, (await append()).number]
      for (const log of [one, other]) {
        for (const number of numbers.slice(0, log === one ? 3 : 2))
          log.count('covered', number, named('z'), log === one)
      }
      const counted = () => Promise.all([one, other].map(async (log) => (await log.coverage()).counts.get('of z')))
      await one.restart('covered', numbers[2] as number, true)
      t.same(await counted(), [3, 3])
      t.notOk((await other.worlds()).includes('covered'))
      const { number } = await append()
      for (const log of [one, other]) log.count('covered', number, named('z'), log === one)
      t.same(await counted(), [4, 4])
      one.count('covered', number + 1, named('z'), true)
      await one.uncover()
      t.same(await counted(), [undefined, undefined])
    })

    t.test('servers with another scope share nothing', async (t) => {
      t.same(told, [])
      t.same((await (await open('another')).read('w', () => 0)).calls, [])
      t.match(told, [/also holds servers with another document/])
    })
  })
}

t.test('a store keeps the last thousand notes of a world', { skip: !there }, async (t) => {
  const log = await redisLog(`redis://127.0.0.1:${await realRedis(t)}`, 'scope', () => {})
  t.teardown(() => log.close())
  const numbers = await Promise.all(Array.from({ length: 1002 }, (_, at) => log.note('', () => `${at}`, named('x'))))
  t.same(
    (await log.notes('', 0)).notes.map(([number]) => number),
    numbers.slice(2)
  )
})

t.test('long calls and notes are read in parts, and the oldest of many long notes go', { skip: !there }, async (t) => {
  const url = `redis://127.0.0.1:${await realRedis(t)}`
  const [one, other] = [await redisLog(url, 'scope', () => {}), await redisLog(url, 'scope', () => {})]
  t.teardown(() => Promise.all([one.close(), other.close()]))
  const long = 'x'.repeat(3_000_000)
  for (let at = 0; at < 5; at++) {
    await one.append('', `${at}${long}`, () => 2 ** 48)
    await one.note('', () => `${at}${long}`, named('x'))
  }
  const read: string[] = []
  for (let [after, more] = [0, true]; more; ) {
    const part = await other.read('', () => after)
    t.ok(part.calls.length <= 2, 'a part is small')
    read.push(...part.calls.map(([, text]) => text.slice(0, 1)))
    after = part.calls.at(-1)?.[0] as number
    more = part.more
  }
  t.same(read, ['0', '1', '2', '3', '4'])
  t.equal((await other.notes('', 0)).notes.length, 5)
  for (let at = 5; at < 25; at++) await one.note('', () => `${at} ${long}`, named('x'))
  const { notes, requests } = await other.notes('', 0)
  t.ok(notes.length < 22 && notes.length >= 10, `${notes.length} notes are left`)
  t.match(notes.at(-1)?.[1], /^24 /)
  t.equal(requests.counts.get('x'), 25, 'all are counted')
})

t.test('a group has a thousand worlds; a new one takes the place of an empty one', { skip: !there }, async (t) => {
  const log = await redisLog(`redis://127.0.0.1:${await realRedis(t)}`, 'scope', () => {})
  t.teardown(() => log.close())
  await log.note('empty', () => 'note', named('x'))
  await Promise.all(Array.from({ length: 999 }, (_, at) => log.append(`w${at}`, 'x', () => 0)))
  await log.append('another', 'x', () => 0)
  t.same((await log.notes('empty', 0)).requests.counts, new Map())
  const names = await log.worlds()
  t.equal(names.length, 1000)
  t.notOk(names.includes('empty'))
  await t.rejects(
    log.append('more', 'x', () => 0),
    /no room/
  )
  await t.rejects(Promise.resolve(log.read('more', () => 0)), /no room/)
  await log.note('more', () => 'note', named('x'))
  t.same((await log.notes('more', 0)).notes, [])
  await log.append('', 'x', () => 0)
  await log.append('w1', 'x', () => 0)
})

t.test('a new world for which there is no room is refused', async (t) => {
  const redis = await playedRedis()
  t.teardown(() => redis.close())
  const log = await redisLog(`redis://127.0.0.1:${redis.port}`, 'scope', () => {})
  t.teardown(() => log.close())
  redis.isFull = true
  await t.rejects(
    log.append('w', 'x', () => 0),
    /no room/
  )
  await t.rejects(Promise.resolve(log.read('w', () => 0)), /no room/)
})

t.test('a store that is not there is told once, refuses at once, and is taken up again', async (t) => {
  const redis = await playedRedis()
  const { port } = redis
  const told: string[] = []
  const log = await redisLog(`valkey://user:secret@127.0.0.1:${port}`, 'scope', (line) => told.push(line))
  t.teardown(() => log.close())
  await log.append('w', 'before', () => 0)
  await redis.close()
  await until(() => log.missing() !== undefined)
  await t.rejects(
    log.append('w', 'lost', () => 0),
    /cannot be reached/
  )
  await t.rejects(Promise.resolve(log.read('w', () => 0)), /cannot be reached/)
  await t.rejects(Promise.resolve(log.note('w', () => '', named('x'))), /cannot be reached/)
  await t.rejects(log.notes('w', 0), /cannot be reached/)
  await t.rejects(log.worlds(), /cannot be reached/)
  t.equal(told.length, 1)
  t.match(told[0], /^the store valkey:\/\/127\.0\.0\.1:\d+ cannot be reached: /)
  t.notMatch(told[0], 'secret')
  await redis.listen(port)
  t.teardown(() => redis.close())
  await until(() => log.missing() === undefined)
  t.same(
    (await log.append('w', 'after', () => 0)).calls.map(([, text]) => text),
    ['before', 'after']
  )
  t.match(told.slice(1), [/^the store valkey:\/\/127\.0\.0\.1:\d+ serves again$/])
})

t.test('a store that was started anew without its last calls begins another life', { skip: !there }, async (t) => {
  const port = await freePort()
  const options = ['--port', String(port), '--dir', t.testdir()]
  await realRedis(t, ...options)
  const admin = new Redis({ port, retryStrategy: () => 20 }).on('error', () => {})
  const log = await redisLog(`redis://127.0.0.1:${port}`, 'scope', () => {})
  t.teardown(async () => {
    admin.disconnect()
    await log.close()
  })
  await log.append('', 'kept', () => 0)
  await admin.save()
  const { life, calls } = await log.append('', 'lost', () => 0)
  t.equal(calls.length, 2)
  t.equal((await log.read('', () => 0)).life, life)
  await admin.shutdown('NOSAVE').catch(() => {})
  await until(() => log.missing() !== undefined)
  await realRedis(t, ...options)
  await until(() => log.missing() === undefined)
  const after = await log.append('', 'new', () => calls.at(-1)?.[0] as number)
  t.not(after.life, life)
  t.same(
    (await log.read('', () => 0)).calls.map(([, text]) => text),
    ['kept', 'new']
  )
  const joined = await redisLog(`redis://127.0.0.1:${port}`, 'scope', () => {})
  t.teardown(() => joined.close())
  t.equal((await joined.read('', () => 0)).life, after.life)
})

t.test('a store that refuses ends the start, and nobody reads the password', async (t) => {
  const redis = await playedRedis()
  t.teardown(() => redis.close())
  const told: string[] = []
  const open = (path = '') =>
    redisLog(`valkey://me:secret@127.0.0.1:${redis.port}${path}?family=4`, 'scope', (line) => told.push(line))
  for (const [command, error, refusal] of [
    ['hello', 'WRONGPASS invalid username-password pair', /WRONGPASS .*USER:PASSWORD/],
    ['select', 'ERR DB index is out of range', /\/7 refuses to serve: ERR DB index is out of range; .*database/],
    ['time', "NOPERM this user has no permissions to run the 'time' command", /NOPERM .*ACL SETUSER/]
  ] as const) {
    redis.refusals = { [command]: error }
    await open('/7').then(
      () => t.fail('it starts'),
      ({ name, message }: Error) => {
        t.match(message, refusal)
        t.match(message, /^the store valkey:\/\/127\.0\.0\.1:\d+\/7 refuses to serve: /)
        t.notMatch(message, 'secret')
        t.equal(name, 'Error')
      }
    )
  }
  t.same(told, [])
  redis.refusals = {}
  const log = await open()
  t.teardown(() => log.close())
  await log.append('w', 'x', () => 0)
  redis.refusals = { evalsha: 'NOPERM no' }
  for (let time = 0; time < 2; time++) {
    await t.rejects(
      log.append('w', 'x', () => 0),
      { message: /refuses to serve: NOPERM no; / }
    )
  }
  t.match(told[0], /refuses to serve: NOPERM no/)
  const looks = () => redis.commands.filter((one) => one === 'time').length
  const before = looks()
  await until(() => looks() > before + 1)
  t.match(log.missing(), /refuses to serve: NOPERM/, 'a store that tells its time and refuses scripts does not serve')
  redis.refusals = {}
  await until(() => log.missing() === undefined)
})

t.test('a store that is full, or is loading, is said to refuse, and is waited for', async (t) => {
  const redis = await playedRedis()
  t.teardown(() => redis.close())
  const told: string[] = []
  for (const [command, error] of [
    ['evalsha', "OOM command not allowed when used memory > 'maxmemory'."],
    ['select', 'LOADING Redis is loading the dataset in memory']
  ] as const) {
    redis.refusals = { [command]: error }
    const log = await redisLog(`redis://127.0.0.1:${redis.port}/7`, 'scope', (line) => told.push(line))
    t.teardown(() => log.close())
    t.match(log.missing(), / refuses to serve: (OOM its memory is full|LOADING .*memory)$/)
    await t.rejects(
      log.append('w', 'lost', () => 0),
      { message: log.missing() as string }
    )
    redis.refusals = {}
    await until(() => log.missing() === undefined)
    await log.append('w', 'kept', () => 0)
    t.match(told.splice(0), [/ refuses to serve: /, / serves again$/])
  }
})

t.test('people are told of a store that may drop keys', async (t) => {
  const redis = await playedRedis()
  t.teardown(() => redis.close())
  const told: string[] = []
  for (const [policy, memory] of [
    ['allkeys-lru', 50_000_000],
    ['volatile-ttl', 50_000_000],
    ['volatile-ttl', 0],
    ['noeviction', 50_000_000]
  ] as const) {
    redis.info = `run_id:a\r\nmaxmemory:${memory}\r\nmaxmemory_policy:${policy}\r\n`
    const log = await redisLog(`redis://127.0.0.1:${redis.port}`, 'scope', (line) => told.push(line))
    t.teardown(() => log.close())
  }
  t.match(told, [
    /^the store redis:\S+ may drop keys \(maxmemory-policy allkeys-lru\), .* noeviction$/,
    /maxmemory-policy volatile-ttl/
  ])
  t.equal(told.length, 2)
})

t.test('a server of something else at the port of the store ends the start', async (t) => {
  const server = createServer((socket) => socket.on('error', () => {}).end('HTTP/1.1 400 Bad Request\r\n\r\n'))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  t.teardown(() => server.close())
  const { port } = server.address() as AddressInfo
  await t.rejects(
    redisLog(`redis://127.0.0.1:${port}`, 'scope', () => {}),
    /no Redis or Valkey/
  )
})

t.test('a store that speaks TLS where none is asked ends the start, whether it says so or breaks off', async (t) => {
  const credentials = await madeCredentials('127.0.0.1')
  for (const breaksOff of [false, true]) {
    const server = createTlsServer(credentials).on('tlsClientError', () => {})
    if (breaksOff)
      server.on('connection', (socket) => socket.once('data', (data: Buffer) => data[0] === 0x2a && socket.destroy()))
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    t.teardown(() => server.close())
    const { port } = server.address() as AddressInfo
    await t.rejects(
      redisLog(`redis://127.0.0.1:${port}`, 'scope', () => {}),
      /it speaks TLS; rediss:\/\/ says so/
    )
  }
})

t.test('a real Redis refuses passwords, users and databases', { skip: !there }, async (t) => {
  const port = await realRedis(t, '--requirepass', 'secret')
  const admin = new Redis(`redis://:secret@127.0.0.1:${port}`)
  await admin.call('ACL', 'SETUSER', 'reader', 'on', '>pw', '~*', '+@read', '+@connection')
  const some = ['xadd', 'xtrim', 'zrangebyscore', 'hgetall']
  for (const command of some) await admin.call('ACL', 'SETUSER', command, 'on', '>pw', '~*', '+@all', `-${command}`)
  for (const [url, refusal] of [
    ...some.map((command) => [`redis://${command}:pw@127.0.0.1:${port}`, /ACL SETUSER/] as const),
    [`redis://127.0.0.1:${port}`, /NOAUTH it wants a password/],
    [`redis://:wrong@127.0.0.1:${port}`, /WRONGPASS/],
    [`redis://:secret@127.0.0.1:${port}/99`, /DB index/],
    [`redis://reader:pw@127.0.0.1:${port}`, /NOPERM/]
  ] as const) {
    await t.rejects(
      redisLog(url, 'scope', () => {}),
      { message: refusal }
    )
  }
  await (await redisLog(`redis://:secret@127.0.0.1:${port}`, 'scope', () => {})).close()
  t.same((await admin.keys('*')).sort(), ['standin:groups', 'standin:{scope}:life'])
  admin.disconnect()
})

t.test('a server may start before its store', async (t) => {
  const port = await freePort()
  const told: string[] = []
  const log = await redisLog(`redis://127.0.0.1:${port}`, 'scope', (line) => told.push(line))
  t.teardown(() => log.close())
  t.match(log.missing(), /cannot be reached/)
  t.match(told, [/ECONNREFUSED/])
  const redis = await playedRedis()
  await redis.close()
  await redis.listen(port)
  t.teardown(() => redis.close())
  await until(() => log.missing() === undefined)
})

t.test('a store that stands still is given up, and does not do later what was refused', async (t) => {
  const redis = await playedRedis()
  t.teardown(() => redis.close())
  const told: string[] = []
  const log = await redisLog(`redis://127.0.0.1:${redis.port}`, 'scope', (line) => told.push(line))
  t.teardown(() => log.close())
  redis.frozen = true
  const refused = t.rejects(
    log.append('w', 'refused', () => 0),
    /cannot be reached/
  )
  await t.rejects(log.unlessStill(Promise.resolve(log.read('w', () => 0))), /it stands still/)
  t.match(log.missing(), /cannot be reached/)
  t.same(told, [], 'it may only be slow')
  await refused
  t.match(log.missing(), /cannot be reached/)
  await t.rejects(
    log.append('w', 'refused too', () => 0),
    /cannot be reached/
  )
  redis.thaw()
  await until(() => log.missing() === undefined)
  t.same((await log.read('w', () => 0)).calls, [])
  t.match(told, [/cannot be reached: it does not answer$/, /serves again/])
})

t.test('a store that stands still at the start is looked at again', async (t) => {
  const redis = await playedRedis()
  t.teardown(() => redis.close())
  redis.freezesAt = 'time'
  const log = await redisLog(`redis://127.0.0.1:${redis.port}`, 'scope', () => {})
  t.teardown(() => log.close())
  t.match(log.missing(), /cannot be reached/)
  redis.freezesAt = ''
  redis.thaw()
  await until(() => log.missing() === undefined)
  redis.forget()
  t.equal((await log.read('w', () => 0)).life, '')
})

t.test('a call that comes to the store too late is refused', async (t) => {
  const redis = await playedRedis()
  t.teardown(() => redis.close())
  const log = await redisLog(`redis://127.0.0.1:${redis.port}`, 'scope', () => {})
  t.teardown(() => log.close())
  redis.ahead = 60_000
  await t.rejects(
    log.append('w', 'late', () => 0),
    /too slow/
  )
})
