/** The addresses that requests may go to: this machine, and hosts that somebody allowed. */
import { lookup as resolveHost } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

const isLoopback = (address: string): boolean => loopback.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

const advice = (host: string): string => `a callback goes to this machine only; --allow-callbacks ${host} allows it`

/**
 * Returns why no request may go to a URL; undefined for an allowed one, whose host still has to lead to this machine
 * (`lookupFor`).
 */
export function refusalFor(url: string, allowed: readonly string[]): string | undefined {
  const target = URL.canParse(url) ? new URL(url) : undefined
  if (target === undefined || !/^https?:$/.test(target.protocol)) return `${JSON.stringify(url)} is no http(s) URL`
  if (isAllowed(target, allowed)) return undefined
  // The control API trusts this machine, and whoever wrote the URL may not be trusted.
  if (/^(?:\/__world\/[^/]*)?\/__admin(?:\/|$)/.test(target.pathname)) return 'a callback never calls a control API'
  const host = hostOf(target)
  return isIP(host) !== 0 && !isLoopback(host) ? advice(host) : undefined
}

/** Returns the resolver of a URL's host. It refuses addresses of other machines, unless the host is allowed. */
export function lookupFor(url: string, allowed: readonly string[], resolve = resolveHost): LookupFunction | undefined {
  if (isAllowed(new URL(url), allowed)) return undefined
  return (host, options, done) =>
    resolve(host, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return done(error, '')
      const other = addresses.find(({ address }) => !isLoopback(address))
      if (other !== undefined) return done(new Error(`${host} is ${other.address}: ${advice(host)}`), '')
      const [first] = addresses
      if (options.all === true) done(null, addresses)
      else done(null, first?.address ?? '', first?.family)
    })
}

/** The host of a URL, an IPv6 address without its brackets. */
const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1')

/** Returns true if a host was allowed, by its name or with its port. */
function isAllowed(target: URL, allowed: readonly string[]): boolean {
  const names = [target.hostname, hostOf(target), target.host]
  return allowed.some((one) => names.includes(one.toLowerCase()))
}
