/** The rows of a collection by its name, as tests look at and set them. */

import { writeJson } from '../../schema/meaning/json-values.ts'
import type { Model, Resource } from '../model/model.ts'
import { itemsOf, openGroup, type Session, writtenGroup } from '../rows/groups.ts'
import { linkedRow } from '../rows/linked.ts'
import { type Item, isRow, type Row } from '../rows/row.ts'
import { wholeItems } from './whole-rows.ts'

/** Returns the names of the collections of a document, and the paths of their lists. */
export const namesAndPaths = ({ resources }: Model): string[] =>
  [...resources.values()].flatMap(({ kind, name, list }) =>
    kind === 'collection' ? [name, ...(list === undefined ? [] : [list])] : []
  )

/** Returns the message for an unknown name of a collection. `there`: the names of all, and the paths of their lists. */
export function noCollection(name: string, there: readonly string[]): string {
  const names = new Set(there.filter((one) => !one.startsWith('/')))
  return `there is no collection ${JSON.stringify(name)}; there is ${[...names].join(', ') || 'none'}`
}

/** Tells whether a document has a single thing of a name, or at a path. */
const isSingle = ({ resources }: Model, name: string): boolean =>
  [...resources.values()].some((one) => one.kind === 'singleton' && (one.name === name || one.item === name))

/** Returns the message for a name that no collection of a document has. */
export const whyNone = (model: Model, name: string): string =>
  isSingle(model, name)
    ? `${JSON.stringify(name)} is a single thing, which has no rows; read and write it at its own path`
    : noCollection(name, namesAndPaths(model))

/**
 * Finds a collection by its name, or by the path of its list; of several of one name the one whose rows are grouped by
 * as many parents. Throws an Error where there is none.
 */
export function collectionNamed(model: Model, name: string, parents: readonly string[]): Resource {
  const all = [...model.resources.values()].filter(
    (one) => one.kind === 'collection' && (one.name === name || one.list === name)
  )
  const found = all.find((one) => one.parents.length === parents.length)
  if (found !== undefined) return found
  const [first] = all
  if (first === undefined) throw new Error(whyNone(model, name))
  const wanted = first.parents.map(({ parameter }) => parameter).join(' and ')
  throw new Error(
    wanted === ''
      ? `${JSON.stringify(name)} is one list, which no parent names; leave out ${parents.join(', ')}`
      : `the rows of ${JSON.stringify(name)} are grouped by ${wanted}: name ${first.parents.length === 1 ? 'it' : 'them'} after the collection`
  )
}

/** Returns the rows that the list of a collection shows. Throws an Error if a thing that they belong to is missing. */
export function rowsOf(session: Session, resource: Resource, parents: readonly string[]): Row[] {
  const items = itemsThere(session, resource, parents)
  return items.map((item) => structuredClone(linkedRow(session, resource, parents, item)))
}

/** Returns the items that a list shows. Throws an Error if a thing that they belong to is missing. */
export function itemsThere(session: Session, resource: Resource, parents: readonly string[]): readonly Item[] {
  const items = itemsOf(session, resource, parents)
  if (items === undefined) throw new Error(`there is no ${parents.join('/')} that could have ${resource.name}`)
  return items
}

/**
 * Replaces the rows of a collection. Members that the new rows leave out are made. All other keys are 404 then, as with
 * fixtures. Throws an Error for a row that does not fit its schema, and for two with one key.
 */
export function setRows(session: Session, resource: Resource, parents: readonly string[], rows: readonly Row[]): void {
  const { api, state } = session
  const wrong = rows.findIndex((row) => !isRow(row))
  if (wrong !== -1) throw new Error(`/${wrong}: a row is an object, not ${writeJson(rows[wrong])}`)
  itemsThere(session, resource, parents)
  const before = writtenGroup(session, resource, parents)?.items.size ?? 0
  if (state.size - before + rows.length > api.most) {
    throw new Error(`${rows.length} rows are more than --most-rows allows, which is ${api.most} in a world`)
  }
  const items = wholeItems(session, resource, parents, rows)
  const group = openGroup(session, resource, parents)
  state.size += items.length - group.items.size
  group.items = new Map(items.map((item) => [item.key, item]))
  group.order = items
  group.gone = new Map()
  group.nextOrdinal = items.length
  group.closed = true
  group.version++
}
