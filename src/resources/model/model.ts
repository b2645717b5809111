/** The things behind an API, as plain data. */
import { bare } from '../../contract/bare.ts'
import type { Operation } from '../../contract/contract.ts'
import { grouped } from '../../document/grouped.ts'
import { keptFor } from '../../document/memoized.ts'
import type { Schema } from '../../document/openapi.ts'
import type { Key } from './keys.ts'
import type { Relationship } from './relationships.ts'
import type { RowsPlace } from './rows-places.ts'

/** A path parameter that names the owner of rows. */
export interface Owner {
  parameter: string
  /** The path to the owner's key in a row; undefined if rows do not show it. */
  property: string[] | undefined
  /** The id of the owner's resource; undefined if the document has none. */
  of: string | undefined
  /** The membership by which it has rows that may have other owners too: the users of a group. */
  membership?: Membership
  /** The noun of the list below it. */
  list?: string
}

/** A member of rows that names things of another resource. */
export interface Reference {
  path: string[]
  of: string
  /** True for an array of keys or things. */
  many: boolean
  /** The member of an embedded thing that is its key; undefined if the reference is the key itself. */
  embeddedKey: string | undefined
  schema: Schema
  /** The schema of the thing, which the member may hold in place of its key: Stripe's `expand[]` asks for it. */
  expands?: Schema
  /** True for one that an answer has only where a request asks for it: OData's `$expand`. */
  onRequest?: true
  /** True if a list shows the client's own rows, such as `/me/loans`. */
  mine?: true
  /** True for an owner of the row, which the row's place names, and for things that name the row themselves. */
  tied?: true
  /** The form in which a row at the start names none, if the reference is to a row of its own collection. */
  root?: 'null' | 'absent' | 'itself'
}

/** Returns the path to the key of a reference's thing; in a list of things, of each. */
export const keyPathOf = ({ path, embeddedKey }: Pick<Reference, 'path' | 'embeddedKey'>): string[] =>
  embeddedKey === undefined ? path : [...path, embeddedKey]

/** Two members of rows that name the same thing: its key, and the thing itself. */
export interface Twins {
  id: string[]
  thing: string[]
  /** The member of the thing that is its key. */
  key: string
  /** True for lists of keys and things. */
  many: boolean
  /** The member that the other follows, where a request names neither. */
  leads: 'id' | 'thing'
  /** The form of a missing thing; undefined where rows require one. */
  without: 'null' | 'absent' | undefined
  /** True for a thing that a list shows whole. */
  known: boolean
}

/** The rows of a resource that belong to a row of another. */
export interface Belonging {
  of: string
  /** The path to the member of those rows that names the row; undefined where none does. */
  by: string[] | undefined
  /** The owner that those rows do not show; undefined where they name it or stand under it. */
  unshown?: Owner
}

/** A member that counts the rows of another resource, adds them up, lists them, or says when the first or last was. */
export interface Count extends Belonging {
  path: string[]
  /** The member of each row in a list that is its key; undefined for a count. */
  listed?: string
  moment?: Extreme
  /** The values of a member in the rows that alone count. */
  only?: { at: string[]; values: unknown[] }
  sum?: Sum
}

/** The sum of a number of rows: the path to it, the number that it is multiplied by, and the type that it is shown in. */
export interface Sum {
  at: string[]
  times: number
  as: 'integer' | 'number' | 'string'
}

/** The first or the last of some moments. */
export interface Extreme {
  /** The path to the moment in each row. */
  at: string[]
  isFirst: boolean
  /** The form that it is shown in, where the rows have another one. */
  form?: 'date' | 'date-time'
  /** True for a member that is null where there is none. */
  nullable: boolean
}

/** A member that the others of its row make, of which some tell of other rows: what is left of a budget. */
export interface Worked {
  path: string[]
  /** The numbers that are added up, and what each is multiplied by. */
  terms: Pick<Sum, 'at' | 'times'>[]
  as: Sum['as']
}

/** A member that tells of other rows. */
export type Told = Count | Worked | Copy

/** A member of rows that repeats texts of the row that they name. */
export interface Copy {
  path: string[]
  /** The path to the key of the other row. */
  key: string[]
  of: string
  /** The paths to the texts, which spaces join. */
  copies: string[][]
  /** True for a member that is null where the row names none. */
  nullable: boolean
}

/** True for a member that tells of other rows and repeats no text of them. */
export const isTally = (told: Told): told is Count | Worked => !('copies' in told)

/** A member of rows that holds the rows of another resource, which also has them in a list: `lines` of an order. */
export interface RowList extends Belonging {
  path: string[]
  /** The schema of its elements. */
  row: Schema
  onRequest?: Reference['onRequest']
}

/** A member that joins keys, each behind a word of its own. */
export interface FullName {
  path: string[]
  /** The word before each key; undefined for a key that the name leaves out. */
  words: (string | undefined)[]
}

/** A collection of rows, or a single thing without a key. */
export interface Resource {
  /** The path of an item, else that of the list. */
  id: string
  kind: 'collection' | 'singleton'
  /** The last fixed segment of its path, and the name of its fixture. */
  name: string
  noun: string
  /** The path of its list; undefined if nothing lists it. */
  list: string | undefined
  /** The path of a row. */
  item: string | undefined
  /** The shape of the path of a row, else of the list: without the verbs of its operations. */
  shape: string
  /** Other paths of a row, which name owners too: `/teams/{teamId}/tickets/{id}` of `/tickets/{id}`. */
  views: string[]
  key: Key
  /** The owners whose keys group its rows, outermost first. */
  parents: Owner[]
  /** The parameters of lists that show only a part of the rows. */
  owners: Owner[]
  /** The schemas of its rows, the fullest first. */
  rows: Schema[]
  /** `attributes` for rows that are resource objects of JSON:API. */
  inner: string | undefined
  references: Reference[]
  twins: Twins[]
  /** The members that tell of other rows. */
  told: Told[]
  lists: RowList[]
  fullName?: FullName
  /** True for the collection that `/me` belongs to. */
  asker?: boolean
  /** The media types of the file of a row, as the document writes them; undefined where rows have none. */
  file?: readonly string[]
  /** The longest chain of references that leads to it: 0 for orders, 1 for the customers that they refer to. */
  age: number
  /** The number of rows at the start, if the document sets it. */
  count: number | undefined
  closed: boolean
}

export type RoleKind =
  | 'list'
  | 'count'
  | 'read'
  | 'create'
  | 'replace'
  | 'merge'
  | 'delete'
  | 'empty'
  | 'act'
  | 'related'
  | 'relate'
  | 'join'
  | 'leave'

/** Rows of a collection that belong to things which they do not name: the users of groups. */
export interface Membership {
  /** The same for both sides: the users of a group, and the groups of a user. */
  id: string
  /** The path parameter that names the thing. */
  parameter: string
  /** The resource of the thing; undefined if the document has none. */
  of?: string
  /** True where the thing is the second of the two sides. */
  isSecond: boolean
}

/** An argument of a request that names rows: `/things/{ids}`, `/thing?id=7`, `{ ids: [7, 8] }`. */
export interface Naming {
  in: 'path' | 'query' | 'body'
  /** The name of the parameter, or the members that lead to the value in a body. */
  path: string[]
  /** The path to the member of rows that has the value; undefined for the key. */
  member?: string[]
  /** True for an argument that names several rows. */
  many: boolean
}

/**
 * A list in rows that has a path of its own: `/issues/{id}/labels`, with `/issues/{id}/labels/{name}` for its elements;
 * or the thing that a row refers to: `/issues/{id}/assignee`.
 */
export interface Part {
  /** The path to the list, or the thing, in a row. */
  path: string[]
  /** True for a thing, which is no list. */
  single?: true
  /** The member that names an element; undefined for elements that are their own names. */
  by: string | undefined
  element: Schema
  /** The path parameter that names an element; undefined for the whole list. */
  parameter: string | undefined
  /** The form of the reply: it shows the list, the element that the path names, the row, or none of them. */
  shows: 'list' | 'element' | 'row' | undefined
}

/** A member of a reply that tells something of the rows of a list. */
export interface Tally {
  path: string[]
  /** Counts rows, or each value of a member; or puts the numbers of a member together. */
  by: 'count' | 'values' | 'sum' | 'average' | 'least' | 'most'
  /** The path to the member of rows; undefined for a count of all rows. */
  of?: string[] | undefined
  /** The value of the rows that are counted. */
  value?: unknown
  values?: readonly unknown[]
  /** True where the member shows whole numbers. */
  isWhole?: boolean
}

/** A job: the write that it does, the members that say what it is about, and the actions that end it. */
export interface Job {
  starts?: Role
  says: [path: string[], value: unknown][]
  ends: Role[]
}

/** The part of an operation in a resource. */
export interface Role {
  operation: Operation
  kind: RoleKind
  resource: Resource
  /** The place of the rows, or the row, in the reply; undefined if it shows none. */
  reply: RowsPlace | undefined
  /** The place of the row in the request's body. */
  body: RowsPlace | undefined
  /** The path parameter that names each parent of the resource; undefined for one that the path does not name. */
  parents: (string | undefined)[]
  /** The path parameters that narrow a list. */
  owners: Owner[]
  /** The path parameter that names the row. */
  key: string | undefined
  /** The argument that names the row, or several, in place of the path's last parameter. */
  naming?: Naming
  /** True for a write of a whole list: rows that it does not send are removed. */
  whole?: true
  /** True for a removal of all the rows of a list. */
  all?: true
  /** The membership that a path shows or changes: `/groups/{id}/users`. */
  membership?: Membership
  /** True for a path that names the first row: `/me`. */
  first?: true
  /** For a path such as `/articles/{id}/author`: the role that reads the article, and the member that names the author. */
  via?: { role: Role; path: string[] }
  /** For a list such as `/me/loans`: the member of its rows that names the client, and the client's resource. */
  mine?: { path: string[]; of: Resource }
  /** The relationship that a path such as `/articles/{id}/relationships/author` names. */
  relation?: Relationship
  /** The list in the row that a path such as `/issues/{id}/labels` names. */
  part?: Part
  /** The job that an operation starts, as a row of its own. */
  job?: Job
  /** The members of a reply that count the rows of a list. */
  tallies?: Tally[]
  /** The list that an operation answers as a table: `/orders/export` of `/orders`. */
  exports?: Role
  /** The name of an action: `cancel`. */
  action?: string
  /** True for an action whose request and reply are about another thing: `ship` answers a parcel. */
  aside?: true
}

/** The resources and roles of a document. */
export interface Model {
  resources: Map<string, Resource>
  roles: Map<Operation, Role>
  /** The reason why an operation without a role keeps nothing. */
  unclear: Map<Operation, string>
}

export const rolesOf = (model: Model, resource: Resource, kind: RoleKind): Role[] =>
  (rolesByResource(model).get(resource) ?? []).filter((role) => role.kind === kind)

const rolesByResource = keptFor(({ roles }: Model) => grouped(roles.values(), ({ resource }) => resource))

/** Tells whether some of the roles that make rows make them under an owner that they do not show. */
export const isMadeUnder = (creates: readonly Role[], owner: Owner): boolean =>
  isUnshown(owner) && creates.some(({ owners }) => owners.includes(owner))

/** Returns the resource of an owner; undefined if the document has none. */
export const ownerIn = ({ resources }: Model, { of }: Pick<Owner, 'of'>): Resource | undefined =>
  of === undefined ? undefined : resources.get(of)

/** True for two owners that are one thing of the document, or that paths call alike. */
export const isSameOwner = (one: Owner, other: Owner): boolean =>
  one.of === other.of && (one.of !== undefined || bare(one.parameter) === bare(other.parameter))

/** Returns the value of a parent that the rows of another resource have too, whose own parents have `values`. */
export const keyBeside = <Value>(parent: Owner, { parents }: Resource, values: readonly Value[]): Value | undefined =>
  values[parents.findIndex((one) => isSameOwner(one, parent))]

/** Returns the values of a resource's parents, as far as the rows of another have them. */
export const sharedParents = <Value>({ parents }: Resource, other: Resource, values: readonly Value[]) =>
  parents.map((parent) => keyBeside(parent, other, values))

/** True for an owner that only the place of a row says: the issue of a comment. */
export const isUnshown = ({ property, membership }: Owner): boolean =>
  property === undefined && membership === undefined

/** True for a resource whose rows stand under things that the document has too. */
export const isNested = ({ parents }: Resource): boolean => parents.some(({ of }) => of !== undefined)
