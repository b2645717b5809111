import { availableParallelism } from 'node:os'
import { isBaseUrl } from '../../document/url.ts'

export interface OptionKind<T> {
  /** The values that it takes, in words for the message about a wrong value. */
  takes: string
  /** Returns the value; undefined for text that it does not take. */
  read: (text: string) => T | undefined
  /** Splits the text of an environment variable. Default: at commas. */
  split?: (text: string) => string[]
  /** All values that it takes, if they are few. */
  oneOf?: readonly string[]
  /** True for a secret, which no message repeats. */
  secret?: boolean
}

export const wholeNumber = (least: number, most: number): OptionKind<number> => ({
  takes: `a whole number from ${least} to ${most}`,
  read(text) {
    const number = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN
    return number >= least && number <= most ? number : undefined
  }
})

export const oneOf = <T extends string>(...allowed: T[]): OptionKind<T> => ({
  takes: `${allowed.slice(0, -1).join(', ')} or ${allowed.at(-1)}`,
  oneOf: allowed,
  read: (text) => allowed.find((one) => one === text)
})

export const text = (takes: string): OptionKind<string> => ({
  takes,
  read: (written) => (written.trim() === '' ? undefined : written)
})

export const baseUrl: OptionKind<string> = {
  takes: 'an http(s) URL without a query, such as http://localhost:8080/v1',
  read: (written) => (isBaseUrl(written) ? written : undefined)
}

export const status: OptionKind<string> = {
  takes: 'a status, such as 404',
  read: (written) => (/^[1-5]\d\d$/.test(written) ? written : undefined)
}

/** `200`, or `50-300`: the least and the most. */
export const delay: OptionKind<[number, number]> = {
  takes: 'milliseconds, as 200 or 50-300',
  read(written) {
    const [, least, most = least] = /^(\d{1,7})(?:-(\d{1,7}))?$/.exec(written) ?? []
    return least === undefined || Number(most) < Number(least) ? undefined : [Number(least), Number(most)]
  }
}

/** The path above a document: it begins with a slash and ends with none. */
export const prefix: OptionKind<string> = {
  takes: 'a path, such as /shop',
  read: (written) =>
    /^[\w/.~-]*[\w/][\w/.~-]*$/.test(written) ? `/${written.replaceAll(/^\/+|\/+$/g, '')}` : undefined
}

/** A host by name or address, with its port or without. */
export const hostName: OptionKind<string> = {
  takes: 'a host, such as host.docker.internal or 10.0.0.5:3000',
  read: (written) => (/^(?:[\w.-]+|\[?[\da-f:.]+\]?)(?::\d+)?$/i.test(written) ? written : undefined)
}

/** A share of all, from 0 to 1. */
export const share: OptionKind<number> = {
  takes: 'a share from 0 to 1, such as 0.1',
  read: (written) => (/^(?:0?\.\d+|[01](?:\.0*)?|0\.\d*)$/.test(written) ? Number(written) : undefined)
}

/** A number of processes, or `auto`: as many as this process may use cores. */
export const workers: OptionKind<number> = {
  takes: 'a whole number from 1 to 64, or auto',
  read: (written) => (written === 'auto' ? Math.min(availableParallelism(), 64) : wholeNumber(1, 64).read(written))
}

/** The URL of a Redis or Valkey. It may hold a password. */
export const store: OptionKind<string> = {
  takes:
    'the URL of a Redis or Valkey, such as redis://127.0.0.1:6379 or redis://user:password@db:6379/0; signs such as / # ? and @ of a password are encoded (%2F, %23, %3F, %40)',
  read: (written) => (/^(redis|valkey)s?:\/\/\S+$/.test(written) && isStore(written) ? written : undefined),
  secret: true
}

/**
 * Returns true for a URL that names a host, and a database by its number or none. A password with a # or ? that is not
 * encoded would end the URL, and its beginning would be a port.
 */
function isStore(written: string): boolean {
  if (!URL.canParse(written)) return false
  const { hostname, pathname, search, hash, username, password } = new URL(written)
  return (
    hash === '' &&
    !search.includes('@') &&
    hostname !== '' &&
    /^(\/\d*)?$/.test(pathname) &&
    !/%(?![\da-f]{2})/i.test(username + password)
  )
}

/** The token of the control API. */
export const adminToken: OptionKind<string> = {
  takes: 'a bearer token',
  read: (written) => (/^[\w.~+/-]+=*$/.test(written) ? written : undefined),
  secret: true
}

export const password: OptionKind<string> = { takes: 'a password', read: (written) => written, secret: true }

/** `TOKEN`, or `TOKEN:scope1,scope2`. */
export const token: OptionKind<string> = {
  takes:
    'a bearer token, as TOKEN or TOKEN:scope1,scope2; in STANDIN_TOKENS, those with scopes stand between semicolons',
  // No bearer token has a comma or a semicolon (RFC 6750, section 2.1).
  read: (written) => (/^[^\s:,;]+(:[^;]*)?$/.test(written.trim()) ? written.trim() : undefined),
  // Commas also separate scopes.
  split: (written) =>
    (/[:;]/.test(written) ? written.split(';') : written.split(',')).filter((one) => one.trim() !== ''),
  secret: true
}

/** The values that a switch takes, if it is given one: `--cors=false`, `STANDIN_CORS=off`. */
export const onOff: OptionKind<boolean> = {
  takes: 'true or false',
  read: (written) =>
    /^(true|1|yes|on)$/i.test(written) ? true : /^(false|0|no|off)$/i.test(written) ? false : undefined
}
