import { escaped } from '../document/url.ts'
import { plainPath } from '../request/percent.ts'

/**
 * A path template as a URL of Fastify's router: parameters by place (`:p0`), since their names may hold what the
 * router reads as syntax (`{user-id}`), and by an expression where text stands beside them (`{id}:cancel`, `{a}.{b}`).
 */
export function routerUrl(path: string): string {
  let place = 0
  const parameter = (expression: string) => `:p${place++}${expression}`
  return plainPath(path)
    .split('/')
    .map((segment) => {
      const parts = segment.split(/(\{[^{}]*\})/).filter((part) => part !== '')
      // An asterisk and a question mark are the router's own signs; only within an expression are they text.
      if (/[*?]/.test(segment)) {
        return parameter(`(^${parts.map((part) => (isParameter(part) ? '[^/]+?' : escaped(part))).join('')}$)`)
      }
      const expression = parts.length === 1 ? '' : '(^[^/]+?)'
      return parts.map((part) => (isParameter(part) ? parameter(expression) : literal(part))).join('')
    })
    .join('/')
}

const isParameter = (part: string): boolean => part.startsWith('{') && part.endsWith('}')

/** A colon of the template is text, which the router wants doubled. */
const literal = (text: string): string => text.replaceAll(':', '::')
