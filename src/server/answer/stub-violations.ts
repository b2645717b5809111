/** Violations of an operation's document in the answer of a stub. */
import type { Operation } from '../../contract/contract.ts'
import { essence, isJson } from '../../contract/media-types.ts'
import { Problem } from '../../contract/problem.ts'
import { contentFor } from '../../contract/responses.ts'
import { parseExactJson } from '../../control/matching/exact-json.ts'
import type { Stub } from '../../control/stubs/stub.ts'
import type { HeaderList, StubReply } from '../../control/stubs/stub-answer.ts'
import { keep, keptFor } from '../../document/memoized.ts'
import type { Schema } from '../../document/openapi.ts'
import { isStream } from '../../reply/body/stream.ts'
import type { Checker, Violation } from '../../schema/validator.ts'
import type { OperationPlan } from '../exchange/operation-plan.ts'
import { typeIn } from '../exchange/own-answer.ts'

/** The parts of a stub's answer that a document can object to. */
interface Sent {
  status: number
  headers: HeaderList
  body: string | Buffer
}

/**
 * Returns the violations of a JSON answer, if the operation has a JSON schema for its status. A body of another media
 * type, a stream of events, or a text without a type, is not checked.
 */
export function stubViolations({ status, headers, body }: Sent, operation: Operation, checker: Checker): Violation[] {
  const type = typeIn(headers)
  const schema = promisedSchema(operation, status, type)
  if (schema === undefined) return []
  try {
    return checker.check(schema, parseExactJson(String(body)), 'response')
  } catch {
    return type === undefined ? [] : [{ in: 'response', at: '', message: 'is no JSON', keyword: 'malformed' }]
  }
}

/** The schemas of each operation by status and media type, looked up for every answer of a stub. */
const schemasOf = keptFor((_operation: Operation) => new Map<string, Schema | undefined>())
/** Templates may fill in any media type; then the schemas of the operation are forgotten. */
const mostSchemas = 100

/** Returns the schema of an operation's JSON for a status; undefined if `type` is not JSON. */
function promisedSchema(operation: Operation, status: number, type: string | undefined): Schema | undefined {
  const known = schemasOf(operation)
  const key = type === undefined ? String(status) : `${status} ${type}`
  if (known.has(key)) return known.get(key)
  const isKnown = type === undefined || (isJson(type) && !isStream(type))
  return keep(known, mostSchemas, key, isKnown ? schemaFor(operation, status, type) : undefined)
}

function schemaFor(operation: Operation, status: number, type: string | undefined): Schema | undefined {
  const promised = Object.entries(contentFor(operation, status) ?? {})
  const media = promised.find(([name]) => type !== undefined && essence(name) === essence(type))
  return (media ?? promised.find(([name]) => isJson(name)))?.[1].schema
}

/** `the body/invites/0/id must be an integer` */
export const bodyViolationText = ({ at, message }: Violation): string => `the body${at} ${message}`

/** Operations whose contract was found to admit a stub's constant answer. */
const admittedBy = keptFor((_stub: Stub) => new Set<Operation>())

/**
 * Throws a Problem 500 if a stub's own body breaks the document. The control API cannot check this beforehand for a
 * stub of several operations, or with a template.
 */
export function refuseForbidden(stub: Stub, said: StubReply, plan: OperationPlan | undefined): void {
  const { answer, outsideContract } = stub
  if (
    plan === undefined ||
    outsideContract ||
    (answer.body ?? answer.bodyFile) === undefined ||
    answer.proxy !== undefined ||
    Array.isArray(said.body)
  )
    return
  const { operation, document } = plan
  if (admittedBy(stub).has(operation)) return
  const violations = stubViolations({ ...said, body: said.body as string | Buffer }, operation, document.checker)
  if (violations.length > 0) throw forbiddenProblem(operation, violations)
  if (answer.template !== undefined || answer.bodyFile !== undefined) return
  admittedBy(stub).add(operation)
}

/** Returns the Problem for a stub's answer that is not sent. */
export function forbiddenProblem({ id }: Operation, violations: Violation[]): Problem {
  const [first] = violations as [Violation]
  const detail = `the stub for ${id} answers what the document forbids: ${bodyViolationText(first)}; outsideContract: true sends it all the same`
  return new Problem(500, detail, { violations })
}
