/** The response to a request that is refused, whoever threw the reason. */
import type { FastifyError } from 'fastify'
import { Problem } from '../contract/problem.ts'
import { toWire, type WireResponse } from '../reply/wire.ts'
import type { Exchange } from './exchange.ts'

/** Returns the refusal in the words of the document that the request was for. */
export function refusalResponse(exchange: Exchange, error: Error): WireResponse | Promise<WireResponse> {
  const { server, plan, entry, method, path } = exchange
  const problem = problemOf(error)
  const { violations } = problem
  // Violations of an answer that a stub may not give are found after the request's own.
  if (violations.length > 0) entry.violations = [...new Set([...entry.violations, ...violations])]
  const { errors } = plan?.document ?? server.documents[0]
  const reply = errors(problem, plan?.operation, { method, path })
  const { cors } = server.settings
  return reply instanceof Promise ? reply.then((one) => toWire(one, cors)) : toWire(reply, cors)
}

/** Fastify's own errors keep their status; anything else is a fault of standin. */
function problemOf(error: Error): Problem {
  if (error instanceof Problem) return error
  const status = (error as FastifyError).statusCode ?? 500
  return new Problem(status, status < 500 ? error.message : `standin failed: ${error.message}; please report it`)
}
