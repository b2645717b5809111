/** Writes the URLs of a list's pages, at the server as the request names it. */

import { percentEncoded } from '../../document/url.ts'
import type { Call, RequestParts } from '../rows/source.ts'

/** Returns a writer of the list's URL with some query parameters changed; an empty one is left out. */
export const urlOf =
  ({ path, request }: Call): ((change: Record<string, string> | undefined) => string) =>
  (change = {}) => {
    const { origin, prefix, query } = request as RequestParts
    const parts = query.split('&').filter((part) => part !== '' && !(decoded(part.split('=')[0] as string) in change))
    for (const [name, value] of Object.entries(change)) {
      if (value !== '') parts.push(`${percentEncoded(name)}=${percentEncoded(value)}`)
    }
    const target = `${prefix}${path}${parts.length === 0 ? '' : `?${parts.join('&')}`}`
    // An origin may have brackets of its own: http://[::1]:4010
    return origin + target.replaceAll('[', '%5B').replaceAll(']', '%5D')
  }

function decoded(name: string): string {
  try {
    return decodeURIComponent(name.replaceAll('+', ' '))
  } catch {
    return name
  }
}
