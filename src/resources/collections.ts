import type { Contract } from '../contract/contract.ts'
import { isJson } from '../contract/media-types.ts'
import { chooseResponse } from '../contract/responses.ts'
import type { Schema } from '../document/openapi.ts'
import { pointer } from '../document/pointer.ts'
import { modelOf, type Resource } from './infer.ts'

/** A collection that a GET lists, and that fixtures can have rows for. */
export interface Collection {
  resource: Resource
  /** The last fixed segment of its path, and the name of its fixture. */
  name: string
  path: string
  /** The path parameters that group its rows, outermost first. */
  parameters: string[]
  row: Schema
  /** The JSON pointer of the reply's schema, for violations. */
  rowPointer: string
  /** The path to the member that is the key; undefined where rows have none. */
  key: string[] | undefined
}

/** Returns the collections that are listed, in the document's order. */
export function collectionsOf(contract: Contract): Collection[] {
  const collections = new Map<Resource, Collection>()
  for (const { operation, kind, resource, reply } of modelOf(contract).roles.values()) {
    if (kind !== 'list' || reply === undefined || operation.path !== resource.list) continue
    const { response } = chooseResponse(operation, undefined)
    const type = Object.keys({ ...response.object.content }).find(isJson) ?? 'application/json'
    collections.set(resource, {
      resource,
      name: resource.name,
      path: operation.path,
      parameters: resource.parents.map(({ parameter }) => parameter),
      row: reply.row,
      rowPointer: pointer(response.at, 'content', type, 'schema'),
      key: resource.key.property
    })
  }
  return [...collections.values()]
}
