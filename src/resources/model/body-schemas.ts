/** Returns the schemas of bodies. A body with an example and no schema has the members of its example. */
import type { Contract, Operation } from '../../contract/contract.ts'
import { isJson } from '../../contract/media-types.ts'
import { chooseResponse } from '../../contract/responses.ts'
import { isObject } from '../../document/json/is-object.ts'
import { keptFor } from '../../document/memoized.ts'
import type { MediaType, Schema } from '../../document/openapi.ts'
import { exampleOf } from './examples.ts'
import { usualKeys, wordsOf } from './names.ts'
import { solid } from './rows-places.ts'

/** Returns the schema of the JSON that an operation usually answers with. */
export function replySchema(contract: Contract, operation: Operation): Schema | undefined {
  const usual = chooseResponse(operation, undefined)
  return usual.status >= 300 ? undefined : jsonSchema(contract, usual.response.object.content)
}

/** Returns the schema of the JSON, or the form, that an operation takes. */
export const bodySchema = (contract: Contract, operation: Operation): Schema | undefined =>
  jsonSchema(contract, operation.requestBody?.content)

/** Returns the type and the content of a body in JSON; nothing where it has none. */
export const jsonIn = (content: Record<string, MediaType> | undefined): [string, MediaType] | [] =>
  Object.entries({ ...content }).find(([type]) => isJson(type)) ?? []

function jsonSchema(contract: Contract, content: Record<string, MediaType> | undefined): Schema | undefined {
  const types = Object.entries({ ...content })
  const [type, media] =
    types.find(([type]) => isJson(type)) ?? types.find(([type]) => /\*\/\*|urlencoded|form-data/.test(type)) ?? []
  return type === undefined || media === undefined ? undefined : schemaOf(media, contract, type)
}

/**
 * Returns the schema of a media type, completed by its example: the same object for the same media type, since rows of
 * one schema are recognised by it.
 */
export const schemaOf = keptFor((media: MediaType, contract: Contract, type: string) =>
  withExample(contract, media.schema, exampleOf(contract, media, type))
)

/** The depth to which an example completes a schema: a row in `{ data: { things: [] } }`. */
const deepest = 3

/** Returns a schema whose undescribed objects have the members of the example. */
function withExample(contract: Contract, schema: Schema | undefined, example: unknown, depth = 0): Schema | undefined {
  if (typeof example !== 'object' || example === null || depth > deepest) return schema
  const { type, properties, items, anyOf, oneOf, additionalProperties } = solid(contract, schema)
  const types = [type ?? []].flat()
  if (anyOf !== undefined || oneOf !== undefined || typeof additionalProperties === 'object') return schema
  if (Array.isArray(example)) {
    if (types.length > 0 && !types.includes('array')) return schema
    const rows = example.filter(isObject)
    const inner = rows.length === 0 ? items : withExample(contract, items, Object.assign({}, ...rows), depth + 1)
    return inner === items || inner === undefined ? schema : { type: 'array', items: inner }
  }
  if ((types.length > 0 && !types.includes('object')) || items !== undefined) return schema
  const known = { ...properties }
  const names = properties === undefined ? Object.keys(example) : Object.keys(known)
  const inner = names.map((name): [string, Schema] => {
    const value = (example as Record<string, unknown>)[name]
    return [name, withExample(contract, known[name], value, depth + 1) ?? leafOf(name, value)]
  })
  if (properties !== undefined && inner.every(([name, one]) => one === known[name])) return schema
  return { ...(typeof schema === 'object' ? schema : {}), type: 'object', properties: Object.fromEntries(inner) }
}

/** Returns the schema of a member of an example. Only a possible key has a type: any value may stand elsewhere. */
function leafOf(name: string, value: unknown): Schema {
  const mayBeKey = usualKeys.includes(wordsOf(name).at(-1) as string)
  if (mayBeKey && Number.isInteger(value)) return { type: 'integer', examples: [value] }
  return mayBeKey && typeof value === 'string' ? { type: 'string', examples: [value] } : { examples: [value] }
}
