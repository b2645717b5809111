/** Makes keys, certificates and secrets in the forms that machines read. */

import type { Random } from '../entity/random.ts'
import type { Maker } from '../entity/scene.ts'
import { alphanumeric, digits } from '../words/makers.ts'

const bytes = (random: Random, length: number): Buffer => Buffer.from(Array.from({ length }, () => random.int(0, 255)))

export const base64Of =
  (length: number, encoding: 'base64' | 'base64url' = 'base64'): Maker<string> =>
  ({ random }) =>
    bytes(random, length).toString(encoding)

const pem = (label: string, body: Buffer): string =>
  `-----BEGIN ${label}-----\n${body
    .toString('base64')
    .match(/.{1,64}/g)!
    .join('\n')}\n-----END ${label}-----\n`

/** Makes a block of PEM: a fixed beginning (base64 of DER), then random bytes in place of the key or signature. */
const block =
  (label: string, beginning: string, random: number) =>
  (scene: { random: Random }): string =>
    pem(label, Buffer.concat([Buffer.from(beginning, 'base64'), bytes(scene.random, random)]))

// A certificate for www.example.com by Ed25519 until 2034, without its signature of 64 bytes.
const certificateFront =
  'MIIBhzCCATmgAwIBAgIUQI4rFOva5Z6TY9oeJioLWnt7P50wBQYDK2VwMDkxCzAJBgNVBAYTAkRFMRAwDgYDVQQKDAdFeGFtcGxl' +
  'MRgwFgYDVQQDDA93d3cuZXhhbXBsZS5jb20wHhcNMjQwMTAxMDAwMDAwWhcNMzQwMTAxMDAwMDAwWjA5MQswCQYDVQQGEwJERTEQ' +
  'MA4GA1UECgwHRXhhbXBsZTEYMBYGA1UEAwwPd3d3LmV4YW1wbGUuY29tMCowBQYDK2VwAyEAuvrWuD7/vR6oQcEDX3WRUa293d7/' +
  'ymazZCM3G5gNVqqjUzBRMB0GA1UdDgQWBBQX3TdzgJq/aYRgkfMC8sLQoi2p3TAfBgNVHSMEGDAWgBQX3TdzgJq/aYRgkfMC8sLQ' +
  'oi2p3TAPBgNVHRMBAf8EBTADAQH/MAUGAytlcANBAA=='
const requestFront =
  'MIG4MGwCAQAwOTELMAkGA1UEBhMCREUxEDAOBgNVBAoMB0V4YW1wbGUxGDAWBgNVBAMMD3d3dy5leGFtcGxlLmNvbTAqMAUGAytl' +
  'cAMhALr61rg+/70eqEHBA191kVGtvd3e/8pms2QjNxuYDVaqoAAwBQYDK2VwA0EA'

export const certificate = block('CERTIFICATE', certificateFront, 64)
export const certificateRequest = block('CERTIFICATE REQUEST', requestFront, 64)
/** Keys of Ed25519 (RFC 8410): any 32 bytes are one. */
export const publicKey = block('PUBLIC KEY', 'MCowBQYDK2VwAyEA', 32)
export const privateKey = block('PRIVATE KEY', 'MC4CAQAwBQYDK2VwBCIEIA==', 32)
export const pgpKey =
  (label: string): Maker<string> =>
  (scene) =>
    pem(`PGP ${label}`, bytes(scene.random, 240)).replace('-----\n', '-----\n\n')

/** A public key of SSH (RFC 8709): the kind and the key, each behind its length. */
export const sshKey: Maker<string> = (scene) => {
  const kind = Buffer.from('\0\0\0\x0bssh-ed25519\0\0\0\x20', 'latin1')
  const key = Buffer.concat([kind, bytes(scene.random, 32)]).toString('base64')
  return `ssh-ed25519 ${key} ${scene.entity.person.email}`
}
export const sshPrivateKey: Maker<string> = (scene) =>
  pem('OPENSSH PRIVATE KEY', Buffer.concat([Buffer.from('openssh-key-v1\0'), bytes(scene.random, 200)]))
export const sshFingerprint: Maker<string> = ({ random }) =>
  `SHA256:${bytes(random, 32).toString('base64').replace('=', '')}`
export const fingerprint: Maker<string> = ({ random }) => digits(random, 64, '0123456789ABCDEF').match(/../g)!.join(':')

export const base32: Maker<string> = ({ random }) => digits(random, 32, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')
export const otpAuth: Maker<string> = (scene) =>
  `otpauth://totp/Example:${encodeURIComponent(scene.entity.person.email)}?secret=${base32(scene)}&issuer=Example`
export const recoveryCode: Maker<string> = ({ random }) =>
  `${digits(random, 5, 'abcdefghjkmnpqrstuvwxyz23456789')}-${digits(random, 5, 'abcdefghjkmnpqrstuvwxyz23456789')}`
/** A password's hash by bcrypt: 22 signs of salt, 31 of the hash. */
export const bcrypt: Maker<string> = ({ random }) => `$2b$12$${digits(random, 53, `./${alphanumeric}`)}`
export const integrity: Maker<string> = ({ random }) => `sha384-${bytes(random, 48).toString('base64')}`
export const imageDigest: Maker<string> = ({ random }) => `sha256:${digits(random, 64)}`
/** A secret with a digit and a letter in each case, so that it looks like one. */
export const secret =
  (length: number, prefix = ''): Maker<string> =>
  ({ random }) =>
    `${prefix}${digits(random, length - 3, alphanumeric)}${random.pick([...'adkqx'])}${random.int(0, 9)}${random.pick([...'BFKRZ'])}`
