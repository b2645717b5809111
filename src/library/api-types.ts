/**
 * Types the library's calls by the API's types, which `standin types` writes (`paths`). Without them, a name is any
 * text and a body has any type.
 */
import type { ReceivedRequest } from '../control/journal/journal.ts'
import type { HandlerAnswer, HandlerRequest, HandlerTools } from '../handlers/handler.ts'
import type { FailOptions, StubOptions } from './shorthand.ts'

/** An operation, as far as its types are used. */
interface OperationTypes {
  operationId: string
  parameters: { path?: unknown; query?: unknown; header?: unknown; cookie?: unknown }
  requestBody?: unknown
  responses: object
}

/** An operation's own names: its operationId, and its method and path. */
type NameOf<Operation, Path, Method> = Operation extends OperationTypes
  ? Operation['operationId'] | `${Uppercase<Method & string>} ${Path & string}`
  : never

/** The names of an API's operations. */
export type OperationId<Api> = unknown extends Api
  ? string
  : {
      [Path in keyof Api]: {
        [Method in keyof Api[Path]]: NameOf<Api[Path][Method], Path, Method>
      }[keyof Api[Path]]
    }[keyof Api]

/** The operation of a name. */
type Named<Api, Name> = unknown extends Api
  ? OperationTypes
  : Extract<
      {
        [Path in keyof Api]: {
          [Method in keyof Api[Path]]: Name extends NameOf<Api[Path][Method], Path, Method> ? Api[Path][Method] : never
        }[keyof Api[Path]]
      }[keyof Api],
      OperationTypes
    >

/** JSON by any name. */
type JsonName<Content> = Extract<keyof Content, `${string}json${string}`>

/** The type of a content's JSON; `unknown` if it has none. */
type JsonOf<Content> = [JsonName<Content>] extends [never] ? unknown : Content[JsonName<Content>]

/** The values that may be sent as a content: its JSON, or text or bytes for its other media types. */
type SentOf<Content> =
  | JsonOf<Content>
  | ([Exclude<keyof Content, JsonName<Content>>] extends [never]
      ? never
      : Content[Exclude<keyof Content, JsonName<Content>>] | string | Buffer)

/** The body of a response: its JSON, or any of its media types (`How`). */
type BodyOf<Response, How> = Response extends { content: infer Content }
  ? How extends 'sent'
    ? SentOf<Content>
    : JsonOf<Content>
  : unknown

/** The statuses of success, the preferred ones first. */
type Success = 200 | 201 | 202 | 203 | 206 | '2XX' | 'default'

type UsualBody<Operation extends OperationTypes, How> = [Extract<keyof Operation['responses'], Success>] extends [never]
  ? unknown
  : BodyOf<Operation['responses'][Extract<keyof Operation['responses'], Success>], How>

/** The body of an operation's response for a status. The document may lack the status. */
type ReplyBody<Operation extends OperationTypes, Status, How> = [number] extends [Status]
  ? UsualBody<Operation, How>
  : Status extends keyof Operation['responses']
    ? BodyOf<Operation['responses'][Status], How>
    : unknown

/** A value with some of its members, at every depth. */
type Some<Value> = Value extends (infer Item)[]
  ? Some<Item>[] | { [index: number]: Some<Item> }
  : Value extends object
    ? { [Key in keyof Value]?: Some<Value[Key]> }
    : Value

type PathParameters<Operation extends OperationTypes> = Operation['parameters']['path'] extends infer Path extends
  object
  ? { [Name in keyof Path]?: Path[Name] | Record<string, unknown> }
  : Record<string, unknown>

/** An answer that replaces an operation's usual one. */
export type StubFor<Api, Id, Status extends number = number> = StubIn<Named<Api, Id>, Status>

type StubIn<Operation extends OperationTypes, Status extends number> = Omit<
  StubOptions,
  'status' | 'body' | 'patch' | 'parameters'
> & {
  /** The status. Default: the operation's usual one. */
  status?: Status
  /** Conditions on path parameters: values, or matchers such as `{ matches: '^team-' }`. */
  parameters?: PathParameters<Operation>
} & (
    | {
        body?: ReplyBody<Operation, Status, 'sent'>
        patch?: Some<ReplyBody<Operation, Status, 'json'>>
        outsideContract?: false
      }
    | { body?: unknown; patch?: unknown; outsideContract: true }
  )

/** A failure of requests to an operation. */
export type FailFor<Api, Id> = Omit<FailOptions, 'parameters'> & { parameters?: PathParameters<Named<Api, Id>> }

/** The members to merge over the usual body of an operation. */
export type PatchFor<Api, Id> = Some<UsualBody<Named<Api, Id>, 'json'>>

/** A request to an operation, as it was received. */
export type RequestTo<Api, Id> = unknown extends Api
  ? ReceivedRequest
  : Omit<ReceivedRequest, 'operationId' | 'body' | 'parameters'> & {
      operationId: Id
      body: NonNullable<Named<Api, Id>['requestBody']> extends { content: infer Content }
        ? JsonOf<Content> | undefined
        : unknown
      parameters: Partial<Named<Api, Id>['parameters']>
    }

/** A function that answers the requests to an operation. */
export type HandlerFor<Api, Id> = (
  request: HandledRequest<Api, Id>,
  tools: HandlerTools
) => HandlerAnswer | Promise<HandlerAnswer>

type HandledRequest<Api, Id> = unknown extends Api
  ? // biome-ignore lint/suspicious/noExplicitAny: without types of the API, a body has any
    Omit<HandlerRequest, 'body' | 'parameters'> & { body: any; parameters: Record<string, any> }
  : Omit<HandlerRequest, 'body' | 'parameters' | 'operationId'> &
      Pick<RequestTo<Api, Id>, 'body' | 'operationId'> & { parameters: Required<Named<Api, Id>['parameters']> }

/** Functions that answer, by the names of their operations. */
export type HandlersFor<Api> = { [Id in OperationId<Api>]?: HandlerFor<Api, Id> }

/** The last segment of a path that is no parameter. */
type LastSegment<Path extends string> = Path extends `${string}/${infer Rest}`
  ? LastSegment<Rest>
  : Path extends `{${string}}` | ''
    ? never
    : Path

/** The likely names of collections: the last segments of paths. Any other text is taken too. */
export type CollectionName<Api> = unknown extends Api ? string : LastSegment<keyof Api & string> | (string & {})

/** The type of a list's rows: of its items, or of the items of an array in it. */
type ItemOf<Body> = Body extends readonly (infer Item)[]
  ? Item
  : Body extends object
    ? { [Key in keyof Body]-?: NonNullable<Body[Key]> extends readonly (infer Item)[] ? Item : never }[keyof Body]
    : never

/** The rows that the lists of a name show. */
type ListedRow<Api, Name extends string> = {
  [Path in keyof Api]: Path extends `${string}/${Name}`
    ? Api[Path] extends { get: infer Operation extends OperationTypes }
      ? ItemOf<UsualBody<Operation, 'json'>>
      : never
    : never
}[keyof Api]

/** A row of a collection. */
export type RowOf<Api, Name extends string> = unknown extends Api
  ? Record<string, unknown>
  : [Extract<ListedRow<Api, Name>, object>] extends [never]
    ? Record<string, unknown>
    : Extract<ListedRow<Api, Name>, object>
