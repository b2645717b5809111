import { lenient, plainPath } from '../../request/percent.ts'

/**
 * Returns a path template as a URL of Fastify's router. Parameters are named by their places (`:p0`), since the router
 * reads some characters of names as syntax (`{user-id}`). One with text beside it (`{id}:cancel`, `{a}.{b}`) gets a
 * regular expression.
 */
export function routerUrl(path: string): string {
  let place = 0
  const parameter = (expression: string) => `:p${place++}${expression}`
  return plainPath(path)
    .split('/')
    .map((segment) => {
      const parts = segment.split(/(\{[^{}]*\})/).filter((part) => part !== '')
      const expression = parts.length === 1 ? '' : '(^[^/]+?)'
      return parts.map((part) => (isParameter(part) ? parameter(expression) : literal(part, parameter))).join('')
    })
    .join('/')
}

const isParameter = (part: string): boolean => part.startsWith('{') && part.endsWith('}')

/**
 * Writes fixed text for the router, which compares decoded paths. A colon is doubled. An asterisk and a question mark
 * are syntax of the router, and text only within an expression. Each gets an expression of its own, since the router
 * takes two paths for the same if only their expressions differ. So does an encoded `#`, `/` or `?`, which the router
 * decodes in parameters alone.
 */
const literal = (text: string, parameter: (expression: string) => string): string =>
  lenient(text, decodeURI)
    .replaceAll(':', '::')
    .replace(/[*?]/g, (sign) => parameter(`(^\\${sign}$)`))
    .replace(/%(23|2F|3F)/gi, (_, hex) => parameter(`(^\\x${hex}$)`))

/** Returns the prefixes that an operation of a document answers under, the one to be shown first. */
export function servedUnder(basePaths: string[], prefix: string | undefined, several: boolean): string[] {
  if (prefix !== undefined) return [prefix, ...basePaths.map((base) => prefix + base)]
  if (several && basePaths.length > 0) return basePaths
  return ['', ...basePaths]
}
