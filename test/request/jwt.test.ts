import t from 'tap'
import { jwtPart } from '../../src/request/jwt.ts'

const encoded = (text: string): string => Buffer.from(text).toString('base64url')

t.test('the parts of a JWT are read, and other texts have none', async (t) => {
  const token = `${encoded('{"kid":"a"}')}.${encoded('{"sub":"ada"}')}.x`
  t.same(jwtPart(token, 'header'), { kid: 'a' })
  t.same(jwtPart(token, 'claims'), { sub: 'ada' })
  for (const text of ['', 'none', encoded('{'), encoded('null'), encoded('"a text"'), encoded('[1]')]) {
    t.equal(jwtPart(`${text}.${text}.x`, 'header'), undefined, text)
    t.equal(jwtPart(text, 'claims'), undefined, text)
  }
})
