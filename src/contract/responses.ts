import { keptFor } from '../document/memoized.ts'
import type { Operation, Response } from './operation.ts'
import { Problem } from './problem.ts'

/** A response of the document, and the status that it is sent with. */
export interface Promised {
  response: Response
  status: number
}

/**
 * Returns the response that an operation promises for a status: that of the code, else of its range (`4XX`), else
 * `default`. Returns undefined if the document has none of these.
 */
export function promisedFor(operation: Operation, status: number): Promised | undefined {
  const keys = [String(status), `${Math.floor(status / 100)}XX`, 'default']
  for (const key of keys) {
    const response = operation.responses.find((one) => one.key.toUpperCase() === key.toUpperCase())
    if (response !== undefined) return { response, status }
  }
  return undefined
}

/** Returns the contents that an operation promises for a status, by their media types; undefined if it has none. */
export const contentFor = (operation: Operation, status: number): Response['object']['content'] =>
  promisedFor(operation, status)?.response.object.content

/** Returns the response whose shape an error takes; undefined if the document has only a success for its status. */
export function errorResponseFor(operation: Operation, status: number): Response | undefined {
  const response = promisedFor(operation, status)?.response
  return response?.isSuccess ? undefined : response
}

/**
 * Chooses a response: the one for the code that was asked for, else the lowest 2xx, else `2XX`, else `default`, else
 * the lowest other one, 1xx last. Throws a Problem 404 for an undocumented code, and 501 if there is no response.
 */
export function chooseResponse(operation: Operation, code: string | undefined): Promised {
  if (code === undefined) return usualResponse(operation)
  const status = Number(code)
  const promised =
    Number.isInteger(status) && status >= 100 && status <= 599 ? promisedFor(operation, status) : undefined
  if (promised !== undefined) return promised
  const documented = operation.responses.map((one) => one.key).join(', ') || 'none'
  throw new Problem(404, `${operation.id} documents no response ${code}; documented: ${documented}`)
}

const usualResponse = keptFor((operation: Operation): Promised => {
  const [first] = [...operation.responses].sort((a, b) => rankOf(a) - rankOf(b) || (a.key < b.key ? -1 : 1))
  if (first === undefined) throw new Problem(501, `${operation.id} documents no response`)
  return { response: first, status: statusOf(first.key) }
})

function rankOf({ key }: Response): number {
  if (/^2\d\d$/.test(key)) return Number(key)
  if (/^2xx$/i.test(key)) return 299.5
  if (key === 'default') return 300
  return /^1/.test(key) ? 3000 : /^\d/.test(key) ? 1000 : 2000
}

/** An interim status ends no exchange, but for 101: it goes before a success. */
const statusOf = (key: string): number =>
  /^([2-5]\d\d|101)$/.test(key) ? Number(key) : /^[2-5]xx$/i.test(key) ? Number(key[0]) * 100 : 200

const namesDeclared = keptFor(
  ({ object }: Response) => new Set(Object.keys({ ...object.headers }).map((one) => one.toLowerCase()))
)

/** Tells whether a response declares a header, named in lower case. */
export const declares = (response: Response, name: string): boolean => namesDeclared(response).has(name)
