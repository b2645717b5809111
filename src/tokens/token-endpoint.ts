/** The token endpoint (RFC 6749), with PKCE (RFC 7636) and ID tokens (OpenID Connect Core, section 2). */
import { createHash } from 'node:crypto'
import { jwtPart } from '../request/jwt.ts'
import { formDecoded, lenient } from '../request/percent.ts'
import { issuerName, type TokenAnswer, type TokenCall } from './call.ts'
import type { Endpoint } from './endpoints.ts'
import { type Grant, usualLife } from './issuer.ts'
import { personOf } from './userinfo.ts'

/** Thrown for a request that is refused, with the error of RFC 6749 section 5.2. */
class Refused {
  readonly error: string
  readonly detail: string

  constructor(error: string, detail: string) {
    this.error = error
    this.detail = detail
  }
}

type Form = ReadonlyMap<string, string>

/** A grant that was asked for: how its right is found. */
interface GrantType {
  /** The flow of the document that allows it. */
  flow: string
  /** True if it comes with a refresh token. */
  refreshes: boolean
  grant: (form: Form, clientId: string, call: TokenCall) => Grant
}

/** The grants, by their `grant_type`. */
const grants: Record<string, GrantType> = {
  client_credentials: {
    flow: 'clientCredentials',
    refreshes: false,
    grant: (form, clientId, { endpoint }) => ({ clientId, subject: clientId, scopes: scopesOf(form, endpoint) })
  },
  password: {
    flow: 'password',
    refreshes: true,
    grant(form, clientId, { endpoint }) {
      needed(form, 'password')
      return { clientId, subject: needed(form, 'username'), scopes: scopesOf(form, endpoint) }
    }
  },
  authorization_code: { flow: 'authorizationCode', refreshes: true, grant: byCode },
  refresh_token: {
    // A refresh token was issued here, so that no flow has to allow it.
    flow: '',
    refreshes: true,
    grant(form, clientId, { issuer, endpoint }) {
      const granted = issuer.granted(needed(form, 'refresh_token'))
      // A code is no refresh token.
      if (granted === undefined || granted.redirectUri !== undefined) {
        throw new Refused('invalid_grant', 'there is no such refresh token')
      }
      if (granted.clientId !== clientId) throw new Refused('invalid_grant', 'another client has this refresh token')
      const scopes = form.has('scope') ? scopesOf(form, endpoint) : granted.scopes
      const wider = scopes.find((scope) => !granted.scopes.includes(scope))
      if (wider !== undefined) throw new Refused('invalid_scope', `the refresh token has no scope ${wider}`)
      return { ...granted, scopes }
    }
  }
}

/** Issues a token, or refuses with the error of RFC 6749 section 5.2. */
export async function tokenAnswer(call: TokenCall): Promise<TokenAnswer> {
  try {
    const form = formOf(call)
    const kind = grantTypeOf(form, call.endpoint)
    const clientId = clientOf(form, call)
    return await issued(kind, kind.grant(form, clientId, call), call)
  } catch (error) {
    return refusal(error)
  }
}

/** Revokes a token (RFC 7009): unknown ones too, without a word. */
export async function revoke(call: TokenCall): Promise<TokenAnswer> {
  try {
    const form = formOf(call)
    clientOf(form, call)
    const token = needed(form, 'token')
    call.issuer.revoke(token)
    call.issuer.use(token)
    return { status: 200, body: {} }
  } catch (error) {
    return refusal(error)
  }
}

function refusal(error: unknown): TokenAnswer {
  if (!(error instanceof Refused)) throw error
  const body = { error: error.error, error_description: error.detail }
  if (error.error !== 'invalid_client') return { status: 400, headers: unkept, body }
  return { status: 401, headers: { ...unkept, 'www-authenticate': 'Basic realm="token"' }, body }
}

const unkept = { 'cache-control': 'no-store', pragma: 'no-cache' }

async function issued(kind: GrantType, grant: Grant, call: TokenCall): Promise<TokenAnswer> {
  const { issuer } = call
  const { clientId, subject, scopes, nonce } = grant
  const name = issuerName(call)
  const claims = { client_id: clientId }
  const token = await issuer.issue(name, { scopes, subject, audience: clientId, claims })
  const now = Math.floor(Date.now() / 1000)
  const idToken = {
    ...personOf(subject, scopes),
    iss: name,
    aud: clientId,
    iat: now,
    exp: now + usualLife,
    auth_time: now,
    ...(nonce === undefined ? {} : { nonce })
  }
  return {
    status: 200,
    headers: unkept,
    body: {
      access_token: token,
      token_type: 'Bearer',
      expires_in: usualLife,
      scope: scopes.join(' '),
      ...(kind.refreshes ? { refresh_token: issuer.keep({ clientId, subject, scopes }) } : {}),
      ...(kind.refreshes && scopes.includes('openid') ? { id_token: await issuer.sign(idToken) } : {})
    }
  }
}

/** Reads the form of a request. No parameter may be sent twice (RFC 6749 section 3.2). */
function formOf({ headers, text }: TokenCall): Form {
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(headers['content-type'] ?? '')) {
    throw new Refused('invalid_request', 'the body is application/x-www-form-urlencoded')
  }
  const form = new Map<string, string>()
  for (const [name, value] of new URLSearchParams(text)) {
    if (form.has(name)) throw new Refused('invalid_request', `${name} is sent twice`)
    // A parameter without a value is as one that was left out.
    if (value !== '') form.set(name, value)
  }
  return form
}

function needed(form: Form, name: string): string {
  const value = form.get(name)
  if (value === undefined) throw new Refused('invalid_request', `${name} is missing`)
  return value
}

function grantTypeOf(form: Form, { flows }: Endpoint): GrantType {
  const name = needed(form, 'grant_type')
  const kind = Object.hasOwn(grants, name) ? grants[name] : undefined
  if (kind !== undefined && (kind.flow === '' || flows.size === 0 || flows.has(kind.flow))) return kind
  const there = Object.keys(grants).filter((one) => flows.size === 0 || flows.has((grants[one] as GrantType).flow))
  throw new Refused('unsupported_grant_type', `there is no ${name} here; there is ${there.join(', ')}`)
}

/** Returns the id of the client: by Basic credentials, in the body, or as the subject of its assertion (RFC 7523). */
function clientOf(form: Form, { headers }: TokenCall): string {
  const { authorization } = headers
  const basic = /^basic +([\w+/]+=*) *$/i.exec(authorization ?? '')?.[1]
  if (basic !== undefined) {
    const [id = ''] = Buffer.from(basic, 'base64').toString().split(':', 1)
    if (id !== '') return lenient(id, formDecoded)
  }
  const assertion = form.get('client_assertion')
  const id = form.get('client_id') ?? (assertion === undefined ? undefined : subjectOf(assertion))
  if (authorization === undefined && id !== undefined) return id
  throw new Refused('invalid_client', 'the client is missing: send Authorization: Basic, or client_id in the body')
}

function subjectOf(assertion: string): string | undefined {
  const sub = jwtPart(assertion, 'claims')?.sub
  return typeof sub === 'string' ? sub : undefined
}

/** Returns the scopes that are granted to a form. Throws Refused for one that the document lacks. */
const scopesOf = (form: Form, endpoint: Endpoint): string[] =>
  grantedScopes(form.get('scope'), endpoint, (scope) => {
    throw new Refused('invalid_scope', `the document has no scope ${scope}`)
  })

/** Returns the scopes that are asked for, else all that the document has. Calls `refuse` for one that it lacks. */
export function grantedScopes(
  text: string | undefined,
  { scopes, authority }: Endpoint,
  refuse: (scope: string) => void
): string[] {
  const asked = text?.split(' ').filter((scope) => scope !== '')
  const unknown = scopes && asked?.find((scope) => !scopes.has(scope))
  if (unknown !== undefined) refuse(unknown)
  return [...new Set(asked ?? scopes ?? authority.scopes)]
}

function byCode(form: Form, clientId: string, { issuer }: TokenCall): Grant {
  const code = needed(form, 'code')
  const grant = issuer.granted(code)
  const invalid = (detail: string) => new Refused('invalid_grant', detail)
  if (grant?.redirectUri === undefined) throw invalid('there is no such code, or it was used')
  // A code is good for one try.
  issuer.use(code)
  if (grant.clientId !== clientId) throw invalid('another client has this code')
  if (grant.redirectUri !== form.get('redirect_uri')) throw invalid('redirect_uri is another than the code was for')
  const verifier = form.get('code_verifier')
  if (grant.challenge === undefined) {
    if (verifier !== undefined) throw invalid('code_verifier belongs to a code_challenge, and there was none')
    return grant
  }
  const { method, value } = grant.challenge
  if (verifier === undefined) throw invalid('code_verifier is missing')
  const made = method === 'plain' ? verifier : createHash('sha256').update(verifier).digest('base64url')
  if (made !== value) throw invalid('code_verifier does not fit the code_challenge')
  return grant
}
