/** The authority that signs certificates made here, and the files in which it is kept. */
import { createPrivateKey, randomUUID, X509Certificate } from 'node:crypto'
import { constants, copyFileSync, existsSync, linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { makeFolder } from '../../document/make-folder.ts'
import { Unreadable } from '../../document/yaml/yaml.ts'

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
  const { cert, key } = await make()
  // The file of the key holds both, so that another server finds all or nothing. Some tools read the first alone.
  const blocks = files.cert === files.key ? [cert, key] : [key, cert]
  create(files.key, `${blocks.join('\n')}\n`)
  // Another server may have made one meanwhile, which counts.
  return read(files) as Credentials
}

/** Creates a file which only its user may read. Leaves one that is there. Throws Unreadable. */
function create(file: string, text: string, mode = 0o600): void {
  const beside = `${file}.${randomUUID()}.tmp`
  try {
    makeFolder(dirname(file))
    try {
      writeFileSync(beside, text, { mode })
      place(beside, file)
    } finally {
      rmSync(beside, { force: true })
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'EEXIST') throw new Unreadable(`the authority cannot be kept in ${file}: ${code}`)
  }
}

/** Gives a file a second name: no reader meets half of it. A filesystem without links copies it. */
function place(file: string, name: string): void {
  try {
    linkSync(file, name)
  } catch {
    copyFileSync(file, name, constants.COPYFILE_EXCL)
  }
}

/** Reads an authority; undefined if there is none. Throws Unreadable for files that hold something else. */
function read(files: Credentials): Credentials | undefined {
  const [cert, key] = [textIn(files.cert), textIn(files.key)]
  if (cert === undefined && key === undefined) return undefined
  const names = [...new Set([files.cert, files.key])].join(' and ')
  const wrong = wrongWith(cert ?? key, key)
  if (wrong !== undefined) {
    throw new Unreadable(`${names}: ${wrong}; remove what is there, and standin makes an authority`)
  }
  const authority = { cert: new X509Certificate((cert ?? key) as string).toString(), key: pemOf(key as string) }
  if (cert === undefined) create(files.cert, authority.cert, 0o644)
  return authority
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
