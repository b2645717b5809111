/** Parts of a document that are written as in another version of OpenAPI, where they mean one thing. */
import { isObject } from '../json/is-object.ts'
import { isLink, type ObjectKind, pointerOf, type WalkTrail } from '../references/walk.ts'
import {
  bodyOf,
  formOf,
  isBody,
  isElsewhere,
  listOf,
  moveToSchema,
  rewriteResponse,
  rewriteScheme,
  schemaOf,
  serversOf,
  styleOf
} from './swagger.ts'
import { upgradeLeftovers } from './upgrade.ts'

type Json = Record<string, unknown>
type Report = (pointer: string, message: string) => void
/** Reports that a field of another version is taken as something else. */
type Tell = (at: WalkTrail | undefined, field: string, instead: string) => void
/** Rewrites a part, in place. */
type Rewrite = (part: Json, kind: ObjectKind, at: WalkTrail | undefined) => void

const teller =
  (report: Report, version: string): Tell =>
  (at, field, instead) =>
    report(pointerOf({ up: at, field }), `${field} stands here in ${version} alone; it is taken as ${instead}`)

/** Returns the function that reports the words of OpenAPI 3 in Swagger 2.0, where they are read as they are. */
export function leftoversInSwagger(report: Report): Rewrite {
  const tell = teller(report, 'OpenAPI 3')
  return (part, kind, at) => {
    if (kind === 'operation' && isObject(part.requestBody)) tell(at, 'requestBody', 'in OpenAPI 3')
    if (kind !== 'document') return
    if (isElsewhere(part)) tell(at, 'servers', 'in OpenAPI 3')
    if (isObject(part.components)) tell(at, 'components', 'in OpenAPI 3')
  }
}

/** Returns the function that rewrites words of Swagger 2.0, and of 3.0 in 3.1, as OpenAPI 3 has them. */
export function leftoversOf(document: Json, old: boolean, report: Report): Rewrite {
  const tell = teller(report, 'Swagger 2.0')
  const ofSchemas = teller(report, 'OpenAPI 3.0')
  return (part, kind, at) => {
    if (kind === 'schema' && !old) {
      for (const field of upgradeLeftovers(part)) {
        ofSchemas(at, field, field === 'nullable' ? 'one more type, null' : 'the limit itself')
      }
    }
    if ('$ref' in part) return
    if (part === document) rewriteRoot(document, tell)
    else if (kind === 'response') rewriteSchema(part, at, listOf(document.produces), tell)
    else if (kind === 'operation') rewriteOperation(part, at, document, tell)
    else if (kind === 'parameter' || kind === 'header') rewriteParameter(part, at, tell)
    else if (kind === 'securityScheme') rewriteOldScheme(part, at, tell)
  }
}

function rewriteRoot(document: Json, tell: Tell): void {
  const { servers, host, basePath, securityDefinitions: schemes } = document
  if (servers === undefined && (typeof host === 'string' || typeof basePath === 'string')) {
    tell(undefined, typeof host === 'string' ? 'host' : 'basePath', 'the address of a server')
    document.servers = serversOf(document)
  }
  if (!isObject(schemes)) return
  tell(undefined, 'securityDefinitions', 'the security schemes of the components')
  const components = isObject(document.components) ? document.components : {}
  document.components = components
  components.securitySchemes = { ...schemes, ...(components.securitySchemes as Json) }
}

function rewriteOperation(operation: Json, at: WalkTrail | undefined, document: Json, tell: Tell): void {
  rewriteBody(operation, at, listOf(operation.consumes) ?? listOf(document.consumes), tell)
  const produces = listOf(operation.produces)
  if (produces === undefined || !isObject(operation.responses)) return
  for (const [item, response] of Object.entries(operation.responses)) {
    if (isObject(response) && !isLink(response)) {
      rewriteSchema(response, { up: at, field: 'responses', item }, produces, tell)
    }
  }
}

/** Examples by media type stand beside the schema in Swagger 2.0. */
function rewriteSchema(response: Json, at: WalkTrail | undefined, produces: string[] | undefined, tell: Tell): void {
  const { schema, content } = response
  if (!isObject(schema) || content !== undefined) return
  tell(at, 'schema', `that of ${produces?.join(', ') ?? 'application/json'}`)
  rewriteResponse(response, produces)
}

function rewriteBody(operation: Json, at: WalkTrail | undefined, consumes: string[] | undefined, tell: Tell): void {
  const { parameters, requestBody } = operation
  if (!Array.isArray(parameters) || requestBody !== undefined) return
  const parts = parameters.filter((one): one is Json => isObject(one) && !isLink(one) && isBody(one))
  if (parts.length === 0) return
  tell(at, 'parameters', 'the body of the request where they are in body or formData')
  const body = parts.find((one) => one.in === 'body')
  operation.parameters = parameters.filter((one) => !parts.includes(one))
  operation.requestBody = body === undefined ? formOf(parts, consumes, schemaOf) : bodyOf(body, consumes)
}

function rewriteParameter(parameter: Json, at: WalkTrail | undefined, tell: Tell): void {
  if (isBody(parameter) || 'content' in parameter) return
  if (typeof parameter.type === 'string' && !('schema' in parameter)) {
    tell(at, 'type', 'that of the schema')
    moveToSchema(parameter)
    return
  }
  const { schema, style, explode } = parameter
  const holder = [parameter, schema].filter(isObject).find((one) => typeof one.collectionFormat === 'string')
  if (holder === undefined || style !== undefined || explode !== undefined) return
  const trail = holder === parameter ? at : { up: at, field: 'schema' }
  const { collectionFormat } = holder
  Object.assign(parameter, styleOf({ in: parameter.in, collectionFormat }))
  tell(trail, 'collectionFormat', `the style ${parameter.style}`)
  delete holder.collectionFormat
}

function rewriteOldScheme(scheme: Json, at: WalkTrail | undefined, tell: Tell): void {
  if (scheme.type === 'basic') tell(at, 'type', 'http with the scheme basic')
  else if (typeof scheme.flow === 'string') tell(at, 'flow', 'one of its flows')
  rewriteScheme(scheme)
}
