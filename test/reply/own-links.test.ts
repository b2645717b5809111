import t from 'tap'
import { ownOrigin } from '../../src/contract/own-origin.ts'
import { withOwnLinks } from '../../src/reply/own-links.ts'
import type { Reply } from '../../src/reply/reply.ts'

const request = { headers: {}, query: '', origin: 'http://a.test:4010', prefix: '/v2/' }
const reply = (body: Reply['body']): Reply => ({ status: 200, headers: {}, body, source: 'generated' })

t.test('links lead to the server as the request names it', async (t) => {
  const text = `{"self":"${ownOrigin}/a/1","next":"${ownOrigin}/a/2"}`
  t.match(withOwnLinks(reply(text), request), {
    body: '{"self":"http://a.test:4010/v2/a/1","next":"http://a.test:4010/v2/a/2"}',
    ofRequest: true
  })
  t.match(withOwnLinks(reply([`data: ${ownOrigin}/a`, 'x']), request), { body: ['data: http://a.test:4010/v2/a', 'x'] })
})

t.test('other bodies stay as they are', async (t) => {
  for (const body of [undefined, '{}', ['x'], Buffer.from(ownOrigin)]) {
    const plain = reply(body)
    t.equal(withOwnLinks(plain, request), plain)
  }
  const linked = reply(ownOrigin)
  t.equal(withOwnLinks(linked, undefined), linked)
})
