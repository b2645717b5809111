/** The address that a client asked, where a proxy stands in between. */
import type { IncomingHttpHeaders } from 'node:http'

interface Asked {
  host: string | undefined
  protocol: string | undefined
}

const asIs: Asked = { host: undefined, protocol: undefined }

/**
 * Returns the host and protocol that a client asked the first proxy for, by `Forwarded` (RFC 7239) or `X-Forwarded-…`.
 * Values that are none are passed over.
 */
export function forwardedBy(headers: IncomingHttpHeaders): Asked {
  const { forwarded, 'x-forwarded-host': xHost, 'x-forwarded-proto': xProtocol } = headers
  if (forwarded === undefined && xHost === undefined && xProtocol === undefined) return asIs
  const first = firstOf(forwarded)
  const host = /(?:^|;)\s*host="?([^";]+)/i.exec(first)?.[1] ?? firstOf(xHost)
  const protocol = (/(?:^|;)\s*proto="?([^";]+)/i.exec(first)?.[1] ?? firstOf(xProtocol)).toLowerCase()
  return {
    host: /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?$/i.test(host) ? host : undefined,
    protocol: /^https?$/.test(protocol) ? protocol : undefined
  }
}

/** Returns the first of a list of values: each proxy adds its own at the end. */
const firstOf = (header: string | string[] = ''): string => (String(header).split(',')[0] as string).trim()
