import type { Reply, SourceName } from './reply.ts'

/** A reply as it goes on the wire, made once and sent as often as it is asked for. */
export interface Sealed {
  status: number
  source: SourceName
  /** Name, value, name, value … */
  head: string[]
  body: Reply['body']
}

/** Puts a reply into the form that is sent: with its source, and its length where it may have one (RFC 9110 section 8.6). */
export function seal({ status, source, headers, body }: Reply, cors: boolean): Sealed {
  const bodiless = status < 200 || status === 204 || status === 304
  const all = {
    ...headers,
    'standin-source': source,
    ...(cors ? { vary: [headers.vary, 'Origin'].filter((one) => one !== undefined).join(', ') } : {}),
    ...(bodiless || Array.isArray(body) ? {} : { 'content-length': String(Buffer.byteLength(body ?? '')) })
  }
  return { status, source, head: Object.entries(all).flat(), body: bodiless ? undefined : body }
}
