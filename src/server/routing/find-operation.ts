/** Step 3 of a request: the operation that takes it. */
import type { Route } from '../exchange/context.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { type OperationPlan, operationPlan } from '../exchange/operation-plan.ts'
import { operationAt } from './overlapping-routes.ts'

/** Finds the operation of a request, on the route that Fastify found or in the table of all. HEAD follows GET. */
export function findOperation(exchange: Exchange, found: Route | undefined): OperationPlan | undefined {
  const { server, method, localPath, entry } = exchange
  const { routes, settings } = server
  // the server as a whole, which Fastify takes for its root
  if (localPath === '*') return undefined
  // Fastify takes `/users/%40me` to another route than `/users/@me`
  const certain = localPath.includes('%') ? undefined : found
  const route = certain ?? routes.find(method, localPath) ?? (method === 'HEAD' ? routes.find('GET', localPath) : found)
  if (route === undefined || isListWithSlash(exchange, route)) return undefined
  const operation = operationAt(route, exchange)
  entry.operation = operation
  exchange.plan = operationPlan(operation, route.document, settings)
  return exchange.plan
}

/** Returns true for `/things/` on the route of `/things/{id}`, if `/things` answers the method: it means that one. */
function isListWithSlash({ server, method, localPath }: Exchange, { path }: Route): boolean {
  if (localPath.length < 2 || !localPath.endsWith('/') || !path.endsWith('}')) return false
  return server.routes.methodsAt(localPath.slice(0, -1)).includes(method)
}
