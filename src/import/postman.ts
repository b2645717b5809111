/** Collections of Postman (2.0 and 2.1): the answers that were saved with their requests. */
import { isObject } from '../document/json/is-object.ts'
import { type Exchange, partsOf } from './exchange.ts'
import { hasBearer } from './har.ts'

/** Returns true for the value of a collection. */
export const isPostman = (value: unknown): boolean =>
  isObject(value) && Array.isArray(value.item) && isObject(value.info)

type Variables = ReadonlyMap<string, string>

/** Returns the saved answers of a collection, as exchanges. */
export function readPostman(value: unknown): Exchange[] {
  return exchangesIn(value, new Map())
}

/** Folders may stand in folders. Each may set variables for what is in it. */
function exchangesIn(item: unknown, outer: Variables): Exchange[] {
  if (!isObject(item)) return []
  const variables = new Map([...outer, ...variablesIn(item.variable)])
  const inner = Array.isArray(item.item) ? item.item.flatMap((one) => exchangesIn(one, variables)) : []
  const saved = Array.isArray(item.response) ? item.response : []
  return [...inner, ...saved.flatMap((response) => exchangeOf(response, item.request, variables))]
}

function exchangeOf(response: unknown, usual: unknown, variables: Variables): Exchange[] {
  if (!isObject(response) || !Number.isInteger(response.code)) return []
  const request = response.originalRequest ?? usual
  if (typeof request !== 'string' && !isObject(request)) return []
  const { method = 'GET', url = request, header, body } = isObject(request) ? request : {}
  const named = headerIn(response.header, 'content-type')
  const language = response._postman_previewlanguage
  const type = named ?? (language === 'json' || language === 'xml' ? `application/${language}` : 'text/plain')
  const raw = isObject(body) && typeof body.raw === 'string' ? filled(body.raw, variables) : undefined
  return [
    {
      method: String(method).toUpperCase(),
      ...partsOf(urlOf(url, variables)),
      sent: raw === undefined ? undefined : { type: headerIn(header, 'content-type') ?? 'application/json', text: raw },
      bearer: hasBearer(header),
      status: Number(response.code),
      type,
      text: typeof response.body === 'string' ? response.body : undefined
    }
  ]
}

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
    return value === undefined ? segment : `/${encodeURIComponent(filled(value, variables))}`
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

function headerIn(headers: unknown, name: string): string | undefined {
  const found = (Array.isArray(headers) ? headers : []).find(
    (one) => isObject(one) && String(one.key).toLowerCase() === name
  )
  return found === undefined ? undefined : String(found.value)
}
