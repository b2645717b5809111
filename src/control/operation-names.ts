import type { Operation } from '../contract/contract.ts'

/** Finds an operation by its operationId, or by method and path: `GET /things/{id}`. */
export function operationNamed(name: string, operations: Operation[]): Operation | undefined {
  const byId = operations.find(({ id }) => id === name)
  const [, method, path] = /^([a-z]+)\s+(\/.*)$/i.exec(name) ?? []
  if (byId !== undefined || method === undefined || path === undefined) return byId
  const wanted = `${method.toUpperCase()} ${unnamed(path)}`
  return operations.find((operation) => `${operation.method} ${unnamed(operation.path)}` === wanted)
}

/** A path template without the names of its variables. */
export const unnamed = (template: string): string => template.replaceAll(/\{[^{}]*\}/g, '{}')

/** Says that a name names no operation. */
export function noOperation(name: string, operations: Operation[]): string {
  const ids = operations.slice(0, 20).map(({ id }) => id)
  return `the document has no operation "${name}"; it has ${ids.join(', ')}`
}
