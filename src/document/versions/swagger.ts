import { isObject } from '../json/is-object.ts'
import { valueAt } from '../places/pointer.ts'
import { textOf } from '../places/text-of.ts'
import { isLink, type ObjectKind, type Walked, type WalkTrail, walk } from '../references/walk.ts'
import { LIST_FORMAT, listFormatOf } from './delimiters.ts'

type Json = Record<string, unknown>
/** Upgrades a schema that was made here, as the visitor upgrades those of the document. */
type Finish = (schema: Json, at: WalkTrail | undefined) => void

/** The keys of Swagger 2.0 that moved under `components` in OpenAPI 3. */
const moved = {
  definitions: 'schemas',
  parameters: 'parameters',
  responses: 'responses',
  securityDefinitions: 'securitySchemes'
} as const

/** Turns a pointer into the rewritten document into one of the Swagger document. */
export function inSwagger(pointer: string): string {
  const [, kind, rest] = /^\/components\/([^/]+)(.*)$/.exec(pointer) ?? []
  const from = Object.entries(moved).find(([, to]) => to === kind)?.[0]
  return from === undefined ? pointer : `/${from}${rest}`
}

interface Part {
  value: Json
  at: WalkTrail | undefined
}

/**
 * Rewrites a Swagger 2.0 document as OpenAPI 3, in place: host and schemes as servers, definitions as components, body
 * and form parameters as request bodies, `produces` as content, security definitions as schemes. Its references must
 * be internal and lead somewhere.
 */
export function fromSwagger(document: Json, finish: Finish): void {
  const parts = gather(document)
  if (!isElsewhere(document)) document.servers = serversOf(document)
  const components: Json = isObject(document.components) ? document.components : {}
  document.components = components
  for (const [from, to] of Object.entries(moved)) {
    if (isObject(document[from])) components[to] = { ...(components[to] as Json), ...document[from] }
    delete document[from]
  }
  const resolve = (value: unknown): Json => {
    let found = value
    while (isLink(found)) found = valueAt(document, found.$ref)
    return found as Json
  }
  const defaults: Media = { consumes: listOf(document.consumes), produces: listOf(document.produces) }
  const places = new Map((parts.parameter ?? []).map(({ value, at }) => [value, at]))
  const finished = (parameter: Json): Json => {
    const schema = schemaOf(parameter)
    finish(schema, places.get(parameter))
    return schema
  }
  const answered = new Set<Json>()
  const answer = (response: Json, produces: string[] | undefined) => {
    if (answered.has(response)) return
    answered.add(response)
    rewriteResponse(response, produces)
  }
  for (const { value: item } of parts.pathItem ?? []) {
    const shared = bodyParameters(item, resolve)
    for (const operation of methods.map((method) => item[method]).filter(isObject)) {
      rewriteOperation(operation, shared, defaults, resolve, finished, answer)
    }
  }
  for (const { value } of parts.response ?? []) if (!('$ref' in value)) answer(value, defaults.produces)
  for (const { value, at } of [...(parts.parameter ?? []), ...(parts.header ?? [])]) {
    if (!('$ref' in value) && !isBody(value)) rewriteParameter(value, at, finish)
  }
  if (isObject(components.parameters)) dropBodies(components.parameters)
  for (const { value } of parts.securityScheme ?? []) rewriteScheme(value)
  for (const field of ['swagger', 'host', 'basePath', 'schemes']) delete document[field]
  delete document.consumes
  delete document.produces
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch']

interface Media {
  consumes: string[] | undefined
  produces: string[] | undefined
}

/** Gathers all parts by kind, in other files too. References are rewritten to the places that parts move to. */
function gather(document: Json): { [kind in ObjectKind]?: Part[] } {
  const parts: { [kind in ObjectKind]?: Part[] } = {}
  const walked: Walked = new Map()
  const elsewhere: { value: Json; kind: ObjectKind }[] = []
  const part = (value: Json, kind: ObjectKind, at: WalkTrail | undefined) => {
    if (kind !== 'schema') listed(parts, kind).push({ value, at })
    if (typeof value.$ref !== 'string') return
    const target = valueAt(document, value.$ref)
    if (isObject(target)) elsewhere.push({ value: target, kind })
    value.$ref = value.$ref.replace(
      /^#\/(definitions|parameters|responses|securityDefinitions)\//,
      (_, from: keyof typeof moved) => `#/components/${moved[from]}/`
    )
  }
  const odd = (value: unknown) => value
  walk(document, 'document', undefined, { part, odd }, walked)
  for (let next = elsewhere.pop(); next !== undefined; next = elsewhere.pop()) {
    walk(next.value, next.kind, undefined, { part, odd }, walked)
  }
  return parts
}

/** Returns true for a document that says by OpenAPI 3's `servers` alone where it is served. */
export const isElsewhere = ({ servers, host, basePath }: Json): boolean =>
  Array.isArray(servers) && servers.length > 0 && host === undefined && basePath === undefined

/** Returns the servers of Swagger 2. Many authors write a scheme into the host, or a base path without its slash. */
export function serversOf({ host, basePath, schemes }: Json): Json[] {
  const path = textIn(basePath).replace(/^([a-z]+:\/\/[^/]*)?\/*/i, '/')
  const authority = textIn(host).replace(/^[a-z]+:\/\/|\/+$/gi, '')
  if (authority === '') return [{ url: path }]
  return (listOf(schemes) ?? ['https']).map((scheme) => ({ url: `${scheme}://${authority}${path}` }))
}

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '')

export const isBody = ({ in: place }: Json) => place === 'body' || place === 'formData'

type Resolver = (value: unknown) => Json

/** Takes the parameters that describe the body out of a list. */
function bodyParameters(holder: Json, resolve: Resolver): Json[] {
  if (!Array.isArray(holder.parameters)) return []
  const bodies: Json[] = []
  holder.parameters = holder.parameters.filter((parameter) => {
    const found = resolve(parameter)
    if (!isBody(found)) return true
    bodies.push(found)
    return false
  })
  return bodies
}

function rewriteOperation(
  operation: Json,
  shared: Json[],
  defaults: Media,
  resolve: Resolver,
  schemaFor: (parameter: Json) => Json,
  answer: (response: Json, produces: string[] | undefined) => void
): void {
  const own = bodyParameters(operation, resolve)
  const form = [...own, ...shared.filter((other) => !own.some((one) => one.name === other.name))]
  const consumes = listOf(operation.consumes) ?? defaults.consumes
  const body = own.find((one) => one.in === 'body') ?? shared.find((one) => one.in === 'body')
  if (body !== undefined) operation.requestBody = bodyOf(body, consumes)
  else if (form.length > 0) operation.requestBody = formOf(form, consumes, schemaFor)
  const produces = listOf(operation.produces) ?? defaults.produces
  for (const value of Object.values(isObject(operation.responses) ? operation.responses : {})) {
    answer(resolve(value), produces)
  }
  delete operation.consumes
  delete operation.produces
  delete operation.schemes
}

export function bodyOf(parameter: Json, consumes: string[] | undefined): Json {
  const { description, required, schema = {} } = parameter
  const content: Json = {}
  const examples = isObject(parameter['x-examples']) ? parameter['x-examples'] : {}
  for (const type of consumes ?? ['application/json']) {
    const example = examples[type] ?? parameter['x-example']
    content[type] = { schema, ...(example !== undefined && { example }) }
  }
  return { ...(description !== undefined && { description }), required: required === true, content }
}

export function formOf(parameters: Json[], consumes: string[] | undefined, schemaFor: (parameter: Json) => Json): Json {
  const properties: Json = {}
  const encoding: Json = {}
  let types = consumes?.filter((type) => /^(multipart\/|application\/x-www-form-urlencoded)/.test(type)) ?? []
  for (const parameter of parameters) {
    const name = textOf(parameter.name)
    const own = schemaFor(parameter)
    const schema: Json = parameter.allowEmptyValue === true && !takesEmpty(own) ? { anyOf: [own, { const: '' }] } : own
    if (parameter.description !== undefined) schema.description = parameter.description
    Object.defineProperty(properties, name, { value: schema, enumerable: true, writable: true, configurable: true })
    if (own.type === 'array') encoding[name] = styleOf(parameter)
    // A form without its optional file can be of another type.
    if (own.format === 'binary' && parameter.required === true) types = types.filter(isMultipart)
  }
  const file = Object.values(properties).some((schema) => (schema as Json).format === 'binary')
  if (file && !types.some(isMultipart)) types = []
  if (types.length === 0) types = [file ? 'multipart/form-data' : 'application/x-www-form-urlencoded']
  const required = parameters.filter((parameter) => parameter.required === true).map(({ name }) => textOf(name))
  const schema = { type: 'object', properties, ...(required.length > 0 && { required }) }
  const media = { schema, ...(Object.keys(encoding).length > 0 && { encoding }) }
  return { required: required.length > 0, content: Object.fromEntries(types.map((type) => [type, media])) }
}

const takesEmpty = ({ type, ...rest }: Json): boolean =>
  type === 'string' && !['enum', 'minLength', 'pattern', 'format'].some((keyword) => keyword in rest)

const isMultipart = (type: string): boolean => type.startsWith('multipart/')

/** The keywords of schemas that parameters and headers of Swagger have themselves. */
const keywords = [
  'type',
  'format',
  'items',
  'default',
  'enum',
  'maximum',
  'exclusiveMaximum',
  'minimum',
  'exclusiveMinimum',
  'maxLength',
  'minLength',
  'pattern',
  'maxItems',
  'minItems',
  'uniqueItems',
  'multipleOf',
  'x-nullable'
]

export function schemaOf(parameter: Json): Json {
  const schema: Json = {}
  for (const keyword of keywords) if (parameter[keyword] !== undefined) schema[keyword] = parameter[keyword]
  if (parameter['x-example'] !== undefined) schema.example = parameter['x-example']
  if (parameter.allowEmptyValue === false && schema.type === 'string') schema.minLength ??= 1
  if (schema.type !== 'file') return schema
  return { ...schema, type: 'string', format: 'binary' }
}

const delimited: Record<string, string | undefined> = { ssv: 'spaceDelimited', pipes: 'pipeDelimited' }

export function styleOf({ in: place, collectionFormat: format }: Json): Json {
  const alone = place === 'path' || place === 'header' || place === undefined
  const style = alone ? 'simple' : (delimited[textOf(format)] ?? 'form')
  const unsaid = listFormatOf({ [LIST_FORMAT]: format }) !== undefined && (alone || style === 'form')
  return { style, explode: format === 'multi' && !alone, ...(unsaid && { [LIST_FORMAT]: format }) }
}

function rewriteParameter(parameter: Json, at: WalkTrail | undefined, finish: Finish): void {
  if (parameter.schema !== undefined) return
  finish(moveToSchema(parameter), at)
}

/** Moves the keywords that describe a parameter's value into its schema. Returns the schema. */
export function moveToSchema(parameter: Json): Json {
  const schema = schemaOf(parameter)
  if (parameter.type === 'array') Object.assign(parameter, styleOf(parameter))
  for (const keyword of [...keywords, 'collectionFormat', 'x-example']) delete parameter[keyword]
  parameter.schema = schema
  return schema
}

export function rewriteResponse(response: Json, produces: string[] | undefined): void {
  const { schema, examples } = response
  delete response.schema
  const content: Json = {}
  if (schema !== undefined) {
    const file = isObject(schema) && schema.format === 'binary'
    for (const type of produces ?? [file ? 'application/octet-stream' : 'application/json']) content[type] = { schema }
  }
  if (isObject(examples)) {
    delete response.examples
    for (const [type, example] of Object.entries(examples)) {
      if (!type.includes('/')) continue
      const media = content[type] ?? (schema === undefined ? {} : { schema })
      content[type] = { ...(media as Json), example }
    }
  }
  if (Object.keys(content).length > 0) response.content = content
}

/** Form parameters became properties of the operations' bodies, so nothing refers to them any more. */
function dropBodies(parameters: Json): void {
  for (const [name, parameter] of Object.entries(parameters)) {
    if (isObject(parameter) && isBody(parameter)) delete parameters[name]
  }
}

const flows: Record<string, string | undefined> = { application: 'clientCredentials', accessCode: 'authorizationCode' }

export function rewriteScheme(scheme: Json): void {
  if (scheme.type === 'basic') {
    scheme.type = 'http'
    scheme.scheme = 'basic'
  } else if (scheme.type === 'oauth2' && typeof scheme.flow === 'string') {
    const { flow, authorizationUrl, tokenUrl, scopes = {} } = scheme
    const urls = {
      ...(authorizationUrl !== undefined && { authorizationUrl }),
      ...(tokenUrl !== undefined && { tokenUrl })
    }
    scheme.flows = { [flows[flow as string] ?? (flow as string)]: { ...urls, scopes } }
    for (const key of ['flow', 'authorizationUrl', 'tokenUrl', 'scopes']) delete scheme[key]
  }
}

export function listOf(value: unknown): string[] | undefined {
  if (!Array.isArray(value)) return undefined
  const texts = value.filter((item) => typeof item === 'string')
  return texts.length > 0 ? texts : undefined
}

function listed(parts: { [kind in ObjectKind]?: Part[] }, kind: ObjectKind): Part[] {
  const list = parts[kind] ?? []
  parts[kind] = list
  return list
}
