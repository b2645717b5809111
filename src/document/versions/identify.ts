import { writeJson } from '../json/integers.ts'
import { isObject } from '../json/is-object.ts'
import { placed } from '../places/place.ts'
import { textOf } from '../places/text-of.ts'
import { isWebPage, type LocatedText, Unreadable, webPage } from '../yaml/yaml.ts'

/**
 * Throws Unreadable unless the text is an OpenAPI document (`openapi: 3.x`) or a Swagger one (`swagger: '2.0'`); the
 * message says what it seems to be instead.
 */
export function refuseOther({ value, locate }: LocatedText): void {
  const refuse = (what: string, at = ''): never => {
    throw new Unreadable(
      `${placed(locate(at))}: ${what}; an OpenAPI document is an object with \`openapi: 3.x\` (or \`swagger: "2.0"\`)`
    )
  }
  if (!isObject(value)) throw refuse(`this is no OpenAPI document but ${naming(value)}`)
  if (value.openapi !== undefined) {
    // YAML reads an unquoted 3.0 as the number 3.
    if (!/^3(\.\d|$)/.test(textOf(value.openapi))) {
      refuse(`the OpenAPI version ${writeJson(value.openapi)} is unsupported`, '/openapi')
    }
  } else if (value.swagger !== undefined) {
    if (textOf(value.swagger) !== '2.0' && value.swagger !== 2) {
      refuse(`the Swagger version ${writeJson(value.swagger)} is unsupported`, '/swagger')
    }
  } else {
    const known = kinds.find(([, is]) => is(value))?.[0]
    const keys = Object.keys(value)
      .slice(0, 5)
      .map((key) => JSON.stringify(key.slice(0, 40)))
      .join(', ')
    const found = keys === '' ? 'an empty object' : `no OpenAPI document: it has the keys ${keys}`
    refuse(`this is ${known ?? found}`)
  }
}

const kinds: [string, (value: Record<string, unknown>) => boolean][] = [
  ['an AsyncAPI document', (value) => 'asyncapi' in value],
  ['a Postman collection', (value) => isObject(value.info) && ('_postman_id' in value.info || 'item' in value)],
  ['an Arazzo document', (value) => 'arazzo' in value],
  ['a GraphQL schema', (value) => 'data' in value && isObject(value.data) && '__schema' in value.data],
  ['a HAR file', (value) => isObject(value.log) && 'entries' in value.log],
  ['a JSON Schema', (value) => '$schema' in value || ('type' in value && 'properties' in value)],
  ['an OpenAPI document without its version', (value) => 'paths' in value && 'info' in value]
]

function naming(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (typeof value !== 'string') return `the value ${writeJson(value)}`
  return isWebPage(value) ? webPage : 'plain text'
}
