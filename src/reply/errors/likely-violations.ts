/** The part of a request that an error names where it was asked for, and nothing is wrong with the request. */

import type { Contract, Operation } from '../../contract/contract.ts'
import { isJson } from '../../contract/media-types.ts'
import { keptFor } from '../../document/memoized.ts'
import type { Schema } from '../../document/openapi.ts'
import { pointer } from '../../document/places/pointer.ts'
import type { Call } from '../../resources/rows/source.ts'
import type { Violation } from '../../schema/validator.ts'
import { shapeOf } from '../../schema/views/merged-view.ts'

/** Messages of errors that are about one field, by their statuses. */
const messages: Readonly<Record<number, string>> = { 400: 'is not valid', 409: 'is already taken', 422: 'is not valid' }

/** Returns a violation of a member that the request may have; none for an error that is about no field. */
export function likelyViolations(status: number, { operation }: Call, contract: Contract): Violation[] {
  const message = messages[status]
  const place = message === undefined ? undefined : placesOf(operation, contract)
  return message === undefined || place === undefined
    ? []
    : [{ ...place, keyword: status === 409 ? 'taken' : 'invalid', message }]
}

type Place = Pick<Violation, 'in' | 'at'>

/** Returns a required member of the body, else another one, else a parameter. */
const placesOf = keptFor(({ requestBody, parameters }: Operation, contract: Contract): Place | undefined => {
  const [, media] = Object.entries({ ...requestBody?.content }).find(([type]) => isJson(type)) ?? []
  const path = media === undefined ? [] : memberIn(contract, media.schema)
  if (path.length > 0) return { in: 'body', at: pointer('', ...path) }
  const parameter =
    parameters.find((one) => one.in === 'query' && one.required) ??
    parameters.find((one) => one.in === 'query') ??
    parameters.find((one) => one.in === 'path')
  return parameter && { in: parameter.in, at: pointer('', parameter.name) }
})

/** The deepest member that is named. */
const deepest = 4

/** Returns the path to the first required member that holds no others, or to the first one. */
function memberIn(contract: Contract, schema: Schema | undefined, depth = 0): string[] {
  const { properties = {}, required = [] } = shapeOf(contract, schema)
  const names = Object.keys(properties).filter((name) => shapeOf(contract, properties[name]).readOnly !== true)
  const name = names.find((one) => required.includes(one)) ?? names[0]
  if (name === undefined || depth > deepest) return []
  return [name, ...memberIn(contract, properties[name], depth + 1)]
}
