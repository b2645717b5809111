/** The exchanges of a recording that belong to an API, and the path above all of them. */
import { isJson } from '../contract/media-types.ts'
import { type Exchange, mainOrigin, nameOf, noAnswer } from './exchange.ts'

export interface ApiExchanges {
  /** Scheme and host. */
  origin: string
  /** The path above all operations; '' for none. */
  base: string
  exchanges: Exchange[]
  /** A line for each that is left out, with its reason. */
  left: string[]
}

/** Media types of pages and their parts. */
const ofPages =
  /^(?:text\/(?:html|css|javascript)|application\/(?:x-)?(?:javascript|wasm)|image\/|font\/|application\/font)/i

/** Returns the exchanges with the host that answers most JSON. */
export function apiExchangesOf(all: readonly Exchange[]): ApiExchanges {
  const left: string[] = []
  const asked = all.filter((exchange) => {
    const reason = reasonAgainst(exchange)
    if (reason !== undefined) left.push(`left out ${nameOf(exchange)}: ${reason}`)
    return reason === undefined
  })
  const origin = mainOrigin(asked.filter(({ type }) => isJson(type))) ?? asked[0]?.origin ?? ''
  const exchanges = asked.filter((exchange) => {
    if (exchange.origin === origin) return true
    left.push(`left out ${nameOf(exchange)}: ${exchange.origin} is not the API`)
    return false
  })
  return { origin, base: baseOf(exchanges), exchanges, left: [...new Set(left)] }
}

const mostSegments = 100

function reasonAgainst({ method, status, type, sent, path }: Exchange): string | undefined {
  if (status < 200) return noAnswer
  if (path.split('/').length > mostSegments) return `its path has over ${mostSegments} segments`
  if (method === 'OPTIONS' || method === 'HEAD' || method === 'CONNECT') return `${method} belongs to every operation`
  const speaksJson = isJson(type) || (sent !== undefined && isJson(sent.type))
  if (speaksJson || (method !== 'GET' && !ofPages.test(type))) return undefined
  if (ofPages.test(type)) return 'it is a part of a page'
  return type === '' && status === 304 ? 'its answer is in a cache' : undefined
}

/** Segments that stand above all operations. */
const aboveAll = /^(?:api|rest|v\d+(?:\.\d+)*)$/i

function baseOf(exchanges: readonly Exchange[]): string {
  const [first] = exchanges
  let base = ''
  for (const segment of first?.path.split('/').slice(1) ?? []) {
    const next = `${base}/${segment}`
    if (!aboveAll.test(segment) || !exchanges.every(({ path }) => path.startsWith(`${next}/`))) break
    base = next
  }
  return base
}
