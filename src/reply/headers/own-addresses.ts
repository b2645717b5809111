/** Addresses in headers: those of the API itself lead to the mock, as the request named it. */

import type { Contract } from '../../contract/contract.ts'
import { isOwnHost, isOwnPath } from '../../contract/own-urls.ts'
import type { Call } from '../../resources/rows/source.ts'

/** The answer that an address stands in. */
export interface AddressPlace {
  call: Call
  contract: Contract
  /** The path as it was asked for, prefixes included. */
  path: string
  /** The mock as the request named it: `http://127.0.0.1:4010`, with the path of its world. */
  base?: string | undefined
}

/** Header fields whose value is an address. */
const addresses = ['location', 'content-location', 'operation-location', 'azure-asyncoperation']
export const isAddress = (name: string): boolean => addresses.includes(name)
export const hasAddress = (headers: object): boolean => addresses.some((name) => name in headers)

/**
 * Makes an address lead to the mock, if it is one of the API itself; a redirect to the request's own path elsewhere.
 */
export function addressed(reference: string, place: AddressPlace): string {
  const own = ownPath(reference, place)
  if (own === undefined) return reference
  const { call, path, base = '' } = place
  const isCircle = call.status >= 300 && call.status < 400 && own.replace(/[?#].*$/s, '') === path
  return base + (isCircle ? elsewhere(place) : own)
}

/** Returns the path and query of an address of the API under the prefix of the request; undefined for another one. */
function ownPath(reference: string, place: AddressPlace): string | undefined {
  const { call, contract, path } = place
  const isAbsolute = /^([a-z][\w+.-]*:)?\/\//i.test(reference)
  if (!isAbsolute && !reference.startsWith('/')) return undefined
  const url = URL.canParse(reference, 'http://mock') ? new URL(reference, 'http://mock') : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol)) return undefined
  const prefix = prefixOf(place)
  const bases = [prefix, ...call.operation.basePaths].filter((base) => isUnder(url.pathname, base))
  const bare = url.pathname.slice(Math.max(0, ...bases.map((base) => base.length)))
  if (isAbsolute && !isOwnHost(url.host, contract) && !isOwnPath(bare, contract)) {
    return undefined
  }
  return url.pathname === path ? path + url.search : prefix + bare + url.search + url.hash
}

/** The part of the request's path before the operation's own. */
function prefixOf({ call, path }: AddressPlace): string {
  const own = call.operation.path.split('/').length - 1
  return path.split('/').slice(0, -own).join('/')
}

const isUnder = (path: string, base: string): boolean => base !== '' && (path === base || path.startsWith(`${base}/`))

/** A page that a redirect may lead to: the first that needs no parameters. */
function elsewhere(place: AddressPlace): string {
  const { call, contract } = place
  const pages = contract.operations.filter(
    ({ method, path, responses }) =>
      method === 'GET' &&
      !path.includes('{') &&
      path !== call.operation.path &&
      responses.some(({ key }) => key.startsWith('2') || key === 'default')
  )
  const page = pages[0]?.path ?? (call.operation.path === '/' ? '/elsewhere' : '/')
  return prefixOf(place) + page
}
