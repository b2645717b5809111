/** Steps 4 and 5 of a request that is sent on: its credentials, parameters and body are compared, and not demanded. */
import { pipeline, type Readable } from 'node:stream'
import type { Problem } from '../../contract/problem.ts'
import { anyBytesFit, documentedType } from '../../request/bodies.ts'
import { longestBody } from '../../request/longest-body.ts'
import type { Asked } from '../../request/request-validator.ts'
import type { Violation } from '../../schema/validator.ts'
import { capture, readUpTo } from '../../upstream/bodies.ts'
import type { Exchange } from '../exchange/exchange.ts'
import type { OperationPlan } from '../exchange/operation-plan.ts'
import { breaksOff, checkRequest } from '../exchange/read-request.ts'
import { mostCaptured } from './passing.ts'

/** A body shorter than this is held whole, also if nothing checks it. */
export const short = 64 * 1024

/** Returns the body of a request: whole if it is checked or short, else as it comes. Undefined: it has none. */
export async function bodyToSend(exchange: Exchange): Promise<Buffer | Readable | undefined> {
  const { raw, payload = raw, entry, plan } = exchange
  if (entry.body !== undefined) return entry.body
  const { 'content-length': length, 'transfer-encoding': encoding, 'content-type': type } = raw.headers
  if (encoding === undefined && (length === undefined || length === '0')) return undefined
  const held = Number(length ?? Number.NaN) <= short || (plan !== undefined && isChecked(plan, type))
  const body = held ? await readUpTo(payload, longestBody).catch(breaksOff) : payload
  if (Buffer.isBuffer(body)) {
    entry.body = body
    return body
  }
  const passing = capture(mostCaptured, (begun, all) => {
    entry.body = begun
    if (all > begun.length) entry.cutFrom = all
  })
  pipeline(body, passing, () => {})
  return passing
}

/** Returns true if something of a body can break the document. */
function isChecked({ operation, document }: OperationPlan, type: string | undefined): boolean {
  if (operation.requestBody === undefined) return false
  const { content } = operation.requestBody
  const documented = documentedType(content, type)
  return documented !== undefined && !anyBytesFit(type ?? documented, content[documented] ?? {}, document.contract)
}

export interface Compared {
  violations: Violation[]
  /** The Problem that the contract refuses the request with. */
  refusal: Problem | undefined
  asked: Asked
}

/** Compares a request with its operation. Nothing is refused here: the other server decides. */
export async function compare(
  exchange: Exchange,
  plan: OperationPlan,
  body: Buffer | Readable | undefined
): Promise<Compared> {
  const denied = plan.guard?.(exchange.raw)
  const asked = await checkRequest(exchange, plan, body !== undefined && !Buffer.isBuffer(body))
  const violations = denied === undefined ? asked.violations : [unauthorized(denied), ...asked.violations]
  exchange.entry.violations = violations
  return { violations, refusal: denied ?? asked.refusal, asked }
}

const unauthorized = ({ message }: Problem): Violation => ({ in: 'header', at: '', message, keyword: 'security' })
