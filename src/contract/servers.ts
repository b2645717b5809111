import type { Server } from '../document/openapi.ts'
import { isObject } from '../document/walk.ts'
import type { Context } from './operation.ts'

/**
 * Makes the reader of a list of servers: it gives the paths of their URLs (OpenAPI 3.1, section 4.8.5), variables
 * replaced by their defaults, without a trailing slash; the empty path and duplicates are left out.
 */
export function basePathReader({ report }: Pick<Context, 'report'>) {
  const known = new Map<unknown, string[]>()
  return (servers: unknown, at: string): string[] => {
    let paths = known.get(servers)
    if (paths === undefined) {
      paths = read(servers, at)
      known.set(servers, paths)
    }
    return paths
  }

  function read(servers: unknown, at: string): string[] {
    const paths = new Set<string>()
    for (const server of Array.isArray(servers) ? servers : []) {
      if (!isObject(server) || typeof server.url !== 'string') continue
      const path = pathOf(server as unknown as Server)
      if (path === undefined)
        report(`${at}/servers`, `the server URL ${JSON.stringify(server.url)} is no URL; it is ignored`)
      else if (path !== '') paths.add(path)
    }
    return [...paths]
  }
}

function pathOf({ url, variables }: Server): string | undefined {
  const filled = url.replace(/\{([^{}]+)\}/g, (_, name) => {
    const variable = isObject(variables) ? variables[name] : undefined
    return String(variable?.default ?? variable?.enum?.[0] ?? name)
  })
  if (!URL.canParse(filled, 'http://localhost')) return undefined
  return new URL(filled, 'http://localhost').pathname.replace(/\/+$/, '')
}
