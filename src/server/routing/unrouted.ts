/** The answers to a request that no operation and no stub takes: OPTIONS, and the refusals 400, 404 and 405. */
import { Problem } from '../../contract/problem.ts'
import { isAdmin } from '../../control/access.ts'
import { requestViewOf } from '../../control/matching/request-view.ts'
import { nearestInWords } from '../../control/near.ts'
import { grouped } from '../../document/grouped.ts'
import { keptFor } from '../../document/memoized.ts'
import { toWire, type WireResponse } from '../../reply/wire.ts'
import type { Route, RouteTable } from '../exchange/context.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { nearestRoute } from './nearest-route.ts'

/** Answers OPTIONS on a known path with its methods. Throws a Problem 405 for other methods there, 404 elsewhere. */
export function unrouted({ server, method, localPath: path, world, entry }: Exchange): WireResponse {
  const { routes, settings, secrets } = server
  const near = isAdmin(path) ? '' : nearestInWords(world, requestViewOf(entry), secrets)
  const nothing = `there is no operation for ${method} ${path}`
  if (path.length > 1 && path.endsWith('/') && routes.methodsAt(path.slice(0, -1)).includes(method)) {
    throw new Problem(404, `${nothing}; without the slash at its end there is: ${path.slice(0, -1)}${near}`)
  }
  if (path === '*' && method !== 'OPTIONS') {
    throw new Problem(400, 'the target * means the server, which only OPTIONS asks about; name a path')
  }
  const methods = routes.methodsAt(path)
  const allow = methods.join(', ')
  if (methods.length > 0 && method === 'OPTIONS') {
    return toWire({ status: 204, headers: { allow }, body: undefined, source: 'generated' }, settings.cors)
  }
  if (methods.length > 0) {
    throw new Problem(405, `${path} answers ${allow}, not ${method}${near}`, { headers: { allow } })
  }
  if (routes.find(method, `${path}/`)?.path.endsWith('/')) {
    throw new Problem(404, `${nothing}; with a slash at its end there is: ${path}/${near}`)
  }
  const nearest = nearestRoute(routes.all, method, path)
  const hint =
    nearest === undefined
      ? startsIn(routes)
      : `; the nearest operation is ${nearest.method} ${nearest.path} (${nearest.operations[0].id})`
  throw new Problem(404, `${nothing}${hint}${near}`)
}

const depthOf = ({ path }: Route): number => path.split('{').length

/** Names some paths to begin with: lists rather than single things, and each operation once. */
const startsIn = keptFor(({ all }: RouteTable): string => {
  const gets = all.filter(({ method }) => method === 'GET')
  const each = [...grouped(gets, ({ operations }) => operations[0]).values()].map(([first]) => first as Route)
  const some = each.sort((one, other) => depthOf(one) - depthOf(other)).slice(0, 3)
  return some.length === 0 ? '' : `; try ${some.map(({ path }) => `GET ${path}`).join(', ')}`
})
