/** The response to a request that is refused, whoever threw the reason. */
import type { FastifyError } from 'fastify'
import { Problem } from '../contract/problem.ts'
import { andThen } from '../document/and-then.ts'
import type { Reply } from '../reply/reply.ts'
import { toWire, type WireResponse } from '../reply/wire.ts'
import type { Exchange } from './exchange.ts'

/** The most refusals of an operation that are kept, and the longest reason of one. */
const mostKept = 200
const longestKept = 2000

/** Returns the refusal in the words of the document that the request was for. */
export function refusalResponse(exchange: Exchange, error: Error): WireResponse | Promise<WireResponse> {
  const { server, plan, entry, method, path } = exchange
  const problem = problemOf(error)
  const { violations, message } = problem
  entry.reason = message
  // Violations of an answer that a stub may not give are found after the request's own.
  if (violations.length > 0 && violations !== entry.violations) {
    entry.violations = [...new Set([...entry.violations, ...violations])]
  }
  const key = plan === undefined ? '' : keyOf(problem)
  const known = plan?.refusals.get(key)
  if (known !== undefined) return known
  let saysRequest = false
  const refused = {
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
    if (plan !== undefined && !saysRequest && key.length <= longestKept) {
      if (plan.refusals.size >= mostKept) plan.refusals.clear()
      plan.refusals.set(key, wire)
    }
    return wire
  }
}

/** Everything that a refusal says of its reason; with the lengths of texts, so that no two of them read the same. */
function keyOf({ status, message, violations, headers, plain, example = '' }: Problem): string {
  let key = `${status} ${plain} ${example.length} ${message.length} ${example} ${message}`
  for (const one of violations)
    key += `\n${one.at.length} ${one.message.length} ${one.in} ${one.keyword} ${one.at} ${one.message}`
  for (const name in headers) key += `\n${name}: ${headers[name]}`
  return key
}

/** Fastify's own errors keep their status; anything else is a fault of standin. */
function problemOf(error: Error): Problem {
  if (error instanceof Problem) return error
  const status = (error as FastifyError).statusCode ?? 500
  return new Problem(status, status < 500 ? error.message : `standin failed: ${error.message}; please report it`)
}
