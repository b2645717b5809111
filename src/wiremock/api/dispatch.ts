import { ControlProblem, codes, notFound } from '../../control/matching/control-problem.ts'
import { writeExactJson } from '../../control/matching/exact-json.ts'
import type { ApiCall, ApiRoute, RouteReply } from './call.ts'
import { mappingRoutes } from './mappings.ts'
import { recordingRoutes } from './recordings.ts'
import { reportRoutes } from './report.ts'
import { requestRoutes } from './requests.ts'
import { scenarioRoutes } from './scenarios.ts'
import { serverRoutes } from './server.ts'
import { worldRoutes } from './worlds.ts'

/** The calls of WireMock's API. */
const ownRoutes: ApiRoute[] = [
  ...mappingRoutes,
  ...requestRoutes,
  ...scenarioRoutes,
  ...serverRoutes,
  ...worldRoutes,
  ...reportRoutes,
  ...recordingRoutes
]

/** The paths of WireMock's API that standin does not support. */
const unserved = [
  'recorder',
  'files',
  'docs',
  'certs',
  'mappings/edit',
  'settings/extended',
  'message-mappings',
  'messages',
  'channels',
  'webapp',
  'swagger-ui'
]

interface CompiledRoute {
  method: string
  path: RegExp
  names: string[]
  answer: ApiRoute[2]
}

function compile([method, path, answer]: ApiRoute): CompiledRoute {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string)
  return { method, path: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '([^/]+)')}$`), names, answer }
}

/** An answer as it is sent: its body is JSON, unless the headers say otherwise. */
export interface Answered {
  status: number
  headers: Record<string, string>
  /** In pieces if it may be long. */
  body: string | Iterable<string>
}

/** Answers a call of the control API by the path below `/__admin`. Never rejects. */
export type Dispatch = (method: string, path: string, call: Omit<ApiCall, 'parameters'>) => Promise<Answered>

/** Returns the dispatcher of the control API with `more` routes beside its own. */
export function dispatcherOf(more: readonly ApiRoute[]): Dispatch {
  const routes = [...ownRoutes, ...more].map(compile)
  return (method, path, call) => dispatch(routes, method, path, call)
}

async function dispatch(
  routes: readonly CompiledRoute[],
  method: string,
  path: string,
  call: Omit<ApiCall, 'parameters'>
): Promise<Answered> {
  try {
    const { status = 200, headers = {}, body = {}, list, text } = (await answer(routes, method, path, call)) ?? {}
    if (text !== undefined) {
      return { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers }, body: text }
    }
    return { status, headers, body: list === undefined ? writeExactJson(body) : piecesOf(list, body) }
  } catch (error) {
    if (error instanceof ControlProblem) {
      const { status, errors, code } = error
      return { status, headers: status === 422 ? { 'standin-error': code } : {}, body: JSON.stringify({ errors }) }
    }
    const detail = `${(error as Error).message}; please report it`
    return {
      status: 500,
      headers: {},
      body: JSON.stringify({ errors: [{ code: 50, title: 'standin failed', detail }] })
    }
  }
}

/** Writes an object whose first member is a list, one item after the other. */
function* piecesOf({ name, items }: NonNullable<RouteReply['list']>, more: object): Generator<string> {
  let before = `{${JSON.stringify(name)}:[`
  for (const item of items) {
    yield before + writeExactJson(item)
    before = ','
  }
  const rest = writeExactJson(more).slice(1)
  yield `${before === ',' ? '' : before}]${rest === '}' ? '' : ','}${rest}`
}

function answer(
  routes: readonly CompiledRoute[],
  method: string,
  path: string,
  call: Omit<ApiCall, 'parameters'>
): ReturnType<ApiRoute[2]> {
  const there = routes.filter((route) => route.path.test(path))
  const route = there.find((one) => one.method === method)
  if (route !== undefined) {
    const [, ...values] = route.path.exec(path) as RegExpExecArray
    return route.answer({
      ...call,
      parameters: Object.fromEntries(
        route.names.map((name, index) => [name, decodeURIComponent(values[index] as string)])
      )
    })
  }
  if (unserved.some((one) => path === `/${one}` || path.startsWith(`/${one}/`))) {
    throw new ControlProblem(501, [
      {
        code: codes.notFound,
        title: 'Not implemented',
        detail: `standin has no ${path}: it serves a document`
      }
    ])
  }
  const methods = there.map((one) => one.method).join(', ')
  const detail = `the control API has no ${method} ${path === '' ? '/' : path}${methods === '' ? '' : `; there is ${methods}`}`
  throw notFound(detail)
}
