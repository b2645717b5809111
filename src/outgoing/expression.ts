/** Runtime expressions (OpenAPI 3.1, section 4.8.20.4). */
import { valueAt } from '../document/places/pointer.ts'
import { percentEncoded } from '../document/url.ts'

/** A message as an expression sees it. */
export interface Side {
  /** Headers by lower-case name. */
  header: (name: string) => string | undefined
  query: (name: string) => string | undefined
  path: (name: string) => string | undefined
  /** The body's value; undefined without a body. */
  body: () => unknown
}

/** A request and its answer. */
export interface Occasion {
  url: string
  method: string
  status: number
  request: Side
  response: Side
}

/** The URL of a callback; else the expression that leads nowhere. */
export type Target = { url: string } | { missing: string }

export function urlOf(expression: string, occasion: Occasion): Target {
  let missing: string | undefined
  const fill = (one: string, at: number): string => {
    const value = meantBy(one, occasion)
    if (value === undefined) missing ??= one
    // A whole URL, or the beginning of one, is sent as it came.
    return value === undefined ? '' : at === 0 ? value : percentEncoded(value)
  }
  const url = expression.startsWith('$')
    ? fill(expression, 0)
    : expression.replaceAll(/\{(\$[^{}]+)\}/g, (_, one: string, at: number) => fill(one, at))
  return missing === undefined ? { url } : { missing }
}

function meantBy(expression: string, { url, method, status, request, response }: Occasion): string | undefined {
  if (expression === '$url') return url
  if (expression === '$method') return method
  if (expression === '$statusCode') return String(status)
  const [, side, place, rest = ''] =
    /^\$(request|response)\.(header\.|query\.|path\.|body)(.*)$/s.exec(expression) ?? []
  if (side === undefined) return undefined
  const from = side === 'request' ? request : response
  if (place === 'header.') return from.header(rest.toLowerCase())
  if (place === 'query.') return from.query(rest)
  if (place === 'path.') return from.path(rest)
  const value = from.body()
  return textOf(rest === '' ? value : rest.startsWith('#') ? valueAt(value, rest.slice(1)) : undefined)
}

/** Returns a scalar as text; undefined for other values. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return ['number', 'bigint', 'boolean'].includes(typeof value) ? String(value) : undefined
}
