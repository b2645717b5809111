/** HTTPS: certificates that are made on the spot. */
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { createSecureContext } from 'node:tls'
import type { SubjectAltNameEntry } from 'selfsigned'
import { optionalPackage } from '../document/optional-package.ts'
import { Unreadable } from '../document/yaml/yaml.ts'

/** A certificate and its key, in PEM (RFC 7468). */
export interface Credentials {
  cert: string
  key: string
}

/** Credentials of a server, and the certificate of the authority that signed them, if they were made here. */
export interface ServerCredentials extends Credentials {
  authority?: string
}

/** The days that a certificate is valid: the most that browsers accept. */
const days = 397

/**
 * Makes a certificate for this machine's names and `host`. The authority that signs it is read from `file`, which
 * holds its certificate and its key; if there is none, it is made and kept there. Without a file it is made anew.
 */
export async function madeCredentials(host: string, file?: string): Promise<ServerCredentials> {
  const { default: selfsigned } = (await optionalPackage(
    'selfsigned',
    'HTTPS without a certificate of your own',
    () => import('selfsigned')
  )) as unknown as { default: typeof import('selfsigned') }
  const { generate } = selfsigned
  const shared = { keyType: 'ec', algorithm: 'sha256', notAfterDate: new Date(Date.now() + days * 86_400_000) } as const
  const authority = kept(file) ?? (await madeAuthority())
  if (file !== undefined && !existsSync(file))
    writeFileSync(file, `${authority.cert.trim()}\n${authority.key.trim()}\n`, { mode: 0o600 })
  const made = await generate([{ name: 'commonName', value: 'standin' }], {
    ...shared,
    ca: authority,
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: [...new Set(['localhost', '127.0.0.1', '::1', host])].map(named) }
    ]
  })
  const own = authority.cert.trim()
  return { cert: `${made.cert.trim()}\n${own}\n`, key: made.private, authority: own }

  async function madeAuthority(): Promise<Credentials> {
    // Clients look for an authority by its name, and may know several.
    const value = `standin test authority ${randomBytes(4).toString('hex')}`
    const made = await generate([{ name: 'commonName', value }], {
      ...shared,
      extensions: [
        { name: 'basicConstraints', cA: true, critical: true },
        { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true }
      ]
    })
    return { cert: made.cert, key: made.private }
  }
}

/** Reads an authority from a file; undefined if there is none. Throws an Error for a file that holds something else. */
function kept(file: string | undefined): Credentials | undefined {
  if (file === undefined || !existsSync(file)) return undefined
  const text = readFileSync(file, 'utf8')
  const part = (name: string) => new RegExp(`-----BEGIN ${name}-----[\\s\\S]*?-----END ${name}-----\n?`).exec(text)?.[0]
  const [cert, key] = [part('CERTIFICATE'), part('PRIVATE KEY')]
  if (cert !== undefined && key !== undefined) return { cert, key }
  throw new Unreadable(`${file} holds no certificate and key in PEM; remove it, and standin makes an authority there`)
}

const named = (host: string): SubjectAltNameEntry =>
  isIP(host) === 0 ? { type: 2, value: host } : { type: 7, ip: host }

/** Reads a certificate and its key from files. Throws Unreadable for files that hold none. */
export function givenCredentials({ cert, key }: Credentials): ServerCredentials {
  const read = (file: string): string => {
    try {
      return readFileSync(file, 'utf8')
    } catch (error) {
      throw new Unreadable(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code}`)
    }
  }
  const credentials = { cert: read(cert), key: read(key) }
  try {
    createSecureContext(credentials)
  } catch (error) {
    throw new Unreadable(`${cert} and ${key} are no certificate and its key in PEM: ${(error as Error).message}`)
  }
  return credentials
}
