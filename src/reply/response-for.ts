import type { Contract, Operation, Response } from '../contract/contract.ts'
import { errorShapesOf } from '../contract/error-shapes.ts'
import { Problem } from '../contract/problem.ts'
import { chooseResponse, type Promised, promisedFor } from '../contract/responses.ts'
import { keptFor } from '../document/memoized.ts'

/** The response of an answer; `reason` says where its shape is from, if the operation does not document the status. */
export interface Chosen extends Promised {
  reason?: string
}

/**
 * Chooses the response for the status that was asked for, else the operation's usual one. A status that the operation
 * does not document takes the nearest shape that the document has. Throws a Problem for a code that is no status, and
 * one with the status itself if the document has no errors.
 */
export function responseFor(operation: Operation, code: string | undefined, contract: Contract): Chosen {
  if (code === undefined) return chooseResponse(operation, undefined)
  const chosen = chosenFor(operation)
  const before = chosen.get(code)
  if (before !== undefined) return before
  const found = choose(operation, code, contract)
  // A code may be written in many ways, `0404` among them.
  if (code.length === 3) chosen.set(code, found)
  return found
}

const chosenFor = keptFor((_operation: Operation) => new Map<string, Chosen>())

function choose(operation: Operation, code: string, contract: Contract): Chosen {
  const isFinal = /^[2-5]\d\d$/.test(code)
  if (!isFinal || namesItsErrors(operation)) return chooseResponse(operation, code)
  return responseWith(operation, Number(code), contract)
}

/** True for an operation that does nothing but fail, and says in which classes of errors. */
const namesItsErrors = ({ responses }: Operation): boolean =>
  responses.some(({ key }) => /^[45]xx$/i.test(key)) && responses.every(({ key }) => /^[45]/.test(key))

/** Chooses the response of a status that a stub sends, documented or not. Throws a Problem as `responseFor` does. */
export function responseWith(operation: Operation, status: number, contract: Contract): Chosen {
  const promised = promisedFor(operation, status)
  // An error by default says nothing of a redirection.
  const redirects = status >= 300 && status < 400 && promised?.response.key === 'default'
  // One by default that shows a success says nothing of a failure.
  const fails = status >= 400 && promised?.response.isSuccess === true
  if (promised !== undefined && !redirects && !fails) return promised
  const undocumented = `${operation.id} documents no response ${status}`
  const nearest = nearestOf(operation, status)
  if (nearest !== undefined && !redirects) {
    return { status, response: bare(nearest), reason: `${undocumented}; this has the shape of its ${nearest.key}` }
  }
  if (status < 400) return { status, response: empty(operation), reason: `${undocumented}; this has no body` }
  const usual = errorShapesOf(contract).usual(status)
  if (usual === undefined) throw new Problem(status, `${undocumented}, and no errors whose shape it could have`)
  return { status, response: bare(usual.response), reason: `${undocumented}; this has the shape of other errors` }
}

/** The documented response whose status is nearest: an error for an error, else one of the same class. */
function nearestOf({ responses }: Operation, status: number): Response | undefined {
  const distance = ({ key }: Response) => {
    const other = Number(key.replace(/xx$/i, '00'))
    const isAlike = status >= 400 ? other >= 400 : Math.floor(other / 100) === Math.floor(status / 100)
    return isAlike ? Math.abs(other - status) : Number.POSITIVE_INFINITY
  }
  const [nearest] = [...responses].sort((one, other) => distance(one) - distance(other) || 0)
  return nearest !== undefined && Number.isFinite(distance(nearest)) ? nearest : undefined
}

/** Returns a response without its headers, which may describe its own status only. */
function bare({ key, at, object: { headers: _, ...object } }: Response): Response {
  return { key, at, object: object as Response['object'] }
}

const empty = ({ at }: Operation): Response => ({ key: 'none', at, object: { description: '' } })
