import { generateKeyPairSync } from 'node:crypto'
import { readFileSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { newTokenKey, tokenKeyOf } from '../src/token-key.ts'

t.test('a key is a text, or stands in a file that is made if it is missing', async (t) => {
  t.equal(tokenKeyOf(undefined), undefined)
  const pem = newTokenKey()
  t.equal(tokenKeyOf(pem), pem)
  const file = join(t.testdir({}), 'key.pem')
  const made = tokenKeyOf(file)
  t.equal(readFileSync(file, 'utf8'), made)
  t.equal(statSync(file).mode & 0o777, 0o600)
  t.equal(tokenKeyOf(file), made)
})

t.test('what is no key is refused by its name', async (t) => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const ec = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
  const dir = t.testdir({ 'ec.pem': ec, empty: '' })
  t.throws(() => tokenKeyOf(join(dir, 'ec.pem')), {
    name: 'Unreadable',
    message: /ec\.pem holds no RSA key in PEM; name a file/
  })
  t.throws(() => tokenKeyOf(join(dir, 'empty')), /empty holds no RSA key in PEM/)
  t.throws(() => tokenKeyOf('-----BEGIN PRIVATE KEY-----'), /the option tokenKey holds no RSA key/)
  t.throws(() => tokenKeyOf(dir), /cannot be read or written: EISDIR/)
  // Of a link that leads nowhere, another server might have made the file just now.
  symlinkSync(join(dir, 'nowhere'), join(dir, 'link'))
  t.throws(() => tokenKeyOf(join(dir, 'link')), /cannot be read or written: ENOENT/)
  t.throws(() => tokenKeyOf(join(dir, 'none', 'key')), /cannot be read or written: ENOENT/)
})
