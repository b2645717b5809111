/** Helpers that read the machine's name and settings. */
import { hostname } from 'node:os'
import { type HelperOptions, text } from './arguments.ts'

/** The names of variables that templates may read, as in WireMock. All others may hold secrets. */
const permitted = /^wiremock/i

/** Throws an Error for the name of a variable that templates may not read. */
export function permit(name: string): void {
  if (!permitted.test(name)) throw new Error(`systemValue reads names that begin with wiremock, not ${name}`)
}

export const system = {
  hostname: () => hostname(),
  /** Returns an environment variable. A `PROPERTY` is its default, since Node has no system properties. */
  systemValue({ hash }: HelperOptions) {
    const { type = 'ENVIRONMENT', key, default: otherwise } = hash
    const name = text(key)
    permit(name)
    return (text(type) === 'PROPERTY' ? undefined : process.env[name]) ?? text(otherwise)
  }
}
