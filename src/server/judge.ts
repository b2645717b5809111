import type { Operation } from '../contract/contract.ts'
import { pointer } from '../contract/pointer.ts'
import { splitUrl } from '../contract/url.ts'
import { type Judge, noOperation } from '../control/judge.ts'
import { codes, Refusal, unfit } from '../control/refusal.ts'
import type { Stub } from '../control/stubs.ts'
import { forbidden } from './forbidden.ts'
import { lookupOf } from './lookup.ts'
import type { Parts } from './parts.ts'
import type { Routes } from './routes.ts'

/**
 * What documents have against a stub: it names an operation that none of them has, or it answers one with a body that the
 * document forbids for that status, unless it says that it means to (`metadata.standin.outsideContract`).
 */
export function judgeOf(all: Parts[], { routes }: Routes): Judge {
  let lookup: ReturnType<typeof lookupOf> | undefined

  return (stub) => {
    const operation = operationOf(stub)
    if (operation === undefined || stub.outsideContract) return
    const parts = all.find(({ contract }) => contract.operations.includes(operation)) as Parts
    const errors = violationsOf(stub, operation, parts)
    if (errors.length > 0) throw new Refusal(422, errors)
  }

  function operationOf({ operationId, request, parameters }: Stub): Operation | undefined {
    if (operationId !== undefined) return named(operationId, parameters)
    const { method, url } = request
    if (method === undefined || url === undefined) return undefined
    if (url.variables !== undefined) {
      return routes.find((route) => route.method === method && blank(route.path) === blank(url.expected))?.operation
    }
    if (url.kind === 'any') return undefined
    lookup ??= lookupOf(routes)
    return lookup(method, splitUrl(url.expected).path)?.operation
  }

  function named(operationId: string, parameters: string[]): Operation | undefined {
    if (operationId === '*') return undefined
    const at = '/metadata/standin'
    const operations = all.flatMap(({ contract }) => contract.operations)
    const operation = operations.find(({ id }) => id === operationId)
    if (operation === undefined) throw unfit(pointer(at, 'operationId'), noOperation(operationId, operations))
    const wrong = parameters.find((name) => !operation.path.includes(`{${name}}`))
    if (wrong !== undefined)
      throw unfit(pointer(at, 'parameters', wrong), `${operation.path} has no parameter ${wrong}`)
    return operation
  }
}

/** A template without the names of its variables. */
const blank = (template: string): string => template.replaceAll(/\{[^{}]*\}/g, '{}')

function violationsOf({ answer, mapping }: Stub, operation: Operation, { checker }: Parts): Refusal['errors'] {
  const { status, body, fault, proxy, template, patch } = answer
  const open = fault !== undefined || proxy !== undefined || template !== undefined || patch !== undefined
  if (open || status === undefined || typeof body !== 'string') return []
  const { jsonBody } = mapping.response as Record<string, unknown>
  const place = pointer('/response', jsonBody === undefined ? 'body' : 'jsonBody')
  return forbidden(body, status, operation, checker).map(({ at, message }) => ({
    code: codes.unreadable,
    source: { pointer: place + at },
    title: 'The document forbids this answer',
    detail: `${operation.id} promises for ${status} what this is not: ${at === '' ? 'the body' : at} ${message}; metadata.standin.outsideContract: true sends it all the same`
  }))
}
