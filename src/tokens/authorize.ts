/** The authorization endpoint (RFC 6749 section 4.1): it agrees at once, and sends the browser back with a code. */
import { issuerName, type TokenAnswer, type TokenCall } from './call.ts'
import { grantedScopes } from './token-endpoint.ts'

/** Schemes of URLs that run code or read files where a browser goes to them. */
const harmful = /^(javascript|data|vbscript|file|blob|about):/i

export function authorize(call: TokenCall): TokenAnswer {
  const { endpoint, issuer, query } = call
  const asked = new URLSearchParams(query)
  const clientId = asked.get('client_id')
  const redirectUri = asked.get('redirect_uri')
  if (clientId === null || clientId === '') return refused('client_id is missing')
  if (redirectUri === null || !URL.canParse(redirectUri) || harmful.test(redirectUri)) {
    return refused('redirect_uri is missing, or no URL that a browser may be sent to')
  }
  const back = (answer: Record<string, string>): TokenAnswer => {
    const location = new URL(redirectUri)
    const state = asked.get('state')
    const more = { ...(state === null ? {} : { state }), iss: issuerName(call) }
    for (const [name, value] of Object.entries({ ...answer, ...more })) {
      location.searchParams.set(name, value)
    }
    return { status: 302, headers: { location: location.href, 'cache-control': 'no-store' } }
  }
  const wrong = (error: string, detail: string) => back({ error, error_description: detail })
  if (asked.get('response_type') !== 'code') {
    return wrong('unsupported_response_type', 'response_type is code')
  }
  const method = asked.get('code_challenge_method') ?? 'plain'
  if (method !== 'S256' && method !== 'plain') {
    return wrong('invalid_request', 'code_challenge_method is S256 or plain')
  }
  let unknown: string | undefined
  const scopes = grantedScopes(asked.get('scope') ?? undefined, endpoint, (scope) => (unknown = scope))
  if (unknown !== undefined) return wrong('invalid_scope', `the document has no scope ${unknown}`)
  const challenge = asked.get('code_challenge')
  const code = issuer.keep({
    clientId,
    redirectUri,
    subject: asked.get('login_hint') ?? 'user',
    scopes,
    challenge: challenge === null ? undefined : { value: challenge, method },
    nonce: asked.get('nonce') ?? undefined
  })
  return back({ code })
}

const refused = (detail: string): TokenAnswer => ({
  status: 400,
  body: { error: 'invalid_request', error_description: detail }
})
