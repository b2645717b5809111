/** The plan that an operation's requests share, worked out once, when the first one comes. */

import type { Contract, Operation } from '../../contract/contract.ts'
import { operationNamed } from '../../control/operation-names.ts'
import { keptFor } from '../../document/memoized.ts'
import { callbacksOf, type Outbound } from '../../outgoing/callbacks.ts'
import type { Reply } from '../../reply/reply.ts'
import type { WireResponse } from '../../reply/wire.ts'
import { pathReader } from '../../request/path-values.ts'
import { decodedValues, type Pairs } from '../../request/percent.ts'
import { type CheckRequest, checkerOfRequests, type Validate } from '../../request/request-validator.ts'
import { extensionOf } from '../../resources/model/extension.ts'
import { solid } from '../../resources/model/rows-places.ts'
import type { Content } from '../../resources/rows/source.ts'
import type { DocumentContext, ServerSettings } from './context.ts'
import { queryHintOf } from './query-hint.ts'
import { type Guard, guardOf } from './security.ts'

export interface OperationPlan {
  operation: Operation
  document: DocumentContext
  /** Undefined where no credentials are demanded. */
  guard: Guard | undefined
  check: CheckRequest
  /** Hints at parameters of a query that the operation does not document. */
  hint: (query: Pairs) => string | undefined
  /** True if the document leaves the operation to the real API. */
  upstream: boolean
  /** True if the document says that its stream ends with `[DONE]`. */
  endsWithDone: boolean
  /** The callbacks that follow an answer. */
  callbacks: Outbound[]
  /** True for a GET whose response may be remembered: without body, header or cookie parameter, callback and delay. */
  cacheable: boolean
  /** The replies of constant contents, by their other conditions. */
  constants: WeakMap<NonNullable<Content['constant']>, Map<string, Reply>>
  /** The refusals that do not name the request's path, by their text. */
  refusals: Map<string, WireResponse>
  /** The number of segments of its path, without the prefixes that it is asked for under. */
  segments: number
  /** The path parameters, decoded, as matchers see them. */
  pathParameters: (path: string) => Record<string, string>
}

/** Returns the plan of an operation, made when it is first asked for. */
export const operationPlan = keptFor(createPlan)

/** Returns how the requests of an operation are checked. */
function validateOf(operation: Operation, validate: ServerSettings['validate']): Validate {
  if (typeof validate === 'string') return validate
  const own = Object.entries(validate).find(([name]) => operationNamed(name, [operation]) !== undefined)
  return own?.[1] ?? validate['*'] ?? 'strict'
}

/** Returns true if a description of an operation, or of its request's `stream`, speaks of `[DONE]`. */
function saysDone({ description, responses, requestBody }: Operation, contract: Contract): boolean {
  const said = [description, ...responses.map(({ object }) => object.description)]
  for (const { schema } of Object.values(requestBody?.content ?? {})) {
    const stream = schema === undefined ? undefined : solid(contract, schema).properties?.stream
    if (typeof stream === 'object') said.push(solid(contract, stream).description)
  }
  // A document may write anything for a text.
  return said.some((text: unknown) => typeof text === 'string' && text.includes('[DONE]'))
}

function createPlan(operation: Operation, document: DocumentContext, settings: ServerSettings): OperationPlan {
  const { contract, checker } = document
  const { method, path, parameters, requestBody } = operation
  const valuesOf = pathReader(operation, checker)
  const varies = parameters.some((one) => one.in === 'header' || one.in === 'cookie') || settings.delay[1] > 0
  const validate = validateOf(operation, settings.validate)
  const callbacks = callbacksOf(contract, operation)
  return {
    operation,
    document,
    guard: guardOf(contract, operation, settings.access),
    check: checkerOfRequests(operation, checker, validate, contract),
    hint: validate === 'off' ? () => undefined : queryHintOf(operation, contract, checker),
    upstream: extensionOf(contract, operation).upstream === true,
    callbacks,
    endsWithDone: saysDone(operation, contract),
    cacheable: method === 'GET' && requestBody === undefined && !varies && callbacks.length === 0,
    constants: new WeakMap(),
    refusals: new Map(),
    segments: path.split('/').length - 1,
    pathParameters: (asked) => decodedValues(valuesOf(asked))
  }
}
