import type { Contract, Operation } from '../contract/contract.ts'
import { isJson } from '../contract/media-types.ts'
import { chooseResponse } from '../contract/responses.ts'
import type { Schema, SchemaObject } from '../document/openapi.ts'
import { pointer } from '../document/pointer.ts'
import { propertiesOf, shapeOf } from '../schema/merged-view.ts'

/**
 * The resource behind a path that ends in a fixed segment and is listed by GET: `/organizations/{slug}/invites`.
 * Found in the document alone; its rows are elsewhere (rows.ts).
 */
export interface Collection {
  /** The last fixed segment of its path, which is also the name of its fixture. */
  name: string
  path: string
  /** The path's parameters, outermost first: rows are grouped by their values. */
  parameters: string[]
  row: Schema
  /** The schema of the rows as an array, for the pointer of a violation. */
  rowPointer: string
  /** Where the list stands in the body of a GET: a property's name, or nothing where the body is the list. */
  list: string | undefined
  /** What tells rows apart, by the path of one row (`…/invites/{email}`). */
  key: { parameter: string; property: string } | undefined
}

/** Every collection of the contract, in the document's order. */
export function collectionsOf(contract: Contract): Collection[] {
  // What stands for one of a list, by the path of the list: `/users/{userId}`.
  const items = new Map<string, string>()
  for (const { path } of contract.operations) {
    const [, list, parameter] = /^(.*)\/\{([^{}/]+)\}$/s.exec(path) ?? []
    if (list !== undefined && parameter !== undefined && !items.has(list)) items.set(list, parameter)
  }
  return contract.operations
    .filter((operation) => operation.method === 'GET' && /\/[^/{}]+$/.test(operation.path))
    .flatMap((operation) => collectionOf(contract, operation, items.get(operation.path)) ?? [])
}

function collectionOf(contract: Contract, operation: Operation, parameter: string | undefined): Collection | undefined {
  const { response } = chooseResponse(operation, undefined)
  const [type, media] = Object.entries(response.object.content ?? {}).find(([type]) => isJson(type)) ?? []
  if (type === undefined || media?.schema === undefined) return undefined
  const body = shapeOf(contract, media.schema)
  const list = body.items === undefined ? listIn(contract, body) : { name: undefined, items: body.items }
  if (list === undefined) return undefined
  return {
    name: operation.path.slice(operation.path.lastIndexOf('/') + 1),
    path: operation.path,
    parameters: [...operation.path.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name as string),
    row: list.items,
    rowPointer: pointer(response.at, 'content', type, 'schema'),
    list: list.name,
    key: parameter === undefined ? undefined : keyOf(contract, parameter, list.items)
  }
}

/** The one array of objects among an object's properties. */
function listIn(contract: Contract, body: SchemaObject): { name: string; items: Schema } | undefined {
  const lists = Object.entries({ ...body.properties }).flatMap(([name, property]) => {
    const { items } = shapeOf(contract, property)
    return items !== undefined && Object.keys(propertiesOf(contract, items)).length > 0 ? [{ name, items }] : []
  })
  return lists.length === 1 ? lists[0] : undefined
}

function keyOf(contract: Contract, parameter: string, row: Schema): Collection['key'] {
  const properties = Object.keys(propertiesOf(contract, row))
  const bare = (name: string) => name.toLowerCase().replaceAll(/[_-]/g, '')
  // `userId`, `user_id` and `id` all mean the row's `id`; `databaseName` its `name`.
  const property =
    properties.find((name) => name === parameter) ??
    properties.find((name) => bare(name) === bare(parameter)) ??
    properties.filter((name) => bare(parameter).endsWith(bare(name))).sort((a, b) => b.length - a.length)[0]
  return property === undefined ? undefined : { parameter, property }
}
