/** The callbacks of operations, and the webhooks of documents (OpenAPI 3.1, sections 4.8.18 and 4.8.1). */
import type { Contract, Operation } from '../contract/contract.ts'
import { followed } from '../contract/resolve.ts'
import { isObject } from '../document/json/is-object.ts'
import { pointer, valueAt } from '../document/places/pointer.ts'

/** A request that a document describes from the receiver's side. */
export interface Outbound {
  name: string
  operationId: string | undefined
  method: string
  /** The runtime expression of its URL; undefined for a webhook whose URL the document does not say. */
  expression: string | undefined
  /** The operation, and the parameters of its path item. */
  object: Record<string, unknown>
  parameters: unknown[]
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

/** Returns the callbacks of an operation; broken ones are left out. */
export function callbacksOf(contract: Contract, operation: Operation): Outbound[] {
  const object = valueAt(contract.document, operation.at)
  const callbacks = isObject(object) ? object.callbacks : undefined
  if (!isObject(callbacks)) return []
  return Object.entries(callbacks).flatMap(([name, callback]) => {
    const at = pointer(operation.at, 'callbacks', name)
    const byExpression = objectIn(contract, callback, at)
    return Object.entries(byExpression ?? {}).flatMap(([expression, item]) =>
      expression.startsWith('x-') ? [] : requestsOf(contract, name, operation.id, expression, item)
    )
  })
}

/** Returns the webhook of a name; undefined if the document has none. */
export function webhookOf(contract: Contract, name: string): Outbound | undefined {
  const webhooks = webhooksOf(contract)
  if (!Object.hasOwn(webhooks, name)) return undefined
  const item = webhooks[name]
  const own = isObject(item) && isObject(item['x-standin']) ? item['x-standin'].url : undefined
  const url = typeof own === 'string' ? own : undefined
  const all = requestsOf(contract, name, undefined, url, item)
  return all.find(({ method }) => method === 'POST') ?? all[0]
}

export const outboundNames = (contract: Contract): string[] => [
  ...contract.operations.flatMap((operation) => callbacksOf(contract, operation).map(({ name }) => name)),
  ...webhookNames(contract)
]

export const webhookNames = (contract: Contract): string[] => Object.keys(webhooksOf(contract))

function webhooksOf({ document }: Contract): Record<string, unknown> {
  const { webhooks } = document as { webhooks?: unknown }
  return isObject(webhooks) ? webhooks : {}
}

function requestsOf(
  contract: Contract,
  name: string,
  operationId: string | undefined,
  expression: string | undefined,
  item: unknown
): Outbound[] {
  const found = objectIn(contract, item)
  if (found === undefined) return []
  return methods.flatMap((method) => {
    const object = found[method]
    if (!isObject(object)) return []
    const parameters = [found.parameters, object.parameters].flatMap((list) => (Array.isArray(list) ? list : []))
    const own = typeof object.operationId === 'string' ? object.operationId : undefined
    return [{ name, operationId: operationId ?? own, method: method.toUpperCase(), expression, object, parameters }]
  })
}

/** Follows a reference to an object; undefined for anything else. */
export function objectIn({ resolve }: Contract, value: unknown, at = ''): Record<string, unknown> | undefined {
  const found: unknown = followed(resolve, value as object, at)
  return isObject(found) ? found : undefined
}
