/** Helpers that tell of the machine. */
import { hostname } from 'node:os'
import { type HelperOptions, text } from './arguments.ts'

/** Names of settings that templates may read, as in WireMock: all others may hold secrets. */
const permitted = /^wiremock/i

export const system = {
  hostname: () => hostname(),
  /** Node has no system properties, so that a `PROPERTY` is its default. */
  systemValue({ hash }: HelperOptions) {
    const { type = 'ENVIRONMENT', key, default: otherwise } = hash
    const name = text(key)
    if (!permitted.test(name)) throw new Error(`systemValue reads names that begin with wiremock, not ${name}`)
    return (text(type) === 'PROPERTY' ? undefined : process.env[name]) ?? text(otherwise)
  }
}
