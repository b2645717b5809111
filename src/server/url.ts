import { lenient, plainPath } from '../request/percent.ts'

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
 * A colon of the template is text, which the router wants doubled. An asterisk and a question mark are the router's own
 * signs, and text only within an expression; that holds the sign alone, since the router takes two paths for the same
 * where only their expressions differ. It compares decoded paths.
 */
const literal = (text: string, parameter: (expression: string) => string): string =>
  lenient(text, decodeURI)
    .replaceAll(':', '::')
    .replace(/[*?]/g, (sign) => parameter(`(^\\${sign}$)`))
