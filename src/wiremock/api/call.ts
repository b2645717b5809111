import type { Operation } from '../../contract/contract.ts'
import type { Secrets } from '../../control/journal/secrets.ts'
import { ControlProblem, codes } from '../../control/matching/control-problem.ts'
import { parseExactJson } from '../../control/matching/exact-json.ts'
import type { CheckStub } from '../../control/stubs/stub.ts'
import type { World } from '../../control/world.ts'
import type { Worlds } from '../../control/worlds.ts'
import type { MappingsFolder } from '../files/mappings-folder.ts'

export interface ApiCall {
  world: World
  worlds: Worlds
  /** The values for the names in the route's path, decoded. */
  parameters: Record<string, string>
  query: URLSearchParams
  /** The body; undefined where there was none. */
  text: string | undefined
  checkStub: CheckStub
  /** The folder that stubs are kept in; undefined for none. */
  folder: MappingsFolder | undefined
  /** Leaves credentials out of what is shown. */
  secrets: Secrets
  /** True if credentials are left out of logged requests too. */
  discreet: boolean
  version: string
  shutdown: () => void
  operations: () => Operation[]
  /** The URL of the mock as the call names it. */
  origin: string
  /** The header `Accept`. */
  accept: string
  /** True if the call prefers text to JSON. */
  wantsText: boolean
}

/** The reply to a call: 200 and `{}` unless it says otherwise. */
export interface RouteReply {
  status?: number
  headers?: Record<string, string>
  body?: object
  /** Items of a list, written one by one: the first member of the body. */
  list?: { name: string; items: Iterable<object> }
  /** A text to send in place of a body. */
  text?: string
}

/** A method, a path such as `/mappings/{id}`, and the function that answers. */
export type ApiRoute = [
  method: string,
  path: string,
  answer: (call: ApiCall) => RouteReply | undefined | Promise<RouteReply>
]

/** Parses the body of a call as JSON. Throws a ControlProblem if it is no JSON. */
export function jsonOf({ text }: ApiCall): unknown {
  if (text === undefined || text.trim() === '') throw unreadable('the body is empty')
  try {
    return parseExactJson(text)
  } catch (error) {
    throw unreadable(`the body is no JSON: ${(error as Error).message}`)
  }
}

/** Parses the body of a call as JSON. Returns `otherwise` if there is none. */
export const jsonOr = (call: ApiCall, otherwise: unknown): unknown =>
  call.text === undefined || call.text.trim() === '' ? otherwise : jsonOf(call)

/** Refuses a body that cannot be read. */
export const unreadable = (detail: string): ControlProblem =>
  new ControlProblem(422, [{ code: codes.unreadable, title: 'Error parsing JSON', detail }])

/** Returns a whole number of the query. Throws a ControlProblem 400 for other text. */
export function countOf({ query }: ApiCall, name: string): number | undefined {
  const text = query.get(name)
  if (text === null) return undefined
  if (!/^\d{1,9}$/.test(text)) throw badParameter(name, `${name} has to be a whole number, not ${JSON.stringify(text)}`)
  return Number(text)
}

/** Refuses a parameter of path or query. */
export const badParameter = (name: string, detail: string): ControlProblem =>
  new ControlProblem(400, [
    { code: codes.parameter, source: { pointer: `/${name}` }, title: `Not a valid ${name}`, detail }
  ])
