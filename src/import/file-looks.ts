/** Names what a file is that is no recording. */
import { isObject } from '../document/json/is-object.ts'
import { shown } from './value-schemas.ts'

type Members = Record<string, unknown>

/** Formats that people may take for a recording, by the members that they have. */
const looks: [name: string, has: (value: Members) => boolean][] = [
  ['an OpenAPI document', (value) => 'openapi' in value || 'swagger' in value],
  [
    'an environment of Postman',
    ({ values, _postman_variable_scope }) => Array.isArray(values) || _postman_variable_scope !== undefined
  ],
  ['a collection of Postman 1', ({ requests, order }) => Array.isArray(requests) && Array.isArray(order)],
  ['an export of Insomnia', ({ _type }) => _type === 'export'],
  [
    'stubs of WireMock',
    ({ mappings, request, response }) => Array.isArray(mappings) || (isObject(request) && isObject(response))
  ]
]

/** Names a value of JSON: the format that it seems to have, else its members. */
export function lookOf(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (!isObject(value)) return value === null ? 'null' : `a ${typeof value}`
  const [format] = looks.find(([, has]) => has(value)) ?? []
  const names = Object.keys(value)
  return format ?? (names.length === 0 ? 'an empty object' : `an object with ${shown(names)}`)
}

/** Names a text that is no JSON; undefined if it looks like none of the usual ones. */
export function textLookOf(text: string): string | undefined {
  if (text.trim() === '') return 'empty'
  if (/^\s*</.test(text)) return 'a page or XML'
  if (/^["']?(?:openapi|swagger)["']?\s*:/m.test(text)) return 'an OpenAPI document'
  return text.includes('\0') ? 'no text' : undefined
}
