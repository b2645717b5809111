import type { Contract } from '../contract/contract.ts'
import { isJson } from '../contract/media-types.ts'
import { chooseResponse } from '../contract/responses.ts'
import type { Schema } from '../document/openapi.ts'
import { pointer } from '../document/pointer.ts'
import { modelOf, type Resource } from './infer.ts'

/** A collection that fixtures can have rows for: one that a GET lists. */
export interface Collection {
  resource: Resource
  /** The last fixed segment of its path, which is also the name of its fixture. */
  name: string
  path: string
  /** The parameters that its rows are grouped by, outermost first. */
  parameters: string[]
  row: Schema
  /** The schema of the rows as an array, for the pointer of a violation. */
  rowPointer: string
  /** The member that tells rows apart; undefined where none does. */
  key: string[] | undefined
}

/** Every collection of the contract that is listed, in the document's order. */
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
