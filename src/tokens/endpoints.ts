/** The endpoints of OAuth 2.0 and OpenID Connect that a document declares as the mock's own. */
import type { Contract } from '../contract/contract.ts'
import { isObject } from '../document/json/is-object.ts'
import { textOf } from '../document/places/text-of.ts'

export type EndpointKind = 'token' | 'authorize' | 'discovery' | 'keys' | 'userinfo' | 'revoke'

/** An endpoint, and what the document says of it. */
export interface Endpoint {
  kind: EndpointKind
  /** The flows by their names in the document; empty for an endpoint that is only discovered. */
  flows: ReadonlySet<string>
  /** The scopes that may be asked for; undefined: any. */
  scopes: ReadonlySet<string> | undefined
  /** True if the document names its path, which it then has even where an operation has it too. */
  declared: boolean
  /** The endpoints of its scheme. */
  authority: Authority
}

/** The endpoints of a document as clients discover them, by their paths. */
export interface Authority {
  /** The path of the issuer, '' for the mock itself. */
  base: string
  paths: Record<EndpointKind, string>
  scopes: ReadonlySet<string>
}

/** Endpoints by `METHOD path`. */
export type Endpoints = ReadonlyMap<string, Endpoint>

interface Flow {
  name: string
  tokenUrl: unknown
  refreshUrl: unknown
  authorizationUrl: unknown
  scopes: string[]
}

/** The scopes that OpenID Connect defines, as far as they mean anything here. */
const standardScopes = ['openid', 'profile', 'email', 'offline_access']

const wellKnown = '/.well-known/openid-configuration'

/** Methods of each kind. */
const methods: Record<EndpointKind, string[]> = {
  token: ['POST'],
  authorize: ['GET'],
  discovery: ['GET'],
  keys: ['GET'],
  userinfo: ['GET', 'POST'],
  revoke: ['POST']
}

/** Returns the endpoints of documents; the first document that has a path keeps it. `prefix`: the path above it. */
export function endpointsOf(documents: readonly { contract: Contract; prefix: string | undefined }[]): Endpoints {
  const all = new Map<string, Endpoint>()
  for (const { contract, prefix = '' } of documents) {
    for (const [path, endpoint] of endpointsIn(contract, prefix)) {
      for (const method of methods[endpoint.kind]) {
        const key = `${method} ${path}`
        if (!all.has(key)) all.set(key, endpoint)
      }
    }
  }
  return all
}

/** Returns the endpoints of a document with their paths; none if it declares none as its own. */
function endpointsIn(contract: Contract, prefix: string): [path: string, endpoint: Endpoint][] {
  const own = ownPathsOf(contract, prefix)
  const schemes = Object.values(contract.securitySchemes)
  const flows = schemes.flatMap(({ type, flows }) => (type === 'oauth2' ? flowsOf(flows) : []))
  const discovered = schemes.flatMap(({ type, openIdConnectUrl }) =>
    type === 'openIdConnect' ? own(openIdConnectUrl) : []
  )
  const isOpen = discovered.length > 0
  const standard = isOpen || flows.some(({ name }) => name === 'authorizationCode') ? standardScopes : []
  const scopes = new Set([...flows.flatMap((flow) => flow.scopes), ...standard])
  const at = (kind: 'tokenUrl' | 'authorizationUrl') => flows.flatMap((flow) => own(flow[kind]))
  const [discovery = prefix + wellKnown] = discovered
  const base = discovery.endsWith(wellKnown) ? discovery.slice(0, -wellKnown.length) : prefix
  const [token = `${base}/oauth2/token`] = at('tokenUrl')
  const [authorize = `${base}/oauth2/authorize`] = at('authorizationUrl')
  if (!isOpen && at('tokenUrl').length === 0 && at('authorizationUrl').length === 0) return []

  const paths: Authority['paths'] = {
    token,
    authorize,
    discovery,
    keys: `${base}/oauth2/keys`,
    userinfo: `${base}/oauth2/userinfo`,
    revoke: `${base}/oauth2/revoke`
  }
  const authority: Authority = { base, paths, scopes }
  const usual = { flows: new Set<string>(), scopes: isOpen ? undefined : scopes, declared: false, authority }
  const found: [string, Endpoint][] = []
  for (const flow of flows) {
    for (const [kind, urls] of [
      ['token', [flow.tokenUrl, flow.refreshUrl]],
      ['authorize', [flow.authorizationUrl]]
    ] as const) {
      for (const path of new Set(urls.flatMap(own))) found.push([path, ofFlow(kind, path)])
    }
  }
  for (const path of discovered) found.push([path, { ...usual, kind: 'discovery', declared: true }])
  for (const kind of Object.keys(methods) as EndpointKind[]) found.push([paths[kind], { ...usual, kind }])
  found.push([`${base}/.well-known/oauth-authorization-server`, { ...usual, kind: 'discovery' }])
  return found

  /** An endpoint that several flows may share. */
  function ofFlow(kind: EndpointKind, path: string): Endpoint {
    const sharing = flows.filter(({ tokenUrl, refreshUrl, authorizationUrl }) =>
      (kind === 'token' ? [tokenUrl, refreshUrl] : [authorizationUrl]).some((url) => own(url).includes(path))
    )
    const itsScopes = new Set([...sharing.flatMap((flow) => flow.scopes), ...standard])
    const names = new Set(sharing.map(({ name }) => name))
    return { kind, flows: names, scopes: isOpen ? undefined : itsScopes, declared: true, authority }
  }
}

function flowsOf(flows: unknown): Flow[] {
  if (!isObject(flows)) return []
  return Object.entries(flows).flatMap(([name, flow]) => {
    if (!isObject(flow)) return []
    const { tokenUrl, refreshUrl, authorizationUrl, scopes } = flow
    return [{ name, tokenUrl, refreshUrl, authorizationUrl, scopes: isObject(scopes) ? Object.keys(scopes) : [] }]
  })
}

/** Stands for the mock, where a URL is relative. */
const itself = 'http://mock.invalid'

/**
 * Returns a function from a URL to the paths that it has here: with the path of the document's server, and without it.
 * None for a URL of another host than the document's servers.
 */
function ownPathsOf({ document }: Contract, prefix: string): (url: unknown) => string[] {
  const listed = (document.servers ?? []).map((server) => {
    const variables: Record<string, unknown> = isObject(server.variables) ? server.variables : {}
    const filled = textOf(server.url ?? '').replaceAll(/\{([^{}]*)\}/g, (_, name) => {
      const variable = variables[name]
      return isObject(variable) ? textOf(variable.default ?? '') : ''
    })
    return parsed(filled, itself)
  })
  const servers = listed.filter((server) => server !== undefined)
  const hosts = new Set([itself, ...servers.map(({ origin }) => origin)])
  const bases = servers.map(({ pathname }) => pathname.replace(/\/+$/, '')).filter((base) => base !== '')
  return (url) => {
    if (typeof url !== 'string' || url === '') return []
    const from = servers[0]?.href.replace(/\/*$/, '/') ?? itself
    const { origin, pathname } = parsed(url, from) ?? { origin: '', pathname: '' }
    if (!hosts.has(origin)) return []
    const below = bases.flatMap((base) => (pathname.startsWith(`${base}/`) ? [pathname.slice(base.length)] : []))
    return [...new Set([pathname, ...below])].map((path) => prefix + path)
  }
}

const parsed = (url: string, base: string): URL | undefined =>
  URL.canParse(url, base) ? new URL(url, base) : undefined
