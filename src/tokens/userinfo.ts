/** The person that a token stands for. */
import type { TokenAnswer, TokenCall } from './call.ts'

/** Returns the claims about a person that scopes allow (OpenID Connect Core, section 5.4). */
export function personOf(subject: string, scopes: readonly string[]): Record<string, unknown> {
  const name = subject.replace(/@.*$/, '')
  const email = subject.includes('@') ? subject : `${subject.replaceAll(/[^\w.+-]/g, '-')}@example.com`
  return {
    sub: subject,
    ...(scopes.includes('profile') ? { name, preferred_username: subject } : {}),
    ...(scopes.includes('email') ? { email, email_verified: true } : {})
  }
}

/** Answers with the person of a token that was issued here. */
export function userinfo({ headers, issuer }: TokenCall): TokenAnswer {
  const token = /^bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1]
  const issued = token === undefined ? undefined : issuer.find(token)
  if (issued === undefined || issued === 'changed' || (issued.claims.exp as number) * 1000 <= Date.now()) {
    const challenge = token === undefined ? 'Bearer' : 'Bearer error="invalid_token"'
    const error_description = 'send Authorization: Bearer with a token of the token endpoint'
    return {
      status: 401,
      headers: { 'www-authenticate': challenge },
      body: { error: 'invalid_token', error_description }
    }
  }
  return { status: 200, body: personOf(String(issued.claims.sub), issued.scopes ?? ['profile', 'email']) }
}
