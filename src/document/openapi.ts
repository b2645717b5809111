/**
 * An OpenAPI 3.1 document, as far as standin uses it. Documents of other versions are rewritten as 3.1 when they are
 * read (upgrade.ts), so no reader asks for the version.
 * A part that may be written as `{ $ref }` has the type `Referable`. Follow it with `resolve` (contract/resolve.ts).
 */
export interface Document {
  openapi: string
  info: { title?: string; version?: string }
  servers?: Server[]
  security?: SecurityRequirement[]
  paths?: Record<string, PathItem>
  components?: {
    schemas?: Record<string, Schema>
    securitySchemes?: Record<string, Referable<SecurityScheme>>
    [kind: string]: unknown
  }
  [extension: string]: unknown
}

export type RefObject = { $ref: string }
export type Referable<T> = T | RefObject

export interface Server {
  url: string
  description?: string
  variables?: Record<string, { default?: string; enum?: string[] }>
}

export interface PathItem {
  $ref?: string
  parameters?: Referable<ParameterObject>[]
  servers?: Server[]
  [method: string]: unknown
}

export interface OperationObject {
  operationId?: string
  summary?: string
  description?: string
  deprecated?: boolean
  parameters?: Referable<ParameterObject>[]
  requestBody?: Referable<RequestBodyObject>
  responses?: Record<string, Referable<ResponseObject>>
  security?: SecurityRequirement[]
  servers?: Server[]
  [extension: string]: unknown
}

export type ParameterPlace = 'path' | 'query' | 'header' | 'cookie'

export interface ParameterObject {
  name: string
  in: ParameterPlace | 'querystring'
  required?: boolean
  deprecated?: boolean
  allowEmptyValue?: boolean
  allowReserved?: boolean
  style?: string
  explode?: boolean
  schema?: Schema
  content?: Record<string, MediaType>
  example?: unknown
  examples?: Record<string, Referable<Example>>
  description?: string
}

export interface RequestBodyObject {
  required?: boolean
  content?: Record<string, MediaType>
}

export interface ResponseObject {
  description?: string
  headers?: Record<string, Referable<HeaderObject>>
  content?: Record<string, MediaType>
  [extension: string]: unknown
}

export type HeaderObject = Omit<ParameterObject, 'name' | 'in'>

export interface MediaType {
  schema?: Schema
  example?: unknown
  examples?: Record<string, Referable<Example>>
  encoding?: Record<string, Encoding>
  /** OpenAPI 3.2: the schema of one item of a stream. */
  itemSchema?: Schema
}

export interface Encoding {
  headers?: Record<string, Referable<HeaderObject>>
  contentType?: string
  style?: string
  explode?: boolean
  allowReserved?: boolean
}

export interface Example {
  value?: unknown
  /** OpenAPI 3.2: the value as the schema has it. */
  dataValue?: unknown
  /** OpenAPI 3.2: the value as it is sent. */
  serializedValue?: string
}

/** JSON Schema 2020-12 with OpenAPI's own keywords (xml, discriminator, example). */
export type Schema = boolean | SchemaObject

export interface SchemaObject {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  default?: unknown
  example?: unknown
  examples?: unknown[]
  description?: string
  title?: string
  format?: string
  pattern?: string
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  prefixItems?: Schema[]
  additionalProperties?: Schema
  allOf?: Schema[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  not?: Schema
  readOnly?: boolean
  writeOnly?: boolean
  discriminator?: { propertyName: string; mapping?: Record<string, string> }
  xml?: {
    name?: string
    namespace?: string
    prefix?: string
    attribute?: boolean
    wrapped?: boolean
    nodeType?: string
  }
  [keyword: string]: unknown
}

/** Scheme names that are all demanded together, each with the scopes it needs. */
export type SecurityRequirement = Record<string, string[]>

export interface SecurityScheme {
  type: string
  scheme?: string
  bearerFormat?: string
  in?: 'query' | 'header' | 'cookie'
  name?: string
  /** As written: its form is not checked. */
  flows?: unknown
  openIdConnectUrl?: unknown
}
