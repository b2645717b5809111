import { isObject } from '../document/json/is-object.ts'
import type { MediaType, ResponseObject, Schema } from '../document/openapi.ts'

/** Members that errors have and results seldom do. */
const members =
  /^(errors?|error_?(code|message|type|description|details?)|messages?|msg|detail|fault|reason|problem|exception)$/i
const words =
  /\b(errors?|problems?|faults?|exceptions?|fail(s|ed|ures?)?|invalid|unexpected|unauthori[sz]ed|not found)\b/i
/** The end of a `$ref` to a schema that is named as an error: `ApiError`, `error_response`. */
const named = /(error|problem|fault|exception|failure)s?_?(model|response|schema|dto|body|details?)?$/i

const mostDepth = 5

/** Tells whether a response is an error by its description, its schema's name or its schema's members. */
export function isErrorResponse(response: ResponseObject, schemaAt: (ref: string) => Schema): boolean {
  const { description, content } = response
  if (typeof description === 'string' && words.test(description)) return true
  return Object.values(content ?? {}).some((media: MediaType) => isError(media.schema, schemaAt, 0))
}

function isError(schema: Schema | undefined, schemaAt: (ref: string) => Schema, depth: number): boolean {
  if (!isObject(schema) || depth > mostDepth) return false
  const { $ref, title, properties } = schema
  if (typeof $ref === 'string') return named.test($ref) || isError(target($ref, schemaAt), schemaAt, depth + 1)
  if (typeof title === 'string' && named.test(title)) return true
  if (isObject(properties) && Object.keys(properties).some((name) => members.test(name))) return true
  const parts = [schema.allOf, schema.anyOf, schema.oneOf].flatMap((list) => (Array.isArray(list) ? list : []))
  return parts.some((part) => isError(part, schemaAt, depth + 1))
}

function target(ref: string, schemaAt: (ref: string) => Schema): Schema | undefined {
  try {
    return schemaAt(ref)
  } catch {
    return undefined
  }
}
