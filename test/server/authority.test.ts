import { createPrivateKey, generateKeyPairSync, webcrypto, X509Certificate } from 'node:crypto'
import fs, { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import x509 from '@peculiar/x509'
import t from 'tap'
import { authorityFiles, keptAuthority } from '../../src/server/https/authority.ts'
import { madeCredentials } from '../../src/server/https/tls.ts'

/** Makes a self-signed certificate. */
async function certificate(given: object, { cA = true, notAfter = new Date(Date.now() + 1e9) } = {}) {
  const keys = await webcrypto.subtle.generateKey(given as never, true, ['sign', 'verify'])
  const cert = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=test',
    notBefore: new Date(0),
    notAfter,
    signingAlgorithm: given as never,
    keys: keys as never,
    extensions: [new x509.BasicConstraintsExtension(cA, undefined, true)]
  })
  const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', (keys as webcrypto.CryptoKeyPair).privateKey))
  return { cert: cert.toString('pem'), key: createPrivateKey({ key: der, type: 'pkcs8', format: 'der' }) }
}

const p256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const pem = { type: 'pkcs8', format: 'pem' } as const

t.test('a folder keeps certificate and key by the names of mkcert, and only its user reads the key', async (t) => {
  const folder = join(t.testdir({}), 'new', 'folder')
  const one = await madeCredentials('api.test', folder)
  const [cert, key] = [join(folder, 'rootCA.pem'), join(folder, 'rootCA-key.pem')]
  t.equal(one.authorityFile, cert)
  t.equal(statSync(key).mode & 0o777, 0o600)
  t.notMatch(readFileSync(cert, 'utf8'), 'PRIVATE')
  const other = await madeCredentials('api.test', folder)
  t.equal(other.authority, one.authority)
  t.not(other.cert, one.cert)
  t.equal(readFileSync(cert, 'utf8').trim(), one.authority)
})

t.test('a path is a folder if it is one, or if it is none yet and has no extension', async (t) => {
  const dir = t.testdir({ 'a.b': {}, file: 'x' })
  t.equal(authorityFiles(join(dir, 'a.b')).cert, join(dir, 'a.b', 'rootCA.pem'))
  t.equal(authorityFiles(join(dir, 'file')).cert, join(dir, 'file'))
  t.equal(authorityFiles(join(dir, 'new')).key, join(dir, 'new', 'rootCA-key.pem'))
  t.equal(authorityFiles(join(dir, 'new.pem')).key, join(dir, 'new.pem'))
})

t.test('authorities of other tools sign too, whatever their key', async (t) => {
  for (const [given, form] of [
    [
      { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' },
      'pkcs1'
    ],
    [{ name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-256' }, 'sec1']
  ] as const) {
    const { cert, key } = await certificate(given)
    const dir = t.testdir({ 'rootCA.pem': cert, 'rootCA-key.pem': key.export({ type: form as never, format: 'pem' }) })
    const made = await madeCredentials('api.test', dir)
    const authority = new X509Certificate(made.authority as string)
    t.ok(new X509Certificate(made.cert).verify(authority.publicKey), form)
  }
})

t.test('a folder that holds no authority to sign with is refused with what to do', async (t) => {
  const good = await certificate(p256)
  const server = await certificate(p256, { cA: false })
  const old = await certificate(p256, { notAfter: new Date(1) })
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  for (const [cert, key, reason] of [
    [good.cert, privateKey.export(pem), /the key is not that of the certificate/],
    [server.cert, server.key.export(pem), /no authority \(it may not sign others\)/],
    [old.cert, old.key.export(pem), /has expired on/],
    ['odd', 'odd', /no certificate and key in PEM/]
  ] as const) {
    const dir = t.testdir({ 'rootCA.pem': cert, 'rootCA-key.pem': key })
    await t.rejects(madeCredentials('api.test', dir), { name: 'Unreadable', message: reason })
    await t.rejects(madeCredentials('api.test', dir), /rootCA\.pem and .*rootCA-key\.pem: .*; remove what is there/)
    rmSync(join(dir, 'rootCA-key.pem'))
    await t.rejects(madeCredentials('api.test', dir), /no certificate and key in PEM/)
  }
})

t.test('files that cannot be read or written are named', async (t) => {
  const dir = t.testdir({ folder: { 'rootCA.pem': {} }, file: 'x' })
  await t.rejects(madeCredentials('a', join(dir, 'folder')), /rootCA\.pem cannot be read: EISDIR/)
  for (const path of ['ca', 'ca.pem']) {
    await t.rejects(
      madeCredentials('a', join(dir, 'file', path)),
      /the authority cannot be kept in .*: (EEXIST|ENOTDIR)/
    )
  }
})

t.test('the authority that another server has made meanwhile counts', async (t) => {
  const folder = join(t.testdir({}), 'ca')
  const [mine, theirs] = [await certificate(p256), await certificate(p256)]
  const kept = await keptAuthority(folder, async () => {
    mkdirSync(folder)
    writeFileSync(join(folder, 'rootCA-key.pem'), theirs.key.export(pem))
    writeFileSync(join(folder, 'rootCA.pem'), theirs.cert)
    return { cert: mine.cert, key: mine.key.export(pem) as string }
  })
  t.equal(kept.cert.trim(), theirs.cert.trim())
})

t.test('a certificate that another server is about to write is read beside its key', async (t) => {
  const folder = join(t.testdir({}), 'ca')
  const { authority } = await madeCredentials('a', folder)
  const cert = join(folder, 'rootCA.pem')
  const text = readFileSync(cert, 'utf8')
  rmSync(cert)
  t.equal((await madeCredentials('a', folder)).authority, authority)
  t.equal(readFileSync(cert, 'utf8'), text)
  t.same(readdirSync(folder).sort(), ['rootCA-key.pem', 'rootCA.pem'])
})

t.test('a filesystem without hard links keeps an authority too', async (t) => {
  t.intercept(fs, 'linkSync', {
    value: () => {
      throw Object.assign(new Error('no links'), { code: 'EPERM', syscall: 'link' })
    }
  })
  syncBuiltinESMExports()
  t.teardown(syncBuiltinESMExports)
  const folder = join(t.testdir({}), 'ca')
  const { authority } = await madeCredentials('a', folder)
  t.equal((await madeCredentials('a', folder)).authority, authority)
})

t.test('servers that make an authority at once share one', async (t) => {
  for (const path of ['ca', 'ca.pem']) {
    const file = join(t.testdir({}), path)
    const made = await Promise.all(['a', 'b', 'c'].map((host) => madeCredentials(host, file)))
    t.equal(new Set(made.map(({ authority }) => authority)).size, 1)
  }
})
