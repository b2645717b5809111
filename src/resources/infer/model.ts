/** The things behind an API, as plain data. */
import type { Operation } from '../../contract/contract.ts'
import type { Schema } from '../../document/openapi.ts'
import type { Key } from './keys.ts'
import type { Place } from './places.ts'

/** A path parameter that names a thing which rows belong to. */
export interface Owner {
  parameter: string
  /** The members that lead to the owner's key in a row; undefined where rows do not show it. */
  property: string[] | undefined
  /** The resource of the owner, by its id; undefined where the document has none. */
  of: string | undefined
}

/** A member of rows that names things of another resource. */
export interface Reference {
  /** The members that lead to it. */
  path: string[]
  of: string
  /** True for an array of them. */
  many: boolean
  /** The members of the embedded thing that hold its key; undefined where the member is the key itself. */
  embedded: string[] | undefined
  schema: Schema
}

/** A collection of rows, or one thing that has no key. */
export interface Resource {
  /** The path of an item, else that of the list. */
  id: string
  kind: 'collection' | 'singleton'
  /** The last fixed segment of its path, which names its fixture too. */
  name: string
  noun: string
  /** The path of its list; undefined where nothing lists it. */
  list: string | undefined
  /** The path of one of its rows. */
  item: string | undefined
  key: Key
  /** Its rows are kept in groups by the values of these, outermost first. */
  parents: Owner[]
  /** The parameters of lists that show a part of the rows only. */
  owners: Owner[]
  /** The schemas of its rows, the fullest first. */
  rows: Schema[]
  /** `attributes`, where rows are resource objects of JSON:API. */
  inner: string | undefined
  references: Reference[]
  /** How many rows there are at the start, where the document says so. */
  count: number | undefined
  closed: boolean
}

export type Kind = 'list' | 'read' | 'create' | 'replace' | 'merge' | 'delete' | 'act'

/** The part of an operation in a resource. */
export interface Role {
  operation: Operation
  kind: Kind
  resource: Resource
  /** Where the rows, or the row, stand in the reply; undefined where it shows none. */
  reply: Place | undefined
  /** Where the row stands in the request's body. */
  body: Place | undefined
  /** For each parent of the resource the path parameter that names it; undefined where the path does not. */
  parents: (string | undefined)[]
  /** The path parameters that narrow a list. */
  owners: Owner[]
  /** The path parameter that names the row. */
  key: string | undefined
  /** What an action is called: `cancel`. */
  action?: string
}

/** All that was inferred of a document. */
export interface Model {
  resources: Map<string, Resource>
  /** By the operation. */
  roles: Map<Operation, Role>
  /** Why an operation keeps nothing, for each that has no role. */
  unclear: Map<Operation, string>
}
