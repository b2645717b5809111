import { isObject } from '../document/json/is-object.ts'
import type { MediaType, OperationObject, PathItem, ResponseObject, Schema } from '../document/openapi.ts'
import { pointer } from '../document/places/pointer.ts'
import { methodFields } from '../document/references/walk.ts'
import { isErrorResponse } from './error-responses.ts'
import type { ContractContext, Operation, RequestBody, Response } from './operation.ts'
import { parameterReader } from './parameters.ts'
import { type LocatedValue, objectAt } from './resolve.ts'
import { type ServedPath, servedPath } from './resource-names.ts'
import { securityReader } from './security.ts'
import { basePathReader } from './servers.ts'
import { statusKey } from './statuses.ts'

/**
 * Reads all operations under a document's `paths`, in its order. Never throws: broken parts are reported, and then
 * read in the likeliest sense, or left out.
 */
export function operationsOf(context: ContractContext): Operation[] {
  const { document, report } = context
  const operations: Operation[] = []
  const read = operationReader(context)
  const taken = new Map<string, string>()
  for (const [template, item] of Object.entries(document.paths ?? {})) {
    if (template.startsWith('x-')) continue
    const at = pointer('/paths', template)
    const layers = layersOf(context, item, at)
    const whole = template.startsWith('/') ? template : `/${template}`
    const { path, query, fragment } = cutTemplate(whole)
    const served = servedPath(path)
    const { names, shape, broken } = parseTemplate(served.path)
    if (whole !== template)
      report(at, `the path ${JSON.stringify(template)} has to begin with a slash; it is served as ${whole}`)
    if (broken) report(at, `the path template ${JSON.stringify(template)} is broken: a { needs a name and then a }`)
    for (const found of methodsOf(layers)) {
      const name = `${found.method} ${whole}`
      const key = `${found.method} ${shape}?${query ?? ''}#${fragment ?? ''}`
      const first = taken.get(key)
      if (first === undefined) taken.set(key, name)
      else {
        const rest = names.length > 0 ? '; this one has those whose path parameters fit it alone' : ''
        report(
          found.at,
          `${name} collides with ${first}: both match the same requests, and the first one serves${rest}`
        )
        if (names.length === 0) continue
      }
      const operation = read(found, served, names, layers)
      operations.push(query === undefined ? operation : { ...operation, query })
    }
  }
  return operations
}

/**
 * Cuts a template into path, query and fragment. Some documents tell operations at one path apart by a query
 * (`/token?refresh`) or by a fragment that no client sends (`/#X-Amz-Target=Service.PutRule`).
 */
function cutTemplate(template: string): { path: string; query?: string; fragment?: string } {
  const [whole = '', fragment] = template.split(/#(?![^{]*\})(.*)/s)
  const [path = '', query] = whole.split(/\?(?![^{]*\})(.*)/s)
  return { path, ...(query && { query }), ...(fragment && { fragment }) }
}

/** The names in a path template, and its shape. Templates that match the same paths have the same shape. */
function parseTemplate(path: string): { names: string[]; shape: string; broken: boolean } {
  const names: string[] = []
  const texts: string[] = []
  let from = 0
  let broken = false
  for (let open = path.indexOf('{'); open !== -1; open = path.indexOf('{', from)) {
    const close = path.indexOf('}', open)
    if (close === -1) break
    const name = path.slice(open + 1, close)
    if (name === '' || name.includes('{')) broken = true
    else names.push(name)
    texts.push(path.slice(from, open))
    from = close + 1
  }
  texts.push(path.slice(from))
  if (texts.some((text) => text.includes('{') || text.includes('}'))) broken = true
  return { names, shape: texts.join('{}'), broken }
}

/** Returns a path item, and the one that its `$ref` leads to. Of a field in both, the first counts. */
function layersOf({ resolve }: ContractContext, item: unknown, at: string): LocatedValue<PathItem>[] {
  const own = { value: item as PathItem, at }
  if (own.value.$ref === undefined) return [own]
  const target = objectAt(resolve, item, at)
  return 'value' in target ? [own, target as LocatedValue<PathItem>] : [own]
}

interface Found {
  method: string
  value: unknown
  at: string
}

function methodsOf(layers: LocatedValue<PathItem>[]): Found[] {
  const found: Found[] = []
  const add = (method: string, value: unknown, at: string) => {
    if (!found.some((other) => other.method === method)) found.push({ method, value, at })
  }
  for (const { value, at } of layers) {
    for (const key in value) {
      if (methodFields.has(key)) add(key.toUpperCase(), value[key], `${at}/${key}`)
      else if (key === 'additionalOperations') {
        for (const [method, operation] of Object.entries(value[key] as object)) {
          add(method, operation, pointer(at, key, method))
        }
      }
    }
  }
  return found
}

function operationReader(context: ContractContext) {
  const { document, old } = context
  const nameOf = namer(context)
  const parametersOf = parameterReader(context)
  const securityOf = securityReader(context)
  const basePathsOf = basePathReader(context)
  return (
    { method, value, at }: Found,
    served: ServedPath,
    names: string[],
    layers: LocatedValue<PathItem>[]
  ): Operation => {
    const { path } = served
    const object = value as OperationObject
    const responses = responsesOf(context, object, at)
    const holders = [{ value: object, at }, ...layers]
    const owner = holders.find((holder) => holder.value.servers !== undefined) ?? { value: document, at: '' }
    // "SHALL be ignored" (OpenAPI 3.0.3, Operation Object)
    const bodiless = old && (method === 'GET' || method === 'HEAD')
    const requestBody = bodiless ? undefined : bodyOf(context, object, at)
    const operation: Operation = {
      id: nameOf(object.operationId, method, path, at),
      method,
      path,
      at,
      deprecated: object.deprecated === true,
      parameters: parametersOf(holders, served, names),
      responses,
      security: securityOf(object, at),
      basePaths: basePathsOf(owner.value.servers, owner.at)
    }
    if (typeof object.summary === 'string') operation.summary = object.summary
    if (typeof object.description === 'string') operation.description = object.description
    if (requestBody !== undefined) operation.requestBody = requestBody
    return operation
  }
}

/** Returns a function that names operations: by their own id, else like `getUsersById`. A taken name gets a number. */
function namer({ report }: ContractContext) {
  const taken = new Set<string>()
  return (given: unknown, method: string, path: string, at: string): string => {
    const own = typeof given === 'string' && given !== ''
    const wanted = own ? given : readableName(method, path)
    let id = wanted
    for (let number = 2; taken.has(id); number++) id = `${wanted}${number}`
    taken.add(id)
    if (own && id !== wanted) {
      report(
        `${at}/operationId`,
        `the operationId ${JSON.stringify(wanted)} is a duplicate; this operation is called ${id}`
      )
    }
    return id
  }
}

function readableName(method: string, path: string): string {
  const words = path.replaceAll('{', '/by/').split(/[^\p{L}\p{N}]+/u)
  const name = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('')
  return method.toLowerCase() + (name || 'Root')
}

function bodyOf(
  { resolve, schemaAt, report }: ContractContext,
  object: OperationObject,
  at: string
): RequestBody | undefined {
  if (object.requestBody === undefined) return undefined
  const found = objectAt(resolve, object.requestBody, `${at}/requestBody`)
  if (!('value' in found)) return undefined
  const written = (found.value.content ?? {}) as Record<string, MediaType>
  const content = Object.entries(written).map(([type, media]): [string, MediaType] => {
    if (!isForm(type) || !isText(media.schema, schemaAt)) return [type, media]
    const here = `${pointer(found.at, 'content', type)}/schema`
    report(here, 'the schema of a form is no object; any form is accepted')
    return [type, { ...media, schema: true }]
  })
  let required = found.value.required === true
  if (required && content.length === 0) {
    required = false
    report(`${found.at}/content`, 'the body is required, but has no media type; requests may leave it out')
  }
  return { required, content: Object.fromEntries(content), at: found.at }
}

const isForm = (type: string) => /^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i.test(type)

/** Returns true for a schema of a type that no form has. */
function isText(schema: Schema | undefined, schemaAt: ContractContext['schemaAt']): boolean {
  if (!isObject(schema)) return false
  if (typeof schema.$ref === 'string') {
    try {
      return isText(schemaAt(schema.$ref), schemaAt)
    } catch {
      return false
    }
  }
  return typeof schema.type === 'string' && schema.type !== 'object'
}

/** A response of which nothing is known but the status. */
const empty: ResponseObject = { description: '' }

function responsesOf({ resolve, report, schemaAt }: ContractContext, object: OperationObject, at: string): Response[] {
  const responses: Response[] = []
  for (const key in object.responses) {
    if (key.startsWith('x-')) continue
    const status = statusKey(key)
    const here = pointer(`${at}/responses`, key)
    if (status === undefined) {
      report(here, `${JSON.stringify(key)} is no status; it has to be one such as 200, or 4XX, or default`)
      continue
    }
    if (status.toUpperCase() !== key.toUpperCase()) {
      report(here, `${JSON.stringify(key)} is no status; it is taken as ${status}`)
      if (status in object.responses || responses.some((other) => other.key === status)) continue
    }
    const found = objectAt(resolve, object.responses[key], here)
    if ('value' in found) responses.push({ key: status, object: found.value as ResponseObject, at: found.at })
    // The finding about its reference says more.
    else responses.push({ key: status, object: empty, at: here })
  }
  const fallback = responses.find(({ key }) => key === 'default')
  const succeeds = responses.some(({ key }) => /^[23]/.test(key))
  if (fallback !== undefined && !succeeds && !isErrorResponse(fallback.object, schemaAt)) fallback.isSuccess = true
  return responses.length > 0 ? responses : [{ key: '200', object: empty, at }]
}
