import { ControlProblem, codes } from '../../control/matching/control-problem.ts'
import { writeJson } from '../../control/matching/exact-json.ts'
import type { Call, Route, RouteReply } from './call.ts'
import { mappingRoutes } from './mappings.ts'
import { reportRoutes } from './report.ts'
import { requestRoutes } from './requests.ts'
import { scenarioRoutes } from './scenarios.ts'
import { serverRoutes } from './settings.ts'
import { worldRoutes } from './worlds.ts'

/** The calls that every control API answers. */
const ownRoutes: Route[] = [
  ...mappingRoutes,
  ...requestRoutes,
  ...scenarioRoutes,
  ...serverRoutes,
  ...worldRoutes,
  ...reportRoutes
]

/** What WireMock's API has and standin has no use for. */
const unserved =
  /^\/(recordings|recorder|files|docs|certs|mappings\/edit|settings\/extended|message-mappings|messages|channels|webapp|swagger-ui)(\/|$)/

interface CompiledRoute {
  method: string
  path: RegExp
  names: string[]
  answer: Route[2]
}

function compile([method, path, answer]: Route): CompiledRoute {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string)
  return { method, path: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '([^/]+)')}$`), names, answer }
}

/** An answer as it is sent: its body is JSON, unless the headers say otherwise. */
export interface Answered {
  status: number
  headers: Record<string, string>
  body: string
}

/** Answers a call of the control API by the path below `/__admin`. Throws nothing. */
export type Dispatch = (method: string, path: string, call: Omit<Call, 'parameters'>) => Answered

/** Returns the dispatcher of the control API with `more` routes beside its own. */
export function dispatcherOf(more: readonly Route[]): Dispatch {
  const routes = [...ownRoutes, ...more].map(compile)
  return (method, path, call) => dispatch(routes, method, path, call)
}

function dispatch(
  routes: readonly CompiledRoute[],
  method: string,
  path: string,
  call: Omit<Call, 'parameters'>
): Answered {
  try {
    const { status = 200, headers = {}, body = {}, text } = answer(routes, method, path, call) ?? {}
    return text === undefined
      ? { status, headers, body: writeJson(body) }
      : { status, headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' }, body: text }
  } catch (error) {
    const [status, errors] =
      error instanceof ControlProblem
        ? [error.status, error.errors]
        : [500, [{ code: 50, title: 'standin failed', detail: `${(error as Error).message}; please report it` }]]
    return { status, headers: {}, body: JSON.stringify({ errors }) }
  }
}

function answer(
  routes: readonly CompiledRoute[],
  method: string,
  path: string,
  call: Omit<Call, 'parameters'>
): RouteReply | undefined {
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
  if (unserved.test(path)) {
    throw new ControlProblem(501, [
      {
        code: codes.notFound,
        title: 'Not implemented',
        detail: `standin has no ${path}: it serves a document, and keeps no files and records nothing`
      }
    ])
  }
  const methods = there.map((one) => one.method).join(', ')
  const detail = `the control API has no ${method} ${path === '' ? '/' : path}${methods === '' ? '' : `; there is ${methods}`}`
  throw new ControlProblem(404, [{ code: codes.notFound, title: 'Not found', detail }])
}
