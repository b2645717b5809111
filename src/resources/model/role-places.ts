/** Finds the place of a resource's row in the body and the reply of an operation. */
import type { Contract, Operation } from '../../contract/contract.ts'
import { chooseResponse } from '../../contract/responses.ts'
import type { Schema } from '../../document/openapi.ts'
import { bodySchema, replySchema } from './body-schemas.ts'
import type { Resource, Role } from './model.ts'
import { rowPlace } from './row-place.ts'
import { alike, only, type RowsPlace, schemaAt, solid } from './rows-places.ts'

export type RolePlaces = Pick<Role, 'reply' | 'body'>

/** Finds the places of a row in the reply and the body of an operation. `inArray`: an array may hold it alone. */
export function placesOf(contract: Contract, operation: Operation, resource: Resource, inArray: boolean): RolePlaces {
  const { noun, key } = resource
  const find = (schema: Schema | undefined, whole: boolean): RowsPlace | undefined => {
    for (const row of resource.rows) {
      const place = rowPlace(contract, schema, { noun, row, key: key.property?.[0], inArray })
      if (place === undefined) continue
      // An object without a description shows whole rows.
      const all = whole && isBare(contract, place.row) && place.path.length === 0
      return all ? { ...place, row, bare: true } : place
    }
    return undefined
  }
  const reply = find(replySchema(contract, operation), true)
  const sent = bodySchema(contract, operation)
  // The reply may show members that no other reply shows, and that the request sends.
  const echoed = reply && { noun, row: reply.row, key: key.property?.[0], inArray }
  return { reply, body: find(sent, false) ?? (echoed && rowPlace(contract, sent, echoed)) }
}

/**
 * Finds the places of a new row. An array in the reply holds found rows, unless the request sends an array too or goes
 * to the collection's own path (`isOwn`).
 */
export function placesToCreate(
  contract: Contract,
  operation: Operation,
  resource: Resource,
  isOwn: boolean
): RolePlaces {
  const places = placesOf(contract, operation, resource, true)
  const alone = ({ path = [] }: Partial<RowsPlace> = {}) => path.includes(only)
  if (!alone(places.reply) && !alone(places.body)) return places
  const { property } = resource.key
  const answersKey = property !== undefined && shows(contract, places.reply?.row, property)
  const inArray = alone(places.reply) && (alone(places.body) || (isOwn && (answersKey || makes(operation))))
  return inArray ? places : placesOf(contract, operation, resource, false)
}

/** True for an operation that answers 201: it makes what it shows. */
export const makes = (operation: Operation): boolean => chooseResponse(operation, undefined).status === 201

/** True where the body or the reply has members of the resource's rows. */
export function writesRow(contract: Contract, { reply, body }: RolePlaces, resource: Resource): boolean {
  const known = (place: RowsPlace | undefined) =>
    place !== undefined && resource.rows.some((row) => alike(contract, place.row, row) > 0)
  return known(reply) || known(body)
}

export const shows = (contract: Contract, row: Schema | undefined, path: readonly string[]): boolean =>
  schemaAt(contract, row, path) !== undefined

/** True for an object without a description. */
export function isBare(contract: Contract, row: Schema): boolean {
  const { properties, anyOf, oneOf } = solid(contract, row)
  return properties === undefined && anyOf === undefined && oneOf === undefined
}
