/** Lists below a thing that show rows of a collection which do not name that thing: the users of a group. */
import type { Contract, Operation } from '../../contract/contract.ts'
import { keptFor, keptForBoth } from '../../document/memoized.ts'
import type { Schema } from '../../document/openapi.ts'
import { ownerAt, type Paths } from './bindings.ts'
import { bodySchema, replySchema } from './body-schemas.ts'
import { hasExample } from './examples.ts'
import { itemRow } from './item-rows.ts'
import type { Membership, Resource } from './model.ts'
import { nounOf } from './names.ts'
import { isItemPath, outerShape, type PathInfo, pathInfo } from './paths.ts'
import { alike, isSame, listPlace, memberNames, propertiesOf, type RowsPlace } from './rows-places.ts'

/** A collection, and the schemas of its rows. */
interface Flat {
  info: PathInfo
  rows: Schema[]
}

const flatsIn = keptFor((paths: Paths, contract: Contract): Flat[] =>
  [...paths.itemsOf.values()].flat().flatMap((info) => {
    const list = paths.byShape.get(outerShape(info.shape))?.byMethod.get('GET')
    const schema = list && replySchema(contract, list)
    const row = itemRow(contract, paths, info.shape)
    if (schema === undefined || row === undefined) return []
    const listed = listPlace(contract, schema, { noun: info.noun, row })
    return [{ info, rows: listed === undefined ? [row] : [row, listed.row] }]
  })
)

/** Returns the item of the only collection beside the thing of a list, or without parents, that passes a test. */
function onlyOne(flats: readonly Flat[], list: string, test: (flat: Flat) => boolean): string | undefined {
  const around = outerShape(outerShape(outerShape(list)))
  const isNear = ({ info: { shape, parameters } }: Flat) =>
    parameters.length === 1 || outerShape(outerShape(shape)) === around
  const found = flats.filter((flat) => isNear(flat) && test(flat))
  return found.length === 1 ? (found[0] as Flat).info.shape : undefined
}

/**
 * Returns the item of the collection whose rows a list shows that no request changes: `/users/{id}` for
 * `/teams/{id}/members`, if both name one schema.
 */
export function pickedItem(
  contract: Contract,
  paths: Paths,
  { shape }: PathInfo,
  { row, holding }: RowsPlace
): string | undefined {
  const { byMethod } = paths.byShape.get(shape) as { byMethod: Map<string, Operation> }
  // `POST /tasks/{id}/remove_tags` stands for a DELETE of the tags.
  const own = [...byMethod.values()].filter(({ path }) => pathInfo(path).shape === shape)
  const isRead = own.every(({ method }) => method === 'GET') && !paths.byShape.has(`${shape}/{}`)
  if (!isRead || holding !== 'array' || !outerShape(shape).endsWith('{}')) return undefined
  if (own.some((operation) => hasExample(contract, operation))) return undefined
  return onlyOne(flatsIn(paths, contract), shape, ({ rows }) => rows.some((one) => isSame(one, row)))
}

/**
 * Returns the item of the collection whose rows are added to a list, and removed from it: `/users/{id}` for
 * `/groups/{id}/users`, if requests only name them. Undefined for another list.
 */
export const memberItem = (contract: Contract, paths: Paths, shape: string): string | undefined =>
  itemsOfMembers(paths, shape, contract)

const itemsOfMembers = keptForBoth((paths: Paths, shape: string, contract: Contract): string | undefined => {
  const [list, item] = [paths.byShape.get(shape), paths.byShape.get(`${shape}/{}`)]
  const info = list?.info ?? item?.info
  if (item === undefined || info === undefined || !outerShape(shape).endsWith('{}')) return undefined
  const operations = [...(list?.byMethod.values() ?? []), ...item.byMethod.values()]
  const writes = operations.filter(({ method }) => method !== 'GET')
  const get = list?.byMethod.get('GET')
  if (writes.length === 0 || (get !== undefined && hasExample(contract, get))) return undefined
  const schema = get && replySchema(contract, get)
  const noun = nounOf(info.noun)
  const above = nounOf(String(outerShape(shape).split('/').at(-2)))
  const shown = schema === undefined ? undefined : listPlace(contract, schema, { noun })?.row
  const flats = flatsIn(paths, contract).filter(
    ({ info: one, rows }) => nounOf(one.noun) === noun || rows.some((row) => shown !== undefined && isSame(row, shown))
  )
  return onlyOne(flats, shape, (flat) => {
    const isOwn = nounOf(flat.info.noun) === noun
    const place = schema === undefined ? undefined : listPlace(contract, schema, { noun, row: flat.rows[0] })
    if (place === undefined ? !isOwn || get !== undefined : !isOf(contract, flat, place, isOwn)) return false
    // A DELETE alone may delete the row itself.
    if (isOwn && writes.every(({ method }) => method === 'DELETE')) return false
    const names = flat.rows.map((row) => memberNames(contract, row))
    // Rows that name the thing above are found by that.
    const isNamed = names.some((one) => one.has(above) || one.has(`${above}id`))
    return !isNamed && writes.every((operation) => namesOnly(contract, operation, names))
  })
})

/** True for a list of a collection's rows, or of rows of its noun that show no other members. */
const isOf = (contract: Contract, { rows }: Flat, { row, holding }: RowsPlace, isOwn: boolean): boolean =>
  holding === 'array' &&
  rows.some((one) => isSame(one, row) || (isOwn && alike(contract, row, one) >= memberNames(contract, row).size))

/** True for an operation that adds or removes rows, and says nothing of them but their keys. */
function namesOnly(contract: Contract, operation: Operation, rows: readonly Set<string>[]): boolean {
  if (!['PUT', 'POST', 'DELETE'].includes(operation.method)) return false
  const sent = [...memberNames(contract, bodySchema(contract, operation) ?? true)]
  const inner = membersIn(contract, bodySchema(contract, operation)).flatMap((one) => [...memberNames(contract, one)])
  return ![...sent, ...inner].some((name) => !/(id|key|slug|name)s?$/.test(name) && rows.some((one) => one.has(name)))
}

const membersIn = (contract: Contract, schema: Schema | undefined): Schema[] =>
  Object.values(propertiesOf(contract, schema))

/** Returns the membership that a path below a thing shows. */
export function membershipOf(resources: ReadonlyMap<string, Resource>, resource: Resource, info: PathInfo): Membership {
  const isItem = isItemPath(info)
  const parameter = info.parameters.at(isItem ? -2 : -1) as string
  const owner = ownerAt(resources, info, parameter)
  // `/users/{id}/groups` shows what `/groups/{id}/users` or `/groups/{id}/members` do, from the other side.
  const nouns = [resource.noun, 'member', 'participant']
  const noun = nounOf(info.noun)
  const isOwn = owner !== undefined && owner !== resource && nouns.includes(noun)
  const follows = owner === resource && /^follow(er|ee|ed|ing)$/.test(noun)
  const shape = isItem ? outerShape(info.shape) : info.shape
  return {
    id: isOwn ? [owner.id, resource.id].sort().join(' ') : follows ? `${owner.id} follow` : shape,
    parameter,
    isSecond: isOwn ? owner.id > resource.id : follows && noun === 'follower',
    ...(owner === undefined ? {} : { of: owner.id })
  }
}
