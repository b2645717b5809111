import { isObject } from '../document/json/is-object.ts'
import type { Server } from '../document/openapi.ts'
import type { ContractContext } from './operation.ts'

/**
 * Makes the reader of a list of servers. It returns the paths of their URLs (OpenAPI 3.1, section 4.8.5) for each
 * value of their variables, without a trailing slash; the empty path and duplicates are left out.
 */
export function basePathReader({ report }: Pick<ContractContext, 'report'>) {
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
      if (!isObject(server) || typeof server.url !== 'string') {
        report(`${at}/servers`, 'a server has no URL that is a text; it is ignored')
        continue
      }
      const urls = urlsOf(server as unknown as Server).map(pathOf)
      if (urls.includes(undefined))
        report(`${at}/servers`, `the server URL ${JSON.stringify(server.url)} is no URL; it is ignored`)
      for (const path of urls) if (path) paths.add(path)
    }
    return [...paths]
  }
}

/** The most combinations of one server's variables that become base paths. */
const mostVariants = 100

/** The URLs of a server, for each value of its variables. */
function urlsOf({ url, variables }: Server): string[] {
  // A variable in place of the whole address says nothing of the path if it has no value.
  const whole = /^\{[^{}]+\}(\/|$)/.test(url)
  let urls = ['']
  for (const [index, part] of url.split(/\{([^{}]+)\}/).entries()) {
    const values = index % 2 === 0 ? [part] : valuesOf(part, variables, whole && index === 1 ? '' : part)
    urls = urls.flatMap((before) => values.map((value) => before + value)).slice(0, mostVariants)
  }
  return urls
}

/** Returns the values of a variable, the default first; `otherwise` if it has none. */
function valuesOf(name: string, variables: Server['variables'], otherwise: string): string[] {
  const variable = isObject(variables) ? variables[name] : undefined
  if (!isObject(variable)) return [otherwise]
  const values = [variable.default, ...(Array.isArray(variable.enum) ? variable.enum : [])]
  const known = values.filter((value) => value !== undefined && typeof value !== 'object').map(String)
  return known.length === 0 ? [otherwise] : [...new Set(known)]
}

/** Returns the path of an address; undefined if the address is no URL of a server. */
function pathOf(url: string): string | undefined {
  // Many authors leave the scheme out.
  const whole = /^[\w-]+(\.[\w-]+)+(:\d+)?(\/|$)|^localhost(:\d+)?(\/|$)/.test(url) ? `http://${url}` : url
  // The first segment of a relative path has no colon (RFC 3986 section 4.2).
  const isRelative = !/^[a-z][\w+.-]*:/i.test(whole)
  if ((isRelative && /^[^/?#]*:/.test(whole)) || !URL.canParse(whole, 'http://localhost')) return undefined
  const { pathname } = new URL(whole, 'http://localhost')
  return pathname === '' || pathname.startsWith('/') ? pathname.replace(/\/+$/, '') : undefined
}
