import t from 'tap'
import { refusalOf } from '../../src/control/access.ts'

t.test('names that a web page might have are refused, those of a private network are not', (t) => {
  for (const host of [
    '127.0.0.1:4010',
    '[::1]:4010',
    'localhost',
    'standin:80',
    'api.svc',
    'a.b.cluster.local',
    'x.test.'
  ]) {
    t.equal(refusalOf({ host }, undefined), undefined, host)
    t.equal(refusalOf({ host, origin: `http://${host}` }, undefined), undefined, host)
    t.match(
      refusalOf({ host, origin: 'http://evil.example' }, undefined),
      { status: 403, detail: /evil\.example/ },
      host
    )
  }
  for (const host of ['evil.com', 'evil.com:4010', 'localhost.evil.com', '']) {
    t.match(refusalOf({ host }, undefined), { status: 403, detail: /use an address, or --admin-token/ }, host)
  }
  t.match(refusalOf({}, undefined), { status: 403 })
  t.end()
})
