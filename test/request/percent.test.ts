import t from 'tap'
import { plainPath } from '../../src/request/percent.ts'

t.test('only what a path may hold as it is loses its percent-encoding', async (t) => {
  t.equal(plainPath('/users/%40me/%24count/a%2Cb%3a%28%27%7E'), "/users/@me/$count/a,b:('~")
  const kept = '/a%2Fb/%25%34%30/%3F%23/%7Bid%7D/%20%C3%A9/%zz/%'
  t.equal(plainPath(kept), kept.replace('%34%30', '40'))
  t.equal(plainPath('/a+b'), '/a+b')
})
