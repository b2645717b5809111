/** The order of a list that the document promises in words, and the member that counts its places. */

import type { Contract } from '../../contract/contract.ts'
import { placeNames, promisedOrder } from '../../contract/promised-order.ts'
import { momentOf } from '../../contract/series.ts'
import { keptForBoth } from '../../document/memoized.ts'
import type { Resource, Role } from '../model/model.ts'
import { membersIn, propertiesOf, solid } from '../model/rows-places.ts'

/** An order of rows by a member. */
export interface Promised {
  path: string[]
  down: boolean
  /** The path to the number of a row's place in that order; undefined if rows have none. */
  place: string[] | undefined
}

/** Returns the order that the words of a list's operation, response and schema promise. */
export const promisedBy = keptForBoth((role: Role, contract: Contract): Promised | undefined => {
  const { operation, reply, resource } = role
  const { summary, description, responses } = operation
  const texts = [summary, description, responses[0]?.object.description, reply?.list?.description]
  const paths = new Map<string, string[]>()
  let place: string[] | undefined
  for (const { path, name, property } of membersIn(contract, resource)) {
    if (!paths.has(name)) paths.set(name, path)
    if (placeNames.test(name) && solid(contract, property).type === 'integer') place ??= path
  }
  const order = promisedOrder(texts.filter((text) => typeof text === 'string').join('. '), [...paths.keys()])
  if (order === undefined) return undefined
  const path = paths.get(order.name) as string[]
  return { path, down: order.down, place: place?.join() === path.join() ? undefined : place }
})

/** Returns the member that says when the rows of a series are, which have no key; undefined for other rows. */
export const seriesOf = keptForBoth(({ item, key, rows }: Resource, contract: Contract): string | undefined =>
  item === undefined && key.property === undefined ? momentOf(Object.keys(propertiesOf(contract, rows[0]))) : undefined
)
