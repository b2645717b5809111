/** Collections of Postman (2.0 and 2.1): the answers that were saved with their requests. */
import type { HeaderList } from '../control/stubs/stub-answer.ts'
import { isObject } from '../document/json/is-object.ts'
import { headerOf } from '../upstream/hops.ts'
import { type Exchange, headersIn, partsOf, schemeOf, statusIn } from './exchange.ts'
import { type FormField, formDataOf } from './form-data.ts'

export const isPostman = (value: unknown): boolean =>
  isObject(value) && Array.isArray(value.item) && isObject(value.info)

type Variables = ReadonlyMap<string, string>

/** Returns the requests of a collection with their saved answers. */
export function readPostman(value: unknown): Exchange[] {
  return exchangesIn(value, { variables: new Map(), auth: undefined, request: undefined })
}

/** The surroundings of an item: variables and credentials of the folders around it, and its request. */
interface Outer {
  variables: Variables
  auth: unknown
  request: unknown
}

/** Folders may stand in folders. Each may set variables and credentials for what is in it. */
function exchangesIn(item: unknown, outer: Outer): Exchange[] {
  if (!isObject(item)) return []
  const variables = new Map([...outer.variables, ...variablesIn(item.variable)])
  const { auth = item.auth } = isObject(item.request) ? item.request : {}
  const own: Outer = { variables, auth: auth ?? outer.auth, request: item.request }
  const inner = Array.isArray(item.item) ? item.item.flatMap((one) => exchangesIn(one, own)) : []
  const saved = Array.isArray(item.response) ? item.response : []
  const answers = saved.length === 0 && item.request !== undefined ? [{}] : saved
  return [...inner, ...answers.flatMap((response) => exchangeOf(response, own))]
}

function exchangeOf(response: unknown, outer: Outer): Exchange[] {
  if (!isObject(response)) return []
  const request = response.originalRequest ?? outer.request
  if (typeof request !== 'string' && !isObject(request)) return []
  const { variables } = outer
  const { method = 'GET', url = request, header, body } = isObject(request) ? request : {}
  const auth = authOf(outer.auth, variables)
  const written = headersIn(Array.isArray(header) ? enabled(header) : header)
  const sent = written.map(([name, value]): [string, string] => [name, filled(value, variables)])
  const headers = headersIn(response.header)
  const language = response._postman_previewlanguage
  const previewed = language === 'json' || language === 'xml' ? `application/${language}` : 'text/plain'
  return [
    {
      method: String(method).toUpperCase(),
      ...partsOf(withQuery(urlOf(url, variables), auth.query)),
      sent: sentIn(body, headerOf(sent, 'content-type'), variables),
      scheme: schemeOf(sent) ?? auth.scheme,
      status: statusIn(response.code),
      type: headerOf(headers, 'content-type') ?? previewed,
      requestHeaders: [...sent, ...auth.headers],
      headers: [...headers, ...cookiesOf(response.cookie)],
      body: typeof response.body === 'string' ? Buffer.from(response.body) : undefined
    }
  ]
}

/** Returns the body of a request: raw, a query of GraphQL, or the fields of a form. */
function sentIn(body: unknown, type: string | undefined, variables: Variables): Exchange['sent'] {
  if (!isObject(body)) return undefined
  const { raw, urlencoded, formdata, graphql } = body
  if (typeof raw === 'string') return { type: type ?? 'application/json', text: filled(raw, variables) }
  if (isObject(graphql)) return { type: 'application/json', text: filled(graphqlText(graphql), variables) }
  if (Array.isArray(formdata)) return formDataOf(enabled(formdata).map((one) => fieldOf(one, variables)))
  if (!Array.isArray(urlencoded)) return undefined
  const fields = headersIn(enabled(urlencoded))
  const pairs = fields.map(([name, value]): [string, string] => [name, filled(value, variables)])
  return { type: 'application/x-www-form-urlencoded', text: `${new URLSearchParams(pairs)}` }
}

const enabled = (list: unknown[]) => list.filter(isObject).filter(({ disabled }) => disabled !== true)

/** Writes a query of GraphQL as it is sent. Its variables are a text of JSON. */
function graphqlText({ query, variables, operationName }: Record<string, unknown>): string {
  const written = typeof variables === 'string' && variables.trim() !== '' ? variables : '{}'
  const named = typeof operationName === 'string' && operationName !== '' ? { operationName } : {}
  return `${JSON.stringify({ query: String(query ?? ''), ...named }).slice(0, -1)},"variables":${written}}`
}

function fieldOf({ key, value, type, src, contentType }: Record<string, unknown>, variables: Variables): FormField {
  const [file] = [src].flat()
  return {
    name: String(key ?? ''),
    value: filled(String(value ?? ''), variables),
    file: type === 'file' ? String(file ?? '') : undefined,
    type: typeof contentType === 'string' ? contentType : undefined
  }
}

/** The credentials that Postman adds to a request. */
interface Auth {
  scheme: string | undefined
  headers: HeaderList
  query: string
}

/** Settings whose values are credentials. */
const secret = /^(?:value|username|.*(?:token|password|secret|.key))$/i

function authOf(auth: unknown, variables: Variables): Auth {
  const { type, ...settings } = isObject(auth) ? auth : {}
  if (typeof type !== 'string' || type === 'noauth') return { scheme: undefined, headers: [], query: '' }
  const written = settings[type]
  const pairs = Array.isArray(written) ? headersIn(written) : isObject(written) ? Object.entries(written) : []
  const values = pairs.map(([name, value]): [string, string] => [name, filled(String(value), variables)])
  const headers = values
    .filter(([name]) => secret.test(name))
    .map(([, value]): [string, string] => ['authorization', value])
  if (type !== 'apikey') return { scheme: type === 'oauth2' ? 'bearer' : type, headers, query: '' }
  const { key = '', value = '', in: place } = Object.fromEntries(values)
  if (place === 'query') return { scheme: undefined, headers, query: `${new URLSearchParams([[key, value]])}` }
  return { scheme: undefined, headers: [...headers, [key, value]], query: '' }
}

const withQuery = (url: string, query: string): string => {
  if (query === '') return url
  return `${url}${url.includes('?') ? '&' : '?'}${query}`
}

const cookiesOf = (list: unknown): HeaderList =>
  headersIn(list).map(([name, value]) => ['set-cookie', `${name}=${value}`])

/** Returns a URL with its variables: `{{name}}` anywhere, and `:name` as a segment of the path. */
function urlOf(url: unknown, variables: Variables): string {
  const { raw, host, path, variable } = isObject(url) ? url : { raw: url }
  const joined = [host, path].map((parts) => (Array.isArray(parts) ? parts : [])) as [string[], string[]]
  const written = typeof raw === 'string' ? raw : `${joined[0].join('.')}/${joined[1].join('/')}`
  const own = variablesIn(variable)
  // A host that no variable names is no part of the path.
  const whole = filled(written, variables).replace(/^\{\{[^{}]*\}\}/, '')
  const [before = '', query] = whole.split(/\?(.*)/s)
  const templated = before.replaceAll(/\/:([\w-]+)/g, (segment, name: string) => {
    const value = own.get(name)
    return value === undefined || value === '' ? segment : `/${encodeURIComponent(filled(value, variables))}`
  })
  return query === undefined ? templated : `${templated}?${query}`
}

/** The most variables that stand in one another. */
const deepest = 5

function filled(text: string, variables: Variables): string {
  let done = text
  for (let depth = 0; depth < deepest; depth++) {
    done = done.replaceAll(/\{\{([^{}]*)\}\}/g, (whole, name: string) => variables.get(name.trim()) ?? whole)
  }
  return done
}

function variablesIn(list: unknown): Variables {
  const named = (Array.isArray(list) ? list : []).filter(isObject)
  return new Map(named.map(({ key, id, value }) => [String(key ?? id), String(value ?? '')]))
}
