import { METHODS } from 'node:http'
import type { Operation } from '../contract/contract.ts'
import type { Parts } from './document-context.ts'
import { type Life, lifeOf } from './operation-handler.ts'
import { type Rival, sharedLife } from './overlapping-routes.ts'
import { routerUrl } from './url.ts'

/** An operation at one of the URLs that it answers at. */
export interface Route {
  method: string
  /** The path template, prefixes included. */
  path: string
  /** The same as Fastify's router writes it. */
  url: string
  /** The first one, where several stand at the same URL. */
  operation: Operation
  life: Life
}

/** The routes of all documents, and what people should know of those that are not among them. */
export interface Routes {
  routes: Route[]
  conflicts: string[]
}

/**
 * Where every operation answers: at its bare path and under the paths of its servers. Of several documents each answers
 * under its prefix, else under the paths of its servers, else at its bare paths; the first that claims a URL has it.
 */
export function routesOf(all: Parts[]): Routes {
  const routes: Route[] = []
  const conflicts: string[] = []
  const taken = new Map<string, { parts: Parts; route: Route; rivals: Rival[] }>()
  for (const parts of all) {
    for (const operation of parts.contract.operations) {
      const { method, basePaths } = operation
      if (!METHODS.includes(method)) {
        conflicts.push(`${method} ${operation.path}: this Node cannot receive ${method} requests`)
        continue
      }
      const life = lifeOf(operation, parts)
      for (const prefix of prefixesOf(basePaths, parts.prefix, all.length > 1)) {
        const path = prefix + operation.path
        const url = routerUrl(path)
        const key = `${method} ${url}`
        const owner = taken.get(key)
        if (owner === undefined) {
          const route = { method, path, url, operation, life }
          taken.set(key, { parts, route, rivals: [{ operation, life }] })
          routes.push(route)
        } else if (owner.parts === parts) {
          owner.rivals.push({ operation, life })
          owner.route.life = sharedLife(owner.rivals, parts.checker)
        } else {
          conflicts.push(
            `${method} ${path} of ${parts.contract.name} is answered by ${owner.parts.contract.name}; give one a --prefix`
          )
        }
      }
    }
  }
  return { routes, conflicts }
}

/** Where an operation of a document answers: what comes before its path, the one to be shown first. */
export function prefixesOf(basePaths: string[], prefix: string | undefined, several: boolean): string[] {
  if (prefix !== undefined) return [prefix, ...basePaths.map((base) => prefix + base)]
  if (several && basePaths.length > 0) return basePaths
  return ['', ...basePaths]
}
