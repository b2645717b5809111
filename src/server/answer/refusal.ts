/** The response to a refused request. */

import type { FastifyError } from 'fastify'
import { Problem } from '../../contract/problem.ts'
import { andThen } from '../../document/and-then.ts'
import { keep } from '../../document/memoized.ts'
import type { Reply } from '../../reply/reply.ts'
import { toWire, type WireResponse } from '../../reply/wire.ts'
import { type Exchange, joinReasons } from '../exchange/exchange.ts'

/** The most refusals of an operation that are kept, and the longest reason of one. */
const mostKept = 200
const longestKept = 2000

/** Writes a refusal in the shape of the document that the request was for. */
export function refusalResponse(exchange: Exchange, error: Error): WireResponse | Promise<WireResponse> {
  const { server, world, plan, entry, method, path } = exchange
  const problem = problemOf(error)
  const { violations, message } = problem
  entry.reason = joinReasons(message, entry.reason)
  // A stub's forbidden answer adds violations to those of the request.
  if (violations.length > 0 && violations !== entry.violations) {
    entry.violations = [...new Set([...entry.violations, ...violations])]
  }
  const { accept } = exchange.raw.headers
  const key = plan === undefined ? '' : `${accept ?? ''}\n${keyOf(problem)}`
  const known = plan?.refusals.get(key)
  if (known !== undefined) return known
  let saysRequest = false
  const refused = {
    accept,
    template: plan?.operation.path,
    get method() {
      saysRequest = true
      return method
    },
    get path() {
      saysRequest = true
      return path
    }
  }
  const { errors } = plan?.document ?? server.documents[0]
  return andThen(errors(problem, plan?.operation, refused), kept)

  function kept(reply: Reply): WireResponse {
    const wire = toWire(reply, server.settings.cors)
    if (plan !== undefined && !saysRequest && key.length <= longestKept && world.isRepeated(key)) {
      keep(plan.refusals, mostKept, key, wire)
    }
    return wire
  }
}

/** Writes a refusal as plain text, in place of one that failed. */
export function plainRefusal({ server, entry }: Exchange, { message }: Error): WireResponse {
  const text = `standin failed: ${message}; please report it`
  entry.reason = joinReasons(text, entry.reason)
  const headers = { 'content-type': 'text/plain; charset=utf-8' }
  return toWire({ status: 500, headers, body: `${entry.reason}\n`, source: 'error' }, server.settings.cors)
}

/** Writes all that a refusal depends on; the lengths of texts keep two reasons from reading the same. */
function keyOf({ status, message, violations, headers, plain, example = '' }: Problem): string {
  let key = `${status} ${plain} ${example.length} ${message.length} ${example} ${message}`
  for (const one of violations)
    key += `\n${one.at.length} ${one.message.length} ${one.in} ${one.keyword} ${one.at} ${one.message}`
  for (const name in headers) key += `\n${name}: ${headers[name]}`
  return key
}

/** Returns an error as a Problem: Fastify's own keep their status, any other is a bug of standin. */
function problemOf(error: Error): Problem {
  if (error instanceof Problem) return error
  const status = (error as FastifyError).statusCode ?? 500
  return new Problem(status, status < 500 ? error.message : `standin failed: ${error.message}; please report it`)
}
