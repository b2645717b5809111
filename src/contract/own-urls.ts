/** Tells the URLs of the API's own things from those of others. */

import { grouped } from '../document/grouped.ts'
import { withTexts } from '../document/json/texts.ts'
import { keptFor } from '../document/memoized.ts'
import { textOf } from '../document/places/text-of.ts'
import type { Contract } from './contract.ts'
import { ownOrigin } from './own-origin.ts'

/** Returns true for a host of one of the document's servers; a variable stands for any text. */
export const isOwnHost = (host: string, contract: Contract): boolean =>
  serverHosts(contract).some((parts) => hasInOrder(host.toLowerCase(), parts))

/** The hosts of the document's servers, cut at their variables. */
const serverHosts = keptFor((contract: Contract): string[][] =>
  (contract.document.servers ?? []).flatMap(({ url }) => {
    const host = /^https?:\/\/([^/?#]+)/i.exec(textOf(url))?.[1]
    return host === undefined ? [] : [host.toLowerCase().split(/\{[^{}]*\}/)]
  })
)

/** Returns true for a text of these parts in their order, with any text between them. */
function hasInOrder(text: string, parts: readonly string[]): boolean {
  const [first, ...others] = parts as [string, ...string[]]
  const last = others.pop()
  if (last === undefined) return text === first
  if (!text.startsWith(first) || !text.endsWith(last)) return false
  let at = first.length
  for (const part of others) {
    const found = text.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return at + last.length <= text.length
}

/** Returns true for a path that an operation of the document answers at. */
export const isOwnPath = (path: string, contract: Contract): boolean => templatesAt(path, contract).length > 0

function templatesAt(path: string, contract: Contract): string[][] {
  const asked = path.split('/')
  const templates = templatesOf(contract).get(asked.length) ?? []
  return templates.filter((template) =>
    template.every((one, at) => (one.includes('{') ? asked[at] !== '' : one === asked[at]))
  )
}

const isFixed = (segment: string): boolean => segment !== '' && !segment.includes('{')

/** The segments of the document's paths, by their number. */
const templatesOf = keptFor(({ operations }: Contract): Map<number, string[][]> => {
  const paths = new Set(operations.map(({ path }) => path))
  return grouped(
    [...paths].map((path) => path.split('/')),
    ({ length }) => length
  )
})

const basePaths = keptFor(({ operations }: Contract) => new Set(['', ...operations.flatMap((one) => one.basePaths)]))

/** Hosts that are nobody's (RFC 2606, RFC 6761). */
const reserved = /(^|\.)(example(\.(com|net|org))?|test|invalid|localhost)(:\d+)?$/i

/** Returns an example whose URLs of the API's own things lead to the mock. */
export const withOwnUrls = (example: unknown, contract: Contract): unknown =>
  withTexts(example, (text) => ownUrl(text, contract))

function ownUrl(text: string, contract: Contract): string {
  const [, host, path = '', rest = ''] =
    /^https?:\/\/([^/?#\s]+)(\/(?:\{[^{}\s]*\}|[^?#{}\s])*)([?#]\S*)?$/i.exec(text) ?? []
  if (host === undefined) return text
  const own = isOwnHost(host, contract)
  if (!own && !reserved.test(host)) return text
  // A URI template has more behind its path: `/users{?page}` (RFC 6570).
  const bare = path.replaceAll(/\{[?&#;/.+][^{}]*\}/g, '')
  // At a host that is nobody's, a path of parameters alone may be any page.
  const isOwn = (base: string) =>
    bare.startsWith(base) &&
    templatesAt(bare.slice(base.length), contract).some((template) => own || template.some(isFixed))
  const base = [...basePaths(contract)].find(isOwn)
  return base === undefined ? text : ownOrigin + path.slice(base.length) + rest
}
