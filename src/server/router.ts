import router, { type HTTPMethod } from 'find-my-way'
import type { Route } from './routes.ts'

/** The route that takes a method on a path, by a router of its own: Fastify's tells only of the request that it has. */
export function lookupOf(routes: Route[]): (method: string, path: string) => Route | undefined {
  const lookup = router({ maxParamLength: 100_000 })
  for (const route of routes) lookup.on(route.method as HTTPMethod, route.url, () => {}, route)
  return (method, path) => lookup.find(method as HTTPMethod, path)?.store as Route | undefined
}
