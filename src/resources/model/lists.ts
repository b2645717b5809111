/** Finds the lists of a document, and the item's path for the rows of each. */
import type { Contract, Operation } from '../../contract/contract.ts'
import { grouped } from '../../document/grouped.ts'
import { keptFor } from '../../document/memoized.ts'
import type { Schema } from '../../document/openapi.ts'
import { type Here, type Paths, typesOfFile } from './bindings.ts'
import { replySchema } from './body-schemas.ts'
import { itemRow, itemRowLike } from './item-rows.ts'
import { isMost } from './likeness.ts'
import { memberItem, pickedItem } from './memberships.ts'
import { nounOf } from './names.ts'
import { isItemPath, outerShape, type PathInfo } from './paths.ts'
import { relationships, relationshipsOf } from './relationships.ts'
import { isBare } from './role-places.ts'
import { alike, innerOf, isSame, listPlace, memberNames, propertiesOf, type RowsPlace } from './rows-places.ts'
import { isBelowBy, memberAbove } from './self-references.ts'

/** A list and the path of one of its rows. */
export interface Listed {
  info: PathInfo
  operation: Operation
  place: RowsPlace
  /** The shape of the item's path; undefined where its rows have none. */
  item: string | undefined
  /** True for a list that shows some rows of a collection which do not name what it stands under. */
  picked?: true
}

/** The methods that write what a path names. */
export const writes = ['PUT', 'PATCH', 'DELETE']

/** Finds every GET whose reply holds rows, and every search by POST. */
export function listsIn(contract: Contract, paths: Paths): Listed[] {
  const lists: Listed[] = []
  for (const { info, byMethod } of paths.byShape.values()) {
    const operation = byMethod.get('GET') ?? (searches.test(info.noun) ? byMethod.get('POST') : undefined)
    const schema = operation && replySchema(contract, operation)
    if (operation === undefined || schema === undefined || isRelation(contract, paths, info)) continue
    const row = itemRow(contract, paths, `${info.shape}/{}`)
    const place =
      isItemPath(info) && row === undefined ? undefined : listPlace(contract, schema, { noun: info.noun, row })
    // `/actions/{app}` lists what `/actions/{app}/{action}` shows.
    if (place !== undefined && (!isItemPath(info) || isList(contract, schema, place, row as Schema))) {
      const joined = memberItem(contract, paths, info.shape)
      const item = joined === undefined ? itemShapeFor(contract, paths, info, place) : undefined
      const found = joined ?? pickedItem(contract, paths, info, place)
      const picked = item === undefined || item === found ? found : undefined
      if (picked !== undefined) lists.push({ info, operation, place, item: picked, picked: true })
      // A search by POST has no rows of its own.
      else if (byMethod.has('GET') || item !== undefined) lists.push({ info, operation, place, item })
      continue
    }
    const narrowed = isItemPath(info) ? narrowedBy(contract, paths, info, schema) : undefined
    if (narrowed !== undefined) lists.push({ info, operation, ...narrowed })
  }
  return lists
}

/** True for the path of a relationship of JSON:API, which shows what a row names: `/articles/{id}/relationships/tags`. */
function isRelation(contract: Contract, paths: Paths, { shape, noun }: PathInfo): boolean {
  const above = outerShape(shape)
  const row = above.endsWith(`/${relationships}`) ? itemRow(contract, paths, outerShape(above)) : undefined
  return row !== undefined && relationshipsOf(contract, [row]).some(({ name }) => name === noun)
}

/** True where rows in a body are more like the item's row than the body itself. */
function isList(contract: Contract, body: Schema, { row }: RowsPlace, item: Schema): boolean {
  const shared = alike(contract, row, item)
  return isMost(shared, memberNames(contract, row).size) && shared > alike(contract, body, item)
}

/** Finds a list of the rows with one value of a member: `/orders/status/{status}` beside `/orders/{id}`. */
function narrowedBy(
  contract: Contract,
  paths: Paths,
  { shape, noun, parameters }: PathInfo,
  schema: Schema
): Pick<Listed, 'place' | 'item'> | undefined {
  const item = `${outerShape(outerShape(shape))}/{}`
  const row = itemRow(contract, paths, item)
  if (row === undefined || nounOf(parameters.at(-1) as string) !== nounOf(noun)) return undefined
  const place = listPlace(contract, schema, { noun, row })
  return place !== undefined && alike(contract, place.row, row) === 100 ? { place, item } : undefined
}

/**
 * Finds the path of a list's row: below the list, elsewhere with the same noun, or beside a list that is called like a
 * search.
 */
function itemShapeFor(contract: Contract, paths: Paths, info: PathInfo, place: RowsPlace): string | undefined {
  const natural = `${info.shape}/{}`
  const there = paths.byShape.get(natural)
  const row = itemRow(contract, paths, natural)
  if (row !== undefined && alike(contract, place.row, row) > 0) return natural
  // An item may be a file or leave open what it shows, and a write may send what no row has: `{ action: 'stop' }`.
  const open =
    row === undefined
      ? typesOfFile(there).length > 0 || writes.some((method) => there?.byMethod.has(method))
      : isBare(contract, row) || isUnshown(contract, there as Here)
  if (open) return natural
  const own = ownItem(contract, paths, info, place)
  if (own !== undefined) return own
  const candidates = (paths.itemsOf.get(nounOf(info.noun)) ?? []).filter((one) => one.shape !== natural)
  const beside = paths.byShape.get(`${outerShape(info.shape)}/{}`)
  if (beside !== undefined) candidates.push(beside.info)
  const members = Object.keys(propertiesOf(contract, place.row)).length
  const scored = candidates
    .map((one) => {
      const shown = itemRowLike(contract, paths, one.shape, place.row)
      // A path that only deletes or marks a row shows none.
      const isMember = memberItem(contract, paths, outerShape(one.shape)) !== undefined
      const isSilent = shown === undefined && !isMember && paths.byShape.get(one.shape)?.byMethod.has('GET') === false
      return { one, score: isSilent ? members : alike(contract, place.row, shown ?? true) }
    })
    .filter(({ score }) => isMost(score, members))
    .sort((a, b) => b.score - a.score || a.one.parameters.length - b.one.parameters.length)
  return scored[0]?.one.shape ?? elsewhere(contract, paths, info, place)
}

/** True for the path of an item that nothing reads, and whose writes do not show it. */
const isUnshown = (contract: Contract, { byMethod }: Here): boolean =>
  !byMethod.has('GET') && [...byMethod.values()].every((one) => replySchema(contract, one) === undefined)

/** Returns the path above a list of the rows below one of the same collection: `/categories/{id}/children`. */
function ownItem(contract: Contract, paths: Paths, info: PathInfo, { row }: RowsPlace): string | undefined {
  const shape = outerShape(info.shape)
  const above = paths.byShape.get(shape)
  const shown = above && isItemPath(above.info) ? itemRow(contract, paths, shape) : undefined
  if (above === undefined || shown === undefined) return undefined
  const isOwn = isSame(row, shown) || alike(contract, row, shown) >= memberNames(contract, row).size * 0.9
  const noun = nounOf(above.info.noun)
  const [, line] = (isOwn && memberAbove(contract, { noun, rows: [shown, row], inner: innerOf(contract, row) })) || []
  return line !== undefined && isBelowBy(line, noun, info.noun) ? shape : undefined
}

/** The last words of paths that search the rows of other lists. */
export const searches = /^_?(search|find|lookup|query|discover|explore)(_?by\w+)?$/i

/** The row that an item's path shows, and the list above it, which a GET shows or a POST adds to. */
interface Row {
  shape: string
  schema: Schema
  list: PathInfo
  isListed: boolean
}

/** Returns what is the same for two schemas that are the same. */
const identityOf = (schema: Schema): unknown => (typeof schema === 'object' && schema.$ref) || schema

const rowsBySchema = keptFor((paths: Paths, contract: Contract): Map<unknown, Row[]> => {
  const rows = [...paths.itemsOf.values()].flat().flatMap(({ shape }): Row[] => {
    const list = paths.byShape.get(outerShape(shape))
    const schema = itemRow(contract, paths, shape)
    const isListed = list?.byMethod.has('GET') === true
    if (list === undefined || schema === undefined || !(isListed || list.byMethod.has('POST'))) return []
    return [{ shape, schema, list: list.info, isListed }]
  })
  return grouped(rows, ({ schema }) => identityOf(schema))
})

/**
 * Returns the item of the list that a search belongs to: `/search` beside `/books`, if both name one schema, and
 * `/{index}/_search` beside `/{index}/_doc/{id}`, if it shows most of the same members. Another list is that of things
 * of its schema which are made elsewhere, and listed nowhere: `/me/calendarList` of `POST /calendars`.
 */
function elsewhere(contract: Contract, paths: Paths, info: PathInfo, { row }: RowsPlace): string | undefined {
  const isSearch = searches.test(info.noun)
  const fits = ({ list, isListed }: Row) =>
    (isSearch || !isListed) && list.parameters.every((name) => info.parameters.includes(name))
  const bySchema = rowsBySchema(paths, contract)
  const same = (bySchema.get(identityOf(row)) ?? []).filter(fits)
  const { size } = memberNames(contract, row)
  const isBeside = (one: Row) =>
    outerShape(one.list.shape) === outerShape(info.shape) &&
    fits(one) &&
    isMost(alike(contract, row, one.schema), size, 3)
  const found = same.length > 0 || !isSearch ? same : [...bySchema.values()].flat().filter(isBeside)
  return found.length === 1 ? found[0]?.shape : undefined
}
