import type {
  Document,
  MediaType,
  ParameterObject,
  ResponseObject,
  Schema,
  SecurityRequirement,
  SecurityScheme
} from '../document/openapi.ts'
import type { Resolve } from './resolve.ts'

/** A request method in upper case: GET, POST, … QUERY (OpenAPI 3.2 allows any). */
export type Method = string

/** A parameter with its defaults (OpenAPI 3.1, section 4.8.12). Operations that share one by reference share this. */
export interface Parameter {
  name: string
  in: ParameterObject['in']
  required: boolean
  style: string
  explode: boolean
  schema: Schema
  /** the media type, where the parameter is described by `content` */
  content?: string
  object: ParameterObject
  /** the JSON pointer of the parameter, or of the operation if the document does not declare the parameter */
  at: string
}

/** The values of a request's parameters, by place and name as documented; what was not sent is absent. */
export type ParameterValues = Record<'path' | 'query' | 'header' | 'cookie', Record<string, unknown>>

export interface RequestBody {
  required: boolean
  content: Record<string, MediaType>
  at: string
}

/** A response that an operation promises for a status. */
export interface Response {
  /** '200', '4XX' or 'default' */
  key: string
  object: ResponseObject
  at: string
  /** true for a `default` that only describes success, so that no error has its shape */
  isSuccess?: true
}

/** One method on one path template. */
export interface Operation {
  id: string
  method: Method
  /** the template, such as `/users/{id}`; it begins with a slash, even where the document forgot it */
  path: string
  /** the query in its template: `refresh`, `Action=List&Version=1` */
  query?: string
  at: string
  summary?: string
  description?: string
  deprecated: boolean
  parameters: Parameter[]
  requestBody?: RequestBody
  /** at least one: an empty 200 if the document has none */
  responses: Response[]
  /** alternatives, each a set of schemes that are demanded together; [] if no credentials are demanded */
  security: SecurityRequirement[]
  /** paths of its servers, without a trailing slash; '' is left out, since every operation answers there */
  basePaths: string[]
}

/** The data that the readers of operations share. */
export interface ContractContext {
  document: Document
  resolve: Resolve
  securitySchemes: Record<string, SecurityScheme>
  schemaAt: (ref: string) => Schema
  report: (pointer: string, message: string) => void
  /** true for a document that was written as Swagger 2.0 or OpenAPI 3.0 */
  old: boolean
}
