import t from 'tap'
import { ownOrigin } from '../../src/contract/own-origin.ts'
import { ownLinks } from '../../src/reply/own-links.ts'

const request = { headers: {}, query: '', origin: 'http://a.test:4010', prefix: '/v2/' }

t.test('links lead to the server as the request names it', async (t) => {
  const text = `{"self":"${ownOrigin}/a/1","next":"${ownOrigin}/a/2"}`
  t.equal(ownLinks(text, request), '{"self":"http://a.test:4010/v2/a/1","next":"http://a.test:4010/v2/a/2"}')
  t.same(ownLinks([`data: ${ownOrigin}/a`, 'x'], request), ['data: http://a.test:4010/v2/a', 'x'])
})

t.test('other bodies have none', async (t) => {
  for (const body of [undefined, '{}', ['x'], Buffer.from(ownOrigin)]) t.equal(ownLinks(body, request), undefined)
})
