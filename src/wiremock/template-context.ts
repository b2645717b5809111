/** The names that templates can use. */
import type { RequestView } from '../control/matching/request-view.ts'
import { uuidOf } from '../control/stubs/stubs.ts'
import type { Random } from '../generate/lexicon/entity/random.ts'
import { type Root, readable, tools, withHidden } from './helpers/arguments.ts'
import { headersIn, listed, namedHeaders } from './helpers/named-values.ts'
import type { Mentions } from './mentions.ts'

/** Returns the names that templates can use, with the parts of the request that they mention. */
export function contextOf(
  view: RequestView,
  variables: Record<string, string>,
  random: Random,
  mentions: Mentions,
  parameters: object = {}
): TemplateContext {
  return {
    request: requestIn(view, variables, mentions),
    parameters,
    [tools]: {
      random,
      readJson(text) {
        // Matchers have read the body already.
        const body = view.body()
        return body?.text === text ? body.json()?.value : readable(text)
      }
    }
  }
}

/** The names that templates can use. */
interface TemplateContext extends Root {
  request: object
  parameters: object
}

type Member = (view: RequestView, variables: Record<string, string>, mentions: Mentions) => unknown

/** The members of `request`. To add another, add it here. */
const requestMembers: Record<string, Member> = {
  id: (view) => uuidOf(view.id),
  method: (view) => view.method,
  url: (view) => view.url,
  scheme: (view) => view.scheme,
  host: (view) => view.host().name,
  port: (view) => view.host().port,
  baseUrl: (view) => new URL(`${view.scheme}://${view.host().name}:${view.host().port}`).origin,
  clientIp: (view) => view.clientIp,
  path: (view, variables) => pathIn(view.path, variables),
  pathSegments: (view, variables) => pathIn(view.path, variables),
  query: (view) => listed(view.query()),
  headers: (view, _, { members, headers }) =>
    members === 'all' || headers === 'all' ? headersIn(view.headers()) : namedHeaders(view.headers(), headers),
  cookies: (view) => listed(view.cookies()),
  formData: (view) => listed(view.form()),
  body: (view) => view.body()?.text ?? '',
  bodyAsBase64: (view) => view.body()?.bytes().toString('base64') ?? ''
}

function requestIn(view: RequestView, variables: Record<string, string>, mentions: Mentions): object {
  const { members } = mentions
  const request: Record<string, unknown> = {}
  if (members === 'all') {
    for (const [name, member] of Object.entries(requestMembers))
      Object.defineProperty(request, name, { get: () => member(view, variables, mentions), enumerable: true })
    return request
  }
  for (const name of members) {
    if (Object.hasOwn(requestMembers, name)) request[name] = (requestMembers[name] as Member)(view, variables, mentions)
  }
  return request
}

/** Returns the path: as text, by segments, and by the variables of its template. */
function pathIn(path: string, variables: Record<string, string>): object {
  const segments = path
    .split('/')
    .slice(1)
    .map((segment) => decodeURIComponent(segment))
  const named = Object.entries(variables).map(([key, value]) => [key, decodeURIComponent(value)])
  return withHidden(Object.fromEntries([...segments.entries(), ...named]), {
    toString: () => decodeURIComponent(path)
  })
}
