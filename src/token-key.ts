import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { Unreadable } from './document/yaml/yaml.ts'

/** Makes a key, in PEM. It takes a while. */
export const newTokenKey = (): string =>
  generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }) as string

/** Returns the key that a text in PEM or a file holds. A file that is missing gets a new key. Throws Unreadable. */
export function tokenKeyOf(given: string | undefined): string | undefined {
  if (given === undefined) return undefined
  const isText = given.includes('-----BEGIN')
  const name = isText ? 'the option tokenKey' : given
  try {
    const pem = isText ? given : keyIn(given)
    if (createPrivateKey(pem).asymmetricKeyType === 'rsa') return pem
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code?.startsWith('E') && !code.startsWith('ERR'))
      throw new Unreadable(`${name} cannot be read or written: ${message}`)
  }
  throw new Unreadable(`${name} holds no RSA key in PEM; name a file that is not there, and it gets one`)
}

function keyIn(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  const pem = newTokenKey()
  try {
    // Another server may have made it meanwhile, and its key counts.
    writeFileSync(file, pem, { mode: 0o600, flag: 'wx' })
    return pem
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return readFileSync(file, 'utf8')
  }
}
