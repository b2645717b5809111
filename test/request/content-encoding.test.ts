import { gzipSync } from 'node:zlib'
import t from 'tap'
import { decodedBody } from '../../src/request/content-encoding.ts'

t.test('a body stays as it came where its coding cannot be undone', async (t) => {
  const body = Buffer.from('{"a":1}')
  for (const coding of ['toString', 'constructor', 'zstd', 'gzip', 'identity,identity,identity,identity'])
    t.equal(decodedBody(body, coding), body, coding)
  t.same(decodedBody(gzipSync(gzipSync(body)), 'gzip, x-gzip'), body)
})
