import type { Operation } from '../../contract/contract.ts'
import { examplesOf } from '../../contract/media-types.ts'
import { chooseResponse, contentFor, promisedFor } from '../../contract/responses.ts'
import { ControlProblem, codes, problemAt } from '../../control/matching/control-problem.ts'
import { noOperation, operationNamed, unnamed } from '../../control/operation-names.ts'
import type { CheckStub, Stub } from '../../control/stubs/stub.ts'
import { pointer } from '../../document/places/pointer.ts'
import { splitUrl } from '../../document/url.ts'
import { streamIn } from '../answer/answer.ts'
import { bodyViolationText, stubViolations } from '../answer/stub-violations.ts'
import type { DocumentContext, RouteTable } from '../exchange/context.ts'

/**
 * Returns a check of stubs against the documents. It refuses a stub that names an operation that no document has, or
 * something that the operation has not. It also refuses a body that the document forbids for that status, unless the
 * stub says that it means to (`metadata.standin.outsideContract`). A stub that names no operation may still be meant
 * for several, which only shows when it answers (stub-violations.ts).
 */
export function stubCheckOf(
  all: readonly DocumentContext[],
  routes: RouteTable,
  { upstream, mappings }: { upstream?: string | undefined; mappings?: string | undefined } = {}
): CheckStub {
  return (stub) => {
    if (stub.answer.bodyFile !== undefined && mappings === undefined) {
      throw problemAt('/response/bodyFileName', 'there is no folder of files: start with --mappings DIR')
    }
    if (stub.answer.upstream && upstream === undefined) {
      const detail = 'there is no real API: start with --upstream URL, or with standin proxy'
      throw problemAt('/metadata/standin/upstream', detail)
    }
    const operation = operationOf(stub)
    if (operation === undefined || stub.outsideContract) return
    const parts = all.find(({ contract }) => contract.operations.includes(operation)) as DocumentContext
    refuseUnknown(stub, operation, parts)
    const errors = violationsOf(stub, operation, parts)
    if (errors.length > 0) throw new ControlProblem(422, errors)
  }

  function operationOf(stub: Stub): Operation | undefined {
    const { operationId, request, parameters } = stub
    const { method, url } = request
    if (operationId !== undefined) {
      const operation = named(operationId, parameters, method)
      stub.operationId = operation?.id ?? operationId
      return operation
    }
    if (method === undefined || url === undefined) return undefined
    if (url.variables !== undefined) {
      return routes.all.find((route) => route.method === method && unnamed(route.path) === unnamed(url.expected))
        ?.operations[0]
    }
    if (url.kind === 'any') return undefined
    return routes.find(method, splitUrl(url.expected).path)?.operations[0]
  }

  function named(operationId: string, parameters: string[], method: string | undefined): Operation | undefined {
    if (operationId === '*') return undefined
    const at = '/metadata/standin'
    const operations = all.flatMap(({ contract }) => contract.operations)
    const operation = operationNamed(operationId, operations)
    if (operation === undefined) throw problemAt(pointer(at, 'operationId'), noOperation(operationId, operations))
    const wrong = parameters.find((name) => !operation.path.includes(`{${name}}`))
    if (wrong !== undefined)
      throw problemAt(pointer(at, 'parameters', wrong), `${operation.path} has no path parameter ${wrong}`)
    if (method !== undefined && method !== operation.method)
      throw problemAt('/request/method', `${operationId} is ${operation.method}, so that a ${method} never gets here`)
    return operation
  }
}

/** Throws a ControlProblem for a response or example that the document lacks. */
function refuseUnknown({ answer }: Stub, operation: Operation, { contract }: DocumentContext): void {
  const { code, example, patch, status } = answer
  const wanted = code ?? (patch === undefined ? undefined : status)
  const promised = wanted === undefined ? chooseResponse(operation, undefined) : promisedFor(operation, wanted)
  if (promised === undefined) {
    const documented = operation.responses.map(({ key }) => key).join(', ')
    const at = code === undefined ? '/response/status' : '/metadata/standin/code'
    throw problemAt(at, `${operation.id} documents no response ${wanted}; documented: ${documented}`)
  }
  if (example === undefined) return
  const media = Object.values(promised.response.object.content ?? {})
  const names = new Set(media.flatMap((one) => [...examplesOf(one, contract).keys()]))
  names.delete('')
  if (names.has(example)) return
  const there = names.size === 0 ? 'it names none' : `there is ${[...names].join(', ')}`
  throw problemAt(
    '/metadata/standin/example',
    `${operation.id} has no example ${JSON.stringify(example)} for ${promised.status}; ${there}`
  )
}

function violationsOf(
  { answer, mapping }: Stub,
  operation: Operation,
  { checker }: DocumentContext
): ControlProblem['errors'] {
  const { headers, body, fault, proxy, template } = answer
  if (fault !== undefined || proxy !== undefined || template !== undefined || body === undefined) return []
  const status = answer.status ?? chooseResponse(operation, undefined).status
  const content = contentFor(operation, status) ?? {}
  // A value may be sent as events, as the request asks for.
  if (answer.isValue && answer.isUntyped && streamIn(content) !== undefined) return []
  const { jsonBody, base64Body } = mapping.response as Record<string, unknown>
  const field = jsonBody !== undefined ? 'jsonBody' : base64Body !== undefined ? 'base64Body' : 'body'
  return stubViolations({ status, headers, body }, operation, checker).map((violation) => ({
    code: codes.unreadable,
    source: { pointer: pointer('/response', field) + violation.at },
    title: 'The document forbids this answer',
    detail: `the document forbids this answer of ${operation.id} (${status}): ${bodyViolationText(violation)}; outsideContract: true sends it all the same`
  }))
}
