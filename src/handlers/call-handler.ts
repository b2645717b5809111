/** Calls a handler, and checks the form of its answer. */
import { validateHeaderName, validateHeaderValue } from 'node:http'
import { inspect } from 'node:util'
import { Problem } from '../contract/problem.ts'
import { isObject } from '../document/json/is-object.ts'
import type { HandlerAnswer, HandlerFunction, HandlerRequest, HandlerTools } from './handler.ts'
import { placeOfError } from './source-place.ts'

/** An answer of a handler, with its parts in the form that they are sent in. */
export interface Computed {
  status: number
  headers: [name: string, value: string][]
  body: unknown
  outsideContract: boolean
}

/** Makes an answer, as the tool `reply`. */
export const reply: HandlerTools['reply'] = (status, body, headers) => ({
  status,
  ...(body === undefined ? {} : { body }),
  ...(headers === undefined ? {} : { headers })
})

/**
 * Calls a handler. `name`: the name of its operation, for errors. Rejects with a Problem 500 that names file and line
 * of an error, or says why the answer is none. A Problem of the server itself passes: `next` refuses as the document
 * does.
 */
export async function callHandler(
  name: string,
  handler: HandlerFunction,
  request: HandlerRequest,
  tools: HandlerTools
): Promise<Computed> {
  let answer: unknown
  try {
    answer = await handler(request, tools)
  } catch (error) {
    if (error instanceof Problem) throw error
    throw new Problem(500, `the handler of ${name} failed: ${saidBy(error)}`)
  }
  return computedOf(name, answer)
}

function saidBy(error: unknown): string {
  if (!(error instanceof Error)) return `it threw ${inspect(error, { depth: 1 })}`
  const place = placeOfError(error)
  return place === undefined ? error.message : `${error.message} (${place})`
}

const members = ['status', 'headers', 'body', 'outsideContract']

function computedOf(name: string, answer: unknown): Computed {
  const wrong = (detail: string) => new Problem(500, `the handler of ${name} ${detail}`)
  if (!isObject(answer)) {
    const returned = inspect(answer, { depth: 0 })
    throw wrong(`returned ${returned}; it returns { status, headers, body }, or what reply() or next() returns`)
  }
  const unknown = Object.keys(answer).find((member) => !members.includes(member))
  if (unknown !== undefined) {
    throw wrong(`returned an answer with ${JSON.stringify(unknown)}; an answer has ${members.join(', ')}`)
  }
  const { status = 200, headers = {}, body, outsideContract = false } = answer as HandlerAnswer
  if (!Number.isInteger(status) || status < 200 || status > 599) {
    throw wrong(`returned the status ${inspect(status)}; a status is a whole number from 200 to 599`)
  }
  if (!isObject(headers)) throw wrong(`returned the headers ${inspect(headers)}; headers are an object by their names`)
  const pairs = Object.entries(headers).flatMap(([header, value]) =>
    [value].flat().map((one): [string, string] => [header, String(one)])
  )
  for (const [header, value] of pairs) {
    try {
      validateHeaderName(header)
      validateHeaderValue(header, value)
    } catch (error) {
      throw wrong(`returned the header ${JSON.stringify(header)}, which cannot be sent: ${(error as Error).message}`)
    }
  }
  return { status, headers: pairs, body, outsideContract: outsideContract === true }
}
