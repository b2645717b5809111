/** HTTPS: certificates that are made on the spot. */
import { createPrivateKey, randomBytes, webcrypto, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { networkInterfaces } from 'node:os'
import { createSecureContext, type TlsOptions } from 'node:tls'
import { memoized } from '../../document/memoized.ts'
import { optionalPackage } from '../../document/optional-package.ts'
import { Unreadable } from '../../document/yaml/yaml.ts'
import { authorityFiles, type Credentials, keptAuthority } from './authority.ts'

type X509 = typeof import('@peculiar/x509')

/** Credentials of a server, and the authority that signed them if they were made here. */
export interface ServerCredentials extends TlsOptions {
  /** Its certificate, in PEM. */
  authority?: string
  /** The file of its certificate, if it is kept. */
  authorityFile?: string
}

/** A file in PKCS #12 with a certificate and its key. */
export interface Keystore {
  keystore: string
  password: string
}

/** The days that certificates are valid: the most that browsers accept, and the usual ones of an authority. */
const [days, authorityDays] = [397, 3650]
/** The keys that are made here. */
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const curves: Record<string, string> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' }

/** The most names of clients whose certificates are kept. */
const mostNames = 100
/** A name that a client may send for the server (RFC 6066 section 3). */
const hostName = /^[\w.-]{1,253}$/

/**
 * Makes certificates for `host`, this machine's addresses and any name by which a client asks. The authority that signs
 * them is kept in `path`, a folder or a file; without one it is made anew. Throws Unreadable.
 */
export async function madeCredentials(host: string, path?: string): Promise<ServerCredentials & Credentials> {
  // The package has no default export by its types, and one as Node loads it.
  const { default: x509 } = (await optionalPackage(
    '@peculiar/x509',
    'HTTPS without a certificate of your own',
    () => import('@peculiar/x509')
  )) as unknown as { default: X509 }
  x509.cryptoProvider.set(webcrypto as never)
  const make = () => madeAuthority(x509)
  const authority = path === undefined ? await make() : await keptAuthority(path, make)
  const own = authority.cert.trim()
  const made = async (names: string[]) => {
    const { cert, key } = await signed(x509, names, authority)
    return { cert: `${cert}\n${own}\n`, key }
  }
  const contextFor = memoized(async (name: string) => createSecureContext(await made([name])), mostNames)
  return {
    ...(await made(namesOf(host))),
    SNICallback: (name, done) => {
      if (name === 'localhost' || !hostName.test(name)) done(null)
      else void contextFor(name).then((context) => done(null, context), done)
    },
    authority: own,
    ...(path === undefined ? {} : { authorityFile: authorityFiles(path).cert })
  }
}

async function madeAuthority(x509: X509): Promise<Credentials> {
  const { KeyUsageFlags: uses } = x509
  const keys = await newKeys()
  const cert = await x509.X509CertificateGenerator.createSelfSigned({
    // Clients look for an authority by its name, and may know several.
    name: `CN=standin test authority ${randomBytes(4).toString('hex')}`,
    ...validFor(authorityDays),
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, undefined, true),
      new x509.KeyUsagesExtension(uses.keyCertSign | uses.cRLSign, true),
      // Strict clients (Python 3.13) want to find an authority by its key, too.
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey)
    ]
  })
  return { cert: cert.toString('pem'), key: await pemOf(keys.privateKey) }
}

/** Returns the names and addresses of a server on a host, which may be any address of this machine. */
function namesOf(host: string): string[] {
  const isAny = host === '0.0.0.0' || host === '::'
  const hosts = isAny
    ? Object.values(networkInterfaces()).flatMap((all = []) => all.map(({ address }) => address))
    : [host]
  return [...new Set(['localhost', '127.0.0.1', '::1', ...hosts])]
}

/** Makes a certificate of the server. */
async function signed(x509: X509, names: string[], authority: Credentials): Promise<Credentials> {
  const issuer = new x509.X509Certificate(authority.cert)
  const issuerId = issuer.getExtension(x509.SubjectKeyIdentifierExtension)?.keyId
  const keys = await newKeys()
  const cert = await x509.X509CertificateGenerator.create({
    subject: 'CN=standin',
    issuer: issuer.subject,
    ...validFor(days),
    ...(await signingKeyOf(authority.key)),
    publicKey: keys.publicKey,
    extensions: [
      new x509.BasicConstraintsExtension(false),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(
        names.map((value) => ({ type: isIP(value) === 0 ? 'dns' : 'ip', value }))
      ),
      ...(issuerId === undefined ? [] : [new x509.AuthorityKeyIdentifierExtension(issuerId)])
    ]
  })
  return { cert: cert.toString('pem'), key: await pemOf(keys.privateKey) }
}

const newKeys = () => webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])

/** Returns the key of an authority, which may be mkcert's RSA, and the algorithm of its signatures. */
async function signingKeyOf(pem: string) {
  const key = createPrivateKey(pem)
  const { asymmetricKeyType: type, asymmetricKeyDetails: { namedCurve = '' } = {} } = key
  const signingAlgorithm =
    type === 'rsa'
      ? { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
      : { name: 'ECDSA', namedCurve: curves[namedCurve] as string, hash: 'SHA-256' }
  const der = key.export({ type: 'pkcs8', format: 'der' })
  const signingKey = await webcrypto.subtle.importKey('pkcs8', der, signingAlgorithm, false, ['sign'])
  return { signingAlgorithm, signingKey }
}

/** Returns a time of validity, which begins an hour ago: the clocks of containers and machines differ. */
const validFor = (days: number) => ({
  notBefore: new Date(Date.now() - 3_600_000),
  notAfter: new Date(Date.now() + days * 86_400_000)
})

async function pemOf(key: webcrypto.CryptoKey): Promise<string> {
  const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key))
  return createPrivateKey({ key: der, type: 'pkcs8', format: 'der' }).export({ type: 'pkcs8', format: 'pem' }) as string
}

/** Reads a certificate and its key from files. Throws Unreadable for files that hold none. */
export function givenCredentials(files: Credentials | Keystore): ServerCredentials {
  const [credentials, wrong] =
    'keystore' in files
      ? [
          { pfx: read(files.keystore), passphrase: files.password },
          `${files.keystore} holds no certificate and key in PKCS #12 with that password`
        ]
      : [
          { cert: read(files.cert), key: read(files.key) },
          `${files.cert} and ${files.key} are no certificate and its key in PEM`
        ]
  try {
    createSecureContext(credentials)
    // Node takes a key and a certificate of two kinds, and refuses each client.
    const { cert, key } = credentials
    if (cert !== undefined && !new X509Certificate(cert).checkPrivateKey(createPrivateKey(key as Buffer)))
      throw new Error('the key is not that of the certificate')
  } catch (error) {
    throw new Unreadable(`${wrong}: ${(error as Error).message}`)
  }
  return credentials
}

function read(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new Unreadable(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code}`)
  }
}
