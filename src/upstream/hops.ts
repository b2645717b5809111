/** The headers of a request or an answer that is passed on. */
import { randomUUID } from 'node:crypto'
import type { HeaderList } from '../control/stubs/stub-answer.ts'

/** Headers of one connection (RFC 9110 section 7.6.1), and others that the next sender sets itself. */
const hop =
  /^(connection|keep-alive|proxy-(?:connection|authenticate|authorization)|te|trailer|transfer-encoding|upgrade|host|content-length|expect)$/i

/** Leaves out the headers of one connection: those of `hop`, and those that `Connection` names. */
export function withoutHops(headers: HeaderList): HeaderList {
  const named = headers.flatMap(([name, value]) =>
    name.toLowerCase() === 'connection' ? value.toLowerCase().split(/[\s,]+/) : []
  )
  return headers.filter(([name]) => !hop.test(name) && !named.includes(name.toLowerCase()))
}

/** The `Via` of requests that are sent on (RFC 9110 section 7.6.3). It shows when a request comes back. */
export const via = `1.1 standin-${randomUUID()}`

/** Returns true for a request that this server has sent on already. */
export const cameBack = (headers: HeaderList): boolean =>
  headers.some(([name, value]) => name.toLowerCase() === 'via' && value.includes(via))

/** Returns the values of a header, joined; undefined if it is missing. */
export function headerOf(headers: HeaderList, wanted: string): string | undefined {
  const values = headers.flatMap(([name, value]) => (name.toLowerCase() === wanted ? [value] : []))
  return values.length === 0 ? undefined : values.join(', ')
}

/** Returns headers as Node lists them: name, value, name, value … */
export const flat = (headers: HeaderList): string[] => headers.flat()

/** Pairs headers that Node lists as name, value, name, value … */
export const paired = (raw: readonly string[]): HeaderList =>
  Array.from({ length: raw.length / 2 }, (_, at) => [raw[at * 2] as string, raw[at * 2 + 1] as string])
