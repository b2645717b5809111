import type { LookupAddress } from 'node:dns'
import t from 'tap'
import { lookupFor, refusalFor } from '../../src/outgoing/address.ts'

t.test('only this machine may be called, and hosts that were allowed', async (t) => {
  for (const url of [
    'http://127.0.0.1:1/x',
    'https://127.9.9.9/',
    'http://[::1]:1/',
    'http://localhost/',
    'http://name/'
  ]) {
    t.equal(refusalFor(url, []), undefined, url)
  }
  for (const host of ['10.0.0.1', '169.254.169.254', '0.0.0.0', '[fd00::1]', '192.168.1.1']) {
    t.match(refusalFor(`http://${host}/x`, []), /this machine only; --allow-callbacks .* allows it/, host)
    t.equal(refusalFor(`http://${host}/x`, [host]), undefined)
  }
  t.match(refusalFor('http://[fd00::1]/', []), '--allow-callbacks fd00::1 allows it')
  t.equal(refusalFor('http://10.0.0.1:81/', ['10.0.0.1:81']), undefined)
  t.match(refusalFor('http://10.0.0.1:82/', ['10.0.0.1:81']), /allows it/)
  t.equal(refusalFor('http://hooks.example/', ['HOOKS.example']), undefined)
  for (const url of ['', 'nonsense', '/path', 'ftp://127.0.0.1/', 'file:///etc/passwd']) {
    t.match(refusalFor(url, []), /is no http\(s\) URL/, url)
  }
  for (const path of ['/__admin', '/__admin/reset', '/__world/a/__admin/reset', '/x/../__admin/reset']) {
    t.equal(refusalFor(`http://127.0.0.1:1${path}`, []), 'a callback never calls a control API')
  }
  t.equal(refusalFor('http://127.0.0.1:1/__administration', []), undefined)
})

/** Resolves a name by a stand-in for DNS. */
function resolved(addresses: LookupAddress[], all: boolean, error: Error | null = null) {
  const dns = ((_host: string, _options: object, done: (error: Error | null, found: LookupAddress[]) => void) =>
    done(error, addresses)) as never
  const lookup = lookupFor('http://hooks.example/', [], dns)
  return new Promise((resolve) =>
    lookup?.('hooks.example', { all }, (failure, address, family) =>
      resolve(failure === null ? [address, family] : failure.message)
    )
  )
}

t.test('a name has to lead to this machine', async (t) => {
  const [here, there] = [
    { address: '127.0.0.1', family: 4 },
    { address: '10.0.0.1', family: 4 }
  ]
  t.same(await resolved([here], false), ['127.0.0.1', 4])
  t.same(await resolved([here], true), [[here], undefined])
  t.match(await resolved([here, there], true), /^hooks\.example is 10\.0\.0\.1: .*--allow-callbacks hooks\.example/)
  t.equal(await resolved([], false, new Error('no such name')), 'no such name')
  t.same(await resolved([], false), ['', undefined])
  t.equal(lookupFor('http://hooks.example/', ['hooks.example']), undefined)
})

t.test('names are resolved by the machine', async (t) => {
  const lookup = lookupFor('http://localhost/', [])
  const address = await new Promise((resolve) => lookup?.('localhost', {}, (_error, found) => resolve(found)))
  t.match(address, /^(127\.0\.0\.1|::1)$/)
})
