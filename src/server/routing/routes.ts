/** Step 3 of a request: the routes of all documents, and the one table that they are looked up in. */
import { METHODS } from 'node:http'
import router, { type HTTPMethod } from 'find-my-way'
import { plainPath } from '../../request/percent.ts'
import type { DocumentContext, Route, RouteTable } from '../exchange/context.ts'
import { routerUrl, servedUnder } from '../exchange/url.ts'

/**
 * Returns the routes of documents. An operation answers at its bare path and under the paths of its servers; of
 * several documents each answers under its prefix, else under the paths of its servers, else at its bare paths. The
 * first document that claims a URL has it.
 */
export function routesOf(documents: readonly DocumentContext[]): RouteTable {
  const byUrl = new Map<string, Route>()
  const conflicts: string[] = []
  for (const document of documents) {
    for (const operation of document.contract.operations) {
      const { method, basePaths } = operation
      if (!METHODS.includes(method)) {
        conflicts.push(`${method} ${operation.path}: this Node cannot receive ${method} requests`)
        continue
      }
      for (const prefix of servedUnder(basePaths, document.prefix, documents.length > 1)) {
        const path = prefix + operation.path
        const url = routerUrl(path)
        const key = `${method} ${url}`
        const owner = byUrl.get(key)
        if (owner === undefined) byUrl.set(key, { method, path, url, document, operations: [operation] })
        else if (owner.document === document) owner.operations.push(operation)
        else {
          const names = [document.contract.name, owner.document.contract.name]
          conflicts.push(`${method} ${path} of ${names.join(' is answered by ')}; give one a --prefix`)
        }
      }
    }
  }
  return tableOf([...byUrl.values()], conflicts)
}

/** Puts routes into a table. Its index is built when it is first asked, which many servers never do. */
function tableOf(all: Route[], conflicts: string[]): RouteTable {
  let index: ReturnType<typeof router> | undefined
  const methods = [...new Set(all.map(({ method }) => method))]

  function find(method: string, path: string): Route | undefined {
    index ??= indexOf(all)
    return index.find(method as HTTPMethod, plainPath(path))?.store as Route | undefined
  }

  function methodsAt(path: string): string[] {
    const found = path === '*' ? methods : methods.filter((method) => find(method, path) !== undefined)
    if (found.length === 0) return []
    return [...new Set([...found, ...(found.includes('GET') ? ['HEAD'] : []), 'OPTIONS'])]
  }

  return { all, conflicts, find, methodsAt }
}

function indexOf(all: Route[]): ReturnType<typeof router> {
  const index = router({ maxParamLength: 100_000 })
  for (const route of all) index.on(route.method as HTTPMethod, route.url, () => {}, route)
  return index
}
