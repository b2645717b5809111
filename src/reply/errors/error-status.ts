import { STATUS_CODES } from 'node:http'
import type { Contract, Response } from '../../contract/contract.ts'
import { Problem } from '../../contract/problem.ts'
import type { Call } from '../../resources/rows/source.ts'
import type { Checker } from '../../schema/validator.ts'
import { fillErrorBody } from './error-body.ts'
import { countsAnotherStatus, namesAnotherStatus, recounted } from './identity.ts'
import { likelyViolations } from './likely-violations.ts'

/**
 * Returns true for a body that its author wrote for another status than the one that it is sent with. Under a status of
 * its own that takes both a number and words of another status.
 */
export function isForeign(body: unknown, { key }: Response, status: number): boolean {
  const counts = countsAnotherStatus(body, status)
  if (!/^\d{3}$/.test(key)) return counts || namesAnotherStatus(body, status)
  return Number(key) !== status || (counts && namesAnotherStatus(body, status))
}

/**
 * Says the status in the body of an error that was asked for, as a refusal says it; the value itself for other
 * answers. A body that its author wrote for this status stays, but for a number of another one.
 */
export function withStatus(body: unknown, call: Call, contract: Contract, checker: Checker, written: boolean): unknown {
  const { status, media, mediaType, response, operation, path } = call
  if (status < 400 || mediaType === undefined) return body
  const foreign = isForeign(body, response, status)
  if (written && !foreign) return recounted(body, status)
  const schema = media?.schema
  const problem = new Problem(status, STATUS_CODES[status] ?? 'Error', {
    violations: likelyViolations(status, call, contract)
  })
  const refused = { method: operation.method, path: path.startsWith('/') ? path : `/${path}`, template: operation.path }
  return fillErrorBody({ body, schema, mediaType, written, foreign }, problem, refused, contract, checker)
}
