/** The authority that signs certificates made here, and the files in which it is kept. */
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { Unreadable } from '../document/yaml/yaml.ts'

/** A certificate and its key, in PEM (RFC 7468). */
export interface Credentials {
  cert: string
  key: string
}

/**
 * Returns the files of an authority: two in a folder, by the names that mkcert gives them, or one for both. A path that
 * is not there yet is a folder unless it has an extension.
 */
export function authorityFiles(path: string): Credentials {
  const isFolder = existsSync(path) ? statSync(path).isDirectory() : extname(path) === ''
  return isFolder ? { cert: join(path, 'rootCA.pem'), key: join(path, 'rootCA-key.pem') } : { cert: path, key: path }
}

/** Returns the authority of a path. If there is none, calls `make` and keeps the result. Throws Unreadable. */
export async function keptAuthority(path: string, make: () => Promise<Credentials>): Promise<Credentials> {
  const files = authorityFiles(path)
  const known = read(files)
  if (known !== undefined) return known
  const made = await make()
  // Another server may have made one meanwhile, which counts.
  return write(files, made) ? made : (read(files) as Credentials)
}

/** Writes an authority; only its user may read the key. Returns false if there is one already. Throws Unreadable. */
function write(files: Credentials, { cert, key }: Credentials): boolean {
  const isOne = files.cert === files.key
  try {
    mkdirSync(dirname(files.key), { recursive: true })
    writeFileSync(files.key, isOne ? `${cert}\n${key}\n` : `${key}\n`, { mode: 0o600, flag: 'wx' })
    if (!isOne) writeFileSync(files.cert, `${cert}\n`)
    return true
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException
    if (code === 'EEXIST' && syscall === 'open') return false
    throw new Unreadable(`the authority cannot be kept in ${files.key}: ${code}`)
  }
}

/** Reads an authority; undefined if there is none. Throws Unreadable for files that hold something else. */
function read(files: Credentials): Credentials | undefined {
  const [cert, key] = [textIn(files.cert), textIn(files.key)]
  if (cert === undefined && key === undefined) return undefined
  const names = [...new Set([files.cert, files.key])].join(' and ')
  const wrong = wrongWith(cert, key)
  if (wrong === undefined) return { cert: new X509Certificate(cert as string).toString(), key: pemOf(key as string) }
  throw new Unreadable(`${names}: ${wrong}; remove what is there, and standin makes an authority`)
}

/** Returns why two texts are no authority that can sign; undefined if they are one. */
function wrongWith(certText = '', keyText = ''): string | undefined {
  try {
    const cert = new X509Certificate(certText)
    if (!cert.checkPrivateKey(createPrivateKey(keyText))) return 'the key is not that of the certificate'
    if (!cert.ca) return 'the certificate is no authority (it may not sign others)'
    if (Date.parse(cert.validTo) < Date.now()) return `the certificate has expired on ${cert.validTo}`
    return undefined
  } catch {
    return 'there is no certificate and key in PEM'
  }
}

const pemOf = (key: string): string => createPrivateKey(key).export({ type: 'pkcs8', format: 'pem' }) as string

/** Reads a text; undefined for a file that is not there. Throws Unreadable. */
function textIn(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw new Unreadable(`${file} cannot be read: ${code}`)
  }
}
