/** Tells the URLs of the API's own things from those of others. */

import { grouped } from '../document/grouped.ts'
import { withTexts } from '../document/json/texts.ts'
import { keptFor } from '../document/memoized.ts'
import { textOf } from '../document/places/text-of.ts'
import { escaped } from '../document/url.ts'
import type { Contract } from './contract.ts'
import { ownOrigin } from './own-origin.ts'

/** Returns true for a host of one of the document's servers; a variable stands for any text. */
export const isOwnHost = (host: string, contract: Contract): boolean =>
  serverHosts(contract).some((own) => own.test(host))

const serverHosts = keptFor((contract: Contract): RegExp[] =>
  (contract.document.servers ?? []).flatMap(({ url }) => {
    const host = /^https?:\/\/([^/?#]+)/i.exec(textOf(url))?.[1]
    if (host === undefined) return []
    const texts = host.split(/\{[^{}]*\}/).map(escaped)
    return [new RegExp(`^${texts.join('[^/]*')}$`, 'i')]
  })
)

/** Returns true for a path that an operation of the document answers at. */
export const isOwnPath = (path: string, contract: Contract): boolean => {
  const asked = path.split('/')
  const templates = templatesOf(contract).get(asked.length) ?? []
  return templates.some((template) => template.every((one, at) => one.includes('{') || one === asked[at]))
}

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
  if (host === undefined || !(reserved.test(host) || isOwnHost(host, contract))) return text
  // A URI template has more behind its path: `/users{?page}` (RFC 6570).
  const isOwn = (base: string) =>
    path.startsWith(base) && isOwnPath(path.slice(base.length).replaceAll(/\{[^{}]*\}/g, ''), contract)
  const base = [...basePaths(contract)].find(isOwn)
  return base === undefined ? text : ownOrigin + path.slice(base.length) + rest
}
