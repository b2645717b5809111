/** Parts of an OpenAPI 3 document that are written as in Swagger 2.0. */
import { isObject } from '../json/is-object.ts'
import { isLink, type ObjectKind, pointerOf, type WalkTrail } from '../references/walk.ts'
import { bodyOf, formOf, isBody, moveToSchema, schemaOf } from './swagger.ts'

type Json = Record<string, unknown>
type Report = (pointer: string, message: string) => void

/** Rewrites a part as OpenAPI 3 has it, in place. */
export function rewriteLeftovers(part: Json, kind: ObjectKind, at: WalkTrail | undefined, report: Report): void {
  if ('$ref' in part) return
  if (kind === 'response') rewriteResponse(part, at, report)
  else if (kind === 'operation') rewriteBody(part, at, report)
  else if (kind === 'parameter' || kind === 'header') rewriteType(part, at, report)
}

const tell = (report: Report, at: WalkTrail | undefined, field: string, instead: string) =>
  report(pointerOf({ up: at, field }), `${field} stands here in Swagger 2.0 alone; it is taken as ${instead}`)

function rewriteResponse(response: Json, at: WalkTrail | undefined, report: Report): void {
  const { schema, content } = response
  if (!isObject(schema) || content !== undefined) return
  tell(report, at, 'schema', 'that of application/json')
  delete response.schema
  response.content = { 'application/json': { schema } }
}

function rewriteBody(operation: Json, at: WalkTrail | undefined, report: Report): void {
  const { parameters, requestBody, consumes } = operation
  if (!Array.isArray(parameters) || requestBody !== undefined) return
  const parts = parameters.filter((one): one is Json => isObject(one) && !isLink(one) && isBody(one))
  if (parts.length === 0) return
  tell(report, at, 'parameters', `the body of the request where they are in body or formData`)
  const types = Array.isArray(consumes) ? consumes.filter((type) => typeof type === 'string') : undefined
  const body = parts.find((one) => one.in === 'body')
  operation.parameters = parameters.filter((one) => !parts.includes(one))
  operation.requestBody = body === undefined ? formOf(parts, types, schemaOf) : bodyOf(body, types)
}

function rewriteType(parameter: Json, at: WalkTrail | undefined, report: Report): void {
  if (typeof parameter.type !== 'string' || 'schema' in parameter || 'content' in parameter || isBody(parameter)) return
  tell(report, at, 'type', 'that of the schema')
  moveToSchema(parameter)
}
